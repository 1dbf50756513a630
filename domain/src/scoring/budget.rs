//! Ripartizione: what is due to each, and what each is paid out of what there is; never more than there is.

use super::allot::Given;
use super::entry::Entry;
use super::evaluate::{rounded, value};
use super::model::{BudgetPlan, Round, Rules};
use super::rules::{Last, RoundingMode, Short};
use super::standings::Standings;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What was paid out.
pub(super) struct Spent {
    /// To each, in the order of the list.
    pub paid: Vec<Decimal>,
    /// What is left; absent where no sum is set.
    pub residue: Option<Decimal>,
}

impl Rules {
    /// What is due to an applicant before anybody looks at what there is.
    pub fn due(&self, entry: &Entry, list: usize, on: NaiveDate) -> Decimal {
        let Some(budget) = &self.budget else {
            return Decimal::ZERO;
        };
        let due = self.values(&entry.facts, on).ok().and_then(|values| {
            let scope = self.scope(&values, on, self.lists.get(list));
            value(&budget.grant, &scope).ok().flatten()
        });
        let due = rounded(due.unwrap_or_default(), budget.round).max(Decimal::ZERO);
        if budget.least.is_some_and(|least| due < least) {
            Decimal::ZERO
        } else {
            due
        }
    }
}

/// Pays a list.
pub(super) fn pay(rules: &Rules, all: &Standings, list: usize) -> Spent {
    let listed = &all.lists[list];
    let Some(budget) = &rules.budget else {
        return Spent {
            paid: vec![Decimal::ZERO; listed.order.len()],
            residue: None,
        };
    };
    let said = all
        .supply
        .places
        .get(list)
        .copied()
        .flatten()
        .or(rules.lists[list].places);
    let due: Vec<Decimal> = listed
        .order
        .iter()
        .zip(&listed.given)
        .map(|(entry, given)| match given {
            Given::Place(_) => rules.due(&all.entries[*entry], list, all.on),
            // Where no number of places is set, all who stand in the list are paid as long as there is money.
            Given::Waiting if said.is_none() => rules.due(&all.entries[*entry], list, all.on),
            Given::Waiting | Given::Elsewhere(_) | Given::Out => Decimal::ZERO,
        })
        .collect();
    let fund = all
        .supply
        .funds
        .get(list)
        .copied()
        .flatten()
        .or(rules.lists[list].fund);
    let own = rules.set.budget.as_ref().and_then(|budget| budget.fund);
    let Some(fund) = fund.or(own.map(super::number::Number::decimal)) else {
        return Spent {
            paid: due,
            residue: None,
        };
    };
    let tiers: Vec<usize> = listed
        .order
        .iter()
        .map(|entry| all.score(*entry, list).map_or(0, |score| score.tier))
        .collect();
    split(budget, &due, &tiers, fund)
}

fn split(budget: &BudgetPlan, due: &[Decimal], tiers: &[usize], fund: Decimal) -> Spent {
    let (paid, residue) = match budget.short {
        Short::ByOrder { last } => by_order(budget, due, last, fund),
        Short::ProRata { by_tier: false } => in_parts(budget, due, fund),
        Short::ProRata { by_tier: true } => {
            let mut paid = Vec::with_capacity(due.len());
            let mut left = fund;
            for tier in tiers.chunk_by(|one, other| one == other) {
                let due = &due[paid.len()..paid.len() + tier.len()];
                let (part, residue) = in_parts(budget, due, left);
                // What a tier could not be paid in full is not for the next one.
                let short = due.iter().sum::<Decimal>() > left;
                paid.extend(part);
                left = residue;
                if short {
                    break;
                }
            }
            paid.resize(due.len(), Decimal::ZERO);
            (paid, left)
        }
    };
    Spent {
        paid,
        residue: Some(residue),
    }
}

fn by_order(
    budget: &BudgetPlan,
    due: &[Decimal],
    last: Last,
    fund: Decimal,
) -> (Vec<Decimal>, Decimal) {
    let mut left = fund;
    let mut over = false;
    let smallest = budget.least.unwrap_or_default();
    let one = |due: &Decimal| {
        let paid = match (over, *due <= left, last) {
            (true, _, _) | (false, false, Last::Skip) => Decimal::ZERO,
            (false, true, _) => *due,
            (false, false, Last::Stop) => {
                over = true;
                Decimal::ZERO
            }
            (false, false, Last::Part) => {
                over = true;
                if left < smallest { Decimal::ZERO } else { left }
            }
        };
        left -= paid;
        paid
    };
    let paid = due.iter().map(one).collect();
    (paid, left)
}

/// To each the same part of what is due, rounded down to the cent; what is less than the least is not paid.
fn in_parts(budget: &BudgetPlan, due: &[Decimal], fund: Decimal) -> (Vec<Decimal>, Decimal) {
    let total: Decimal = due.iter().sum();
    if total <= fund {
        return (due.to_vec(), fund - total);
    }
    let cents = Round {
        decimals: budget.round.decimals,
        mode: RoundingMode::Down,
    };
    let part = |due: &Decimal| {
        // Multiplied before it is divided: a quotient first would lose what a cent can hang on.
        let exact = due
            .checked_mul(fund)
            .map_or(fund / total * *due, |product| product / total);
        let part = rounded(exact, cents);
        if budget.least.is_some_and(|least| part < least) {
            Decimal::ZERO
        } else {
            part
        }
    };
    let paid: Vec<Decimal> = due.iter().map(part).collect();
    let spent: Decimal = paid.iter().sum();
    (paid, fund - spent)
}
