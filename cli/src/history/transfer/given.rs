//! Events as rows: imported cases as they came, our own cases event by event.

use super::stored::{StoredRow, attributes};
use crate::failure::Failure;
use crate::history::row::{Attribute, Attributes, Row, Value};
use domain::application::{ApplicationEvent, ExternalEventRecorded};
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use store::Recorded;

/// The rows of a case.
#[derive(Default)]
pub(super) struct CaseRows {
    /// A name that no other case has.
    pub(super) full_name: String,
    /// In the order of the case.
    pub(super) rows: Vec<Row>,
}

/// The office under which a case was imported.
pub(super) fn imported_office(events: &[Recorded]) -> Option<OfficeCode> {
    let first = events.first()?.decode::<ApplicationEvent>().ok()?;
    if let ApplicationEvent::ApplicationImported(case) = first {
        Some(case.office)
    } else {
        None
    }
}

/// A case as it came; a value whose key was destroyed leaves its row with what stands in clear.
pub(super) fn imported_rows(events: Vec<Recorded>) -> Result<CaseRows, Failure> {
    let (mut case_id, mut case) = (String::new(), Attributes::new());
    let mut given = CaseRows::default();
    for event in events {
        let event = event.decode::<ApplicationEvent>()?;
        if let ApplicationEvent::ApplicationImported(imported) = event {
            imported.case_id.as_str().clone_into(&mut case_id);
            given.full_name = format!("{}/{}/{case_id}", imported.office, imported.source);
            case = imported
                .attributes
                .reveal()
                .map(attributes)
                .unwrap_or_default();
        } else if let ApplicationEvent::ExternalEventRecorded(row) = event {
            given.rows.push(imported_row(*row, &case_id, &case));
        }
    }
    // A row that was corrected later stands behind rows that follow it in the case.
    given.rows.sort_by_key(|row| row.index_in_case);
    Ok(given)
}

fn imported_row(row: ExternalEventRecorded, case_id: &str, case: &Attributes) -> Row {
    let places = (u64::from(row.index_in_case), row.row);
    let kept = row.attributes.reveal();
    if let Some(stored) = kept.and_then(|kept| StoredRow::deserialize(kept).ok()) {
        return stored.into_row(case_id, places, case);
    }
    Row {
        case_id: case_id.to_owned(),
        index_in_case: places.0,
        index_in_file: places.1,
        activity: row.activity.as_str().to_owned(),
        lifecycle: row.lifecycle.map(String::from),
        at: row.at.fixed_offset(),
        resource: row.resource.map(|name| name.as_str().to_owned()),
        group: row.group.map(|name| name.as_str().to_owned()),
        instance: row.instance.map(|name| name.as_str().to_owned()),
        case_attributes: case.clone(),
        event_attributes: kept.map(attributes).unwrap_or_default(),
    }
}

/// A case of our own: the types of its events, by whom and when; nothing personal.
pub(super) fn own_rows(
    events: &[Recorded],
    id: &str,
    wants: impl Fn(Option<&OfficeCode>) -> bool,
) -> CaseRows {
    let office = |event: &Recorded| {
        event
            .meta("office")
            .and_then(|code| OfficeCode::new(code).ok())
    };
    if !events.iter().any(|event| wants(office(event).as_ref())) {
        return CaseRows::default();
    }
    let role = |event: &Recorded| {
        let role = event.meta("role").unwrap_or_default().to_owned();
        Attributes::from([("role".to_owned(), Attribute::plain(Value::String(role)))])
    };
    let row = |(index, event): (usize, &Recorded)| Row {
        case_id: id.to_owned(),
        index_in_case: index as u64,
        index_in_file: u64::try_from(event.log_index).unwrap_or_default(),
        activity: event.event_type.clone(),
        lifecycle: Some("complete".to_owned()),
        at: event.effective_at.fixed_offset(),
        resource: event.meta("actor").map(str::to_owned),
        group: event.meta("office").map(str::to_owned),
        instance: Some(event.event_id.to_string()),
        case_attributes: Attributes::new(),
        event_attributes: role(event),
    };
    CaseRows {
        full_name: id.to_owned(),
        rows: events.iter().enumerate().map(row).collect(),
    }
}
