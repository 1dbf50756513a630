//! `POST /case-files/{id}/record-household`: records the household or the support network from a day on.

use super::change::{change, given};
use super::parts::Member;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::Day;
use crate::rest::words::Circle;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Members that are looked up at most.
const MEMBERS: usize = 40;

/// The whole of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordHousehold {
    /// Household or support network.
    circle: Circle,
    /// The first day it is so.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Everybody in it beside the person of the file.
    #[schema(max_items = 40)]
    members: Vec<Member>,
}

impl RecordHousehold {
    /// Refuses members who are said to be on file and are not.
    pub(super) async fn known(&self, call: &Call, within: &str) -> Result<(), Problem> {
        let people = self.members.iter().map(Member::person);
        // More than there may be are refused by the file itself.
        for (index, person) in people.enumerate().take(MEMBERS) {
            if let Some(person) = person {
                let pointer = format!("{within}/members/{index}/person");
                let found = known::person(call.state(), person, &pointer).await;
                call.unless_done(found).await?;
            }
        }
        Ok(())
    }

    /// The household as that of this person.
    pub(super) fn about(self, person: Uuid) -> case_file::Household {
        case_file::Household {
            circle: self.circle.into(),
            from_on: self.from_on,
            members: sealed(person, self.members.into_iter().map(Into::into).collect()),
        }
    }
}

/// Records the household or the support network from a day on.
#[utoipa::path(
    post, path = "/case-files/{id}/record-household", tag = "case-files", operation_id = "record_household",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordHousehold,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_household"))),
)]
pub(crate) async fn record_household(
    Item(id): Item,
    Sent { call, body }: Sent<RecordHousehold>,
) -> Result<Answer, Problem> {
    body.known(&call, "").await?;
    let command = case_file::RecordHousehold {
        given: given(&call),
        household: body.about(id),
    };
    change(call, id, command).await
}
