//! `GET /accedi`: the ways to sign in, or who is signed in already.

use super::flow::next;
use super::page::{self, Unhappy, escape};
use super::session::Member;
use crate::identity::Kind;
use crate::state::AppState;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use std::fmt::Write;

/// What the address may say.
#[derive(Deserialize)]
pub(super) struct Wish {
    next: Option<String>,
}

/// The page.
pub(super) async fn welcome(
    State(state): State<AppState>,
    member: Result<Member, Response>,
    Query(wish): Query<Wish>,
) -> Result<Response, Unhappy> {
    if let Ok(member) = member {
        let left = member.ends_at - state.store.clock().now();
        let mut body = known(&member, left.num_minutes());
        if state.settings.sign_in.local && member.session.provider.is_none() {
            body.push_str("<p><a href=\"/accedi/password\">Cambia la password</a></p>");
        }
        return Ok(page::answer(&state, 200, "Sei entrato", &body));
    }
    let next = next(wish.next.as_deref());
    let body = ways(&state, &next, None);
    Ok(page::answer(&state, 200, "Accedi", &body))
}

/// The ways to sign in; `failed` says why the last try led nowhere.
pub(super) fn ways(state: &AppState, next: &str, failed: Option<&str>) -> String {
    let mut body = page::alert(failed);
    let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let mut none = true;
    for (kind, path, text) in [
        (Kind::Residents, "cittadini", "Entra con SPID o CIE"),
        (Kind::Staff, "operatori", "Entra come operatore"),
    ] {
        if state.providers.to_sign_in(kind).is_some() {
            none = false;
            let link = format_args!(
                "<p><a class=\"button\" href=\"/accedi/{path}?next={query}\">{text}</a></p>"
            );
            push(&mut body, link);
        }
    }
    if state.settings.sign_in.local {
        none = false;
        push(&mut body, format_args!("{}", local_form(next)));
    }
    if none {
        body.push_str("<p>Su questa installazione non si accede ancora con il browser.</p>");
    }
    body
}

fn local_form(next: &str) -> String {
    let next = escape(next);
    format!(
        "<form method=\"post\" action=\"/accedi\">\
         <h2>Con le credenziali di questo servizio</h2>\
         <input type=\"hidden\" name=\"next\" value=\"{next}\">\
         <p><label for=\"code\">Nome utente</label>\
         <input id=\"code\" name=\"code\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" required></p>\
         <p><label for=\"password\">Password</label>\
         <input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required></p>\
         <p><label for=\"second\">Codice di verifica, se lo usi</label>\
         <input id=\"second\" name=\"second\" inputmode=\"numeric\" autocomplete=\"one-time-code\"></p>\
         <p><button type=\"submit\">Accedi</button></p></form>"
    )
}

fn known(member: &Member, minutes: i64) -> String {
    let mut body = String::new();
    let actor = member.caller.actor();
    let name = member.name.as_deref().unwrap_or(actor.code.as_str());
    push(&mut body, format_args!("<p>Ciao, {}.</p>", escape(name)));
    let duties = member.caller.duties();
    if let Some(acting) = duties.first() {
        let acting = escape(&acting.to_string());
        push(
            &mut body,
            format_args!("<p>Operi come <strong>{acting}</strong>.</p>"),
        );
    }
    if duties.len() > 1 {
        body.push_str("<form method=\"post\" action=\"/accedi/incarico\"><fieldset><legend>Cambia incarico</legend>");
        for duty in duties {
            let duty = escape(&duty.to_string());
            let button = format_args!(
                "<p><button type=\"submit\" name=\"duty\" value=\"{duty}\">{duty}</button></p>"
            );
            push(&mut body, button);
        }
        body.push_str("</fieldset></form>");
    }
    push(
        &mut body,
        format_args!(
            "<p>Se non fai nulla, la sessione termina tra {minutes} minuti.</p>\
             <form method=\"post\" action=\"/esci\"><p><button type=\"submit\">Esci</button></p></form>\
             <p><a href=\"/accedi/sessioni\">Le tue sessioni</a></p>"
        ),
    );
    body
}

fn push(body: &mut String, text: std::fmt::Arguments<'_>) {
    body.write_fmt(text).expect("writes to a string");
}
