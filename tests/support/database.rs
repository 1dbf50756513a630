//! A municipality of its own for every test, in a real PostgreSQL.

use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnectOptions;
use std::str::FromStr;
use store::seal::MasterKey;
use store::{Clock, Store, StoreConfig, Tenant};

/// A migrated municipality with nothing in it.
pub struct TestDatabase {
    /// Where the database is, with the rights of its owner.
    pub owner: PgConnectOptions,
    /// The municipality.
    pub tenant: Tenant,
    /// Its clock.
    pub clock: Clock,
}

impl TestDatabase {
    /// Makes one, with a clock that stands at `at`.
    pub async fn at(at: DateTime<Utc>) -> Self {
        let owner = PgConnectOptions::from_str(&url().await).expect("a database URL");
        #[expect(
            clippy::disallowed_methods,
            reason = "no two tests may share a municipality, also when they run at once"
        )]
        let name = format!("t{}", uuid::Uuid::new_v4().simple());
        let tenant = Tenant::new(&name).expect("a valid name");
        store::migrate(&owner, &tenant)
            .await
            .expect("migrations apply");
        Self {
            owner,
            tenant,
            clock: Clock::movable(at),
        }
    }

    /// Opens a store on it; several may be open at once.
    pub async fn store(&self) -> Store {
        self.store_on(self.owner.clone()).await
    }

    /// The same with connections of the test's own kind.
    pub async fn store_on(&self, database: PgConnectOptions) -> Store {
        Store::open(StoreConfig {
            database,
            tenant: self.tenant.clone(),
            master: MasterKey::new([7; 32]),
            clock: self.clock.clone(),
            connections: 14,
        })
        .await
        .expect("the store opens")
    }
}

/// The database all tests share: the one that is named, or a scratch cluster that the first test starts.
async fn url() -> String {
    if let Ok(url) = std::env::var("POLICENTRICA_TEST_DATABASE_URL") {
        return url;
    }
    tokio::task::spawn_blocking(cli::cluster::scratch::shared)
        .await
        .expect("the cluster starts without a panic")
        .expect("PostgreSQL is installed and starts")
}
