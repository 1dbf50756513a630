//! Whether a token was made by a provider for this service and is good now.

use super::fetch::Unreachable;
use super::provider::Provider;
use chrono::{DateTime, Utc};
use jsonwebtoken::Validation;
use serde_json::{Map, Value};

/// No token is longer than this.
const LONGEST: usize = 16 * 1024;

/// What a token says.
pub(crate) type Claims = Map<String, Value>;

/// Why a token is not accepted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    /// It was good once.
    #[error("the token has expired")]
    Expired,
    /// Wrong signature, algorithm, audience, issuer or form, or not good yet.
    #[error("the token is not valid here")]
    Unusable,
    /// The level of assurance is too low.
    #[error("the level of assurance is too low")]
    Level,
    /// The claims name nobody who may come in.
    #[error("the token names nobody who may come in")]
    Nobody,
    /// Several duties, and none or another one chosen.
    #[error("the duty that was chosen is not theirs")]
    Duty,
    /// The provider cannot be asked for its keys.
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    /// Who it is could not be looked up.
    #[error(transparent)]
    Store(#[from] projections::ProjectionError),
}

/// Who a token says it comes from; nothing is checked yet.
pub(crate) fn alleged_issuer(token: &str) -> Option<String> {
    if token.len() > LONGEST {
        return None;
    }
    let claims: Claims = jsonwebtoken::dangerous::insecure_decode_claims(token).ok()?;
    Some(claims.get("iss")?.as_str()?.to_owned())
}

/// The claims of a token that `provider` made for `audience` and that is good at `now`.
pub(crate) async fn verify(
    provider: &Provider,
    audience: &str,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Claims, Refused> {
    let algorithm = provider.settings.algorithm.algorithm();
    let header = jsonwebtoken::decode_header(token).map_err(|_| Refused::Unusable)?;
    if header.alg != algorithm {
        return Err(Refused::Unusable);
    }
    // A name is a name: it is compared with those the provider published, and never leads anywhere.
    let kid = header.kid.ok_or(Refused::Unusable)?;
    let key = provider.keys.key(&kid, algorithm).await?;
    let key = key.ok_or(Refused::Unusable)?;
    let mut rules = Validation::new(algorithm);
    rules.set_audience(&[audience]);
    rules.set_issuer(&[&provider.settings.issuer]);
    rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    // Time is checked below, by the service's clock.
    rules.validate_exp = false;
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules)
        .map_err(|_| Refused::Unusable)?
        .claims;
    in_time(
        &claims,
        now.timestamp(),
        provider.settings.skew.as_secs().cast_signed(),
    )?;
    Ok(claims)
}

fn in_time(claims: &Claims, now: i64, skew: i64) -> Result<(), Refused> {
    let instant = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(value) => value.as_i64().map(Some).ok_or(Refused::Unusable),
    };
    let expires = instant("exp")?.ok_or(Refused::Unusable)?;
    for name in ["nbf", "iat"] {
        if instant(name)?.is_some_and(|at| at > now.saturating_add(skew)) {
            return Err(Refused::Unusable);
        }
    }
    if expires <= now.saturating_sub(skew) {
        return Err(Refused::Expired);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn judged(claims: &Value) -> Result<(), Refused> {
        in_time(claims.as_object().expect("an object"), 1000, 60)
    }

    #[test]
    fn a_token_is_good_from_its_first_to_its_last_second_give_or_take_the_skew() {
        assert!(judged(&json!({"exp": 1001, "nbf": 1060, "iat": 1060})).is_ok());
        assert!(judged(&json!({"exp": 941})).is_ok());
        assert!(matches!(
            judged(&json!({"exp": 940})),
            Err(Refused::Expired)
        ));
        for claims in [
            json!({"exp": 2000, "nbf": 1061}),
            json!({"exp": 2000, "iat": 1061}),
            json!({"exp": "never"}),
            json!({"exp": 2000, "nbf": null}),
            json!({}),
        ] {
            assert!(
                matches!(judged(&claims), Err(Refused::Unusable)),
                "{claims}"
            );
        }
    }
}
