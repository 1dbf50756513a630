//! What is taken in: the largest size and the types allowed, as data an administrator may change.

use serde::{Deserialize, Serialize};

/// The rules a document is measured against. The default suits a municipal counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentLimits {
    /// Largest document, in bytes.
    pub max_bytes: u64,
    /// Media types taken in, as recognised from the bytes; see
    /// [`KNOWN_MEDIA_TYPES`](super::KNOWN_MEDIA_TYPES) for those that can be recognised.
    pub allowed: Vec<String>,
}

impl Default for DocumentLimits {
    /// 25 MiB; what citizens hold (PDF, photographs, plain text, signed envelopes) and the
    /// two open formats for letters, which are refused when they carry macros.
    fn default() -> Self {
        let allowed = [
            "application/pdf",
            "image/jpeg",
            "image/png",
            "application/pkcs7-mime",
            "text/plain",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text",
        ];
        Self {
            max_bytes: 25 * 1024 * 1024,
            allowed: allowed.map(str::to_owned).to_vec(),
        }
    }
}

impl DocumentLimits {
    /// Says whether bytes recognised as `media_type` are taken in.
    pub fn allows(&self, media_type: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed == media_type)
    }
}
