//! Counts and times requests by route template; the path itself, which may name a thing, is never written down.

use super::problem::Refusal;
use super::request_id::RequestId;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use domain::access::Actor;
use http::Extensions;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use store::Store;

/// Seconds; a command takes milliseconds, a document seconds.
const BUCKETS: [f64; 11] = [
    0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];
/// Commands in one batch of the append.
const BATCHES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// The recorder of this process, installed on first use.
pub(crate) fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
            .and_then(|b| {
                b.set_buckets_for_metric(Matcher::Suffix("_batch_size".to_owned()), &BATCHES)
            })
            .expect("the buckets are not empty")
            .build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another recorder of metrics is installed; /metrics stays empty");
        }
        handle
    })
}

/// What the digest of somebody in the log is made for.
const WHO: &str = "log.who";

/// Who a request turned out to come from, for the line about it. The log names nobody: it holds a keyed digest, by which
/// lines of one person can be put together, and a data protection officer finds the lines of somebody they know.
#[derive(Clone, Default)]
pub(crate) struct Who(Arc<OnceLock<(String, &'static str)>>);

impl Who {
    /// Notes it.
    pub(crate) fn note(extensions: &Extensions, actor: &Actor, store: &Store) {
        if let Some(Self(who)) = extensions.get() {
            who.get_or_init(|| (digest(store, actor.code.as_str()), actor.role.as_str()));
        }
    }
}

/// The digest under which somebody stands in the log.
pub fn digest(store: &Store, code: &str) -> String {
    hex::encode(&store.keyring().blind(WHO, code)[..8])
}

/// Middleware: one count, one duration and one line in the log for each request.
pub(crate) async fn observe(mut request: Request, next: Next) -> Response {
    let method = method(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let id = request.extensions().get::<RequestId>().cloned();
    let who = Who::default();
    request.extensions_mut().insert(who.clone());
    let start = Instant::now();
    let response = next.run(request).await;
    let elapsed = start.elapsed();
    let status = response.status().as_u16();
    metrics::counter!(
        "policentrica_http_requests_total",
        "method" => method, "route" => route.clone(), "status" => status.to_string()
    )
    .increment(1);
    metrics::histogram!("policentrica_http_request_seconds", "method" => method, "route" => route.clone())
        .record(elapsed.as_secs_f64());
    let refusal = response.extensions().get::<Refusal>();
    let (who, role) = who.0.get().map_or(("", ""), |(who, role)| (who, role));
    tracing::info!(
        method,
        route,
        status,
        code = refusal.map_or("", |refusal| refusal.0.as_ref()),
        who,
        role,
        duration_ms = elapsed.as_secs_f64() * 1000.0,
        request_id = id.as_ref().map_or("", RequestId::as_str),
        "answered a request"
    );
    response
}

/// A method as a label; the set must stay small whatever is sent.
fn method(method: &http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
