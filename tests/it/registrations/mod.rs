//! The register over HTTP.

mod list_registrations;
mod register_document;
