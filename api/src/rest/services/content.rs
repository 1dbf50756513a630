//! What is published of a service, as it is sent and answered.

use crate::rest::schema::{Code, LongText, ShortText};
use crate::rest::words::{Channel, DuplicatePolicy, IdentityLevel, Silence};
use domain::service;
use domain::shared::ids::{OfficeCode, ReasonCode};
use domain::shared::regime::LegalRegime;
use domain::shared::text;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Scheda del servizio: one version of everything the catalogue says of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceContent {
    /// Titolo, in Italian.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// Descrizione, in Italian: what it gives, to whom, how.
    #[schema(value_type = LongText)]
    description: text::LongText,
    /// Base normativa.
    #[schema(value_type = ShortText)]
    legal_basis: text::ShortText,
    /// The law that governs the procedure, with its caps and where they come from.
    #[schema(value_type = Object)]
    regime: LegalRegime,
    /// Termine: days within which the procedure must end.
    #[schema(minimum = 1)]
    term_days: u32,
    /// Why the term is longer than ordinary; only then the exceptional cap applies.
    #[schema(value_type = Option<ShortText>)]
    exceptional_term_reason: Option<text::ShortText>,
    /// Whether the office's own deadline moves to the next working day.
    roll_office_deadline: bool,
    /// Silenzio: what it means when the term ends without an answer; a failure to act where absent.
    silence: Option<Silence>,
    /// Procedura concorsuale: a ranking call.
    competitive: bool,
    /// The form: JSON Schema 2020-12 of an object.
    #[schema(value_type = Object)]
    form_schema: serde_json::Value,
    /// Allegati richiesti.
    attachments: Vec<RequiredAttachment>,
    /// Dichiarazioni richieste (DPR 445/2000 artt. 46-47).
    declarations: Vec<DeclarationRule>,
    /// How it may be asked for.
    channels: Vec<Channel>,
    /// The least assurance about who asks.
    minimum_identity: IdentityLevel,
    /// What a second application does.
    duplicate_policy: DuplicatePolicy,
    /// Whether applications are taken only within a window that was opened.
    windowed: bool,
    /// The office that answers for the service.
    #[schema(value_type = Code, example = "centro-1")]
    office: OfficeCode,
    /// Unit, its head, the holder of the substitute power.
    unit: Unit,
    /// Before whom, and within how long, a decision can be challenged.
    appeals: Vec<AppealRoute>,
    /// How a decision says so, in Italian (L. 241/1990 art. 3 c. 4).
    #[schema(value_type = LongText)]
    appeal_text: text::LongText,
    /// Informativa sulla privacy: where it is published (GDPR art. 13).
    #[schema(value_type = ShortText)]
    privacy_notice: text::ShortText,
}

/// Allegato richiesto, with how big it may be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequiredAttachment {
    /// What the paper is called in the files.
    #[schema(value_type = Code, example = "isee")]
    code: ReasonCode,
    /// The Italian label.
    #[schema(value_type = ShortText)]
    label: text::ShortText,
    /// Accepted media types; empty means any the service accepts at all.
    #[schema(example = json!(["application/pdf"]))]
    media_types: Vec<String>,
    /// The most bytes.
    #[schema(minimum = 1)]
    max_bytes: u64,
}

/// Dichiarazione richiesta: what the citizen declares under their own responsibility.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DeclarationRule {
    /// What the declaration is called in the files.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// The Italian sentence.
    #[schema(value_type = LongText)]
    text: text::LongText,
}

/// Unità organizzativa: who answers for the procedure until an officer is named.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    /// Its name.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// Responsabile dell'unità.
    #[schema(value_type = ShortText)]
    head: text::ShortText,
    /// Titolare del potere sostitutivo (L. 241/1990 art. 2 c. 9-bis).
    #[schema(value_type = ShortText)]
    substitute_power_holder: text::ShortText,
}

/// Rimedio: an authority before which a decision can be challenged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AppealRoute {
    /// The authority.
    #[schema(value_type = ShortText)]
    authority: text::ShortText,
    /// Days from communication.
    #[schema(minimum = 1)]
    term_days: u32,
}

/// Competenza territoriale: which office is in charge of which district.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeMap {
    /// District code to office.
    #[schema(value_type = BTreeMap<String, Code>, example = json!({ "1": "centro-1", "2": "centro-2" }))]
    districts: BTreeMap<ReasonCode, OfficeCode>,
    /// The office in charge where the district is unknown or not listed.
    #[schema(value_type = Code, example = "centro-1")]
    default: OfficeCode,
}

impl From<ServiceContent> for service::ServiceContent {
    fn from(sent: ServiceContent) -> Self {
        Self {
            title: sent.title,
            description: sent.description,
            legal_basis: sent.legal_basis,
            regime: sent.regime,
            term_days: sent.term_days,
            exceptional_term_reason: sent.exceptional_term_reason,
            roll_office_deadline: sent.roll_office_deadline,
            silence: sent.silence.map(Into::into).unwrap_or_default(),
            competitive: sent.competitive,
            form_schema: sent.form_schema,
            attachments: sent.attachments.into_iter().map(Into::into).collect(),
            declarations: sent.declarations.into_iter().map(Into::into).collect(),
            channels: sent.channels.into_iter().map(Into::into).collect(),
            minimum_identity: sent.minimum_identity.into(),
            duplicate_policy: sent.duplicate_policy.into(),
            windowed: sent.windowed,
            office: sent.office,
            unit: service::Unit {
                name: sent.unit.name,
                head: sent.unit.head,
                substitute_power_holder: sent.unit.substitute_power_holder,
            },
            appeals: sent.appeals.into_iter().map(Into::into).collect(),
            appeal_text: sent.appeal_text,
            privacy_notice: sent.privacy_notice,
        }
    }
}

impl From<RequiredAttachment> for service::RequiredAttachment {
    fn from(sent: RequiredAttachment) -> Self {
        Self {
            rule: service::AttachmentRule {
                code: sent.code,
                label: sent.label,
                media_types: sent.media_types,
            },
            max_bytes: sent.max_bytes,
        }
    }
}

impl From<DeclarationRule> for service::DeclarationRule {
    fn from(sent: DeclarationRule) -> Self {
        Self {
            code: sent.code,
            text: sent.text,
        }
    }
}

impl From<AppealRoute> for service::AppealRoute {
    fn from(sent: AppealRoute) -> Self {
        Self {
            authority: sent.authority,
            term_days: sent.term_days,
        }
    }
}

impl From<OfficeMap> for service::OfficeMap {
    fn from(sent: OfficeMap) -> Self {
        let districts = sent.districts.into_iter();
        Self {
            districts: districts
                .map(|(district, office)| (district.into(), office))
                .collect(),
            default: sent.default,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OfficeMap, ServiceContent};
    use domain::service;

    #[test]
    fn what_is_answered_can_be_sent_again() {
        let sample = service::samples::publish_service();
        let json = serde_json::to_value(&sample.content).expect("writable");
        let read: ServiceContent = serde_json::from_value(json).expect("the same fields");
        assert_eq!(service::ServiceContent::from(read), *sample.content);
        let json = serde_json::to_value(&sample.offices).expect("writable");
        let read: OfficeMap = serde_json::from_value(json).expect("the same fields");
        assert_eq!(service::OfficeMap::from(read), sample.offices);
    }
}
