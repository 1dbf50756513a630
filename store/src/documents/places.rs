//! Places for documents that come in: a few at once, and fewer of one sender, so that slow lines of one keep nobody out.

use super::DocumentError;
use domain::shared::ids::ActorCode;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// Documents taken in at once; each holds a part in memory, and more of them would only share the same line.
const AT_ONCE: usize = 16;
/// Documents of one sender among them.
const OF_ONE: usize = 4;

/// The places there are.
#[derive(Debug)]
pub(super) struct Places {
    patience: Duration,
    all: Arc<Semaphore>,
    senders: Mutex<HashMap<ActorCode, Weak<Semaphore>>>,
}

/// One of them, given back when it is dropped.
pub(super) struct Place {
    _theirs: OwnedSemaphorePermit,
    _among_all: OwnedSemaphorePermit,
}

impl Places {
    /// Places for which one waits so long.
    pub(super) fn new(patience: Duration) -> Self {
        Self {
            patience,
            all: Arc::new(Semaphore::new(AT_ONCE)),
            senders: Mutex::default(),
        }
    }

    /// Waits for a place.
    pub(super) async fn take(&self, sender: &ActorCode) -> Result<Place, DocumentError> {
        let theirs = self.of(sender);
        let all = Arc::clone(&self.all);
        let both = async move {
            Ok::<_, AcquireError>(Place {
                _theirs: theirs.acquire_owned().await?,
                _among_all: all.acquire_owned().await?,
            })
        };
        match tokio::time::timeout(self.patience, both).await {
            Ok(Ok(place)) => Ok(place),
            // No semaphore is ever closed.
            Ok(Err(_)) | Err(_) => Err(DocumentError::Busy),
        }
    }

    /// The places of one sender; whoever holds none is forgotten.
    fn of(&self, sender: &ActorCode) -> Arc<Semaphore> {
        let mut senders = self.senders.lock().expect("no holder of this lock panics");
        senders.retain(|_, places| places.strong_count() > 0);
        if let Some(places) = senders.get(sender).and_then(Weak::upgrade) {
            return places;
        }
        let places = Arc::new(Semaphore::new(OF_ONE));
        senders.insert(sender.clone(), Arc::downgrade(&places));
        places
    }
}
