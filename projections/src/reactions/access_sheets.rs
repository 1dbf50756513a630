//! Schede di accesso: a proposal that was taken up becomes a report in the case file of the person, or makes the file.

use super::send;
use crate::access_sheets;
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::access_sheet::{AccessSheet, Named};
use domain::case_file::{By, CaseFile, CaseFileCommand, Given, ReceiveReport, Report};
use domain::shared::ids::PersonId;
use domain::shared::personal::{Personal, RetentionClass};
use store::Store;
use uuid::Uuid;

/// Sheets looked at in one go at most.
const AT_ONCE: usize = 200;

/// Writes every report that is missing; returns how many were written. One that cannot be written is told in the log of
/// the service at each look and stays a proposal taken up without a report; those behind it are written all the same.
pub async fn report(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let (mut written, mut after) = (0, Uuid::nil());
    loop {
        let rows = access_sheets::unreported(&Viewer::system(), store, after, AT_ONCE).await?;
        for row in &rows {
            written += u32::from(report_one(store, row.sheet_id).await?);
        }
        match rows.last() {
            Some(last) if rows.len() == AT_ONCE => after = last.sheet_id,
            Some(_) | None => return Ok(written),
        }
    }
}

/// Writes the report of one sheet; false where it cannot be written.
async fn report_one(store: &Store, sheet_id: Uuid) -> Result<bool, ProjectionError> {
    let loaded = store.load_clear::<AccessSheet>(sheet_id).await?;
    let Some((person, command)) = of(store, sheet_id, &loaded.state) else {
        tracing::warn!(%sheet_id, code = "access-sheet.unreadable", "a reaction was refused");
        return Ok(false);
    };
    // The file may forward to another one by now: then the report belongs there.
    let file = store.load::<CaseFile>(person.0).await?.state;
    let id = Uuid::new_v5(&sheet_id, b"report");
    let (stream, id, command) = match file.absorbed_into {
        Some(survivor) => (
            survivor.0,
            Uuid::new_v5(&id, survivor.0.as_bytes()),
            about(command, survivor),
        ),
        None => (person.0, id, command),
    };
    let command: CaseFileCommand = command.into();
    send::<CaseFile>(store, stream, id, &command).await
}

/// The report a sheet becomes; none where what it says was erased.
fn of(store: &Store, sheet_id: Uuid, state: &AccessSheet) -> Option<(PersonId, ReceiveReport)> {
    let (sheet, proposal) = (state.sheet.as_ref()?, state.proposal.as_ref()?);
    let person = sheet.person?;
    let reporter = sheet.people.reveal()?.reporter.as_ref();
    let report = Report {
        report_id: sheet_id,
        source: proposal.source.clone()?,
        received_on: sheet.access.accessed_on,
        reporter: reporter.map(|Named { name, .. }| sealed(person, name.clone())),
        text: sheet
            .matter
            .reveal()?
            .told
            .clone()
            .map(|told| sealed(person, told)),
    };
    let given = Given {
        by: By::Service,
        at: store.clock().now(),
    };
    let command = ReceiveReport {
        given,
        person_id: person,
        office: proposal.to.clone(),
        report,
    };
    Some((person, command))
}

/// The same for the file that goes on.
fn about(mut command: ReceiveReport, survivor: PersonId) -> ReceiveReport {
    command.person_id = survivor;
    let report = &mut command.report;
    report.reporter = report
        .reporter
        .as_ref()
        .and_then(|known| anew(survivor, known));
    report.text = report.text.as_ref().and_then(|known| anew(survivor, known));
    command
}

fn anew<T: Clone>(person: PersonId, known: &Personal<T>) -> Option<Personal<T>> {
    known.reveal().map(|value| sealed(person, value.clone()))
}

fn sealed<T>(person: PersonId, value: T) -> Personal<T> {
    Personal::new(person, RetentionClass::CaseFile, value)
}
