//! Offices over HTTP.

mod open_office;
mod revise_office;
