//! Rankings as they are sent and answered.

use crate::rest::schema::{Code, Day, LongText, RowCode, Sha256, ShortText};
use crate::rest::words::{OfferState, RankingPhase, RowOutcome};
use chrono::NaiveDate;
use domain::ranking::{Known, Placed};
use domain::scoring::Number;
use domain::scoring::rules::{self, Name};
use domain::shared::digest::Digest;
use domain::shared::ids::{CallCode, OfficeCode, ServiceCode};
use domain::shared::text;
use projections::Shown;
use projections::rankings::{EntryRow, PublishedLine, RankingRow};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Dati noti: facts as the rules of the call name them, with the code of what proves each.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "facts": { "resident": true, "both_work": true, "siblings": 1, "isee": "6200.00" },
    "evidence": { "isee": "isee-certificate" },
}))]
pub(super) struct KnownFacts {
    /// The facts.
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
    /// What proves them.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    evidence: BTreeMap<Name, rules::Code>,
}

impl From<KnownFacts> for Known {
    fn from(known: KnownFacts) -> Self {
        Self {
            facts: known.facts,
            evidence: known.evidence,
        }
    }
}

/// Graduatoria: where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Ranking)]
pub(crate) struct RankingShown {
    /// Its identifier.
    id: Uuid,
    /// Its call.
    #[schema(value_type = Code, example = "nido-2026")]
    call: CallCode,
    /// The service.
    #[schema(value_type = Code)]
    service: ServiceCode,
    /// The office that answers for it.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// The title of the call.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// Where it stands.
    phase: RankingPhase,
    /// Which version was approved last; nought before.
    approved_version: i64,
    /// What was published of the draw before anybody applied.
    #[schema(value_type = Sha256)]
    draw_commitment: Digest,
    /// The seed of the draw, so that everybody can compute it again.
    #[schema(value_type = Sha256)]
    draw_seed: Digest,
    /// SHA-256 of what is published.
    #[schema(value_type = Option<Sha256>)]
    rows_digest: Option<Digest>,
    /// The first day of its posting.
    #[schema(value_type = Option<Day>)]
    posted_from_on: Option<NaiveDate>,
    /// The last day of its posting.
    #[schema(value_type = Option<Day>)]
    posted_until_on: Option<NaiveDate>,
    /// The last day for objections.
    #[schema(value_type = Option<Day>)]
    objections_until_on: Option<NaiveDate>,
    /// The last day on which places are given out of it.
    #[schema(value_type = Option<Day>)]
    valid_until_on: Option<NaiveDate>,
    /// The last day for new applications and requests of revision, while it is updated.
    #[schema(value_type = Option<Day>)]
    requests_until_on: Option<NaiveDate>,
    /// How it can be challenged.
    #[schema(value_type = LongText)]
    appeal_text: text::LongText,
}

/// Riga pubblicata: a code and what becomes of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct RankingLine {
    /// The list; absent where there is only one without a name, and for who stands in none.
    #[schema(value_type = Option<RowCode>)]
    list: Option<rules::Code>,
    /// The position.
    position: Option<i64>,
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: rules::Code,
    /// Points, where the call publishes them.
    #[schema(value_type = Option<String>)]
    points: Option<Number>,
    /// What they get.
    outcome: RowOutcome,
    /// Codes of the reasons of exclusion.
    #[schema(value_type = Vec<RowCode>)]
    reasons: Vec<rules::Code>,
}

/// Posizione: what a ranking says of one applicant, to them and to the office.
#[derive(Serialize, ToSchema)]
pub(crate) struct RankingEntry {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: rules::Code,
    /// Their application.
    application: Uuid,
    /// What is known of them; or the mark that the key was destroyed.
    #[schema(value_type = Option<Object>)]
    known: Option<Shown<Known>>,
    /// Why they stand where they stand, line by line, and what changed since the version before.
    #[schema(value_type = Option<Object>)]
    placed: Option<Shown<Placed>>,
    /// The version that says so.
    approved_version: Option<i64>,
    /// What is published of them, in the list that gives them most.
    outcome: Option<RowOutcome>,
    /// Their position there.
    position: Option<i64>,
    /// What became of their objection: `filed`, `upheld`, `dismissed`.
    objection: Option<String>,
    /// What became of their request of revision: `filed`, `upheld`, `dismissed`.
    revision: Option<String>,
    /// What became of what they were offered.
    offer: Option<OfferState>,
    /// Of which list.
    #[schema(value_type = Option<RowCode>)]
    offer_list: Option<rules::Code>,
    /// The last day for an answer.
    #[schema(value_type = Option<Day>)]
    answer_until_on: Option<NaiveDate>,
    /// Whether they left the ranking.
    is_out: bool,
}

impl From<RankingRow> for RankingShown {
    fn from(row: RankingRow) -> Self {
        Self {
            id: row.ranking_id,
            call: row.call,
            service: row.service,
            office: row.office,
            title: row.title,
            phase: row.phase.into(),
            approved_version: row.approved_version,
            draw_commitment: row.draw_commitment,
            draw_seed: row.draw_seed,
            rows_digest: row.rows_digest,
            posted_from_on: row.posted_from_on,
            posted_until_on: row.posted_until_on,
            objections_until_on: row.objections_until_on,
            valid_until_on: row.valid_until_on,
            requests_until_on: row.requests_until_on,
            appeal_text: row.appeal_text,
        }
    }
}

impl From<PublishedLine> for RankingLine {
    fn from(line: PublishedLine) -> Self {
        Self {
            list: line.list,
            position: line.position,
            code: line.code,
            points: line.points,
            outcome: line.outcome.into(),
            reasons: line.reasons,
        }
    }
}

impl From<EntryRow> for RankingEntry {
    fn from(row: EntryRow) -> Self {
        Self {
            code: row.code,
            application: row.application_id.0,
            known: row.known,
            placed: row.placed,
            approved_version: row.approved_version,
            outcome: row.outcome.map(Into::into),
            position: row.position,
            objection: row.objection,
            revision: row.revision,
            offer: row.offer.map(Into::into),
            offer_list: row.offer_list,
            answer_until_on: row.answer_until_on,
            is_out: row.is_out,
        }
    }
}
