//! `POST /esci`: signs out, here and at the provider.

use super::SIGN_IN;
use super::cookies::Cookie;
use super::page::Unhappy;
use super::session::{Member, SignedIn};
use crate::state::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use serde_json::json;
use url::Url;

/// Ends the session; whoever came from a provider is sent there to sign out too.
pub(super) async fn leave(
    State(state): State<AppState>,
    member: Member,
) -> Result<Response, Unhappy> {
    state.store.end_session(&member.token).await?;
    let note = json!({ "step": "session-ended", "actor": member.session.code });
    state.store.note_sign_in(&note).await?;
    let elsewhere = elsewhere(&state, &member.session).await;
    let to = elsewhere.unwrap_or_else(|| SIGN_IN.to_owned());
    let cookie = Cookie::Session.clear(&state.settings.sign_in);
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&to)).into_response())
}

/// Where the provider lets people sign out; nowhere where it does not, or cannot be asked now.
async fn elsewhere(state: &AppState, signed_in: &SignedIn) -> Option<String> {
    let (issuer, audience) = signed_in.provider.as_ref()?;
    let mut providers = state.providers.of(issuer);
    let provider = providers.find(|one| one.settings.audience == *audience)?;
    let discovery = provider.keys.discovery().await.ok()?;
    let mut url = Url::parse(discovery.end_session_endpoint.as_ref()?).ok()?;
    let back = state.settings.sign_in.public.join(SIGN_IN);
    url.query_pairs_mut()
        .append_pair("post_logout_redirect_uri", &back);
    if let Some(token) = &signed_in.id_token {
        url.query_pairs_mut().append_pair("id_token_hint", token);
    }
    crate::identity::is_safe(&url).then(|| url.into())
}
