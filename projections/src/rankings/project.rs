//! Events of rankings, into rows.

use super::{ENTRIES, RANKINGS, ROWS};
use crate::{Event, Fact, Rows};
use domain::ranking::{OfferState, Phase, PublishedRow, RankingEvent};
use serde_json::{Value, json};

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
        | Event::Service(_) => {}
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
        | RankingEvent::EntryRenounced(_) => {}
    }
    if let Some((code, columns)) = entry(event) {
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
        | RankingEvent::EntryRenounced(_) => return None,
    })
}

/// What changes for one applicant.
fn entry(event: &RankingEvent) -> Option<(&domain::scoring::rules::Code, Value)> {
    Some(match event {
        RankingEvent::ApplicantEntered(event) => {
            let columns = json!({
                "application_id": event.application_id,
                "people": [event.person],
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
            let outcome = if event.upheld { "upheld" } else { "dismissed" };
            let mut columns = json!({"objection": outcome});
            if let Some(known) = &event.known {
                columns["known"] = json!(known);
            }
            (&event.code, columns)
        }
        RankingEvent::PlaceOffered(event) => {
            let columns = json!({
                "offer": OfferState::Pending,
                "offer_list": event.list,
                "answer_until_on": event.answer_until_on,
            });
            (&event.code, columns)
        }
        RankingEvent::OfferAccepted(event) => (&event.code, json!({"offer": OfferState::Accepted})),
        RankingEvent::OfferDeclined(event) => {
            let columns = json!({"offer": OfferState::Declined, "is_out": event.penalty.is_none()});
            (&event.code, columns)
        }
        RankingEvent::OfferExpired(event) => (
            &event.code,
            json!({"offer": OfferState::Expired, "is_out": true}),
        ),
        RankingEvent::EntryRenounced(event) => {
            (&event.code, json!({"offer": null, "is_out": true}))
        }
        RankingEvent::RankingOpened(_)
        | RankingEvent::EntryExcluded(_)
        | RankingEvent::EntryReadmitted(_)
        | RankingEvent::PointsGiven(_)
        | RankingEvent::ProvisionalRankingApproved(_)
        | RankingEvent::FinalRankingApproved(_)
        | RankingEvent::SupplyChanged(_) => return None,
    })
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
}
