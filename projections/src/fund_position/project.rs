//! Events of funds, and what becomes of the plans they keep money for.

use super::{COMMITMENTS, ENDED, FUNDS, NAMED};
use crate::{Event, Fact, Rows};
use domain::care_plan::CarePlanEvent;
use domain::fund::{FundEvent, FundPosition};
use domain::shared::ids::CommitmentId;
use domain::shared::time::rome_day;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CarePlan(event) => plan(fact, event, rows),
        Event::Fund(event) => fund(fact, event, rows),
        Event::Application(_)
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
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

fn fund(fact: &Fact<'_>, event: &FundEvent, rows: &mut Rows) {
    let (position, columns) = match event {
        FundEvent::FundOpened(e) => (
            &e.position,
            json!({"fund": e.fund, "source": e.source, "year": e.year}),
        ),
        FundEvent::AllocationChanged(e) => (&e.position, json!({})),
        FundEvent::FundsCommitted(e) => {
            let columns = json!({
                "fund_id": fact.id, "plan_id": e.plan_id, "office": e.office, "kept": e.amount, "paid": "0.00",
                "until_on": e.until_on,
            });
            commitment(e.commitment_id, columns, rows);
            (&e.position, json!({}))
        }
        FundEvent::CommitmentReleased(e) => {
            kept(fact, e.commitment_id, json!({"kept": e.kept}), rows);
            (&e.position, json!({}))
        }
        FundEvent::PaymentRecorded(e) => {
            kept(fact, e.commitment_id, json!({"paid": e.paid}), rows);
            (&e.position, json!({}))
        }
        FundEvent::PaymentReversed(e) => {
            kept(fact, e.commitment_id, json!({"paid": e.paid}), rows);
            (&e.position, json!({}))
        }
    };
    let key = json!({"fund_id": fact.id});
    rows.patch(&FUNDS, key.clone(), columns);
    rows.patch(&FUNDS, key, standing(fact, position));
}

fn standing(fact: &Fact<'_>, position: &FundPosition) -> Value {
    json!({
        "version": fact.recorded.sequence,
        "allocated": position.allocated,
        "committed": position.committed,
        "released": position.released,
        "paid": position.paid,
    })
}

fn kept(fact: &Fact<'_>, id: CommitmentId, mut columns: Value, rows: &mut Rows) {
    columns["fund_id"] = json!(fact.id);
    commitment(id, columns, rows);
}

fn commitment(id: CommitmentId, columns: Value, rows: &mut Rows) {
    rows.patch(&COMMITMENTS, json!({"commitment_id": id}), columns);
}

fn plan(fact: &Fact<'_>, event: &CarePlanEvent, rows: &mut Rows) {
    use CarePlanEvent as E;
    match event {
        E::CarePlanActivated(e) => named(fact, &e.commitments, rows),
        E::InterventionCorrected(e) => named(fact, &e.commitments, rows),
        E::CarePlanClosed(e) => rows.patch(
            &ENDED,
            json!({"plan_id": fact.id}),
            json!({"ended_on": e.closed_on, "was_active": true}),
        ),
        E::CarePlanAbandoned(e) => rows.patch(
            &ENDED,
            json!({"plan_id": fact.id}),
            json!({"ended_on": rome_day(e.abandoned_at), "was_active": false}),
        ),
        E::CarePlanDrafted(_)
        | E::NeedSet(_)
        | E::ObjectiveSet(_)
        | E::InterventionPlanned(_)
        | E::ItemRemoved(_)
        | E::BoardConvened(_)
        | E::BoardDecided(_)
        | E::CarePlanSigned(_)
        | E::CarePlanRevised(_)
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
        | E::CarePlanHandedOver(_) => {}
    }
}

fn named(fact: &Fact<'_>, commitments: &[CommitmentId], rows: &mut Rows) {
    for id in commitments {
        rows.patch(
            &NAMED,
            json!({"commitment_id": id}),
            json!({"plan_id": fact.id}),
        );
    }
}
