//! Events of rankings, into rows.

use super::{ENTRIES, RANKINGS, ROWS};
use crate::{Event, Fact, Rows};
use chrono::{DateTime, Utc};
use domain::application::ListPlace;
use domain::ranking::{
    Known, OfferDeclined, OfferState, Outcome, Phase, PlaceOffered, PublishedRow, RankingEvent,
};
use domain::scoring::rules::Code;
use domain::shared::personal::Personal;
use domain::shared::time::rome_day;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Ranking(event) => ranking(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Application(_)
        | Event::Call(_)
        | Event::CarePlan(_)
        | Event::CaseFile(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Service(_)
        | Event::Unmasking(_) => {}
    }
}

fn ranking(fact: &Fact<'_>, event: &RankingEvent, rows: &mut Rows) {
    let key = json!({"ranking_id": fact.id});
    if let Some(columns) = header(event) {
        rows.patch(&RANKINGS, key.clone(), columns);
    }
    rows.patch(&RANKINGS, key, json!({"version": fact.recorded.sequence}));
    match event {
        RankingEvent::ProvisionalRankingApproved(event) => {
            publish(fact, event.version, &event.rows, rows);
        }
        RankingEvent::FinalRankingApproved(event) => {
            publish(fact, event.version, &event.rows, rows);
            stand(fact, event.approved_at, &event.rows, rows);
        }
        RankingEvent::RankingRevised(event) => {
            publish(fact, event.version, &event.rows, rows);
            stand(fact, event.approved_at, &event.rows, rows);
        }
        RankingEvent::RankingOpened(_)
        | RankingEvent::ApplicantEntered(_)
        | RankingEvent::EntryCorrected(_)
        | RankingEvent::EntryExcluded(_)
        | RankingEvent::EntryReadmitted(_)
        | RankingEvent::PointsGiven(_)
        | RankingEvent::ObjectionFiled(_)
        | RankingEvent::ObjectionDecided(_)
        | RankingEvent::EntryPlaced(_)
        | RankingEvent::SupplyChanged(_)
        | RankingEvent::PlaceOffered(_)
        | RankingEvent::OfferAccepted(_)
        | RankingEvent::OfferDeclined(_)
        | RankingEvent::OfferExpired(_)
        | RankingEvent::EntryRenounced(_)
        | RankingEvent::RevisionRequested(_)
        | RankingEvent::UpdateOpened(_)
        | RankingEvent::RevisionDecided(_)
        | RankingEvent::RankingExpired(_) => {}
    }
    if let Some((code, columns)) = entry(event, fact.recorded.sequence) {
        let key = json!({"ranking_id": fact.id, "code": code});
        rows.patch(&ENTRIES, key, columns);
    }
}

/// What changes for the ranking as a whole.
fn header(event: &RankingEvent) -> Option<Value> {
    Some(match event {
        RankingEvent::RankingOpened(event) => json!({
            "call": event.call,
            "service": event.service,
            "office": event.office,
            "title": event.content.title,
            "phase": Phase::Review,
            "approved_version": 0,
            "automatic_final": event.content.automatic_final,
            "holds_until_updated": event.content.holds_until_updated,
            "appeal_text": event.content.appeal_text,
            "objected": false,
            "draw_commitment": event.draw_commitment,
            "draw_seed": event.draw_seed,
        }),
        RankingEvent::ProvisionalRankingApproved(event) => json!({
            "phase": Phase::Provisional,
            "approved_version": event.version,
            "rows_digest": event.rows_digest,
            "posted_from_on": event.posted_from_on,
            "posted_until_on": event.posted_until_on,
            "objections_until_on": event.objections_until_on,
        }),
        RankingEvent::FinalRankingApproved(event) => json!({
            "phase": Phase::Final,
            "approved_version": event.version,
            "rows_digest": event.rows_digest,
            "posted_from_on": event.posted_from_on,
            "posted_until_on": event.posted_until_on,
            "valid_until_on": event.valid_until_on,
        }),
        RankingEvent::RankingRevised(event) => json!({
            "approved_version": event.version,
            "rows_digest": event.rows_digest,
            "posted_from_on": event.posted_from_on,
            "posted_until_on": event.posted_until_on,
            "valid_until_on": event.valid_until_on,
            "requests_until_on": null,
        }),
        RankingEvent::UpdateOpened(event) => {
            json!({"requests_until_on": event.requests_until_on})
        }
        RankingEvent::RankingExpired(_) => json!({"phase": Phase::Expired}),
        RankingEvent::ObjectionFiled(_) => json!({"objected": true}),
        RankingEvent::ApplicantEntered(_)
        | RankingEvent::EntryCorrected(_)
        | RankingEvent::EntryExcluded(_)
        | RankingEvent::EntryReadmitted(_)
        | RankingEvent::PointsGiven(_)
        | RankingEvent::ObjectionDecided(_)
        | RankingEvent::EntryPlaced(_)
        | RankingEvent::SupplyChanged(_)
        | RankingEvent::PlaceOffered(_)
        | RankingEvent::OfferAccepted(_)
        | RankingEvent::OfferDeclined(_)
        | RankingEvent::OfferExpired(_)
        | RankingEvent::EntryRenounced(_)
        | RankingEvent::RevisionRequested(_)
        | RankingEvent::RevisionDecided(_) => return None,
    })
}

