//! Making the cluster: beside, then renamed into place, so that a start cut off half way leaves nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::account::Account;
use super::binaries::Binaries;
use super::files::{at, private_file};
use super::home::{self, Home};
use super::{ClusterError, Durability, SUPERUSER};

/// Makes the cluster with its superuser and database unless it is there. Call under the lock.
pub(super) fn ensure(
    home: &Home,
    binaries: &Binaries,
    account: Option<Account>,
    durability: Durability,
) -> Result<(), ClusterError> {
    if home.data().exists() {
        return Ok(());
    }
    // An `initdb` whose service was killed may still write into its own folder: it gets in
    // nobody's way, since every attempt has a folder of its own.
    for unfinished in home.unfinished() {
        drop(fs::remove_dir_all(unfinished));
    }
    if !home.password_file().exists() {
        let password = format!("{}{}", home::random_name()?, home::random_name()?);
        private_file(&home.password_file(), &password, account)?;
    }
    tracing::info!("making the private database cluster");
    let new = home.new_data()?;
    initdb(home, binaries, account, durability, &new)?;
    create_database(binaries, account, &new)?;
    fs::rename(&new, home.data()).map_err(at(&new))?;
    sync_parent(&home.data())
}

/// A program of PostgreSQL under the server's account, in surroundings that do not depend on ours.
pub(super) fn program(binaries: &Binaries, name: &str, account: Option<Account>) -> Command {
    let mut command = Command::new(binaries.program(name));
    Account::assume(account, &mut command);
    command
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LC_ALL", "C")
        .env("TZ", "UTC");
    if let Some(libraries) = std::env::var_os("LD_LIBRARY_PATH") {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command.current_dir("/").stdin(Stdio::null());
    command
}

fn initdb(
    home: &Home,
    binaries: &Binaries,
    account: Option<Account>,
    durability: Durability,
    new: &Path,
) -> Result<(), ClusterError> {
    let mut command = program(binaries, "initdb", account);
    command
        .arg("--pgdata")
        .arg(new)
        .arg("--pwfile")
        .arg(home.password_file());
    command.args([
        "--username",
        SUPERUSER,
        "--encoding",
        "UTF8",
        "--locale",
        "C.UTF-8",
    ]);
    // The socket is guarded by its folder; whoever comes over TCP must know the password.
    command.args(["--auth-local", "trust", "--auth-host", "scram-sha-256"]);
    command.arg("--data-checksums");
    if durability == Durability::Scratch {
        command.arg("--no-sync");
    }
    let output = command
        .output()
        .map_err(|error| could_not_run("initdb", &error))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(failed("initdb", &output))
    }
}

/// The server's single-user mode needs neither socket nor client program.
fn create_database(
    binaries: &Binaries,
    account: Option<Account>,
    data: &Path,
) -> Result<(), ClusterError> {
    let mut command = program(binaries, "postgres", account);
    command.args(["--single", "-D"]).arg(data).arg("postgres");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| could_not_run("postgres", &error))?;
    let mut statements = child
        .stdin
        .take()
        .expect("standard input was asked for above");
    // A server that died already shows in its status below.
    drop(writeln!(statements, "CREATE DATABASE {SUPERUSER}"));
    drop(statements);
    let output = child
        .wait_with_output()
        .map_err(|error| could_not_run("postgres", &error))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && !said.contains("ERROR:") {
        Ok(())
    } else {
        Err(failed("postgres", &output))
    }
}

fn sync_parent(path: &Path) -> Result<(), ClusterError> {
    let parent = path
        .parent()
        .expect("the data lie below the cluster's folder");
    File::open(parent)
        .and_then(|folder| folder.sync_all())
        .map_err(at(parent))
}

/// The error for a program that could not be started at all.
pub(super) fn could_not_run(program: &'static str, error: &std::io::Error) -> ClusterError {
    ClusterError::Program {
        program,
        detail: error.to_string(),
    }
}

fn failed(program: &'static str, output: &Output) -> ClusterError {
    let said = String::from_utf8_lossy(&output.stderr);
    let telling = |line: &&str| {
        ["error:", "ERROR:", "FATAL:"]
            .iter()
            .any(|mark| line.contains(mark))
    };
    let line = said.lines().find(telling).or_else(|| said.lines().last());
    let detail = line.map_or_else(|| output.status.to_string(), |line| line.trim().to_owned());
    ClusterError::Program { program, detail }
}
