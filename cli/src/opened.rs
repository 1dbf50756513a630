//! A municipality opened for a verb: the database, and the store on it.

use crate::config::Settings;
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use domain::access::{Actor, Role};
use domain::shared::ids::ActorCode;
use store::{Clock, PgConnectOptions, Store, StoreConfig};

/// Connections of a verb that works beside the service.
const CONNECTIONS: u32 = 12;

/// A database and the store on it; close it, or the private cluster is stopped the hard way.
pub struct Opened {
    database: Database,
    /// The store.
    pub store: Store,
}

impl Opened {
    /// Opens the municipality of the settings, made if need be, its schema brought up to date.
    pub async fn beside(settings: &Settings) -> Result<Self, Failure> {
        let database = Database::open(settings, Tenure::Shared).await?;
        let store = open(settings, &database, Clock::System, CONNECTIONS).await;
        Self::on(database, store).await
    }

    /// Opens the municipality of the settings for a verb that only looks at what is there. Where nothing is, the name
    /// is mistyped: an empty municipality made on the spot would be found in perfect order.
    pub async fn existing(settings: &Settings) -> Result<Self, Failure> {
        let database = Database::existing(settings).await?;
        let store = match known(settings, &database).await {
            Ok(()) => open(settings, &database, Clock::System, CONNECTIONS).await,
            Err(failure) => Err(failure),
        };
        Self::on(database, store).await
    }

    async fn on(database: Database, store: Result<Store, Failure>) -> Result<Self, Failure> {
        match store {
            Ok(store) => Ok(Self { database, store }),
            Err(failure) => {
                database.close().await?;
                Err(failure)
            }
        }
    }

    /// The address of the database, with the rights of its owner.
    pub fn options(&self) -> &PgConnectOptions {
        self.database.options()
    }

    /// Closes the store, then the database.
    pub async fn close(self) -> Result<(), Failure> {
        self.store.close().await;
        self.database.close().await
    }
}

async fn known(settings: &Settings, database: &Database) -> Result<(), Failure> {
    let tenant = settings.tenant()?;
    if store::municipality_exists(database.options(), &tenant).await? {
        return Ok(());
    }
    let message = format!("there is no municipality {tenant} in this database");
    Err(Failure::told("municipality.unknown", &message))
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
