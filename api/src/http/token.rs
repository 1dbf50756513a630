//! Bearer tokens of local identities: minted by the command line, read by the API, and only where they are switched on.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, OfficeCode};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Tenant;

/// Who issues the tokens of local identities.
const ISSUER: &str = "policentrica";
/// The shortest key, in bytes: that of the hash.
const SHORTEST_KEY: usize = 32;
/// No token is longer than this.
const LONGEST_TOKEN: usize = 4096;

/// The keys and the audience of local identities; cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

struct Keys {
    algorithm: Algorithm,
    signing: EncodingKey,
    reading: DecodingKey,
    audience: String,
}

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenKeyInvalid {
    /// An HS256 key of fewer than 32 bytes can be guessed.
    #[error("the key of the tokens has fewer than 32 bytes")]
    TooShort,
    /// Not an Ed25519 key in PEM.
    #[error("the key of the tokens is not an Ed25519 key in PEM")]
    NotEd25519,
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenInvalid {
    /// It was good once.
    #[error("the token has expired")]
    Expired,
    /// Wrong signature, algorithm, audience, issuer, role or form.
    #[error("the token is not valid here")]
    Unusable,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<String>,
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
}

impl Tokens {
    /// Tokens signed with HMAC-SHA-256 under a secret of 32 bytes or more.
    pub fn hs256(secret: &[u8], tenant: &Tenant) -> Result<Self, TokenKeyInvalid> {
        if secret.len() < SHORTEST_KEY {
            return Err(TokenKeyInvalid::TooShort);
        }
        Ok(Self::new(
            Algorithm::HS256,
            EncodingKey::from_secret(secret),
            DecodingKey::from_secret(secret),
            tenant,
        ))
    }

    /// Tokens signed with Ed25519; both halves in PEM.
    pub fn ed25519(
        private_pem: &[u8],
        public_pem: &[u8],
        tenant: &Tenant,
    ) -> Result<Self, TokenKeyInvalid> {
        let signing = EncodingKey::from_ed_pem(private_pem);
        let reading = DecodingKey::from_ed_pem(public_pem);
        match (signing, reading) {
            (Ok(signing), Ok(reading)) => Ok(Self::new(Algorithm::EdDSA, signing, reading, tenant)),
            _ => Err(TokenKeyInvalid::NotEd25519),
        }
    }

    fn new(
        algorithm: Algorithm,
        signing: EncodingKey,
        reading: DecodingKey,
        tenant: &Tenant,
    ) -> Self {
        Self(Arc::new(Keys {
            algorithm,
            signing,
            reading,
            audience: tenant.to_string(),
        }))
    }

    /// A token for `actor`, good from `now` on for `lifetime`.
    pub fn mint(&self, actor: &Actor, now: DateTime<Utc>, lifetime: TimeDelta) -> String {
        let claims = Claims {
            sub: actor.code.to_string(),
            role: actor.role.to_string(),
            office: actor.office.as_ref().map(ToString::to_string),
            iss: ISSUER.to_owned(),
            aud: self.0.audience.clone(),
            iat: now.timestamp(),
            exp: (now + lifetime).timestamp(),
        };
        jsonwebtoken::encode(&Header::new(self.0.algorithm), &claims, &self.0.signing)
            .expect("claims of plain texts are always signed by a key of the right kind")
    }

    /// The actor a token names, if it is good at `now`.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<Actor, TokenInvalid> {
        if token.len() > LONGEST_TOKEN {
            return Err(TokenInvalid::Unusable);
        }
        // The algorithm is the one of the key, whatever the token says; expiry is checked below, by the service's clock.
        let mut rules = Validation::new(self.0.algorithm);
        rules.set_audience(&[&self.0.audience]);
        rules.set_issuer(&[ISSUER]);
        rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
        rules.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, &self.0.reading, &rules)
            .map_err(|_| TokenInvalid::Unusable)?
            .claims;
        if claims.exp <= now.timestamp() {
            return Err(TokenInvalid::Expired);
        }
        actor(claims).ok_or(TokenInvalid::Unusable)
    }
}

/// Nobody is the service itself from outside.
fn actor(claims: Claims) -> Option<Actor> {
    let role: Role = claims.role.parse().ok()?;
    let code = ActorCode::new(claims.sub).ok()?;
    let office = match claims.office {
        Some(office) => Some(OfficeCode::new(office).ok()?),
        None => None,
    };
    if role == Role::System {
        return None;
    }
    Some(Actor {
        person: (role == Role::Citizen).then(|| Actor::person_for(&code)),
        code,
        role,
        office,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

    fn tokens(secret: u8, tenant: &str) -> Tokens {
        let tenant = Tenant::new(tenant).expect("a name");
        Tokens::hs256(&[secret; 32], &tenant).expect("a long key")
    }

    fn officer(role: Role) -> Actor {
        Actor {
            code: ActorCode::new("rossi").expect("a code"),
            role,
            office: Some(OfficeCode::new("centro-1").expect("a code")),
            person: None,
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_772_449_200, 0).expect("an instant")
    }

    const HOUR: TimeDelta = TimeDelta::hours(1);

    #[test]
    fn a_minted_token_names_its_actor() {
        let tokens = tokens(1, "catania");
        let token = tokens.mint(&officer(Role::ServiceHead), now(), HOUR);
        assert_eq!(tokens.read(&token, now()), Ok(officer(Role::ServiceHead)));
    }

    #[test]
    fn a_token_ends() {
        let tokens = tokens(1, "catania");
        let token = tokens.mint(&officer(Role::ServiceHead), now(), HOUR);
        assert_eq!(
            tokens.read(&token, now() + HOUR),
            Err(TokenInvalid::Expired)
        );
    }

    #[test]
    fn another_key_audience_or_algorithm_is_refused() {
        let ours = tokens(1, "catania");
        for other in [tokens(2, "catania"), tokens(1, "palermo")] {
            let token = other.mint(&officer(Role::ServiceHead), now(), HOUR);
            assert_eq!(ours.read(&token, now()), Err(TokenInvalid::Unusable));
        }
        let good = ours.mint(&officer(Role::ServiceHead), now(), HOUR);
        let body = good.split('.').nth(1).expect("three parts");
        for alg in ["none", "None", "HS512", "EdDSA"] {
            let header = BASE64.encode(format!(r#"{{"alg":"{alg}","typ":"JWT"}}"#));
            for signature in ["", good.split('.').nth(2).expect("three parts")] {
                let forged = format!("{header}.{body}.{signature}");
                assert_eq!(
                    ours.read(&forged, now()),
                    Err(TokenInvalid::Unusable),
                    "{alg}"
                );
            }
        }
    }

    #[test]
    fn nobody_is_the_service_itself() {
        let tokens = tokens(1, "catania");
        let token = tokens.mint(&officer(Role::System), now(), HOUR);
        assert_eq!(tokens.read(&token, now()), Err(TokenInvalid::Unusable));
    }

    #[test]
    fn a_citizen_is_a_person() {
        let tokens = tokens(1, "catania");
        let token = tokens.mint(&officer(Role::Citizen), now(), HOUR);
        let person = tokens.read(&token, now()).expect("good").person;
        assert_eq!(
            person,
            Some(Actor::person_for(&officer(Role::Citizen).code))
        );
    }

    #[test]
    fn a_short_key_is_refused() {
        let tenant = Tenant::new("catania").expect("a name");
        assert!(matches!(
            Tokens::hs256(&[1; 31], &tenant),
            Err(TokenKeyInvalid::TooShort)
        ));
    }
}
