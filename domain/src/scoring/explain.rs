//! Motivazione: for one applicant each line with its fact, evidence, points and cap, and what the next position needs.

use super::allot::Given;
use super::evaluate::{Admission, Below, Cut, Line, Reason, Score};
use super::model::{Pref, Rules, ScaleRule};
use super::number::Number;
use super::rules::{Code, Name, Scale};
use super::standings::Standings;
use super::value::shown;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Motivazione: everything that led to the place of one applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The public code.
    pub code: Code,
    /// Whether they are admitted.
    pub admission: AdmissionShown,
    /// Why not, or with which reserve.
    pub reasons: Vec<ReasonShown>,
    /// Each list they stand in or asked for.
    pub lists: Vec<InList>,
}

/// Ammissione.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionShown {
    /// Ammesso.
    Admitted,
    /// Ammesso con riserva.
    WithReserve,
    /// Escluso.
    Excluded,
    /// A number is too large.
    NotComputable,
}

/// A reason, with where the regulation says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReasonShown {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    pub source: Option<ShortText>,
}

/// One applicant in one list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InList {
    /// The list; absent where there is only one.
    pub list: Option<Code>,
    /// The position; absent where they are not eligible.
    pub position: Option<usize>,
    /// How many stand in the list.
    pub of: usize,
    /// Precedenza assoluta.
    pub tier: Option<Code>,
    /// Points in all.
    pub points: Number,
    /// How they come about.
    pub lines: Vec<ExplainedLine>,
    /// What was adjusted after caps.
    pub adjustments: Vec<AdjustmentShown>,
    /// The minimum that is not reached: `total` or the code of a group.
    pub below: Option<String>,
    /// What they get.
    pub given: GivenShown,
    /// The reserve their place is of.
    pub reserve: Option<Code>,
    /// What is due to them, where money is given.
    pub due: Option<Number>,
    /// What they are paid.
    pub paid: Option<Number>,
    /// What would have been needed for the next position.
    pub next: Option<Next>,
}

/// What somebody gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenShown {
    /// Beneficiario.
    Beneficiary,
    /// Idoneo non beneficiario.
    Waiting,
    /// Beneficiario in un altro elenco.
    Elsewhere,
    /// Rinunciatario, decaduto o cancellato.
    Out,
    /// Non in elenco.
    NotListed,
}

/// A penalty or a correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdjustmentShown {
    /// Why.
    pub code: Code,
    /// By how much.
    pub points: Number,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExplainedLine {
    /// The criterion.
    pub criterion: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    pub source: Option<ShortText>,
    /// What it gives before caps.
    pub raw: Number,
    /// What it counts for.
    pub counted: Number,
    /// The alternative that gave it, or the band counted from one.
    pub chosen: Option<String>,
    /// Why it counts less: `exclusive`, `cap` or `total`.
    pub cut: Option<String>,
    /// The group whose rule took from it.
    pub cut_by: Option<Code>,
    /// The facts it rests on.
    pub facts: Vec<UsedFact>,
}

/// A fact that was used, and what proves it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UsedFact {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub label: ShortText,
    /// Its value; absent where it is not known.
    pub value: Option<serde_json::Value>,
    /// What proves it.
    pub evidence: Option<Code>,
}

/// What the next position needs; of the one above nothing is told but how far away it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Next {
    /// What decided.
    pub decided_by: DecidedBy,
    /// The points that are missing to be equal, where points decided.
    pub points: Option<Number>,
    /// The tier or tie-breaker that decided.
    pub code: Option<Code>,
}

/// What decided between two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// Precedenza.
    Tier,
    /// Punti.
    Points,
    /// Criterio a parità.
    TieBreaker,
    /// Sorteggio.
    Draw,
}

impl Standings {
    /// Explains the place of one applicant; `evidence` says what proves each fact.
    pub fn explain(
        &self,
        rules: &Rules,
        entry: usize,
        evidence: &BTreeMap<Name, Code>,
    ) -> Option<Explanation> {
        let applicant = self.entries.get(entry)?;
        let (admission, reasons) = reasons(rules, &self.sheets[entry].admission);
        let lists = (0..rules.lists.len()).filter_map(|list| {
            let score = self.score(entry, list)?;
            self.in_list(rules, (entry, list), score, evidence)
        });
        Some(Explanation {
            code: applicant.code.clone(),
            admission,
            reasons,
            lists: lists.collect(),
        })
    }

