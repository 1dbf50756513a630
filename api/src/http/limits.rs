//! How many requests one address and one identity may send: a bucket each, that fills again steadily.

use super::client::ClientAddress;
use super::problem::Problem;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::access::Actor;
use http::{Extensions, StatusCode};
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Requests that may come at once, as so many seconds of what is let through steadily.
const BURST: u32 = 10;
/// Buckets that are kept; full ones are thrown away first.
const KEPT: usize = 100_000;

/// How many requests per second are let through; 0 lets all through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// From one address.
    pub per_address: u32,
    /// Of one identity.
    pub per_identity: u32,
}

/// The buckets of one kind.
struct Buckets<K> {
    /// The time that one request takes out of its bucket; none where there is no limit.
    each: Option<Duration>,
    /// When each bucket is full again.
    full: Mutex<HashMap<K, Instant>>,
}

impl<K: Eq + Hash> Buckets<K> {
    fn new(per_second: u32) -> Self {
        Self {
            each: Duration::from_secs(1).checked_div(per_second),
            full: Mutex::default(),
        }
    }

    /// Takes one out of the bucket; refuses when it is empty.
    fn take(&self, key: K, now: Instant) -> Result<(), Problem> {
        let Some(each) = self.each else {
            return Ok(());
        };
        let mut full = self.full.lock().expect("no holder of this lock panics");
        if full.len() >= KEPT {
            full.retain(|_, at| *at > now);
        }
        if full.len() >= KEPT && !full.contains_key(&key) {
            // So many at once are an attack; those who come last wait.
            return Err(too_many());
        }
        let at = full.entry(key).or_insert(now);
        let next = (*at).max(now) + each;
        if next.duration_since(now) > Duration::from_secs(u64::from(BURST)) {
            return Err(too_many());
        }
        *at = next;
        Ok(())
    }
}

/// The limits of a running service; cheap to clone.
#[derive(Clone)]
pub(crate) struct Limits {
    addresses: Arc<Buckets<IpAddr>>,
    identities: Arc<Buckets<String>>,
}

impl Limits {
    pub(crate) fn new(rates: Rates) -> Self {
        Self {
            addresses: Arc::new(Buckets::new(rates.per_address)),
            identities: Arc::new(Buckets::new(rates.per_identity)),
        }
    }
}

/// Middleware: lets through what the address may send. Requests from this machine are programs beside the service, or
/// a proxy that does not say for whom it speaks, behind which everybody would share one bucket.
pub(crate) async fn by_address(
    State(limits): State<Limits>,
    mut request: Request,
    next: Next,
) -> Response {
    let address = request.extensions().get::<ClientAddress>().copied();
    if let Some(address) = address
        && is_elsewhere(address.0)
    {
        if let Err(problem) = limits.addresses.take(address.place(), Instant::now()) {
            metrics::counter!("policentrica_limited_total", "by" => "address").increment(1);
            return problem.into_response();
        }
        request.extensions_mut().insert(limits);
    }
    next.run(request).await
}

fn is_elsewhere(address: IpAddr) -> bool {
    !address.is_loopback() && !address.is_unspecified()
}

/// Lets through what this identity may send.
pub(crate) fn by_identity(extensions: &Extensions, actor: &Actor) -> Result<(), Problem> {
    let Some(limits) = extensions.get::<Limits>() else {
        return Ok(());
    };
    let identity = format!("{}/{}", actor.role, actor.code);
    limits
        .identities
        .take(identity, Instant::now())
        .inspect_err(|_| {
            metrics::counter!("policentrica_limited_total", "by" => "identity").increment(1);
        })
}

fn too_many() -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "http.too-many-requests",
        "too many requests came from there; wait a moment",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again_and_another_is_not_touched() {
        let buckets = Buckets::new(2);
        let now = Instant::now();
        for _ in 0..20 {
            assert!(buckets.take("a", now).is_ok());
        }
        assert!(buckets.take("a", now).is_err());
        assert!(buckets.take("b", now).is_ok());
        let later = now + Duration::from_millis(500);
        assert!(buckets.take("a", later).is_ok());
        assert!(buckets.take("a", later).is_err());
    }

    #[test]
    fn nothing_is_counted_where_there_is_no_limit() {
        let buckets = Buckets::new(0);
        let now = Instant::now();
        assert!((0..10_000).all(|_| buckets.take("a", now).is_ok()));
        assert!(buckets.full.lock().expect("no panic").is_empty());
    }

    #[test]
    fn buckets_do_not_fill_the_memory() {
        let buckets = Buckets::new(1);
        let now = Instant::now();
        for key in 0..KEPT {
            assert!(buckets.take(key, now).is_ok());
        }
        assert!(buckets.take(KEPT, now).is_err());
        assert!(buckets.take(KEPT, now + Duration::from_secs(11)).is_ok());
    }
}
