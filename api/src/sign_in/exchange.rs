//! A code for who it is: the token endpoint, the ID token, and what the provider tells besides.

use super::RETURN;
use super::flow::Flow;
use crate::identity::{Claims, Provider, Refused, RelyingParty, fetch, verify};
use crate::state::AppState;
use chrono::TimeDelta;
use serde_json::Value;
use subtle::ConstantTimeEq;

/// What a code was worth.
pub(super) struct Proved {
    /// What the provider says of them.
    pub(super) claims: Claims,
    /// The ID token itself, for signing out.
    pub(super) id_token: String,
}

/// Exchanges a code.
pub(super) async fn exchange(
    state: &AppState,
    provider: &Provider,
    flow: &Flow,
    code: &str,
) -> Result<Proved, Refused> {
    let Some(party) = &provider.settings.relying_party else {
        return Err(Refused::Unusable);
    };
    let tokens = tokens(state, provider, party, flow, code).await?;
    let text = |name: &str| tokens[name].as_str().map(str::to_owned);
    let id_token = text("id_token").ok_or(Refused::Unusable)?;
    let now = state.store.clock().now();
    let mut claims = verify(provider, &party.client_id, &id_token, now).await?;
    let is_ours = |name: &str, expected: &str| {
        let found = claims.get(name).and_then(Value::as_str);
        found.is_some_and(|found| found.as_bytes().ct_eq(expected.as_bytes()).into())
    };
    if !is_ours("nonce", &flow.nonce) {
        return Err(Refused::Unusable);
    }
    // Meant for several: then it must say for whom it was made.
    let several = claims.get("aud").and_then(Value::as_array);
    if several.is_some_and(|all| all.len() > 1) && !is_ours("azp", &party.client_id) {
        return Err(Refused::Unusable);
    }
    if flow.again {
        let proved_at = crate::identity::proved_at(&claims).ok_or(Refused::Unusable)?;
        let skew = TimeDelta::from_std(provider.settings.skew).unwrap_or_default();
        if proved_at + skew < flow.begun_at() {
            return Err(Refused::Unusable);
        }
    }
    if !claims.contains_key(&provider.settings.subject_claim)
        && let Some(token) = text("access_token")
    {
        add_user_info(provider, &token, &mut claims).await?;
    }
    Ok(Proved { claims, id_token })
}

async fn tokens(
    state: &AppState,
    provider: &Provider,
    party: &RelyingParty,
    flow: &Flow,
    code: &str,
) -> Result<Value, Refused> {
    let discovery = provider.keys.discovery().await?;
    let back = state.settings.sign_in.public.join(RETURN);
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &back),
        ("code_verifier", &flow.verifier),
    ];
    let request = fetch::post(&discovery.token_endpoint)?
        .basic_auth(
            escaped(&party.client_id),
            Some(escaped(&party.client_secret)),
        )
        .form(&form);
    match fetch::answer(request).await {
        // The code is wrong, used up or not for us.
        Err(fetch::Unreachable::Refused(400..=499)) => Err(Refused::Unusable),
        answer => Ok(answer?),
    }
}

/// SPID and CIE tell who somebody is at the endpoint for that; it must speak of the same one.
async fn add_user_info(
    provider: &Provider,
    token: &str,
    claims: &mut Claims,
) -> Result<(), Refused> {
    let discovery = provider.keys.discovery().await?;
    let Some(endpoint) = &discovery.userinfo_endpoint else {
        return Ok(());
    };
    let told = fetch::answer(fetch::get(endpoint)?.bearer_auth(token)).await?;
    let Value::Object(told) = told else {
        return Err(Refused::Unusable);
    };
    if told.get("sub") != claims.get("sub") {
        return Err(Refused::Unusable);
    }
    for (name, value) in told {
        claims.entry(name).or_insert(value);
    }
    Ok(())
}

/// As RFC 6749 2.3.1 wants names and secrets of clients.
fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
