//! File operations of the cluster that name the path when they fail.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt, chown};
use std::path::Path;

use super::ClusterError;
use super::account::Account;

/// The text of a file.
pub(super) fn read(path: &Path) -> Result<String, ClusterError> {
    fs::read_to_string(path).map_err(at(path))
}

/// Makes a directory only its owner may enter and gives it to the server's account; one that is
/// there already is set right.
pub(super) fn private_dir(path: &Path, account: Option<Account>) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        result => result.map_err(at(path))?,
    }
    give(path, account)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).map_err(at(path))
}

/// Writes a new file only its owner may read; refuses to replace one.
pub(super) fn private_file(
    path: &Path,
    text: &str,
    account: Option<Account>,
) -> Result<(), ClusterError> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(at(path))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(at(path))?;
    give(path, account)
}

/// Hands a file or directory to the server's account, where it has one of its own.
pub(super) fn give(path: &Path, account: Option<Account>) -> Result<(), ClusterError> {
    match account {
        Some(Account { uid, gid }) => chown(path, Some(uid), Some(gid)).map_err(at(path)),
        None => Ok(()),
    }
}

/// Puts the path beside what the system said.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> ClusterError {
    let path = path.to_owned();
    move |source| ClusterError::File { path, source }
}
