//! Clusters that are thrown away: for tests and benchmarks, nothing flushed to disk.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::files::at;
use super::home::{Home, random_name};
use super::server::{self, Haste};
use super::{Cluster, ClusterConfig, ClusterError, Durability};

/// How the directories of scratch clusters are called.
const PREFIX: &str = "policentrica-scratch-";

/// A directory younger than this may belong to a process that has not taken its lock yet.
const SETTLED: Duration = Duration::from_mins(1);

/// Enough for many test processes with a pool each.
const CONNECTIONS: u16 = 300;

/// A cluster of one's own; stopped and removed when dropped.
#[derive(Debug)]
pub struct Scratch {
    cluster: Cluster,
    directory: PathBuf,
}

impl Scratch {
    /// A new, empty cluster in a temporary directory, where nothing is flushed.
    pub fn start() -> Result<Self, ClusterError> {
        Self::start_as(Durability::Scratch)
    }

    /// A new, empty cluster in a temporary directory, as durable as wanted: benchmarks measure
    /// what a commit costs in service.
    pub fn start_as(durability: Durability) -> Result<Self, ClusterError> {
        sweep();
        let directory = std::env::temp_dir().join(format!("{PREFIX}{}", random_name()?));
        private_or_passable(&directory)?;
        let config = ClusterConfig {
            durability,
            ..config(&directory)
        };
        let cluster = Cluster::start(&config).inspect_err(|_| {
            drop(fs::remove_dir_all(&directory));
        })?;
        Ok(Self { cluster, directory })
    }

    /// The address of its database, for sqlx.
    pub fn url(&self) -> String {
        self.cluster.url()
    }

    /// The address of another of its databases.
    pub fn database_url(&self, database: &str) -> String {
        self.cluster.database_url(database)
    }

    /// The directory of its Unix socket.
    pub fn socket_dir(&self) -> &Path {
        self.cluster.socket_dir()
    }

    /// The process id of its server.
    pub fn server_pid(&self) -> u32 {
        self.cluster.server_pid()
    }

    /// The port in the name of its socket.
    pub fn port(&self) -> u16 {
        self.cluster.port()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let stopped = self.cluster.shut_down(Haste::Immediate);
        let removed = fs::remove_dir_all(&self.directory);
        if let (Err(error), _) | (Ok(()), Err(error)) =
            (stopped, removed.map_err(at(&self.directory)))
        {
            tracing::warn!(%error, "a scratch cluster was left behind");
        }
    }
}

/// One scratch cluster for all test processes of this user: the first starts it, the others
/// find it, and it stops by itself some seconds after the last has ended. Callers make their own
/// databases in it (`CREATE DATABASE … TEMPLATE …`). Gives the address of the cluster's own
/// database, which stays empty.
///
/// The process keeps a shared lock on a file until it ends; a small guard process waits for
/// nobody to hold it.
pub fn shared() -> Result<String, ClusterError> {
    let uid = rustix::process::geteuid().as_raw();
    let directory = std::env::temp_dir().join(format!("policentrica-tests-{uid}"));
    private_or_passable(&directory)?;
    let users = directory.join("users.lock");
    let mut options = OpenOptions::new();
    let opened = options
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&users);
    let lock = opened.map_err(at(&users))?;
    lock.lock_shared().map_err(at(&users))?;
    // Held until the process ends, whatever becomes of the caller.
    std::mem::forget(lock);
    let cluster = match Cluster::attach(&config(&directory))? {
        Some(running) => running,
        None => Cluster::start_or_attach(&config(&directory))?,
    };
    let url = cluster.url();
    if cluster.is_ours() {
        guard(&users, cluster.server_pid(), &directory)?;
        // The server goes on without us: neither stopped nor waited for.
        std::mem::forget(cluster);
    }
    Ok(url)
}

/// Stops the shared server and removes its data once no process has used it for a while. The
/// exclusive lock keeps newcomers waiting until all is gone, so that none is cut off half way.
fn guard(users: &Path, server: u32, directory: &Path) -> Result<(), ClusterError> {
    const SCRIPT: &str = r#"
        while [ -e cluster/data/postmaster.pid ]; do
            sleep 10
            flock --nonblock --exclusive "$1" sh -c '
                kill -QUIT "$1" 2>/dev/null
                while [ -e cluster/data/postmaster.pid ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; done
                rm -rf cluster
            ' guard "$2"
        done"#;
    let mut command = Command::new("sh");
    command
        .args(["-c", SCRIPT, "guard"])
        .arg(users)
        .arg(server.to_string());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
        .current_dir(directory)
        .process_group(0)
        .spawn()
        .map(drop)
        .map_err(at(users))
}

/// Ends and removes scratch clusters whose processes were killed before they could.
fn sweep() {
    let entries = fs::read_dir(std::env::temp_dir())
        .into_iter()
        .flatten()
        .flatten();
    let scratch = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    for directory in scratch
        .map(|entry| entry.path())
        .filter(|directory| is_settled(directory))
    {
        // One that is in use, or somebody else's, stays.
        drop(remove_abandoned(&directory));
    }
}

fn is_settled(directory: &Path) -> bool {
    let changed = fs::metadata(directory).and_then(|metadata| metadata.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|age| age > SETTLED))
}

fn remove_abandoned(directory: &Path) -> Result<(), ClusterError> {
    let home = Home::prepare(directory)?;
    let _lock = home.lock()?;
    if let Some(mut server) = server::ready(&home)? {
        server.stop(Haste::Immediate)?;
    }
    fs::remove_dir_all(directory).map_err(at(directory))
}

fn config(directory: &Path) -> ClusterConfig {
    ClusterConfig {
        directory: directory.to_owned(),
        durability: Durability::Scratch,
        max_connections: CONNECTIONS,
        tcp: false,
    }
}

/// Makes a directory in the shared temporary folder; a stranger's of the same name is refused.
fn private_or_passable(directory: &Path) -> Result<(), ClusterError> {
    let root = rustix::process::geteuid().is_root();
    let mode = if root { 0o711 } else { 0o700 };
    match DirBuilder::new().mode(mode).create(directory) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let found = fs::symlink_metadata(directory).map_err(at(directory))?;
            if found.is_dir() && found.uid() == rustix::process::geteuid().as_raw() {
                return Ok(());
            }
            Err(at(directory)(io::Error::other("belongs to somebody else")))
        }
        result => result.map_err(at(directory)),
    }
}
