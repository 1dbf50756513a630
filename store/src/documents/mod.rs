//! The bytes of documents: taken in as a stream, checked, sealed, and kept under their id.
//!
//! A document enters through [`Archive::take_in`]. While the bytes flow they are
//! counted, hashed (SHA-256, the *impronta* of the register) and recognised; they are sealed
//! before they touch the disk and become visible only when everything agreed, in one step
//! that never overwrites. Nothing that the sender wrote, such as the name, becomes a path.
//!
//! The archive keeps a row beside the bytes: what was found of them, whose they are, who names them.

mod archive;
mod config;
mod error;
mod intake;
mod limits;
mod media;
mod name;
mod places;
mod seal;
mod sniff;
mod storage;
mod text;

pub use archive::{About, Archive, Arrival, Kept};
pub use config::{DocumentStoreConfig, S3Config};
pub use error::{DocumentError, DocumentRefusal};
pub use limits::DocumentLimits;
pub use media::{KNOWN_MEDIA_TYPES, MediaRule, rule_for};
pub use name::SafeName;
pub use seal::DocumentKey;
pub use storage::{Declared, DocumentBytes, DocumentStore, Put, StoredDocument};
