//! Takes events into the state; total, whatever the order.

use super::{BoardOnFile, CarePlan, DeliveryOnFile, Pause, PlanStatus, Version, Working};
use crate::care_plan::{
    BoardOutcome, CarePlanActivated, CarePlanDrafted, CarePlanEvent as E, Content,
    DeliveryCorrected, DeliveryRecorded, Intervention, InterventionCorrected, Need, Objective,
    PlanItem, Sealed, Signature,
};
use crate::shared::ids::InterventionId;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl CarePlan {
    pub(super) fn take(&mut self, event: &E) {
        match event {
            E::CarePlanDrafted(e) => self.drafted(e),
            E::NeedSet(e) => self.edit(e.version, |content| content.put_need(e.need.clone())),
            E::ObjectiveSet(e) => self.edit(e.version, |content| {
                content.put_objective(e.objective.clone());
            }),
            E::InterventionPlanned(e) => self.edit(e.version, |content| {
                content.put_intervention(e.intervention.clone());
            }),
            E::ItemRemoved(e) => self.edit(e.version, |content| content.remove(e.item)),
            E::BoardConvened(e) => self.work(e.version, |working| {
                working.board = Some(called(e.meets_on));
            }),
            E::BoardDecided(e) => self.work(e.version, |working| working.decided(e.outcome)),
            E::CarePlanSigned(e) => self.work(e.version, |working| working.signed(&e.signature)),
            E::CarePlanActivated(e) => self.activated(e),
            E::CarePlanRevised(e) => self.begin(e.version, e.content.clone()),
            E::RevisionDiscarded(e) => self.drop_working(e.version),
            E::InterventionSuspended(e) => self.pause(Some(e.intervention_id), e.from_on),
            E::InterventionResumed(e) => self.resume(Some(e.intervention_id), e.from_on),
            E::CarePlanSuspended(e) => {
                self.stand(PlanStatus::Suspended);
                self.pause(None, e.from_on);
            }
            E::CarePlanResumed(e) => {
                self.stand(PlanStatus::Active);
                self.resume(None, e.from_on);
            }
            E::DeliveryRecorded(e) => self.delivered(e),
            E::DeliveryCorrected(e) => self.delivery_corrected(e),
            E::InterventionCorrected(e) => self.corrected(e),
            E::PlanMonitored(_) => {}
            E::PlanReviewed(e) => self.reviewed(e.next_review_on),
            E::ReviewFellDue(e) => self.noted_review_on = Some(e.due_on),
            E::CarePlanHandedOver(e) => {
                self.office = Some(e.office.clone());
                self.case_manager = Some(e.case_manager.clone());
                self.held_since_on = Some(e.from_on);
            }
            E::CarePlanClosed(e) => {
                self.end(PlanStatus::Closed);
                self.closed_on = Some(e.closed_on);
            }
            E::CarePlanAbandoned(_) => self.end(PlanStatus::Abandoned),
        }
    }

    fn activated(&mut self, event: &CarePlanActivated) {
        // As of a day, what was written down later comes later: the event says all there is to know.
        self.drop_working(event.version);
        self.last_version = self.last_version.max(event.version);
        // A revision that comes into force wakes no plan that stands still.
        if matches!(self.status, PlanStatus::Missing | PlanStatus::Draft) {
            self.status = PlanStatus::Active;
        }
        self.next_review_on = Some(event.next_review_on);
        self.commitments.extend(&event.commitments);
        self.versions.push(Version {
            version: event.version,
            starts_on: event.starts_on,
            content: event.content.clone(),
            corrected_on: BTreeMap::new(),
        });
    }

    /// What has ended is not reviewed again.
    fn reviewed(&mut self, next_on: NaiveDate) {
        if !self.has_ended() {
            self.next_review_on = Some(next_on);
        }
    }

    fn drop_working(&mut self, version: u32) {
        self.working.take_if(|working| working.version == version);
    }

    /// What has ended neither stands still nor goes on.
    fn stand(&mut self, status: PlanStatus) {
        if !self.has_ended() {
            self.status = status;
        }
    }

    /// Begins a version, unless it is in force already.
    fn begin(&mut self, version: u32, content: Content) {
        self.last_version = self.last_version.max(version);
        let is_in_force = self.versions.iter().any(|old| old.version >= version);
        if is_in_force || self.has_ended() {
            return;
        }
        self.working = Some(Working {
            version,
            content,
            ..Working::default()
        });
    }

    fn delivery_corrected(&mut self, event: &DeliveryCorrected) {
        if let Some(delivery) = self.deliveries.get_mut(&event.delivery_id) {
            delivery.quantity = event.quantity;
            delivery.amount = event.amount;
            delivery.since_on = event.effective_on;
        }
    }

    fn drafted(&mut self, event: &CarePlanDrafted) {
        self.id = Some(event.plan_id);
        if self.status == PlanStatus::Missing {
            self.status = PlanStatus::Draft;
        }
        self.case_file = Some(event.case_file_id);
        self.person = event.person;
        self.office = Some(event.office.clone());
        self.case_manager = Some(event.case_manager.clone());
        self.integrated = event.assessment.integrated;
        self.assessed_on = Some(event.assessment.assessed_on);
        self.held_since_on = self.assessed_on;
        self.review = Some(event.review);
        let content = Content {
            needs: event.needs.clone(),
            ..Content::default()
        };
        self.begin(1, content);
    }

    fn work(&mut self, version: u32, change: impl FnOnce(&mut Working)) {
        let working = self.working.as_mut();
        if let Some(working) = working.filter(|working| working.version == version) {
            change(working);
        }
    }

    /// What was shared or signed said something else: it counts no more.
    fn edit(&mut self, version: u32, change: impl FnOnce(&mut Content)) {
        self.work(version, |working| {
            change(&mut working.content);
            working.board = None;
            working.signatures.clear();
        });
    }

    fn delivered(&mut self, event: &DeliveryRecorded) {
        let delivery = DeliveryOnFile {
            intervention_id: event.intervention_id,
            reference: event.reference.clone(),
            from_on: event.from_on,
            until_on: event.until_on,
            quantity: event.quantity,
            amount: event.amount,
            since_on: event.until_on,
        };
        self.deliveries.insert(event.delivery_id, delivery);
    }

    /// A revision that has not touched the intervention begins with what is right.
    fn corrected(&mut self, event: &InterventionCorrected) {
        self.commitments.extend(&event.commitments);
        let version = self.versions.iter_mut();
        if let Some(version) = version.rev().find(|old| old.version == event.version) {
            version.content.put_intervention(event.intervention.clone());
            let id = event.intervention.intervention_id;
            version.corrected_on.insert(id, event.effective_on);
        }
        if let Some(version) = event.also_in {
            self.work(version, |working| {
                working.content.put_intervention(event.intervention.clone());
            });
        }
    }

    fn pause(&mut self, intervention_id: Option<InterventionId>, from_on: NaiveDate) {
        self.pauses.push(Pause {
            intervention_id,
            from_on,
            to_on: None,
        });
    }

    fn resume(&mut self, intervention_id: Option<InterventionId>, to_on: NaiveDate) {
        let lasting = self
            .pauses
            .iter_mut()
            .find(|pause| pause.intervention_id == intervention_id && pause.to_on.is_none());
        if let Some(pause) = lasting {
            pause.to_on = Some(to_on);
        }
    }

    fn end(&mut self, status: PlanStatus) {
        self.status = status;
        self.working = None;
        self.next_review_on = None;
    }
}

