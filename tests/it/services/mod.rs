//! Services of the catalogue over HTTP.

mod list_services;
mod publish_service;
mod windows;
