//! The register over HTTP.

mod correct;
mod list_registrations;
mod register_document;
