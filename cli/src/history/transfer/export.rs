//! Gives the log out as rows, a few cases at a time.

use super::given::{imported_office, imported_rows, own_rows};
use super::order;
use crate::failure::Failure;
use crate::history::error::HistoryError;
use crate::history::progress::Progress;
use crate::history::reader::SeenCases;
use crate::history::row::Row;
use crate::history::xes_writer::XesFile;
use chrono::NaiveDate;
use domain::shared::ids::OfficeCode;
use domain::shared::time::rome_day;
use serde::Serialize;
use std::collections::HashMap;
use std::path::Path;
use store::{Recorded, Store};

/// Cases looked up at once.
const PAGE: usize = 500;
/// Events of whole cases that are in memory at once; a longer case comes alone.
const EVENTS: i64 = 2_000;

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
#[derive(Debug, Default, Serialize)]
pub struct Exported {
    /// Cases.
    pub cases: u64,
    /// Rows.
    pub rows: u64,
    /// Cases under a longer name, because another case has the same number.
    pub renamed: u64,
}

/// An export under way.
struct Writing {
    xes: XesFile,
    seen: SeenCases,
    done: Exported,
}

impl Export {
    /// Writes the applications of `store` to a XES file, case by case.
    pub async fn xes(&self, store: &Store, file: &Path) -> Result<Exported, Failure> {
        let mut writing = Writing {
            xes: XesFile::create(file, store.tenant().as_str()).map_err(|error| failed(&error))?,
            seen: SeenCases::default(),
            done: Exported::default(),
        };
        let cases = order::cases(store).await?;
        let mut progress = Progress::start("export", cases.len() as u64);
        let mut given = 0;
        for page in cases.chunks(PAGE) {
            let ids: Vec<&str> = page.iter().map(String::as_str).collect();
            let lengths = store.lengths("application", &ids).await?;
            let mut rest = ids.as_slice();
            for some in few_at_a_time(&lengths) {
                let (ids, left) = rest.split_at(some);
                rest = left;
                self.some_cases(store, ids, &mut writing).await?;
            }
            given += page.len() as u64;
            progress.advance(given, writing.done.rows);
        }
        let Writing { xes, done, .. } = writing;
        xes.finish().map_err(|error| failed(&error))?;
        progress.finish(&format!("{} rows of {} cases", done.rows, done.cases));
        Ok(done)
    }

    async fn some_cases(
        &self,
        store: &Store,
        ids: &[&str],
        writing: &mut Writing,
    ) -> Result<(), Failure> {
        let mut cases: HashMap<String, Vec<Recorded>> = HashMap::new();
        for event in store.read_whole("application", ids).await? {
            cases
                .entry(event.aggregate_id.clone())
                .or_default()
                .push(event);
        }
        cases.retain(|_, events| {
            !is_imported(events) || self.wants(imported_office(events).as_ref())
        });
        let imported = cases.values_mut().filter(|events| is_imported(events));
        let mut sealed: Vec<_> = imported.flatten().map(|event| &mut event.payload).collect();
        store.keyring().reveal(&mut sealed).await?;
        for id in ids {
            let Some(events) = cases.remove(*id) else {
                continue;
            };
            let mut case = if is_imported(&events) {
                imported_rows(events)?
            } else {
                own_rows(&events, id, |office| self.wants(office))
            };
            case.rows
                .retain(|row| self.within(rome_day(row.at.to_utc())));
            writing.case(&case.full_name, case.rows)?;
        }
        Ok(())
    }

    fn wants(&self, office: Option<&OfficeCode>) -> bool {
        self.office.is_none() || self.office.as_ref() == office
    }

    fn within(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Writing {
    fn case(&mut self, full_name: &str, mut rows: Vec<Row>) -> Result<(), Failure> {
        let Some(first) = rows.first() else {
            return Ok(());
        };
        // A log has one case of each name; two offices may well have one of the same number.
        let is_taken = !self.seen.insert(&first.case_id);
        let said = first.case_attributes.clone();
        for row in &mut rows {
            if is_taken {
                full_name.clone_into(&mut row.case_id);
            }
            row.keep_changes_of_case(&said);
            self.xes.write(row).map_err(|error| failed(&error))?;
        }
        self.done.cases += 1;
        self.done.rows += rows.len() as u64;
        self.done.renamed += u64::from(is_taken);
        Ok(())
    }
}

/// Cuts a page of cases into pieces of whole cases that fit in memory; the number of cases of each.
fn few_at_a_time(lengths: &[i64]) -> Vec<usize> {
    let mut pieces = Vec::new();
    let (mut cases, mut events) = (0, 0);
    for length in lengths {
        if cases > 0 && events + length > EVENTS {
            pieces.push(cases);
            (cases, events) = (0, 0);
        }
        cases += 1;
        events += length;
    }
    pieces.push(cases);
    pieces
}

fn is_imported(events: &[Recorded]) -> bool {
    events
        .first()
        .is_some_and(|first| first.event_type == "application_imported")
}

fn failed(error: &HistoryError) -> Failure {
    Failure::new(error.code(), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_never_cut_and_pieces_fit_in_memory() {
        assert_eq!(few_at_a_time(&[1, 1, 1]), [3]);
        assert_eq!(few_at_a_time(&[1_500, 400, 200, 9_000, 1]), [2, 1, 1, 1]);
    }
}
