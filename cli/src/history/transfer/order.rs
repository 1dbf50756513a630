//! The order of cases: our own as they began, imported ones as they stand in their file.

use crate::failure::Failure;
use std::collections::HashMap;
use store::{NthEvent, Store};
use uuid::Uuid;

/// Events looked at at once.
const PAGE: i64 = 5_000;

/// The streams of all applications, in the order in which they are given out.
///
/// An import writes many cases at once, so they begin in the log in another order than in the file. All cases of
/// one import stand where the first of them began, in the order of their rows.
pub(super) async fn cases(store: &Store) -> Result<Vec<String>, Failure> {
    let mut begun: HashMap<String, i64> = HashMap::new();
    let mut cases: Vec<(i64, u64, Uuid)> = Vec::new();
    // The place of each imported case in the list.
    let mut imported: HashMap<Uuid, usize> = HashMap::new();
    each(store, (1, "case_id"), |event| {
        let Ok(id) = Uuid::parse_str(&event.aggregate_id) else {
            return;
        };
        let mut place = event.log_index;
        if event.event_type == "application_imported" {
            imported.insert(id, cases.len());
            place = *begun
                .entry(event.correlation.unwrap_or_default())
                .or_insert(place);
        }
        cases.push((place, 0, id));
    })
    .await?;
    each(store, (2, "row"), |event| {
        let row = event.field.and_then(|row| row.as_u64());
        let id = Uuid::parse_str(&event.aggregate_id).ok();
        let case = id
            .and_then(|id| imported.get(&id))
            .and_then(|at| cases.get_mut(*at));
        if let (Some(row), Some(case)) = (row, case) {
            case.1 = row;
        }
    })
    .await?;
    cases.sort_unstable();
    Ok(cases.into_iter().map(|(_, _, id)| id.to_string()).collect())
}

async fn each(
    store: &Store,
    which: (i64, &str),
    mut take: impl FnMut(NthEvent),
) -> Result<(), Failure> {
    let mut after = 0;
    loop {
        let page = store.nth_events("application", which, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.log_index;
        page.into_iter().for_each(&mut take);
    }
}
