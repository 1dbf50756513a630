//! What every handler can reach.

use crate::http::token::Tokens;
use projections::Projections;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::documents::{DocumentLimits, DocumentStore};

/// The store, the documents, the identities and the limits; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The log and its keys.
    pub store: Store,
    /// The read models.
    pub views: Projections,
    /// The bytes of documents.
    pub documents: DocumentStore,
    /// Local identities; none where they are switched off.
    pub tokens: Option<Tokens>,
    /// Limits.
    pub settings: Arc<Settings>,
}

/// Limits of the edge.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The largest JSON body, in bytes.
    pub body_limit: usize,
    /// The longest a request may take.
    pub request_timeout: Duration,
    /// What documents are taken in.
    pub documents: DocumentLimits,
}

impl Default for Settings {
    /// 1 MiB of JSON, 30 seconds, and the documents that a counter takes.
    fn default() -> Self {
        Self {
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            documents: DocumentLimits::default(),
        }
    }
}
