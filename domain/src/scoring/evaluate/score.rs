//! Valutazione: admission and points of one applicant, line by line.

use super::when::holds;
use super::{Scope, TooLarge, rounded, value};
use crate::scoring::draw::{Drawn, Seed};
use crate::scoring::entry::Entry;
use crate::scoring::model::{CriterionRule, List, Pref, Rules, ScaleRule};
use crate::scoring::rules::Choice;
use crate::scoring::value::Value;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Scheda: everything that was found of one applicant.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whether they are admitted.
    pub admission: Admission,
    /// The score; one for all lists, or one for each where points depend on the list.
    pub scores: Box<[Option<Score>]>,
    /// The number drawn.
    pub drawn: Drawn,
}

/// Ammissione.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Ammesso.
    Admitted,
    /// Ammesso con riserva, by the requirements that are not met yet.
    WithReserve(Box<[usize]>),
    /// Escluso, with every reason.
    Excluded(Box<[Reason]>),
    /// A number is too large to be exact: the facts cannot be right.
    NotComputable,
}

/// Motivo di esclusione, by its place in the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Found by an officer.
    Ground(usize),
    /// A requirement that is not met.
    Requirement(usize),
    /// A cause of exclusion that holds.
    Exclusion(usize),
}

/// Punteggio.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Precedenza: the place of the first tier that holds, or the number of tiers.
    pub tier: usize,
    /// In all: what the lines count for, and what was adjusted.
    pub points: Decimal,
    /// One line for each criterion, in their order.
    pub lines: Box<[Line]>,
    /// The tie-breakers, each so that the lowest comes first; none comes last.
    pub ties: Box<[Option<Decimal>]>,
    /// Non idoneo: the minimum that is not reached, of a group or of the whole.
    pub below: Option<Below>,
}

/// A minimum that is not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Of all points.
    Total,
    /// Of a group.
    Group(usize),
}

/// What one criterion gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Before caps.
    pub raw: Decimal,
    /// As it counts.
    pub counted: Decimal,
    /// The band or the alternative that gave it.
    pub chosen: Option<u16>,
    /// Why it counts less.
    pub cut: Cut,
}

/// Why a line counts less than it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It does not.
    None,
    /// Another criterion of the group counts.
    Exclusive(u16),
    /// The cap of a group.
    Group(u16),
    /// The cap of all points.
    Total,
}

impl Rules {
    /// Scores one applicant.
    pub fn sheet(&self, entry: &Entry, on: NaiveDate, seed: &Seed) -> Sheet {
        let drawn = seed.draw(entry.code.as_str());
        self.examined(entry, on, drawn).unwrap_or(Sheet {
            admission: Admission::NotComputable,
            scores: Box::default(),
            drawn,
        })
    }

