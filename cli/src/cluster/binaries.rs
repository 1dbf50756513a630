//! Where the programs of PostgreSQL lie on this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::ClusterError;

/// The oldest major version whose features the migrations may use.
const MINIMUM: u32 = 15;

/// Where Debian and its children put each major version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder of one installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    dir: PathBuf,
    major: u32,
}

impl Binaries {
    /// Looks in `PG_BINDIR` (alone, when set), then in Debian's folders from the highest major
    /// down, then along `PATH`. Data that exist already ask for their own major version.
    pub(super) fn find(data: Option<(u32, PathBuf)>) -> Result<Self, ClusterError> {
        let found = match env::var_os("PG_BINDIR").filter(|dir| !dir.is_empty()) {
            Some(dir) => {
                let dir = PathBuf::from(dir);
                vec![Self::at(&dir).ok_or(ClusterError::BindirUnusable(dir))?]
            }
            None => installed(),
        };
        choose(found, data)
    }

    /// The path of one program.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    fn at(dir: &Path) -> Option<Self> {
        let dir = dir.canonicalize().ok()?;
        if !dir.join("initdb").is_file() {
            return None;
        }
        let output = Command::new(dir.join("postgres"))
            .arg("--version")
            .output()
            .ok()?;
        let major = major_of(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { dir, major })
    }
}

fn choose(found: Vec<Binaries>, data: Option<(u32, PathBuf)>) -> Result<Binaries, ClusterError> {
    let newest = found.iter().map(|binaries| binaries.major).max();
    let newest = newest.ok_or(ClusterError::ProgramsMissing)?;
    let mut fitting = found
        .into_iter()
        .filter(|binaries| binaries.major >= MINIMUM);
    match data {
        Some((major, directory)) => fitting
            .find(|binaries| binaries.major == major)
            .ok_or(ClusterError::OtherMajor { directory, major }),
        None => fitting.next().ok_or(ClusterError::TooOld {
            found: newest,
            minimum: MINIMUM,
        }),
    }
}

/// Every PostgreSQL of this machine, the preferred first.
fn installed() -> Vec<Binaries> {
    let mut debian: Vec<Binaries> = fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Binaries::at(&entry.path().join("bin")))
        .collect();
    debian.sort_by_key(|binaries| std::cmp::Reverse(binaries.major));
    let path = env::var_os("PATH").unwrap_or_default();
    debian.extend(env::split_paths(&path).filter_map(|dir| Binaries::at(&dir)));
    debian
}

/// `15` out of `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`; `18` out of `18beta1`.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split_once("(PostgreSQL) ")?.1;
    let digits = number
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(number.len());
    number[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(majors: &[u32]) -> Vec<Binaries> {
        let at = |&major| Binaries {
            dir: format!("/pg/{major}").into(),
            major,
        };
        majors.iter().map(at).collect()
    }

    #[test]
    fn the_major_version_is_read_from_what_the_server_says() {
        let debian = "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n";
        assert_eq!(major_of(debian), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major_of("bash: not found"), None);
    }

    #[test]
    fn a_new_cluster_takes_the_preferred_version() {
        assert_eq!(choose(some(&[17, 15]), None).unwrap().major, 17);
    }

    #[test]
    fn data_are_opened_only_by_their_own_version() {
        let data = |major| Some((major, PathBuf::from("/data")));
        assert_eq!(choose(some(&[17, 15]), data(15)).unwrap().major, 15);
        let refused = choose(some(&[17, 15]), data(16)).unwrap_err();
        assert_eq!(refused.code(), "cluster.other-major");
    }

    #[test]
    fn an_old_server_is_refused_and_none_is_told_apart() {
        assert_eq!(
            choose(some(&[13]), None).unwrap_err().code(),
            "cluster.too-old"
        );
        assert_eq!(
            choose(some(&[]), None).unwrap_err().code(),
            "cluster.programs-missing"
        );
    }
}
