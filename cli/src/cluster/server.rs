//! The running server: started, found again, waited for, stopped.

use std::fs::{self, File, OpenOptions};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};

use super::account::Account;
use super::binaries::Binaries;
use super::files::at;
use super::home::Home;
use super::initialise::{could_not_run, program};
use super::parameters;
use super::pid_file::{PidFile, pid_of, process_exists};
use super::{ClusterConfig, ClusterError};

/// How often a changing state is looked at.
const STEP: Duration = Duration::from_millis(20);
/// A start is tried again while others leave the port or the shared memory: 10 s in all.
const TRIES: u32 = 50;
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
/// A fast shutdown writes a checkpoint, which may be large; an immediate one writes nothing.
const FAST_STOP: Duration = Duration::from_mins(2);
const IMMEDIATE_STOP: Duration = Duration::from_secs(15);
/// A server log larger than this starts anew, with one predecessor kept.
const LOG_MAX: u64 = 8 * 1024 * 1024;
/// The port in the socket's name when there is no TCP.
const SOCKET_ONLY_PORT: u16 = 5432;

/// A server process, ours or found running.
#[derive(Debug)]
pub(super) struct Server {
    pid: u32,
    child: Option<Child>,
    data: PathBuf,
}

/// How to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Haste {
    /// Roll back what is open, write what is committed.
    Fast,
    /// Drop everything: for clusters that are thrown away.
    Immediate,
}

/// Starts the server and waits until it takes connections (a recovery after a crash may take
/// long; it is waited for as long as the server lives).
pub(super) fn spawn(
    home: &Home,
    binaries: &Binaries,
    account: Option<Account>,
    config: &ClusterConfig,
) -> Result<Server, ClusterError> {
    let socket_dir = home.socket_dir(account)?;
    remove_sockets(&socket_dir);
    let mut port = if config.tcp {
        free_port(home)?
    } else {
        SOCKET_ONLY_PORT
    };
    for _ in 0..TRIES {
        match spawn_once(
            home,
            binaries,
            account,
            &parameters::arguments(config, &socket_dir, port),
        ) {
            Err(ClusterError::Server { detail, .. }) if detail.contains("TCP/IP sockets") => {
                port = any_free_port()?;
            }
            // The backends of a server that was killed take a moment to notice, and may have the last word.
            Err(ClusterError::Server { detail, .. })
                if detail.contains("shared memory block")
                    || detail.contains("unexpected postmaster exit") =>
            {
                sleep(BETWEEN_TRIES);
            }
            Ok(server) => {
                keep_port(home, port)?;
                return Ok(server);
            }
            Err(error) => return Err(error),
        }
    }
    spawn_once(
        home,
        binaries,
        account,
        &parameters::arguments(config, &socket_dir, port),
    )
}

/// The server a killed service left running, if there is one. Call under the lock.
pub(super) fn adopt(home: &Home) -> Result<Option<Server>, ClusterError> {
    let data = home.data();
    while let Some(file) = PidFile::read(&data)? {
        if !file.is_alive(&data) {
            if process_exists(file.pid) {
                // The server would take the stranger for a sibling and refuse to start.
                tracing::warn!(pid = file.pid, "removing a stale postmaster.pid");
                let path = PidFile::path(&data);
                fs::remove_file(&path).map_err(at(&path))?;
            }
            return Ok(None);
        }
        if file.ready {
            return Ok(Some(Server {
                pid: file.pid,
                child: None,
                data,
            }));
        }
        sleep(STEP);
    }
    Ok(None)
}

/// The server of another process, if it takes connections.
pub(super) fn ready(home: &Home) -> Result<Option<Server>, ClusterError> {
    let data = home.data();
    let file = PidFile::read(&data)?.filter(|file| file.ready && file.is_alive(&data));
    Ok(file.map(|file| Server {
        pid: file.pid,
        child: None,
        data,
    }))
}

impl Server {
    /// Its process id.
    pub(super) fn pid(&self) -> u32 {
        self.pid
    }

    /// Where it listens; `None` when it has gone.
    pub(super) fn whereabouts(&self) -> Result<Option<PidFile>, ClusterError> {
        Ok(PidFile::read(&self.data)?.filter(|file| file.pid == self.pid))
    }

