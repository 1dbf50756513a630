//! `POST /people`: puts somebody on file.

use super::parts::{Identity, TemporaryCode};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::TaxCode;
use domain::person::{self, Person};
use domain::shared::ids::PersonId;
use domain::shared::tax_code;
use serde::Deserialize;
use utoipa::ToSchema;

/// Somebody new: with a name, or without one for an anonymous report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterPerson {
    /// Names and birth; left out for somebody anonymous.
    identity: Option<Identity>,
    /// Codice fiscale, where there is one.
    #[schema(value_type = Option<TaxCode>)]
    tax_code: Option<tax_code::TaxCode>,
    /// STP or ENI, where there is one.
    temporary_code: Option<TemporaryCode>,
}

/// Puts somebody on file; a citizen only themselves.
#[utoipa::path(
    post, path = "/people", tag = "people", operation_id = "register_person",
    request_body = RegisterPerson,
    responses((status = 201, description = "They are on file.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.register_person"))),
)]
pub(crate) async fn register_person(
    Sent { call, body }: Sent<RegisterPerson>,
) -> Result<Answer, Problem> {
    // Who is somebody themselves is on file under the identifier their token stands for.
    let id = match call.actor().person {
        Some(person) => person.0,
        None => call.new_id("person"),
    };
    let command = person::RegisterPerson {
        person_id: PersonId(id),
        identity: body.identity.map(|identity| sealed(id, identity.into())),
        tax_code: body.tax_code.map(|code| sealed(id, code)),
        temporary_code: body.temporary_code.map(|code| code.about(id)),
        at: call.now(),
    };
    let location = format!("/api/v1/people/{id}");
    call.create::<Person>(id, location, command).await
}
