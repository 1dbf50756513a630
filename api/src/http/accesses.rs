//! Every question that may show personal data is written to the access log before its answer leaves.
//!
//! What a question reads stands in its description as `x-reads`; what does not say that it reads nothing is logged.

use super::client::ClientAddress;
use super::headers::{self, REASON};
use super::masking::{self, Masks};
use super::problem::Problem;
use super::request_id::RequestId;
use crate::state::AppState;
use axum::extract::{FromRequestParts, MatchedPath, RawPathParams, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::access::reading::{ReadingReason, Shows, usual_reason};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};
use projections::Viewer;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use store::Store;
use store::accesses::{Access, Observed, Touched, observe};
use uuid::Uuid;

/// What a question reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reads {
    /// Nothing of anybody: catalogue, offices, health.
    Nothing,
    /// Who did what, or rows of many.
    Traces,
    /// One case with what stands in it.
    OneCase,
}

/// One question of the interface.
#[derive(Debug)]
struct Question {
    operation: String,
    reads: Reads,
    masks: Masks,
}

/// The access log with the questions it must hold.
#[derive(Clone)]
pub(crate) struct AccessLog {
    store: Store,
    questions: Arc<HashMap<String, Arc<Question>>>,
    is_written: bool,
}

impl AccessLog {
    /// Takes the questions from the description of the interface.
    pub(crate) fn of(store: Store, description: &Value, is_written: bool) -> Self {
        let mut questions = HashMap::new();
        for (path, item) in description["paths"].as_object().into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let Some(reads) = operation["x-reads"].as_str() else {
                    continue;
                };
                let operation = operation["operationId"].as_str().unwrap_or(path);
                let question = Question {
                    operation: operation.to_owned(),
                    reads: match reads {
                        "nothing" => Reads::Nothing,
                        "case" => Reads::OneCase,
                        _ => Reads::Traces,
                    },
                    masks: Masks::of(path),
                };
                questions.insert(format!("{method} {path}"), Arc::new(question));
            }
        }
        Self {
            store,
            questions: Arc::new(questions),
            is_written,
        }
    }

    fn question(&self, request: &Request) -> Option<Arc<Question>> {
        let method = match *request.method() {
            Method::GET | Method::HEAD => "get",
            Method::POST => "post",
            _ => return None,
        };
        let path = request.extensions().get::<MatchedPath>()?;
        let name = format!("{method} {}", path.as_str());
        self.questions.get(&name).cloned()
    }
}

/// A question under way: what it may read, who asks and why, and what it has opened so far.
#[derive(Clone)]
pub(crate) struct Reading {
    question: Arc<Question>,
    observed: Observed,
    /// What stands in its path.
    record: Option<String>,
    by: Arc<OnceLock<(Actor, ReadingReason)>>,
}

impl Reading {
    /// Notes who asks, and why, and whether they see personal values; refuses whoever must say why and does not.
    pub(crate) async fn begin(
        parts: &Parts,
        state: &AppState,
        viewer: &Viewer,
    ) -> Result<(), Problem> {
        let actor = viewer.actor();
        let Some(reading) = parts.extensions.get::<Self>() else {
            return Err(Problem::internal(Unwatched));
        };
        let reason = reason(&parts.headers, actor, reading.question.reads)?;
        // A question has one author, whoever extracts it twice.
        reading.by.get_or_init(|| (actor.clone(), reason));
        let (observed, masks) = (&reading.observed, reading.question.masks);
        masking::begin(observed, state, viewer, masks, reading.record.as_deref()).await
    }
}

/// A question was answered outside the layer that logs it.
#[derive(Debug, thiserror::Error)]
#[error("a question is not watched by the access log")]
struct Unwatched;

/// A question that says it reads nothing opened personal data.
#[derive(Debug, thiserror::Error)]
#[error("{0} says that it reads nothing, and opened personal data")]
struct Undeclared(String);

/// Notes people whom the answer names without a field of theirs being opened.
pub(crate) fn concerns(people: impl IntoIterator<Item = Uuid>) {
    if let Some(observed) = Observed::current() {
        observed.concerns(people);
    }
}

fn reason(headers: &HeaderMap, actor: &Actor, reads: Reads) -> Result<ReadingReason, Problem> {
    let said = headers::text(headers, &REASON, "reason.malformed")?;
    if let Some(code) = said {
        return code.parse().map_err(|_| {
            Problem::header(
                "access.reason-unknown",
                "Policentrica-Reason: no reason for reading has this code",
            )
        });
    }
    let shows = match reads {
        Reads::OneCase => Shows::OneCase,
        Reads::Traces | Reads::Nothing => Shows::Traces,
    };
    usual_reason(actor.role, shows).ok_or_else(|| {
        Problem::header(
            "access.reason-needed",
            "Policentrica-Reason: say why you open a single case",
        )
    })
}

