//! Who is behind a request: tokens of outside providers checked against their keys, and what their claims say.
//!
//! `keys` fetches and keeps the keys of a provider, `verify` checks a token against them, `claims` reads who it is,
//! `caller` is what the rest of the edge learns.

mod caller;
mod claims;
pub(crate) mod fetch;
mod keys;
mod provider;
mod verify;

use crate::state::AppState;
pub(crate) use caller::{Caller, choose};
pub(crate) use claims::{Somebody, proved_at, resident, somebody};
pub(crate) use fetch::Unreachable;
use http::HeaderMap;
pub(crate) use provider::is_safe;
pub use provider::{
    Kind, Provider, ProviderInvalid, ProviderSettings, Providers, RelyingParty, SigningAlgorithm,
};
pub(crate) use verify::{Claims, Refused, verify};

/// Whoever a token of a trusted provider names; nothing where no trusted provider made it.
pub(crate) async fn of_token(
    token: &str,
    headers: &HeaderMap,
    state: &AppState,
) -> Option<Result<Caller, Refused>> {
    let issuer = verify::alleged_issuer(token)?;
    let now = state.store.clock().now();
    let mut found = None;
    // One issuer may vouch for staff and for programs, under two audiences.
    for provider in state.providers.of(&issuer) {
        let claims = match verify(provider, &provider.settings.audience, token, now).await {
            Ok(claims) => claims,
            Err(refusal) => {
                // That it expired says more than that another audience was meant.
                if !matches!(found, Some(Err(Refused::Expired))) {
                    found = Some(Err(refusal));
                }
                continue;
            }
        };
        let somebody = somebody(provider, &claims, &state.store).await;
        return Some(somebody.and_then(|one| one.caller(headers, proved_at(&claims))));
    }
    found
}
