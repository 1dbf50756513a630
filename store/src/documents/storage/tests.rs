//! Documents go in and come out of a real folder, and of a real S3-compatible server when there is one.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::shared::ids::DocumentId;
use futures_util::TryStreamExt;
use futures_util::stream::{self, Stream};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use super::{Declared, DocumentStore, Put, StoredDocument};
use crate::documents::{
    DocumentError, DocumentKey, DocumentLimits, DocumentRefusal, DocumentStoreConfig, S3Config,
};

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\nattestazione di Rosa Esempio\n%%EOF\n";

fn doc(id: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(id))
}

fn key() -> DocumentKey {
    DocumentKey::new([7; 32])
}

fn pieces(bytes: &[u8]) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + use<> {
    let parts: Vec<_> = bytes
        .chunks(8_191)
        .map(|part| Ok(Bytes::copy_from_slice(part)))
        .collect();
    stream::iter(parts)
}

fn named(name: &str) -> Declared {
    Declared {
        name: name.to_owned(),
        ..Declared::default()
    }
}

fn folder() -> (TempDir, DocumentStore) {
    let dir = TempDir::new().expect("a temporary folder");
    let config = DocumentStoreConfig::local_under(dir.path());
    let store = DocumentStore::open(&config).expect("a new folder opens");
    (dir, store)
}

async fn put(
    store: &DocumentStore,
    id: u128,
    bytes: &[u8],
    declared: &Declared,
) -> Result<StoredDocument, DocumentError> {
    let limits = DocumentLimits::default();
    let put = store
        .put_stream(doc(id), &key(), pieces(bytes), declared, &limits)
        .await?;
    match put {
        Put::New(stored) => Ok(stored),
        Put::Taken(_) => Err(DocumentRefusal::AlreadyStored.into()),
    }
}

async fn read(store: &DocumentStore, id: u128) -> Result<Vec<u8>, DocumentError> {
    let parts = store.get(doc(id), &key()).await?;
    parts
        .try_fold(Vec::new(), |mut all, part| async move {
            all.extend_from_slice(&part);
            Ok(all)
        })
        .await
}

/// Every file below a folder, with its bytes.
fn files_below(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            let bytes = std::fs::read(&path).expect("readable");
            found.push((path.display().to_string(), bytes));
        }
    }
    found
}

async fn refusal(bytes: &[u8], declared: &Declared) -> &'static str {
    let (dir, store) = folder();
    let refused = put(&store, 1, bytes, declared).await.expect_err("refused");
    assert_eq!(
        files_below(dir.path()),
        [],
        "a refused document leaves nothing"
    );
    refused.code()
}

/// What must hold in every place documents can live.
async fn documents_are_kept(store: &DocumentStore) {
    let mut large = PDF.to_vec();
    large.extend((0..7_000_000_u32).map(|i| i.to_le_bytes()[i as usize % 3]));
    for (id, bytes) in [(1, PDF), (2, &large)] {
        let declared = Declared {
            name: "isee.pdf".into(),
            media_type: "application/pdf".into(),
            size: Some(bytes.len() as u64),
            sha256: Some(Sha256::digest(bytes).into()),
        };
        let stored = put(store, id, bytes, &declared).await.expect("in order");
        assert_eq!(stored.media_type, "application/pdf");
        assert_eq!(stored.size, bytes.len() as u64);
        assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(bytes)));
        assert!(read(store, id).await.expect("kept") == bytes);
    }
    let again = put(store, 1, b"altro testo", &named("altro.txt")).await;
    assert_eq!(again.expect_err("taken").code(), "document.already-stored");
    assert_eq!(read(store, 1).await.expect("kept"), PDF);

    store.delete(doc(1)).await.expect("deleted");
    store.delete(doc(1)).await.expect("already gone");
    let gone = read(store, 1).await.expect_err("gone");
    assert_eq!(gone.code(), "document.not-found");
    let later = DateTime::<Utc>::MAX_UTC;
    assert_eq!(store.sweep_incoming(later).await.expect("swept"), 0);
}

#[tokio::test]
async fn a_folder_keeps_documents() {
    let (_dir, store) = folder();
    documents_are_kept(&store).await;
}

