//! The one integration binary.

mod access_sheets;
mod accesses;
mod applications;
mod attacks;
mod audit;
mod care_plans;
mod case_files;
mod contracts;
mod deadlines;
mod documents;
mod edge;
mod faults;
mod funds;
mod house;
mod identity;
mod journeys;
mod log;
mod mandates;
mod offices;
mod people;
mod registers;
mod registrations;
mod scoping;
mod services;
mod views;
