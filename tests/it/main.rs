//! The one integration binary.

mod audit;
mod contracts;
mod edge;
mod faults;
mod house;
mod journeys;
mod log;
mod offices;
mod registers;
mod registrations;
mod views;
