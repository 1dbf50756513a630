//! What follows from a key of the municipality that nobody sees: kept nowhere, the same whenever it is asked for.

use domain::ranking;
use domain::scoring::Seed;
use domain::scoring::rules::Code;
use domain::shared::ids::{ApplicationId, RankingId};
use store::Store;
use uuid::Uuid;

/// Seme del sorteggio of a call.
pub fn draw_seed(store: &Store, call: Uuid) -> Seed {
    Seed::of_secret(&store.keyring().blind("call.draw", &call.to_string()))
}

/// Codice pubblico of an application on the ranking of a call.
pub fn public_code(store: &Store, ranking: RankingId, application: ApplicationId) -> Code {
    let thing = format!("{ranking}/{application}");
    ranking::public_code(&store.keyring().blind("ranking.public-code", &thing))
}
