//! Archivio: documents with what is known of them, from their arrival until an event names them.
//!
//! The row of a document is written before its bytes and completed after them, so that nothing that was acknowledged
//! can be lost and nothing that lies about is forgotten. A command names a document first and is sent then; the
//! [sweep](Archive::sweep) takes away what nobody named for a day.

mod rows;
mod sweep;

use super::storage::Put;
use super::{
    Declared, DocumentBytes, DocumentError, DocumentKey, DocumentLimits, DocumentRefusal,
    DocumentStore, StoredDocument,
};
use crate::connect::Store;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::shared::ids::{
    ActorCode, ApplicationId, CarePlanId, DocumentId, OfficeCode, PersonId, SubjectId,
};
use domain::shared::personal::RetentionClass;
use futures_util::stream::{Stream, TryStreamExt};
use rows::Begun;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Documents of one person that may wait for a command, for one thing they were taken in for.
const WAITING_AT_MOST: i64 = 100;
/// Documents of everybody: far more than one person can let wait.
const WAITING_IN_ALL: i64 = 1_000;

/// What a document is taken in for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Istanza: a paper of its file.
    Application(ApplicationId),
    /// Rappresentato: a proof of a mandate for this person.
    Person(PersonId),
    /// Ufficio: a letter that this office registers.
    Office(OfficeCode),
    /// Piano: a paper on which somebody signed it.
    CarePlan(CarePlanId),
    /// Cartella: a paper of the file of this person.
    CaseFile(PersonId),
}

impl About {
    fn kind(&self) -> &'static str {
        match self {
            Self::Application(_) => "application",
            Self::Person(_) => "person",
            Self::Office(_) => "office",
            Self::CarePlan(_) => "care_plan",
            Self::CaseFile(_) => "case_file",
        }
    }

    fn id(&self) -> String {
        match self {
            Self::Application(id) => id.to_string(),
            Self::Person(id) | Self::CaseFile(id) => id.to_string(),
            Self::Office(code) => code.to_string(),
            Self::CarePlan(id) => id.to_string(),
        }
    }

    /// The streams on which it is named, as far as they are known from the beginning.
    fn streams(&self) -> Vec<String> {
        match self {
            Self::Application(id) => vec![format!("application/{id}")],
            Self::Person(_) | Self::Office(_) | Self::CarePlan(_) | Self::CaseFile(_) => Vec::new(),
        }
    }
}

/// A document on its way in.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Under which identifier it is kept; the same again when the upload is repeated.
    pub document_id: DocumentId,
    /// What for.
    pub about: About,
    /// Whose key seals it.
    pub subject: SubjectId,
    /// Which of their keys.
    pub class: RetentionClass,
    /// Who sends it.
    pub by: ActorCode,
    /// Now.
    pub at: DateTime<Utc>,
}

/// Documento in archivio: what was found of a document that is kept whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The document.
    pub document_id: DocumentId,
    /// Its name; absent once the key of its owner was destroyed.
    pub name: Option<String>,
    /// Media type recognised from the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Impronta: SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// The streams of the commands that named it: types and identifiers.
    pub streams: Vec<(String, Uuid)>,
    subject: SubjectId,
    class: RetentionClass,
}

/// The documents of one municipality; cheap to clone.
#[derive(Clone)]
pub struct Archive {
    store: Store,
    bytes: DocumentStore,
}

impl Archive {
    /// The archive whose rows are in `store` and whose bytes are in `bytes`.
    pub fn new(store: Store, bytes: DocumentStore) -> Self {
        Self { store, bytes }
    }

