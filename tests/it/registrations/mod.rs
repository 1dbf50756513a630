//! The register over HTTP.

mod register_document;