impl Working {
    fn decided(&mut self, outcome: BoardOutcome) {
        if let Some(board) = &mut self.board {
            board.outcome = Some(outcome);
        }
    }

    fn signed(&mut self, signature: &Signature) {
        self.signatures
            .insert(signature.signatory, signature.clone());
    }
}

fn called(meets_on: NaiveDate) -> BoardOnFile {
    BoardOnFile {
        meets_on,
        outcome: None,
    }
}

impl Content {
    pub(in crate::care_plan) fn put_need(&mut self, need: Need<Sealed>) {
        put(&mut self.needs, need, |need| need.need_id);
    }

    pub(in crate::care_plan) fn put_objective(&mut self, objective: Objective<Sealed>) {
        put(&mut self.objectives, objective, |objective| {
            objective.objective_id
        });
    }

    pub(in crate::care_plan) fn put_intervention(&mut self, intervention: Intervention<Sealed>) {
        put(&mut self.interventions, intervention, |intervention| {
            intervention.intervention_id
        });
    }

    fn remove(&mut self, item: PlanItem) {
        match item {
            PlanItem::Need(id) => self.needs.retain(|need| need.need_id != id),
            PlanItem::Objective(id) => self.objectives.retain(|o| o.objective_id != id),
            PlanItem::Intervention(id) => self.interventions.retain(|i| i.intervention_id != id),
        }
    }
}

/// In its place where it is there already, at the end otherwise.
fn put<T, I: PartialEq>(all: &mut Vec<T>, new: T, id: impl Fn(&T) -> I) {
    match all.iter_mut().find(|old| id(old) == id(&new)) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}
