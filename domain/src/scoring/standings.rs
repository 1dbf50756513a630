//! Graduatoria: all applicants in order, in each list, with what each gets.

use super::allot::{self, Given};
use super::budget;
use super::draw::Seed;
use super::entry::Entry;
use super::evaluate::{Admission, Score, Sheet};
use super::model::Rules;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};

/// Graduatoria calcolata.
#[derive(Clone, Debug)]
pub struct Standings {
    pub(super) on: NaiveDate,
    pub(super) seed: Seed,
    pub(super) supply: Supply,
    pub(super) entries: Vec<Entry>,
    pub(super) sheets: Vec<Sheet>,
    pub(super) lists: Vec<Listed>,
}

/// What there is to give, list by list; what is absent is as the rule set says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supply {
    /// Posti.
    pub places: Vec<Option<u32>>,
    /// Somme.
    pub funds: Vec<Option<Decimal>>,
}

/// One list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The applicants, the first one first, by their place among the entries.
    pub order: Vec<usize>,
    /// Where each entry stands in the order.
    pub(super) at: Vec<Option<usize>>,
    /// What each gets, in the same order.
    pub given: Vec<Given>,
    /// What each is paid, where money is given.
    pub paid: Option<Vec<Decimal>>,
    /// What is left of the money.
    pub residue: Option<Decimal>,
}

impl Standings {
    /// Scores, orders and allots; the order in which entries come makes no difference.
    pub fn of(
        rules: &Rules,
        entries: Vec<Entry>,
        on: NaiveDate,
        seed: Seed,
        supply: Supply,
    ) -> Self {
        let sheets: Vec<Sheet> = entries
            .iter()
            .map(|entry| rules.sheet(entry, on, &seed))
            .collect();
        let lists = (0..rules.lists.len()).map(|_| Listed::default()).collect();
        let mut all = Self {
            on,
            seed,
            supply,
            entries,
            sheets,
            lists,
        };
        for list in 0..rules.lists.len() {
            let mut order: Vec<usize> = (0..all.entries.len())
                .filter(|entry| all.stands(rules, *entry, list))
                .collect();
            order.sort_unstable_by(|one, other| all.compare(rules, list, *one, *other));
            all.lists[list].order = order;
        }
        all.allot(rules);
        all
    }

    /// Takes one applicant anew and moves them to their place; everything else stays where it is.
    pub fn rescore(&mut self, rules: &Rules, entry: Entry) {
        let known = self
            .entries
            .iter()
            .position(|before| before.code == entry.code);
        let sheet = rules.sheet(&entry, self.on, &self.seed);
        let place = known.unwrap_or(self.entries.len());
        for list in &mut self.lists {
            list.order.retain(|other| *other != place);
        }
        if known.is_some() {
            self.entries[place] = entry;
            self.sheets[place] = sheet;
        } else {
            self.entries.push(entry);
            self.sheets.push(sheet);
        }
        for list in 0..self.lists.len() {
            if self.stands(rules, place, list) {
                let order = &self.lists[list].order;
                let before = |other: &usize| self.compare(rules, list, *other, place).is_lt();
                let at = order.partition_point(before);
                self.lists[list].order.insert(at, place);
            }
        }
        self.allot(rules);
    }

    /// Gives what there is anew, as after a place became free.
    pub fn supply(&mut self, rules: &Rules, supply: Supply) {
        self.supply = supply;
        self.allot(rules);
    }

    /// The applicants.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What was found of each, in the order of the entries.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The lists, in the order of the rule set.
    pub fn lists(&self) -> &[Listed] {
        &self.lists
    }

    /// The place of an applicant among the entries.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| entry.code.as_str() == code)
    }

    /// The score of an applicant in a list.
    pub fn score(&self, entry: usize, list: usize) -> Option<&Score> {
        let scores = &self.sheets[entry].scores;
        if scores.len() == 1 {
            scores[0].as_ref()
        } else {
            scores.get(list)?.as_ref()
        }
    }

    /// The position of an applicant in a list, from one on.
    pub fn position(&self, entry: usize, list: usize) -> Option<usize> {
        self.place(entry, list).map(|at| at + 1)
    }

    /// Where an applicant stands in the order of a list, from nought on.
    pub(super) fn place(&self, entry: usize, list: usize) -> Option<usize> {
        self.lists.get(list)?.at.get(entry).copied().flatten()
    }

    fn stands(&self, rules: &Rules, entry: usize, list: usize) -> bool {
        let preferences = &self.entries[entry].preferences;
        let asked = rules.lists.len() == 1 || preferences.is_empty() || preferences.contains(&list);
        let admitted = matches!(
            self.sheets[entry].admission,
            Admission::Admitted | Admission::WithReserve(_)
        );
        let eligible = || {
            self.score(entry, list)
                .is_some_and(|score| score.below.is_none())
        };
        let who = || match &rules.lists[list].when {
            None => true,
            Some(when) => rules.in_list_holds(when, &self.entries[entry], list, self.on),
        };
        asked && admitted && eligible() && who()
    }

    /// Precedenza, punti, criteri a parità, sorteggio.
    fn compare(&self, rules: &Rules, list: usize, one: usize, other: usize) -> Ordering {
        let (Some(a), Some(b)) = (self.score(one, list), self.score(other, list)) else {
            return one.cmp(&other);
        };
        let ties = (0..rules.ties.len()).map(|n| tie(a.ties[n]).cmp(&tie(b.ties[n])));
        a.tier
            .cmp(&b.tier)
            .then_with(|| b.points.cmp(&a.points))
            .then_with(|| ties.fold(Ordering::Equal, Ordering::then))
            .then_with(|| self.sheets[one].drawn.cmp(&self.sheets[other].drawn))
            .then_with(|| self.entries[one].code.cmp(&self.entries[other].code))
    }

    fn allot(&mut self, rules: &Rules) {
        for list in &mut self.lists {
            list.at = vec![None; self.entries.len()];
            for (at, entry) in list.order.iter().enumerate() {
                list.at[*entry] = Some(at);
            }
        }
        for (list, given) in allot::allot(rules, self).into_iter().enumerate() {
            self.lists[list].given = given;
        }
        if rules.budget.is_some() {
            for list in 0..self.lists.len() {
                let spent = budget::pay(rules, self, list);
                self.lists[list].residue = spent.residue;
                self.lists[list].paid = Some(spent.paid);
            }
        }
    }
}

/// A tie-breaker so that whoever has no value comes last.
fn tie(value: Option<Decimal>) -> (Reverse<bool>, Option<Decimal>) {
    (Reverse(value.is_some()), value)
}
