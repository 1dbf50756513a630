//! Where the bytes of documents go.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use store::documents::{DocumentStoreConfig, S3Config};

use super::SettingsError;
use super::reference::Entry;

/// Where the bytes of documents go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// A folder or a bucket.
    pub store: DocumentPlace,
    /// The folder; `documents` below the data directory when not set.
    pub folder: Option<PathBuf>,
    /// The bucket.
    pub s3: S3,
}

/// A folder of this machine or object storage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentPlace {
    /// A folder of this machine.
    #[default]
    Local,
    /// A bucket of an S3-compatible service.
    S3,
}

/// How to reach a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// Address of the service.
    pub endpoint: Option<String>,
    /// Name of the bucket.
    pub bucket: Option<String>,
    /// Region the requests are signed for.
    pub region: String,
    /// The public half of the credentials.
    pub access_key: Option<String>,
    /// A file with the secret half.
    pub secret_key_file: Option<PathBuf>,
    /// The bucket stands in the host name instead of the path.
    pub virtual_hosted: bool,
}

impl Default for S3 {
    fn default() -> Self {
        Self {
            endpoint: None,
            bucket: None,
            region: "us-east-1".to_owned(),
            access_key: None,
            secret_key_file: None,
            virtual_hosted: false,
        }
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "documents.store",
        "Where documents are kept: \"local\" (a folder) or \"s3\" (a bucket).",
    ),
    Entry::with_example(
        "documents.folder",
        "The folder for \"local\"; without it, documents below data_dir.",
        "/srv/policentrica/documents",
    ),
    Entry::with_example(
        "documents.s3.endpoint",
        "Address of the S3-compatible service.",
        "https://s3.example.it",
    ),
    Entry::with_example(
        "documents.s3.bucket",
        "Name of the bucket, which must exist.",
        "documents",
    ),
    Entry::new("documents.s3.region", "Region the requests are signed for."),
    Entry::with_example(
        "documents.s3.access_key",
        "The public half of the credentials.",
        "policentrica",
    ),
    Entry::with_example(
        "documents.s3.secret_key_file",
        "A file that holds the secret half, readable by the service only.",
        "/etc/policentrica/s3-secret",
    ),
    Entry::new(
        "documents.s3.virtual_hosted",
        "Whether the bucket stands in the host name.",
    ),
];

impl Documents {
    /// The place as the store wants it; `data_dir` is where the folder goes by default.
    pub fn place(&self, data_dir: &Path) -> Result<DocumentStoreConfig, SettingsError> {
        match self.store {
            DocumentPlace::Local => Ok(match &self.folder {
                Some(path) => DocumentStoreConfig::Local { path: path.clone() },
                None => DocumentStoreConfig::local_under(data_dir),
            }),
            DocumentPlace::S3 => self.s3.bucket().map(DocumentStoreConfig::S3),
        }
    }

    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        self.place(Path::new("")).map(drop)
    }
}

impl S3 {
    fn bucket(&self) -> Result<S3Config, SettingsError> {
        fn needed<T: Clone>(name: &str, value: Option<&T>) -> Result<T, SettingsError> {
            let missing = || SettingsError::invalid(name, "needed when documents.store is \"s3\"");
            value.cloned().ok_or_else(missing)
        }
        Ok(S3Config {
            endpoint: needed("documents.s3.endpoint", self.endpoint.as_ref())?,
            bucket: needed("documents.s3.bucket", self.bucket.as_ref())?,
            region: self.region.clone(),
            access_key: needed("documents.s3.access_key", self.access_key.as_ref())?,
            secret_key_file: needed(
                "documents.s3.secret_key_file",
                self.secret_key_file.as_ref(),
            )?,
            virtual_hosted: self.virtual_hosted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_lie_below_the_data_directory_unless_told_otherwise() {
        let place = Documents::default().place(Path::new("/data")).unwrap();
        assert_eq!(
            place,
            DocumentStoreConfig::Local {
                path: "/data/documents".into()
            }
        );
    }

    #[test]
    fn a_bucket_is_not_half_configured() {
        let documents = Documents {
            store: DocumentPlace::S3,
            ..Documents::default()
        };
        let refused = documents.validate().unwrap_err();
        assert!(
            refused
                .to_string()
                .starts_with("setting documents.s3.endpoint:"),
            "{refused}"
        );
    }
}
