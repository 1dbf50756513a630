//! A data directory that cleans up after itself, and a service in a process of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use cli::cluster::{Cluster, ClusterConfig};
use rustix::process::{Pid, Signal, kill_process};

/// A data directory; what still runs in it is ended when it is dropped.
pub(crate) struct DataDir(PathBuf);

impl DataDir {
    pub(crate) fn new() -> Self {
        Self::at(&tempfile::Builder::new().tempdir().unwrap().keep())
    }

    pub(crate) fn at(path: &Path) -> Self {
        fs::create_dir_all(path).unwrap();
        // The server's account must be able to pass through, as in a directory of a service.
        fs::set_permissions(path, fs::Permissions::from_mode(0o711)).unwrap();
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("cluster/data")
    }

    pub(crate) fn config(&self) -> ClusterConfig {
        ClusterConfig::new(self.path())
    }

    /// The settings of a node on a database of its own, with keys that all its nodes share.
    pub(crate) fn of_a_node(&self, url: &str) -> Vec<(String, String)> {
        let mut settings = vec![("POLICENTRICA_DATABASE_URL".to_owned(), url.to_owned())];
        for (name, byte) in [("MASTER", "17"), ("TOKEN", "29")] {
            let file = self.path().join(name);
            fs::write(&file, byte.repeat(32)).unwrap();
            let file = file.display().to_string();
            settings.push((format!("POLICENTRICA_SECRETS_{name}_KEY_FILE"), file));
        }
        settings
    }

    /// The server that takes connections here.
    pub(crate) fn server_pid(&self) -> Option<u32> {
        Cluster::attach(&self.config())
            .unwrap()
            .map(|cluster| cluster.server_pid())
    }
}

impl Drop for DataDir {
    fn drop(&mut self) {
        if !self.0.exists() {
            return;
        }
        if let Ok(Some(cluster)) = Cluster::attach(&self.config()) {
            signal(cluster.server_pid(), Signal::QUIT);
            wait_until("the server has ended", || self.server_pid().is_none());
        }
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A `policentrica serve`; killed when dropped.
pub(crate) struct Service(Child);

impl Service {
    /// Starts one and waits until its database takes connections.
    pub(crate) fn start(dir: &DataDir) -> Self {
        let service = Self::spawn(dir);
        wait_until("the server is ready", || dir.server_pid().is_some());
        service
    }

    /// Starts one with local identities and waits until it takes requests; also its address.
    pub(crate) fn listening(dir: &DataDir) -> (Self, String) {
        Self::listening_with(dir, &[])
    }

    /// The same with settings of its own.
    pub(crate) fn listening_with(dir: &DataDir, more: &[(&str, &str)]) -> (Self, String) {
        let (service, address, _) = Self::with_metrics(dir, more);
        (service, address)
    }

    /// The same with the address of the metrics.
    pub(crate) fn with_metrics(dir: &DataDir, more: &[(&str, &str)]) -> (Self, String, String) {
        let mut command = policentrica(dir);
        command.envs(more.iter().copied());
        command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("POLICENTRICA_LISTEN_METRICS", "127.0.0.1:0")
            .env("POLICENTRICA_IDENTITIES_LOCAL", "true")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut address = |of: &str| {
            lines
                .by_ref()
                .map_while(Result::ok)
                .filter(|line| line.trim_start().starts_with(of))
                .find_map(|line| {
                    let (_, rest) = line.split_once("http://")?;
                    Some(rest.split('/').next()?.to_owned())
                })
                .expect("the service says where it listens")
        };
        let (api, metrics) = (address("API"), address("metrics"));
        // What it still says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        (Self(child), api, metrics)
    }

    /// Starts one and does not wait.
    pub(crate) fn spawn(dir: &DataDir) -> Self {
        let mut command = policentrica(dir);
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command.env("POLICENTRICA_LISTEN_METRICS", "127.0.0.1:0");
        Self(
            command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }

    pub(crate) fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Whether it has not ended yet.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Kills it without a word, as the system does when memory runs out.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Asks it to end; its exit status.
    pub(crate) fn end(self) -> Option<i32> {
        signal(self.pid(), Signal::TERM);
        self.wait()
    }

    /// Waits for it to end; its exit status.
    pub(crate) fn wait(mut self) -> Option<i32> {
        self.0.wait().unwrap().code()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The binary on a data directory, deaf to the surroundings of the tests.
pub(crate) fn policentrica(dir: &DataDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policentrica"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("POLICENTRICA_") {
            command.env_remove(name);
        }
    }
    command
        .current_dir(dir.path())
        .arg("--data-dir")
        .arg(dir.path());
    command
}

pub(crate) fn signal(pid: u32, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(pid).unwrap()).unwrap();
    // It may have gone by itself.
    let _ = kill_process(pid, signal);
}

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Waits for something that must come; the limit only keeps a broken test from hanging.
pub(crate) fn wait_until(what: &str, mut come: impl FnMut() -> bool) {
    let since = Instant::now();
    while !come() {
        assert!(
            since.elapsed() < Duration::from_mins(2),
            "{what}: did not come"
        );
        sleep(Duration::from_millis(5));
    }
}
