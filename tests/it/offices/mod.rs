//! Offices over HTTP.

mod list_offices;
mod open_office;
mod revise_office;
