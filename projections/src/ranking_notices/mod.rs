//! What was each applicant told of calls and rankings, and what stands in their application of them? What is left to be
//! told and written follows from it, for the service itself.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::NaiveDate;
use domain::application::ListPlace;
use domain::ranking::{Outcome, Phase};
use domain::scoring::rules::Code;
use domain::shared::ids::ApplicationId;
use domain::shared::text::{LongText, ShortText};
pub use query::{amended, ended, offered, posted, unrecorded};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static NOTICES: Table = Table {
    name: "ranking_notices",
    key: &["application_id", "subject", "matter"],
};

static RECORDED: Table = Table {
    name: "ranking_recorded",
    key: &["application_id", "ranking_id"],
};

/// Avvisi: the read model of what was told of calls and rankings.
pub struct RankingNotices;

view!(RankingNotices, "ranking_notices", tables: [NOTICES, RECORDED], aggregates: &["application"], clear: &[]);

/// Somebody who applied before the call was amended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AmendedRow {
    /// Their application.
    pub application_id: ApplicationId,
    /// The call.
    pub call_id: Uuid,
    /// Its title.
    pub title: ShortText,
    /// Which version is public.
    pub published_version: i64,
    /// Why it changed.
    pub reason: LongText,
    /// The last day on which applications are taken.
    pub closes_on: NaiveDate,
}

/// Somebody who stands on a ranking that is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedRow {
    /// Their application.
    pub application_id: ApplicationId,
    /// The ranking.
    pub ranking_id: Uuid,
    /// The title of its call.
    pub title: ShortText,
    /// Where the ranking stands.
    pub phase: Phase,
    /// Which version was approved last.
    pub approved_version: i64,
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// The last day of its posting.
    pub posted_until_on: NaiveDate,
    /// The last day for objections.
    pub objections_until_on: Option<NaiveDate>,
    /// Codice pubblico.
    pub code: Code,
    /// What is published of them.
    pub outcome: Option<Outcome>,
    /// Their position.
    pub position: Option<i64>,
}

/// Somebody who is offered something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedRow {
    /// Their application.
    pub application_id: ApplicationId,
    /// The ranking.
    pub ranking_id: Uuid,
    /// The title of its call.
    pub title: ShortText,
    /// Codice pubblico.
    pub code: Code,
    /// Which offer.
    pub offered_at: i64,
    /// The last day for an answer.
    pub answer_until_on: NaiveDate,
}

/// Somebody whose application does not say yet where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnrecordedRow {
    /// Their application.
    pub application_id: ApplicationId,
    /// The ranking.
    pub ranking_id: Uuid,
    /// Where it stands.
    pub standing: ListPlace,
    /// Their position.
    pub position: Option<i64>,
    /// The day of approval.
    pub standing_on: NaiveDate,
    /// What happened to the ranking last that matters for it.
    pub standing_at: i64,
}

/// Somebody who is on a ranking and whose application has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRow {
    /// Their application.
    pub application_id: ApplicationId,
    /// The ranking.
    pub ranking_id: Uuid,
    /// Codice pubblico.
    pub code: Code,
}
