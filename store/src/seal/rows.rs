//! The rows of keys: fetched, and made where there are none, for many callers with one statement.

use super::walk::KeyName;
use crate::error::StoreError;
use crate::kept::Statement;
use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};
use std::collections::HashMap;
use uuid::Uuid;

/// A key somebody needs.
pub(super) struct KeyAsk {
    pub(super) name: KeyName,
    /// What to keep where there is no key yet; absent when none is to be made.
    pub(super) candidate: Option<Vec<u8>>,
}

/// What there is.
#[derive(Clone)]
pub(super) enum KeyRow {
    /// A wrapped key.
    There(Vec<u8>),
    /// Its row says that it was destroyed.
    Destroyed,
    /// Nothing.
    Missing,
}

/// Fetches and makes rows of keys.
pub(super) struct KeyRows;

const FETCH: &str = "\
    SELECT k.subject, k.class, k.wrapped FROM unnest($1::uuid[], $2::text[]) w(subject, class) \
    JOIN subject_keys k ON k.subject = w.subject AND k.class = w.class";

/// Whoever comes second keeps the first one's key. What another node makes meanwhile is in neither part.
const FETCH_OR_MAKE: &str = "\
    WITH w AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[]) w(subject, class, wrapped)), \
    made AS (INSERT INTO subject_keys (subject, class, wrapped) SELECT * FROM w WHERE w.wrapped IS NOT NULL \
        ON CONFLICT DO NOTHING RETURNING subject, class, wrapped) \
    SELECT subject, class, wrapped FROM made \
    UNION ALL SELECT k.subject, k.class, k.wrapped FROM w JOIN subject_keys k USING (subject, class)";

type Found = HashMap<(Uuid, String), Option<Vec<u8>>>;

impl Statement for KeyRows {
    type Ask = Vec<KeyAsk>;
    type Answer = Vec<KeyRow>;

    async fn answer(
        &self,
        connection: &mut PgConnection,
        asks: &[&Vec<KeyAsk>],
    ) -> Result<Vec<Vec<KeyRow>>, StoreError> {
        let all: Vec<&KeyAsk> = asks.iter().flat_map(|ask| ask.iter()).collect();
        let mut found = Found::new();
        if all.iter().any(|ask| ask.candidate.is_some()) {
            fetch_or_make(connection, &all, &mut found).await?;
        } else {
            fetch(connection, &all, &mut found).await?;
        }
        // A key another node made in between.
        let raced: Vec<&KeyAsk> = all
            .into_iter()
            .filter(|ask| ask.candidate.is_some() && !found.contains_key(&key(ask)))
            .collect();
        if !raced.is_empty() {
            fetch(connection, &raced, &mut found).await?;
        }
        let row = |ask: &KeyAsk| match found.get(&key(ask)) {
            Some(Some(wrapped)) => KeyRow::There(wrapped.clone()),
            Some(None) => KeyRow::Destroyed,
            None => KeyRow::Missing,
        };
        Ok(asks
            .iter()
            .map(|ask| ask.iter().map(row).collect())
            .collect())
    }
}

fn key(ask: &KeyAsk) -> (Uuid, String) {
    let (subject, class) = ask.name;
    (subject.0, class.as_str().to_owned())
}

fn note(rows: &[PgRow], found: &mut Found) -> Result<(), StoreError> {
    for row in rows {
        found.insert((row.try_get(0)?, row.try_get(1)?), row.try_get(2)?);
    }
    Ok(())
}

async fn fetch(
    connection: &mut PgConnection,
    asks: &[&KeyAsk],
    found: &mut Found,
) -> Result<(), StoreError> {
    let (subjects, classes): (Vec<Uuid>, Vec<&str>) = asks
        .iter()
        .map(|ask| (ask.name.0.0, ask.name.1.as_str()))
        .unzip();
    let query = sqlx::query(FETCH).bind(subjects).bind(classes);
    note(&query.fetch_all(connection).await?, found)
}

async fn fetch_or_make(
    connection: &mut PgConnection,
    asks: &[&KeyAsk],
    found: &mut Found,
) -> Result<(), StoreError> {
    // In one order for all, so that two nodes never wait for each other.
    let mut asks = asks.to_vec();
    asks.sort_by_key(|ask| ask.name);
    let (mut subjects, mut classes, mut candidates) = (Vec::new(), Vec::new(), Vec::new());
    for ask in asks {
        subjects.push(ask.name.0.0);
        classes.push(ask.name.1.as_str());
        candidates.push(ask.candidate.as_deref());
    }
    let query = sqlx::query(FETCH_OR_MAKE)
        .bind(subjects)
        .bind(classes)
        .bind(candidates);
    note(&query.fetch_all(connection).await?, found)
}
