//! `GET /accedi/cittadini`, `GET /accedi/operatori`: sends somebody to their provider.

use super::RETURN;
use super::flow::{Flow, Who, next};
use super::page::Unhappy;
use crate::http::client::ClientAddress;
use crate::http::problem::Problem;
use crate::identity::Provider;
use crate::state::AppState;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use http::header::SET_COOKIE;
use serde::Deserialize;
use serde_json::json;
use store::sign_in::Attempts;
use url::Url;

/// Sign-ins begun from one address, behind which a whole office may sit: each is written to the log.
const STARTS: Attempts = Attempts {
    most: 300,
    within: TimeDelta::minutes(15),
};
const SCOPE: &str = "sign-in.start";

/// What the address may say.
#[derive(Deserialize)]
pub(super) struct Wish {
    /// Where to go on afterwards.
    next: Option<String>,
    /// Whether they shall prove again who they are.
    #[serde(default)]
    again: bool,
}

/// Residents.
pub(super) async fn residents(
    State(state): State<AppState>,
    Extension(from): Extension<ClientAddress>,
    Query(wish): Query<Wish>,
) -> Result<Response, Unhappy> {
    start(&state, Who::Residents, &wish, from).await
}

/// Staff.
pub(super) async fn staff(
    State(state): State<AppState>,
    Extension(from): Extension<ClientAddress>,
    Query(wish): Query<Wish>,
) -> Result<Response, Unhappy> {
    start(&state, Who::Staff, &wish, from).await
}

async fn start(
    state: &AppState,
    who: Who,
    wish: &Wish,
    ClientAddress(from): ClientAddress,
) -> Result<Response, Unhappy> {
    let provider = state
        .providers
        .to_sign_in(who.kind())
        .ok_or_else(Problem::not_found)?;
    let address = from.to_string();
    let wait = state.store.count_attempt(SCOPE, &address, STARTS).await?;
    if wait.is_some() {
        return Err(Unhappy::Often);
    }
    let flow = Flow::begin(
        who,
        next(wish.next.as_deref()),
        wish.again,
        state.store.clock().now(),
    );
    let to = way(state, provider, &flow).await?;
    let note = json!({
        "step": "authentication-request", "flow": flow.name(), "issuer": provider.settings.issuer,
        "levels": provider.settings.levels, "again": flow.again, "address": from,
    });
    state.store.note_sign_in(&note).await?;
    let cookie = [(SET_COOKIE, flow.cookie(state))];
    Ok((cookie, Redirect::to(to.as_str())).into_response())
}

/// The address of the provider with everything it must know (RFC 6749, RFC 7636, `OpenID` Connect Core 3.1.2.1).
async fn way(state: &AppState, provider: &Provider, flow: &Flow) -> Result<Url, Unhappy> {
    let discovery = provider.keys.discovery().await?;
    let party = provider
        .settings
        .relying_party
        .as_ref()
        .ok_or_else(Problem::not_found)?;
    let mut url = Url::parse(&discovery.authorization_endpoint)
        .ok()
        .filter(crate::identity::is_safe)
        .ok_or(Unhappy::Unavailable)?;
    let back = state.settings.sign_in.public.join(RETURN);
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &party.client_id)
        .append_pair("redirect_uri", &back)
        .append_pair("scope", "openid profile")
        .append_pair("state", flow.state())
        .append_pair("nonce", &flow.nonce)
        .append_pair("code_challenge", &flow.challenge())
        .append_pair("code_challenge_method", "S256");
    if !provider.settings.levels.is_empty() {
        let levels = provider.settings.levels.join(" ");
        url.query_pairs_mut().append_pair("acr_values", &levels);
    }
    if flow.again {
        url.query_pairs_mut()
            .append_pair("prompt", "login")
            .append_pair("max_age", "0");
    }
    Ok(url)
}
