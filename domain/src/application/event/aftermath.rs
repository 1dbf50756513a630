//! Facts after the decision, or after the term.

use crate::application::{AppealKind, AppealOutcome, ProtectedSituation, Reasons};
use crate::service::Silence;
use crate::shared::ids::ReasonCode;
use crate::shared::personal::Personal;
use crate::shared::stamp::Stamp;
use crate::shared::text::LongText;
use crate::shared::time::days_after;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Provvedimento annullato d'ufficio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionAnnulled {
    /// The number of the act.
    pub registration: Stamp,
    /// Illegality and public interest.
    pub reasons: Reasons<Personal<LongText>>,
    /// Whether false declarations were ascertained by final judgment.
    pub criminal_falsehood_final_judgment: bool,
    /// The day.
    pub annulled_on: NaiveDate,
}

/// Provvedimento revocato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionRevoked {
    /// The number of the act.
    pub registration: Stamp,
    /// Why.
    pub reasons: Reasons<Personal<LongText>>,
    /// From which day.
    pub effective_on: NaiveDate,
}

/// Beneficio decaduto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BenefitForfeited {
    /// The number of the act.
    pub registration: Stamp,
    /// What was found when the protected situation was weighed.
    pub protected_situation: ProtectedSituation,
    /// How.
    pub motivation: Personal<LongText>,
    /// The false declarations.
    pub declarations: Vec<ReasonCode>,
    /// The day.
    pub forfeited_on: NaiveDate,
}

/// Termine scaduto: the office did not answer in time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermExpired {
    /// The last day the office had.
    pub expired_on: NaiveDate,
    /// What the silence means.
    pub silence: Silence,
    /// The last day of the holder of the substitute power, where an answer is still owed (art. 2 c. 9-ter).
    pub substitute_by: Option<NaiveDate>,
    /// When this was established.
    pub established_at: DateTime<Utc>,
}

impl TermExpired {
    /// The first day after the term: from then on the silence counts.
    pub fn silent_from(&self) -> NaiveDate {
        days_after(self.expired_on, 1)
    }
}

/// Potere sostitutivo invocato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubstitutePowerInvoked {
    /// The last day the office had.
    pub expired_on: NaiveDate,
    /// The last day of the holder of the substitute power.
    pub deadline_on: NaiveDate,
    /// When.
    pub invoked_at: DateTime<Utc>,
}

/// Ricorso presentato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppealFiled {
    /// The number of the appeal.
    pub registration: Stamp,
    /// Which remedy.
    pub kind: AppealKind,
    /// What the citizen writes.
    pub text: Personal<LongText>,
    /// When.
    pub filed_at: DateTime<Utc>,
}

/// Ricorso deciso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppealDecided {
    /// How it ended.
    pub outcome: AppealOutcome,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// Grounds known before the annulled decision and not used in it: they are lost (art. 10-bis).
    pub foreclosed_grounds: Vec<ReasonCode>,
    /// The day.
    pub decided_on: NaiveDate,
    /// The last day of the office, where the file is examined again.
    pub due_on: Option<NaiveDate>,
}
