//! When this happens, do that: commands that follow from the log and from the passing of time.
//!
//! Every one of them asks what is left to do and sends a command with an identifier of its own, so nothing is lost
//! when the service stops, and several nodes do each thing once.

pub mod access_sheets;
pub mod case_files;
pub mod case_people;
pub mod case_transfers;
pub mod days;
pub mod duplicates;
pub mod mandates;
pub mod plans;
pub mod ranking_notices;
pub mod rankings;
mod send;
pub mod timers;

use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::runner::Running;
use domain::shared::ids::ReasonCode;
use send::send;
use std::time::Duration;
use tokio::sync::watch;

/// How often there is a look at what is left to do.
const LOOK: Duration = Duration::from_secs(1);
/// Looks between two at the daily register.
const BETWEEN_DAYS: u32 = 60;

/// Does what follows from the log and from the clock, until stopped; `aoo` is the records area of the register.
pub fn start(projections: &Projections, aoo: ReasonCode) -> Running {
    let (stop, mut stopped) = watch::channel(false);
    let projections = projections.clone();
    let task = tokio::spawn(async move {
        let mut duplicates = duplicates::Seen::default();
        let mut looks = 0_u32;
        let mut has_missed_days = false;
        while !*stopped.borrow() {
            told("timers", timers::fire(&projections).await);
            told("mandates", mandates::expire(&projections).await);
            told(
                "mandates",
                mandates::end_representations(&projections).await,
            );
            told(
                "duplicates",
                duplicates::archive(&projections, &mut duplicates).await,
            );
            told("reviews", plans::note_reviews(&projections).await);
            told(
                "commitments",
                plans::release_commitments(&projections).await,
            );
            told("access-sheets", access_sheets::report(&projections).await);
            told("rankings", rankings::follow(&projections).await);
            of_cases(&projections).await;
            if looks.is_multiple_of(BETWEEN_DAYS) {
                of_people(&projections).await;
            }
            if has_missed_days || looks.is_multiple_of(BETWEEN_DAYS) {
                let closed = days::look(projections.store(), &aoo, &stopped).await;
                has_missed_days = closed.as_ref().is_ok_and(|closed| *closed >= days::AT_ONCE);
                told("days", closed);
            }
            looks = looks.wrapping_add(1);
            drop(tokio::time::timeout(LOOK, stopped.changed()).await);
        }
    });
    Running { stop, task }
}

/// What follows for cases at once.
async fn of_cases(projections: &Projections) {
    told("case-files", case_files::expire_isee(projections).await);
    told("case-files", case_files::lapse_terms(projections).await);
    told("transfers", case_transfers::hand_over(projections).await);
    told("deaths", case_people::note_deaths(projections).await);
    told("merges", case_people::follow_merges(projections).await);
}

/// What follows for people from rankings, birthdays and moves, which can wait a minute.
async fn of_people(projections: &Projections) {
    told("notices", ranking_notices::follow(projections).await);
    told(
        "birthdays",
        case_people::note_coming_of_age(projections).await,
    );
    told(
        "moves",
        case_people::raise_competence_reviews(projections).await,
    );
}

/// What failed now is tried again at the next look.
fn told(reaction: &'static str, done: Result<u32, ProjectionError>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(reaction, count, "a reaction has acted"),
        Err(error) => {
            tracing::warn!(
                reaction,
                code = error.code(),
                "a reaction could not act now"
            );
        }
    }
}
