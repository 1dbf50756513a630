//! One document coming in: counted, hashed and recognised while it flows.

use sha2::{Digest, Sha256};

use super::media::agrees;
use super::sniff::{HEAD, MacroWatch, UNKNOWN, recognise};
use super::text::is_text_byte;
use super::{Declared, DocumentLimits, DocumentRefusal, SafeName, StoredDocument};

/// Measures a stream of bytes against what was declared and what is allowed.
pub(super) struct Intake<'a> {
    name: SafeName,
    declared: &'a Declared,
    limits: &'a DocumentLimits,
    size: u64,
    hash: Sha256,
    head: Vec<u8>,
    found: Option<&'static str>,
    readable: bool,
    macros: MacroWatch,
}

impl<'a> Intake<'a> {
    /// Refuses at once what the declaration alone makes impossible.
    pub(super) fn open(
        declared: &'a Declared,
        limits: &'a DocumentLimits,
    ) -> Result<Self, DocumentRefusal> {
        let name = SafeName::parse(&declared.name)?;
        if declared.size.is_some_and(|size| size > limits.max_bytes) {
            return Err(DocumentRefusal::TooLarge {
                limit: limits.max_bytes,
            });
        }
        Ok(Self {
            name,
            declared,
            limits,
            size: 0,
            hash: Sha256::new(),
            head: Vec::new(),
            found: None,
            readable: true,
            macros: MacroWatch::default(),
        })
    }

    /// Takes the next bytes; refuses as soon as it is certain that they will not do.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<(), DocumentRefusal> {
        self.size += bytes.len() as u64;
        if self.size > self.limits.max_bytes {
            return Err(DocumentRefusal::TooLarge {
                limit: self.limits.max_bytes,
            });
        }
        self.hash.update(bytes);
        self.readable = self.readable && bytes.iter().copied().all(is_text_byte);
        if self.found.is_none_or(is_office) {
            self.macros.look(bytes);
        }
        if self.found.is_none() {
            let missing = HEAD - self.head.len();
            self.head
                .extend_from_slice(&bytes[..bytes.len().min(missing)]);
            if self.head.len() == HEAD {
                self.recognise()?;
            }
        }
        Ok(())
    }

    /// Gives the verdict once the last byte has gone by.
    pub(super) fn close(mut self) -> Result<StoredDocument, DocumentRefusal> {
        if self.size == 0 {
            return Err(DocumentRefusal::Empty);
        }
        if self.declared.size.is_some_and(|size| size != self.size) {
            return Err(DocumentRefusal::SizeMismatch);
        }
        let found = match self.found {
            Some(found) => found,
            None => self.recognise()?,
        };
        let found = if found == "text/plain" && !self.readable {
            UNKNOWN
        } else if is_office(found) && self.macros.seen() {
            "application/vnd.ms-office.macro-enabled"
        } else {
            found
        };
        self.judge(found)?;
        let sha256: [u8; 32] = self.hash.finalize().into();
        if self.declared.sha256.is_some_and(|hash| hash != sha256) {
            return Err(DocumentRefusal::HashMismatch);
        }
        Ok(StoredDocument {
            name: self.name,
            media_type: found.to_owned(),
            size: self.size,
            sha256,
        })
    }

    fn recognise(&mut self) -> Result<&'static str, DocumentRefusal> {
        let found = recognise(&self.head);
        self.judge(found)?;
        self.found = Some(found);
        self.head = Vec::new();
        Ok(found)
    }

    fn judge(&self, found: &str) -> Result<(), DocumentRefusal> {
        if !self.limits.allows(found) {
            return Err(DocumentRefusal::TypeNotAllowed {
                found: found.to_owned(),
            });
        }
        let extension = self.name.extension();
        if !agrees(found, &self.declared.media_type, extension.as_deref()) {
            return Err(DocumentRefusal::TypeMismatch {
                found: found.to_owned(),
            });
        }
        Ok(())
    }
}

/// Types of letters and sheets, which can carry macros.
fn is_office(media_type: &str) -> bool {
    media_type.starts_with("application/vnd.o")
}
