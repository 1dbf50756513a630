//! What changed between two versions of a ranking, and why, for each who moved.

use super::allot::Given;
use super::evaluate::{Admission, Score};
use super::model::Rules;
use super::number::Number;
use super::rules::Code;
use super::standings::Standings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Variazione: what changed for one applicant in one list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The public code.
    pub code: Code,
    /// The list; absent where there is only one.
    pub list: Option<Code>,
    /// The position before.
    pub before: Option<usize>,
    /// The position after.
    pub after: Option<usize>,
    /// Whether they had a place or money before.
    pub had: bool,
    /// Whether they have one after.
    pub has: bool,
    /// Why.
    pub why: Vec<Why>,
}

/// Motivo della variazione; of others only the public code is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// They were not in the version before.
    Entered,
    /// Their admission changed.
    Admission,
    /// Their tier changed.
    Tier,
    /// Their points in a criterion changed.
    Criterion {
        /// The criterion.
        criterion: Code,
        /// Points before.
        before: Number,
        /// Points after.
        after: Number,
    },
    /// A penalty or a correction changed.
    Adjustment,
    /// What decides among equals changed.
    TieBreaker {
        /// The tie-breaker.
        code: Code,
    },
    /// Somebody came before them.
    Overtaken {
        /// Who.
        by: Code,
    },
    /// Somebody who was before them is not any more.
    Passed {
        /// Who.
        who: Code,
    },
    /// Somebody left a place or took one up.
    Places,
}

/// What changed from one version to the next, list by list, in the order of the new positions.
pub fn changes(rules: &Rules, before: &Standings, after: &Standings) -> Vec<Change> {
    let mut all = Vec::new();
    for list in 0..rules.lists.len() {
        let one = View::of(before, list);
        let other = View::of(after, list);
        let own = own_reasons(rules, &one, &other);
        let mut codes: Vec<&Code> = one.at.keys().chain(other.at.keys()).copied().collect();
        codes.sort_by_key(|code| (other.place(code).unwrap_or(usize::MAX), *code));
        codes.dedup();
        for code in codes {
            all.extend(change(rules, list, code, (&one, &other), &own));
        }
    }
    all
}

/// One version of one list.
struct View<'a> {
    all: &'a Standings,
    list: usize,
    /// Everybody, by public code.
    entries: BTreeMap<&'a Code, usize>,
    /// Their positions.
    at: BTreeMap<&'a Code, usize>,
}

impl<'a> View<'a> {
    fn of(all: &'a Standings, list: usize) -> Self {
        let entries = all.entries.iter().enumerate();
        let order = all.lists[list].order.iter().enumerate();
        Self {
            all,
            list,
            entries: entries.map(|(n, entry)| (&entry.code, n)).collect(),
            at: order
                .map(|(n, entry)| (&all.entries[*entry].code, n + 1))
                .collect(),
        }
    }

    fn place(&self, code: &Code) -> Option<usize> {
        self.at.get(code).copied()
    }

    fn has(&self, code: &Code) -> bool {
        let listed = &self.all.lists[self.list];
        self.place(code).is_some_and(|at| {
            let paid = listed
                .paid
                .as_ref()
                .is_some_and(|paid| !paid[at - 1].is_zero());
            paid || matches!(listed.given[at - 1], Given::Place(_))
        })
    }

    fn admission(&self, code: &Code) -> Option<&'a Admission> {
        Some(&self.all.sheets[*self.entries.get(code)?].admission)
    }

    fn score(&self, code: &Code) -> Option<&'a Score> {
        self.all.score(*self.entries.get(code)?, self.list)
    }

    fn adjusted(&self, code: &Code) -> rust_decimal::Decimal {
        let entry = self
            .entries
            .get(code)
            .map(|entry| &self.all.entries[*entry]);
        entry
            .map(|entry| entry.adjustments.iter().map(|one| one.points).sum())
            .unwrap_or_default()
    }
}

/// What changed in the applicants themselves: only they can pass or be passed.
fn own_reasons<'a>(
    rules: &Rules,
    before: &View<'a>,
    after: &View<'a>,
) -> BTreeMap<&'a Code, Vec<Why>> {
    let mut all = BTreeMap::new();
    for code in before.entries.keys().chain(after.entries.keys()).copied() {
        let why = own(rules, code, before, after);
        if !why.is_empty() {
            all.insert(code, why);
        }
    }
    all
}

fn own(rules: &Rules, code: &Code, before: &View<'_>, after: &View<'_>) -> Vec<Why> {
    let mut why = Vec::new();
    let (Some(one), Some(other)) = (before.admission(code), after.admission(code)) else {
        return vec![if before.admission(code).is_none() {
            Why::Entered
        } else {
            Why::Admission
        }];
    };
    if one != other {
        why.push(Why::Admission);
    }
    let (Some(one), Some(other)) = (before.score(code), after.score(code)) else {
        return why;
    };
    if one.tier != other.tier {
        why.push(Why::Tier);
    }
    for (n, (one, other)) in one.lines.iter().zip(&other.lines).enumerate() {
        if one.counted != other.counted {
            why.push(Why::Criterion {
                criterion: rules.set.criteria[n].code.clone(),
                before: one.counted.into(),
                after: other.counted.into(),
            });
        }
    }
    if before.adjusted(code) != after.adjusted(code) {
        why.push(Why::Adjustment);
    }
    for (n, (one, other)) in one.ties.iter().zip(&other.ties).enumerate() {
        if one != other {
            why.push(Why::TieBreaker {
                code: rules.set.tie_breakers[n].code.clone(),
            });
        }
    }
    why
}

fn change(
    rules: &Rules,
    list: usize,
    code: &Code,
    (before, after): (&View<'_>, &View<'_>),
    own: &BTreeMap<&Code, Vec<Why>>,
) -> Option<Change> {
    let (was, is) = (before.place(code), after.place(code));
    let (had, has) = (before.has(code), after.has(code));
    let mut why = own.get(code).cloned().unwrap_or_default();
    if was == is && had == has && why.is_empty() {
        return None;
    }
    if let (Some(was), Some(is)) = (was, is) {
        for other in own.keys().filter(|other| **other != code) {
            let above = before.place(other).is_some_and(|at| at < was);
            let now_above = after.place(other).is_some_and(|at| at < is);
            match (above, now_above) {
                (false, true) => why.push(Why::Overtaken {
                    by: (*other).clone(),
                }),
                (true, false) => why.push(Why::Passed {
                    who: (*other).clone(),
                }),
                (true, true) | (false, false) => {}
            }
        }
    }
    if had != has && why.is_empty() {
        why.push(Why::Places);
    }
    let list = rules.lists[list].code.clone();
    Some(Change {
        code: code.clone(),
        list,
        before: was,
        after: is,
        had,
        has,
        why,
    })
}
