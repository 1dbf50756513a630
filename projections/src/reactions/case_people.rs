//! Persone e casi: a death, a birthday, a move and a merge on the file of a person become tasks on their case, or what
//! follows for it; nobody else's case is touched.

use super::case_files::{act, given};
use crate::case_files::{born_on, deaths, merged, moved_to};
use crate::error::ProjectionError;
use crate::offices;
use crate::page::PageRequest;
use crate::projections::Projections;
use crate::viewer::Viewer;
use chrono::{Days, Months, NaiveDate};
use domain::case_file::{
    AbsorbCase, CaseFile, CaseFileCommand, NoteComingOfAge, NoteDeath, RaiseCompetenceReview,
    RestoreCase,
};
use domain::shared::ids::ReasonCode;
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::time::rome_day;

/// Files looked at in one go at most.
const AT_ONCE: usize = 200;
/// Eighteen years.
const OF_AGE: Months = Months::new(18 * 12);
/// Days in which a birthday is still noticed, however long the service stood still.
const NOTICED: u64 = 400;

/// Notes every death that a case does not know; returns how many were noted.
pub async fn note_deaths(projections: &Projections) -> Result<u32, ProjectionError> {
    let mut noted = 0;
    for row in deaths(&Viewer::system(), projections.store(), AT_ONCE).await? {
        // What was erased cannot be written again.
        let Some(died_on) = row.died_on.known() else {
            continue;
        };
        let command = NoteDeath {
            given: given(projections),
            died_on: Personal::new(row.case_id, RetentionClass::CaseFile, *died_on),
            born_on: None,
        };
        noted += u32::from(act(projections, row.case_id, "death", command).await?);
    }
    Ok(noted)
}

/// Notes everybody who came of age since their case began; returns how many did.
pub async fn note_coming_of_age(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let today = rome_day(store.clock().now());
    let mut noted = 0;
    for (row, born) in born_on(&Viewer::system(), store, &births(today), AT_ONCE).await? {
        let turned_on = born + OF_AGE;
        // Whoever was of age when they came is an adult's case from the start.
        if turned_on <= row.reported_on {
            continue;
        }
        let command = NoteComingOfAge {
            given: given(projections),
            turned_on: Personal::new(row.case_id, RetentionClass::CaseFile, turned_on),
        };
        noted += u32::from(act(projections, row.case_id, "of-age", command).await?);
    }
    Ok(noted)
}

/// The days of birth of those who turned eighteen lately; whoever was born on a 29th of February does on the 28th
/// (c.c. art. 2963).
fn births(today: NaiveDate) -> Vec<NaiveDate> {
    let Some(last) = today.checked_sub_months(OF_AGE) else {
        return Vec::new();
    };
    let last = last.checked_add_days(Days::new(1)).unwrap_or(last);
    let days = (0..NOTICED).filter_map(|ago| last.checked_sub_days(Days::new(ago)));
    days.filter(|born| *born + OF_AGE <= today).collect()
}

/// Raises the review of competence for everybody who moved to a district of another office; returns how many.
pub async fn raise_competence_reviews(projections: &Projections) -> Result<u32, ProjectionError> {
    let (store, viewer) = (projections.store(), Viewer::system());
    let mut raised = 0;
    for office in offices::page(&viewer, store, &PageRequest::longest())
        .await?
        .items
    {
        let rows = moved_to(&viewer, store, &office.code, &office.districts, AT_ONCE).await?;
        for row in rows {
            let command = RaiseCompetenceReview {
                given: given(projections),
                office: office.code.clone(),
            };
            let name = format!("competence/{}/{}", office.code, row.seen);
            raised += u32::from(act(projections, row.case_id, &name, command).await?);
        }
    }
    Ok(raised)
}

/// Lets every file forward as its person does, or stand for itself again; returns how many changed. Where the other
/// person has no file, or a transfer or a protection is under way, the file stays as it is and says so.
pub async fn follow_merges(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let mut changed = 0;
    for row in merged(&Viewer::system(), store, AT_ONCE).await? {
        let at = row.since_at.timestamp_micros();
        let (name, command): (String, CaseFileCommand) = if let Some(into) = row.into {
            let survivor = store.load::<CaseFile>(into.0).await?.state;
            let command = AbsorbCase {
                given: given(projections),
                into,
                survivor_is_fit: survivor.person.is_some() && survivor.absorbed_into.is_none(),
                reason: reason("persons-merged"),
            };
            (format!("merged/{at}"), command.into())
        } else {
            let command = RestoreCase {
                given: given(projections),
                reason: reason("merge-undone"),
            };
            (format!("undone/{at}"), command.into())
        };
        changed += u32::from(act(projections, row.case_id, &name, command).await?);
    }
    Ok(changed)
}

fn reason(code: &str) -> ReasonCode {
    ReasonCode::new(code).expect("both reasons are codes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn whoever_was_born_on_a_leap_day_comes_of_age_on_the_last_of_february() {
        let leap = day("2008-02-29");
        assert!(!births(day("2026-02-27")).contains(&leap));
        assert!(births(day("2026-02-28")).contains(&leap));
        assert!(births(day("2026-02-28")).contains(&day("2008-02-28")));
        assert!(!births(day("2026-02-28")).contains(&day("2008-03-01")));
    }
}
