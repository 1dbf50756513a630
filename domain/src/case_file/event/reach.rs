//! Events about who may see a case file, and of the urgent protection of children.

use crate::case_file::ProtectionStep;
use crate::case_file::{AccessGrant, ProtectionDue, ProtectionOutcome, Worker};
use crate::shared::ids::{OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::ShortText;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Cartella riservata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessRestricted {
    /// The office of the team.
    pub team: OfficeCode,
    /// The last day.
    pub until_on: Option<NaiveDate>,
    /// Why.
    pub reason: ReasonCode,
    /// Since when.
    pub restricted_at: DateTime<Utc>,
}

/// Riserva tolta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RestrictionLifted {
    /// Of which team.
    pub team: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub lifted_at: DateTime<Utc>,
}

/// Informazioni nascoste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InformationHidden {
    /// Why.
    pub reason: ReasonCode,
    /// Since when.
    pub hidden_at: DateTime<Utc>,
}

/// Informazioni di nuovo visibili.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InformationShown {
    /// Why.
    pub reason: ReasonCode,
    /// Since when.
    pub shown_at: DateTime<Utc>,
}

/// Ufficio abilitato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessGranted {
    /// To whom and for how long.
    pub grant: AccessGrant,
    /// Why.
    pub reason: ReasonCode,
}

/// Abilitazione revocata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessRevoked {
    /// Which office.
    pub office: OfficeCode,
    /// All it was given.
    pub grants: Vec<AccessGrant>,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub revoked_at: DateTime<Utc>,
}

/// Cartella aperta in emergenza: what somebody may read for some hours who otherwise may not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlassBroken {
    /// By whom.
    pub by: Worker,
    /// Why, in their own words.
    pub reason: Personal<ShortText>,
    /// Since when.
    pub broken_at: DateTime<Utc>,
    /// Until when.
    pub until_at: DateTime<Utc>,
}

/// Apertura in emergenza tolta, before its hours were over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlassTakenBack {
    /// Who may read no longer.
    pub worker: Worker,
    /// When they had broken the glass: as often as it was open to them.
    pub broken_at: Vec<DateTime<Utc>>,
    /// Who took it back.
    pub by: Worker,
    /// When.
    pub taken_back_at: DateTime<Utc>,
}

/// Protezione d'urgenza avviata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UrgentProtectionStarted {
    /// When the child was placed.
    pub placed_at: DateTime<Utc>,
    /// Where.
    pub place: Personal<ShortText>,
    /// What must follow, and until when.
    pub due: ProtectionDue,
}

/// Passo della protezione d'urgenza.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProtectionStepRecorded {
    /// Which.
    pub step: ProtectionStep,
    /// When it was done.
    pub done_at: DateTime<Utc>,
    /// Whether its term had passed.
    pub late: bool,
    /// What must follow, and until when.
    pub due: Option<ProtectionDue>,
}

/// Termine della protezione d'urgenza trascorso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProtectionTermLapsed {
    /// Which, and until when.
    pub due: ProtectionDue,
}

/// Protezione d'urgenza chiusa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UrgentProtectionEnded {
    /// How.
    pub outcome: ProtectionOutcome,
    /// When.
    pub ended_at: DateTime<Utc>,
}
