//! The private PostgreSQL cluster the service brings along when nobody names a database.
//!
//! One command must start everything on a bare machine, so the cluster is ours from `initdb`
//! to the fast shutdown. Four promises hold it together:
//!
//! - one service per data directory: a file lock that the kernel drops when the process dies,
//!   however it dies ([`Home`](home::Home));
//! - a half made cluster is never mistaken for a whole one: `initdb` works beside and the result
//!   is renamed into place ([`initialise`]);
//! - the server outlives a killed service and the next start adopts it ([`server`]);
//! - nobody else gets in: the socket lies in a directory only its owner may enter, and TCP on the
//!   loopback address asks for a generated password ([`parameters`]).
//!
//! All calls block for up to a few seconds; from asynchronous code use `spawn_blocking`.
//!
//! ```no_run
//! use cli::cluster::{Cluster, ClusterConfig};
//! let cluster = Cluster::start(&ClusterConfig::new(".policentrica"))?;
//! let url = cluster.url();
//! cluster.stop()?;
//! # Ok::<(), cli::cluster::ClusterError>(())
//! ```

mod account;
mod binaries;
mod error;
mod files;
mod home;
mod initialise;
mod parameters;
mod pid_file;
pub mod scratch;
mod server;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

pub use self::error::ClusterError;
pub use self::scratch::Scratch;

use self::account::Account;
use self::binaries::Binaries;
use self::home::{Home, Lock};
use self::pid_file::PidFile;
use self::server::{Haste, Server};

/// The role that owns everything in the cluster; also the name of its database.
pub const SUPERUSER: &str = "policentrica";

/// How long a second process waits for the first to get its server ready: 20 s in steps.
const ATTACH_STEPS: u32 = 200;
const ATTACH_STEP: Duration = Duration::from_millis(100);

/// What a cluster is started with.
#[derive(Debug, Clone)]
pub struct ClusterConfig {
    /// The data directory of the service; the cluster lives in `cluster/` below it.
    pub directory: PathBuf,
    /// Whether committed work must survive a crash of the machine.
    pub durability: Durability,
    /// Connections the server accepts at most.
    pub max_connections: u16,
    /// Also listen on a free port of 127.0.0.1, with a password.
    pub tcp: bool,
}

/// What a commit is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Committed work is on the disk: for everything that is not a test.
    Durable,
    /// Nothing is flushed; a crash of the machine loses the cluster. For tests and benchmarks.
    Scratch,
}

impl ClusterConfig {
    /// A durable cluster below `directory`, for one service.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: directory.into(),
            durability: Durability::Durable,
            max_connections: 50,
            tcp: true,
        }
    }
}

/// A running cluster. Dropping one that was started (not attached to) stops the server.
#[derive(Debug)]
pub struct Cluster {
    server: Server,
    socket_dir: PathBuf,
    port: u16,
    tcp: bool,
    password_file: PathBuf,
    /// Held for life when the cluster is ours; `None` when another process owns it.
    lock: Option<Lock>,
    stopped: bool,
}

impl Cluster {
    /// Starts the cluster, making it first if there is none, or adopts the server a killed
    /// service left running.
    ///
    /// # Errors
    /// [`ClusterError::Locked`] when another process uses the directory; the other variants say
    /// what the machine lacks.
    pub fn start(config: &ClusterConfig) -> Result<Self, ClusterError> {
        let home = Home::prepare(&config.directory)?;
        let lock = home.lock()?;
        let account = Account::for_server(&home)?;
        let home = home.settle(account)?;
        if let Some(server) = server::adopt(&home)? {
            tracing::info!(
                pid = server.pid(),
                "adopted the database server that was still running"
            );
            return Self::over(&home, config, server, Some(lock));
        }
        let binaries = Binaries::find(home.major()?)?;
        initialise::ensure(&home, &binaries, account, config.durability)?;
        let server = server::spawn(&home, &binaries, account, config)?;
        Self::over(&home, config, server, Some(lock))
    }