    /// The criteria for which the commission has given no points yet.
    pub fn unscored<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = usize> + 'a {
        let needs = |(n, criterion): (usize, &CriterionRule)| {
            let asked = matches!(criterion.scale, ScaleRule::Commission { .. });
            (asked && entry.commission.iter().all(|(given, _)| *given != n)).then_some(n)
        };
        self.criteria.iter().enumerate().filter_map(needs)
    }

    fn examined(&self, entry: &Entry, on: NaiveDate, drawn: Drawn) -> Result<Sheet, TooLarge> {
        let values = self.values(&entry.facts, on)?;
        let admission = self.admission(entry, &self.scope(&values, on, None))?;
        let excluded = matches!(admission, Admission::Excluded(_));
        let scores: Box<[Option<Score>]> = if excluded {
            Box::default()
        } else if self.by_list {
            let lists = self.lists.iter().enumerate();
            lists
                .map(|(n, list)| self.in_list(entry, n, list, &values, on))
                .collect::<Result<Vec<_>, TooLarge>>()?
                .into()
        } else {
            Box::new([Some(self.score(entry, &self.scope(&values, on, None))?)])
        };
        Ok(Sheet {
            admission,
            scores,
            drawn,
        })
    }

    fn in_list(
        &self,
        entry: &Entry,
        n: usize,
        list: &List,
        values: &[Option<Value>],
        on: NaiveDate,
    ) -> Result<Option<Score>, TooLarge> {
        if !entry.preferences.is_empty() && !entry.preferences.contains(&n) {
            return Ok(None);
        }
        self.score(entry, &self.scope(values, on, Some(list)))
            .map(Some)
    }

    fn admission(&self, entry: &Entry, scope: &Scope<'_>) -> Result<Admission, TooLarge> {
        let mut reasons: Vec<Reason> = entry.grounds.iter().copied().map(Reason::Ground).collect();
        let mut reserve = Vec::new();
        for (n, (when, with_reserve)) in self.requirements.iter().enumerate() {
            if holds(when, scope)? == Some(true) {
                continue;
            }
            let later = with_reserve
                .as_ref()
                .map_or(Ok(None), |when| holds(when, scope))?;
            if later == Some(true) {
                reserve.push(n);
            } else {
                reasons.push(Reason::Requirement(n));
            }
        }
        for (n, when) in self.exclusions.iter().enumerate() {
            if holds(when, scope)? == Some(true) {
                reasons.push(Reason::Exclusion(n));
            }
        }
        Ok(if !reasons.is_empty() {
            Admission::Excluded(reasons.into())
        } else if reserve.is_empty() {
            Admission::Admitted
        } else {
            Admission::WithReserve(reserve.into())
        })
    }

    fn score(&self, entry: &Entry, scope: &Scope<'_>) -> Result<Score, TooLarge> {
        let mut tier = self.tiers.len();
        for (n, when) in self.tiers.iter().enumerate() {
            if holds(when, scope)? == Some(true) {
                tier = n;
                break;
            }
        }
        let mut raw = Vec::with_capacity(self.criteria.len());
        let mut lines = Vec::with_capacity(self.criteria.len());
        for (n, criterion) in self.criteria.iter().enumerate() {
            let scope = Scope {
                points: &raw,
                ..*scope
            };
            let given = entry
                .commission
                .iter()
                .find(|(of, _)| *of == n)
                .map(|(_, points)| *points);
            let (points, chosen) = give(&criterion.scale, given, &scope)?;
            let points = match &criterion.times {
                Some((by, when)) if holds(when, &scope)? == Some(true) => {
                    points.checked_mul(*by).ok_or(TooLarge)?
                }
                _ => points,
            };
            raw.push(points);
            lines.push(Line {
                raw: points,
                counted: points,
                chosen,
                cut: Cut::None,
            });
        }
        let groups = self.cut(&mut lines)?;
        let counted = sum(lines.iter().map(|line| line.counted))?;
        let adjusted = sum(entry.adjustments.iter().map(|one| one.points))?;
        let points = counted.checked_add(adjusted).ok_or(TooLarge)?;
        let scope = Scope {
            points: &raw,
            groups: &groups,
            ..*scope
        };
        Ok(Score {
            tier,
            points,
            ties: self.ties(&scope)?,
            below: self.below(points, &groups),
            lines: lines.into(),
        })
    }

    /// Takes from the lines what caps do not let count, from the last line backwards; gives what each group counts for.
    fn cut(&self, lines: &mut [Line]) -> Result<Vec<Decimal>, TooLarge> {
        let mut groups = vec![Decimal::ZERO; self.groups.len()];
        // A group stands before the groups within it: the inner ones are cut first.
        for (n, group) in self.groups.iter().enumerate().rev() {
            let place = u16::try_from(n).unwrap_or(u16::MAX);
            if group.exclusive {
                only_the_most(lines, &group.lines, Cut::Exclusive(place));
            }
            if let Some(cap) = group.cap {
                down_to(cap, lines, &group.lines, Cut::Group(place))?;
            }
        }
        let all: Vec<usize> = (0..lines.len()).collect();
        if let Some(cap) = self.cap {
            down_to(cap, lines, &all, Cut::Total)?;
        }
        for (points, group) in groups.iter_mut().zip(&self.groups) {
            *points = sum(group.lines.iter().map(|line| lines[*line].counted))?;
        }
        Ok(groups)
    }

    fn below(&self, points: Decimal, groups: &[Decimal]) -> Option<Below> {
        if self.minimum.is_some_and(|minimum| points < minimum) {
            return Some(Below::Total);
        }
        let mut all = self.groups.iter().zip(groups);
        all.position(|(group, points)| group.minimum.is_some_and(|minimum| *points < minimum))
            .map(Below::Group)
    }

    fn ties(&self, scope: &Scope<'_>) -> Result<Box<[Option<Decimal>]>, TooLarge> {
        let one = |pref: &Pref| {
            let day = |place| {
                scope
                    .day(place)
                    .map(|day| Decimal::from(day.num_days_from_ce()))
            };
            Ok(match pref {
                Pref::Holds(when) => {
                    let held = holds(when, scope)? == Some(true);
                    Some(Decimal::from(u8::from(!held)))
                }
                Pref::Lowest(num) => value(num, scope)?,
                Pref::Highest(num) => value(num, scope)?.map(|number| -number),
                Pref::Earliest(place) => day(*place),
                Pref::Latest(place) => day(*place).map(|number| -number),
                Pref::Listed(place, order) => {
                    let listed = scope.code(*place).and_then(|code| order.get(code).copied());
                    listed.flatten().map(Decimal::from)
                }
                Pref::Draw => None,
            })
        };
        self.ties.iter().map(one).collect()
    }
}

