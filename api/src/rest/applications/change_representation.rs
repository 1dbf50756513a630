//! `POST /applications/{id}/change-representation`: somebody else acts from now on.

use super::resolve::{self, Claimed};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::words::Capacity;
use domain::application::{self, Application};
use domain::decider::Standing;
use domain::shared::ids::{MandateId, PersonId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who acts from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeRepresentation {
    /// Who acts.
    applicant: Uuid,
    /// In which quality.
    capacity: Capacity,
    /// By which mandate, where there is one.
    mandate: Option<Uuid>,
    /// Whether being a parent or an heir was declared (DPR 445/2000 art. 46).
    #[serde(default)]
    status_declared: bool,
    /// Whether the beneficiary signs too, as a curator's assistance needs.
    #[serde(default)]
    beneficiary_consents: bool,
}

/// Lets somebody else act for the beneficiary.
#[utoipa::path(
    post, path = "/applications/{id}/change-representation", tag = "applications",
    operation_id = "change_representation",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = ChangeRepresentation,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.change_representation"))),
)]
pub(crate) async fn change_representation(
    Item(id): Item,
    Sent { call, body }: Sent<ChangeRepresentation>,
) -> Result<Answer, Problem> {
    let loaded = call.store().load::<Application>(id).await?;
    let beneficiary = loaded.state.beneficiary.ok_or_else(Problem::not_found)?;
    let claimed = Claimed {
        applicant: PersonId(body.applicant),
        beneficiary,
        capacity: body.capacity.into(),
        mandate: body.mandate.map(MandateId),
        status_declared: body.status_declared,
        beneficiary_consents: body.beneficiary_consents,
    };
    let standing = Standing {
        office: loaded.state.office.clone(),
        people: loaded.state.people(),
    };
    let allowed = call.check("application.change_representation", &standing);
    call.unless_done(allowed).await?;
    let known = known::person(call.state(), claimed.applicant, "/applicant").await;
    call.unless_done(known).await?;
    let command = application::ChangeRepresentation {
        applicant: claimed.applicant,
        capacity: claimed.capacity,
        representation: resolve::representation(&call, &claimed).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
