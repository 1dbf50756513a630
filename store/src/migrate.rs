//! Brings the schemas of a municipality up to date; forward only.

use crate::error::StoreError;
use crate::tenant::Tenant;
use sqlx::migrate::{Migrate, Migrator};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection, Executor};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// Why the schemas could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A migration failed, or an applied one was changed.
    #[error("a migration failed")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// A connection with the rights of the owner.
pub(crate) async fn owner(
    options: &PgConnectOptions,
    tenant: &Tenant,
) -> Result<PgConnection, StoreError> {
    Ok(options
        .clone()
        .options([("search_path", tenant.search_path())])
        .connect()
        .await?)
}

/// Applies what is missing; returns how many migrations were applied.
pub async fn migrate(options: &PgConnectOptions, tenant: &Tenant) -> Result<usize, MigrateError> {
    let mut connection = owner(options, tenant).await?;
    // Two processes may start at once, and "if not exists" alone does not hold between them; the
    // lock goes with the connection.
    let alone = "SELECT pg_advisory_lock(hashtext('policentrica.migrate'))";
    connection.execute(alone).await.map_err(StoreError::from)?;
    for schema in [
        tenant.log_schema(),
        tenant.read_schema(),
        tenant.access_schema(),
    ] {
        // The name was validated by Tenant::new.
        let create = format!("CREATE SCHEMA IF NOT EXISTS {schema}");
        connection
            .execute(create.as_str())
            .await
            .map_err(StoreError::from)?;
    }
    let pending = missing(&mut connection).await?;
    if pending > 0 {
        MIGRATIONS.run(&mut connection).await?;
    }
    connection.close().await.map_err(StoreError::from)?;
    Ok(pending)
}

/// Whether there is a log of this municipality. Changes nothing.
pub async fn municipality_exists(
    options: &PgConnectOptions,
    tenant: &Tenant,
) -> Result<bool, StoreError> {
    let mut connection = owner(options, tenant).await?;
    let exists = sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL")
        .bind(format!("{}.log_head", tenant.log_schema()))
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(exists)
}

/// How many migrations are missing; an empty database misses all of them. Changes nothing.
pub async fn pending_migrations(
    options: &PgConnectOptions,
    tenant: &Tenant,
) -> Result<usize, MigrateError> {
    let mut connection = owner(options, tenant).await?;
    let table = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";
    let begun: bool = sqlx::query_scalar(table)
        .fetch_one(&mut connection)
        .await
        .map_err(StoreError::from)?;
    if begun {
        missing(&mut connection).await
    } else {
        Ok(known())
    }
}

async fn missing(connection: &mut PgConnection) -> Result<usize, MigrateError> {
    connection.ensure_migrations_table().await?;
    let applied = connection.list_applied_migrations().await?.len();
    Ok(known().saturating_sub(applied))
}

fn known() -> usize {
    MIGRATIONS
        .iter()
        .filter(|m| m.migration_type.is_up_migration())
        .count()
}
