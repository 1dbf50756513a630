//! Checks the log against its own promises: dense, in order, numbers without gaps, nothing beside it.

use crate::connect::Store;
use crate::error::StoreError;
use serde::Serialize;

/// The first place where the log breaks a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which promise.
    pub promise: &'static str,
    /// Where: a position, a stream and sequence, or a number of the register.
    pub place: String,
}

/// What was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Events in the log.
    pub events: i64,
    /// Numbers in the registers.
    pub numbers: i64,
    /// The first fault of each broken promise; empty when all hold.
    pub faults: Vec<Fault>,
}

/// Each promise with the query that finds its first fault.
const PROMISES: &[(&str, &str)] = &[
    (
        "positions are dense and begin at 1",
        "SELECT 'position ' || log_index FROM (SELECT log_index, row_number() OVER (ORDER BY log_index) AS place \
         FROM events) x WHERE log_index <> place ORDER BY log_index LIMIT 1",
    ),
    (
        "the head stands behind the last event",
        "SELECT 'head ' || next_index FROM log_head \
         WHERE next_index <> (SELECT coalesce(max(log_index), 0) + 1 FROM events)",
    ),
    (
        "each stream counts from 1 without gaps, in the order of the log",
        "SELECT aggregate_type || '/' || aggregate_id || ' event ' || sequence FROM ( \
             SELECT aggregate_type, aggregate_id, sequence, log_index, \
                    row_number() OVER (PARTITION BY aggregate_type, aggregate_id ORDER BY log_index) AS place \
             FROM events) x WHERE sequence <> place ORDER BY log_index LIMIT 1",
    ),
    (
        "time never runs backwards",
        "SELECT 'position ' || log_index FROM (SELECT log_index, recorded_at, \
         lag(recorded_at) OVER (ORDER BY log_index) AS before FROM events) x \
         WHERE recorded_at < before ORDER BY log_index LIMIT 1",
    ),
    (
        "every number of a register was given once, in order, without gaps",
        "SELECT register || ' ' || year || '/' || number FROM (SELECT register, year, number, registered_at, \
             row_number() OVER w AS place, lag(registered_at) OVER w AS before FROM register_numbers \
             WINDOW w AS (PARTITION BY register, year ORDER BY number)) x \
         WHERE number <> place OR registered_at < before ORDER BY register, year, number LIMIT 1",
    ),
    (
        "the counters stand at the last number",
        "SELECT c.register || ' ' || c.year FROM register_counters c WHERE c.last <> \
         (SELECT coalesce(max(n.number), 0) FROM register_numbers n WHERE n.register = c.register AND n.year = c.year) \
         ORDER BY 1 LIMIT 1",
    ),
    (
        "every number is the number of an act in the log",
        "SELECT n.register || ' ' || n.year || '/' || n.number FROM register_numbers n \
         LEFT JOIN events e ON e.aggregate_type = 'registration' AND e.aggregate_id = n.registration_id::text \
             AND e.sequence = 1 \
         WHERE e.payload #>> '{registration,assigned,number}' IS DISTINCT FROM n.number::text \
            OR e.payload #>> '{registration,assigned,year}' IS DISTINCT FROM n.year::text \
         ORDER BY n.register, n.year, n.number LIMIT 1",
    ),
    (
        "every act in the log has its number",
        "SELECT 'registration/' || e.aggregate_id FROM events e \
         LEFT JOIN register_numbers n ON n.registration_id::text = e.aggregate_id \
         WHERE e.aggregate_type = 'registration' AND e.sequence = 1 AND n.number IS NULL \
         ORDER BY e.log_index LIMIT 1",
    ),
    (
        "every command's events stand together where it says",
        "SELECT 'position ' || e.log_index FROM events e LEFT JOIN command_log c USING (command_id) \
         WHERE c.command_id IS NULL OR e.log_index NOT BETWEEN c.first_index AND c.last_index \
         ORDER BY e.log_index LIMIT 1",
    ),
];

impl Store {
    /// Checks every promise of the log in one consistent reading.
    pub async fn verify(&self) -> Result<Verified, StoreError> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            .execute(&mut *transaction)
            .await?;
        sqlx::query("SET LOCAL statement_timeout = 0")
            .execute(&mut *transaction)
            .await?;
        let (events, numbers) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM register_numbers)",
        )
        .fetch_one(&mut *transaction)
        .await?;
        let mut faults = Vec::new();
        for (promise, query) in PROMISES {
            let first: Option<(String,)> = sqlx::query_as(query)
                .fetch_optional(&mut *transaction)
                .await?;
            faults.extend(first.map(|(place,)| Fault { promise, place }));
        }
        Ok(Verified {
            events,
            numbers,
            faults,
        })
    }
}
