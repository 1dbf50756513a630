//! `POST /people/{id}/record-contact`: records how to reach somebody.

use super::parts::Contact;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::person::{self, Person};
use serde::Deserialize;
use utoipa::ToSchema;

/// How to reach them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordContact {
    /// All of it again; what is left out is no longer known.
    contact: Contact,
}

/// Records how to reach somebody, all of it again.
#[utoipa::path(
    post, path = "/people/{id}/record-contact", tag = "people", operation_id = "record_contact",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordContact,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_contact"))),
)]
pub(crate) async fn record_contact(
    Item(id): Item,
    Sent { call, body }: Sent<RecordContact>,
) -> Result<Answer, Problem> {
    let command = person::RecordContact {
        contact: sealed(id, body.contact.into()),
    };
    call.change::<Person>(id, command).await
}
