//! Whom a session knows, as an actor for commands and questions, and as somebody for pages.

use super::cookies::Cookie;
use super::{SIGN_IN, origin};
use crate::http::problem::Problem;
use crate::identity::{Caller, Refused, choose, resident};
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use domain::access::Duty;
use domain::shared::ids::{ActorCode, PersonId};
use http::request::Parts;
use http::{HeaderMap, Method};
use serde::{Deserialize, Serialize};
use store::sign_in::{Session, SessionToken};
use uuid::Uuid;

/// What a session holds; sealed in the database.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct SignedIn {
    /// Their code: of a resident, the identifier of their file.
    pub(super) code: String,
    /// The person a resident is.
    pub(super) person: Option<Uuid>,
    /// Their duties, the one they act in first.
    pub(super) duties: Vec<String>,
    /// How they are greeted.
    pub(super) name: Option<String>,
    /// When they proved who they are.
    pub(super) proved_at: DateTime<Utc>,
    /// Where they did: issuer and audience of the provider; nothing where it was here.
    pub(super) provider: Option<(String, String)>,
    /// What the provider wants to see when they sign out.
    pub(super) id_token: Option<String>,
}

impl SignedIn {
    /// The user name of whoever came in with a password of this installation.
    pub(super) fn name_here(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.code)
    }

    /// Who acts, in the duty that headers choose, else in the one chosen before.
    fn caller(&self, headers: &HeaderMap) -> Result<Caller, Refused> {
        let proved_at = Some(self.proved_at);
        if let Some(person) = self.person {
            let actor = resident(PersonId(person));
            return Ok(Caller::new(actor, Vec::new()).proved(proved_at));
        }
        let code = ActorCode::new(self.code.clone()).map_err(|_| Refused::Nobody)?;
        let duties = self.duties.iter().filter_map(|text| text.parse().ok());
        Ok(choose(&code, duties.collect(), headers)?.proved(proved_at))
    }
}

/// The session a browser is in, and its token.
pub(super) async fn find(
    headers: &HeaderMap,
    state: &AppState,
) -> Result<Option<(SessionToken, Session<SignedIn>)>, Problem> {
    let settings = &state.settings.sign_in;
    let given = Cookie::Session.read(headers, settings);
    let Some(token) = given.and_then(SessionToken::read) else {
        return Ok(None);
    };
    let session = state.store.session(&token, settings.sessions).await?;
    Ok(session.map(|session| (token, session)))
}

/// Who a request with a session's cookie comes from; nothing where it has none.
pub(crate) async fn of_cookie(
    method: &Method,
    headers: &HeaderMap,
    state: &AppState,
) -> Result<Option<Result<Caller, Refused>>, Problem> {
    let settings = &state.settings.sign_in;
    if Cookie::Session.read(headers, settings).is_none() {
        return Ok(None);
    }
    origin::check(method, headers, settings)?;
    let Some((_, session)) = find(headers, state).await? else {
        return Err(ended());
    };
    let caller = session.content.caller(headers);
    Ok(Some(caller.map(|caller| caller.until(session.ends_at))))
}

fn ended() -> Problem {
    Problem::unauthenticated(
        "session.ended",
        "the session has ended: sign in again",
        "Bearer realm=\"policentrica\"",
    )
}

/// Whoever is signed in and opens a page; anybody else is sent to sign in and comes back afterwards.
pub(crate) struct Member {
    /// Who acts.
    pub(crate) caller: Caller,
    /// How they are greeted.
    pub(crate) name: Option<String>,
    /// When the session ends by itself if no other request comes.
    pub(crate) ends_at: DateTime<Utc>,
    pub(super) token: SessionToken,
    pub(super) session: SignedIn,
}

impl FromRequestParts<AppState> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        origin::check(&parts.method, &parts.headers, &state.settings.sign_in)
            .map_err(IntoResponse::into_response)?;
        let found = find(&parts.headers, state).await;
        let found = found.map_err(IntoResponse::into_response)?;
        let known = found.and_then(|(token, session)| {
            let caller = session.content.caller(&HeaderMap::new()).ok()?;
            Some(Self {
                caller,
                name: session.content.name.clone(),
                ends_at: session.ends_at,
                token,
                session: session.content,
            })
        });
        known.ok_or_else(|| Redirect::to(&sign_in_for(parts)).into_response())
    }
}

/// The way through the sign-in back to what was asked for; a form that was sent must be sent again.
fn sign_in_for(parts: &Parts) -> String {
    if parts.method != Method::GET {
        return SIGN_IN.to_owned();
    }
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    format!("{SIGN_IN}?next={next}")
}

/// The duties of somebody, in words, the one they act in first.
pub(super) fn words(duties: &[Duty]) -> Vec<String> {
    duties.iter().map(ToString::to_string).collect()
}
