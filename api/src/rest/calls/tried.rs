//! What is sent to and answered by a trial of rules.

use crate::http::problem::Problem;
use domain::call::CallError;
use domain::scoring::rules::Code;
use domain::scoring::{Entry, Explanation, Number, Rules, Standings};
use domain::shared::error::FieldError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// An invented applicant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "code": "a", "facts": { "resident": true, "both_work": true, "siblings": 1, "isee": "6200.00" },
    "commission": { "hardship": "2" },
}))]
pub(crate) struct TriedApplicant {
    /// What stands for them.
    #[schema(value_type = String, pattern = "^[a-z0-9][a-z0-9_.-]{0,63}$")]
    code: Code,
    /// What is known of them.
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
    /// The lists they ask for, the dearest first; every list if left out.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    lists: Vec<Code>,
    /// Points of the commission, by criterion.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    commission: BTreeMap<Code, Number>,
    /// Reasons of exclusion that an officer found.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    grounds: Vec<Code>,
}

/// Graduatoria di prova.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tried {
    /// What is allowed in the rules and may not be meant.
    remarks: Vec<RulesRemark>,
    /// The lists.
    lists: Vec<TriedList>,
    /// Each applicant's place with every line, its fact and what the next position needs.
    #[schema(value_type = Vec<Object>)]
    applicants: Vec<Explanation>,
}

/// Something worth a second look.
#[derive(Serialize, ToSchema)]
pub(crate) struct RulesRemark {
    /// JSON pointer to its place in the rules.
    pointer: String,
    /// Its code, such as `rules.cap-binds`.
    code: String,
    /// What is meant.
    detail: String,
}

/// One list.
#[derive(Serialize, ToSchema)]
pub(crate) struct TriedList {
    /// The list; absent where there is only one without a name.
    #[schema(value_type = Option<String>)]
    list: Option<Code>,
    /// The codes of the applicants, the first one first.
    #[schema(value_type = Vec<String>)]
    order: Vec<Code>,
    /// What is left of the money.
    #[schema(value_type = Option<String>)]
    residue: Option<Number>,
}

impl TriedApplicant {
    pub(super) fn entry(self, rules: &Rules, n: usize) -> Result<Entry, Problem> {
        let at = format!("/applicants/{n}");
        let unsound = |faults| CallError::unsound(faults, &format!("{at}/facts"), "facts");
        let facts = rules.read_facts(&self.facts);
        let facts = facts.map_err(|faults| Problem::refused(&unsound(faults)))?;
        let unknown = |place: String| {
            Problem::field(
                &format!("{at}/{place}"),
                "field.unknown",
                "the rules do not name it",
            )
        };
        let mut entry = Entry::new(self.code, facts);
        for (n, list) in self.lists.iter().enumerate() {
            let list = rules.list_of(list);
            entry
                .preferences
                .push(list.ok_or_else(|| unknown(format!("lists/{n}")))?);
        }
        for (n, ground) in self.grounds.iter().enumerate() {
            let ground = rules.ground_of(ground);
            entry
                .grounds
                .push(ground.ok_or_else(|| unknown(format!("grounds/{n}")))?);
        }
        for (code, points) in self.commission {
            let place = format!("commission/{code}");
            let criterion = rules.criterion_of(&code);
            let range = criterion.and_then(|n| Some((n, rules.commission_range(n)?)));
            let (n, (least, most, decimals)) = range.ok_or_else(|| unknown(place.clone()))?;
            let whole = points.decimal().scale() <= decimals;
            if points < least || points > most || !whole {
                let detail = format!("from {least} to {most}, with at most {decimals} decimals");
                return Err(Problem::field(
                    &format!("{at}/{place}"),
                    "field.invalid",
                    detail,
                ));
            }
            entry.commission.push((n, points.decimal()));
        }
        Ok(entry)
    }
}

impl Tried {
    pub(super) fn of(rules: &Rules, all: &Standings, remarks: Vec<FieldError>) -> Self {
        let none = BTreeMap::new();
        let code = |entry: &usize| all.entries()[*entry].code.clone();
        let lists = all.lists().iter().enumerate();
        Self {
            remarks: remarks.into_iter().map(RulesRemark::from).collect(),
            lists: lists
                .map(|(n, list)| TriedList {
                    list: rules.list_code(n).cloned(),
                    order: list.order.iter().map(code).collect(),
                    residue: list.residue.map(Number::from),
                })
                .collect(),
            applicants: (0..all.entries().len())
                .filter_map(|entry| all.explain(rules, entry, &none))
                .collect(),
        }
    }
}

impl From<FieldError> for RulesRemark {
    fn from(remark: FieldError) -> Self {
        Self {
            pointer: remark.pointer,
            code: format!("rules.{}", remark.rule),
            detail: remark.wanted.unwrap_or_default(),
        }
    }
}
