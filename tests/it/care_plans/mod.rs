//! Care plans over HTTP.

mod bad_input;
mod citizen;
mod corrections;
mod deliveries;
mod life;
pub(crate) mod plan;
mod reactions;
mod rebuild;
mod rights;
mod versions;
