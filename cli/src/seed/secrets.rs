//! What follows from the secret of the municipality: draws and public codes, the same as the service makes them.

#[cfg(test)]
use domain::ranking;
use domain::scoring::Seed;
use domain::scoring::rules::Code;
use domain::shared::ids::{ApplicationId, CallCode, RankingId};
use std::fmt;
use std::sync::Arc;
use store::Store;

/// Makes the seed of a call.
type Draws = dyn Fn(&CallCode) -> Seed + Send + Sync;
/// Makes the public code of an application on a ranking.
type Codes = dyn Fn(RankingId, ApplicationId) -> Code + Send + Sync;

/// Where draws and codes come from.
#[derive(Clone)]
pub(super) struct Secrets {
    draws: Arc<Draws>,
    codes: Arc<Codes>,
}

impl Secrets {
    /// Those of a municipality.
    pub(super) fn of(store: &Store) -> Self {
        let (draws, codes) = (store.clone(), store.clone());
        Self {
            draws: Arc::new(move |call| projections::rankings::draw_seed(&draws, call.stream_id())),
            codes: Arc::new(move |ranking, application| {
                projections::rankings::public_code(&codes, ranking, application)
            }),
        }
    }

    /// Those of nobody, for a rehearsal.
    #[cfg(test)]
    pub(super) fn rehearsed() -> Self {
        let bytes = |thing: String| uuid::Uuid::new_v5(&uuid::Uuid::nil(), thing.as_bytes());
        Self {
            draws: Arc::new(move |call| Seed::of_secret(bytes(call.to_string()).as_bytes())),
            codes: Arc::new(move |ranking, application| {
                ranking::public_code(bytes(format!("{ranking}/{application}")).as_bytes())
            }),
        }
    }

    /// Seme del sorteggio of a call.
    pub(super) fn draw(&self, call: &CallCode) -> Seed {
        (self.draws)(call)
    }

    /// Codice pubblico of an application on a ranking.
    pub(super) fn public_code(&self, ranking: RankingId, application: ApplicationId) -> Code {
        (self.codes)(ranking, application)
    }
}

/// Never shows a secret.
impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}
