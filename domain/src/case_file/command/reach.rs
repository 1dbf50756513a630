//! Commands on who may see a case file, and on the urgent protection of children.

use crate::case_file::{AccessGrant, Given, ProtectionOutcome, ProtectionStep, Worker};
use crate::shared::ids::{OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::ShortText;
use chrono::{DateTime, NaiveDate, Utc};

/// Riservare la cartella a un'équipe.
#[derive(Clone, Debug, PartialEq)]
pub struct RestrictAccess {
    /// By whom and when.
    pub given: Given,
    /// The office of the team.
    pub team: OfficeCode,
    /// Whether there is such an office, and it is open today.
    pub team_is_open: bool,
    /// The last day; absent means until it is lifted.
    pub until_on: Option<NaiveDate>,
    /// Why.
    pub reason: ReasonCode,
}

/// Togliere la riserva.
#[derive(Clone, Debug, PartialEq)]
pub struct LiftRestriction {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
}

/// Nascondere le informazioni: each office reads what it has written itself.
#[derive(Clone, Debug, PartialEq)]
pub struct HideInformation {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
}

/// Non nascondere più le informazioni.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowInformation {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
}

/// Abilitare un altro ufficio a leggere.
#[derive(Clone, Debug, PartialEq)]
pub struct GrantAccess {
    /// By whom and when.
    pub given: Given,
    /// To whom and for how long.
    pub grant: AccessGrant,
    /// Whether there is such an office, and it is open today.
    pub office_is_open: bool,
    /// Why.
    pub reason: ReasonCode,
}

/// Revocare l'abilitazione di un ufficio.
#[derive(Clone, Debug, PartialEq)]
pub struct RevokeAccess {
    /// By whom and when.
    pub given: Given,
    /// Which office.
    pub office: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
}

/// Aprire in emergenza una cartella che non si vede.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakGlass {
    /// By whom and when.
    pub given: Given,
    /// Why, in their own words.
    pub reason: Personal<ShortText>,
    /// Until when it stays open to them.
    pub until_at: DateTime<Utc>,
}

/// Richiudere una cartella aperta in emergenza, before its hours are over.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeBackGlass {
    /// By whom and when.
    pub given: Given,
    /// Who may read no longer.
    pub worker: Worker,
}

/// Avviare la protezione d'urgenza di un minore (c.c. art. 403).
#[derive(Clone, Debug, PartialEq)]
pub struct StartUrgentProtection {
    /// By whom and when.
    pub given: Given,
    /// The team that alone sees the file from then on.
    pub team: OfficeCode,
    /// Whether there is such an office, and it is open today.
    pub team_is_open: bool,
    /// When the child was placed.
    pub placed_at: DateTime<Utc>,
    /// The day of the birth of the child, where it is known.
    pub born_on: Option<NaiveDate>,
    /// Where: never shown to the family.
    pub place: Personal<ShortText>,
}

/// Registrare un passo della protezione d'urgenza.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordProtectionStep {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub step: ProtectionStep,
    /// When it was done.
    pub done_at: DateTime<Utc>,
}

/// Un termine della protezione d'urgenza è trascorso.
#[derive(Clone, Debug, PartialEq)]
pub struct LapseProtectionTerm {
    /// By whom and when.
    pub given: Given,
    /// Of which step.
    pub step: ProtectionStep,
}

/// Chiudere la protezione d'urgenza.
#[derive(Clone, Debug, PartialEq)]
pub struct EndUrgentProtection {
    /// By whom and when.
    pub given: Given,
    /// How it ended.
    pub outcome: ProtectionOutcome,
    /// When.
    pub ended_at: DateTime<Utc>,
}