    /// Takes in a document: nothing is kept unless the whole of it is in order.
    ///
    /// The same document under the same identifier is taken in once; another one is `document.already-stored`.
    pub async fn take_in<S, E>(
        &self,
        arrival: &Arrival,
        stream: S,
        declared: &Declared,
        limits: &DocumentLimits,
    ) -> Result<Kept, DocumentError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let _place = self.bytes.place(&arrival.by).await?;
        let key = self.key(arrival.subject, arrival.class).await?;
        let (theirs, all) = rows::waiting(&self.store, arrival).await?;
        if theirs >= WAITING_AT_MOST || all >= WAITING_IN_ALL {
            return Err(DocumentRefusal::TooManyWaiting.into());
        }
        let begun = rows::begin(&self.store, arrival).await?;
        let Some(begun) = begun else {
            return Err(DocumentRefusal::AlreadyStored.into());
        };
        let id = arrival.document_id;
        let put = self.bytes.put_stream(id, &key, stream, declared, limits);
        let found = match put.await {
            Ok(Put::New(found)) => found,
            Ok(Put::Taken(found)) => self.same(id, &key, found).await?,
            Err(error) => {
                // Nothing lies under an identifier that was new; under another there may be bytes of an earlier upload
                // that was cut off, or of one that is just coming in, and what a storage did that failed is not known.
                let is_refused = error.kind().is_some();
                if is_refused && begun == Begun::New {
                    rows::take_back(&self.store, arrival).await?;
                }
                return Err(error);
            }
        };
        rows::complete(&self.store, arrival, &found).await?;
        let kept = rows::find(&self.store, id).await?;
        kept.ok_or_else(|| DocumentRefusal::NotFound.into())
    }

    /// A document that is kept whole.
    pub async fn find(&self, id: DocumentId) -> Result<Option<Kept>, DocumentError> {
        rows::find(&self.store, id).await
    }

    /// Names documents on behalf of a command on `stream`, which is sent afterwards; gives those there are.
    ///
    /// What was taken in for something else is not there. What is named is not taken away for a day, and stays for
    /// good once an event of that stream names it.
    pub async fn name(
        &self,
        documents: &[DocumentId],
        about: &About,
        stream: (&str, Uuid),
        at: DateTime<Utc>,
    ) -> Result<Vec<Kept>, DocumentError> {
        rows::name(&self.store, documents, about, stream, at).await
    }

    /// Names the documents with this digest in the same way; says whether there is one.
    pub async fn name_by_digest(
        &self,
        sha256: &[u8; 32],
        about: &About,
        stream: (&str, Uuid),
        at: DateTime<Utc>,
    ) -> Result<bool, DocumentError> {
        rows::name_by_digest(&self.store, sha256, about, stream, at).await
    }

    /// Opens a document for reading.
    ///
    /// It is gone through once before the first byte is given, so that a reader gets all of it or a refusal.
    pub async fn open(&self, kept: &Kept) -> Result<DocumentBytes, DocumentError> {
        let key = self.key(kept.subject, kept.class).await?;
        let found = self.digest(kept.document_id, &key).await;
        match found {
            Ok(found) if found == kept.sha256 => self.bytes.get(kept.document_id, &key).await,
            Ok(_) => Err(DocumentError::Damaged),
            Err(DocumentError::Refused(DocumentRefusal::NotFound)) => Err(DocumentError::Missing),
            Err(error) => Err(error),
        }
    }

    /// The bytes under this identifier are from an upload that was cut off after them, or they are others.
    async fn same(
        &self,
        id: DocumentId,
        key: &DocumentKey,
        found: StoredDocument,
    ) -> Result<StoredDocument, DocumentError> {
        if self.digest(id, key).await? != found.sha256 {
            return Err(DocumentRefusal::AlreadyStored.into());
        }
        let known = rows::find(&self.store, id).await?;
        let is_same = known.is_none_or(|known| {
            known.name.as_deref() == Some(found.name.as_str())
                && known.media_type == found.media_type
        });
        if is_same {
            Ok(found)
        } else {
            Err(DocumentRefusal::AlreadyStored.into())
        }
    }

    async fn digest(&self, id: DocumentId, key: &DocumentKey) -> Result<[u8; 32], DocumentError> {
        let bytes = self.bytes.get(id, key).await?;
        let hash = bytes.try_fold(Sha256::new(), async |mut hash, bytes| {
            hash.update(&bytes);
            Ok(hash)
        });
        Ok(hash.await?.finalize().into())
    }

    async fn key(
        &self,
        subject: SubjectId,
        class: RetentionClass,
    ) -> Result<DocumentKey, DocumentError> {
        let key = self.store.keyring().document_key(subject, class).await?;
        key.ok_or(DocumentError::Erased)
    }
}
