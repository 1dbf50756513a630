//! Between event logs and the store: rows in as events, events out as rows.

mod case;
mod export;
mod import;
mod stored;

pub use export::{Export, Exported};
pub use import::{Import, Imported};
