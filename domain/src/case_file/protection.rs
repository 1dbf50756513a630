//! Intervento di protezione d'urgenza: the steps and terms of c.c. art. 403.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Passo dell'intervento d'urgenza, in the order of the law (c.c. art. 403).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtectionStep {
    /// Avviso orale to the prosecutor, at once.
    OralNotice,
    /// Trasmissione del provvedimento with documents and a report, within 24 hours of the placement.
    ActTransmitted,
    /// Richiesta di convalida: the prosecutor asks the court, within the next 72 hours.
    ValidationAsked,
    /// Decreto: the court decides, within the next 48 hours.
    CourtDecided,
    /// Udienza, within 15 days of the decree.
    HearingHeld,
}

/// Esito: how an urgent protection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtectionOutcome {
    /// Revocata by the prosecutor.
    Revoked,
    /// Non convalidata.
    NotValidated,
    /// Confermata after the hearing.
    Confirmed,
    /// Modificata after the hearing.
    Modified,
    /// Without effect, because a term has lapsed.
    Ineffective,
}

/// Termine: the step that comes next, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionDue {
    /// Which step.
    pub step: ProtectionStep,
    /// Its last instant.
    pub due_at: DateTime<Utc>,
}

impl ProtectionDue {
    /// The first step: whoever places a child tells the prosecutor at once. The law sets no measure for it, so what is
    /// watched is that it is not later than the written act.
    pub(super) fn first(placed_at: DateTime<Utc>) -> Self {
        Self {
            step: ProtectionStep::OralNotice,
            due_at: placed_at + TimeDelta::hours(24),
        }
    }

    /// What comes after `step`, done at `done_at`, where the child was placed at `placed_at`.
    pub(super) fn after(
        step: ProtectionStep,
        placed_at: DateTime<Utc>,
        done_at: DateTime<Utc>,
    ) -> Option<Self> {
        let (step, due_at) = match step {
            ProtectionStep::OralNotice => (
                ProtectionStep::ActTransmitted,
                placed_at + TimeDelta::hours(24),
            ),
            ProtectionStep::ActTransmitted => (
                ProtectionStep::ValidationAsked,
                done_at + TimeDelta::hours(72),
            ),
            ProtectionStep::ValidationAsked => {
                (ProtectionStep::CourtDecided, done_at + TimeDelta::hours(48))
            }
            ProtectionStep::CourtDecided => {
                (ProtectionStep::HearingHeld, done_at + TimeDelta::days(15))
            }
            ProtectionStep::HearingHeld => return None,
        };
        Some(Self { step, due_at })
    }
}
