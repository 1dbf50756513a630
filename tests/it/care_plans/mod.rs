//! Care plans over HTTP.

mod corrections;
mod deliveries;
mod life;
pub(crate) mod plan;
mod reactions;
mod rights;
mod versions;