/// Middleware: lets the question be answered, and the answer go once it is written who read what.
pub(crate) async fn record(State(log): State<AccessLog>, request: Request, next: Next) -> Response {
    let Some(question) = log.question(&request) else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    let record = named(&mut parts).await;
    let reading = Reading {
        question,
        observed: Observed::default(),
        record: record.clone(),
        by: Arc::default(),
    };
    let address = parts.extensions.get::<ClientAddress>().copied();
    let id = parts.extensions.get::<RequestId>().cloned();
    parts.extensions.insert(reading.clone());
    let answering = next.run(Request::from_parts(parts, body));
    let response = observe(reading.observed.clone(), answering).await;
    if !(response.status().is_success() && log.is_written) {
        return response;
    }
    let mut touched = reading.observed.touched();
    let protected = std::mem::take(&mut touched.protected);
    let access = match access(&reading, touched, log.store.clock().now()) {
        Ok(Some(access)) => access,
        Ok(None) => return response,
        Err(problem) => return problem.into_response(),
    };
    let access = Access {
        record,
        address: address.map(|address| address.0.to_string()),
        request_id: id.map_or_else(String::new, |id| id.as_str().to_owned()),
        ..access
    };
    for access in told_apart(access, &protected) {
        let since = Instant::now();
        let written = log.store.accesses().record(access).await;
        metrics::histogram!("policentrica_access_record_seconds")
            .record(since.elapsed().as_secs_f64());
        if let Err(error) = written {
            metrics::counter!("policentrica_accesses_refused_total").increment(1);
            return unwritten(error).into_response();
        }
        metrics::counter!("policentrica_accesses_total").increment(1);
    }
    response
}

/// A list is told at once to those whose rows nobody protects, and apart from it, after the delay, to the others. An
/// answer about one thing is one matter: whoever heard of it would know of the others.
fn told_apart(access: Access, protected: &BTreeSet<Uuid>) -> Vec<Access> {
    if protected.is_empty() {
        return vec![access];
    }
    let later = |access: Access| Access {
        protected: true,
        ..access
    };
    if access.record.is_some() {
        return vec![later(access)];
    }
    let (kept, at_once): (Vec<Uuid>, Vec<Uuid>) = access
        .people
        .iter()
        .partition(|person| protected.contains(person));
    let to = |people| Access {
        people,
        ..access.clone()
    };
    let mut told = vec![later(to(kept))];
    if !at_once.is_empty() {
        told.push(to(at_once));
    }
    told
}

/// What is to be written of an answer; nothing where nothing of anybody was read.
fn access(
    reading: &Reading,
    touched: Touched,
    at: DateTime<Utc>,
) -> Result<Option<Access>, Problem> {
    let operation = reading.question.operation.clone();
    if reading.question.reads == Reads::Nothing {
        let undeclared = !touched.people.is_empty();
        return if undeclared {
            Err(Problem::internal(Undeclared(operation)))
        } else {
            Ok(None)
        };
    }
    let Some((actor, reason)) = reading.by.get() else {
        return Err(Problem::internal(Unwatched));
    };
    Ok(Some(Access {
        at,
        actor: actor.code.to_string(),
        role: actor.role.to_string(),
        office: actor.office.as_ref().map(ToString::to_string),
        operation,
        record: None,
        people: touched.people.into_iter().collect(),
        sections: touched.sections.into_iter().map(str::to_owned).collect(),
        reason: reason.to_string(),
        address: None,
        request_id: String::new(),
        break_glass: touched.break_glass,
        protected: false,
        unmasking: touched.unmasking,
    }))
}

/// What stands in the path, joined as it stands there.
async fn named(parts: &mut Parts) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let values: Vec<&str> = params.iter().map(|(_, value)| value).collect();
    (!values.is_empty()).then(|| values.join("/"))
}

/// No answer leaves of which nobody would know.
fn unwritten(error: store::StoreError) -> Problem {
    if error.is_passing() {
        tracing::warn!(
            code = error.code(),
            "an access could not be written; the answer is kept back"
        );
        return Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "access.not-recorded",
            "it cannot be written down now who reads this; try again",
        );
    }
    Problem::internal(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(reads: Reads) -> Reading {
        let operation = "list_offices".to_owned();
        Reading {
            question: Arc::new(Question {
                operation,
                reads,
                masks: Masks::Everything,
            }),
            observed: Observed::default(),
            record: None,
            by: Arc::default(),
        }
    }

    fn status(reads: Reads, people: &[Uuid]) -> Result<bool, u16> {
        let touched = Touched {
            people: people.iter().copied().collect(),
            ..Touched::default()
        };
        access(&reading(reads), touched, DateTime::UNIX_EPOCH)
            .map(|access| access.is_some())
            .map_err(|problem| problem.status().as_u16())
    }

    #[test]
    fn a_question_that_opens_what_it_does_not_declare_is_not_answered() {
        assert_eq!(status(Reads::Nothing, &[]), Ok(false));
        assert_eq!(status(Reads::Nothing, &[Uuid::from_u128(7)]), Err(500));
    }

    #[test]
    fn an_answer_whose_reader_nobody_knows_does_not_leave() {
        assert_eq!(status(Reads::OneCase, &[]), Err(500));
    }
}
