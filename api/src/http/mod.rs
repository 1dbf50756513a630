//! What every surface shares: identity, commands, problems, positions, pages, and the layers around all of it.

pub(crate) mod accesses;
pub(crate) mod actor;
pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod calendar_years;
pub(crate) mod client;
pub(crate) mod command;
pub(crate) mod download;
pub(crate) mod headers;
pub(crate) mod idempotency;
pub(crate) mod if_match;
pub(crate) mod item;
pub(crate) mod json;
pub(crate) mod layers;
pub(crate) mod limits;
pub(crate) mod masking;
pub(crate) mod named;
pub(crate) mod observe;
pub(crate) mod page;
pub(crate) mod problem;
pub(crate) mod request_id;
pub(crate) mod token;
pub(crate) mod upload;