/// What changes for one applicant.
fn entry(event: &RankingEvent, sequence: i64) -> Option<(&Code, Value)> {
    Some(match event {
        RankingEvent::ApplicantEntered(event) => {
            let columns = json!({
                "application_id": event.application_id,
                "people": BTreeSet::from([event.person, event.applicant]),
                "known": event.known,
                "is_out": false,
            });
            (&event.code, columns)
        }
        RankingEvent::EntryCorrected(event) => (&event.code, json!({"known": event.known})),
        RankingEvent::EntryPlaced(event) => {
            let columns = json!({"placed": event.placed, "approved_version": event.version});
            (&event.code, columns)
        }
        RankingEvent::ObjectionFiled(event) => (&event.code, json!({"objection": "filed"})),
        RankingEvent::ObjectionDecided(event) => {
            let columns = decided("objection", event.upheld, event.known.as_ref());
            (&event.code, columns)
        }
        RankingEvent::PlaceOffered(event) => (&event.code, offered(event, sequence)),
        RankingEvent::OfferAccepted(event) => (&event.code, json!({"offer": OfferState::Accepted})),
        RankingEvent::OfferDeclined(event) => (&event.code, declined(event)),
        RankingEvent::OfferExpired(event) => (
            &event.code,
            json!({"offer": OfferState::Expired, "is_out": true, "standing": null}),
        ),
        RankingEvent::EntryRenounced(event) => {
            let columns = json!({"offer": null, "is_out": true, "standing": null});
            (&event.code, columns)
        }
        RankingEvent::RevisionRequested(event) => (&event.code, json!({"revision": "filed"})),
        RankingEvent::RevisionDecided(event) => {
            let columns = decided("revision", event.upheld, event.known.as_ref());
            (&event.code, columns)
        }
        RankingEvent::RankingOpened(_)
        | RankingEvent::EntryExcluded(_)
        | RankingEvent::EntryReadmitted(_)
        | RankingEvent::PointsGiven(_)
        | RankingEvent::ProvisionalRankingApproved(_)
        | RankingEvent::FinalRankingApproved(_)
        | RankingEvent::SupplyChanged(_)
        | RankingEvent::UpdateOpened(_)
        | RankingEvent::RankingRevised(_)
        | RankingEvent::RankingExpired(_) => return None,
    })
}

fn offered(event: &PlaceOffered, sequence: i64) -> Value {
    json!({
        "offer": OfferState::Pending,
        "offer_list": event.list,
        "offered_at": sequence,
        "answer_until_on": event.answer_until_on,
        "standing": ListPlace::Ranked,
        "standing_at": sequence,
    })
}

fn declined(event: &OfferDeclined) -> Value {
    let mut columns = json!({"offer": OfferState::Declined});
    if event.penalty.is_none() {
        columns["is_out"] = json!(true);
        columns["standing"] = Value::Null;
    }
    columns
}

/// What became of something that an applicant asked for.
fn decided(column: &str, upheld: bool, known: Option<&Personal<Known>>) -> Value {
    let mut columns = json!({column: if upheld { "upheld" } else { "dismissed" }});
    if let Some(known) = known {
        columns["known"] = json!(known);
    }
    columns
}

/// Every version stays: what was published once can be shown for ever to whoever may see it.
fn publish(fact: &Fact<'_>, version: u32, published: &[PublishedRow], rows: &mut Rows) {
    for (n, row) in published.iter().enumerate() {
        let key = json!({"ranking_id": fact.id, "approved_version": version, "place": n + 1});
        let columns = json!({
            "list": row.list,
            "position": row.position,
            "code": row.code,
            "points": row.points,
            "outcome": row.outcome,
            "reasons": row.reasons,
        });
        rows.patch(&ROWS, key, columns);
    }
    for (code, row) in best(published) {
        let key = json!({"ranking_id": fact.id, "code": code});
        let columns = json!({"outcome": row.outcome, "position": row.position});
        rows.patch(&ENTRIES, key, columns);
    }
}

/// What an approved version means for the application of each: it waits for a place, or its turn, or is excluded.
fn stand(fact: &Fact<'_>, at: DateTime<Utc>, published: &[PublishedRow], rows: &mut Rows) {
    for (code, row) in best(published) {
        let standing = match row.outcome {
            Outcome::Beneficiary | Outcome::Elsewhere => Some(ListPlace::Ranked),
            Outcome::Eligible => Some(ListPlace::WaitingList),
            Outcome::Ineligible | Outcome::Excluded => Some(ListPlace::Excluded),
            Outcome::Out => None,
        };
        let key = json!({"ranking_id": fact.id, "code": code});
        let columns = json!({
            "standing": standing,
            "standing_on": rome_day(at),
            "standing_at": fact.recorded.sequence,
        });
        rows.patch(&ENTRIES, key, columns);
    }
}

/// Of the rows of each applicant the one that gives most; whoever stands in several lists has several.
fn best(published: &[PublishedRow]) -> BTreeMap<&Code, &PublishedRow> {
    let worth = |row: &PublishedRow| match row.outcome {
        Outcome::Beneficiary => 0,
        Outcome::Eligible => 1,
        Outcome::Elsewhere => 2,
        Outcome::Ineligible => 3,
        Outcome::Excluded => 4,
        Outcome::Out => 5,
    };
    let mut best: BTreeMap<&Code, &PublishedRow> = BTreeMap::new();
    for row in published {
        let kept = best.entry(&row.code).or_insert(row);
        if (worth(row), row.position) < (worth(kept), kept.position) {
            *kept = row;
        }
    }
    best
}
