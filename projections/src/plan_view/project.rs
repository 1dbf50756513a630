//! Events of care plans, into what an office knows of them.

use super::{DELIVERIES, ITEMS, PLANS, SIGNATURES, STEPS, VERSIONS};
use crate::{Event, Fact, Rows};
use domain::care_plan::{
    CarePlanActivated, CarePlanDrafted, CarePlanEvent as E, CarePlanRevised, Content,
    DeliveryRecorded, InterventionCorrected, PlanItem, PlanStatus, Signatory,
};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// Every quality in which somebody signs.
const SIGNATORIES: [Signatory; 5] = [
    Signatory::Person,
    Signatory::Representative,
    Signatory::CaseManager,
    Signatory::Health,
    Signatory::Provider,
];

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CarePlan(event) => {
            let mut plan = Plan { fact, rows };
            plan.header(event);
            plan.parts(event);
            plan.step(event);
        }
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

struct Plan<'a, 'b> {
    fact: &'a Fact<'b>,
    rows: &'a mut Rows,
}

impl Plan<'_, '_> {
    fn header(&mut self, event: &E) {
        let mut columns = json!({
            "version": self.fact.recorded.sequence,
            "updated_at": self.fact.recorded.recorded_at,
        });
        if let (Some(columns), Value::Object(set)) = (columns.as_object_mut(), set_by(event)) {
            columns.extend(set);
        }
        let key = json!({"plan_id": self.fact.id});
        self.rows.patch(&PLANS, key, columns);
    }

    /// The pieces of versions, the signatures and the deliveries.
    fn parts(&mut self, event: &E) {
        match event {
            E::CarePlanDrafted(e) => self.begun(e),
            E::CarePlanRevised(e) => self.revised(e),
            E::NeedSet(e) => self.edit(e.version, "need", e.need.need_id.0, &e.need),
            E::ObjectiveSet(e) => {
                let id = e.objective.objective_id.0;
                self.edit(e.version, "objective", id, &e.objective);
            }
            E::InterventionPlanned(e) => {
                let id = e.intervention.intervention_id.0;
                self.edit(e.version, "intervention", id, &e.intervention);
            }
            E::ItemRemoved(e) => {
                let (kind, id) = named(e.item);
                let key = self.item_key(e.version, kind, id);
                self.rows.delete(&ITEMS, key);
                self.void(e.version);
            }
            E::BoardConvened(e) => {
                self.version(e.version, json!({"board": e, "decision": null}));
            }
            E::BoardDecided(e) => self.version(e.version, json!({"decision": e})),
            E::CarePlanSigned(e) => {
                let key = self.signature_key(e.version, e.signature.signatory);
                let columns = json!({"signature": e.signature});
                self.rows.patch(&SIGNATURES, key, columns);
            }
            E::CarePlanActivated(e) => self.activated(e),
            E::RevisionDiscarded(e) => self.version(e.version, json!({"state": "discarded"})),
            E::InterventionCorrected(e) => self.corrected(e),
            E::DeliveryRecorded(e) => self.delivered(e),
            E::DeliveryCorrected(e) => {
                let columns = json!({"quantity": e.quantity, "amount": e.amount, "corrected": e});
                self.delivery(e.delivery_id.0, columns);
            }
            E::InterventionSuspended(_)
            | E::InterventionResumed(_)
            | E::CarePlanSuspended(_)
            | E::CarePlanResumed(_)
            | E::PlanMonitored(_)
            | E::PlanReviewed(_)
            | E::ReviewFellDue(_)
            | E::CarePlanHandedOver(_)
            | E::CarePlanClosed(_)
            | E::CarePlanAbandoned(_) => {}
        }
    }

    fn begun(&mut self, event: &CarePlanDrafted) {
        let content = Content {
            needs: event.needs.clone(),
            ..Content::default()
        };
        self.begin(1, &json!({"begun_at": event.drafted_at}), &content);
    }

    fn activated(&mut self, event: &CarePlanActivated) {
        let columns = json!({
            "state": "in_force", "signed": event.signed, "starts_on": event.starts_on, "cost": event.cost,
            "family_share": event.family_share, "commitments": event.commitments,
        });
        self.version(event.version, columns);
    }

