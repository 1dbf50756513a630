//! Who asks: whoever is behind a bearer token, of this installation or of a provider it trusts.

use super::observe::Who;
use super::problem::Problem;
use super::token::TokenInvalid;
use crate::identity::{self, Caller, Refused};
use crate::sign_in;
use crate::state::AppState;
use domain::access::{Actor, Duty, Role};
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};

/// Who sent a request, or why nobody did.
pub(crate) async fn of(parts: &Parts, state: &AppState) -> Result<Caller, Problem> {
    let caller = of_headers(&parts.method, &parts.headers, state).await?;
    Who::note(&parts.extensions, caller.actor(), &state.store);
    Ok(caller)
}

/// Who the headers of a request tell of: a token, else the cookie of a session.
pub(crate) async fn of_headers(
    method: &Method,
    headers: &HeaderMap,
    state: &AppState,
) -> Result<Caller, Problem> {
    if !headers.contains_key(AUTHORIZATION)
        && let Some(caller) = sign_in::of_cookie(method, headers, state).await?
    {
        return caller.map_err(refused);
    }
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
    if let Some(caller) = identity::of_token(token, headers, state).await {
        return caller.map_err(refused);
    }
    let Some(tokens) = &state.tokens else {
        return Err(refused(Refused::Unusable));
    };
    match tokens.read(token, state.store.clock().now()) {
        Ok(actor) => local(actor, headers).map_err(refused),
        Err(TokenInvalid::Expired) => Err(refused(Refused::Expired)),
        Err(TokenInvalid::Unusable) => Err(refused(Refused::Unusable)),
    }
}

/// Somebody this installation vouches for itself: they act in the one duty their token names.
fn local(actor: Actor, headers: &HeaderMap) -> Result<Caller, Refused> {
    if actor.role == Role::Citizen {
        return Ok(Caller::new(actor, Vec::new()));
    }
    let duty = Duty {
        role: actor.role,
        office: actor.office.clone(),
    };
    identity::choose(&actor.code, vec![duty], headers)
}

fn missing() -> Problem {
    Problem::unauthenticated(
        "token.missing",
        "send a bearer token",
        "Bearer realm=\"policentrica\"",
    )
}

fn refused(error: Refused) -> Problem {
    let challenge = "Bearer realm=\"policentrica\", error=\"invalid_token\"";
    match error {
        Refused::Expired => {
            Problem::unauthenticated("token.expired", "the token has expired", challenge)
        }
        Refused::Unusable => {
            Problem::unauthenticated("token.invalid", "the token is not valid here", challenge)
        }
        Refused::Level => Problem::unauthenticated(
            "token.level",
            "sign in with a higher level of assurance",
            "Bearer realm=\"policentrica\", error=\"insufficient_user_authentication\"",
        ),
        Refused::Nobody => Problem::new(
            StatusCode::FORBIDDEN,
            "identity.nobody",
            "the provider knows you, but nobody gave you anything to do here",
        ),
        Refused::Duty => Problem::new(
            StatusCode::FORBIDDEN,
            "identity.duty",
            "Policentrica-Role and Policentrica-Office choose among your duties, and this is none of them",
        ),
        Refused::Unreachable(error) => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "identity.provider-unavailable",
            "the provider of identities cannot be reached; repeat the request",
        )
        .because(error),
        Refused::Store(error) => error.into(),
    }
}
