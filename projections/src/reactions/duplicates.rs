//! Doppioni: where only one application goes on, the other one is archived — the older where the last one wins, the
//! newer where the first one does.

use super::send;
use crate::duplicates::{self, SurplusRow, Winner};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::application::{Application, ApplicationCommand, Archive, ArchiveReason};
use store::Store;
use uuid::Uuid;

/// Applications archived in one go at most.
const AT_ONCE: usize = 200;

/// Up to which place of the log everything was looked at; a new one looks at everything again, which changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen(i64);

/// Archives every application that is too many; returns how many were archived.
pub async fn archive(projections: &Projections, seen: &mut Seen) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let since = store.generation();
    let surplus = duplicates::surplus(&Viewer::system(), store, seen.0, AT_ONCE).await?;
    let is_whole = surplus.len() < AT_ONCE;
    let mut archived = 0;
    for row in &surplus {
        archived += u32::from(end(store, row).await?);
    }
    // What a crash took back is written again at the same places, and is not what was seen there.
    if let Some(last) = surplus.last()
        && store.is_kept(since).await?
    {
        // The last one may have more beside it that did not fit.
        seen.0 = if is_whole { last.at } else { last.at - 1 };
    }
    Ok(archived)
}

async fn end(store: &Store, row: &SurplusRow) -> Result<bool, ProjectionError> {
    let loaded = store.load::<Application>(row.application_id).await?;
    // What is decided stays decided.
    if !loaded.state.status.is_pending() {
        return Ok(false);
    }
    let reason = match row.winner {
        Winner::First => ArchiveReason::Duplicate,
        Winner::Last => ArchiveReason::Superseded,
    };
    let command: ApplicationCommand = Archive {
        reason,
        note: None,
        at: store.clock().now(),
    }
    .into();
    let name = format!("duplicate/{}", row.at);
    let id = Uuid::new_v5(&row.application_id, name.as_bytes());
    send::<Application>(store, row.application_id, id, &command).await
}
