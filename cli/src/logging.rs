//! Where the log goes: standard error, for people or for machines.

use std::io::{IsTerminal, stderr};

use crate::config::{Log, LogFormat};
use crate::failure::Failure;

/// Starts the log of the process. Call once.
pub fn start(log: &Log) -> Result<(), Failure> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(log.filter()?)
        .with_writer(stderr);
    let started = match log.format {
        LogFormat::Pretty => builder
            .with_ansi(stderr().is_terminal())
            .with_target(false)
            .try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Failure::told("log", &error.to_string()))
}
