//! Rows that wait for more rows of their case: as many as memory allows, whatever the length of the file.

use super::case::{Chunk, Target};
use crate::history::ids;
use crate::history::row::Row;
use std::collections::{HashMap, VecDeque};
use uuid::Uuid;

/// Rows of one case that travel in one command at most.
const CHUNK: usize = 100;
/// The most they weigh, about, in bytes.
const CHUNK_WEIGHT: usize = 256 * 1024;
/// Rows that wait for more of their case at most.
const WAITING: usize = 20_000;
/// The most they weigh, about, in bytes.
const WAITING_WEIGHT: usize = 32 * 1024 * 1024;

/// The cases of which rows are at hand.
#[derive(Default)]
pub(super) struct Waiting {
    chunks: HashMap<Uuid, (u64, Chunk)>,
    /// Cases in the order in which they began to wait; one that is no longer waiting is passed over.
    order: VecDeque<(u64, Uuid)>,
    begun: u64,
    /// What the first row of each case said of it, as a mark.
    firsts: HashMap<Uuid, u64>,
    rows: usize,
    weight: usize,
}

impl Waiting {
    /// Takes a row; gives back the rows of its case when they are enough for a command.
    pub(super) fn take(&mut self, row: Row, target: &Target<'_>) -> Option<Chunk> {
        let id = ids::case_uuid(target.source.as_str(), target.office.as_str(), &row.case_id);
        let (order, begun, firsts) = (&mut self.order, &mut self.begun, &self.firsts);
        let (_, chunk) = self.chunks.entry(id).or_insert_with(|| {
            *begun += 1;
            order.push_back((*begun, id));
            let first = firsts.get(&id).copied();
            (*begun, Chunk::begin(id, &row, first, target))
        });
        let before = chunk.weight;
        chunk.push(row, target);
        self.rows += 1;
        self.weight += chunk.weight - before;
        if chunk.rows.len() >= CHUNK || chunk.weight >= CHUNK_WEIGHT {
            self.release(id)
        } else {
            None
        }
    }

    /// The case that has waited longest, where too many rows wait.
    pub(super) fn surplus(&mut self) -> Option<Chunk> {
        if self.rows > WAITING || self.weight > WAITING_WEIGHT {
            self.oldest()
        } else {
            None
        }
    }

    /// The case that has waited longest.
    pub(super) fn oldest(&mut self) -> Option<Chunk> {
        while let Some((begun, id)) = self.order.pop_front() {
            if self
                .chunks
                .get(&id)
                .is_some_and(|(since, _)| *since == begun)
            {
                return self.release(id);
            }
        }
        None
    }

    fn release(&mut self, id: Uuid) -> Option<Chunk> {
        let (_, chunk) = self.chunks.remove(&id)?;
        self.rows -= chunk.rows.len();
        self.weight -= chunk.weight;
        self.firsts.entry(id).or_insert_with(|| chunk.mark());
        Some(chunk)
    }
}
