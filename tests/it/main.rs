//! The one integration binary.

mod contracts;
mod edge;
mod faults;
mod log;
mod registrations;
mod views;
