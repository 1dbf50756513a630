//! The two cookies: of a session, and of a sign-in that is under way.

use super::settings::SignInSettings;
use http::{HeaderMap, HeaderValue, header};

/// Which cookie.
#[derive(Clone, Copy)]
pub(super) enum Cookie {
    /// Somebody is signed in.
    Session,
    /// Somebody was sent to a provider.
    Flow,
}

impl Cookie {
    /// Its name. Where the connection is encrypted, the prefix keeps other hosts and the clear from setting it.
    fn name(self, settings: &SignInSettings) -> &'static str {
        match (self, settings.public.is_encrypted()) {
            (Self::Session, true) => "__Host-policentrica",
            (Self::Flow, true) => "__Host-policentrica-flow",
            (Self::Session, false) => "policentrica",
            (Self::Flow, false) => "policentrica-flow",
        }
    }

    /// What the browser holds; where it holds it twice, neither counts.
    pub(super) fn read<'a>(
        self,
        headers: &'a HeaderMap,
        settings: &SignInSettings,
    ) -> Option<&'a str> {
        let name = self.name(settings);
        let mut found = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| value);
        match (found.next(), found.next()) {
            (Some(value), None) => Some(value),
            _ => None,
        }
    }

    /// Gives it to the browser, to be forgotten with the window or after `seconds`.
    pub(super) fn set(
        self,
        value: &str,
        seconds: Option<u32>,
        settings: &SignInSettings,
    ) -> HeaderValue {
        let name = self.name(settings);
        let secure = if settings.public.is_encrypted() {
            "; Secure"
        } else {
            ""
        };
        let age = seconds.map(|age| format!("; Max-Age={age}"));
        let age = age.unwrap_or_default();
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
        HeaderValue::from_str(&text).expect("base64 and our names are visible ASCII")
    }

    /// Takes it away.
    pub(super) fn clear(self, settings: &SignInSettings) -> HeaderValue {
        self.set("", Some(0), settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign_in::PublicUrl;

    #[test]
    fn a_session_cookie_is_out_of_reach_of_scripts_other_hosts_and_the_clear() {
        let settings = SignInSettings {
            public: PublicUrl::parse("https://servizi.example").expect("good"),
            ..SignInSettings::default()
        };
        let cookie = Cookie::Session.set("abc", None, &settings);
        assert_eq!(
            cookie,
            "__Host-policentrica=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn a_cookie_that_is_there_twice_counts_for_nothing() {
        let settings = SignInSettings::default();
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=b; policentrica=x"),
        );
        assert_eq!(Cookie::Session.read(&headers, &settings), Some("x"));
        assert_eq!(Cookie::Flow.read(&headers, &settings), None);
        headers.append(header::COOKIE, HeaderValue::from_static("policentrica=y"));
        assert_eq!(Cookie::Session.read(&headers, &settings), None);
    }
}