#[tokio::test]
async fn the_folder_shows_neither_the_paper_nor_its_name() {
    let (dir, store) = folder();
    put(&store, 1, PDF, &named("sentenza-tribunale.pdf"))
        .await
        .expect("in order");
    let files = files_below(dir.path());
    assert_eq!(files.len(), 1);
    let (path, bytes) = &files[0];
    assert!(!path.contains("sentenza"), "{path}");
    assert!(!bytes.windows(4).any(|w| w == b"%PDF" || w == b"Rosa"));
}

#[cfg(unix)]
#[test]
fn the_folder_is_closed_to_other_users() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _store) = folder();
    let made = std::fs::metadata(dir.path().join("documents")).expect("made");
    assert_eq!(made.permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn papers_that_are_not_in_order_are_refused_by_name() {
    let pdf = named("isee.pdf");
    assert_eq!(refusal(b"", &pdf).await, "document.empty");
    assert_eq!(
        refusal(b"MZ\x90\0\x03\0", &pdf).await,
        "document.type-not-allowed"
    );
    assert_eq!(
        refusal(b"<svg onload='x'/>", &named("a.svg")).await,
        "document.type-not-allowed"
    );
    assert_eq!(
        refusal(b"\x89PNG\r\n\x1a\n\0\0", &pdf).await,
        "document.type-mismatch"
    );
    assert_eq!(
        refusal(PDF, &named("isee.pdf.exe")).await,
        "document.type-mismatch"
    );
    assert_eq!(
        refusal(PDF, &named("../isee.pdf")).await,
        "document.name-invalid"
    );
}

#[tokio::test]
async fn a_declaration_that_is_not_true_is_refused() {
    let mut declared = named("isee.pdf");
    declared.media_type = "image/png".into();
    assert_eq!(refusal(PDF, &declared).await, "document.type-mismatch");
    let mut declared = named("isee.pdf");
    declared.sha256 = Some([0; 32]);
    assert_eq!(refusal(PDF, &declared).await, "document.hash-mismatch");
    let mut declared = named("isee.pdf");
    declared.size = Some(3);
    assert_eq!(refusal(PDF, &declared).await, "document.size-mismatch");
}

#[tokio::test]
async fn text_that_turns_into_something_else_is_refused() {
    let mut bytes = vec![b'a'; 40_000];
    bytes.push(0);
    assert_eq!(
        refusal(&bytes, &named("a.txt")).await,
        "document.type-not-allowed"
    );
}

#[tokio::test]
async fn a_letter_with_macros_is_refused() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend([0; 22]);
    bytes.extend([8, 0, 0, 0]);
    bytes.extend(b"mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04");
    bytes.extend(vec![1; 60_000]);
    let (_dir, store) = folder();
    put(&store, 1, &bytes, &named("lettera.odt"))
        .await
        .expect("no macros");
    bytes.extend(b"Basic/script-lc.xml");
    assert_eq!(
        refusal(&bytes, &named("lettera.odt")).await,
        "document.type-not-allowed"
    );
}

#[tokio::test]
async fn an_endless_document_is_cut_off_at_the_limit() {
    let (dir, store) = folder();
    let limits = DocumentLimits {
        max_bytes: 1_000_000,
        ..DocumentLimits::default()
    };
    let endless =
        stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'a'; 1000])));
    let refused = store
        .put_stream(doc(0), &key(), endless, &named("a.txt"), &limits)
        .await
        .expect_err("endless");
    assert_eq!(refused.code(), "document.too-large");
    let mut declared = named("a.txt");
    declared.size = Some(1_000_001);
    let nothing = stream::pending::<Result<Bytes, std::io::Error>>();
    let refused = store
        .put_stream(doc(0), &key(), nothing, &declared, &limits)
        .await
        .expect_err("declared too large");
    assert_eq!(refused.code(), "document.too-large");
    assert_eq!(files_below(dir.path()), []);
}

#[tokio::test]
async fn a_broken_connection_leaves_nothing() {
    let (dir, store) = folder();
    let broken = stream::iter([
        Ok(Bytes::from_static(PDF)),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ]);
    let limits = DocumentLimits::default();
    let error = store
        .put_stream(doc(0), &key(), broken, &named("isee.pdf"), &limits)
        .await
        .expect_err("broken");
    assert_eq!(error.code(), "document.interrupted");
    assert_eq!(files_below(dir.path()), []);
}