    fn corrected(&mut self, event: &InterventionCorrected) {
        let id = event.intervention.intervention_id.0;
        let corrected = json!({
            "before": event.before, "reason": event.reason, "note": event.note,
            "effective_on": event.effective_on, "recorded_at": event.recorded_at,
        });
        for version in [Some(event.version), event.also_in].into_iter().flatten() {
            let key = self.item_key(version, "intervention", id);
            let columns = json!({"content": event.intervention, "corrected": corrected});
            self.rows.patch(&ITEMS, key, columns);
        }
        let columns = json!({
            "cost": event.cost, "family_share": event.family_share, "commitments": event.commitments,
        });
        self.version(event.version, columns);
    }

    fn delivered(&mut self, event: &DeliveryRecorded) {
        let columns = json!({
            "intervention_id": event.intervention_id, "number": event.version, "reference": event.reference,
            "from_on": event.from_on, "until_on": event.until_on, "quantity": event.quantity,
            "amount": event.amount, "recorded_at": event.recorded_at,
        });
        self.delivery(event.delivery_id.0, columns);
    }

    fn revised(&mut self, event: &CarePlanRevised) {
        let columns = json!({
            "begun_at": event.revised_at, "reason": event.reason, "note": event.note,
        });
        self.begin(event.version, &columns, &event.content);
    }

    fn begin(&mut self, version: u32, columns: &Value, content: &Content) {
        self.version(version, json!({"state": "working"}));
        self.version(version, columns.clone());
        for need in &content.needs {
            self.item(version, "need", need.need_id.0, need);
        }
        for objective in &content.objectives {
            self.item(version, "objective", objective.objective_id.0, objective);
        }
        for intervention in &content.interventions {
            let id = intervention.intervention_id.0;
            self.item(version, "intervention", id, intervention);
        }
    }

    fn edit(&mut self, version: u32, kind: &str, id: Uuid, content: &impl Serialize) {
        self.item(version, kind, id, content);
        self.void(version);
    }

    /// What was shared or signed said something else.
    fn void(&mut self, version: u32) {
        for signatory in SIGNATORIES {
            let key = self.signature_key(version, signatory);
            self.rows.delete(&SIGNATURES, key);
        }
        self.version(version, json!({"board": null, "decision": null}));
    }

    fn item(&mut self, version: u32, kind: &str, id: Uuid, content: &impl Serialize) {
        let key = self.item_key(version, kind, id);
        let columns = json!({"content": json!(content), "corrected": null});
        self.rows.patch(&ITEMS, key, columns);
    }

    fn version(&mut self, version: u32, columns: Value) {
        let key = json!({"plan_id": self.fact.id, "number": version});
        self.rows.patch(&VERSIONS, key, columns);
    }

    fn delivery(&mut self, id: Uuid, columns: Value) {
        let key = json!({"plan_id": self.fact.id, "delivery_id": id});
        self.rows.patch(&DELIVERIES, key, columns);
    }

    fn item_key(&self, version: u32, kind: &str, id: Uuid) -> Value {
        json!({"plan_id": self.fact.id, "number": version, "kind": kind, "item_id": id})
    }

    fn signature_key(&self, version: u32, signatory: Signatory) -> Value {
        json!({"plan_id": self.fact.id, "number": version, "signatory": signatory})
    }

    /// Every event is a step in the history of the plan, with its author.
    fn step(&mut self, event: &E) {
        let recorded = self.fact.recorded;
        self.rows.patch(
            &STEPS,
            json!({"plan_id": self.fact.id, "sequence": recorded.sequence}),
            json!({
                "code": recorded.event_type,
                "effective_at": recorded.effective_at,
                "recorded_at": recorded.recorded_at,
                "actor": recorded.meta("actor"),
                "role": recorded.meta("role"),
                "office": recorded.meta("office"),
                "detail": detail(event),
            }),
        );
    }
}

fn named(item: PlanItem) -> (&'static str, Uuid) {
    match item {
        PlanItem::Need(id) => ("need", id.0),
        PlanItem::Objective(id) => ("objective", id.0),
        PlanItem::Intervention(id) => ("intervention", id.0),
    }
}