    /// Whether the process lives; a dead child is buried here.
    pub(super) fn is_running(&mut self) -> bool {
        match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(None)),
            None => self
                .whereabouts()
                .is_ok_and(|file| file.is_some_and(|f| f.is_alive(&self.data))),
        }
    }

    /// Stops the server and waits until it has gone.
    pub(super) fn stop(&mut self, haste: Haste) -> Result<(), ClusterError> {
        if haste == Haste::Fast && self.signal_and_wait(Signal::INT, FAST_STOP) {
            return Ok(());
        }
        if self.signal_and_wait(Signal::QUIT, IMMEDIATE_STOP) {
            return Ok(());
        }
        Err(ClusterError::NotStopping { pid: self.pid })
    }

    fn signal_and_wait(&mut self, signal: Signal, patience: Duration) -> bool {
        if !self.is_running() {
            return true;
        }
        let pid = pid_of(self.pid).expect("a process we started or found has a valid number");
        // One that went away in between is what we want.
        let _ = kill_process(pid, signal);
        let since = Instant::now();
        while since.elapsed() < patience {
            if !self.is_running() {
                return true;
            }
            sleep(STEP);
        }
        false
    }
}

fn spawn_once(
    home: &Home,
    binaries: &Binaries,
    account: Option<Account>,
    arguments: &[String],
) -> Result<Server, ClusterError> {
    let (log, said_before) = open_log(home)?;
    let errors = log.try_clone().map_err(at(&home.log()))?;
    let data = home.data();
    let mut command = program(binaries, "postgres", account);
    command
        .arg("-D")
        .arg(&data)
        .args(arguments)
        .stdout(log)
        .stderr(errors);
    // A group of its own: Ctrl-C in the terminal is for the service, which then stops the server.
    command.process_group(0);
    let child = command
        .spawn()
        .map_err(|error| could_not_run("postgres", &error))?;
    let mut server = Server {
        pid: child.id(),
        child: Some(child),
        data,
    };
    while server.is_running() {
        if server.whereabouts()?.is_some_and(|file| file.ready) {
            return Ok(server);
        }
        sleep(STEP);
    }
    Err(ClusterError::Server {
        detail: last_words(&home.log(), said_before),
        log: home.log(),
    })
}

fn open_log(home: &Home) -> Result<(File, u64), ClusterError> {
    let path = home.log();
    let length = fs::metadata(&path).map_or(0, |log| log.len());
    if length > LOG_MAX {
        fs::rename(&path, path.with_extension("log.1")).map_err(at(&path))?;
    }
    let opened = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path);
    let log = opened.map_err(at(&path))?;
    let said_before = log.metadata().map_err(at(&path))?.len();
    Ok((log, said_before))
}

/// The reason in the log, from where this start began.
fn last_words(log: &Path, said_before: u64) -> String {
    let text = fs::read(log).unwrap_or_default();
    let from = usize::try_from(said_before).unwrap_or(0).min(text.len());
    let said = String::from_utf8_lossy(&text[from..]);
    let fatal = said
        .lines()
        .filter_map(|line| line.split_once("FATAL:"))
        .next_back();
    match fatal {
        Some((_, reason)) => reason.trim().to_owned(),
        None => said
            .lines()
            .last()
            .unwrap_or("it ended without a word")
            .trim()
            .to_owned(),
    }
}

/// Sockets of a server that is gone: their lock files may name a number a stranger has now.
fn remove_sockets(socket_dir: &Path) {
    for entry in fs::read_dir(socket_dir).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(".s.PGSQL.") {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Notes the port for the next start; one that is noted already is left alone, for a full disk would lose it.
fn keep_port(home: &Home, port: u16) -> Result<(), ClusterError> {
    if kept_port(home) == Some(port) {
        return Ok(());
    }
    let path = home.port_file();
    fs::write(&path, format!("{port}\n")).map_err(at(&path))
}

fn kept_port(home: &Home) -> Option<u16> {
    let text = fs::read_to_string(home.port_file()).ok()?;
    text.trim().parse().ok()
}

/// The port of last time when it is free, else any.
fn free_port(home: &Home) -> Result<u16, ClusterError> {
    match kept_port(home).filter(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()) {
        Some(port) => Ok(port),
        None => any_free_port(),
    }
}

fn any_free_port() -> Result<u16, ClusterError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address
        .map(|address| address.port())
        .map_err(at(Path::new("127.0.0.1")))
}
