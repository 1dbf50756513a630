//! Why a document is not taken in or not given back.

use crate::error::StoreError;
use domain::shared::error::{Coded, Kind};

/// A document that the rules refuse; the sender can mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefusal {
    /// The name is empty, too long, reserved, a path upwards, or hides characters.
    #[error("the name of the document cannot be used")]
    NameInvalid,
    /// There is not a single byte.
    #[error("the document is empty")]
    Empty,
    /// There are more bytes than allowed.
    #[error("the document is larger than {limit} bytes")]
    TooLarge {
        /// Largest size taken in, in bytes.
        limit: u64,
    },
    /// The bytes are of a type that is not taken in, whatever they claim to be.
    #[error("documents of type {found} are not accepted")]
    TypeNotAllowed {
        /// Media type recognised from the bytes.
        found: String,
    },
    /// The bytes are of another type than the declaration or the name says.
    #[error("the document says it is one type of file, but it is {found}")]
    TypeMismatch {
        /// Media type recognised from the bytes.
        found: String,
    },
    /// The number of bytes received is not the number declared.
    #[error("the size of the document is not the declared one")]
    SizeMismatch,
    /// The SHA-256 of the bytes received is not the one declared.
    #[error("the digest of the document is not the declared one")]
    HashMismatch,
    /// A document with this id is already kept; documents are never overwritten.
    #[error("this document is already stored")]
    AlreadyStored,
    /// There is no document with this id.
    #[error("there is no such document")]
    NotFound,
    /// A command names a document that was not taken in for it.
    #[error("no such document was taken in for this")]
    Unknown,
    /// So many documents wait for a command already that no more are taken in for the same thing.
    #[error("too many documents wait to be attached; attach them, or wait a day")]
    TooManyWaiting,
}

impl Coded for DocumentRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NameInvalid => "document.name-invalid",
            Self::Empty => "document.empty",
            Self::TooLarge { .. } => "document.too-large",
            Self::TypeNotAllowed { .. } => "document.type-not-allowed",
            Self::TypeMismatch { .. } => "document.type-mismatch",
            Self::SizeMismatch => "document.size-mismatch",
            Self::HashMismatch => "document.hash-mismatch",
            Self::AlreadyStored => "document.already-stored",
            Self::NotFound => "document.not-found",
            Self::Unknown => "document.unknown",
            Self::TooManyWaiting => "document.too-many-waiting",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::AlreadyStored | Self::TooManyWaiting => Kind::Refused,
            Self::NotFound => Kind::Hidden,
            Self::NameInvalid
            | Self::Empty
            | Self::TooLarge { .. }
            | Self::TypeNotAllowed { .. }
            | Self::TypeMismatch { .. }
            | Self::SizeMismatch
            | Self::HashMismatch
            | Self::Unknown => Kind::Invalid,
        }
    }
}

/// Everything that can keep a document from being stored or read.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] DocumentRefusal),
    /// The sender stopped before the end, or the connection broke.
    #[error("the document did not arrive whole")]
    Interrupted(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The kept bytes do not open: altered, cut short, moved, or sealed with another key.
    #[error("the stored document is damaged or its key is not the right one")]
    Damaged,
    /// There is a record of the document, and its bytes are gone.
    #[error("the bytes of the document are missing")]
    Missing,
    /// The document is on file, but its bytes were never taken in, as in the history of another system.
    #[error("the bytes of this document are not kept here")]
    NotKept,
    /// The key of its owner was destroyed: the document can no longer be read.
    #[error("the document was erased")]
    Erased,
    /// So many others come in just now that this one did not get its turn in time.
    #[error("too many documents are coming in at once")]
    Busy,
    /// The folder or the object storage did not answer as it should.
    #[error("the document storage is not available")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The records of documents could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DocumentError {
    /// The stable name of the problem, such as `document.too-large`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Interrupted(_) => "document.interrupted",
            Self::Damaged => "document.damaged",
            Self::Missing => "document.missing",
            Self::NotKept => "document.not-kept",
            Self::Erased => "document.erased",
            Self::Busy => "document.busy",
            Self::Unavailable(_) => "document.storage-unavailable",
            Self::Store(error) => error.code(),
        }
    }

    /// What sort of "no" it is; none when the fault is not in the request.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Refused(refusal) => Some(refusal.kind()),
            Self::Interrupted(_) => Some(Kind::Invalid),
            Self::Damaged
            | Self::Missing
            | Self::NotKept
            | Self::Erased
            | Self::Busy
            | Self::Unavailable(_)
            | Self::Store(_) => None,
        }
    }
}

impl From<object_store::Error> for DocumentError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => DocumentRefusal::NotFound.into(),
            object_store::Error::AlreadyExists { .. } => DocumentRefusal::AlreadyStored.into(),
            other => Self::Unavailable(Box::new(other)),
        }
    }
}

impl From<std::io::Error> for DocumentError {
    fn from(error: std::io::Error) -> Self {
        Self::Unavailable(Box::new(error))
    }
}
