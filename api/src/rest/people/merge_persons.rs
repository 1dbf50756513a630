//! `POST /people/{id}/merge-persons`: lets this file forward to another one of the same person.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::access;
use domain::decider::Standing;
use domain::person::{self, Person};
use domain::shared::ids::{PersonId, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Whose file goes on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergePersons {
    /// The file that goes on.
    survivor: Uuid,
    /// How it was found out.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets this file forward to another one of the same person; nothing is deleted.
#[utoipa::path(
    post, path = "/people/{id}/merge-persons", tag = "people", operation_id = "merge_persons",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = MergePersons,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.merge_persons"))),
)]
pub(crate) async fn merge_persons(
    Item(id): Item,
    Sent { call, body }: Sent<MergePersons>,
) -> Result<Answer, Problem> {
    let survivor = survivor(&call, id, body.survivor).await?;
    let command = person::MergePersons {
        survivor: PersonId(body.survivor),
        survivor_forwards_to: survivor.merged_into,
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Person>(id, command).await
}

/// The file that goes on; only who may merge learns whether it is there.
async fn survivor(call: &Call, absorbed: Uuid, survivor: Uuid) -> Result<Person, Problem> {
    let standing = Standing {
        office: None,
        people: vec![PersonId(absorbed)],
    };
    access::check(call.actor(), "person.merge_persons", &standing)?;
    let loaded = call.store().load::<Person>(survivor).await?;
    if loaded.version == 0 {
        return Err(Problem::field(
            "/survivor",
            "person.not-registered",
            "no such person is on file",
        ));
    }
    Ok(loaded.state)
}
