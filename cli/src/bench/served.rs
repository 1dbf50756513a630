//! The service itself, as in service: the same binary as a process of its own on the scratch database.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use chrono::TimeDelta;
use domain::access::Actor;
use rustix::process::{Pid, Signal, kill_process};

use store::Clock;

use super::ground::{Ground, MASTER};
use crate::config::Settings;
use crate::service::local_tokens;

/// A service that serves until it is dropped.
pub(super) struct Served {
    child: Child,
    settings: Settings,
    address: String,
    /// From its start to its first answer.
    pub(super) started_in: Duration,
    _folder: Option<tempfile::TempDir>,
}

impl Served {
    /// Serves a municipality of the scratch cluster.
    pub(super) async fn beside(ground: &Ground, municipality: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut settings = Settings {
            municipality: municipality.to_owned(),
            data_dir: folder.path().to_owned(),
            ..Settings::default()
        };
        settings.database.url = Some(ground.url());
        // The very keys that the bench writes with, so that both read the same values.
        let keys = folder.path().join("secrets");
        std::fs::create_dir(&keys)?;
        for name in ["master.key", "token.key"] {
            std::fs::write(keys.join(name), hex::encode(MASTER))?;
        }
        Self::start(settings, Some(folder)).await
    }

    /// Serves on a private cluster below `folder`.
    pub(super) async fn private(folder: PathBuf) -> anyhow::Result<Self> {
        let settings = Settings {
            data_dir: folder,
            ..Settings::default()
        };
        Self::start(settings, None).await
    }

    async fn start(settings: Settings, folder: Option<tempfile::TempDir>) -> anyhow::Result<Self> {
        let asked = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .current_dir(&settings.data_dir)
            .env("POLICENTRICA_MUNICIPALITY", &settings.municipality)
            .env("POLICENTRICA_DATA_DIR", &settings.data_dir)
            .env("POLICENTRICA_IDENTITIES_LOCAL", "true")
            .env("POLICENTRICA_LISTEN_METRICS", "127.0.0.1:0")
            .env("POLICENTRICA_LOG_LEVEL", "error")
            .env_remove("POLICENTRICA_DATABASE_URL")
            .stdout(Stdio::piped());
        if let Some(url) = &settings.database.url {
            command.env("POLICENTRICA_DATABASE_URL", url);
        }
        let child = command.spawn().context("the service does not start")?;
        let mut served = Self {
            child,
            settings,
            address: String::new(),
            started_in: Duration::ZERO,
            _folder: folder,
        };
        let out = served.child.stdout.take().context("its output is ours")?;
        served.address = tokio::task::spawn_blocking(move || address(out)).await??;
        served.started_in = asked.elapsed();
        Ok(served)
    }

    /// Where it listens, as a URL without a path.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// A bearer token it believes.
    pub(super) fn token(&self, actor: &Actor) -> anyhow::Result<String> {
        let tokens = local_tokens(&self.settings).map_err(|failure| {
            anyhow::anyhow!("no token for the service: {}", failure.message())
        })?;
        Ok(tokens.mint(actor, Clock::System.now(), TimeDelta::hours(12)))
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Memory it holds now, in megabytes (10^6 bytes).
    pub(super) fn resident(&self) -> anyhow::Result<f64> {
        resident(self.pid())
    }

    /// Ends it as an administrator would, and waits.
    pub(super) async fn stop(self) -> anyhow::Result<()> {
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let wait = move || {
            let mut served = self;
            served.child.wait()
        };
        let status = tokio::task::spawn_blocking(wait).await??;
        ensure!(status.success(), "the service ended with {status}");
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Where it has ended already there is nothing to end.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Its first words say where it listens; the last of them that it is ready.
fn address(out: impl std::io::Read) -> anyhow::Result<String> {
    let mut found = None;
    for line in BufReader::new(out).lines() {
        let line = line?;
        if let Some((address, _)) = line
            .trim()
            .strip_prefix("API")
            .and_then(|rest| rest.trim().split_once("/api/"))
        {
            found = Some(address.to_owned());
        }
        if line.starts_with("ready") {
            break;
        }
    }
    found.context("the service ended before it was ready")
}

/// Memory a process holds now, in megabytes (10^6 bytes).
pub(super) fn resident(pid: u32) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kibibytes: f64 = kibibytes.context("VmRSS is told")?.trim().parse()?;
    Ok(kibibytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_greeting_tells_the_address() {
        let greeting =
            "x\n  API        http://127.0.0.1:1234/api/v1\n  metrics    http://h/m\nready; end";
        assert_eq!(
            address(greeting.as_bytes()).unwrap(),
            "http://127.0.0.1:1234"
        );
        assert!(address("nothing".as_bytes()).is_err());
    }
}
