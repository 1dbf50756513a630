//! The frame around the pages of signing in, and what they say when something goes wrong.

use super::SIGN_IN;
use crate::http::problem::{IsPage, Problem};
use crate::identity::{Refused, Unreachable};
use crate::state::AppState;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use store::StoreError;

/// How the pages look.
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)
}

/// What the pages need, and nothing else; forms go to this service, and where it leads them on.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const STYLE: &str = "\
body{font:1.125rem/1.5 'Titillium Web',system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1rem;color:#17324d}\
label{display:block;font-weight:600}\
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #5b6f82}\
button,.button{font:inherit;font-weight:600;display:inline-block;padding:.75rem 1.5rem;border:0;background:#0066cc;color:#fff;text-decoration:none}\
.alert{border-left:.25rem solid #cc334d;padding:.25rem 1rem}\
:focus-visible{outline:3px solid #ff9900;outline-offset:2px}";

/// A page.
pub(super) fn answer(state: &AppState, status: u16, title: &str, body: &str) -> Response {
    let title = escape(title);
    let administration = escape(&state.settings.administration.name);
    let html = format!(
        "<!doctype html><html lang=\"it\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} – {administration}</title><link rel=\"stylesheet\" href=\"/accedi/stile.css\"></head>\
         <body><header><p>{administration}</p></header><main><h1>{title}</h1>{body}</main></body></html>"
    );
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Html(html)).into_response();
    // Signing out leads on to the provider, and browsers hold forms to this list also when they are led on.
    let mut policy = POLICY.to_owned();
    for origin in state.providers.origins() {
        policy.extend([" ", &origin]);
    }
    answer.extensions_mut().insert(IsPage);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

/// Why the last try led nowhere, where there was one.
pub(super) fn alert(failed: Option<&str>) -> String {
    failed.map_or_else(String::new, |why| {
        let why = escape(why);
        format!(
            "<div role=\"alert\" class=\"alert\" id=\"errore\" tabindex=\"-1\"><p>{why}</p></div>"
        )
    })
}

/// A text that cannot be taken for markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unhappy {
    /// The sign-in was begun too long ago, in another browser, or never.
    #[error("the sign-in was begun too long ago, in another browser, or never")]
    Late,
    /// The provider, or this service, says no.
    #[error("the provider of identities, or this service, says no")]
    Refused,
    /// The level of assurance is too low.
    #[error("the level of assurance is too low")]
    Level,
    /// They are known, and have nothing to do here.
    #[error("they are known, and have nothing to do here")]
    Nobody,
    /// The provider cannot be reached.
    #[error("the provider of identities cannot be reached")]
    Unavailable,
    /// Too many sign-ins are begun from there.
    #[error("too many sign-ins are begun from one address")]
    Often,
    /// Anything else.
    #[error("something else is in the way")]
    Problem(Problem),
}

impl Unhappy {
    /// What the log calls it.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Late => "sign-in.late",
            Self::Refused => "sign-in.refused",
            Self::Level => "sign-in.level",
            Self::Nobody => "sign-in.nobody",
            Self::Unavailable => "sign-in.provider-unavailable",
            Self::Often => "sign-in.often",
            Self::Problem(_) => "sign-in.failed",
        }
    }

    fn told(&self) -> (u16, &'static str) {
        match self {
            Self::Late => (
                400,
                "La richiesta di accesso è scaduta o è cominciata in un altro browser. Riprova dall'inizio.",
            ),
            Self::Refused => (
                403,
                "L'accesso non è riuscito: il gestore dell'identità non ha confermato chi sei. Riprova dall'inizio.",
            ),
            Self::Level => (
                403,
                "Per questo servizio serve un livello di sicurezza più alto: accedi con SPID di livello 2 o con la CIE.",
            ),
            Self::Nobody => (
                403,
                "Il gestore dell'identità ti conosce, ma su questo servizio non hai incarichi. Rivolgiti al tuo responsabile.",
            ),
            Self::Unavailable => (
                503,
                "Il gestore dell'identità non risponde. Riprova tra qualche minuto.",
            ),
            Self::Often => (
                429,
                "Da questo indirizzo arrivano troppe richieste di accesso. Riprova tra qualche minuto.",
            ),
            Self::Problem(_) => (500, ""),
        }
    }
}

impl IntoResponse for Unhappy {
    /// A page of its own where there is something to say to people; it needs no settings to be shown.
    fn into_response(self) -> Response {
        let (status, text) = self.told();
        if let Self::Problem(problem) = self {
            return problem.into_response();
        }
        let html = format!(
            "<!doctype html><html lang=\"it\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>Accesso non riuscito</title><link rel=\"stylesheet\" href=\"/accedi/stile.css\"></head>\
             <body><main><h1>Accesso non riuscito</h1><div role=\"alert\" class=\"alert\"><p>{}</p></div>\
             <p><a href=\"{SIGN_IN}\">Torna all'accesso</a></p></main></body></html>",
            escape(text)
        );
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [(header::CONTENT_SECURITY_POLICY, POLICY)];
        let mut answer = (status, headers, Html(html)).into_response();
        answer.extensions_mut().insert(IsPage);
        answer
    }
}

impl From<Problem> for Unhappy {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<StoreError> for Unhappy {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<Unreachable> for Unhappy {
    fn from(_: Unreachable) -> Self {
        Self::Unavailable
    }
}

impl From<Refused> for Unhappy {
    fn from(error: Refused) -> Self {
        match error {
            Refused::Expired | Refused::Unusable | Refused::Duty => Self::Refused,
            Refused::Level => Self::Level,
            Refused::Nobody => Self::Nobody,
            Refused::Unreachable(_) => Self::Unavailable,
            Refused::Store(error) => Self::Problem(error.into()),
        }
    }
}
