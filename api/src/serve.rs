//! Takes connections and serves them, without waiting for ever for those who send slowly.

use crate::tls::Tls;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::extract::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

/// How a listener treats those who connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// How long the head of a request may take; also how long a connection may be kept without one.
    pub head: Duration,
    /// Connections at once; those beyond wait to be taken.
    pub connections: usize,
}

impl Default for Patience {
    /// Half a minute, and 4096 connections.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            connections: 4096,
        }
    }
}

/// How long a listener rests when the system has no more connections to give.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves until `end`, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    tls: Option<Tls>,
    end: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head);
    let builder = Arc::new(builder);
    let places = Arc::new(Semaphore::new(patience.connections));
    let under_way = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let taken = tokio::select! {
            taken = next(&listener, &places) => taken,
            () = &mut end => break,
        };
        let Some((stream, peer, place)) = taken else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let router = router.clone();
        let service = tower::service_fn(move |request: Request<hyper::body::Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let builder = Arc::clone(&builder);
        let watcher = under_way.watcher();
        let tls = tls.clone();
        tokio::spawn(async move {
            let service = TowerToHyperService::new(service);
            // Whoever goes away in the middle, or cannot agree on keys, is nobody's fault here.
            if let Some(tls) = tls {
                let agreed = tokio::time::timeout(patience.head, tls.accept(stream)).await;
                if let Ok(Ok(stream)) = agreed {
                    let connection = builder.serve_connection(TokioIo::new(stream), service);
                    drop(watcher.watch(connection).await);
                }
            } else {
                let connection = builder.serve_connection(TokioIo::new(stream), service);
                drop(watcher.watch(connection).await);
            }
            drop(place);
        });
    }
    drop(listener);
    under_way.shutdown().await;
    Ok(())
}

/// The next connection with its place; nothing where none could be had just now.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    let (stream, peer) = match listener.accept().await {
        Ok(taken) => taken,
        Err(error) => {
            tracing::warn!(error = %error, "a connection could not be taken");
            return None;
        }
    };
    // Answers are small and whole: to wait for more of them only costs time.
    drop(stream.set_nodelay(true));
    Some((stream, peer, place))
}
