//! A sign-in under way: what was sent to the provider, kept sealed by the browser until it comes back.

use super::cookies::Cookie;
use crate::identity::Kind;
use crate::state::AppState;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// How long somebody may take at the provider.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
/// What a flow is sealed for.
const PURPOSE: &str = "flow";

/// Whose provider it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Who {
    /// Residents.
    Residents,
    /// Staff.
    Staff,
}

impl Who {
    /// What the provider vouches for.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Residents => Kind::Residents,
            Self::Staff => Kind::Staff,
        }
    }
}

/// A sign-in under way.
#[derive(Serialize, Deserialize)]
pub(super) struct Flow {
    /// Whose.
    pub(super) who: Who,
    /// What the answer must bear.
    state: String,
    /// What the ID token must bear.
    pub(super) nonce: String,
    /// What proves at the token endpoint that the code is ours (PKCE).
    pub(super) verifier: String,
    /// Where it goes on afterwards.
    pub(super) next: String,
    /// Whether a fresh proof was asked for.
    pub(super) again: bool,
    at: DateTime<Utc>,
}

impl Flow {
    /// Begins one.
    pub(super) fn begin(who: Who, next: String, again: bool, now: DateTime<Utc>) -> Self {
        Self {
            who,
            state: random(),
            nonce: random(),
            verifier: random(),
            next,
            again,
            at: now,
        }
    }

    /// What is sent to the provider instead of the verifier.
    pub(super) fn challenge(&self) -> String {
        BASE64.encode(Sha256::digest(self.verifier.as_bytes()))
    }

    /// What the answer must bear.
    pub(super) fn state(&self) -> &str {
        &self.state
    }

    /// Names the sign-in in the log; whoever reads it there cannot go on with it.
    pub(super) fn name(&self) -> String {
        hex::encode(Sha256::digest(self.state.as_bytes()))
    }

    /// When it began.
    pub(super) fn begun_at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Whether the answer of a provider belongs to this browser.
    pub(super) fn is_answered_by(&self, state: &str) -> bool {
        self.state.as_bytes().ct_eq(state.as_bytes()).into()
    }

    /// Gives it to the browser.
    pub(super) fn cookie(&self, state: &AppState) -> HeaderValue {
        let clear = serde_json::to_vec(self).expect("texts and times are always written");
        let sealed = BASE64.encode(state.store.vault().seal(PURPOSE, b"", &clear));
        let seconds = u32::try_from(PATIENCE.num_seconds()).ok();
        Cookie::Flow.set(&sealed, seconds, &state.settings.sign_in)
    }

    /// Takes it back from the browser, unless it took too long.
    pub(super) fn read(headers: &HeaderMap, state: &AppState) -> Option<Self> {
        let text = Cookie::Flow.read(headers, &state.settings.sign_in)?;
        let sealed = BASE64.decode(text).ok()?;
        let clear = state.store.vault().open(PURPOSE, b"", &sealed)?;
        let flow: Self = serde_json::from_slice(&clear).ok()?;
        let age = state.store.clock().now() - flow.at;
        (age <= PATIENCE).then_some(flow)
    }
}

fn random() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    BASE64.encode(bytes)
}

/// Where to go on; only within this service.
pub(super) fn next(wanted: Option<&str>) -> String {
    let fits = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && path.len() <= 1000
            && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
    };
    wanted.filter(fits).unwrap_or(super::SIGN_IN).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_on_to_another_site() {
        assert_eq!(next(Some("/domande/1?pagina=2")), "/domande/1?pagina=2");
        for path in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: b=c",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(next(Some(path)), super::super::SIGN_IN, "{path}");
        }
    }
}
