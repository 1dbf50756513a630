//! `POST /accedi`: signing in with a password of this installation.
//!
//! Whoever guesses learns nothing: an unknown name, a wrong password and a wrong code take the same time and the same
//! answer, and attempts are counted before anything is looked at.

use super::flow::next;
use super::page::{self, Unhappy};
use super::returned::begin;
use super::second_factor::SecondFactor;
use super::session::SignedIn;
use super::{origin, welcome};
use crate::http::client::ClientAddress;
use crate::http::problem::Problem;
use crate::state::AppState;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use chrono::TimeDelta;
use http::header::{RETRY_AFTER, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Method};
use serde::Deserialize;
use serde_json::json;
use std::sync::OnceLock;
use store::sign_in::{Attempts, LocalIdentity};
use tokio::sync::Semaphore;

/// Wrong tries of one name.
const OF_A_NAME: Attempts = Attempts {
    most: 10,
    within: TimeDelta::minutes(15),
};
/// Wrong tries from one address, behind which a whole office may sit.
const OF_AN_ADDRESS: Attempts = Attempts {
    most: 100,
    within: TimeDelta::minutes(15),
};
const NAME: &str = "sign-in.name";
const ADDRESS: &str = "sign-in.address";
/// Passwords looked at at once: each takes a processor and 19 MiB for some hundredths of a second.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// The shortest password.
const SHORTEST: usize = 12;
/// No password is longer than this.
const LONGEST: usize = 512;

/// The hash of a password (Argon2id).
pub struct PasswordHash(String);

/// A password that can be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a password has 12 to 512 bytes")]
pub struct PasswordTooShort;

impl PasswordHash {
    /// Hashes a password; takes a moment.
    pub fn of(password: &str) -> Result<Self, PasswordTooShort> {
        if !(SHORTEST..=LONGEST).contains(&password.len()) {
            return Err(PasswordTooShort);
        }
        Ok(Self(hash(password)))
    }

    /// As it is kept.
    pub fn into_text(self) -> String {
        self.0
    }
}

fn hash(password: &str) -> String {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.expect("the ordinary parameters and a short password are always hashed")
        .to_string()
}

/// The form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Credentials {
    code: String,
    password: String,
    #[serde(default)]
    second: String,
    next: Option<String>,
}

/// Lets somebody in who knows their password and has their second factor.
pub(super) async fn sign_in(
    State(state): State<AppState>,
    Extension(client): Extension<ClientAddress>,
    headers: HeaderMap,
    Form(mut form): Form<Credentials>,
) -> Result<Response, Unhappy> {
    let settings = &state.settings.sign_in;
    if !settings.local {
        return Err(Problem::not_found().into());
    }
    origin::check(&Method::POST, &headers, settings)?;
    // The database takes no such character, and nobody's name has one.
    form.code.retain(|letter| letter != '\0');
    let next = next(form.next.as_deref());
    let store = &state.store;
    let (from, place) = (client.0, client.place().to_string());
    let mut wait = store.count_attempt(ADDRESS, &place, OF_AN_ADDRESS).await?;
    if wait.is_none() {
        wait = store.count_attempt(NAME, &form.code, OF_A_NAME).await?;
    }
    if let Some(wait) = wait {
        return Ok(wait_first(&state, &next, wait));
    }
    let Some(identity) = proved(&state, form).await? else {
        let note = json!({ "step": "password-refused", "address": from });
        store.note_sign_in(&note).await?;
        let why = "Nome utente, password o codice di verifica non corretti.";
        let body = welcome::ways(&state, &next, Some(why));
        return Ok(page::answer(&state, 401, "Accedi", &body));
    };
    store.forgive_attempts(NAME, &identity.code).await?;
    // Only this one: whoever knows one password must not win new tries at those of others by it.
    store.forgive_attempt(ADDRESS, &place).await?;
    let signed_in = SignedIn {
        name: None,
        person: identity.person,
        code: match identity.person {
            Some(person) => person.to_string(),
            None => identity.code,
        },
        duties: identity.duties,
        proved_at: store.clock().now(),
        provider: None,
        id_token: None,
    };
    let note = json!({ "step": "session-begun", "actor": signed_in.code, "address": from });
    store.note_sign_in(&note).await?;
    let cookie = begin(&state, &headers, &signed_in).await?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&next)).into_response())
}

fn wait_first(state: &AppState, next: &str, wait: TimeDelta) -> Response {
    let minutes = wait.num_minutes() + 1;
    let why = format!("Troppi tentativi non riusciti. Riprova tra {minutes} minuti.");
    let body = welcome::ways(state, next, Some(&why));
    let mut answer = page::answer(state, 429, "Accedi", &body);
    let seconds = HeaderValue::from(wait.num_seconds().max(1));
    answer.headers_mut().insert(RETRY_AFTER, seconds);
    answer
}

/// Whom the form proves; everything is looked at whatever was wrong before.
async fn proved(state: &AppState, form: Credentials) -> Result<Option<LocalIdentity>, Problem> {
    let identity = state.store.local_identity(&form.code).await?;
    let kept = identity.as_ref().map(|identity| identity.password.clone());
    let password = form.password;
    let permit = AT_ONCE
        .acquire()
        .await
        .expect("nobody closes this semaphore");
    let fits = tokio::task::spawn_blocking(move || is_of(&password, kept.as_deref()));
    let fits = fits.await.map_err(Problem::internal)?;
    drop(permit);
    let (Some(identity), true) = (identity, fits) else {
        return Ok(None);
    };
    let Some(secret) = &identity.second_factor else {
        return Ok(Some(identity));
    };
    let factor = SecondFactor::of(secret.clone());
    let now = state.store.clock().now();
    let Some(step) = factor.step_of(form.second.trim(), now) else {
        return Ok(None);
    };
    let is_first = state.store.use_step(&identity.code, step).await?;
    Ok(is_first.then_some(identity))
}

/// Whether a password belongs to a hash; where there is none, a stranger's is looked at for as long.
fn is_of(password: &str, kept: Option<&str>) -> bool {
    static STRANGER: OnceLock<String> = OnceLock::new();
    let strangers = || STRANGER.get_or_init(|| hash("nobody has this password"));
    let hash = kept.unwrap_or_else(|| strangers());
    let fits = password.len() <= LONGEST
        && argon2::PasswordHash::new(hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        });
    fits && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_belongs_to_its_hash_and_to_no_other() {
        let kept = PasswordHash::of("una frase lunga")
            .expect("long")
            .into_text();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(is_of("una frase lunga", Some(&kept)));
        assert!(!is_of("una frase lunga ", Some(&kept)));
        assert!(!is_of("nobody has this password", None));
        assert!(!is_of("x", Some("not a hash")));
    }

    #[test]
    fn a_short_password_is_refused() {
        assert_eq!(
            PasswordHash::of("undici.1234").err(),
            Some(PasswordTooShort)
        );
    }
}
