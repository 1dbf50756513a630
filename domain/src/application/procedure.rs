//! What a running procedure keeps of its service: frozen when it was filed.

use crate::service::{AppealRoute, DuplicatePolicy, ServiceRules, Silence};
use crate::shared::calendar::Calendar;
use crate::shared::code::Code;
use crate::shared::ids::{ReasonCode, ServiceCode};
use crate::shared::term::Term;
use crate::shared::text::ShortText;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Procedimento: the rules this procedure runs under, whatever the service becomes later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// The service.
    pub service: ServiceCode,
    /// Which version of it.
    pub service_version: u32,
    /// The Italian title.
    pub title: ShortText,
    /// Base normativa.
    pub legal_basis: ShortText,
    /// The term and how it is counted.
    pub term: TermRule,
    /// What it means when the term ends without an answer.
    #[serde(default, skip_serializing_if = "Silence::is_failure_to_act")]
    pub silence: Silence,
    /// The caps of the law.
    pub caps: LegalCaps,
    /// Procedura concorsuale: no rejection notice (L. 241/1990 art. 10-bis).
    pub competitive: bool,
    /// What a second application does.
    pub duplicate_policy: DuplicatePolicy,
    /// The period within which it would be a duplicate.
    pub period: Option<ReasonCode>,
    /// Before whom a decision can be challenged.
    pub appeals: Vec<AppealRoute>,
}

/// Termine e computo: how many days, and on which calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRule {
    /// Days from receipt.
    pub days: u32,
    /// Whether the last day of the office moves to the next working day.
    pub roll_office_deadline: bool,
    /// The holidays of the municipality.
    pub calendar: Calendar,
}

/// Limiti di legge: the values of the legal regime a decision needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalCaps {
    /// Which law.
    pub regime: Code,
    /// Which edition of its values.
    pub regime_version: u32,
    /// The most days an integration may stop the clock (art. 2 c. 7).
    pub integration_max_days: u32,
    /// Days to answer a notice of rejection (art. 10-bis).
    pub observation_days: u32,
    /// Months within which a benefit can be annulled ex officio (art. 21-nonies).
    pub annulment_limit_months: u32,
    /// Whether files are examined in order of arrival (L.R. Sicilia 7/2019 art. 7).
    pub first_in_first_out: bool,
}

impl Procedure {
    /// Freezes the rules of a service.
    pub fn of(rules: &ServiceRules, calendar: &Calendar) -> Self {
        Self {
            service: rules.code.clone(),
            service_version: rules.version,
            title: rules.name.clone(),
            legal_basis: rules.legal_basis.clone(),
            term: TermRule {
                days: rules.term_days,
                roll_office_deadline: rules.roll_office_deadline,
                calendar: calendar.clone(),
            },
            silence: rules.silence,
            caps: LegalCaps {
                regime: rules.regime.code.clone(),
                regime_version: rules.regime.version,
                integration_max_days: rules.regime.integration_max_days,
                observation_days: rules.regime.observation_days,
                annulment_limit_months: rules.regime.annulment_limit_months,
                first_in_first_out: rules.regime.first_in_first_out,
            },
            competitive: rules.competitive,
            duplicate_policy: rules.duplicate_policy,
            period: rules.period.clone(),
            appeals: rules.appeals.clone(),
        }
    }
}

impl TermRule {
    /// The last day of the office; absent while a suspension has no known end.
    pub fn due_on(&self, term: &Term) -> Option<NaiveDate> {
        term.due_on(&self.calendar, self.roll_office_deadline)
    }

    /// Calendar days between the due day and `on`.
    pub fn days_late(&self, term: &Term, on: NaiveDate) -> u32 {
        term.days_late(on, &self.calendar, self.roll_office_deadline)
    }
}

impl LegalCaps {
    /// The last day on which an act adopted on `adopted_on` can be annulled ex officio.
    pub fn annulment_limit(&self, adopted_on: NaiveDate) -> NaiveDate {
        adopted_on
            .checked_add_months(Months::new(self.annulment_limit_months))
            .unwrap_or(NaiveDate::MAX)
    }
}
