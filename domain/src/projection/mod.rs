//! Vista: a read model, as far as somebody decides something about it; its rows are no facts, but leaving one out is.

mod command;
mod decide;
mod error;
mod event;
mod state;

pub use command::{ProjectionCommand, SkipEvent};
pub use error::ProjectionError;
pub use event::{ProjectionEvent, ProjectionEventSkipped};
pub use state::Projection;

use crate::shared::ids::NAMESPACE;
use uuid::Uuid;

crate::aggregate!(
    Projection,
    "projection",
    ProjectionCommand,
    ProjectionEvent,
    ProjectionError
);

/// The stream that belongs to the read model of this name.
pub fn stream_id(name: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("projection/{name}").as_bytes())
}
