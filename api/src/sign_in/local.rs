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
use store::{Store, StoreError};
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
/// So many letters of a password say how hard it is to guess.
const LOOKED_AT: usize = 100;

/// The hash of a password (Argon2id).
pub struct PasswordHash(String);

/// A password that nobody should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordWeak {
    /// Too short, or too long to be looked at.
    #[error("a password has 12 to 512 bytes")]
    Length,
    /// It is common, or made of what everybody knows of its owner.
    #[error(
        "this password is easily guessed: take some words that have nothing to do with each other"
    )]
    Guessable,
}

impl PasswordHash {
    /// Hashes a password, unless it is guessed easily by whoever knows these words of its owner; takes a moment.
    pub fn of(password: &str, words: &[&str]) -> Result<Self, PasswordWeak> {
        if !(SHORTEST..=LONGEST).contains(&password.len()) {
            return Err(PasswordWeak::Length);
        }
        // What is looked at grows with the square of the length; a long password is not told from its beginning alone.
        let beginning: String = password.chars().take(LOOKED_AT).collect();
        if zxcvbn::zxcvbn(&beginning, words).score() < zxcvbn::Score::Four {
            return Err(PasswordWeak::Guessable);
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

impl Credentials {
    /// What proves that somebody is who they say.
    pub(super) fn of(code: String, password: String, second: String) -> Self {
        Self {
            code,
            password,
            second,
            next: None,
        }
    }
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
    if let Some(wait) = count(store, client, &form.code).await? {
        return Ok(later(&state, &next, wait));
    }
    let Some(identity) = proved(&state, form).await? else {
        let note = json!({ "step": "password-refused", "address": client.0 });
        store.note_sign_in(&note).await?;
        let why = "Nome utente, password o codice di verifica non corretti.";
        let body = welcome::ways(&state, &next, Some(why));
        return Ok(page::answer(&state, 401, "Accedi", &body));
    };
    forgive(store, client, &identity.code).await?;
    let signed_in = SignedIn {
        name: Some(identity.code.clone()),
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
    let note = json!({ "step": "session-begun", "actor": signed_in.code, "address": client.0 });
    store.note_sign_in(&note).await?;
    let cookie = begin(&state, &headers, &signed_in).await?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&next)).into_response())
}

/// Counts a try before anything is looked at; how long to wait where there were too many.
pub(super) async fn count(
    store: &Store,
    client: ClientAddress,
    code: &str,
) -> Result<Option<TimeDelta>, StoreError> {
    let place = client.place().to_string();
    let wait = store.count_attempt(ADDRESS, &place, OF_AN_ADDRESS).await?;
    if wait.is_some() {
        return Ok(wait);
    }
    store.count_attempt(NAME, code, OF_A_NAME).await
}

/// Takes the try of somebody back who came in.
pub(super) async fn forgive(
    store: &Store,
    client: ClientAddress,
    code: &str,
) -> Result<(), StoreError> {
    store.forgive_attempts(NAME, code).await?;
    // Only this one: whoever knows one password must not win new tries at those of others by it.
    let place = client.place().to_string();
    store.forgive_attempt(ADDRESS, &place).await
}

/// What somebody is told who tried too often.
pub(super) fn wait_first(wait: TimeDelta) -> String {
    let minutes = wait.num_minutes() + 1;
    format!("Troppi tentativi non riusciti. Riprova tra {minutes} minuti.")
}

fn later(state: &AppState, next: &str, wait: TimeDelta) -> Response {
    let why = wait_first(wait);
    let body = welcome::ways(state, next, Some(&why));
    let mut answer = page::answer(state, 429, "Accedi", &body);
    let seconds = HeaderValue::from(wait.num_seconds().max(1));
    answer.headers_mut().insert(RETRY_AFTER, seconds);
    answer
}

/// Whom the form proves; everything is looked at whatever was wrong before.
pub(super) async fn proved(
    state: &AppState,
    form: Credentials,
) -> Result<Option<LocalIdentity>, Problem> {
    let identity = state.store.local_identity(&form.code).await?;
    let kept = identity.as_ref().map(|identity| identity.password.clone());
    let password = form.password;
    let fits = off_the_threads(move || is_of(&password, kept.as_deref())).await?;
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

/// Does what takes a processor for a while, few at once.
pub(super) async fn off_the_threads<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let permit = AT_ONCE
        .acquire()
        .await
        .expect("nobody closes this semaphore");
    let done = tokio::task::spawn_blocking(work).await;
    drop(permit);
    done.map_err(Problem::internal)
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
    fn a_common_password_and_one_made_of_what_is_known_are_refused() {
        let refused = |password: &str, words: &[&str]| PasswordHash::of(password, words).err();
        for common in [
            "password1234",
            "qwertyuiop123",
            "123456789012345",
            "aaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(
                refused(common, &[]),
                Some(PasswordWeak::Guessable),
                "{common}"
            );
        }
        let own = "agatatorrisi1";
        assert_eq!(
            refused(own, &["torrisi", "agata"]),
            Some(PasswordWeak::Guessable)
        );
        let long = "tegola mulino ".repeat(30);
        assert_eq!(refused(&long, &[]), None);
    }

    #[test]
    fn a_password_belongs_to_its_hash_and_to_no_other() {
        let kept = PasswordHash::of("una frase lunga", &[])
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
            PasswordHash::of("undici.1234", &[]).err(),
            Some(PasswordWeak::Length)
        );
    }
}
