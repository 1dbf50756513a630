//! `POST /mandates`: gives a mandate, or puts one on file.

use super::proof::MandateProof;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use crate::rest::words::MandateCapacity;
use chrono::NaiveDate;
use domain::application::MandateScope;
use domain::decider::Standing;
use domain::mandate::{self, Mandate};
use domain::shared::ids::{DocumentId, MandateId, PersonId, ReasonCode, ServiceCode};
use serde::Deserialize;
use store::documents::About;
use utoipa::ToSchema;
use uuid::Uuid;

/// A new mandate.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantMandate {
    /// In which quality the agent will act.
    capacity: MandateCapacity,
    /// Rappresentato: for whom; a citizen grants only for themselves.
    principal: Uuid,
    /// Rappresentante: who acts.
    agent: Uuid,
    /// What proves it.
    proof: MandateProof,
    /// The services it covers; all of them if left out.
    #[schema(value_type = Option<Vec<Code>>)]
    services: Option<Vec<ServiceCode>>,
    /// Powers the judge granted; only a support administrator has a list.
    #[serde(default)]
    #[schema(value_type = Vec<Code>)]
    powers: Vec<ReasonCode>,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day; until revoked if left out.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
}

/// Gives a mandate, or puts a decree on file.
#[utoipa::path(
    post, path = "/mandates", tag = "mandates", operation_id = "grant_mandate",
    request_body = GrantMandate,
    responses((status = 201, description = "The mandate is on file.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.grant_mandate"))),
)]
pub(crate) async fn grant_mandate(
    Sent { call, body }: Sent<GrantMandate>,
) -> Result<Answer, Problem> {
    let id = call.new_id("mandate");
    let principal = PersonId(body.principal);
    let documents = body.proof.documents();
    let proof = body.proof.about(principal);
    if proof.is_for_offices() && call.actor().person == Some(principal) {
        let detail = "only an office puts this proof on file; bring the paper to one";
        return Err(Problem::field(
            "/proof/kind",
            "mandate.proof-for-offices",
            detail,
        ));
    }
    proved(&call, id, principal, documents).await?;
    let command = mandate::GrantMandate {
        mandate_id: MandateId(id),
        capacity: body.capacity.into(),
        principal,
        agent: PersonId(body.agent),
        proof,
        scope: match body.services {
            Some(services) => MandateScope::Services(services),
            None => MandateScope::General,
        },
        powers: body.powers,
        from_on: body.from_on,
        until_on: body.until_on,
    };
    let location = format!("/api/v1/mandates/{id}");
    call.create::<Mandate>(id, location, command).await
}

/// The papers that prove it must have been taken in for the person it is about.
async fn proved(
    call: &Call,
    id: Uuid,
    principal: PersonId,
    documents: Vec<(DocumentId, &'static str)>,
) -> Result<(), Problem> {
    let standing = Standing {
        office: None,
        people: vec![principal],
    };
    for (document, pointer) in documents {
        call.check("mandate.grant_mandate", &standing)?;
        let about = About::Person(principal);
        named::document(call, &about, ("mandate", id), document, pointer).await?;
    }
    Ok(())
}
