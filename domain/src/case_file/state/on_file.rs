//! What was recorded in a case file as it stands: what a correction takes the place of.
//!
//! On the axis of truth what takes the place of something may come before it. So what is there stays when the same
//! thing comes again, and what is withdrawn is the one of that day and no other.

use crate::case_file::{
    Assessment, Assignment, CourtMeasure, Household, Isee, Need, NeedEnded, RecordRef,
};
use crate::shared::ids::ApplicationId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Bisogno agli atti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedOnFile {
    /// The need.
    pub need: Need,
    /// How it ended.
    pub ended: Option<NeedEnded>,
}

/// Agli atti.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OnFile {
    /// Everybody who is or was responsible, each after whom they followed.
    pub managers: Vec<Assignment>,
    /// Every version of the household and of the support network.
    pub households: Vec<Household>,
    /// Needs.
    pub needs: BTreeMap<Uuid, NeedOnFile>,
    /// ISEE, also those that have expired.
    pub isees: BTreeMap<Uuid, Isee>,
    /// Assessments.
    pub assessments: BTreeMap<Uuid, Assessment>,
    /// Measures of courts.
    pub measures: BTreeMap<Uuid, CourtMeasure>,
    /// Linked applications, each with its instant.
    pub links: BTreeMap<ApplicationId, DateTime<Utc>>,
}

impl OnFile {
    pub(super) fn put_household(&mut self, household: &Household) {
        let key = |known: &Household| (known.circle, known.from_on);
        self.households.retain(|known| key(known) != key(household));
        self.households.push(household.clone());
    }

    pub(super) fn put_need(&mut self, need: &Need) {
        self.needs
            .entry(need.need_id)
            .or_insert_with(|| NeedOnFile {
                need: need.clone(),
                ended: None,
            });
    }

    /// Who is responsible: whoever followed everybody else, whatever the days that were written down.
    pub(super) fn manager(&self) -> Option<Assignment> {
        self.managers.last().cloned()
    }

    /// Puts somebody back behind whom they followed, and behind those of earlier days where that one is not there.
    pub(super) fn put_manager(&mut self, assignment: &Assignment, previous: Option<&Assignment>) {
        let place = match previous {
            Some(previous) => self.managers.iter().position(|known| known == previous),
            None => return self.managers.insert(0, assignment.clone()),
        };
        let earlier = || {
            let mut known = self.managers.iter();
            known.rposition(|known| known.from_on <= assignment.from_on)
        };
        let place = place.or_else(earlier).map_or(0, |before| before + 1);
        self.managers.insert(place, assignment.clone());
    }

    pub(super) fn withdraw(&mut self, record: &RecordRef) {
        match record {
            RecordRef::CaseManager { worker, from_on } => self
                .managers
                .retain(|known| (&known.worker, &known.from_on) != (worker, from_on)),
            RecordRef::Household { circle, from_on } => self
                .households
                .retain(|known| (known.circle, known.from_on) != (*circle, *from_on)),
            RecordRef::Need { id, from_on } => {
                take(&mut self.needs, id, |known| known.need.from_on == *from_on);
            }
            RecordRef::Isee { id, issued_on } => {
                take(&mut self.isees, id, |known| known.issued_on == *issued_on);
            }
            RecordRef::Assessment { id, done_on } => {
                take(&mut self.assessments, id, |known| known.done_on == *done_on);
            }
            RecordRef::CourtMeasure { id, issued_on } => take(&mut self.measures, id, |known| {
                known.issued_on == *issued_on
            }),
            RecordRef::Application { id, linked_at } => {
                take(&mut self.links, id, |known| known == linked_at);
            }
            RecordRef::Opening { .. } | RecordRef::Closing { .. } => {}
        }
    }
}

fn take<K: Ord, V>(from: &mut BTreeMap<K, V>, id: &K, is_it: impl FnOnce(&V) -> bool) {
    if from.get(id).is_some_and(is_it) {
        from.remove(id);
    }
}
