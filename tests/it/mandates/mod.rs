//! Mandates over HTTP.

mod grant_mandate;
