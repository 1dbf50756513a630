//! Where the bytes of documents live: a folder, or object storage that speaks S3.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, S3CopyIfNotExists};
use object_store::local::LocalFileSystem;
use object_store::{BackoffConfig, ObjectStore, RetryConfig};
use serde::{Deserialize, Serialize};

use super::DocumentError;

/// The place chosen for documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DocumentStoreConfig {
    /// A folder of this machine, made when missing and closed to other users.
    Local {
        /// The folder.
        path: PathBuf,
    },
    /// A bucket of an S3-compatible service.
    S3(S3Config),
}

/// How to reach a bucket. Uploads that were cut off by a crash leave parts behind: give the
/// bucket a lifecycle rule that drops unfinished uploads after a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Config {
    /// Address of the service, such as `https://s3.example.it`. Plain `http` is for tests
    /// and for a service on the same machine.
    pub endpoint: String,
    /// Name of the bucket, which must exist.
    pub bucket: String,
    /// Region the requests are signed for.
    #[serde(default = "default_region")]
    pub region: String,
    /// The public half of the credentials.
    pub access_key: String,
    /// A file that holds the secret half, alone, readable by the service only.
    pub secret_key_file: PathBuf,
    /// Puts the bucket in the host name instead of the path.
    #[serde(default)]
    pub virtual_hosted: bool,
}

fn default_region() -> String {
    "us-east-1".to_owned()
}

impl DocumentStoreConfig {
    /// The choice when nothing is configured: the folder `documents` below the data folder.
    pub fn local_under(data_dir: &Path) -> Self {
        Self::Local {
            path: data_dir.join("documents"),
        }
    }

    /// Opens the place; for a folder, gives also its path.
    pub(super) fn open(&self) -> Result<(Arc<dyn ObjectStore>, Option<PathBuf>), DocumentError> {
        match self {
            Self::Local { path } => {
                make_private_folder(path)?;
                let folder = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
                Ok((Arc::new(folder), Some(path.clone())))
            }
            Self::S3(s3) => Ok((open_s3(s3)?, None)),
        }
    }
}

fn make_private_folder(path: &Path) -> Result<(), DocumentError> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    Ok(())
}

fn open_s3(config: &S3Config) -> Result<Arc<dyn ObjectStore>, DocumentError> {
    // The process may have chosen its provider already; then that one serves here too.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let secret = std::fs::read_to_string(&config.secret_key_file)?;
    let store = AmazonS3Builder::new()
        .with_endpoint(&config.endpoint)
        .with_allow_http(config.endpoint.starts_with("http://"))
        .with_region(&config.region)
        .with_bucket_name(&config.bucket)
        .with_access_key_id(&config.access_key)
        .with_secret_access_key(secret.trim())
        .with_virtual_hosted_style_request(config.virtual_hosted)
        .with_copy_if_not_exists(S3CopyIfNotExists::Multipart)
        .with_retry(patience())
        .build()?;
    Ok(Arc::new(store))
}

/// A person is waiting: try again a little, then say that it does not work.
fn patience() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig::default(),
        max_retries: 3,
        retry_timeout: Duration::from_secs(15),
    }
}
