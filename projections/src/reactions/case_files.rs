//! Cartelle: an ISEE past its last day expires, and a term of an urgent protection that has lapsed is written down.

use super::send;
use crate::case_files::{self, DueRow};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::case_file::{By, CaseFile, CaseFileCommand, ExpireIsee, Given, LapseProtectionTerm};
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
        let command = ExpireIsee { given, isee_id }.into();
        let name = format!("isee-expired/{isee_id}");
        expired += u32::from(act(projections, &row, &name, &command).await?);
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
        let command = LapseProtectionTerm { given, step }.into();
        let name = format!("term-lapsed/{}", due.due_at.timestamp_micros());
        lapsed += u32::from(act(projections, &row, &name, &command).await?);
    }
    Ok(lapsed)
}

async fn fired(projections: &Projections, kind: &str) -> Result<Vec<DueRow>, ProjectionError> {
    let store = projections.store();
    let now = store.clock().now();
    case_files::fired(&Viewer::system(), store, kind, now, AT_ONCE).await
}

fn given(projections: &Projections) -> Given {
    Given {
        by: By::Service,
        at: projections.store().clock().now(),
    }
}

async fn act(
    projections: &Projections,
    row: &DueRow,
    name: &str,
    command: &CaseFileCommand,
) -> Result<bool, ProjectionError> {
    let stream = row.case_id.0;
    let id = Uuid::new_v5(&stream, name.as_bytes());
    send::<CaseFile>(projections.store(), stream, id, command).await
}
