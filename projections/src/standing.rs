//! Where the read models stand against the log: which ones stopped, which ones are only behind it.

use crate::checkpoint::{Checkpoint, Status};
use crate::error::ProjectionError;
use crate::projections::Projections;
use serde::Serialize;
use std::fmt;

/// Stato delle proiezioni: what somebody must look after, and what only takes a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The last position of the log.
    pub head: i64,
    /// Read models that wait for somebody.
    pub stopped: Vec<Stopped>,
    /// Read models that follow the log and have not reached its head.
    pub behind: Vec<Behind>,
}

/// Proiezione ferma: a read model that stands still at an event it cannot take, until somebody decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stopped {
    /// Its name.
    pub view: String,
    /// The last event its rows contain.
    pub log_index: i64,
    /// The event it cannot take.
    pub failed_at_index: i64,
    /// Code of the error it stopped with.
    pub error: String,
}

/// Proiezione in ritardo: a read model that goes on by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Behind {
    /// Its name.
    pub view: String,
    /// The last event its rows contain.
    pub log_index: i64,
    /// How many events come after it.
    pub events: i64,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            view,
            failed_at_index,
            error,
            ..
        } = self;
        write!(f, "{view} stopped at event {failed_at_index} ({error})")
    }
}

impl fmt::Display for Behind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {} events behind the log", self.view, self.events)
    }
}

impl Checkpoint {
    /// How it stopped; nothing where it follows the log.
    pub fn stopped(&self) -> Option<Stopped> {
        (self.status == Status::Stopped).then(|| Stopped {
            view: self.name.clone(),
            log_index: self.log_index,
            failed_at_index: self.failed_at_index.unwrap_or(self.log_index + 1),
            error: self.error.clone().unwrap_or_default(),
        })
    }
}

impl Projections {
    /// Where these read models stand; one that was never built is behind by all there is.
    pub async fn standing(&self, names: &[&str]) -> Result<Standing, ProjectionError> {
        // Read first: what is appended meanwhile makes nobody late.
        let head = self.0.store.head().await?;
        let checkpoints = self.checkpoints().await?;
        let (mut stopped, mut behind) = (Vec::new(), Vec::new());
        for name in names {
            let checkpoint = checkpoints.iter().find(|at| at.name == *name);
            let log_index = checkpoint.map_or(0, |at| at.log_index);
            match checkpoint.and_then(Checkpoint::stopped) {
                Some(at) => stopped.push(at),
                None if log_index < head => behind.push(Behind {
                    view: (*name).to_owned(),
                    log_index,
                    events: head - log_index,
                }),
                None => {}
            }
        }
        Ok(Standing {
            head,
            stopped,
            behind,
        })
    }
}
