//! Takes events into the state; total, whatever the order.

use super::{BoardOnFile, CarePlan, DeliveryOnFile, Pause, PlanStatus, Version, Working};
use crate::care_plan::{
    CarePlanDrafted, CarePlanEvent as E, Content, DeliveryRecorded, Intervention,
    InterventionCorrected, Need, Objective, PlanItem, Sealed,
};
use crate::shared::ids::InterventionId;
use chrono::NaiveDate;

impl CarePlan {
    pub(super) fn take(&mut self, event: &E) {
        match event {
            E::CarePlanDrafted(event) => self.drafted(event),
            E::NeedSet(event) => self.edit(|content| content.put_need(event.need.clone())),
            E::ObjectiveSet(event) => {
                self.edit(|content| content.put_objective(event.objective.clone()));
            }
            E::InterventionPlanned(event) => {
                self.edit(|content| content.put_intervention(event.intervention.clone()));
            }
            E::ItemRemoved(event) => self.edit(|content| content.remove(event.item)),
            E::BoardConvened(event) => self.work(|working| {
                working.board = Some(BoardOnFile {
                    meets_on: event.meets_on,
                    outcome: None,
                });
            }),
            E::BoardDecided(event) => self.work(|working| {
                if let Some(board) = &mut working.board {
                    board.outcome = Some(event.outcome);
                }
            }),
            E::CarePlanSigned(event) => self.work(|working| {
                let signature = event.signature.clone();
                working.signatures.insert(signature.signatory, signature);
            }),
            E::CarePlanActivated(event) => {
                let working = self.working.take().unwrap_or_default();
                if self.status == PlanStatus::Draft {
                    self.status = PlanStatus::Active;
                }
                self.next_review_on = Some(event.next_review_on);
                self.commitments.extend(&event.commitments);
                self.versions.push(Version {
                    version: event.version,
                    starts_on: event.starts_on,
                    content: working.content,
                });
            }
            E::CarePlanRevised(event) => {
                self.last_version = event.version;
                self.working = Some(Working {
                    version: event.version,
                    content: event.content.clone(),
                    ..Working::default()
                });
            }
            E::RevisionDiscarded(_) => self.working = None,
            E::InterventionSuspended(event) => {
                self.pause(Some(event.intervention_id), event.from_on);
            }
            E::InterventionResumed(event) => {
                self.resume(Some(event.intervention_id), event.from_on);
            }
            E::CarePlanSuspended(event) => {
                self.status = PlanStatus::Suspended;
                self.pause(None, event.from_on);
            }
            E::CarePlanResumed(event) => {
                self.status = PlanStatus::Active;
                self.resume(None, event.from_on);
            }
            E::DeliveryRecorded(event) => self.delivered(event),
            E::DeliveryCorrected(event) => {
                if let Some(delivery) = self.deliveries.get_mut(&event.delivery_id) {
                    delivery.quantity = event.quantity;
                    delivery.amount = event.amount;
                }
            }
            E::InterventionCorrected(event) => self.corrected(event),
            E::PlanMonitored(_) => {}
            E::PlanReviewed(event) => self.next_review_on = Some(event.next_review_on),
            E::ReviewFellDue(event) => self.noted_review_on = Some(event.due_on),
            E::CarePlanHandedOver(event) => {
                self.office = Some(event.office.clone());
                self.case_manager = Some(event.case_manager.clone());
            }
            E::CarePlanClosed(event) => {
                self.end(PlanStatus::Closed);
                self.closed_on = Some(event.closed_on);
            }
            E::CarePlanAbandoned(_) => self.end(PlanStatus::Abandoned),
        }
    }

    fn drafted(&mut self, event: &CarePlanDrafted) {
        self.id = Some(event.plan_id);
        self.status = PlanStatus::Draft;
        self.person = event.person;
        self.office = Some(event.office.clone());
        self.case_manager = Some(event.case_manager.clone());
        self.integrated = event.assessment.integrated;
        self.review = Some(event.review);
        self.last_version = 1;
        self.working = Some(Working {
            version: self.last_version,
            content: Content {
                needs: event.needs.clone(),
                ..Content::default()
            },
            ..Working::default()
        });
    }

    fn work(&mut self, change: impl FnOnce(&mut Working)) {
        if let Some(working) = &mut self.working {
            change(working);
        }
    }

    /// What was shared or signed said something else: it counts no more.
    fn edit(&mut self, change: impl FnOnce(&mut Content)) {
        self.work(|working| {
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
        };
        self.deliveries.insert(event.delivery_id, delivery);
    }

    /// A revision that has not touched the intervention begins with what is right.
    fn corrected(&mut self, event: &InterventionCorrected) {
        self.commitments.extend(&event.commitments);
        if let Some(version) = self.versions.last_mut() {
            version.content.put_intervention(event.intervention.clone());
        }
        self.work(|working| {
            if event.also_in == Some(working.version) {
                working.content.put_intervention(event.intervention.clone());
            }
        });
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
