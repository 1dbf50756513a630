//! Identifiers that differ and spread like random ones, and are the same in every run.

use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// The next identifier of this process.
pub(super) fn next() -> Uuid {
    let count = NEXT.fetch_add(1, Ordering::Relaxed);
    Uuid::new_v5(&Uuid::NAMESPACE_OID, &count.to_be_bytes())
}