    /// Like [`Cluster::start`], but when another process already runs the cluster, uses that one
    /// and leaves it running. For the verbs beside `serve`.
    pub fn start_or_attach(config: &ClusterConfig) -> Result<Self, ClusterError> {
        for _ in 0..ATTACH_STEPS {
            match Self::start(config) {
                Err(ClusterError::Locked { .. }) => {}
                done => return done,
            }
            if let Some(cluster) = Self::attach(config)? {
                return Ok(cluster);
            }
            sleep(ATTACH_STEP);
        }
        Self::start(config)
    }

    /// The cluster another process runs in this directory, if its server is ready.
    pub fn attach(config: &ClusterConfig) -> Result<Option<Self>, ClusterError> {
        let home = Home::prepare(&config.directory)?;
        match server::ready(&home)? {
            Some(server) => Self::over(&home, config, server, None).map(Some),
            None => Ok(None),
        }
    }

    /// Whether a cluster was ever made in this directory; makes nothing.
    pub fn exists(config: &ClusterConfig) -> bool {
        Home::has_data(&config.directory)
    }

    fn over(
        home: &Home,
        config: &ClusterConfig,
        server: Server,
        lock: Option<Lock>,
    ) -> Result<Self, ClusterError> {
        let gone = || ClusterError::Server {
            detail: "it ended as soon as it was ready".to_owned(),
            log: home.log(),
        };
        let PidFile {
            socket_dir, port, ..
        } = server.whereabouts()?.ok_or_else(gone)?;
        Ok(Self {
            server,
            socket_dir,
            port,
            tcp: config.tcp,
            password_file: home.password_file(),
            lock,
            stopped: false,
        })
    }

    /// The address of the service's database for sqlx: Unix socket, superuser, no password.
    pub fn url(&self) -> String {
        self.database_url(SUPERUSER)
    }

    /// The address of another database of the same cluster.
    pub fn database_url(&self, database: &str) -> String {
        let host = percent_encode(&self.socket_dir.to_string_lossy());
        format!(
            "postgres://{SUPERUSER}@localhost:{}/{database}?host={host}",
            self.port
        )
    }

    /// The address over TCP on the loopback, with its password, for programs that know no Unix
    /// sockets; `None` when the cluster listens on its socket only. A secret: never log it.
    pub fn tcp_url(&self) -> Result<Option<String>, ClusterError> {
        if !self.tcp {
            return Ok(None);
        }
        let password = files::read(&self.password_file)?;
        let password = password.trim();
        Ok(Some(format!(
            "postgres://{SUPERUSER}:{password}@127.0.0.1:{}/{SUPERUSER}",
            self.port
        )))
    }

    /// The directory of the Unix socket.
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// The port in the name of the socket; on the loopback too, where TCP is on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The process id of the server.
    pub fn server_pid(&self) -> u32 {
        self.server.pid()
    }

    /// Whether this process started the server (or adopted it) and will stop it.
    pub fn is_ours(&self) -> bool {
        self.lock.is_some()
    }

    /// Whether the server still runs.
    pub fn is_running(&mut self) -> bool {
        self.server.is_running()
    }

    /// Stops the server: open transactions are rolled back, everything committed is written.
    /// A cluster of another process is left alone.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.shut_down(Haste::Fast)
    }

    fn shut_down(&mut self, haste: Haste) -> Result<(), ClusterError> {
        if self.stopped || self.lock.is_none() {
            return Ok(());
        }
        self.stopped = true;
        self.server.stop(haste)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.shut_down(Haste::Fast) {
            tracing::error!(%error, "the database server did not stop");
        }
    }
}

/// Where a program that came with the server lies, such as `pgbench`; some systems leave it out.
///
/// # Errors
/// [`ClusterError::ProgramsMissing`] when it is not there.
pub fn client_program(name: &str) -> Result<PathBuf, ClusterError> {
    let program = Binaries::find(None)?.program(name);
    if program.is_file() {
        Ok(program)
    } else {
        Err(ClusterError::ProgramsMissing)
    }
}

/// Escapes what may not stand in the query part of a URL; paths hold little else.
fn percent_encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("a String takes whatever is written");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::percent_encode;

    #[test]
    fn a_path_survives_the_query_part_of_a_url() {
        assert_eq!(
            percent_encode("/tmp/città & co"),
            "/tmp/citt%C3%A0%20%26%20co"
        );
    }
}
