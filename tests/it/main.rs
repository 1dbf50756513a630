//! The one integration binary.

mod faults;
mod log;
mod views;
