//! The store of documents: put once, read, and delete only what nobody filed.

use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::shared::ids::{ActorCode, DocumentId};
use futures_util::stream::{BoxStream, Stream, StreamExt, TryStreamExt, try_unfold};
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::io::AsyncWriteExt;

use super::intake::Intake;
use super::places::{Place, Places};
use super::seal::{Opener, Sealer};
use super::{
    DocumentError, DocumentKey, DocumentLimits, DocumentRefusal, DocumentStoreConfig, SafeName,
};

/// Bytes held in memory per upload; also the size of a part for S3, which asks for 5 MiB or more.
const PART: usize = 6 * 1024 * 1024;

/// How long a document waits for its turn while many others come in.
const PATIENCE: Duration = Duration::from_secs(10);

/// Prefix of documents that are still coming in.
const INCOMING: &str = "incoming";

/// What the sender says about a document. Nothing here is believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// Name as the sender calls it, at most 200 characters.
    pub name: String,
    /// Media type as the sender declares it; empty when it does not.
    pub media_type: String,
    /// Size in bytes, when declared.
    pub size: Option<u64>,
    /// SHA-256, when declared.
    pub sha256: Option<[u8; 32]>,
}

/// Allegato: what was found to be true of a document that is now kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// The name, safe to show; it is not part of where the bytes lie.
    pub name: SafeName,
    /// Media type recognised from the bytes.
    pub media_type: String,
    /// Size in bytes, before sealing.
    pub size: u64,
    /// Impronta: SHA-256 of the bytes before sealing.
    pub sha256: [u8; 32],
}

/// What became of a document that was in order.
#[derive(Debug)]
pub enum Put {
    /// It is kept.
    New(StoredDocument),
    /// Something lies under its identifier already, and stays.
    Taken(StoredDocument),
}

/// The plain bytes of a document, piece by piece. It ends with an error when the stored
/// document turns out to be cut short, so a reader must not take a broken stream as whole.
pub type DocumentBytes = BoxStream<'static, Result<Bytes, DocumentError>>;

/// Keeps the sealed bytes of documents under their ids. Cheap to clone.
#[derive(Debug, Clone)]
pub struct DocumentStore {
    objects: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
    places: Arc<Places>,
}

impl DocumentStore {
    /// Opens the place that the configuration names.
    pub fn open(config: &DocumentStoreConfig) -> Result<Self, DocumentError> {
        let (objects, folder) = config.open()?;
        Ok(Self {
            objects,
            folder,
            places: Arc::new(Places::new(PATIENCE)),
        })
    }

