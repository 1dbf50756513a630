//! `POST /calls/try-rules`: what a rule set makes of applicants that are sent along.

use super::tried::{Tried, TriedApplicant};
use crate::http::ask::{Asked, Said, query};
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Sha256};
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{Denied, Role};
use domain::call::CallError;
use domain::scoring::rules::{Code, RuleSet};
use domain::scoring::{Entry, Number, Rules, Seed, Standings, Supply};
use domain::shared::digest::Digest;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

query! {
    /// What the address of a trial may say.
    TryRulesQuery {}
}

/// Rules and applicants.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TryRules {
    /// The rules, as the page on rule sets describes them.
    #[schema(value_type = Object, example = json!(domain::call::samples::rules()))]
    rules: RuleSet,
    /// The day on which facts must be true.
    #[schema(value_type = Day)]
    reference_on: NaiveDate,
    /// The seed of the draw, in hexadecimal; noughts if left out.
    #[schema(value_type = Option<Sha256>)]
    seed: Option<Digest>,
    /// Places of a list, where they are not those of the rules; where the rules have no lists, under `all`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, u32>)]
    places: BTreeMap<Code, u32>,
    /// What a list may give out, where it is not what the rules say; where they have no lists, under `all`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    funds: BTreeMap<Code, Number>,
    /// The applicants.
    #[schema(max_items = 2000)]
    applicants: Vec<TriedApplicant>,
}

/// The most applicants of one trial.
const MOST: usize = 2_000;

/// Computes a ranking of invented applicants, with every line explained; nothing is written.
///
/// For whoever drafts or checks regulations. Faults of the rules and of facts are told by their place.
#[utoipa::path(
    post, path = "/calls/try-rules", tag = "calls", operation_id = "try_rules",
    extensions(("x-reads" = json!("nothing"))),
    params(TryRulesQuery),
    request_body = TryRules,
    responses((status = 200, description = "The ranking.", body = Tried)),
)]
pub(crate) async fn try_rules(
    asked: Asked<TryRulesQuery>,
    Said(body): Said<TryRules>,
) -> Result<Response, Problem> {
    if asked.viewer.actor().role == Role::Citizen {
        return Err(Denied::Role.into());
    }
    let freshness = asked.freshness(&[]).await?;
    // Many applicants keep a processor busy for a while; other requests go on.
    let tried = tokio::task::spawn_blocking(move || body.tried()).await;
    let tried = tried.map_err(Problem::internal)??;
    Ok(freshness.mark(Json(tried)))
}

impl TryRules {
    fn tried(self) -> Result<Tried, Problem> {
        let unsound = |faults| CallError::unsound(faults, "/rules", "rules");
        let checked =
            Rules::check(self.rules).map_err(|faults| Problem::refused(&unsound(faults)))?;
        let rules = checked.rules;
        if self.applicants.len() > MOST {
            return Err(Problem::field(
                "/applicants",
                "field.invalid",
                "at most 2000 applicants",
            ));
        }
        let supply = Supply {
            places: of_lists(&rules, &self.places, "/places")?,
            funds: of_lists(&rules, &self.funds, "/funds")?
                .into_iter()
                .map(|fund| fund.map(Number::decimal))
                .collect(),
        };
        let mut codes = BTreeSet::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(self.applicants.len());
        for (n, applicant) in self.applicants.into_iter().enumerate() {
            let entry = applicant.entry(&rules, n)?;
            if !codes.insert(entry.code.clone()) {
                let place = format!("/applicants/{n}/code");
                return Err(Problem::field(&place, "field.invalid", "each code once"));
            }
            entries.push(entry);
        }
        let seed = self
            .seed
            .map_or(Seed::new([0; 32]), |seed| Seed::parse(&seed));
        let all = Standings::of(&rules, entries, self.reference_on, seed, supply);
        Ok(Tried::of(&rules, &all, checked.remarks))
    }
}

/// What is said of each list, in the order of the rules; a list that is not there is refused by name.
fn of_lists<T: Copy>(
    rules: &Rules,
    said: &BTreeMap<Code, T>,
    at: &str,
) -> Result<Vec<Option<T>>, Problem> {
    let names: Vec<&str> = (0..rules.list_count())
        .map(|list| rules.list_code(list).map_or("all", Code::as_str))
        .collect();
    if let Some(other) = said.keys().find(|code| !names.contains(&code.as_str())) {
        let place = format!("{at}/{other}");
        return Err(Problem::field(
            &place,
            "field.unknown",
            "there is no such list",
        ));
    }
    Ok(names.iter().map(|name| said.get(*name).copied()).collect())
}
