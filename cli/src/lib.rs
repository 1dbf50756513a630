//! The command line: what starts the service and looks after it.

pub mod cluster;
pub mod history;
