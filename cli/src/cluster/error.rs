//! Why the private cluster could not be had, each with what to do about it.

use std::io;
use std::path::PathBuf;

/// Why the cluster cannot be started or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// Another process holds the lock of the data directory.
    #[error("the data directory {} is in use{}", .directory.display(), by(*.holder))]
    Locked {
        /// The data directory.
        directory: PathBuf,
        /// The process that wrote its id into the lock file, if it can be read.
        holder: Option<u32>,
    },
    /// No PostgreSQL server is installed.
    #[error(
        "no PostgreSQL server found: install one (Debian: apt-get install postgresql), name its folder \
         in PG_BINDIR, or name a running database in POLICENTRICA_DATABASE_URL"
    )]
    ProgramsMissing,
    /// `PG_BINDIR` names a folder without the programs.
    #[error("PG_BINDIR names {}, which holds no postgres and initdb that can be run", .0.display())]
    BindirUnusable(PathBuf),
    /// The only PostgreSQL found is older than we support.
    #[error("PostgreSQL {found} is too old: {minimum} or newer is needed")]
    TooOld {
        /// The newest major version found.
        found: u32,
        /// The oldest major version we support.
        minimum: u32,
    },
    /// The data were written by a major version that is not installed.
    #[error(
        "the data in {} were written by PostgreSQL {major}, which is not installed here: install \
         postgresql-{major}, or bring the data over with pg_upgrade", .directory.display()
    )]
    OtherMajor {
        /// The directory of the data.
        directory: PathBuf,
        /// The major version in `PG_VERSION`.
        major: u32,
    },
    /// Started by root, and there is neither a `postgres` nor a `nobody` account.
    #[error("PostgreSQL does not run as root, and this machine has no account postgres or nobody")]
    NoAccount,
    /// A file or directory cannot be read or made.
    #[error("cannot use {}", .path.display())]
    File {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program of PostgreSQL could not be run or failed.
    #[error("{program} failed: {detail}")]
    Program {
        /// Its name.
        program: &'static str,
        /// Its last words.
        detail: String,
    },
    /// The server ended instead of getting ready.
    #[error("the database server does not start: {detail} (log: {})", .log.display())]
    Server {
        /// The server's own reason.
        detail: String,
        /// Where to read more.
        log: PathBuf,
    },
    /// The server did not end in time.
    #[error("the database server (process {pid}) does not stop")]
    NotStopping {
        /// Its process id.
        pid: u32,
    },
}

impl ClusterError {
    /// The stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "cluster.locked",
            Self::ProgramsMissing => "cluster.programs-missing",
            Self::BindirUnusable(_) => "cluster.bindir-unusable",
            Self::TooOld { .. } => "cluster.too-old",
            Self::OtherMajor { .. } => "cluster.other-major",
            Self::NoAccount => "cluster.no-account",
            Self::File { .. } => "cluster.file",
            Self::Program { .. } => "cluster.program",
            Self::Server { .. } => "cluster.server",
            Self::NotStopping { .. } => "cluster.not-stopping",
        }
    }
}

fn by(holder: Option<u32>) -> String {
    holder.map_or_else(
        || " by another process".to_owned(),
        |pid| format!(" by process {pid}"),
    )
}
