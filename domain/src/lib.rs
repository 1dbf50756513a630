//! The domain: what may happen.
