//! The people of the demo city as identities that sign in with a browser.

use api::sign_in::PasswordHash;
use store::Clock;
use store::sign_in::{IdentityKeeper, LocalIdentity};

use super::cast::identities;
use crate::config::Settings;
use crate::database::Database;
use crate::failure::Failure;

/// The password of everybody in the demo city, which holds nothing real.
pub const DEMO_PASSWORD: &str = "policentrica-demo";

/// Lets everybody of the demo city sign in with the same password; who is there already stays as they are.
pub async fn let_in(settings: &Settings, database: &Database) -> Result<(), Failure> {
    let master = settings.master_key()?;
    let mut keeper = IdentityKeeper::open(database.options(), &settings.tenant()?, &master).await?;
    let known = keeper.all().await?;
    let missing: Vec<_> = identities()
        .into_iter()
        .filter(|one| {
            !known
                .iter()
                .any(|known| known.code == one.actor.code.as_str())
        })
        .collect();
    if !missing.is_empty() {
        let hashed = PasswordHash::of(DEMO_PASSWORD, &[]);
        let password = hashed
            .map_err(|error| Failure::new("identity.password", &error))?
            .into_text();
        for one in missing {
            let identity = LocalIdentity {
                code: one.actor.code.to_string(),
                person: one.actor.person.map(|person| person.0),
                duties: one.duties().iter().map(ToString::to_string).collect(),
                password: password.clone(),
                second_factor: None,
            };
            keeper.put(&identity, Clock::System.now()).await?;
        }
    }
    Ok(keeper.close().await?)
}
