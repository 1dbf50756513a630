//! Gives the log out as rows: imported cases as they came, our own cases event by event.

use super::stored::StoredRow;
use crate::failure::Failure;
use crate::history::progress::Progress;
use crate::history::row::{Attribute, Attributes, Row, Value};
use crate::history::xes_writer::XesFile;
use chrono::NaiveDate;
use domain::application::{ApplicationEvent, ExternalEventRecorded};
use domain::shared::ids::OfficeCode;
use domain::shared::personal::Personal;
use domain::shared::time::rome_day;
use serde::Serialize;
use std::path::Path;
use store::{Recorded, Store};

/// Cases looked up at once.
const PAGE: i64 = 500;

/// Which cases are given out.
#[derive(Debug, Default)]
pub struct Export {
    /// Cases of this office only.
    pub office: Option<OfficeCode>,
    /// Events from this day on, in Italy.
    pub from: Option<NaiveDate>,
    /// Events up to this day, in Italy.
    pub to: Option<NaiveDate>,
}

/// What was given out.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// Cases.
    pub cases: u64,
    /// Rows.
    pub rows: u64,
}

impl Export {
    /// Writes the applications of `store` to a XES file, case by case in the order in which they began.
    pub async fn xes(&self, store: &Store, file: &Path) -> Result<Exported, Failure> {
        let failed =
            |error: crate::history::error::HistoryError| Failure::new(error.code(), &error);
        let mut xes = XesFile::create(file, store.tenant().as_str()).map_err(failed)?;
        let head = u64::try_from(store.head().await?).unwrap_or_default();
        let mut progress = Progress::start("export", head);
        let (mut cases, mut rows, mut after) = (0, 0, 0);
        loop {
            let firsts = store.first_events("application", after, PAGE).await?;
            let Some(last) = firsts.last() else { break };
            after = last.log_index;
            for first in &firsts {
                let case = self.case(store, &first.aggregate_id).await?;
                cases += u64::from(!case.is_empty());
                for row in &case {
                    xes.write(row).map_err(failed)?;
                    rows += 1;
                }
            }
            progress.advance(u64::try_from(after).unwrap_or_default(), rows);
        }
        xes.finish().map_err(failed)?;
        progress.finish(&format!("{rows} rows of {cases} cases"));
        Ok(Exported { cases, rows })
    }

    async fn case(&self, store: &Store, id: &str) -> Result<Vec<Row>, Failure> {
        let mut events = store.read_stream("application", id, 0).await?;
        let imported = events
            .first()
            .is_some_and(|first| first.event_type == "application_imported");
        let mut rows = if imported {
            if !self.wants(imported_office(&events).as_ref()) {
                return Ok(Vec::new());
            }
            let mut payloads: Vec<_> = events.iter_mut().map(|e| &mut e.payload).collect();
            store.keyring().reveal(&mut payloads).await?;
            imported_rows(&events)?
        } else {
            own_rows(&events, id, |office| self.wants(office))
        };
        rows.retain(|row| self.within(rome_day(row.at.to_utc())));
        Ok(rows)
    }

    fn wants(&self, office: Option<&OfficeCode>) -> bool {
        self.office.is_none() || self.office.as_ref() == office
    }

    fn within(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

fn imported_office(events: &[Recorded]) -> Option<OfficeCode> {
    let first = events.first()?.decode::<ApplicationEvent>().ok()?;
    if let ApplicationEvent::ApplicationImported(case) = first {
        Some(case.office)
    } else {
        None
    }
}

/// A case as it came; a value whose key was destroyed leaves its row with what stands in clear.
fn imported_rows(events: &[Recorded]) -> Result<Vec<Row>, Failure> {
    let (mut case_id, mut case) = (String::new(), Attributes::new());
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let event = event.decode::<ApplicationEvent>()?;
        if let ApplicationEvent::ApplicationImported(imported) = event {
            imported.case_id.as_str().clone_into(&mut case_id);
            case = revealed(&imported.attributes)?.unwrap_or_default();
        } else if let ApplicationEvent::ExternalEventRecorded(row) = event {
            rows.push(imported_row(*row, &case_id, &case)?);
        }
    }
    Ok(rows)
}

fn imported_row(
    row: ExternalEventRecorded,
    case_id: &str,
    case: &Attributes,
) -> Result<Row, Failure> {
    let places = (u64::from(row.index_in_case), row.row);
    if let Some(stored) = revealed::<StoredRow>(&row.attributes)? {
        return Ok(stored.into_row(case_id, places, case));
    }
    Ok(Row {
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
        event_attributes: Attributes::new(),
    })
}

fn revealed<T: serde::de::DeserializeOwned>(
    sealed: &Personal<serde_json::Value>,
) -> Result<Option<T>, Failure> {
    let value = sealed
        .reveal()
        .cloned()
        .map(serde_json::from_value)
        .transpose();
    value.map_err(|error| Failure::new("export.unreadable", &error))
}

/// A case of our own: the types of its events, by whom and when; nothing personal.
fn own_rows(
    events: &[Recorded],
    id: &str,
    wants: impl Fn(Option<&OfficeCode>) -> bool,
) -> Vec<Row> {
    let office = |event: &Recorded| {
        event
            .meta("office")
            .and_then(|code| OfficeCode::new(code).ok())
    };
    if !events.iter().any(|event| wants(office(event).as_ref())) {
        return Vec::new();
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
    events.iter().enumerate().map(row).collect()
}
