//! The edge: how people and programs reach the service.
//!
//! `http` is what every surface shares, `rest` the JSON of the offices. Everything under `/api/v1` needs a token;
//! a command goes to the store and nowhere else.

mod administration;
mod albo;
mod format;
mod http;
pub mod identity;
mod ids;
#[cfg(feature = "pdf")]
mod press;
pub mod receipt;
mod rest;
mod serve;
pub mod sign_in;
mod state;
mod tls;

pub use administration::Administration;
pub use http::client::{ProxiesInvalid, TrustedProxies};
pub use http::limits::Rates;
pub use http::observe::digest as log_digest;
pub use http::token::{TokenInvalid, TokenKeyInvalid, Tokens};
pub use rest::{metrics_router, openapi, router};
pub use serve::{Patience, serve};
pub use state::{AccessSettings, AppState, Settings};
pub use tls::{Tls, TlsInvalid};