/// What only this event says of the plan as a whole.
fn set_by(event: &E) -> Value {
    match event {
        E::CarePlanDrafted(e) => drafted(e),
        E::CarePlanActivated(e) => {
            let mut columns = json!({
                "working": null, "in_force": e.version, "starts_on": e.starts_on, "cost": e.cost,
                "family_share": e.family_share, "next_review_on": e.next_review_on,
                "in_time_until_on": e.in_time_until_on,
            });
            // A revision that comes into force wakes no plan that stands still.
            if e.version == 1 {
                columns["status"] = json!(PlanStatus::Active);
            }
            columns
        }
        E::CarePlanRevised(e) => json!({"working": e.version}),
        E::RevisionDiscarded(_) => json!({"working": null}),
        E::CarePlanSuspended(_) => json!({"status": PlanStatus::Suspended}),
        E::CarePlanResumed(_) => json!({"status": PlanStatus::Active}),
        E::InterventionCorrected(e) => json!({"cost": e.cost, "family_share": e.family_share}),
        E::PlanReviewed(e) => json!({
            "next_review_on": e.next_review_on, "in_time_until_on": e.in_time_until_on,
        }),
        E::CarePlanHandedOver(e) => json!({"office": e.office, "case_manager": e.case_manager}),
        E::CarePlanClosed(e) => json!({
            "status": PlanStatus::Closed, "working": null, "closed_on": e.closed_on, "ending": e,
            "next_review_on": null, "in_time_until_on": null,
        }),
        E::CarePlanAbandoned(e) => json!({
            "status": PlanStatus::Abandoned, "working": null, "ending": e,
        }),
        E::NeedSet(_)
        | E::ObjectiveSet(_)
        | E::InterventionPlanned(_)
        | E::ItemRemoved(_)
        | E::BoardConvened(_)
        | E::BoardDecided(_)
        | E::CarePlanSigned(_)
        | E::InterventionSuspended(_)
        | E::InterventionResumed(_)
        | E::DeliveryRecorded(_)
        | E::DeliveryCorrected(_)
        | E::PlanMonitored(_)
        | E::ReviewFellDue(_) => json!({}),
    }
}

fn drafted(event: &CarePlanDrafted) -> Value {
    json!({
        "status": PlanStatus::Draft,
        "kind": event.kind,
        "person": event.person,
        "case_file_id": event.case_file_id,
        "office": event.office,
        "case_manager": event.case_manager,
        "beneficiaries": event.beneficiaries,
        "assessment": event.assessment,
        "review": event.review,
        "motivation": event.motivation,
        "ends_on": event.ends_on,
        "working": 1,
    })
}

/// What the history says beside the name of the event, where nothing else keeps it.
fn detail(event: &E) -> Option<Value> {
    match event {
        E::InterventionSuspended(e) => Some(json!(e)),
        E::InterventionResumed(e) => Some(json!(e)),
        E::CarePlanSuspended(e) => Some(json!(e)),
        E::CarePlanResumed(e) => Some(json!(e)),
        E::DeliveryCorrected(e) => Some(json!(e)),
        E::InterventionCorrected(e) => Some(json!(e)),
        E::PlanMonitored(e) => Some(json!(e)),
        E::PlanReviewed(e) => Some(json!(e)),
        E::ReviewFellDue(e) => Some(json!(e)),
        E::CarePlanHandedOver(e) => Some(json!(e)),
        E::CarePlanClosed(e) => Some(json!(e)),
        E::CarePlanAbandoned(e) => Some(json!(e)),
        E::RevisionDiscarded(e) => Some(json!(e)),
        E::BoardDecided(e) => Some(json!(e)),
        E::CarePlanDrafted(_)
        | E::NeedSet(_)
        | E::ObjectiveSet(_)
        | E::InterventionPlanned(_)
        | E::ItemRemoved(_)
        | E::BoardConvened(_)
        | E::CarePlanSigned(_)
        | E::CarePlanActivated(_)
        | E::CarePlanRevised(_)
        | E::DeliveryRecorded(_) => None,
    }
}
