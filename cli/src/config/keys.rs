//! Reading the key files, and making them on the first start of a private database.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use store::seal::MasterKey;

use super::{Settings, SettingsError};

impl Settings {
    /// The master key; made on the first start when the database is private to this directory.
    pub fn master_key(&self) -> Result<MasterKey, SettingsError> {
        self.key(&self.master_key_file())
    }

    /// The key for tokens of local identities, made likewise.
    pub fn token_key(&self) -> Result<MasterKey, SettingsError> {
        self.key(&self.token_key_file())
    }

    fn key(&self, path: &Path) -> Result<MasterKey, SettingsError> {
        if !path.exists() {
            if self.database.url.is_some() {
                return Err(SettingsError::KeyMissing(path.to_owned()));
            }
            make(path).map_err(|source| SettingsError::File {
                path: path.to_owned(),
                source,
            })?;
        }
        let text = fs::read_to_string(path).map_err(|source| SettingsError::File {
            path: path.to_owned(),
            source,
        })?;
        MasterKey::from_hex(&text).map_err(|_| SettingsError::KeyInvalid(path.to_owned()))
    }
}

/// Writes a new key beside and links it into place: never over another, never half.
fn make(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)?;
    let written =
        writeln!(file, "{}", MasterKey::generate().as_str()).and_then(|()| file.sync_all());
    let linked = written.and_then(|()| fs::hard_link(&beside, path));
    fs::remove_file(&beside)?;
    match linked {
        // Another process was first: its key is the key.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn settings(data_dir: &Path) -> Settings {
        Settings {
            data_dir: data_dir.to_owned(),
            ..Settings::default()
        }
    }

    #[test]
    fn the_first_start_makes_a_key_that_stays() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(folder.path());
        let first = settings.master_key().unwrap();
        let again = settings.master_key().unwrap();
        assert_eq!(first.derive("test"), again.derive("test"));
        let mode = fs::metadata(settings.master_key_file())
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_ne!(
            settings.token_key().unwrap().derive("test"),
            first.derive("test")
        );
    }

    #[test]
    fn no_key_is_invented_for_a_database_of_ones_own() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = settings(folder.path());
        settings.database.url = Some("postgres://db/x".to_owned());
        let refused = settings.master_key().err().unwrap();
        assert_eq!(refused.code(), "settings.key-missing");
        assert!(!settings.master_key_file().exists());
    }

    #[test]
    fn a_broken_key_is_refused_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = settings(folder.path());
        let file = folder.path().join("k");
        fs::write(&file, "short").unwrap();
        settings.secrets.master_key_file = Some(file.clone());
        assert_eq!(
            settings.master_key().err().unwrap().code(),
            "settings.key-invalid"
        );
        assert_eq!(fs::read_to_string(file).unwrap(), "short");
    }
}
