//! One statement that writes the accesses of many answers.

use super::Access;
use super::key::AccessKey;
use crate::error::StoreError;
use crate::kept::Statement;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// By then the server has flushed what was committed without waiting: three times its longest pause, and some more.
const FLUSHED: Duration = Duration::from_secs(2);

/// A row that a crash of the server finds again.
const INSERT: &str = "INSERT INTO accesses (chain, place, at, actor, role, office, operation, record, people, sections, \
     reason, address, request_id, break_glass, protected, unmasking, mac) \
     SELECT $1, place, at, actor, role, office, operation, record, people::uuid[], sections::text[], \
     reason, address, request_id, break_glass, protected, unmasking, mac \
     FROM unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], \
         $10::text[], $11::text[], $12::text[], $13::text[], $14::bool[], $15::bool[], $16::uuid[], $17::bytea[]) \
     r(place, at, actor, role, office, operation, record, people, sections, reason, address, request_id, \
       break_glass, protected, unmasking, mac)";
/// A row that may have been written already is left as it is. PostgreSQL writes such rows twice, so it is asked for only
/// where the connection broke before.
const UNLESS_THERE: &str = " ON CONFLICT DO NOTHING";

/// Writes rows of one chain.
pub(super) struct Record {
    chain: Uuid,
    key: AccessKey,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The place of the next row.
    next: i64,
    /// No row is older than the one before it.
    last: Option<DateTime<Utc>>,
    /// Committed, but perhaps not flushed.
    young: VecDeque<(Instant, Vec<Row>)>,
    /// Perhaps lost with the server: written again before anything else.
    unsure: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    place: i64,
    access: Access,
    mac: Vec<u8>,
}

impl Record {
    pub(super) fn new(key: AccessKey) -> Self {
        let mut chain = [0; 16];
        getrandom::fill(&mut chain).expect("the operating system gives random bytes");
        Self {
            chain: Uuid::from_bytes(chain),
            key,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no holder of this lock panics")
    }

    /// Gives the next places to these accesses; nothing is taken until they are written. One that is asked for again
    /// because the connection broke has its place already.
    fn rows(&self, asks: &[&Access]) -> (Vec<Row>, Vec<Row>) {
        let state = self.state();
        let (mut next, mut last) = (state.next, state.last);
        let mut again: Vec<&Access> = state.unsure.iter().map(|row| &row.access).collect();
        let mut rows = Vec::new();
        for access in asks {
            let mut access = (*access).clone();
            access.at = last.map_or(access.at, |last| last.max(access.at));
            if let Some(known) = again.iter().position(|known| **known == access) {
                again.swap_remove(known);
                continue;
            }
            last = Some(access.at);
            let mac = self.key.mark(self.chain, next, &access);
            rows.push(Row {
                place: next,
                access,
                mac,
            });
            next += 1;
        }
        (state.unsure.clone(), rows)
    }

    fn written(&self, rows: Vec<Row>) {
        let mut state = self.state();
        state.take_places_of(&rows);
        state.unsure.clear();
        let now = Instant::now();
        while state
            .young
            .front()
            .is_some_and(|(then, _)| now.duration_since(*then) > FLUSHED)
        {
            state.young.pop_front();
        }
        state.young.push_back((now, rows));
    }

    /// The server went away: what it may not have kept is written again.
    fn lost(&self, rows: Vec<Row>) {
        let mut state = self.state();
        state.take_places_of(&rows);
        let young: Vec<Row> = state.young.drain(..).flat_map(|(_, rows)| rows).collect();
        state.unsure.extend(young);
        state.unsure.extend(rows);
    }
}

impl State {
    fn take_places_of(&mut self, rows: &[Row]) {
        if let Some(row) = rows.last() {
            self.next = row.place + 1;
            self.last = Some(row.access.at);
        }
    }
}

impl Statement for Record {
    type Ask = Access;
    type Answer = ();

    async fn answer(
        &self,
        connection: &mut PgConnection,
        asks: &[&Access],
    ) -> Result<Vec<()>, StoreError> {
        let (unsure, rows) = self.rows(asks);
        let all: Vec<&Row> = unsure.iter().chain(&rows).collect();
        let again = if unsure.is_empty() { "" } else { UNLESS_THERE };
        match insert(connection, self.chain, &all, again).await {
            Ok(()) => {
                self.written(rows);
                Ok(asks.iter().map(|_| ()).collect())
            }
            Err(error) => {
                // A refusal wrote nothing, and its places are free; of what broke off nobody knows.
                if error.is_passing() {
                    self.lost(rows);
                }
                Err(error)
            }
        }
    }
}

async fn insert(
    connection: &mut PgConnection,
    chain: Uuid,
    rows: &[&Row],
    again: &str,
) -> Result<(), StoreError> {
    fn all<'r, T>(rows: &[&'r Row], of: impl Fn(&'r Row) -> T) -> Vec<T> {
        rows.iter().map(|row| of(row)).collect()
    }
    sqlx::query(&format!("{INSERT}{again}"))
        .bind(chain)
        .bind(all(rows, |row| row.place))
        .bind(all(rows, |row| row.access.at))
        .bind(all(rows, |row| row.access.actor.as_str()))
        .bind(all(rows, |row| row.access.role.as_str()))
        .bind(all(rows, |row| row.access.office.as_deref()))
        .bind(all(rows, |row| row.access.operation.as_str()))
        .bind(all(rows, |row| row.access.record.as_deref()))
        .bind(all(rows, |row| array(row.access.people.iter())))
        .bind(all(rows, |row| array(row.access.sections.iter())))
        .bind(all(rows, |row| row.access.reason.as_str()))
        .bind(all(rows, |row| row.access.address.as_deref()))
        .bind(all(rows, |row| row.access.request_id.as_str()))
        .bind(all(rows, |row| row.access.break_glass))
        .bind(all(rows, |row| row.access.protected))
        .bind(all(rows, |row| row.access.unmasking))
        .bind(all(rows, |row| row.mac.as_slice()))
        .execute(connection)
        .await?;
    Ok(())
}

/// An array as PostgreSQL writes it; identifiers and codes need no quotes.
fn array<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> String {
    let values: Vec<String> = values.map(|value| value.to_string()).collect();
    format!("{{{}}}", values.join(","))
}
