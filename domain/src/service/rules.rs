//! What a decision on an application must know of its service: one version of the service, frozen.

use crate::shared::ids::{OfficeCode, ReasonCode, ServiceCode};
use crate::shared::regime::LegalRegime;
use crate::shared::text::ShortText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Regole del servizio: the published rules of one version of a service, as plain data.
///
/// Commands that open or file an application carry it; what later decisions need is copied into the
/// events of the application, so that a new version of the service never changes a running procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRules {
    /// The code of the service.
    pub code: ServiceCode,
    /// Which version of it, from 1.
    pub version: u32,
    /// The Italian title, as the receipt names the procedure.
    pub name: ShortText,
    /// Base normativa: the law or regulation the procedure rests on.
    pub legal_basis: ShortText,
    /// Termine: days within which the procedure must end (L. 241/1990 art. 2).
    pub term_days: u32,
    /// The law that governs the procedure, with its caps.
    pub regime: LegalRegime,
    /// Whether the office's own deadline moves to the next working day; off by default in the law.
    pub roll_office_deadline: bool,
    /// What it means when the term ends without an answer.
    #[serde(default)]
    pub silence: Silence,
    /// Procedura concorsuale: a ranking call, where no rejection notice is due (art. 10-bis).
    pub competitive: bool,
    /// The form: JSON Schema 2020-12.
    pub form_schema: serde_json::Value,
    /// Papers without which the application is not complete.
    pub required_attachments: Vec<AttachmentRule>,
    /// Self-declarations without which the application is not complete (DPR 445/2000 artt. 46-47).
    pub required_declarations: Vec<ReasonCode>,
    /// How it may be filed (CAD art. 65).
    pub channels: Vec<Channel>,
    /// The least assurance about who files it.
    pub minimum_identity: IdentityLevel,
    /// What a second application of the same beneficiary in the same period does.
    pub duplicate_policy: DuplicatePolicy,
    /// The period that makes two applications duplicates, such as `2026`; absent means "ever".
    pub period: Option<ReasonCode>,
    /// When the window opens; absent means it is already open.
    pub opens_at: Option<DateTime<Utc>>,
    /// When the window closes: the first instant that is too late; absent means never.
    pub closes_at: Option<DateTime<Utc>>,
    /// Whether the service was withdrawn: nothing new can be filed.
    pub withdrawn: bool,
    /// Who answers for the procedure, by name.
    pub unit: Unit,
    /// Before whom, and within how long, a decision can be challenged (art. 3 c. 4).
    pub appeals: Vec<AppealRoute>,
    /// Which office is in charge, by district.
    pub offices: OfficeMap,
}

impl ServiceRules {
    /// Whether applications can be opened and filed at `at`.
    pub fn open_at(&self, at: DateTime<Utc>) -> bool {
        !self.withdrawn
            && self.opens_at.is_none_or(|opens| opens <= at)
            && self.closes_at.is_none_or(|closes| at < closes)
    }
}

/// Silenzio: what it means when the term ends without an answer; the service sheet says it, never the code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// Silenzio inadempimento: the office failed and still owes its answer (L. 241/1990 art. 2 c. 8).
    #[default]
    FailureToAct,
    /// Silenzio assenso: the application counts as granted (art. 20), only where a rule says so.
    Assent,
    /// Silenzio rigetto: the application counts as refused, as a request to see documents does (art. 25 c. 4).
    Refusal,
}

impl Silence {
    /// Whether it is what holds where nobody says otherwise.
    pub fn is_failure_to_act(&self) -> bool {
        *self == Self::FailureToAct
    }
}

/// Allegato richiesto: a paper that must be there, and in which formats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRule {
    /// What the paper is called in the files, such as `isee`.
    pub code: ReasonCode,
    /// The Italian label.
    pub label: ShortText,
    /// Accepted media types, such as `application/pdf`; empty means any the service accepts at all.
    pub media_types: Vec<String>,
}

