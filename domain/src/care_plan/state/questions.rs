//! What decisions ask of the state.

use super::{CarePlan, Pause, PlanStatus, Version, Working};
use crate::care_plan::{Bearer, CarePlanError, Said, Sealed, Signatory};
use crate::shared::ids::{InterventionId, PersonId};
use chrono::NaiveDate;

impl CarePlan {
    /// There is a plan.
    pub(in crate::care_plan) fn filed(&self) -> Result<(), CarePlanError> {
        if self.status == PlanStatus::Missing {
            return Err(CarePlanError::NotDrafted);
        }
        Ok(())
    }

    /// There is a plan, and it has not ended.
    pub(in crate::care_plan) fn living(&self) -> Result<(), CarePlanError> {
        self.filed()?;
        if self.has_ended() {
            return Err(CarePlanError::AlreadyEnded);
        }
        Ok(())
    }

    /// The version that is being worked on.
    pub(in crate::care_plan) fn worked_on(&self) -> Result<&Working, CarePlanError> {
        self.living()?;
        self.working.as_ref().ok_or(CarePlanError::NothingToEdit)
    }

    /// The version in force of a plan that has not ended.
    pub(in crate::care_plan) fn in_force(&self) -> Result<&Version, CarePlanError> {
        self.living()?;
        self.versions.last().ok_or(CarePlanError::NotActive)
    }

    /// The person, once a version was in force or the case manager has signed one for them to sign; before that the
    /// plan is the office's alone.
    pub fn offered_to(&self) -> Vec<PersonId> {
        let waits = self
            .working
            .as_ref()
            .is_some_and(|working| working.signatures.contains_key(&Signatory::CaseManager));
        if waits || !self.versions.is_empty() {
            vec![self.person]
        } else {
            Vec::new()
        }
    }

    /// Whether it was closed or abandoned.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, PlanStatus::Closed | PlanStatus::Abandoned)
    }

    /// The version whose days the given one belongs to.
    pub(in crate::care_plan) fn version_on(&self, on: NaiveDate) -> Option<&Version> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.starts_on <= on)
    }

    /// The pause that lasts, of an intervention or of the whole plan.
    pub(in crate::care_plan) fn pause_of(&self, id: Option<InterventionId>) -> Option<&Pause> {
        self.pauses
            .iter()
            .find(|pause| pause.intervention_id == id && pause.to_on.is_none())
    }

    /// Whether an intervention stood still on one of these days, alone or with the whole plan.
    pub(in crate::care_plan) fn stood_still(
        &self,
        id: InterventionId,
        from_on: NaiveDate,
        until_on: NaiveDate,
    ) -> bool {
        self.pauses
            .iter()
            .filter(|pause| pause.intervention_id.is_none_or(|paused| paused == id))
            .any(|pause| pause.from_on <= until_on && pause.to_on.is_none_or(|to| from_on < to))
    }

    /// Whether the version that is worked on must be signed: the first one, and whatever changes the terms.
    pub(in crate::care_plan) fn must_be_signed(&self, working: &Working) -> bool {
        self.versions
            .last()
            .is_none_or(|version| !version.content.same_terms(&working.content))
    }

    /// A text about the person, as it is written down.
    pub(in crate::care_plan) fn seal(&self, said: &Said) -> Sealed {
        said.about(self.person)
    }

    /// The same where there may be none.
    pub(in crate::care_plan) fn seal_some(&self, said: Option<&Said>) -> Option<Sealed> {
        said.map(|said| self.seal(said))
    }
}

impl Working {
    /// Whether all who must have signed: the person or who represents them, the case manager, whoever bears a cost.
    pub(in crate::care_plan) fn is_agreed(&self) -> bool {
        let signed = |signatory| self.signatures.contains_key(&signatory);
        (signed(Signatory::Person) || signed(Signatory::Representative))
            && signed(Signatory::CaseManager)
            && (signed(Signatory::Health) || !self.content.is_borne_by(Bearer::Health))
            && (signed(Signatory::Provider) || !self.content.is_borne_by(Bearer::Provider))
    }
}
