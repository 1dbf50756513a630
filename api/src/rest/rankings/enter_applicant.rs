//! `POST /rankings/{id}/enter-applicant`: puts an applicant on a ranking.

use super::resolve;
use super::shown::KnownFacts;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::decider::Standing;
use domain::ranking::{self, Ranking};
use domain::scoring::rules::{Code, RuleSet};
use domain::shared::ids::{ApplicationId, RankingId};
use projections::rankings::public_code;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An applicant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnterApplicant {
    /// Their application.
    application: Uuid,
    /// What is known beside what the form of the application says; it counts over the form.
    #[serde(default)]
    known: KnownFacts,
    /// The lists asked for, the dearest first; every list if left out.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    lists: Vec<Code>,
}

/// Puts an applicant on a ranking, with the facts that the form of the application declares and what is said here.
#[utoipa::path(
    post, path = "/rankings/{id}/enter-applicant", tag = "rankings", operation_id = "enter_applicant",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = EnterApplicant,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.enter_applicant"))),
)]
pub(crate) async fn enter_applicant(
    id: Item,
    Sent { call, body }: Sent<EnterApplicant>,
) -> Result<Answer, Problem> {
    let (state, rules) = resolve::rules(&call, id.0).await?;
    let office = Standing {
        office: state.office,
        people: Vec::new(),
    };
    // Nobody learns of an application by entering it on a ranking that is not theirs.
    call.check("ranking.enter_applicant", &office)?;
    let rules: RuleSet = rules.ok_or_else(Problem::not_found)?;
    let application_id = ApplicationId(body.application);
    let (application, declared) = resolve::application(&call, application_id, &rules).await?;
    let command = ranking::EnterApplicant {
        code: public_code(call.store(), RankingId(id.0), application_id),
        application,
        known: resolve::known(declared, body.known.into()),
        lists: body.lists,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
