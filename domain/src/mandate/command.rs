//! Commands on a mandate.

use super::MandateProof;
use crate::application::{Capacity, MandateScope};
use crate::shared::ids::{MandateId, PersonId, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};

crate::names::commands! {
    /// What can be asked of a mandate.
    MandateCommand {
        /// Give it, or put it on file.
        GrantMandate = "grant_mandate";
        /// Take it, as the digital delegate.
        AcceptMandate = "accept_mandate";
        /// Turn it down, as the digital delegate.
        RefuseMandate = "refuse_mandate";
        /// Stop it for a while.
        SuspendMandate = "suspend_mandate";
        /// Let it count again.
        ResumeMandate = "resume_mandate";
        /// Move its last day.
        RenewMandate = "renew_mandate";
        /// End it.
        RevokeMandate = "revoke_mandate";
        /// Note that its last day is over.
        ExpireMandate = "expire_mandate";
    }
}

/// Conferire una delega, o registrare un decreto.
#[derive(Clone, Debug, PartialEq)]
pub struct GrantMandate {
    /// The mandate.
    pub mandate_id: MandateId,
    /// In which quality the agent will act.
    pub capacity: Capacity,
    /// Rappresentato: for whom.
    pub principal: PersonId,
    /// Rappresentante: who acts.
    pub agent: PersonId,
    /// What proves it.
    pub proof: MandateProof,
    /// Which services it covers.
    pub scope: MandateScope,
    /// Powers the judge granted; only a support administrator has a list.
    pub powers: Vec<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; absent means "until revoked".
    pub until_on: Option<NaiveDate>,
}

/// Accettare la delega digitale.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptMandate {
    /// When.
    pub at: DateTime<Utc>,
}

/// Rifiutare la delega digitale.
#[derive(Clone, Debug, PartialEq)]
pub struct RefuseMandate {
    /// When.
    pub at: DateTime<Utc>,
}

/// Sospendere.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspendMandate {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Riattivare.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeMandate {
    /// When.
    pub at: DateTime<Utc>,
}

/// Rinnovare.
#[derive(Clone, Debug, PartialEq)]
pub struct RenewMandate {
    /// The new last day.
    pub until_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Revocare: what was done under the mandate stays; the agent's access ends at once.
#[derive(Clone, Debug, PartialEq)]
pub struct RevokeMandate {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Scadere: by the clock, after the last day.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpireMandate {
    /// When.
    pub at: DateTime<Utc>,
}
