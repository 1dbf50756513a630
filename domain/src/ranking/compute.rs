//! The ranking as it follows from what is on file: the same whenever it is computed.

use super::{
    OnFile, Outcome, Phase, Placed, PublishedRow, Ranking, RankingError, Situation, canonical,
};
use crate::scoring::rules::Code;
use crate::scoring::{
    Adjustment, Admission, Change, Entry, Given, Number, Rules, Seed, Standing, Standings, Supply,
    changes,
};
use crate::shared::digest::Digest;
use std::collections::BTreeMap;

/// Which situation of the applicants is computed with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// What is on file now.
    Now,
    /// What was on file when the version in force was approved.
    Approved,
    /// The same, with what refused offers cost since: what places are given by.
    InForce,
}

/// One version, computed.
pub(super) struct Computed {
    /// What is published.
    pub rows: Vec<PublishedRow>,
    /// What each applicant sees, in the order of their codes.
    pub placed: Vec<(Code, Placed)>,
}

impl Ranking {
    /// The rules it is computed with.
    pub(super) fn rules(&self) -> Result<Rules, RankingError> {
        let content = self.content.as_ref().ok_or(RankingError::NotOpened)?;
        // They were checked when the call was saved.
        content.compiled().map_err(|_| RankingError::NotComputable)
    }

    /// What is published of the ranking as it stands, as bytes with their SHA-256.
    pub fn recomputed(&self) -> Result<(String, Digest), RankingError> {
        let rules = self.rules()?;
        let standings = self.standings(&rules, Basis::Now)?;
        Ok(canonical(&self.rows(&rules, &standings)))
    }

    /// Everything a version says of the applicants as they stand now.
    pub(super) fn computed(
        &self,
        rules: &Rules,
        now: &Standings,
    ) -> Result<Computed, RankingError> {
        if now
            .sheets()
            .iter()
            .any(|sheet| sheet.admission == Admission::NotComputable)
        {
            return Err(RankingError::NotComputable);
        }
        let mut moved: BTreeMap<Code, Vec<Change>> = BTreeMap::new();
        if self.approval.is_some() {
            let before = self.standings(rules, Basis::Approved)?;
            for change in changes(rules, &before, now) {
                moved.entry(change.code.clone()).or_default().push(change);
            }
        }
        let placed = |(n, (code, entry)): (usize, (&Code, &OnFile))| {
            let known = entry.now.facts.reveal()?;
            let placed = Placed {
                explanation: now.explain(rules, n, &known.evidence)?,
                changes: moved.remove(code).unwrap_or_default(),
            };
            Some((code.clone(), placed))
        };
        Ok(Computed {
            rows: self.rows(rules, now),
            placed: self.entries.iter().enumerate().filter_map(placed).collect(),
        })
    }

    /// The applicants in the order of their codes; of those on file now a place among them is a place in the map.
    pub(super) fn standings(&self, rules: &Rules, basis: Basis) -> Result<Standings, RankingError> {
        let content = self.content.as_ref().ok_or(RankingError::NotOpened)?;
        let seed = self.draw_seed.as_ref().ok_or(RankingError::NotOpened)?;
        let mut entries = Vec::with_capacity(self.entries.len());
        for (code, on_file) in &self.entries {
            let before = on_file.before.as_deref().unwrap_or(&on_file.now);
            let (facts, penalties) = match basis {
                Basis::Now => (&on_file.now, &on_file.now.penalties),
                Basis::Approved | Basis::InForce if !on_file.approved => continue,
                Basis::Approved => (before, &before.penalties),
                Basis::InForce => (before, &on_file.now.penalties),
            };
            let mut entry = self.entry(rules, code, on_file, facts)?;
            entry.adjustments = penalties.iter().map(adjustment).collect();
            entries.push(entry);
        }
        let supply = self.supply(rules);
        let approved_on = self.reference_on.unwrap_or(content.reference_on);
        let on = match (basis, self.update) {
            (Basis::Now, Some(update)) => update.reference_on,
            (Basis::Now, None) | (Basis::Approved | Basis::InForce, _) => approved_on,
        };
        Ok(Standings::of(rules, entries, on, Seed::parse(seed), supply))
    }

