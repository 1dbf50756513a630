//! `POST /registrations/{id}/renew-field`: corrects one field and remembers the old value.

use super::held::held;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use domain::registration::{self, FieldChange, Record};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The correction of one field.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "change": { "field": "subject", "value": "Lettera sul centro anziani" },
    "reason": "Oggetto trascritto male", "authorising_act": "Provvedimento n. 5 del 3 marzo 2026",
}))]
pub(crate) struct RenewField {
    /// Which field, and what it says from now on.
    change: Change,
    /// Why.
    #[schema(value_type = LongText)]
    reason: text::LongText,
    /// Number and date of the authorising act.
    #[schema(value_type = ShortText)]
    authorising_act: text::ShortText,
    /// The person under whose key the texts are sealed; a key of the record's own if left out.
    person: Option<Uuid>,
}

/// A field with its new value; number and date are assigned by the register and never corrected.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "field", rename_all = "snake_case", deny_unknown_fields)]
enum Change {
    /// Mittente o destinatario.
    Counterparty {
        /// The new value.
        #[schema(value_type = ShortText)]
        value: text::ShortText,
    },
    /// Oggetto.
    Subject {
        /// The new value.
        #[schema(value_type = String, min_length = 1, max_length = 500)]
        value: text::Text<500, false>,
    },
    /// Impronta.
    Digest {
        /// The new value; a document with it was taken in for the office of the record.
        #[schema(value_type = Sha256)]
        value: Digest,
    },
    /// Numero: refused.
    Number,
    /// Data: refused.
    Date,
}

/// Corrects one field of a record.
#[utoipa::path(
    post, path = "/registrations/{id}/renew-field", tag = "registrations", operation_id = "renew_field",
    params(("id" = Uuid, Path, description = "The record.")),
    request_body = RenewField,
    responses((status = 200, description = "The field is corrected.", body = AnswerBody)),
    extensions(("x-permission" = json!("registration.renew_field"))),
)]
pub(crate) async fn renew_field(
    Item(id): Item,
    Sent { call, body }: Sent<RenewField>,
) -> Result<Answer, Problem> {
    let person = body.person;
    if let Change::Digest { value } = &body.change {
        let office = call.store().load::<Record>(id).await?.state.office;
        let permission = "registration.renew_field";
        held(
            &call,
            id,
            permission,
            office.as_ref(),
            Some(value),
            "/change/value",
        )
        .await?;
    }
    let change = match body.change {
        Change::Counterparty { value } => FieldChange::Counterparty(sealed(person, id, value)),
        Change::Subject { value } => FieldChange::Subject(sealed(person, id, value)),
        Change::Digest { value } => FieldChange::Digest(value),
        Change::Number => FieldChange::Number,
        Change::Date => FieldChange::Date,
    };
    let command = registration::RenewField {
        change,
        reason: sealed(person, id, body.reason),
        authorising_act: body.authorising_act,
        by: call.actor().code.clone(),
        at: call.now(),
    };
    call.change::<Record>(id, command).await
}
