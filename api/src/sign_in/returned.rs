//! `GET /accedi/ritorno`: somebody comes back from their provider.

use super::cookies::Cookie;
use super::exchange::exchange;
use super::flow::Flow;
use super::page::Unhappy;
use super::session::{self, SignedIn, words};
use crate::http::client::ClientAddress;
use crate::identity::{Claims, Provider, Somebody, proved_at, somebody};
use crate::state::AppState;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::HeaderMap;
use http::header::SET_COOKIE;
use serde::Deserialize;
use serde_json::{Value, json};

/// What a provider sends back.
#[derive(Deserialize)]
pub(super) struct Answer {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Lets somebody in whom their provider vouches for.
pub(super) async fn returned(
    State(state): State<AppState>,
    Extension(ClientAddress(from)): Extension<ClientAddress>,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, Unhappy> {
    let flow = Flow::read(&headers, &state).ok_or(Unhappy::Late)?;
    let ours = answer.state.as_deref();
    if !ours.is_some_and(|state| flow.is_answered_by(state)) {
        return Err(Unhappy::Late);
    }
    let provider = state.providers.to_sign_in(flow.who.kind());
    let provider = provider.ok_or(Unhappy::Unavailable)?;
    let issuer = &provider.settings.issuer;
    // Another provider must not answer in the place of this one (RFC 9207).
    if answer.iss.as_ref().is_some_and(|iss| iss != issuer) {
        return Err(Unhappy::Refused);
    }
    let note = async |step: &str, more: Value| {
        let note = json!({
            "step": step, "flow": flow.name(), "issuer": issuer, "address": from, "details": more,
        });
        state.store.note_sign_in(&note).await
    };
    let Some(code) = answer.code.filter(|_| answer.error.is_none()) else {
        note("authentication-response", json!({ "error": answer.error })).await?;
        return Err(Unhappy::Refused);
    };
    note("authentication-response", json!({ "error": null })).await?;
    let proved = match exchange(&state, provider, &flow, &code).await {
        Ok(proved) => proved,
        Err(error) => {
            note("token-response", json!({ "refused": error.to_string() })).await?;
            return Err(error.into());
        }
    };
    note("token-response", json!({ "claims": proved.claims })).await?;
    let signed_in = signed_in(&state, provider, &proved.claims, proved.id_token).await;
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        Err(error) => {
            note("refused", json!({ "code": error.code() })).await?;
            return Err(error);
        }
    };
    note("session-begun", json!({ "actor": signed_in.code })).await?;
    let cookie = begin(&state, &headers, &signed_in).await?;
    let settings = &state.settings.sign_in;
    let cookies = AppendHeaders([
        (SET_COOKIE, cookie),
        (SET_COOKIE, Cookie::Flow.clear(settings)),
    ]);
    Ok((cookies, Redirect::to(&flow.next)).into_response())
}

/// A new session under a new name; the one the browser brought along ends, whoever gave it to it.
pub(super) async fn begin(
    state: &AppState,
    headers: &HeaderMap,
    signed_in: &SignedIn,
) -> Result<http::HeaderValue, Unhappy> {
    if let Some((old, _)) = session::find(headers, state).await? {
        state.store.end_session(&old).await?;
    }
    let token = state
        .store
        .begin_session(&signed_in.code, signed_in)
        .await?;
    Ok(Cookie::Session.set(&token.text(), None, &state.settings.sign_in))
}

async fn signed_in(
    state: &AppState,
    provider: &Provider,
    claims: &Claims,
    id_token: String,
) -> Result<SignedIn, Unhappy> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let name = match (text("given_name"), text("family_name")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        _ => text("name").map(str::to_owned),
    };
    let (code, person, duties) = match somebody(provider, claims, &state.store).await? {
        Somebody::Resident(person) => (person.0.to_string(), Some(person.0), Vec::new()),
        Somebody::Appointed { code, duties, .. } => (code.to_string(), None, words(&duties)),
    };
    let settings = &provider.settings;
    Ok(SignedIn {
        code,
        person,
        duties,
        name,
        proved_at: proved_at(claims).unwrap_or_else(|| state.store.clock().now()),
        provider: Some((settings.issuer.clone(), settings.audience.clone())),
        id_token: Some(id_token),
    })
}
