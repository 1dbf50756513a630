//! Who asks: the actor behind a bearer token.

use super::problem::Problem;
use super::token::TokenInvalid;
use crate::state::AppState;
use domain::access::Actor;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;

/// The actor of a request, or why there is none.
pub(crate) fn of(parts: &Parts, state: &AppState) -> Result<Actor, Problem> {
    of_headers(&parts.headers, state)
}

/// The actor that the headers of a request tell of.
pub(crate) fn of_headers(headers: &HeaderMap, state: &AppState) -> Result<Actor, Problem> {
    let mut given = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (given.next(), given.next()) else {
        return Err(missing());
    };
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or_else(missing)?;
    let Some(tokens) = &state.tokens else {
        return Err(refused(TokenInvalid::Unusable));
    };
    tokens
        .read(token, state.store.clock().now())
        .map_err(refused)
}

fn missing() -> Problem {
    Problem::unauthenticated(
        "token.missing",
        "send a bearer token",
        "Bearer realm=\"policentrica\"",
    )
}

fn refused(error: TokenInvalid) -> Problem {
    let challenge = "Bearer realm=\"policentrica\", error=\"invalid_token\"";
    match error {
        TokenInvalid::Expired => {
            Problem::unauthenticated("token.expired", "the token has expired", challenge)
        }
        TokenInvalid::Unusable => {
            Problem::unauthenticated("token.invalid", "the token is not valid here", challenge)
        }
    }
}
