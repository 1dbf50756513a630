//! What a running server says about itself in `postmaster.pid`, and whether to believe it.

use std::fs;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::ClusterError;
use super::files::at;

/// The lines of `postmaster.pid` we need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PidFile {
    pub(super) pid: u32,
    pub(super) port: u16,
    pub(super) socket_dir: PathBuf,
    /// The server takes connections.
    pub(super) ready: bool,
}

impl PidFile {
    /// Reads the file in a data directory; `None` when there is none or it is not yet whole.
    pub(super) fn read(data: &Path) -> Result<Option<Self>, ClusterError> {
        let path = Self::path(data);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    /// Where the file lies.
    pub(super) fn path(data: &Path) -> PathBuf {
        data.join("postmaster.pid")
    }

    /// Whether the process is the server of these data, and not a stranger that was given the
    /// same number after a restart of the machine or container.
    pub(super) fn is_alive(&self, data: &Path) -> bool {
        if !process_exists(self.pid) {
            return false;
        }
        match fs::read_link(format!("/proc/{}/cwd", self.pid)) {
            Ok(folder) => data.canonicalize().is_ok_and(|data| data == folder),
            // Not for our eyes (or a zombie): ask at its door.
            Err(_) => UnixStream::connect(self.socket()).is_ok(),
        }
    }

    fn socket(&self) -> PathBuf {
        self.socket_dir.join(format!(".s.PGSQL.{}", self.port))
    }

    /// Lines: process, data, start, port, socket folder, address, memory key, status.
    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        Some(Self {
            pid: lines.first()?.parse().ok()?,
            port: lines.get(3)?.parse().ok()?,
            socket_dir: PathBuf::from(lines.get(4)?),
            ready: lines.get(7) == Some(&"ready"),
        })
    }
}

/// Whether a process of this number exists, whoever owns it.
pub(super) fn process_exists(pid: u32) -> bool {
    pid_of(pid).is_some_and(|pid| !matches!(test_kill_process(pid), Err(Errno::SRCH)))
}

/// The number as the system calls want it.
pub(super) fn pid_of(pid: u32) -> Option<Pid> {
    i32::try_from(pid).ok().and_then(Pid::from_raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str =
        "42\n/d/data\n1795417200\n5433\n/d/socket\n127.0.0.1\n  123   4\nready   \n";

    #[test]
    fn a_whole_file_tells_where_the_server_listens() {
        let file = PidFile::parse(WHOLE).unwrap();
        assert_eq!((file.pid, file.port, file.ready), (42, 5433, true));
        assert_eq!(file.socket(), Path::new("/d/socket/.s.PGSQL.5433"));
    }

    #[test]
    fn a_server_that_still_recovers_is_not_ready() {
        let starting = WHOLE.replace("ready   ", "starting");
        assert!(!PidFile::parse(&starting).unwrap().ready);
    }

    #[test]
    fn a_file_cut_short_tells_nothing() {
        assert_eq!(PidFile::parse("42\n/d/data\n"), None);
    }

    #[test]
    fn a_stranger_with_the_same_number_is_not_the_server() {
        let mut file = PidFile::parse(WHOLE).unwrap();
        file.pid = std::process::id();
        let elsewhere = tempfile::tempdir().unwrap();
        assert!(process_exists(file.pid));
        assert!(!file.is_alive(elsewhere.path()));
    }
}
