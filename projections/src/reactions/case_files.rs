//! Cartelle: an ISEE past its last day expires, and a term of an urgent protection that has lapsed is written down.

use super::send;
use crate::case_files::{self, DueRow};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::case_file::{By, CaseFile, CaseFileCommand, ExpireIsee, Given, LapseProtectionTerm};
use domain::decider::{Command, Decider};
use domain::shared::ids::PersonId;
use uuid::Uuid;

/// Files looked at in one go at most.
const AT_ONCE: usize = 200;

/// Lets every ISEE expire whose last day is over; returns how many did.
pub async fn expire_isee(projections: &Projections) -> Result<u32, ProjectionError> {
    let mut expired = 0;
    for row in fired(projections, "isee").await? {
        let Ok(isee_id) = Uuid::parse_str(&row.reference) else {
            continue;
        };
        let given = given(projections);
        let command = ExpireIsee { given, isee_id };
        let name = format!("isee-expired/{isee_id}");
        expired += u32::from(act(projections, row.case_id, &name, command).await?);
    }
    Ok(expired)
}

/// Writes down every term of an urgent protection that has lapsed; returns how many did.
pub async fn lapse_terms(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let mut lapsed = 0;
    for row in fired(projections, "protection").await? {
        let loaded = store.load::<CaseFile>(row.case_id.0).await?;
        let Some(due) = loaded.state.protection.and_then(|known| known.due) else {
            continue;
        };
        let given = given(projections);
        let step = due.step;
        let command = LapseProtectionTerm { given, step };
        let name = format!("term-lapsed/{}", due.due_at.timestamp_micros());
        lapsed += u32::from(act(projections, row.case_id, &name, command).await?);
    }
    Ok(lapsed)
}

async fn fired(projections: &Projections, kind: &str) -> Result<Vec<DueRow>, ProjectionError> {
    let store = projections.store();
    let now = store.clock().now();
    case_files::fired(&Viewer::system(), store, kind, now, AT_ONCE).await
}

pub(super) fn given(projections: &Projections) -> Given {
    Given {
        by: By::Service,
        at: projections.store().clock().now(),
    }
}

/// Gives a command to a file that would accept it; false where it would not, since it may later.
pub(super) async fn act(
    projections: &Projections,
    case: PersonId,
    name: &str,
    command: impl Into<CaseFileCommand>,
) -> Result<bool, ProjectionError> {
    let id = Uuid::new_v5(&case.0, name.as_bytes());
    willing::<CaseFile>(projections, case.0, id, &command.into()).await
}

/// The same for anything: what it would refuse now is not sent, so that it can be looked at again and again.
pub(super) async fn willing<A: Decider>(
    projections: &Projections,
    stream: Uuid,
    id: Uuid,
    command: &A::Command,
) -> Result<bool, ProjectionError> {
    let store = projections.store();
    let loaded = if command.needs_clear() {
        store.load_clear::<A>(stream).await?
    } else {
        store.load::<A>(stream).await?
    };
    match loaded.state.decide(command) {
        Ok(events) if !events.is_empty() => send::<A>(store, stream, id, command).await,
        Ok(_) | Err(_) => Ok(false),
    }
}
