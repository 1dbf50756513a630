//! A municipality opened for a verb: the database, and the store on it.

use crate::config::Settings;
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use domain::access::{Actor, Role};
use domain::shared::ids::ActorCode;
use store::{Clock, Store, StoreConfig};

/// Connections of a verb that works beside the service.
const CONNECTIONS: u32 = 12;

/// A database and the store on it; close it, or the private cluster is stopped the hard way.
pub struct Opened {
    database: Database,
    /// The store.
    pub store: Store,
}

impl Opened {
    /// Opens the municipality of the settings, its schema brought up to date.
    pub async fn beside(settings: &Settings) -> Result<Self, Failure> {
        let database = Database::open(settings, Tenure::Shared).await?;
        match open(settings, &database, Clock::System, CONNECTIONS).await {
            Ok(store) => Ok(Self { database, store }),
            Err(failure) => {
                database.close().await?;
                Err(failure)
            }
        }
    }

    /// Closes the store, then the database.
    pub async fn close(self) -> Result<(), Failure> {
        self.store.close().await;
        self.database.close().await
    }
}

/// Opens the store on a database.
pub async fn open(
    settings: &Settings,
    database: &Database,
    clock: Clock,
    connections: u32,
) -> Result<Store, Failure> {
    let tenant = settings.tenant()?;
    store::migrate(database.options(), &tenant).await?;
    let config = StoreConfig {
        database: database.options().clone(),
        tenant,
        master: settings.master_key()?,
        clock,
        connections,
    };
    Ok(Store::open(config).await?)
}

/// Whoever sits at the command line of the machine.
pub fn operator() -> Actor {
    Actor {
        code: ActorCode::new("command-line").expect("a valid code"),
        role: Role::SystemAdmin,
        office: None,
        person: None,
    }
}
