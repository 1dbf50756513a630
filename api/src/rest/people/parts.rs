//! What is known of somebody, as it is sent.

use super::sealed::sealed;
use crate::rest::schema::{Code, Day, HealthCode, ShortText};
use chrono::NaiveDate;
use domain::person;
use domain::shared::contact::{
    EmailAddress, MunicipalityCode, PhoneNumber, PostalAddress, PostalCode, ProvinceCode,
};
use domain::shared::health_code;
use domain::shared::ids::ReasonCode;
use domain::shared::text::{self, Text};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Generalità: names and birth, as declared or as the civil registry has them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "family_name": "Torrisi", "given_name": "Agata", "birth_on": "1954-02-05", "birth_place": "Catania",
}))]
pub(super) struct Identity {
    /// Cognome.
    #[schema(value_type = ShortText)]
    family_name: text::ShortText,
    /// Nome.
    #[schema(value_type = ShortText)]
    given_name: text::ShortText,
    /// Data di nascita.
    #[schema(value_type = Option<Day>)]
    birth_on: Option<NaiveDate>,
    /// Luogo di nascita, in Italy or abroad.
    #[schema(value_type = Option<ShortText>)]
    birth_place: Option<text::ShortText>,
}

/// Codice STP o ENI, with its last day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TemporaryCode {
    /// The code, which says its kind.
    #[schema(value_type = HealthCode)]
    code: health_code::HealthCode,
    /// Its last day.
    #[schema(value_type = Day)]
    expires_on: NaiveDate,
}

/// Recapiti.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    /// E-mail.
    #[schema(value_type = Option<String>, format = "email", max_length = 254)]
    email: Option<EmailAddress>,
    /// Telefono.
    #[schema(value_type = Option<String>, max_length = 40)]
    phone: Option<PhoneNumber>,
    /// Domicilio digitale: the certified mailbox that counts for notices.
    #[schema(value_type = Option<String>, format = "email", max_length = 254)]
    digital_domicile: Option<EmailAddress>,
}

/// Residenza: where somebody lives, and in which district, where that is known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Residence {
    /// The address.
    address: Address,
    /// The district of the municipality.
    #[schema(value_type = Option<Code>)]
    district: Option<ReasonCode>,
}

/// Indirizzo, in Italy.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "street": "Via dei Platani", "number": "7", "cap": "95100", "municipality_code": "C351", "province": "CT",
}))]
pub(super) struct Address {
    /// Via: the kind of street and its name.
    #[schema(value_type = String, min_length = 1, max_length = 120)]
    street: Text<120, false>,
    /// Numero civico.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 20)]
    number: Option<Text<20, false>>,
    /// CAP.
    #[schema(value_type = String, pattern = "^[0-9]{5}$")]
    cap: PostalCode,
    /// Codice catastale del comune.
    #[schema(value_type = String, pattern = "^[A-Za-z][0-9]{3}$")]
    municipality_code: MunicipalityCode,
    /// Sigla della provincia.
    #[schema(value_type = String, pattern = "^[A-Za-z]{2}$")]
    province: ProvinceCode,
}

impl From<Identity> for person::Identity {
    fn from(sent: Identity) -> Self {
        Self {
            family_name: sent.family_name,
            given_name: sent.given_name,
            birth_on: sent.birth_on,
            birth_place: sent.birth_place,
        }
    }
}

impl TemporaryCode {
    /// The code as one of this person's.
    pub(super) fn about(self, person: Uuid) -> person::TemporaryCode {
        person::TemporaryCode {
            code: sealed(person, self.code),
            expires_on: self.expires_on,
        }
    }
}

impl From<Contact> for person::Contact {
    fn from(sent: Contact) -> Self {
        Self {
            email: sent.email,
            phone: sent.phone,
            digital_domicile: sent.digital_domicile,
        }
    }
}

impl From<Residence> for person::Residence {
    fn from(sent: Residence) -> Self {
        Self {
            address: PostalAddress {
                street: sent.address.street,
                number: sent.address.number,
                cap: sent.address.cap,
                municipality_code: sent.address.municipality_code,
                province: sent.address.province,
            },
            district: sent.district,
        }
    }
}
