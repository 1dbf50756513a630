//! `POST /accedi/incarico`: whoever has several duties acts in another one.

use super::SIGN_IN;
use super::cookies::Cookie;
use super::page::Unhappy;
use super::session::{Member, SignedIn};
use crate::state::AppState;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use serde::Deserialize;

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    duty: String,
}

/// The same session, under a new name, in another duty.
pub(super) async fn switch(
    State(state): State<AppState>,
    member: Member,
    Form(choice): Form<Choice>,
) -> Result<Response, Unhappy> {
    let mut duties = member.session.duties.clone();
    let place = duties.iter().position(|duty| *duty == choice.duty);
    let chosen = duties.remove(place.ok_or(Unhappy::Refused)?);
    duties.insert(0, chosen);
    let changed = SignedIn {
        duties,
        ..member.session
    };
    let token = state
        .store
        .replace_session(&member.token, &changed.code, &changed)
        .await?
        .ok_or(Unhappy::Late)?;
    let cookie = Cookie::Session.set(&token.text(), None, &state.settings.sign_in);
    Ok(([(SET_COOKIE, cookie)], Redirect::to(SIGN_IN)).into_response())
}
