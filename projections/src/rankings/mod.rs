//! Where does a ranking stand, what is published of it, what does it say of one applicant? The public sees codes while it is posted, applicants what is about them, the office all of it.

mod project;
mod query;
mod secret;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::NaiveDate;
use domain::ranking::{Known, OfferState, Outcome, Phase, Placed};
use domain::scoring::Number;
use domain::scoring::rules::Code;
use domain::shared::digest::Digest;
use domain::shared::ids::{ApplicationId, CallCode, OfficeCode, ServiceCode};
use domain::shared::text::{LongText, ShortText};
pub use query::{
    Day, all_rows, by_id, count, count_entries, count_rows, due, entries, entry, page, rows,
};
pub use secret::{draw_seed, public_code};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static RANKINGS: Table = Table {
    name: "rankings",
    key: &["ranking_id"],
};

static ROWS: Table = Table {
    name: "ranking_rows",
    key: &["ranking_id", "approved_version", "place"],
};

static ENTRIES: Table = Table {
    name: "ranking_entries",
    key: &["ranking_id", "code"],
};

/// Graduatorie: the read model of rankings.
pub struct Rankings;

view!(Rankings, "rankings", tables: [RANKINGS, ROWS, ENTRIES], aggregates: &["ranking"], clear: &[]);

/// Graduatoria: where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankingRow {
    /// Its identifier.
    pub ranking_id: Uuid,
    /// Its call.
    pub call: CallCode,
    /// The service.
    pub service: ServiceCode,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// The title of the call.
    pub title: ShortText,
    /// Where it stands.
    pub phase: Phase,
    /// Which version was approved last; nought before.
    pub approved_version: i64,
    /// What was published of the draw before anybody applied.
    pub draw_commitment: Digest,
    /// The seed of the draw.
    pub draw_seed: Digest,
    /// SHA-256 of what is published.
    pub rows_digest: Option<Digest>,
    /// The first day of its posting.
    pub posted_from_on: Option<NaiveDate>,
    /// The last day of its posting.
    pub posted_until_on: Option<NaiveDate>,
    /// The last day for objections.
    pub objections_until_on: Option<NaiveDate>,
    /// The last day on which places are given out of it.
    pub valid_until_on: Option<NaiveDate>,
    /// The last day for what its update is to look at, while it is updated.
    pub requests_until_on: Option<NaiveDate>,
    /// How it can be challenged.
    pub appeal_text: LongText,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}

/// Riga pubblicata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedLine {
    /// Where it stands among the rows.
    pub place: i64,
    /// The list.
    pub list: Option<Code>,
    /// The position.
    pub position: Option<i64>,
    /// Codice pubblico.
    pub code: Code,
    /// Points, where the call publishes them.
    pub points: Option<Number>,
    /// What they get.
    pub outcome: Outcome,
    /// Codes of the reasons of exclusion.
    pub reasons: Vec<Code>,
}

/// Posizione: what a ranking says of one applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Codice pubblico.
    pub code: Code,
    /// Their application.
    pub application_id: ApplicationId,
    /// What is known of them.
    pub known: Option<Shown<Known>>,
    /// What the version approved last says of them.
    pub placed: Option<Shown<Placed>>,
    /// Which version that was.
    pub approved_version: Option<i64>,
    /// What it says of them, as it is published: in the list that gives them most.
    pub outcome: Option<Outcome>,
    /// Their position there.
    pub position: Option<i64>,
    /// What became of their objection: `filed`, `upheld`, `dismissed`.
    pub objection: Option<String>,
    /// What became of their request of revision: `filed`, `upheld`, `dismissed`.
    pub revision: Option<String>,
    /// What became of the offer.
    pub offer: Option<OfferState>,
    /// Of which list.
    pub offer_list: Option<Code>,
    /// The last day for an answer.
    pub answer_until_on: Option<NaiveDate>,
    /// Whether they left.
    pub is_out: bool,
}

/// A ranking for which the clock has something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// The ranking.
    pub ranking_id: Uuid,
    /// What.
    pub task: Task,
}

/// What the clock does for a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Offers that nobody answered end.
    Offers,
    /// Nobody objected: it becomes final by itself.
    Final,
    /// It counts no more.
    Expired,
}
