//! The keys of one provider: fetched when a token names one that is not known, and never more often than agreed.

use super::fetch::{self, Unreachable};
use jsonwebtoken::jwk::{Jwk, JwkSet, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// Keys that are older than this are fetched again, so that one that was withdrawn is forgotten.
const FRESH_FOR: Duration = Duration::from_hours(1);
/// How long known keys are used while the provider does not answer.
const USED_FOR: Duration = Duration::from_hours(24);

/// What a provider says of itself (`OpenID` Connect Discovery).
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Discovery {
    issuer: String,
    jwks_uri: String,
    /// Where people are sent to sign in.
    pub(crate) authorization_endpoint: String,
    /// Where a code is exchanged.
    pub(crate) token_endpoint: String,
    /// Where more is told of somebody.
    pub(crate) userinfo_endpoint: Option<String>,
    /// Where people are sent to sign out.
    pub(crate) end_session_endpoint: Option<String>,
}

/// What is known of a provider.
#[derive(Default)]
struct Known {
    discovery: Option<Arc<Discovery>>,
    keys: HashMap<String, Jwk>,
    at: Option<Instant>,
}

/// The keys of one provider by their names.
pub(crate) struct Keys {
    issuer: String,
    refetch: Duration,
    known: RwLock<Arc<Known>>,
    /// When the provider was asked last, whatever came of it; held while it is asked.
    asked: tokio::sync::Mutex<Option<Instant>>,
}

impl Keys {
    pub(super) fn new(issuer: &str, refetch: Duration) -> Self {
        Self {
            issuer: issuer.to_owned(),
            refetch,
            known: RwLock::default(),
            asked: tokio::sync::Mutex::default(),
        }
    }

    /// The key of this name, for this algorithm; nothing where the provider has none.
    pub(crate) async fn key(
        &self,
        kid: &str,
        algorithm: Algorithm,
    ) -> Result<Option<DecodingKey>, Unreachable> {
        let mut known = self.known();
        let fresh = |known: &Known| known.at.is_some_and(|at| at.elapsed() < FRESH_FOR);
        if !known.keys.contains_key(kid) || !fresh(&known) {
            match self.ask().await {
                Ok(()) => known = self.known(),
                // A provider that is away for a while does not lock everybody out.
                Err(error) if known.at.is_none_or(|at| at.elapsed() > USED_FOR) => {
                    return Err(error);
                }
                Err(_) => {}
            }
        }
        Ok(known.keys.get(kid).and_then(|key| usable(key, algorithm)))
    }

    /// What the provider says of itself.
    pub(crate) async fn discovery(&self) -> Result<Arc<Discovery>, Unreachable> {
        if let Some(discovery) = &self.known().discovery {
            return Ok(Arc::clone(discovery));
        }
        self.ask().await?;
        let known = self.known();
        known.discovery.clone().ok_or(Unreachable::Unreadable)
    }

    fn known(&self) -> Arc<Known> {
        Arc::clone(&self.known.read().expect("no holder of this lock panics"))
    }

    /// Asks the provider, unless it was asked just now: tokens with invented names of keys cost it nothing.
    async fn ask(&self) -> Result<(), Unreachable> {
        let mut asked = self.asked.lock().await;
        if asked.is_some_and(|at| at.elapsed() < self.refetch) {
            return match self.known().at {
                Some(_) => Ok(()),
                None => Err(Unreachable::Unreadable),
            };
        }
        *asked = Some(Instant::now());
        let told = self.fetch().await;
        if let Err(error) = &told {
            tracing::warn!(issuer = self.issuer, %error, "the keys of a provider of identities could not be fetched");
        }
        let known = told?;
        *self.known.write().expect("no holder of this lock panics") = Arc::new(known);
        Ok(())
    }

    async fn fetch(&self) -> Result<Known, Unreachable> {
        let place = format!(
            "{}/.well-known/openid-configuration",
            self.issuer.trim_end_matches('/')
        );
        let unreadable = |_| Unreachable::Unreadable;
        let discovery: Discovery =
            serde_json::from_value(fetch::answer(fetch::get(&place)?).await?)
                .map_err(unreadable)?;
        if discovery.issuer != self.issuer {
            return Err(Unreachable::Unreadable);
        }
        let set = fetch::answer(fetch::get(&discovery.jwks_uri)?).await?;
        // Keys of kinds that nobody here knows may stand beside ours.
        let keys = set["keys"].as_array().ok_or(Unreachable::Unreadable)?;
        let keys = keys
            .iter()
            .filter_map(|key| serde_json::from_value::<Jwk>(key.clone()).ok());
        let set = JwkSet {
            keys: keys.collect(),
        };
        let named = set
            .keys
            .into_iter()
            .filter_map(|key| Some((key.common.key_id.clone()?, key)));
        Ok(Known {
            discovery: Some(Arc::new(discovery)),
            keys: named.collect(),
            at: Some(Instant::now()),
        })
    }
}

/// A key made for something else is no key.
fn usable(key: &Jwk, algorithm: Algorithm) -> Option<DecodingKey> {
    let signs = !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
    let ours = match (key.common.key_algorithm, algorithm) {
        (None, _)
        | (Some(KeyAlgorithm::RS256), Algorithm::RS256)
        | (Some(KeyAlgorithm::PS256), Algorithm::PS256)
        | (Some(KeyAlgorithm::ES256), Algorithm::ES256)
        | (Some(KeyAlgorithm::EdDSA), Algorithm::EdDSA) => true,
        (Some(_), _) => false,
    };
    if !(signs && ours) {
        return None;
    }
    DecodingKey::from_jwk(key)
        .ok()
        .filter(|key| key.family() == algorithm.family())
}
