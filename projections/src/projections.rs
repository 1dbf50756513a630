//! The handle on all read models of one municipality.

use crate::application::Folds;
use crate::checkpoint::{self, Checkpoint};
use crate::error::ProjectionError;
use crate::flush::Catalog;
use crate::trouble::Trouble;
use crate::view::ViewRef;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::Store;
use tokio::sync::watch;

/// How often a waiting reader looks whether another node has moved a read model on.
const LOOK: Duration = Duration::from_millis(20);

/// Proiezioni: the read models of one municipality; cheap to clone.
#[derive(Clone)]
pub struct Projections(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) views: Vec<ViewRef>,
    pub(crate) catalog: Catalog,
    pub(crate) moved: watch::Sender<u64>,
    pub(crate) folds: tokio::sync::Mutex<Folds>,
    pub(crate) troubles: Mutex<HashMap<&'static str, Trouble>>,
}

impl Projections {
    /// Every read model of the product, on this store.
    pub fn new(store: Store) -> Self {
        Self::with_views(store, crate::ALL.to_vec())
    }

    /// These read models only.
    pub fn with_views(store: Store, views: Vec<ViewRef>) -> Self {
        let catalog = Catalog::new(store.tenant().read_schema());
        Self(Arc::new(Inner {
            store,
            views,
            catalog,
            moved: watch::Sender::new(0),
            folds: tokio::sync::Mutex::default(),
            troubles: Mutex::default(),
        }))
    }

    /// Makes every read model fit for work: new ones and those of another revision are built from the log.
    pub async fn prepare(&self) -> Result<(), ProjectionError> {
        let pool = self.0.store.pool();
        let head = self.0.store.head().await?;
        checkpoint::begin(pool, &self.0.views, head == 0).await?;
        let outdated = self.outdated().await?;
        if !outdated.is_empty() {
            self.rebuild_where(&outdated, true).await?;
        }
        Ok(())
    }

    /// The read models whose rows were made by another revision.
    pub(crate) async fn outdated(&self) -> Result<Vec<&'static str>, ProjectionError> {
        let checkpoints = self.checkpoints().await?;
        let is_current = |view: &ViewRef| {
            checkpoints
                .iter()
                .any(|c| c.name == view.name() && c.revision == view.revision())
        };
        Ok(self
            .0
            .views
            .iter()
            .filter(|view| !is_current(view))
            .map(|view| view.name())
            .collect())
    }

    /// Where every read model stands.
    pub async fn checkpoints(&self) -> Result<Vec<Checkpoint>, ProjectionError> {
        checkpoint::all(self.0.store.pool()).await
    }

    /// The names of all read models here.
    pub fn names(&self) -> Vec<&'static str> {
        self.0.views.iter().map(|view| view.name()).collect()
    }

    /// The store the read models are made from.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Waits until these read models contain the event at `position`; false when `timeout` was not enough.
    pub async fn caught_up(
        &self,
        names: &[&str],
        position: i64,
        timeout: Duration,
    ) -> Result<bool, ProjectionError> {
        let until = Instant::now() + timeout;
        let mut moved = self.0.moved.subscribe();
        loop {
            moved.mark_unchanged();
            if checkpoint::reached(self.0.store.pool(), names, position).await? {
                return Ok(true);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(false);
            }
            // Another node does not tell us, so we also look now and then.
            drop(tokio::time::timeout(left.min(LOOK), moved.changed()).await);
        }
    }

    pub(crate) fn view(&self, name: &str) -> Result<ViewRef, ProjectionError> {
        self.0
            .views
            .iter()
            .copied()
            .find(|view| view.name() == name)
            .ok_or_else(|| ProjectionError::UnknownView(name.to_owned()))
    }

    pub(crate) fn digest(&self, scope: &str, thing: &str) -> String {
        hexadecimal(&self.0.store.keyring().blind(scope, thing))
    }
}

/// Bytes as PostgreSQL writes them.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::from("\\x"), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes any text");
        text
    })
}
