//! `POST /registrations/{id}/annul-registration`: crosses a record out, leaving it readable (DPR 445/2000 art. 54).

use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, ShortText};
use domain::registration::{self, Record};
use domain::shared::ids::RegistrationId;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The annulment of a record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnnulRegistration {
    /// Why.
    #[schema(value_type = LongText)]
    reason: text::LongText,
    /// Provvedimento di autorizzazione: number and date of the authorising act.
    #[schema(value_type = ShortText)]
    authorising_act: text::ShortText,
    /// The record that takes its place; required for an application.
    replacement: Option<Uuid>,
    /// The person under whose key the reason is sealed; a key of the record's own if left out.
    person: Option<Uuid>,
}

/// Annuls a record of the register.
#[utoipa::path(
    post, path = "/registrations/{id}/annul-registration", tag = "registrations", operation_id = "annul_registration",
    params(("id" = Uuid, Path, description = "The record.")),
    request_body = AnnulRegistration,
    responses((status = 200, description = "The record is annulled.", body = AnswerBody)),
    extensions(("x-permission" = json!("registration.annul_registration"))),
)]
pub(crate) async fn annul_registration(
    Item(id): Item,
    Sent { call, body }: Sent<AnnulRegistration>,
) -> Result<Answer, Problem> {
    let command = registration::AnnulRegistration {
        reason: sealed(body.person, id, body.reason),
        authorising_act: body.authorising_act,
        by: call.actor().code.clone(),
        replacement: body.replacement.map(RegistrationId),
        at: call.now(),
    };
    call.change::<Record>(id, command).await
}
