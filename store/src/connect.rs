//! Opens the store of one municipality: the pool, the writer, the keys.

use crate::accesses::Accesses;
use crate::append::{Appender, Connections, Deciding, Generation};
use crate::clock::Clock;
use crate::error::StoreError;
use crate::kept::{Gathered, Kept};
use crate::load::Loads;
use crate::seal::{Keyring, MasterKey, Vault};
use crate::sign_in::FindSessions;
use crate::tenant::Tenant;
use chrono::{DateTime, Utc};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// Connections kept by the hot paths: two append and one flushes, two load streams, one fetches keys, one sessions, one
/// writes accesses; two more read accesses when somebody asks.
const KEPT: u32 = 10;

/// What a store needs to open.
#[derive(Clone)]
pub struct StoreConfig {
    /// Where the database is.
    pub database: PgConnectOptions,
    /// Whose data.
    pub tenant: Tenant,
    /// The key that wraps all others; it is never in the database.
    pub master: MasterKey,
    /// The clock.
    pub clock: Clock,
    /// Connections at most; never fewer than ten.
    pub connections: u32,
}

/// The store of one municipality; cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) pool: PgPool,
    pub(crate) keyring: Keyring,
    pub(crate) appender: Appender,
    pub(crate) loads: Gathered<Loads>,
    pub(crate) deciding: Deciding,
    accesses: Accesses,
    pub(crate) sessions: Gathered<FindSessions>,
    pub(crate) vault: Vault,
    clock: Clock,
    tenant: Tenant,
}

impl Store {
    /// Connects with the rights of the service's role and starts the writer.
    pub async fn open(config: StoreConfig) -> Result<Self, StoreError> {
        let options = config.database.options([
            ("search_path", config.tenant.search_path()),
            ("statement_timeout", "60s".to_owned()),
            ("lock_timeout", "20s".to_owned()),
            ("idle_in_transaction_session_timeout", "60s".to_owned()),
            ("timezone", "UTC".to_owned()),
            // Whoever looks after the database sees whose connection it is.
            ("application_name", config.tenant.to_string()),
            // Every session works with the rights of the service, not with those of the owner.
            ("role", "policentrica_service".to_owned()),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(config.connections.saturating_sub(KEPT).max(4))
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options.clone())
            .await?;
        let kept = || Kept::by_key(&options, &[]);
        let connections = Connections {
            at_once: kept(),
            ahead: Kept::by_key(&options, &[("synchronous_commit", "off")]),
            flush: kept(),
        };
        let deciding = Deciding::default();
        Ok(Self {
            // A key is on the disk before anything is sealed under it: what is written again after a crash still opens.
            keyring: Keyring::new(pool.clone(), kept(), &config.master, &config.tenant),
            appender: Appender::start(connections, config.clock.clone(), deciding.clone()),
            loads: Gathered::start(Loads, vec![kept(), kept()]),
            accesses: Accesses::open(&options, &config.master, &config.tenant),
            sessions: Gathered::start(FindSessions, vec![kept()]),
            vault: Vault::new(&config.master, &config.tenant),
            deciding,
            pool,
            clock: config.clock,
            tenant: config.tenant,
        })
    }

    /// The clock of the service.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whose data this is.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The pool, for the crates that keep read models.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// The keys, for whoever reveals sealed fields.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// The access log.
    pub fn accesses(&self) -> &Accesses {
        &self.accesses
    }

    /// What the service keeps for itself alone.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Tells when this node has appended: the last position it knows of.
    pub fn watch_head(&self) -> watch::Receiver<i64> {
        self.appender.watch_head()
    }

    /// Whether a command stands in the log already.
    pub async fn is_done(&self, command_id: Uuid) -> Result<bool, StoreError> {
        let found = "SELECT EXISTS (SELECT 1 FROM command_log WHERE command_id = $1)";
        let found = sqlx::query_scalar(found).bind(command_id);
        Ok(found.fetch_one(&self.pool).await?)
    }

    /// The server's life in which the caller reads: to be asked before a reading that [`Self::is_kept`] shall vouch for.
    pub fn generation(&self) -> Generation {
        self.appender.generation()
    }

    /// Waits until all that was read since then is on the disk; false where the server may have gone away meanwhile, and
    /// the end of the log with it: other events then take the same positions.
    pub async fn is_kept(&self, since: Generation) -> Result<bool, StoreError> {
        self.appender.flushed(since).await
    }

    /// Now, as far as the log has come too: by the clock of the service, but never ahead of the one that writes the log.
    pub async fn now_in_the_log(&self) -> Result<DateTime<Utc>, StoreError> {
        if let Some(told) = self.clock.told() {
            return Ok(told);
        }
        let of_the_log: DateTime<Utc> = sqlx::query_scalar("SELECT clock_timestamp()")
            .fetch_one(&self.pool)
            .await?;
        Ok(of_the_log.min(self.clock.now()))
    }

    /// The position of the last event in the log; 0 when it is empty.
    pub async fn head(&self) -> Result<i64, StoreError> {
        let (next,): (i64,) = sqlx::query_as("SELECT next_index FROM log_head")
            .fetch_one(&self.pool)
            .await?;
        Ok(next - 1)
    }

    /// Ends the writer and closes the connections; appends under way are finished first.
    pub async fn close(&self) {
        self.appender.close().await;
        self.loads.close();
        self.sessions.close();
        self.keyring.close();
        self.accesses.close().await;
        self.pool.close().await;
    }
}