    fn in_list(
        &self,
        rules: &Rules,
        (entry, list): (usize, usize),
        score: &Score,
        evidence: &BTreeMap<Name, Code>,
    ) -> Option<InList> {
        let listed = &self.lists[list];
        let applicant = &self.entries[entry];
        let at = self.place(entry, list);
        let asked = applicant.preferences.is_empty() || applicant.preferences.contains(&list);
        if at.is_none() && (score.below.is_none() || !asked) {
            return None;
        }
        let given = at.map(|at| listed.given[at]);
        let reserve = match given {
            Some(Given::Place(Some(reserve))) => Some(rules.set.reserves[reserve].code.clone()),
            _ => None,
        };
        let adjusted = applicant.adjustments.iter();
        let due = rules
            .budget
            .as_ref()
            .map(|_| rules.due(applicant, list, self.on));
        Some(InList {
            list: rules.lists[list].code.clone(),
            position: at.map(|at| at + 1),
            of: listed.order.len(),
            tier: rules
                .set
                .tiers
                .get(score.tier)
                .map(|tier| tier.code.clone()),
            points: score.points.into(),
            lines: self.lines(rules, entry, score, evidence),
            adjustments: adjusted
                .map(|one| AdjustmentShown {
                    code: one.code.clone(),
                    points: one.points.into(),
                })
                .collect(),
            below: score.below.map(|below| match below {
                Below::Total => "total".to_owned(),
                Below::Group(group) => rules.set.groups[group].code.to_string(),
            }),
            given: given_shown(given),
            reserve,
            due: due.map(Number::from),
            paid: at.and_then(|at| Some(listed.paid.as_ref()?[at].into())),
            next: at.and_then(|at| self.next(rules, list, at)),
        })
    }

    fn lines(
        &self,
        rules: &Rules,
        entry: usize,
        score: &Score,
        evidence: &BTreeMap<Name, Code>,
    ) -> Vec<ExplainedLine> {
        let values = rules
            .values(&self.entries[entry].facts, self.on)
            .unwrap_or_default();
        let line = |(n, line): (usize, &Line)| {
            let criterion = &rules.set.criteria[n];
            let group = |n: u16| {
                rules
                    .set
                    .groups
                    .get(usize::from(n))
                    .map(|group| group.code.clone())
            };
            let (cut, cut_by) = match line.cut {
                Cut::None => (None, None),
                Cut::Exclusive(by) => (Some("exclusive"), group(by)),
                Cut::Group(by) => (Some("cap"), group(by)),
                Cut::Total => (Some("total"), None),
            };
            let used = rules.criteria[n].used.iter();
            ExplainedLine {
                criterion: criterion.code.clone(),
                label: criterion.label.clone(),
                source: criterion.source.clone(),
                raw: line.raw.into(),
                counted: line.counted.into(),
                chosen: line
                    .chosen
                    .map(|chosen| chosen_shown(&criterion.points, chosen)),
                cut: cut.map(str::to_owned),
                cut_by,
                facts: used
                    .filter_map(|slot| used_fact(rules, *slot, &values, evidence))
                    .collect(),
            }
        };
        score.lines.iter().enumerate().map(line).collect()
    }

    /// What decided between the one at this place and the one above.
    fn next(&self, rules: &Rules, list: usize, at: usize) -> Option<Next> {
        let order = &self.lists[list].order;
        let above = self.score(*order.get(at.checked_sub(1)?)?, list)?;
        let own = self.score(order[at], list)?;
        let by = |decided_by, points: Option<_>, code| Next {
            decided_by,
            points: points.map(Number::from),
            code,
        };
        if above.tier != own.tier {
            let tier = rules
                .set
                .tiers
                .get(above.tier)
                .map(|tier| tier.code.clone());
            return Some(by(DecidedBy::Tier, None, tier));
        }
        if above.points != own.points {
            return Some(by(DecidedBy::Points, Some(above.points - own.points), None));
        }
        let decided = (0..rules.ties.len()).find(|n| above.ties[*n] != own.ties[*n]);
        if let Some(n) = decided {
            let code = rules.set.tie_breakers[n].code.clone();
            return Some(by(DecidedBy::TieBreaker, None, Some(code)));
        }
        let draw = rules.ties.iter().position(|tie| matches!(tie, Pref::Draw));
        let code = draw.map(|n| rules.set.tie_breakers[n].code.clone());
        Some(by(DecidedBy::Draw, None, code))
    }
}

