//! The folders of the cluster, and the lock that lets one service in.
//!
//! ```text
//! DATA_DIR/cluster.lock    held while a service runs; the id of its process inside
//! DATA_DIR/cluster/        0700, of the server's account; a link where that account cannot come
//!   data/                  the database itself; data.new-… while it is being made
//!   socket/                the Unix socket (or a short folder elsewhere: its path is limited)
//!   password               of the superuser over TCP, 0600
//!   server.log             what the server says; the previous one beside it
//! ```

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::ClusterError;
use super::account::Account;
use super::files::{at, private_dir};

/// Where the cluster goes when the server's account cannot reach the data directory (a clone
/// in root's own home, for one).
const ELSEWHERE: &str = "/var/lib/policentrica";

/// The cluster's folder below the data directory.
const CLUSTER: &str = "cluster";
/// The database below that.
const DATA: &str = "data";

/// `sockaddr_un` holds 108 bytes, the last one a NUL.
const SOCKET_PATH_MAX: usize = 107;

/// The folders of one cluster.
#[derive(Debug)]
pub(super) struct Home {
    directory: PathBuf,
}

/// The lock on a data directory: gone when dropped, and when the process dies.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "held, never read")] File);

impl Home {
    /// The home below a data directory, which is made if need be.
    pub(super) fn prepare(directory: &Path) -> Result<Self, ClusterError> {
        // Others may pass through (the server's account must), but not look around.
        let mode = if rustix::process::geteuid().is_root() {
            0o711
        } else {
            0o700
        };
        let mut builder = fs::DirBuilder::new();
        builder
            .recursive(true)
            .mode(mode)
            .create(directory)
            .map_err(at(directory))?;
        let directory = directory.canonicalize().map_err(at(directory))?;
        Ok(Self { directory })
    }

    /// Whether a database lies below a data directory.
    pub(super) fn has_data(directory: &Path) -> bool {
        directory.join(CLUSTER).join(DATA).exists()
    }

    /// Takes the lock or says who has it.
    pub(super) fn lock(&self) -> Result<Lock, ClusterError> {
        let path = self.directory.join("cluster.lock");
        let mut options = OpenOptions::new();
        options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600);
        let mut file = options.open(&path).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let holder = file
                    .read_to_string(&mut text)
                    .ok()
                    .and_then(|_| text.trim().parse().ok());
                return Err(ClusterError::Locked {
                    directory: self.directory.clone(),
                    holder,
                });
            }
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        let noted = file.set_len(0).and_then(|()| file.rewind());
        noted
            .and_then(|()| writeln!(file, "{}", std::process::id()))
            .map_err(at(&path))?;
        Ok(Lock(file))
    }

    /// Makes the cluster's folder where the server's account can reach it. Call under the lock.
    pub(super) fn settle(self, account: Option<Account>) -> Result<Self, ClusterError> {
        let cluster = self.directory.join(CLUSTER);
        if let Some(account) = account
            && fs::symlink_metadata(&cluster).is_err()
            && !reachable(&self.directory, account)
        {
            let place = elsewhere(account)?;
            symlink(&place, &cluster).map_err(at(&cluster))?;
            tracing::info!(
                place = %place.display(),
                "the database lies outside the data directory, which its account cannot enter"
            );
        }
        private_dir(&self.cluster(), account)?;
        Ok(self)
    }

    /// The database itself.
    pub(super) fn data(&self) -> PathBuf {
        self.cluster().join(DATA)
    }

    /// A folder for `initdb` to work in, never used before.
    pub(super) fn new_data(&self) -> Result<PathBuf, ClusterError> {
        Ok(self.cluster().join(format!("data.new-{}", random_name()?)))
    }

    /// What interrupted starts left behind.
    pub(super) fn unfinished(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cluster()).into_iter().flatten().flatten();
        let unfinished =
            entries.filter(|e| e.file_name().to_string_lossy().starts_with("data.new-"));
        unfinished.map(|entry| entry.path()).collect()
    }

    /// The password of the superuser over TCP.
    pub(super) fn password_file(&self) -> PathBuf {
        self.cluster().join("password")
    }

    /// What the server says.
    pub(super) fn log(&self) -> PathBuf {
        self.cluster().join("server.log")
    }

    /// The port last used, so that it stays the same from start to start.
    pub(super) fn port_file(&self) -> PathBuf {
        self.cluster().join("port")
    }

    /// The major version that wrote the data, and where; `None` where there are no data yet.
    pub(super) fn major(&self) -> Result<Option<(u32, PathBuf)>, ClusterError> {
        let path = self.data().join("PG_VERSION");
        if !self.data().exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        let broken = || std::io::Error::new(std::io::ErrorKind::InvalidData, "not a version");
        let major = text.trim().parse().map_err(|_| at(&path)(broken()))?;
        Ok(Some((major, self.data())))
    }

    /// The folder of the Unix socket, made if need be: inside the cluster, or under a short name
    /// elsewhere when the path would not fit into a socket address.
    pub(super) fn socket_dir(&self, account: Option<Account>) -> Result<PathBuf, ClusterError> {
        let inside = self.cluster().join("socket");
        let dir = if fits(&inside) {
            inside
        } else {
            short_name(&self.cluster())
        };
        if let Ok(found) = fs::symlink_metadata(&dir) {
            // A stranger may have been first under a guessable name in a shared folder.
            let owner = rustix::process::geteuid().as_raw();
            let ours = found.uid() == owner || account.is_some_and(|a| a.uid == found.uid());
            if !found.is_dir() || !ours {
                let taken = std::io::Error::other("belongs to somebody else");
                return Err(at(&dir)(taken));
            }
        }
        private_dir(&dir, account)?;
        Ok(dir)
    }

    /// The cluster's folder with links followed, as the server itself will see it.
    fn cluster(&self) -> PathBuf {
        let cluster = self.directory.join(CLUSTER);
        cluster.canonicalize().unwrap_or(cluster)
    }
}