fn sum(all: impl Iterator<Item = Decimal>) -> Result<Decimal, TooLarge> {
    let mut sum = Decimal::ZERO;
    for one in all {
        sum = sum.checked_add(one).ok_or(TooLarge)?;
    }
    Ok(sum)
}

/// What is not known gives nothing.
fn give(
    scale: &ScaleRule,
    given: Option<Decimal>,
    scope: &Scope<'_>,
) -> Result<(Decimal, Option<u16>), TooLarge> {
    let nothing = (Decimal::ZERO, None);
    Ok(match scale {
        ScaleRule::Fixed(when, give) => {
            if holds(when, scope)? == Some(true) {
                (*give, None)
            } else {
                nothing
            }
        }
        ScaleRule::Bands(of, spans) => match value(of, scope)?.and_then(|of| spans.at(of)) {
            Some((band, give)) => (give, band.and_then(|band| u16::try_from(band).ok())),
            None => nothing,
        },
        ScaleRule::Each {
            of,
            give,
            beyond,
            most,
        } => match value(of, scope)? {
            None => nothing,
            Some(of) => {
                let count = (of - beyond).max(Decimal::ZERO);
                let points = count.checked_mul(*give).ok_or(TooLarge)?;
                (most.map_or(points, |most| points.min(most)), None)
            }
        },
        ScaleRule::Table(place, codes) => (
            scope
                .code(*place)
                .and_then(|code| codes.at(code))
                .unwrap_or_default(),
            None,
        ),
        ScaleRule::Formula {
            value: num,
            round,
            least,
            most,
        } => match value(num, scope)? {
            None => nothing,
            Some(number) => (rounded(number, *round).clamp(*least, *most), None),
        },
        ScaleRule::Alternatives(choice, all) => alternatives(*choice, all, given, scope)?,
        ScaleRule::Commission { least, most, .. } => (
            given.map_or(Decimal::ZERO, |points| points.clamp(*least, *most)),
            None,
        ),
    })
}

fn alternatives(
    choice: Choice,
    all: &[ScaleRule],
    given: Option<Decimal>,
    scope: &Scope<'_>,
) -> Result<(Decimal, Option<u16>), TooLarge> {
    let mut best = (Decimal::ZERO, None);
    for (n, scale) in all.iter().enumerate() {
        let (points, _) = give(scale, given, scope)?;
        if points > best.0 {
            best = (points, u16::try_from(n).ok());
            if choice == Choice::First {
                break;
            }
        }
    }
    Ok(best)
}

/// Only the line that gives most counts; the first of equals.
fn only_the_most(lines: &mut [Line], group: &[usize], cut: Cut) {
    let mut best: Option<usize> = None;
    for &line in group {
        if best.is_none_or(|best| lines[line].counted > lines[best].counted) {
            best = Some(line);
        }
    }
    for &line in group {
        if Some(line) != best && !lines[line].counted.is_zero() {
            lines[line].counted = Decimal::ZERO;
            lines[line].cut = cut;
        }
    }
}

fn down_to(cap: Decimal, lines: &mut [Line], group: &[usize], cut: Cut) -> Result<(), TooLarge> {
    let mut excess = sum(group.iter().map(|line| lines[*line].counted))? - cap;
    for &line in group.iter().rev() {
        if excess <= Decimal::ZERO {
            break;
        }
        let taken = lines[line].counted.max(Decimal::ZERO).min(excess);
        if !taken.is_zero() {
            lines[line].counted -= taken;
            lines[line].cut = cut;
            excess -= taken;
        }
    }
    Ok(())
}
