//! Events of care plans, into what the person sees of their own.
//!
//! Each piece is made anew of the fields the person sees: what is added to the plan of the office stays there.

use super::{ITEMS, PAPERS, PLANS};
use crate::{Event, Fact, Rows};
use domain::care_plan::{
    Bearer, CarePlanEvent as E, CarePlanSigned, Content, Intervention, Need, Objective, PlanItem,
    PlanStatus, Sealed, Signatory,
};
use domain::shared::money::Money;
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CarePlan(event) => plan(fact, event, rows),
        Event::Application(_)
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn plan(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    let mut columns = json!({
        "version": fact.recorded.sequence,
        "updated_at": fact.recorded.recorded_at,
    });
    if let (Some(columns), Value::Object(set)) = (columns.as_object_mut(), set_by(event)) {
        columns.extend(set);
    }
    rows.patch(&PLANS, json!({"plan_id": fact.id}), columns);
    pieces(fact, event, rows);
    if let E::CarePlanSigned(event) = event {
        paper(fact, event, rows);
    }
}

/// What others signed is no matter of the person's.
fn paper(fact: &Fact<'_>, event: &CarePlanSigned, rows: &mut Rows) {
    let signature = &event.signature;
    let is_theirs = matches!(
        signature.signatory,
        Signatory::Person | Signatory::Representative
    );
    let Some(document) = signature.document.filter(|_| is_theirs) else {
        return;
    };
    let key = json!({"plan_id": fact.id, "document_id": document});
    rows.patch(&PAPERS, key, json!({"number": event.version}));
}

fn pieces(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    match event {
        E::CarePlanDrafted(e) => {
            for one in &e.needs {
                put(fact, 1, need(one), rows);
            }
        }
        E::CarePlanRevised(e) => whole(fact, e.version, &e.content, rows),
        E::NeedSet(e) => put(fact, e.version, need(&e.need), rows),
        E::ObjectiveSet(e) => put(fact, e.version, objective(&e.objective), rows),
        E::InterventionPlanned(e) => put(fact, e.version, intervention(&e.intervention), rows),
        E::InterventionCorrected(e) => {
            for version in [Some(e.version), e.also_in].into_iter().flatten() {
                put(fact, version, intervention(&e.intervention), rows);
            }
        }
        E::ItemRemoved(e) => {
            let (kind, id) = match e.item {
                PlanItem::Need(id) => ("need", id.0),
                PlanItem::Objective(id) => ("objective", id.0),
                PlanItem::Intervention(id) => ("intervention", id.0),
            };
            rows.delete(&ITEMS, key(fact, e.version, kind, id));
        }
        E::BoardConvened(_)
        | E::BoardDecided(_)
        | E::CarePlanSigned(_)
        | E::CarePlanActivated(_)
        | E::RevisionDiscarded(_)
        | E::InterventionSuspended(_)
        | E::InterventionResumed(_)
        | E::CarePlanSuspended(_)
        | E::CarePlanResumed(_)
        | E::DeliveryRecorded(_)
        | E::DeliveryCorrected(_)
        | E::PlanMonitored(_)
        | E::PlanReviewed(_)
        | E::ReviewFellDue(_)
        | E::CarePlanHandedOver(_)
        | E::CarePlanClosed(_)
        | E::CarePlanAbandoned(_) => {}
    }
}

/// A piece of a plan: its kind, its identifier, what the person sees of it.
type Piece = (&'static str, Uuid, Value);

fn whole(fact: &Fact<'_>, version: u32, content: &Content, rows: &mut Rows) {
    let pieces = content
        .needs
        .iter()
        .map(need)
        .chain(content.objectives.iter().map(objective))
        .chain(content.interventions.iter().map(intervention));
    for piece in pieces {
        put(fact, version, piece, rows);
    }
}

fn put(fact: &Fact<'_>, version: u32, (kind, id, content): Piece, rows: &mut Rows) {
    let columns = json!({"content": content});
    rows.patch(&ITEMS, key(fact, version, kind, id), columns);
}

fn key(fact: &Fact<'_>, version: u32, kind: &str, id: Uuid) -> Value {
    json!({"plan_id": fact.id, "number": version, "kind": kind, "item_id": id})
}

fn need(need: &Need<Sealed>) -> Piece {
    let shown = json!({"code": need.code, "description": need.description});
    ("need", need.need_id.0, shown)
}

fn objective(objective: &Objective<Sealed>) -> Piece {
    let shown = json!({
        "term": objective.term,
        "description": objective.description,
        "indicator": objective.indicator,
        "target_on": objective.target_on,
    });
    ("objective", objective.objective_id.0, shown)
}

fn intervention(intervention: &Intervention<Sealed>) -> Piece {
    let family = intervention
        .lines
        .iter()
        .filter(|line| line.bearer == Bearer::Family)
        .map(|line| line.amount);
    let shown = json!({
        "code": intervention.code,
        "provider": intervention.provider,
        "place": intervention.place,
        "unit": intervention.unit,
        "quantity": intervention.quantity,
        "from_on": intervention.from_on,
        "until_on": intervention.until_on,
        // The decision has added the lines up before.
        "family_share": Money::total(family).unwrap_or_default(),
        "note": intervention.note,
    });
    ("intervention", intervention.intervention_id.0, shown)
}

fn set_by(event: &E) -> Value {
    match event {
        E::CarePlanDrafted(e) => json!({
            "people": [e.person], "status": PlanStatus::Draft, "kind": e.kind, "office": e.office,
            "case_manager": e.case_manager,
        }),
        E::NeedSet(_)
        | E::ObjectiveSet(_)
        | E::InterventionPlanned(_)
        | E::ItemRemoved(_)
        | E::RevisionDiscarded(_) => json!({"to_sign": null}),
        // What the case manager has signed is offered to the person.
        E::CarePlanSigned(e) if e.signature.signatory == Signatory::CaseManager => {
            json!({"to_sign": e.version})
        }
        E::CarePlanActivated(e) => {
            let mut columns = json!({
                "to_sign": null, "in_force": e.version, "starts_on": e.starts_on,
                "family_share": e.family_share, "next_review_on": e.next_review_on,
            });
            if e.version == 1 {
                columns["status"] = json!(PlanStatus::Active);
            }
            columns
        }
        E::CarePlanSuspended(_) => json!({"status": PlanStatus::Suspended}),
        E::CarePlanResumed(_) => json!({"status": PlanStatus::Active}),
        E::InterventionCorrected(e) => json!({"family_share": e.family_share}),
        E::PlanReviewed(e) => json!({"next_review_on": e.next_review_on}),
        E::CarePlanHandedOver(e) => json!({"office": e.office, "case_manager": e.case_manager}),
        E::CarePlanClosed(e) => json!({
            "status": PlanStatus::Closed, "to_sign": null, "closed_on": e.closed_on, "next_review_on": null,
        }),
        E::CarePlanAbandoned(_) => json!({"status": PlanStatus::Abandoned, "to_sign": null}),
        E::CarePlanSigned(_)
        | E::CarePlanRevised(_)
        | E::BoardConvened(_)
        | E::BoardDecided(_)
        | E::InterventionSuspended(_)
        | E::InterventionResumed(_)
        | E::DeliveryRecorded(_)
        | E::DeliveryCorrected(_)
        | E::PlanMonitored(_)
        | E::ReviewFellDue(_) => json!({}),
    }
}
