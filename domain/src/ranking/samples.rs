//! One valid sample of each command and event of a ranking, and rankings in each phase.

use super::{
    AcceptOffer, ApplicationFacts, ApproveFinal, ApproveProvisional, ApproveUpdate, Assessed,
    CallFacts, ChangeSupply, CorrectEntry, DecideObjection, DecideRevision, DeclineOffer,
    EnterApplicant, EnterApplicants, ExcludeEntry, ExpireOffers, ExpireRanking, FileObjection,
    GiveManyPoints, GivePoints, Known, OfferPlaces, OpenRanking, OpenUpdate, Ranking,
    RankingCommand, RankingEvent, ReadmitEntry, RenounceEntry, RequestRevision,
};
use crate::call;
use crate::decider::Decider;
use crate::sample::{day, instant, long, office, person, service};
use crate::scoring::rules::Code;
use crate::scoring::{Number, Seed};
use crate::shared::ids::{ApplicationId, CallCode, RankingId};
use chrono::{DateTime, Utc};
use cqrs_es::DomainEvent;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One of each command, in an order in which each is accepted.
pub fn commands() -> Vec<RankingCommand> {
    vec![
        open_ranking().into(),
        enter_applicant().into(),
        correct_entry().into(),
        exclude_entry().into(),
        readmit_entry().into(),
        give_points().into(),
        approve_provisional().into(),
        file_objection().into(),
        decide_objection().into(),
        approve_final().into(),
        change_supply().into(),
        offer_places().into(),
        accept_offer().into(),
        decline_offer().into(),
        expire_offers().into(),
        renounce_entry().into(),
        enter_applicants().into(),
        give_many_points().into(),
        request_revision().into(),
        open_update().into(),
        decide_revision().into(),
        approve_update().into(),
        expire_ranking().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<RankingEvent> {
    let mut all: Vec<RankingEvent> = Vec::new();
    for event in history() {
        let name = event.event_type();
        if all.iter().all(|other| other.event_type() != name) {
            all.push(event);
        }
    }
    all
}

/// Everything that happens to a ranking from the first command to the last.
pub fn history() -> Vec<RankingEvent> {
    let mut ranking = Ranking::default();
    let mut all = Vec::new();
    for command in life() {
        for event in ranking
            .decide(&command)
            .expect("samples are accepted in order")
        {
            ranking.evolve(&event);
            all.push(event);
        }
    }
    all
}

/// A ranking from the first command to the last.
pub fn life() -> Vec<RankingCommand> {
    let mut story = review();
    story.extend([
        approve_provisional().into(),
        file_objection().into(),
        decide_objection().into(),
        approve_final().into(),
        request_revision().into(),
        change_supply().into(),
        offer_places().into(),
        AcceptOffer {
            code: code("aaaa1111"),
            ..accept_offer()
        }
        .into(),
        DeclineOffer {
            code: code("cccc3333"),
            ..decline_offer()
        }
        .into(),
        expire_offers().into(),
        open_update().into(),
        decide_revision().into(),
        approve_update().into(),
        RenounceEntry {
            code: code("aaaa1111"),
            ..renounce_entry()
        }
        .into(),
        expire_ranking().into(),
    ]);
    story
}

fn enter(n: u128, code: &str, facts: Value) -> EnterApplicant {
    EnterApplicant {
        code: self::code(code),
        application: ApplicationFacts {
            application_id: ApplicationId(Uuid::from_u128(0x500 + n)),
            person: person(0x600 + n),
            applicant: person(0x600 + n),
            ..enter_applicant().application
        },
        known: known(facts),
        ..enter_applicant()
    }
}

/// Four applicants, examined.
fn review() -> Vec<RankingCommand> {
    let give = |code: &str, points: &str| GivePoints {
        code: self::code(code),
        assessed: Assessed {
            points: Number::parse(points).expect("samples are sound"),
            ..give_points().assessed
        },
        ..give_points()
    };
    vec![
        open_ranking().into(),
        enter_applicant().into(),
        enter_applicants().into(),
        enter(
            4,
            "dddd4444",
            json!({"resident": false, "both_work": true, "siblings": 0, "isee": "100.00"}),
        )
        .into(),
        correct_entry().into(),
        exclude_entry().into(),
        readmit_entry().into(),
        give("aaaa1111", "4").into(),
        give("bbbb2222", "3").into(),
        give("cccc3333", "2").into(),
    ]
}

fn after(commands: Vec<RankingCommand>) -> Ranking {
    let mut ranking = Ranking::default();
    for command in commands {
        for event in ranking
            .decide(&command)
            .expect("samples are accepted in order")
        {
            ranking.evolve(&event);
        }
    }
    ranking
}

/// A ranking that can be approved.
pub fn reviewed() -> Ranking {
    after(review())
}

/// A provisional ranking.
pub fn provisional() -> Ranking {
    let mut story = review();
    story.push(approve_provisional().into());
    after(story)
}

/// A final ranking to which nobody objected.
pub fn last() -> Ranking {
    let mut story = review();
    story.extend([approve_provisional().into(), approve_final().into()]);
    after(story)
}

fn code(text: &str) -> Code {
    Code::parse(text).expect("samples use valid codes")
}

fn known(facts: Value) -> Known {
    let Value::Object(facts) = facts else {
        unreachable!("facts are an object")
    };
    Known {
        facts,
        evidence: BTreeMap::new(),
    }
}

fn first() -> Value {
    json!({"resident": true, "both_work": true, "siblings": 2, "isee": "6200.00"})
}

fn may(day: u32) -> DateTime<Utc> {
    instant(2026, 5, day, 9)
}

/// A valid command.
pub fn open_ranking() -> OpenRanking {
    let seed = Seed::new([7; 32]);
    OpenRanking {
        ranking_id: RankingId(Uuid::from_u128(0x4a41)),
        call: CallFacts {
            code: CallCode::new("nido-2026").expect("samples use valid codes"),
            service: service("nursery"),
            office: office("centro-1"),
            version: 1,
            content: Box::new(call::samples::content()),
            running: true,
            draw_commitment: Some(seed.commitment()),
        },
        draw_seed: seed.reveal(),
        at: instant(2026, 4, 7, 9),
    }
}

/// A valid command.
pub fn enter_applicant() -> EnterApplicant {
    EnterApplicant {
        code: code("aaaa1111"),
        application: ApplicationFacts {
            application_id: ApplicationId(Uuid::from_u128(0x501)),
            person: person(0x601),
            applicant: person(0x602),
            service: service("nursery"),
            filed_at: Some(instant(2026, 3, 10, 10)),
        },
        known: known(first()),
        lists: Vec::new(),
        at: instant(2026, 4, 8, 9),
    }
}

/// A valid command.
pub fn correct_entry() -> CorrectEntry {
    let mut facts = first();
    facts["siblings"] = json!(1);
    CorrectEntry {
        code: code("aaaa1111"),
        known: known(facts),
        reason: code("registry-office"),
        at: instant(2026, 4, 9, 9),
    }
}

/// A valid command.
pub fn exclude_entry() -> ExcludeEntry {
    ExcludeEntry {
        code: code("aaaa1111"),
        ground: code("unsigned"),
        note: long("La domanda agli atti non risulta sottoscritta."),
        at: instant(2026, 4, 10, 9),
    }
}

/// A valid command.
pub fn readmit_entry() -> ReadmitEntry {
    ReadmitEntry {
        code: code("aaaa1111"),
        ground: code("unsigned"),
        note: long("La firma è nel secondo foglio."),
        at: instant(2026, 4, 11, 9),
    }
}

/// A valid command.
pub fn give_points() -> GivePoints {
    GivePoints {
        code: code("aaaa1111"),
        criterion: code("hardship"),
        assessed: Assessed {
            points: Number::parse("4").expect("samples are sound"),
            motivation: long("Nucleo seguito dal servizio sociale professionale."),
        },
        at: instant(2026, 4, 15, 9),
    }
}

/// A valid command.
pub fn approve_provisional() -> ApproveProvisional {
    ApproveProvisional {
        posted_from_on: day(2026, 5, 4),
        at: may(4),
    }
}

/// A valid command.
pub fn file_objection() -> FileObjection {
    FileObjection {
        code: code("cccc3333"),
        text: long("Entrambi i genitori lavorano, come da documenti allegati alla domanda."),
        at: may(6),
    }
}

/// A valid command.
pub fn decide_objection() -> DecideObjection {
    DecideObjection {
        code: code("cccc3333"),
        upheld: Some(known(json!({
            "resident": true, "both_work": true, "siblings": 0, "isee": "4000.00",
        }))),
        motivation: long("I documenti erano allegati alla domanda."),
        at: may(11),
    }
}

/// A valid command.
pub fn approve_final() -> ApproveFinal {
    ApproveFinal {
        posted_from_on: day(2026, 5, 20),
        at: may(20),
    }
}

/// A valid command.
pub fn change_supply() -> ChangeSupply {
    ChangeSupply {
        places: BTreeMap::from([(code("nursery"), 3)]),
        funds: BTreeMap::new(),
        reason: code("new-section"),
        at: may(21),
    }
}

/// A valid command.
pub fn offer_places() -> OfferPlaces {
    OfferPlaces { at: may(22) }
}

/// A valid command.
pub fn accept_offer() -> AcceptOffer {
    AcceptOffer {
        code: code("aaaa1111"),
        at: may(23),
    }
}

/// A valid command.
pub fn decline_offer() -> DeclineOffer {
    DeclineOffer {
        code: code("bbbb2222"),
        at: may(23),
    }
}

/// A valid command.
pub fn expire_offers() -> ExpireOffers {
    ExpireOffers {
        at: instant(2026, 6, 1, 9),
    }
}

/// A valid command.
pub fn renounce_entry() -> RenounceEntry {
    RenounceEntry {
        code: code("aaaa1111"),
        at: instant(2026, 6, 8, 9),
    }
}

/// A valid command.
pub fn enter_applicants() -> EnterApplicants {
    let second = json!({"resident": true, "both_work": false, "siblings": 1, "isee": "9000.00"});
    let third = json!({"resident": true, "both_work": false, "siblings": 0, "isee": "4000.00"});
    EnterApplicants {
        applicants: vec![enter(2, "bbbb2222", second), enter(3, "cccc3333", third)],
        at: instant(2026, 4, 8, 10),
    }
}

/// A valid command.
pub fn give_many_points() -> GiveManyPoints {
    GiveManyPoints {
        given: vec![give_points()],
        at: instant(2026, 4, 15, 10),
    }
}

/// A valid command.
pub fn request_revision() -> RequestRevision {
    RequestRevision {
        code: code("cccc3333"),
        text: long("Da maggio lavoriamo entrambi."),
        at: may(24),
    }
}

/// A valid command.
pub fn open_update() -> OpenUpdate {
    OpenUpdate {
        requests_until_on: day(2026, 6, 30),
        reference_on: day(2026, 7, 1),
        at: instant(2026, 6, 15, 9),
    }
}

/// A valid command.
pub fn decide_revision() -> DecideRevision {
    DecideRevision {
        code: code("cccc3333"),
        upheld: decide_objection().upheld,
        motivation: long("I contratti di lavoro sono stati prodotti."),
        at: instant(2026, 6, 20, 9),
    }
}

/// A valid command.
pub fn approve_update() -> ApproveUpdate {
    ApproveUpdate {
        posted_from_on: day(2026, 7, 6),
        at: instant(2026, 7, 6, 9),
    }
}

/// A valid command.
pub fn expire_ranking() -> ExpireRanking {
    ExpireRanking {
        at: instant(2027, 7, 7, 9),
    }
}
