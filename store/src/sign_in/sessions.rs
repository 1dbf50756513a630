//! Sessions: the browser holds 32 random bytes, the database their digest and, sealed, whose they are.

use crate::connect::Store;
use crate::error::StoreError;
use crate::kept::Statement;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnection;
use std::fmt;

/// A session that is used more often than this is noted as used no more often than this.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);
/// What the content of a session is sealed for.
const PURPOSE: &str = "session";
/// What the digest of an owner is made for.
const OWNER: &str = "session.owner";

/// What the browser holds; never printed, never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken")
    }
}

impl SessionToken {
    fn fresh() -> Self {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Self(bytes)
    }

    /// Reads what [`Self::text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = BASE64.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it stands in a cookie.
    pub fn text(&self) -> String {
        BASE64.encode(self.0)
    }

    fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without a request.
    pub idle: TimeDelta,
    /// In all.
    pub whole: TimeDelta,
}

/// Sessione: somebody signed in.
#[derive(Clone, Debug)]
pub struct Session<C> {
    /// What is known of them.
    pub content: C,
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When it ends by itself if no other request comes.
    pub ends_at: DateTime<Utc>,
}

/// One of the sessions of somebody, as they see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When it was used last, to the minute.
    pub seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl Store {
    /// Begins a session of `owner`.
    pub async fn begin_session(
        &self,
        owner: &str,
        content: &impl Serialize,
    ) -> Result<SessionToken, StoreError> {
        let now = self.clock().now();
        self.write_session(owner, content, now).await
    }

    /// The same session with another content and another token; the old token is worth nothing from now on. Nothing where
    /// it had ended.
    pub async fn replace_session(
        &self,
        old: &SessionToken,
        owner: &str,
        content: &impl Serialize,
    ) -> Result<Option<SessionToken>, StoreError> {
        let begun_at: Option<DateTime<Utc>> =
            sqlx::query_scalar("DELETE FROM sessions WHERE digest = $1 RETURNING begun_at")
                .bind(old.digest())
                .fetch_optional(&self.pool)
                .await?;
        match begun_at {
            Some(at) => Ok(Some(self.write_session(owner, content, at).await?)),
            None => Ok(None),
        }
    }

    async fn write_session(
        &self,
        owner: &str,
        content: &impl Serialize,
        begun_at: DateTime<Utc>,
    ) -> Result<SessionToken, StoreError> {
        let token = SessionToken::fresh();
        let digest = token.digest();
        let sealed = self
            .vault
            .seal(PURPOSE, &digest, &serde_json::to_vec(content)?);
        sqlx::query(
            "INSERT INTO sessions (digest, owner, sealed, begun_at, seen_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(digest)
        .bind(self.keyring.blind(OWNER, owner))
        .bind(sealed)
        .bind(begun_at)
        .bind(self.clock().now())
        .execute(&self.pool)
        .await?;
        Ok(token)
    }

    /// The session of a token, while it lasts; that it was used is noted.
    pub async fn session<C: DeserializeOwned>(
        &self,
        token: &SessionToken,
        limits: SessionLimits,
    ) -> Result<Option<Session<C>>, StoreError> {
        let digest = token.digest();
        let Some(row) = self.sessions.ask(digest.clone()).await? else {
            return Ok(None);
        };
        let now = self.clock().now();
        let last = row.begun_at + limits.whole;
        if row.seen_at + limits.idle <= now || last <= now {
            return Ok(None);
        }
        // A row somebody else wrote or changed opens nowhere.
        let Some(clear) = self.vault.open(PURPOSE, &digest, &row.sealed) else {
            return Ok(None);
        };
        if now - row.seen_at >= NOTED_EVERY {
            sqlx::query("UPDATE sessions SET seen_at = $2 WHERE digest = $1 AND seen_at < $2")
                .bind(&digest)
                .bind(now)
                .execute(&self.pool)
                .await?;
        }
        Ok(Some(Session {
            content: serde_json::from_slice(&clear)?,
            begun_at: row.begun_at,
            ends_at: last.min(now + limits.idle),
        }))
    }

    /// Ends a session.
    pub async fn end_session(&self, token: &SessionToken) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE digest = $1")
            .bind(token.digest())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The sessions of `owner` that last, the newest first; `this` is the one that asks.
    pub async fn sessions_of(
        &self,
        owner: &str,
        this: &SessionToken,
        limits: SessionLimits,
    ) -> Result<Vec<OwnSession>, StoreError> {
        let now = self.clock().now();
        let rows: Vec<(DateTime<Utc>, DateTime<Utc>, bool)> = sqlx::query_as(
            "SELECT begun_at, seen_at, digest = $2 FROM sessions \
             WHERE owner = $1 AND begun_at > $3 AND seen_at > $4 ORDER BY begun_at DESC",
        )
        .bind(self.keyring.blind(OWNER, owner))
        .bind(this.digest())
        .bind(now - limits.whole)
        .bind(now - limits.idle)
        .fetch_all(&self.pool)
        .await?;
        let own = |(begun_at, seen_at, is_this)| OwnSession {
            begun_at,
            seen_at,
            is_this,
        };
        Ok(rows.into_iter().map(own).collect())
    }

    /// Ends every session of `owner`; tells how many.
    pub async fn end_sessions_of(&self, owner: &str) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM sessions WHERE owner = $1")
            .bind(self.keyring.blind(OWNER, owner))
            .execute(&self.pool);
        Ok(done.await?.rows_affected())
    }

    /// Takes away sessions that have ended by themselves; tells how many.
    pub async fn sweep_sessions(&self, limits: SessionLimits) -> Result<u64, StoreError> {
        let now = self.clock().now();
        let done = sqlx::query("DELETE FROM sessions WHERE begun_at <= $1 OR seen_at <= $2")
            .bind(now - limits.whole)
            .bind(now - limits.idle)
            .execute(&self.pool);
        Ok(done.await?.rows_affected())
    }
}

/// A session as it is kept.
pub(crate) struct SessionRow {
    sealed: Vec<u8>,
    begun_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
}

type FoundRow = (
    Option<Vec<u8>>,
    Option<DateTime<Utc>>,
    Option<DateTime<Utc>>,
);

/// Finds sessions by their digests, many with one statement.
pub(crate) struct FindSessions;

impl Statement for FindSessions {
    type Ask = Vec<u8>;
    type Answer = Option<SessionRow>;

    async fn answer(
        &self,
        connection: &mut PgConnection,
        asks: &[&Vec<u8>],
    ) -> Result<Vec<Option<SessionRow>>, StoreError> {
        let digests: Vec<&[u8]> = asks.iter().map(|ask| ask.as_slice()).collect();
        let rows: Vec<FoundRow> = sqlx::query_as(
            "SELECT s.sealed, s.begun_at, s.seen_at FROM unnest($1::bytea[]) WITH ORDINALITY w(digest, ord) \
             LEFT JOIN sessions s ON s.digest = w.digest ORDER BY w.ord",
        )
        .bind(digests)
        .fetch_all(connection)
        .await?;
        let rows = rows.into_iter().map(|row| match row {
            (Some(sealed), Some(begun_at), Some(seen_at)) => Some(SessionRow {
                sealed,
                begun_at,
                seen_at,
            }),
            _ => None,
        });
        Ok(rows.collect())
    }
}
