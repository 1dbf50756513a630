//! One line per command.

use super::{OnFile, Phase, Ranking, RankingCommand as C, RankingError, RankingEvent};
use crate::call::CallContent;
use crate::scoring::rules::Code;
use crate::shared::time::{self, rome_day};
use chrono::{DateTime, NaiveDate, Utc};

mod approve;
mod enter;
mod object;
mod offer;
mod open;
mod review;
mod update;

type Decided = Result<Vec<RankingEvent>, RankingError>;

pub(super) fn decide(state: &Ranking, command: &C) -> Decided {
    match command {
        C::OpenRanking(command) => open::open(state, command),
        C::EnterApplicant(command) => enter::enter(state, command),
        C::EnterApplicants(command) => enter::enter_many(state, command),
        C::CorrectEntry(command) => enter::correct(state, command),
        C::ExcludeEntry(command) => review::exclude(state, command),
        C::ReadmitEntry(command) => review::readmit(state, command),
        C::GivePoints(command) => review::give(state, command),
        C::GiveManyPoints(command) => review::give_many(state, command),
        C::ApproveProvisional(command) => approve::provisional_ranking(state, command),
        C::FileObjection(command) => object::file(state, command),
        C::DecideObjection(command) => object::decide(state, command),
        C::ApproveFinal(command) => approve::final_ranking(state, command),
        C::ChangeSupply(command) => offer::supply(state, command),
        C::OfferPlaces(command) => offer::offer(state, command),
        C::AcceptOffer(command) => offer::accept(state, command),
        C::DeclineOffer(command) => offer::decline(state, command),
        C::ExpireOffers(command) => offer::expire(state, command),
        C::RenounceEntry(command) => offer::renounce(state, command),
        C::RequestRevision(command) => update::request(state, command),
        C::OpenUpdate(command) => update::open(state, command),
        C::DecideRevision(command) => update::decide(state, command),
        C::ApproveUpdate(command) => approve::updated_ranking(state, command),
        C::ExpireRanking(command) => update::expire(state, command),
    }
}

/// Why a refused offer costs points.
pub(super) fn refused() -> Code {
    Code::parse("offer-refused").expect("a valid code")
}

/// What the call says, once the ranking is open.
fn content(state: &Ranking) -> Result<&CallContent, RankingError> {
    state.content.as_deref().ok_or(RankingError::NotOpened)
}

/// Before the first approval, and while it is updated.
fn in_review(state: &Ranking) -> Result<&CallContent, RankingError> {
    let content = content(state)?;
    match state.phase {
        Phase::Review => Ok(content),
        Phase::Final if state.update.is_some() => Ok(content),
        Phase::Missing | Phase::Provisional | Phase::Final | Phase::Expired => {
            Err(RankingError::NotInReview)
        }
    }
}

/// Between the first approval and the last.
fn provisional(state: &Ranking) -> Result<&CallContent, RankingError> {
    let content = content(state)?;
    match state.phase {
        Phase::Provisional => Ok(content),
        Phase::Missing | Phase::Review | Phase::Final | Phase::Expired => {
            Err(RankingError::NotProvisional)
        }
    }
}

/// While places are given out of it.
fn in_force(state: &Ranking, at: DateTime<Utc>) -> Result<&CallContent, RankingError> {
    let content = content(state)?;
    match state.phase {
        Phase::Final if is_over(state, content, at) => Err(RankingError::NoLongerValid),
        Phase::Final => Ok(content),
        Phase::Expired => Err(RankingError::NoLongerValid),
        Phase::Missing | Phase::Review | Phase::Provisional => Err(RankingError::NotFinal),
    }
}

/// Whether its last day is over, where it does not count until it is updated (DPR 1035/1972 art. 9).
fn is_over(state: &Ranking, content: &CallContent, at: DateTime<Utc>) -> bool {
    let until = state.approval.as_ref().map(|approval| approval.ends_on);
    !content.holds_until_updated && until.is_none_or(|until| rome_day(at) > until)
}

fn entry<'a>(state: &'a Ranking, code: &Code) -> Result<&'a OnFile, RankingError> {
    state.entries.get(code).ok_or(RankingError::EntryUnknown)
}

/// The last of so many days, of which the first is `from`.
fn last_of(from: NaiveDate, days: u32) -> NaiveDate {
    time::days_after(from, days.saturating_sub(1).into())
}

/// The day so many days after the one of `at`, which does not count itself.
fn days_after(at: DateTime<Utc>, days: u32) -> NaiveDate {
    time::days_after(rome_day(at), days.into())
}
