//! `/accedi/sessioni`: whoever is signed in sees where else they are, and signs out from everywhere.

use super::SIGN_IN;
use super::cookies::Cookie;
use super::page::{self, Unhappy};
use super::session::Member;
use crate::state::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono_tz::Europe::Rome;
use http::header::SET_COOKIE;
use serde_json::json;
use std::fmt::Write;

/// The page.
pub(super) async fn list(
    State(state): State<AppState>,
    member: Member,
) -> Result<Response, Unhappy> {
    let limits = state.settings.sign_in.sessions;
    let sessions = state
        .store
        .sessions_of(&member.session.code, &member.token, limits)
        .await?;
    let mut body = String::from("<ul>");
    for session in sessions {
        let begun = session
            .begun_at
            .with_timezone(&Rome)
            .format("%d/%m/%Y, %H:%M");
        let seen = session
            .seen_at
            .with_timezone(&Rome)
            .format("%d/%m/%Y, %H:%M");
        let here = if session.is_this { " – questa" } else { "" };
        write!(
            body,
            "<li>Dal {begun}; usata l’ultima volta il {seen}{here}</li>"
        )
        .expect("writes to a string");
    }
    body.push_str(
        "</ul><form method=\"post\" action=\"/esci/ovunque\">\
         <p>Se non riconosci una sessione, esci da tutte e cambia la password.</p>\
         <p><button type=\"submit\">Esci da tutte</button></p></form>\
         <p><a href=\"/accedi\">Torna indietro</a></p>",
    );
    Ok(page::answer(&state, 200, "Le tue sessioni", &body))
}

/// Ends all of them, this one too.
pub(super) async fn leave_all(
    State(state): State<AppState>,
    member: Member,
) -> Result<Response, Unhappy> {
    let ended = state.store.end_sessions_of(&member.session.code).await?;
    let note = json!({ "step": "sessions-ended", "actor": member.session.code, "count": ended });
    state.store.note_sign_in(&note).await?;
    let cookie = Cookie::Session.clear(&state.settings.sign_in);
    Ok(([(SET_COOKIE, cookie)], Redirect::to(SIGN_IN)).into_response())
}
