//! `migrate`: the schema up to date, forward only.

use clap::Args;
use serde_json::json;

use super::Context;
use crate::database::{Database, Tenure};
use crate::failure::Failure;

/// Bring the schema of the municipality up to date
#[derive(Debug, Args)]
pub struct Migrate {}

impl Migrate {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let tenant = settings.tenant()?;
        let database = Database::open(&settings, Tenure::Shared).await?;
        let migrated = store::migrate(database.options(), &tenant).await;
        let closed = database.close().await;
        let applied = migrated?;
        closed?;
        let text = match applied {
            0 => format!("{tenant}: up to date"),
            1 => format!("{tenant}: 1 migration applied"),
            many => format!("{tenant}: {many} migrations applied"),
        };
        output.result(
            &json!({ "municipality": tenant.as_str(), "applied": applied }),
            &text,
        )
    }
}
