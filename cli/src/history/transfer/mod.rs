//! Between event logs and the store: rows in as events, events out as rows.

mod case;
mod export;
mod given;
mod import;
mod order;
mod stored;
mod under_way;
mod waiting;

pub use export::{Export, Exported};
pub use import::{Import, Imported};
