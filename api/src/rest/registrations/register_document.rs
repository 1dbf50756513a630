//! `POST /registrations`: gives an act its number.

use super::held::held;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::{Code, Day, Sha256};
use crate::rest::words::{About, ActKind, Direction};
use chrono::NaiveDate;
use domain::decider::Standing;
use domain::registration::{self, EmergencyOrigin, Record};
use domain::shared::digest::Digest;
use domain::shared::ids::{OfficeCode, RegisterCode, RegistrationId};
use domain::shared::stamp::RegistrationRequest;
use domain::shared::text::Text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An act that belongs to no application: a letter, a report, a circular.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "direction": "inbound", "act": "communication", "office": "centro-1",
    "subject": "Richiesta di informazioni sui servizi domiciliari", "counterparty": "Agata Torrisi",
}))]
pub(crate) struct RegisterDocument {
    /// The register that numbers it; the general one if left out.
    #[schema(value_type = Option<Code>, example = "generale")]
    register: Option<RegisterCode>,
    /// In, out or internal.
    direction: Direction,
    /// What kind of act.
    act: ActKind,
    /// Oggetto: what it is about.
    #[schema(value_type = String, min_length = 1, max_length = 500)]
    subject: Text<500, false>,
    /// Mittente o destinatario: sender or recipient.
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    counterparty: Text<200, false>,
    /// The person under whose key subject and counterparty are sealed; a key of the record's own if left out.
    person: Option<Uuid>,
    /// Impronta: SHA-256 of the main document in hexadecimal, which was taken in for the office.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
    /// The office that receives or sends it.
    #[schema(value_type = Code, example = "centro-1")]
    office: OfficeCode,
    /// What it belongs to.
    about: Option<About>,
    /// Where it was first written down by hand, while the system was unusable (DPR 445/2000 art. 63).
    emergency: Option<Emergency>,
}

const PERMISSION: &str = "registration.register_document";

/// No register written by hand reaches a higher number.
const LARGEST: u64 = 9_999_999_999;

/// The entry of the emergency register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Emergency {
    /// Its number there, of the year of the day.
    #[schema(minimum = 1, maximum = 9_999_999_999_u64)]
    number: u64,
    /// The day it was received or sent.
    #[schema(value_type = Day)]
    received_on: NaiveDate,
}

/// Registers a document.
#[utoipa::path(
    post, path = "/registrations", tag = "registrations", operation_id = "register_document",
    request_body = RegisterDocument,
    responses((status = 201, description = "The act has its number.", body = AnswerBody)),
    extensions(("x-permission" = json!("registration.register_document"))),
)]
pub(crate) async fn register_document(
    Sent { call, body }: Sent<RegisterDocument>,
) -> Result<Answer, Problem> {
    let id = call.new_id("registration");
    if body
        .emergency
        .as_ref()
        .is_some_and(|entry| entry.number > LARGEST)
    {
        let detail = "the number of an entry has ten digits at most";
        return Err(Problem::field("/emergency/number", "field.invalid", detail));
    }
    let known = body.known(&call).await;
    call.unless_done(known).await?;
    let digest = body.digest.as_ref();
    let held = held(&call, id, PERMISSION, Some(&body.office), digest, "/digest").await;
    call.unless_done(held).await?;
    let command = body.command(RegistrationId(id));
    let location = format!("/api/v1/registrations/{id}");
    call.create::<Record>(id, location, command).await
}

impl RegisterDocument {
    /// Refuses what names an office, a register or an emergency entry that is not there.
    async fn known(&self, call: &Call) -> Result<(), Problem> {
        let standing = Standing {
            office: Some(self.office.clone()),
            people: Vec::new(),
        };
        call.check(PERMISSION, &standing)?;
        let state = call.state();
        known::office(state, &self.office, "/office").await?;
        let register = self.register.clone().unwrap_or_default();
        known::register(state, &register, "/register").await?;
        let Some(entry) = &self.emergency else {
            return Ok(());
        };
        let written = (entry.number, entry.received_on);
        known::emergency_entry(state, &register, written, "/emergency").await
    }

    fn command(self, id: RegistrationId) -> registration::RegisterDocument {
        registration::RegisterDocument {
            request: RegistrationRequest {
                registration_id: id,
                register: self.register.unwrap_or_default(),
                direction: self.direction.into(),
                act: self.act.into(),
                subject: sealed(self.person, id.0, self.subject),
                counterparty: sealed(self.person, id.0, self.counterparty),
                digest: self.digest.map(|digest| digest.as_str().to_owned()),
                office: self.office,
                about: self.about.map(Into::into),
            },
            emergency: self.emergency.map(|entry| EmergencyOrigin {
                number: entry.number,
                received_on: entry.received_on,
            }),
        }
    }
}