/// Twelve random hexadecimal digits.
pub(super) fn random_name() -> Result<String, ClusterError> {
    let mut bytes = [0_u8; 6];
    getrandom::fill(&mut bytes)
        .map_err(|error| at(Path::new("/dev/urandom"))(std::io::Error::other(error)))?;
    Ok(hex::encode(bytes))
}

fn fits(socket_dir: &Path) -> bool {
    socket_dir.as_os_str().len() + "/.s.PGSQL.65535".len() <= SOCKET_PATH_MAX
}

fn short_name(cluster: &Path) -> PathBuf {
    let base = if rustix::process::geteuid().is_root() {
        "/run"
    } else {
        "/tmp"
    };
    let key = hex::encode(&Sha256::digest(cluster.as_os_str().as_encoded_bytes())[..8]);
    Path::new(base).join(format!("policentrica-{key}"))
}

/// Whether the account may pass through every folder down to this one.
fn reachable(directory: &Path, account: Account) -> bool {
    directory.ancestors().all(|folder| {
        fs::metadata(folder).is_ok_and(|folder| {
            let bit = if folder.uid() == account.uid {
                0o100
            } else if folder.gid() == account.gid {
                0o010
            } else {
                0o001
            };
            folder.mode() & bit != 0
        })
    })
}

/// A new folder outside. Its name is random and kept in the link alone: data of a deleted data
/// directory must not come back to one that has other keys.
fn elsewhere(account: Account) -> Result<PathBuf, ClusterError> {
    let base = Path::new(ELSEWHERE);
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o711)
        .create(base)
        .map_err(at(base))?;
    let place = base.join(random_name()?);
    private_dir(&place, Some(account))?;
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_address_has_room_for_107_bytes() {
        let dir = |length: usize| PathBuf::from(format!("/{}", "x".repeat(length - 1)));
        assert!(fits(&dir(92)));
        assert!(!fits(&dir(93)));
        assert!(fits(&short_name(&dir(300))));
    }

    #[test]
    fn a_closed_folder_on_the_way_is_noticed() {
        let stranger = Account {
            uid: 4_000_000,
            gid: 4_000_000,
        };
        let open = tempfile::Builder::new()
            .permissions(mode(0o711))
            .tempdir_in("/tmp")
            .unwrap();
        assert!(reachable(open.path(), stranger));
        let closed = tempfile::Builder::new()
            .permissions(mode(0o700))
            .tempdir_in(open.path())
            .unwrap();
        assert!(!reachable(closed.path(), stranger));
    }

    fn mode(mode: u32) -> fs::Permissions {
        std::os::unix::fs::PermissionsExt::from_mode(mode)
    }
}
