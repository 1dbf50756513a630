//! When the process is asked to end: SIGTERM from a service manager, Ctrl-C from a person.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Both requests to end; listen before long work starts, so that none is missed.
#[derive(Debug)]
pub struct EndRequests {
    terminate: Signal,
    interrupt: Signal,
}

impl EndRequests {
    /// Starts to listen; from here on the signals no longer end the process by themselves.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for the next request; its name.
    pub async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}
