//! Services of the catalogue over HTTP.

mod publish_service;
mod windows;
