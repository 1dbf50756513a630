//! Folds the events of applications with the domain's own function, so that every event comes with its case.

use super::Case;
use crate::error::ProjectionError;
use crate::fact::{Event, Read};
use domain::application::Application;
use domain::decider::Decider;
use sqlx::postgres::PgConnection;
use std::collections::{BTreeMap, HashMap};
use store::Stretch;
use uuid::Uuid;

/// States a generation holds before it becomes the older one.
const KEPT: usize = 4_000;

/// The states of applications met lately, each with the sequence of its last event.
///
/// A state follows from the log alone, so a kept one is at worst too young or too old, and then the events are read.
/// Only a crash can take back events that were seen before they were on the disk; it takes the checkpoint back, too.
#[derive(Default)]
pub(crate) struct Folds {
    /// The last position that was followed.
    to: i64,
    /// Those met in this generation.
    states: HashMap<Uuid, (i64, Application)>,
    /// Those of the generation before that were not met again; they go with the next one.
    older: HashMap<Uuid, (i64, Application)>,
}

impl Folds {
    /// Gives every application event of a batch the case as it stands after it.
    pub(crate) async fn follow(
        &mut self,
        connection: &mut PgConnection,
        reads: &mut [Read],
        stretch: Stretch,
    ) -> Result<(), ProjectionError> {
        if stretch.after < self.to {
            self.states.clear();
            self.older.clear();
        } else if self.states.len() > KEPT {
            self.older = std::mem::take(&mut self.states);
        }
        self.to = stretch.to;
        self.fetch(connection, reads).await?;
        for read in reads {
            let (id, sequence) = (read.id(), read.sequence());
            let Some(Event::Application(event)) = read.event() else {
                continue;
            };
            let (last, state) = self.states.entry(id).or_default();
            let claim = state.claims(std::slice::from_ref(&**event)).pop();
            state.evolve(event);
            *last = sequence;
            let case = Case::of(state, claim);
            read.set_case(case);
        }
        Ok(())
    }

    /// Brings the state of every application of the batch to just before its first event in it.
    async fn fetch(
        &mut self,
        connection: &mut PgConnection,
        reads: &[Read],
    ) -> Result<(), ProjectionError> {
        let mut first: BTreeMap<Uuid, i64> = BTreeMap::new();
        for read in reads {
            if matches!(read.event(), Some(Event::Application(_))) {
                first.entry(read.id()).or_insert_with(|| read.sequence());
            }
        }
        let mut wanted = Vec::new();
        for (id, sequence) in first {
            if let Some(met) = self.older.remove(&id) {
                self.states.insert(id, met);
            }
            let known = self.states.get(&id).map_or(0, |(last, _)| *last);
            if known >= sequence {
                self.states.remove(&id);
            }
            let after = self.states.get(&id).map_or(0, |(last, _)| *last);
            if sequence - 1 > after {
                wanted.push((id.to_string(), after, sequence));
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let earlier = store::read_streams(connection, "application", &wanted).await?;
        for recorded in earlier {
            let read = Read::of(recorded);
            if let Some(Event::Application(event)) = read.event() {
                let (last, state) = self.states.entry(read.id()).or_default();
                state.evolve(event);
                *last = read.sequence();
            }
        }
        Ok(())
    }
}
