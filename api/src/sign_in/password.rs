//! `/accedi/password`: whoever came in with a password of this installation chooses another one.

use super::local::{self, Credentials, PasswordHash, PasswordWeak};
use super::page::{self, Unhappy};
use super::returned::begin;
use super::session::Member;
use crate::http::client::ClientAddress;
use crate::state::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use http::HeaderMap;
use http::header::SET_COOKIE;
use serde::Deserialize;
use serde_json::json;

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    current: String,
    #[serde(default)]
    second: String,
    chosen: String,
    again: String,
}

/// The page.
pub(super) async fn ask(
    State(state): State<AppState>,
    member: Member,
) -> Result<Response, Unhappy> {
    check(&state, &member)?;
    Ok(form(&state, 200, None))
}

/// Changes the password and ends every other session: whoever knew the old one is out.
pub(super) async fn change(
    State(state): State<AppState>,
    Extension(client): Extension<ClientAddress>,
    headers: HeaderMap,
    member: Member,
    Form(wish): Form<Wish>,
) -> Result<Response, Unhappy> {
    check(&state, &member)?;
    let code = member.session.name_here().to_owned();
    if wish.chosen != wish.again {
        let why = "Le due password nuove non sono uguali.";
        return Ok(form(&state, 422, Some(why)));
    }
    // What is too weak costs no try and no code.
    let chosen = wish.chosen.clone();
    let words = [code.clone(), state.settings.administration.name.clone()];
    let hashed = local::off_the_threads(move || {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        PasswordHash::of(&chosen, &words)
    });
    let hashed = match hashed.await? {
        Ok(hashed) => hashed,
        Err(weak) => return Ok(form(&state, 422, Some(why(weak)))),
    };
    let credentials = Credentials::of(code.clone(), wish.current, wish.second);
    let store = &state.store;
    if let Some(wait) = local::count(store, client, &code).await? {
        return Ok(form(&state, 429, Some(&local::wait_first(wait))));
    }
    if local::proved(&state, credentials).await?.is_none() {
        let note = json!({ "step": "password-refused", "address": client.0 });
        store.note_sign_in(&note).await?;
        let why = "La password attuale o il codice di verifica non sono corretti.";
        return Ok(form(&state, 401, Some(why)));
    }
    local::forgive(store, client, &code).await?;
    store.change_password(&code, &hashed.into_text()).await?;
    let signed_in = super::session::SignedIn {
        proved_at: store.clock().now(),
        ..member.session
    };
    let note = json!({ "step": "password-changed", "actor": signed_in.code });
    store.note_sign_in(&note).await?;
    store.end_sessions_of(&signed_in.code).await?;
    let cookie = begin(&state, &headers, &signed_in).await?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(super::SIGN_IN)).into_response())
}

/// Nobody whom a provider vouches for has a password here.
fn check(state: &AppState, member: &Member) -> Result<(), Unhappy> {
    if state.settings.sign_in.local && member.session.provider.is_none() {
        return Ok(());
    }
    Err(crate::http::problem::Problem::not_found().into())
}

fn why(weak: PasswordWeak) -> &'static str {
    match weak {
        PasswordWeak::Length => "La password nuova deve avere da 12 a 512 caratteri.",
        PasswordWeak::Guessable => {
            "La password nuova si indovina facilmente: scegli alcune parole senza legame tra loro."
        }
    }
}

fn form(state: &AppState, status: u16, failed: Option<&str>) -> Response {
    let mut body = page::alert(failed);
    body.push_str(
        "<form method=\"post\" action=\"/accedi/password\">\
         <p><label for=\"current\">Password attuale</label>\
         <input id=\"current\" name=\"current\" type=\"password\" autocomplete=\"current-password\" required></p>\
         <p><label for=\"second\">Codice di verifica, se lo usi</label>\
         <input id=\"second\" name=\"second\" inputmode=\"numeric\" autocomplete=\"one-time-code\"></p>\
         <p id=\"regole\">La password nuova ha almeno 12 caratteri e non si indovina: vanno bene alcune parole senza legame tra loro.</p>\
         <p><label for=\"chosen\">Password nuova</label>\
         <input id=\"chosen\" name=\"chosen\" type=\"password\" autocomplete=\"new-password\" minlength=\"12\" aria-describedby=\"regole\" required></p>\
         <p><label for=\"again\">Password nuova, ancora una volta</label>\
         <input id=\"again\" name=\"again\" type=\"password\" autocomplete=\"new-password\" minlength=\"12\" required></p>\
         <p><button type=\"submit\">Cambia la password</button></p></form>\
         <p><a href=\"/accedi\">Torna indietro</a></p>",
    );
    page::answer(state, status, "Cambia la password", &body)
}
