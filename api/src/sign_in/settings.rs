//! What is settled of signing in.

use chrono::TimeDelta;
use http::HeaderValue;
use std::fmt;
use store::sign_in::SessionLimits;
use url::Url;

/// Settings of signing in.
#[derive(Clone, Debug)]
pub struct SignInSettings {
    /// Where people reach the service.
    pub public: PublicUrl,
    /// How long a session lasts.
    pub sessions: SessionLimits,
    /// How long a proof of who somebody is counts as fresh.
    pub fresh: TimeDelta,
    /// Whether people sign in with passwords of this installation.
    pub local: bool,
}

impl Default for SignInSettings {
    /// Half an hour without a request, a working day in all, a quarter of an hour for what is delicate.
    fn default() -> Self {
        Self {
            public: PublicUrl::parse("http://127.0.0.1:8080").expect("it is on this machine"),
            sessions: SessionLimits {
                idle: TimeDelta::minutes(30),
                whole: TimeDelta::hours(8),
            },
            fresh: TimeDelta::minutes(15),
            local: false,
        }
    }
}

/// The address of the service as browsers know it: scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(Url);

/// Not an address browsers can use safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an address such as https://servizi.comune.example is expected, without a path; http will do on this machine only"
)]
pub struct PublicUrlInvalid;

impl PublicUrl {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, PublicUrlInvalid> {
        let url = Url::parse(text).map_err(|_| PublicUrlInvalid)?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if is_bare && url.username().is_empty() && crate::identity::is_safe(&url) {
            Ok(Self(url))
        } else {
            Err(PublicUrlInvalid)
        }
    }

    /// Whether browsers reach it encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether a header names this place as where a page came from; on this machine, by whichever of its names.
    pub(super) fn is(&self, origin: &HeaderValue) -> bool {
        if origin.as_bytes() == self.0.origin().ascii_serialization().as_bytes() {
            return true;
        }
        let other = origin.to_str().ok().and_then(|text| Url::parse(text).ok());
        let is_here = |url: &Url| url.scheme() == "http" && crate::identity::is_safe(url);
        is_here(&self.0)
            && other.is_some_and(|other| is_here(&other) && other.port() == self.0.port())
    }

    /// The whole address of a path.
    pub(super) fn join(&self, path: &str) -> String {
        let origin = self.0.origin().ascii_serialization();
        format!("{origin}{path}")
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.origin().ascii_serialization())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_encrypted_or_on_this_machine() {
        for text in [
            "https://servizi.example",
            "http://127.0.0.1:8080/",
            "http://localhost:1",
        ] {
            assert!(PublicUrl::parse(text).is_ok(), "{text}");
        }
        for text in [
            "http://servizi.example",
            "https://servizi.example/portale",
            "https://a@servizi.example",
            "servizi.example",
        ] {
            assert_eq!(PublicUrl::parse(text), Err(PublicUrlInvalid), "{text}");
        }
    }

    #[test]
    fn this_machine_has_several_names_and_others_have_none_of_them() {
        let public = PublicUrl::parse("http://127.0.0.1:8080").expect("good");
        let is = |text: &'static str| public.is(&HeaderValue::from_static(text));
        assert!(is("http://127.0.0.1:8080") && is("http://localhost:8080"));
        for text in [
            "http://localhost:8081",
            "http://localhost",
            "https://localhost:8080",
            "http://localhost.evil.example:8080",
            "http://192.0.2.1:8080",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn a_page_of_elsewhere_is_told_from_ours() {
        let public = PublicUrl::parse("https://servizi.example").expect("good");
        let is = |text: &'static str| public.is(&HeaderValue::from_static(text));
        assert!(is("https://servizi.example"));
        for text in [
            "http://servizi.example",
            "https://servizi.example.evil.example",
            "https://servizi.example:444",
            "null",
            "",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
