//! The command line: what starts the service and looks after it.

pub mod bench;
pub mod cluster;
pub mod cmd;
pub mod config;
pub mod database;
pub mod failure;
pub mod history;
pub mod logging;
pub mod opened;
pub mod output;
pub mod seed;
pub mod service;
pub mod signals;
mod sweeping;
