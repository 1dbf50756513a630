//! What decisions ask the state.

use super::Application;
use crate::application::{ApplicationError, ApplicationStatus, Capacity, Procedure};
use crate::shared::ids::{ApplicationId, PersonId};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::term::Term;
use chrono::NaiveDate;

impl Application {
    /// Who may act on it as their own: the applicant while they act, and the beneficiary where they
    /// act for themselves or only lent their voice to a delegate.
    pub fn people(&self) -> Vec<PersonId> {
        let applicant = self.applicant.filter(|_| !self.representation_ended);
        let capable = matches!(
            self.capacity,
            Some(Capacity::SelfActing | Capacity::Delegate)
        );
        let beneficiary = self.beneficiary.filter(|_| capable);
        let mut people: Vec<_> = applicant.into_iter().chain(beneficiary).collect();
        people.dedup();
        people
    }

    /// The last day of the office; absent before filing and while a suspension has no known end.
    pub fn due_on(&self) -> Option<NaiveDate> {
        let rule = &self.procedure.as_ref()?.term;
        rule.due_on(self.term.as_ref()?)
    }

    /// The last day of the holder of the substitute power, once the term is over (art. 2 c. 9-ter).
    pub fn substitute_due_on(&self) -> Option<NaiveDate> {
        let rule = &self.procedure.as_ref()?.term;
        let term = self.term.as_ref()?;
        term.substitute_due_on(&rule.calendar, rule.roll_office_deadline)
    }

    /// Refuses imported history and streams that do not exist.
    pub(in crate::application) fn known(&self) -> Result<(), ApplicationError> {
        if self.status == ApplicationStatus::Nothing {
            Err(ApplicationError::NotStarted)
        } else if self.status == ApplicationStatus::Imported {
            Err(ApplicationError::HistoryOnly)
        } else {
            Ok(())
        }
    }

    /// Refuses what is no longer, or not, a draft.
    pub(in crate::application) fn drafting(&self) -> Result<(), ApplicationError> {
        self.known()?;
        if self.status == ApplicationStatus::Draft {
            Ok(())
        } else {
            Err(ApplicationError::NotADraft)
        }
    }

    /// Refuses what was not filed.
    pub(in crate::application) fn filed(&self) -> Result<(), ApplicationError> {
        self.known()?;
        if self.status.is_filed() {
            Ok(())
        } else {
            Err(ApplicationError::NotFiled)
        }
    }

    /// Refuses what was not filed or has ended.
    pub(in crate::application) fn open(&self) -> Result<(), ApplicationError> {
        self.filed()?;
        if self.status.is_open() {
            Ok(())
        } else {
            Err(ApplicationError::NotOpen)
        }
    }

    /// Refuses whatever the office does not owe an answer to.
    pub(in crate::application) fn pending(&self) -> Result<(), ApplicationError> {
        self.open()?;
        if self.status.is_pending() {
            Ok(())
        } else {
            Err(ApplicationError::NotUnderReview)
        }
    }

    /// Identifier and applicant.
    pub(in crate::application) fn identity(
        &self,
    ) -> Result<(ApplicationId, PersonId), ApplicationError> {
        self.id
            .zip(self.applicant)
            .ok_or(ApplicationError::NotStarted)
    }

    /// The rules of the procedure.
    pub(in crate::application) fn procedure(&self) -> Result<&Procedure, ApplicationError> {
        self.procedure.as_ref().ok_or(ApplicationError::NotFiled)
    }

    /// The clock.
    pub(in crate::application) fn term(&self) -> Result<&Term, ApplicationError> {
        self.term.as_ref().ok_or(ApplicationError::NotFiled)
    }

    /// The last day of the office once `change` has happened to the clock.
    pub(in crate::application) fn due_after(
        &self,
        change: impl FnOnce(&mut Term),
    ) -> Result<Option<NaiveDate>, ApplicationError> {
        let mut term = self.term()?.clone();
        change(&mut term);
        Ok(self.procedure()?.term.due_on(&term))
    }

    /// Seals a value about the beneficiary.
    pub(in crate::application) fn seal<T: Clone>(&self, value: &T) -> Personal<T> {
        let subject = self.beneficiary.or(self.applicant).unwrap_or_default();
        Personal::new(subject, RetentionClass::Application, value.clone())
    }

    /// Seals a value, where there is one.
    pub(in crate::application) fn seal_some<T: Clone>(
        &self,
        value: Option<&T>,
    ) -> Option<Personal<T>> {
        value.map(|value| self.seal(value))
    }
}
