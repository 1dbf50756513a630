//! The domain: what may happen.

pub mod shared;
