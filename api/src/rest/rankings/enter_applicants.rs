//! `POST /rankings/{id}/enter-applicants`: puts many applicants on a ranking.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::decider::Standing;
use domain::ranking::{self, Ranking};
use domain::shared::ids::{ApplicationId, RankingId};
use futures_util::{StreamExt, TryStreamExt, stream};
use projections::rankings::public_code;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;
use uuid::Uuid;

/// Applicants.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnterApplicants {
    /// Their applications; if left out, those that were filed in time and do not stand on the ranking yet.
    #[schema(max_items = 500)]
    applications: Option<Vec<Uuid>>,
}

/// The most of one go.
const MOST: usize = 500;

/// Applications that are looked up side by side.
const SIDE_BY_SIDE: usize = 8;

/// Puts many applicants on a ranking, each with the facts that the form of their application declares.
///
/// Where no applications are named, those filed in time are entered, at most 500 at once: it is asked for again until
/// nothing happens. Whoever's form does not fit the rules is passed over, and entered alone with what is put right.
#[utoipa::path(
    post, path = "/rankings/{id}/enter-applicants", tag = "rankings", operation_id = "enter_applicants",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = EnterApplicants,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.enter_applicants"))),
)]
pub(crate) async fn enter_applicants(
    id: Item,
    Sent { call, body }: Sent<EnterApplicants>,
) -> Result<Answer, Problem> {
    let state = call.store().load::<Ranking>(id.0).await?.state;
    let office = Standing {
        office: state.office.clone(),
        people: Vec::new(),
    };
    // Nobody learns of an application by entering it on a ranking that is not theirs.
    call.check("ranking.enter_applicants", &office)?;
    let content = state.content.as_deref().ok_or_else(Problem::not_found)?;
    let rules = content
        .compiled()
        .map_err(|refusal| Problem::refused(&refusal))?;
    let is_named = body.applications.is_some();
    let on_file: BTreeSet<Uuid> = state
        .entries
        .values()
        .map(|entry| entry.application_id.0)
        .collect();
    let mut wanted = match body.applications {
        Some(named) if named.len() > MOST => {
            let detail = "at most 500 at once";
            return Err(Problem::field("/applications", "field.invalid", detail));
        }
        Some(named) => named,
        None => {
            resolve::caught_up(&call).await?;
            resolve::filed(&call, &state).await?
        }
    };
    wanted.retain(|application| !on_file.contains(application));
    let at = call.now();
    let applicants = stream::iter(wanted).map(|application| {
        let (call, rules) = (&call, &rules);
        async move {
            let application_id = ApplicationId(application);
            let found = resolve::application(call, application_id, rules.rule_set()).await;
            let (application, declared) = found?;
            let applicant = ranking::EnterApplicant {
                code: public_code(call.store(), RankingId(id.0), application_id),
                application,
                known: resolve::known(declared, ranking::Known::default()),
                lists: Vec::new(),
                at,
            };
            let fits = is_named || rules.read_facts(&applicant.known.facts).is_ok();
            Ok::<_, Problem>(fits.then_some(applicant))
        }
    });
    let applicants: Vec<_> = applicants
        .buffered(SIDE_BY_SIDE)
        .try_filter_map(|applicant| async { Ok(applicant) })
        .take(MOST)
        .try_collect()
        .await?;
    call.change::<Ranking>(id.0, ranking::EnterApplicants { applicants, at })
        .await
}