#[tokio::test]
async fn of_many_documents_with_one_id_exactly_one_is_kept() {
    let (dir, store) = folder();
    let texts: Vec<_> = (0..8).map(|i| format!("testo {i}")).collect();
    let declared = named("a.txt");
    let tries = texts
        .iter()
        .map(|text| put(&store, 1, text.as_bytes(), &declared));
    let results = futures_util::future::join_all(tries).await;
    let kept: Vec<_> = (0..8).filter(|&i| results[i].is_ok()).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(
        read(&store, 1).await.expect("kept"),
        texts[kept[0]].as_bytes()
    );
    assert_eq!(files_below(dir.path()).len(), 1);
}

#[tokio::test]
async fn another_key_does_not_open_a_document() {
    let (_dir, store) = folder();
    put(&store, 1, PDF, &named("isee.pdf"))
        .await
        .expect("in order");
    let other = DocumentKey::new([8; 32]);
    let parts = store.get(doc(1), &other).await.expect("it is there");
    let error = parts.try_collect::<Vec<_>>().await.expect_err("closed");
    assert_eq!(error.code(), "document.damaged");
}

#[tokio::test]
async fn only_old_leftovers_are_swept() {
    let (dir, store) = folder();
    let incoming = dir.path().join("documents/incoming");
    std::fs::create_dir_all(&incoming).expect("writable");
    std::fs::write(incoming.join("50444f43#1"), b"half").expect("writable");
    std::fs::write(incoming.join("50444f43"), b"whole").expect("writable");
    assert_eq!(
        store
            .sweep_incoming(DateTime::UNIX_EPOCH)
            .await
            .expect("swept"),
        0
    );
    assert_eq!(
        store
            .sweep_incoming(DateTime::<Utc>::MAX_UTC)
            .await
            .expect("swept"),
        2
    );
    assert_eq!(files_below(dir.path()), []);
}

/// A server that speaks S3, on this machine only, ended when dropped.
struct S3Server(Child, String);

impl S3Server {
    async fn start() -> Option<Self> {
        let program = std::env::var("MOTO_SERVER").unwrap_or_else(|_| "moto_server".to_owned());
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("bound").port().to_string();
        drop(free);
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let server = Self(child, format!("http://127.0.0.1:{port}"));
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::new();
        let bucket = format!("{}/papers", server.1);
        for _ in 0..300 {
            if client
                .put(&bucket)
                .send()
                .await
                .is_ok_and(|r| r.status().is_success())
            {
                return Some(server);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the S3 server did not start");
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn s3_at(endpoint: &str, dir: &TempDir) -> DocumentStore {
    let secret_key_file = dir.path().join("secret");
    std::fs::write(&secret_key_file, "segreto\n").expect("writable");
    let config = DocumentStoreConfig::S3(S3Config {
        endpoint: endpoint.to_owned(),
        bucket: "papers".to_owned(),
        region: "eu-south-1".to_owned(),
        access_key: "prova".to_owned(),
        secret_key_file,
        virtual_hosted: false,
    });
    DocumentStore::open(&config).expect("configured")
}

#[tokio::test]
async fn object_storage_keeps_documents() {
    let Some(server) = S3Server::start().await else {
        eprintln!("skipped: no S3-compatible server (moto_server) on this machine");
        return;
    };
    let dir = TempDir::new().expect("a temporary folder");
    documents_are_kept(&s3_at(&server.1, &dir)).await;
}

#[tokio::test]
async fn object_storage_that_is_not_there_is_said_to_be_unavailable() {
    let dir = TempDir::new().expect("a temporary folder");
    let closed = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = closed.local_addr().expect("bound").port();
    drop(closed);
    let store = s3_at(&format!("https://127.0.0.1:{port}"), &dir);
    let error = read(&store, 1).await.expect_err("nobody listens");
    assert_eq!(error.code(), "document.storage-unavailable");
    let chain = format!("{error:?}");
    assert!(
        chain.contains("ConnectionRefused"),
        "TLS is available: {chain}"
    );
}
