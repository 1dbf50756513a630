//! Where the benchmarks run: a cluster of their own that flushes every commit, a municipality in it.

use std::path::Path;
use std::str::FromStr;

use anyhow::Context as _;
use sqlx::Executor;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use store::seal::MasterKey;
use store::{Clock, Store, StoreConfig, Tenant};

use super::meter::Meter;
use crate::cluster::{Durability, Scratch};

/// The master key of every municipality here.
pub(super) const MASTER: [u8; 32] = [7; 32];

/// A scratch cluster that flushes like one in service.
pub struct Ground {
    scratch: Scratch,
    database: PgConnectOptions,
}

impl Ground {
    /// Starts one; it is removed when dropped.
    pub async fn start() -> anyhow::Result<Self> {
        let scratch =
            tokio::task::spawn_blocking(|| Scratch::start_as(Durability::Durable)).await??;
        let database = PgConnectOptions::from_str(&scratch.url())?;
        Ok(Self { scratch, database })
    }

    /// A store on a new, migrated municipality of this name.
    pub(super) async fn municipality(&self, name: &str) -> anyhow::Result<Store> {
        let tenant = Tenant::new(name)?;
        store::migrate(&self.database, &tenant).await?;
        let store = Store::open(StoreConfig {
            database: self.database.clone(),
            tenant,
            master: MasterKey::new(MASTER),
            clock: Clock::System,
            connections: 16,
        });
        Ok(store.await?)
    }

    /// A pool on an empty schema of this name, for a peer that keeps its own tables.
    pub(super) async fn schema(&self, name: &str, connections: u32) -> anyhow::Result<PgPool> {
        let options = self.database.clone().options([("search_path", name)]);
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .connect_with(options)
            .await?;
        pool.execute(
            format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}").as_str(),
        )
        .await
        .context("the schema of the peer")?;
        Ok(pool)
    }

    /// The address of the database, for a process of its own.
    pub(super) fn url(&self) -> String {
        self.scratch.url()
    }

    /// The folder of the socket.
    pub(super) fn socket_dir(&self) -> &Path {
        self.scratch.socket_dir()
    }

    /// The processor time used so far.
    pub(super) fn meter(&self) -> Meter {
        Meter::read(self.scratch.server_pid(), None)
    }

    /// The same where the service is a process of its own.
    pub(super) fn meter_of(&self, served: u32) -> Meter {
        Meter::read(self.scratch.server_pid(), Some(served))
    }

    /// The port in the name of the socket.
    pub(super) fn port(&self) -> u16 {
        self.scratch.port()
    }
}