fn given_shown(given: Option<Given>) -> GivenShown {
    match given {
        None => GivenShown::NotListed,
        Some(Given::Waiting) => GivenShown::Waiting,
        Some(Given::Place(_)) => GivenShown::Beneficiary,
        Some(Given::Elsewhere(_)) => GivenShown::Elsewhere,
        Some(Given::Out) => GivenShown::Out,
    }
}

fn reasons(rules: &Rules, admission: &Admission) -> (AdmissionShown, Vec<ReasonShown>) {
    let requirement = |n: usize| {
        let one = &rules.set.requirements[n];
        (one.code.clone(), one.label.clone(), one.source.clone())
    };
    let reason = |reason: &Reason| match *reason {
        Reason::Requirement(n) => requirement(n),
        Reason::Ground(n) => {
            let one = &rules.set.grounds[n];
            (one.code.clone(), one.label.clone(), one.source.clone())
        }
        Reason::Exclusion(n) => {
            let one = &rules.set.exclusions[n];
            (one.code.clone(), one.label.clone(), one.source.clone())
        }
    };
    let (status, all): (_, Vec<_>) = match admission {
        Admission::Admitted => (AdmissionShown::Admitted, Vec::new()),
        Admission::NotComputable => (AdmissionShown::NotComputable, Vec::new()),
        Admission::WithReserve(all) => (
            AdmissionShown::WithReserve,
            all.iter().map(|n| requirement(*n)).collect(),
        ),
        Admission::Excluded(all) => (AdmissionShown::Excluded, all.iter().map(reason).collect()),
    };
    let shown = all.into_iter().map(|(code, label, source)| ReasonShown {
        code,
        label,
        source,
    });
    (status, shown.collect())
}

fn chosen_shown(scale: &Scale, chosen: u16) -> String {
    match scale {
        Scale::Alternatives { of, .. } => of
            .get(usize::from(chosen))
            .map(|one| one.code.to_string())
            .unwrap_or_default(),
        Scale::Fixed { .. }
        | Scale::Bands { .. }
        | Scale::Each { .. }
        | Scale::Table { .. }
        | Scale::Formula { .. }
        | Scale::Commission { .. } => (u32::from(chosen) + 1).to_string(),
    }
}

fn used_fact(
    rules: &Rules,
    slot: usize,
    values: &[Option<super::value::Value>],
    evidence: &BTreeMap<Name, Code>,
) -> Option<UsedFact> {
    let value = values.get(slot).and_then(Option::as_ref);
    if let Some(info) = rules.facts.get(slot) {
        let label = rules.set.facts.get(&info.name)?.label.clone();
        return Some(UsedFact {
            name: info.name.clone(),
            label,
            value: value.map(|value| shown(info, value)),
            evidence: evidence.get(&info.name).cloned(),
        });
    }
    let derived = rules.set.derived.get(slot - rules.facts.len())?;
    Some(UsedFact {
        name: derived.name.clone(),
        label: derived.label.clone(),
        value: value.map(super::value::plain),
        evidence: None,
    })
}

impl Rules {
    /// The codes of the reasons why somebody is excluded.
    pub fn reasons(&self, admission: &Admission) -> Vec<Code> {
        match admission {
            Admission::Excluded(_) => {
                let (_, all) = reasons(self, admission);
                all.into_iter().map(|reason| reason.code).collect()
            }
            Admission::Admitted | Admission::WithReserve(_) | Admission::NotComputable => {
                Vec::new()
            }
        }
    }

    /// Whether the commission gives the points of a criterion, and within which range.
    pub fn commission_range(&self, criterion: usize) -> Option<(Number, Number, u32)> {
        match self.criteria.get(criterion)?.scale {
            ScaleRule::Commission {
                least,
                most,
                decimals,
            } => Some((least.into(), most.into(), decimals)),
            ScaleRule::Fixed(..)
            | ScaleRule::Bands(..)
            | ScaleRule::Each { .. }
            | ScaleRule::Table(..)
            | ScaleRule::Formula { .. }
            | ScaleRule::Alternatives(..) => None,
        }
    }
}
