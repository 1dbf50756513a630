//! One valid sample of each command and event of a call.

use super::{
    AmendCall, Call, CallCommand, CallContent, CallEvent, DraftCall, PublishCall, RefusalRule,
    ReviseCall, RevokeCall, ServiceFacts,
};
use crate::decider::Decider;
use crate::sample::{day, instant, long, office, service, short};
use crate::scoring::Seed;
use crate::scoring::rules::RuleSet;
use crate::shared::ids::CallCode;
use serde_json::json;

/// One of each command, in an order in which each is accepted.
pub fn commands() -> Vec<CallCommand> {
    vec![
        draft_call().into(),
        revise_call().into(),
        publish_call().into(),
        amend_call().into(),
        revoke_call().into(),
    ]
}

/// One of each event: what the commands above lead to.
pub fn events() -> Vec<CallEvent> {
    let mut call = Call::default();
    let mut all = Vec::new();
    for command in commands() {
        for event in call
            .decide(&command)
            .expect("samples are accepted in order")
        {
            call.evolve(&event);
            all.push(event);
        }
    }
    all
}

/// Rules of a nursery with one list.
pub fn rules() -> RuleSet {
    serde_json::from_value(json!({
        "title": "Asilo nido",
        "source": "C.C. 12/2026",
        "facts": {
            "resident": {"type": "boolean", "label": "Residente nel Comune", "form": "/resident"},
            "both_work": {"type": "boolean", "label": "Entrambi i genitori lavorano", "form": "/both_work"},
            "siblings": {"type": "integer", "label": "Fratelli minori", "min": 0, "max": 12, "form": "/siblings"},
            "isee": {"type": "decimal", "label": "ISEE", "min": 0, "form": "/isee"},
        },
        "grounds": [{"code": "unsigned", "label": "Domanda non sottoscritta"}],
        "requirements": [{"code": "resident", "label": "Residenza nel Comune", "source": "art. 3", "when": "resident"}],
        "criteria": [
            {"code": "both-work", "label": "Entrambi i genitori lavorano", "source": "art. 4 lett. a",
             "points": {"fixed": {"when": "both_work", "give": 5}}},
            {"code": "siblings", "label": "Ogni fratello minore", "source": "art. 4 lett. b",
             "points": {"each": {"of": "siblings", "give": "0.5", "most": 2}}},
            {"code": "hardship", "label": "Disagio sociale", "source": "art. 4 lett. c",
             "points": {"commission": {"least": 0, "most": 4}}},
        ],
        "tie_breakers": [
            {"code": "lower-isee", "label": "ISEE più basso", "first": {"lowest": "isee"}},
            {"code": "draw", "label": "Sorteggio", "first": "draw"},
        ],
        "lists": [{"code": "nursery", "label": "Asilo nido", "places": 2}],
    }))
    .expect("samples are sound")
}

/// What a call says.
pub fn content() -> CallContent {
    CallContent {
        title: short("Asilo nido comunale, anno educativo 2026-2027"),
        legal_basis: short("L. 241/1990 art. 12; C.C. 12/2026"),
        opens_at: instant(2026, 3, 2, 8),
        closes_at: instant(2026, 3, 31, 22),
        reference_on: day(2026, 3, 2),
        posting_days: 15,
        objection_days: 10,
        automatic_final: true,
        offer_days: 5,
        refusal: RefusalRule::Removed,
        validity_months: 12,
        holds_until_updated: false,
        publishes_points: true,
        posting_notifies: true,
        funding_source: None,
        appeal_text: long("Ricorso al TAR entro sessanta giorni."),
        rules: rules(),
    }
}

/// A valid command.
pub fn draft_call() -> DraftCall {
    DraftCall {
        code: CallCode::new("nido-2026").expect("samples use valid codes"),
        service: ServiceFacts {
            code: service("nursery"),
            competitive: Some(true),
        },
        office: office("centro-1"),
        content: Box::new(content()),
        at: instant(2026, 2, 2, 9),
    }
}

/// A valid command.
pub fn revise_call() -> ReviseCall {
    let mut content = content();
    content.offer_days = 7;
    ReviseCall {
        content: Box::new(content),
        at: instant(2026, 2, 9, 9),
    }
}

/// A valid command.
pub fn publish_call() -> PublishCall {
    PublishCall {
        draw_commitment: Seed::new([7; 32]).commitment(),
        at: instant(2026, 2, 16, 9),
    }
}

/// A valid command.
pub fn amend_call() -> AmendCall {
    let mut content = content();
    content.closes_at = instant(2026, 4, 15, 22);
    AmendCall {
        content: Box::new(content),
        reason: long("Il criterio sui fratelli minori è chiarito; i termini sono riaperti."),
        at: instant(2026, 3, 16, 9),
    }
}

/// A valid command.
pub fn revoke_call() -> RevokeCall {
    RevokeCall {
        reason: long("Il servizio è affidato a un altro ente."),
        at: instant(2026, 4, 20, 9),
    }
}
