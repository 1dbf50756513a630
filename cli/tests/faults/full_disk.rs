//! The disk is full: callers are told to come back, nothing is half-written, and the service goes on by itself when
//! there is room again.
//!
//! A file system in memory stands for the disk; where none can be mounted, the tests say so and prove nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::letters::{Fate, Sender, assert_consistent, assert_whole, numbered_in};
use crate::support::{DataDir, Service, is_root};
use axum::body::Bytes;
use cli::cluster::Cluster;
use domain::shared::ids::DocumentId;
use futures_util::{StreamExt, TryStreamExt, stream};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Executor};
use std::str::FromStr;
use store::documents::{
    Declared, DocumentError, DocumentKey, DocumentLimits, DocumentStore, DocumentStoreConfig,
};

/// A small disk; gone when dropped.
struct Disk(PathBuf);

impl Disk {
    /// Mounts one, or says that this machine cannot.
    fn mount(at: &Path, options: &str) -> Option<Self> {
        if !is_root() {
            eprintln!("skipped: only root can mount a small disk");
            return None;
        }
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(at)
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(at.to_owned()));
        }
        eprintln!("skipped: this machine mounts no small disk");
        None
    }

    /// Writes until nothing more fits.
    fn fill(&self) {
        let mut file = File::create(self.0.join("filler")).unwrap();
        for piece in [1 << 20, 1 << 12, 1] {
            let bytes = vec![0xff_u8; piece];
            while file.write_all(&bytes).is_ok() {}
        }
    }

    /// Makes room again.
    fn free(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A server that still ends may hold files open for a moment.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
        let _ = fs::remove_dir(&self.0);
    }
}

