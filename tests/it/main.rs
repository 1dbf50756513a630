//! The one integration binary.

mod log;