    /// The same store, in which a document waits so long for its turn while many others come in.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.places = Arc::new(Places::new(patience));
        self
    }

    /// A place among those that take a document in, given back when it is dropped.
    pub(super) async fn place(&self, sender: &ActorCode) -> Result<Place, DocumentError> {
        self.places.take(sender).await
    }

    /// Takes in a document: nothing is kept unless the whole of it is in order, and nothing is overwritten.
    ///
    /// Fails with [`DocumentError::Refused`] when name, size, type or digest are not in order; with
    /// [`DocumentError::Interrupted`] when `stream` fails.
    pub async fn put_stream<S, E>(
        &self,
        document_id: DocumentId,
        key: &DocumentKey,
        stream: S,
        declared: &Declared,
        limits: &DocumentLimits,
    ) -> Result<Put, DocumentError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let intake = Intake::open(declared, limits)?;
        let (sealer, header) = Sealer::begin(key, document_id)?;
        // The random header names the passing place: two uploads never share one.
        let passing = Path::from_iter([INCOMING, &hex::encode(&header)]);
        let mut writer = BufWriter::with_capacity(Arc::clone(&self.objects), passing.clone(), PART)
            .with_max_concurrency(2);
        let stored = match pour(&mut writer, header, intake, sealer, stream).await {
            Ok(stored) => stored,
            Err(error) => {
                if let Err(left) = writer.abort().await {
                    tracing::warn!(error = %left, "an unfinished document was left behind");
                }
                return Err(error);
            }
        };
        let kept = match writer.shutdown().await {
            Ok(()) => self.commit(&passing, document_id).await,
            Err(error) => Err(error.into()),
        };
        // Whatever happened, the passing place is no longer needed; a failure is swept later.
        let _ = self.objects.delete(&passing).await;
        match kept {
            Ok(()) => Ok(Put::New(stored)),
            Err(DocumentError::Refused(DocumentRefusal::AlreadyStored)) => Ok(Put::Taken(stored)),
            Err(error) => Err(error),
        }
    }

    /// Opens a document for reading. Fails with `document.not-found` when there is none.
    pub async fn get(
        &self,
        document_id: DocumentId,
        key: &DocumentKey,
    ) -> Result<DocumentBytes, DocumentError> {
        let sealed = self.objects.get(&place_of(document_id)).await?;
        let state = Some((sealed.into_stream(), Opener::begin(key, document_id)));
        let plain = try_unfold(state, |state| async move {
            let Some((mut sealed, mut opener)) = state else {
                return Ok(None);
            };
            while let Some(bytes) = sealed.try_next().await? {
                let plain = opener.open(&bytes)?;
                if !plain.is_empty() {
                    return Ok(Some((plain, Some((sealed, opener)))));
                }
            }
            Ok::<_, DocumentError>(Some((opener.finish()?, None)))
        });
        Ok(plain.boxed())
    }

    /// Deletes the bytes of a draft or of a document that no record names. Papers that were
    /// filed are never deleted this way: their key is destroyed, or they are disposed of by law.
    /// Deleting what is not there succeeds.
    pub async fn delete(&self, document_id: DocumentId) -> Result<(), DocumentError> {
        match self.objects.delete(&place_of(document_id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes what unfinished uploads left before `before`; returns how many were removed.
    pub async fn sweep_incoming(&self, before: DateTime<Utc>) -> Result<u64, DocumentError> {
        let mut swept = self.sweep_folder(before).await?;
        let prefix = Path::from(INCOMING);
        let mut listed = self.objects.list(Some(&prefix));
        while let Some(found) = listed.try_next().await? {
            if found.last_modified < before {
                self.objects.delete(&found.location).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Makes a finished upload the document, in one step that never overwrites.
    async fn commit(&self, passing: &Path, document_id: DocumentId) -> Result<(), DocumentError> {
        let place = place_of(document_id);
        Ok(self.objects.copy_if_not_exists(passing, &place).await?)
    }

    /// A folder also holds half-written files, which its listing does not show.
    async fn sweep_folder(&self, before: DateTime<Utc>) -> Result<u64, DocumentError> {
        let Some(folder) = &self.folder else {
            return Ok(0);
        };
        let mut entries = match tokio::fs::read_dir(folder.join(INCOMING)).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(error.into()),
        };
        let mut swept = 0;
        while let Some(entry) = entries.next_entry().await? {
            let modified: DateTime<Utc> = entry.metadata().await?.modified()?.into();
            if modified < before {
                tokio::fs::remove_file(entry.path()).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

/// Where a document lies: by its id alone, spread over 256 folders.
fn place_of(document_id: DocumentId) -> Path {
    let id = document_id.0.simple().to_string();
    Path::from_iter(["documents", &id[30..], &id])
}

/// Pours a stream through the checks and the sealing into the writer.
async fn pour<S, E>(
    writer: &mut BufWriter,
    header: Bytes,
    mut intake: Intake<'_>,
    mut sealer: Sealer,
    stream: S,
) -> Result<StoredDocument, DocumentError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    writer.put(header).await?;
    let mut stream = pin!(stream);
    while let Some(bytes) = stream.next().await {
        let bytes = bytes.map_err(|error| DocumentError::Interrupted(error.into()))?;
        intake.take(&bytes)?;
        let pieces = sealer.seal(&bytes)?;
        if !pieces.is_empty() {
            writer.put(pieces).await?;
        }
    }
    let stored = intake.close()?;
    writer.put(sealer.finish()?).await?;
    Ok(stored)
}

#[cfg(test)]
mod tests;
