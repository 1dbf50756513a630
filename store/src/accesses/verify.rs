//! Checks the access log: every row as it was written, no place of a chain without its row.

use super::key::AccessKey;
use super::{Access, Accesses};
use crate::error::StoreError;
use crate::verify::Fault;
use futures_util::TryStreamExt;
use serde::Serialize;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

/// What was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifiedAccesses {
    /// Rows of the access log.
    pub rows: i64,
    /// The first fault of each broken promise; empty when both hold.
    pub faults: Vec<Fault>,
}

const ALL: &str = "SELECT chain, place, at, actor, role, office, operation, record, people, sections, reason, address, \
     request_id, break_glass, protected, unmasking, mac FROM accesses ORDER BY chain, place";

const WHOLE: &str = "every access is as it was written";
const DENSE: &str = "no access is missing between two others of its chain";

impl Accesses {
    /// Checks every row. What retention took stood at the beginning of its chain and is not missed.
    pub async fn verify(&self) -> Result<VerifiedAccesses, StoreError> {
        let mut transaction = self.reader.begin().await?;
        sqlx::query("SET LOCAL statement_timeout = 0")
            .execute(&mut *transaction)
            .await?;
        let mut found = sqlx::query(ALL).fetch(&mut *transaction);
        let mut rows = 0;
        let (mut altered, mut missing) = (None, None);
        let mut before: Option<(Uuid, i64)> = None;
        while let Some(row) = found.try_next().await? {
            let (chain, place) = (row.try_get("chain")?, row.try_get("place")?);
            rows += 1;
            if altered.is_none() && !is_whole(&self.key, (chain, place), &row)? {
                altered = Some(fault(WHOLE, chain, place));
            }
            let expected = before.filter(|(of, _)| *of == chain).map(|(_, at)| at + 1);
            if missing.is_none() && expected.is_some_and(|expected| expected != place) {
                missing = expected.map(|expected| fault(DENSE, chain, expected));
            }
            before = Some((chain, place));
        }
        let faults = altered.into_iter().chain(missing).collect();
        Ok(VerifiedAccesses { rows, faults })
    }
}

fn fault(promise: &'static str, chain: Uuid, place: i64) -> Fault {
    Fault {
        promise,
        place: format!("access {place} of {chain}"),
    }
}

fn is_whole(key: &AccessKey, (chain, place): (Uuid, i64), row: &PgRow) -> Result<bool, StoreError> {
    let access = Access {
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        role: row.try_get("role")?,
        office: row.try_get("office")?,
        operation: row.try_get("operation")?,
        record: row.try_get("record")?,
        people: row.try_get("people")?,
        sections: row.try_get("sections")?,
        reason: row.try_get("reason")?,
        address: row.try_get("address")?,
        request_id: row.try_get("request_id")?,
        break_glass: row.try_get("break_glass")?,
        protected: row.try_get("protected")?,
        unmasking: row.try_get("unmasking")?,
    };
    let mac: Vec<u8> = row.try_get("mac")?;
    Ok(key.mark(chain, place, &access) == mac)
}