/// Canale: a way of filing that makes an application valid (CAD art. 65).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Identità digitale SPID.
    Spid,
    /// Carta d'identità elettronica.
    Cie,
    /// Carta nazionale dei servizi.
    Cns,
    /// Documento firmato digitalmente.
    Signed,
    /// Firma autografa con copia del documento d'identità.
    ScanId,
    /// Posta elettronica certificata.
    Pec,
    /// Punto di accesso telematico, app IO (art. 64-bis).
    Io,
    /// Sportello: typed by an operator for the citizen.
    Counter,
    /// D'ufficio: opened by the service or by a report.
    ExOfficio,
    /// Portale: by citizens themselves, with a digital identity (art. 65 c. 1 lett. b).
    Portal,
}

impl Channel {
    /// Whether a service that takes these takes this one: who comes through the portal has a digital identity.
    pub fn is_among(self, taken: &[Self]) -> bool {
        let digital = |way: &Self| matches!(way, Self::Spid | Self::Cie | Self::Cns);
        taken.contains(&self) || self == Self::Portal && taken.iter().any(digital)
    }
}

/// Livello di garanzia: how sure the service is of who acts (eIDAS art. 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityLevel {
    /// Nobody checked.
    None,
    /// Basso: a password.
    Low,
    /// Significativo: two factors, or an identity document seen by an operator.
    Substantial,
    /// Elevato: a certified device.
    High,
}

/// Regola sui duplicati: what a second application for the same beneficiary and period does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DuplicatePolicy {
    /// Any number may run side by side.
    #[default]
    Allow,
    /// The second is refused.
    Reject,
    /// The second is filed, and the first counts.
    FirstWins,
    /// The second is filed, and replaces the first.
    LastWins,
}

/// Unità organizzativa: who answers for the procedure until an officer is named (L. 241/1990 artt. 2, 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name.
    pub name: ShortText,
    /// Responsabile dell'unità: the procedure officer as long as no other is assigned.
    pub head: ShortText,
    /// Titolare del potere sostitutivo (art. 2 c. 9-bis).
    pub substitute_power_holder: ShortText,
}

/// Rimedio: an authority before which a decision can be challenged, and the days there are for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealRoute {
    /// The authority, such as `TAR Sicilia, sezione di Catania`.
    pub authority: ShortText,
    /// Days from communication.
    pub term_days: u32,
}

/// Competenza territoriale: which office is in charge of which district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeMap {
    /// District code to office.
    pub districts: BTreeMap<String, OfficeCode>,
    /// The office in charge where the district is unknown or not listed.
    pub default: OfficeCode,
}

impl OfficeMap {
    /// The office in charge of `district`.
    pub fn in_charge_of(&self, district: Option<&ReasonCode>) -> &OfficeCode {
        district
            .and_then(|code| self.districts.get(code.as_str()))
            .unwrap_or(&self.default)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offices() -> OfficeMap {
        let office = |code| OfficeCode::new(code).expect("a valid code");
        OfficeMap {
            districts: BTreeMap::from([("2".to_owned(), office("centro-2"))]),
            default: office("centro-1"),
        }
    }

    #[test]
    fn a_district_that_is_not_listed_belongs_to_the_default_office() {
        let district = |code| ReasonCode::new(code).expect("a valid code");
        assert_eq!(
            offices().in_charge_of(Some(&district("2"))).as_str(),
            "centro-2"
        );
        assert_eq!(
            offices().in_charge_of(Some(&district("9"))).as_str(),
            "centro-1"
        );
        assert_eq!(offices().in_charge_of(None).as_str(), "centro-1");
    }

    #[test]
    fn the_portal_is_open_where_a_digital_identity_is_enough() {
        assert!(Channel::Portal.is_among(&[Channel::Counter, Channel::Cie]));
        assert!(Channel::Portal.is_among(&[Channel::Portal]));
        assert!(!Channel::Portal.is_among(&[Channel::Counter, Channel::Pec]));
        assert!(!Channel::Spid.is_among(&[Channel::Portal]));
    }

    #[test]
    fn a_higher_identity_level_counts_for_a_lower_one() {
        assert!(IdentityLevel::High > IdentityLevel::Substantial);
        assert!(IdentityLevel::Substantial > IdentityLevel::Low);
        assert!(IdentityLevel::Low > IdentityLevel::None);
    }
}
