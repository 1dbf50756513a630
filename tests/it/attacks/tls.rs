//! A listener that encrypts: nobody reads along, and whoever will not agree on keys holds no place.

use api::{Patience, Tls, TlsInvalid};
use axum::Router;
use axum::routing::get;
use reqwest::{Certificate, Client};
use std::net::SocketAddr;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

struct Encrypted {
    _files: TempDir,
    certificate: Certificate,
    address: SocketAddr,
}

async fn encrypted(patience: Patience) -> Encrypted {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let files = tempfile::tempdir().expect("a folder");
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("made");
    let (chain, key) = (files.path().join("chain.pem"), files.path().join("key.pem"));
    std::fs::write(&chain, made.cert.pem()).expect("written");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("written");
    let tls = Tls::of(&chain, &key).expect("a pair");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let router = Router::new().route("/", get(|| async { "in segreto" }));
    let end = std::future::pending();
    tokio::spawn(api::serve(listener, router, patience, Some(tls), end));
    Encrypted {
        _files: files,
        certificate: Certificate::from_pem(made.cert.pem().as_bytes()).expect("PEM"),
        address,
    }
}

#[tokio::test]
async fn whoever_trusts_the_certificate_is_answered_and_nobody_in_the_clear() {
    let service = encrypted(Patience::default()).await;
    let port = service.address.port();
    let client = Client::builder().tls_certs_only([service.certificate]);
    let client = client.build().expect("a client");
    let reply = client.get(format!("https://localhost:{port}/")).send();
    let reply = reply.await.expect("an answer");
    assert_eq!(reply.text().await.expect("text"), "in segreto");
    let stranger = Client::builder()
        .tls_certs_only([])
        .build()
        .expect("a client");
    let refused = stranger.get(format!("https://localhost:{port}/")).send();
    assert!(refused.await.is_err(), "nobody vouches for it");
    let mut clear = TcpStream::connect(service.address).await.expect("listens");
    clear
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .await
        .expect("sent");
    let mut answer = Vec::new();
    drop(clear.read_to_end(&mut answer).await);
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
}

#[tokio::test]
async fn whoever_never_agrees_on_keys_loses_the_place() {
    let patience = Patience {
        head: Duration::from_millis(300),
        connections: 1,
    };
    let service = encrypted(patience).await;
    let mut silent = TcpStream::connect(service.address).await.expect("listens");
    let client = Client::builder().tls_certs_only([service.certificate]);
    let client = client.build().expect("a client");
    let link = format!("https://localhost:{}/", service.address.port());
    let reply = tokio::time::timeout(Duration::from_secs(20), client.get(link).send());
    assert!(reply.await.expect("the place is free again").is_ok());
    assert_eq!(silent.read(&mut [0; 1]).await.unwrap_or(0), 0);
}

#[test]
fn a_certificate_that_is_not_there_is_told_by_its_file() {
    let nowhere = std::path::Path::new("/nowhere/chain.pem");
    let refused = Tls::of(nowhere, nowhere).err().expect("refused");
    assert!(matches!(refused, TlsInvalid::Unreadable(..)));
    assert!(refused.to_string().contains("/nowhere/chain.pem"));
}
