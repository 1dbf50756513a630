//! No other site acts in the name of whoever is signed in: what changes something must come from our own pages.

use super::settings::SignInSettings;
use crate::http::problem::Problem;
use http::{HeaderMap, HeaderName, Method, StatusCode, header};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what another site sent, and what does not say where it was sent from.
pub(super) fn check(
    method: &Method,
    headers: &HeaderMap,
    settings: &SignInSettings,
) -> Result<(), Problem> {
    if method.is_safe() || is_ours(headers, settings) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "session.cross-site",
        "whoever is known by a cookie acts from a page of this service only: send Origin or Sec-Fetch-Site",
    ))
}

fn is_ours(headers: &HeaderMap, settings: &SignInSettings) -> bool {
    let only = |name: HeaderName| {
        let mut values = headers.get_all(name).iter();
        (values.next(), values.next().is_some())
    };
    match only(header::ORIGIN) {
        // What browsers do not let scripts write: the page the request comes from.
        (Some(origin), false) => settings.public.is(origin),
        (Some(_), true) => false,
        (None, _) => matches!(only(FETCH_SITE), (Some(site), false) if site == "same-origin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(method: &Method, pairs: &[(HeaderName, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, http::HeaderValue::from_static(value));
        }
        check(method, &headers, &SignInSettings::default()).is_ok()
    }

    #[test]
    fn only_our_own_pages_change_something() {
        let ours = "http://127.0.0.1:8080";
        assert!(passes(&Method::POST, &[(header::ORIGIN, ours)]));
        assert!(passes(&Method::POST, &[(FETCH_SITE, "same-origin")]));
        assert!(passes(&Method::GET, &[]));
        for pairs in [
            vec![],
            vec![(header::ORIGIN, "https://evil.example")],
            vec![(header::ORIGIN, "null")],
            vec![(header::ORIGIN, "null"), (FETCH_SITE, "same-origin")],
            vec![(header::ORIGIN, ours), (header::ORIGIN, ours)],
            vec![(FETCH_SITE, "same-site")],
            vec![(FETCH_SITE, "cross-site")],
            vec![(FETCH_SITE, "none")],
        ] {
            assert!(!passes(&Method::POST, &pairs), "{pairs:?}");
            assert!(!passes(&Method::DELETE, &pairs), "{pairs:?}");
        }
    }
}