    fn entry(
        &self,
        rules: &Rules,
        code: &Code,
        on_file: &OnFile,
        situation: &Situation,
    ) -> Result<Entry, RankingError> {
        let known = situation.facts.reveal().ok_or(RankingError::DataErased)?;
        let facts = rules
            .read_facts(&known.facts)
            .map_err(RankingError::unsound)?;
        let mut entry = Entry::new(code.clone(), facts);
        entry.preferences = situation
            .lists
            .iter()
            .filter_map(|list| rules.list_of(list))
            .collect();
        for (criterion, assessed) in &situation.commission {
            let assessed = assessed.reveal().ok_or(RankingError::DataErased)?;
            if let Some(criterion) = rules.criterion_of(criterion) {
                entry
                    .commission
                    .push((criterion, assessed.points.decimal()));
            }
        }
        let grounds = situation.grounds.iter();
        entry.grounds = grounds
            .filter_map(|ground| rules.ground_of(ground))
            .collect();
        // Before it is final nobody was offered anything.
        entry.standing = match self.phase {
            Phase::Final | Phase::Expired => on_file.standing(|list| match list {
                Some(list) => rules.list_of(list),
                None => Some(0),
            }),
            Phase::Missing | Phase::Review | Phase::Provisional if on_file.out => Standing::Out,
            Phase::Missing | Phase::Review | Phase::Provisional => Standing::Open,
        };
        Ok(entry)
    }

    fn supply(&self, rules: &Rules) -> Supply {
        let names = (0..rules.list_count())
            .map(|list| rules.list_code(list).map_or("all", Code::as_str))
            .collect::<Vec<_>>();
        Supply {
            places: names
                .iter()
                .map(|name| self.places.get(*name).copied())
                .collect(),
            funds: names
                .iter()
                .map(|name| self.funds.get(*name).map(|fund| fund.decimal()))
                .collect(),
        }
    }

    /// List by list, then who stands in none, by code.
    fn rows(&self, rules: &Rules, all: &Standings) -> Vec<PublishedRow> {
        let shows = self
            .content
            .as_ref()
            .is_some_and(|content| content.publishes_points);
        let mut listed = vec![false; all.entries().len()];
        let mut rows = Vec::new();
        for (n, list) in all.lists().iter().enumerate() {
            for (at, entry) in list.order.iter().enumerate() {
                listed[*entry] = true;
                let paid = list.paid.as_ref().is_some_and(|paid| !paid[at].is_zero());
                let points = all.score(*entry, n).map(|score| score.points);
                rows.push(PublishedRow {
                    list: rules.list_code(n).cloned(),
                    position: Some(at + 1),
                    code: all.entries()[*entry].code.clone(),
                    points: points.filter(|_| shows).map(Number::from),
                    outcome: match list.given[at] {
                        Given::Place(_) => Outcome::Beneficiary,
                        Given::Waiting if paid => Outcome::Beneficiary,
                        Given::Waiting => Outcome::Eligible,
                        Given::Elsewhere(_) => Outcome::Elsewhere,
                        Given::Out => Outcome::Out,
                    },
                    reasons: Vec::new(),
                });
            }
        }
        for (n, entry) in all.entries().iter().enumerate() {
            if !listed[n] {
                let reasons = rules.reasons(&all.sheets()[n].admission);
                rows.push(PublishedRow {
                    list: None,
                    position: None,
                    code: entry.code.clone(),
                    points: None,
                    outcome: if reasons.is_empty() {
                        Outcome::Ineligible
                    } else {
                        Outcome::Excluded
                    },
                    reasons,
                });
            }
        }
        rows
    }
}

fn adjustment((code, points): &(Code, Number)) -> Adjustment {
    Adjustment {
        code: code.clone(),
        points: points.decimal(),
    }
}