/// Sends letters until some are refused, each batch with new ones; the codes of the refusals, and how many were sent.
async fn until_refused(sender: &Sender, address: &str, from: usize) -> (Vec<String>, usize) {
    let mut next = from;
    loop {
        let fates = sender.send_all(address, next..next + 50).await;
        next += 50;
        let refused: Vec<String> = fates
            .into_values()
            .filter_map(|fate| match fate {
                Fate::Later(code) => Some(code),
                Fate::Numbered(_) | Fate::Unknown => None,
            })
            .collect();
        if !refused.is_empty() {
            return (refused, next);
        }
        assert!(next < 20_000, "the disk is not full");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_for_data_callers_are_told_so_and_later_everything_goes_on() {
    let path = tempfile::Builder::new().tempdir().unwrap().keep();
    let Some(disk) = Disk::mount(&path, "size=192m,mode=0711") else {
        return;
    };
    let dir = DataDir::at(&path);
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    let acknowledged = sender.insist(&address, 0..50).await;
    disk.fill();
    let (codes, sent) = until_refused(&sender, &address, 50).await;
    assert!(codes.contains(&"store.disk-full".to_owned()), "{codes:?}");
    // Whoever asks for what is nobody's is still answered; personal data only while it can be written down who reads.
    let read = sender.ask(&address, "/api/v1/offices").await;
    assert_eq!(read.status(), 200);
    let read = sender.ask(&address, "/api/v1/registrations").await;
    let status = read.status().as_u16();
    let told: serde_json::Value = read.json().await.unwrap();
    assert!(
        status == 200 || (status == 503 && told["code"] == "access.not-recorded"),
        "{status} {told}"
    );
    disk.free();
    let answers = sender.insist(&address, 0..sent).await;
    assert_whole(&answers, &acknowledged);
    assert_consistent(&dir, &[]);
    assert_eq!(service.end(), Some(0));
}

/// Writes to the log of the database until it breaks.
async fn break_wal(dir: &DataDir) {
    let cluster = Cluster::attach(&dir.config()).unwrap().unwrap();
    let options = PgConnectOptions::from_str(&cluster.url()).unwrap();
    let mut connection = options.connect().await.unwrap();
    let message = "SELECT pg_logical_emit_message(false, 'filler', repeat('x', 1000000))";
    for _ in 0..500 {
        if connection.execute(message).await.is_err() {
            return;
        }
    }
    panic!("the disk of the log is not full");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_for_its_log_the_database_breaks_and_is_back_when_there_is() {
    let dir = DataDir::new();
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    let mut acknowledged = sender.insist(&address, 0..50).await;
    assert_eq!(service.end(), Some(0));
    let Some(disk) = move_to_disk(&dir.data().join("pg_wal"), 80) else {
        return;
    };
    let (mut service, address) = Service::listening(&dir);
    acknowledged.extend(sender.insist(&address, 50..100).await);
    disk.fill();
    break_wal(&dir).await;
    let since = Instant::now();
    let mut refused = 0;
    // Long enough for the service to find its server gone, and to fail to start it.
    while since.elapsed() < Duration::from_secs(15) {
        let fates = sender.send_all(&address, 100..110).await;
        refused += fates.len() - numbered_in(&fates).len();
        acknowledged.extend(numbered_in(&fates));
        assert!(service.is_running(), "the service gave up");
    }
    assert!(refused > 0, "the database never broke");
    assert_eq!(dir.server_pid(), None, "the database found room");
    disk.free();
    let answers = sender.insist(&address, 0..200).await;
    assert_whole(&answers, &acknowledged);
    assert_consistent(&dir, &[]);
    assert_eq!(service.end(), Some(0));
}

/// Moves a folder onto a disk of its own that lies in its place.
fn move_to_disk(folder: &Path, megabytes: u32) -> Option<Disk> {
    let aside = folder.with_extension("aside");
    fs::rename(folder, &aside).unwrap();
    fs::create_dir(folder).unwrap();
    let Some(disk) = Disk::mount(folder, &format!("size={megabytes}m")) else {
        fs::remove_dir(folder).unwrap();
        fs::rename(&aside, folder).unwrap();
        return None;
    };
    let copied = Command::new("cp")
        .args(["--archive", "--no-target-directory"])
        .arg(&aside)
        .arg(folder)
        .status();
    assert!(copied.unwrap().success());
    fs::remove_dir_all(aside).unwrap();
    Some(disk)
}

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\nattestazione di Rosa Esempio\n%%EOF\n";

/// A document of so many bytes, sent in pieces.
async fn put(store: &DocumentStore, id: u128, size: usize) -> Result<(), DocumentError> {
    let mut bytes = PDF.to_vec();
    bytes.resize(size, b' ');
    let pieces: Vec<_> = bytes.chunks(60_000).map(Bytes::copy_from_slice).collect();
    let declared = Declared {
        name: "attestazione.pdf".to_owned(),
        ..Declared::default()
    };
    let id = DocumentId(uuid::Uuid::from_u128(id));
    let stream = stream::iter(pieces).map(Ok::<_, std::io::Error>);
    let (key, limits) = (DocumentKey::new([7; 32]), DocumentLimits::default());
    let stored = store.put_stream(id, &key, stream, &declared, &limits);
    stored.await.map(drop)
}

async fn read(store: &DocumentStore, id: u128) -> Result<usize, DocumentError> {
    let id = DocumentId(uuid::Uuid::from_u128(id));
    let bytes = store.get(id, &DocumentKey::new([7; 32])).await?;
    bytes
        .try_fold(0, async |sum, part| Ok(sum + part.len()))
        .await
}

fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => files_below(&path),
            _ => 1,
        })
        .sum()
}

#[tokio::test]
async fn without_room_for_a_document_nothing_of_it_is_kept() {
    let path = tempfile::Builder::new().tempdir().unwrap().keep();
    let Some(disk) = Disk::mount(&path, "size=24m,mode=0700") else {
        return;
    };
    let config = DocumentStoreConfig::Local {
        path: path.join("documents"),
    };
    let store = DocumentStore::open(&config).unwrap();
    put(&store, 1, 200_000).await.unwrap();
    let kept = files_below(&path.join("documents"));
    disk.fill();
    // A small one fails when it is put down, a large one in the middle of its way.
    for (id, size) in [(2, 200_000), (3, 9_000_000)] {
        let refused = put(&store, id, size).await.unwrap_err();
        assert_eq!(refused.code(), "document.storage-unavailable");
        assert_eq!(refused.kind(), None);
        assert_eq!(files_below(&path.join("documents")), kept, "{size}");
        let missing = read(&store, id).await.unwrap_err();
        assert_eq!(missing.code(), "document.not-found");
    }
    assert_eq!(read(&store, 1).await.unwrap(), 200_000);
    disk.free();
    for (id, size) in [(2, 200_000), (3, 9_000_000)] {
        put(&store, id, size).await.unwrap();
        assert_eq!(read(&store, id).await.unwrap(), size);
    }
}
