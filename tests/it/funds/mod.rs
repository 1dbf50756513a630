//! Funds over HTTP.

mod concurrency;
mod position;
