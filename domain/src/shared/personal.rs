//! Personal data in events: the type says which fields are personal, so that the store can seal every one of them.

use super::ids::SubjectId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Classe di conservazione: for how long, and under which rule, a sealed field is kept.
///
/// Each person has one key per class, so that one class can be erased while another must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionClass {
    /// Who the person is: names, codes, contacts.
    Identity,
    /// What an application and its papers say.
    Application,
    /// What the register of protocol says of a document: kept permanently.
    Register,
    /// What the social case file says.
    CaseFile,
    /// What a care plan says.
    CarePlan,
    /// What another system's history says.
    Imported,
}

impl RetentionClass {
    /// The name under which the class is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Application => "application",
            Self::Register => "register",
            Self::CaseFile => "case_file",
            Self::CarePlan => "care_plan",
            Self::Imported => "imported",
        }
    }
}

/// A ciphertext with all that is needed to find its key; opaque to the domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Whose key.
    pub subject: SubjectId,
    /// Which of the subject's keys.
    pub class: RetentionClass,
    /// Base64 of nonce and ciphertext.
    pub data: String,
}

/// Dato personale: a value about somebody, sealed wherever it is written down.
///
/// In a decision it is `Clear`; in the log it is `Sealed`; once the key is destroyed it reads as `Erased`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Personal<T> {
    /// Readable, in memory only: the store refuses to write it.
    #[serde(rename = "$clear")]
    Clear {
        /// Whose key will seal it.
        subject: SubjectId,
        /// Which of the subject's keys.
        class: RetentionClass,
        /// The value itself.
        value: T,
    },
    /// As written in the log.
    #[serde(rename = "$sealed")]
    Sealed(Envelope),
    /// The key was destroyed by an authorised disposal: the value can no longer be known.
    #[serde(rename = "$erased")]
    Erased {
        /// Whose value it was.
        subject: SubjectId,
        /// Of which class.
        class: RetentionClass,
    },
}

impl<T> Personal<T> {
    /// A readable value about `subject`, to be sealed in `class`.
    pub fn new(subject: impl Into<SubjectId>, class: RetentionClass, value: T) -> Self {
        Self::Clear {
            subject: subject.into(),
            class,
            value,
        }
    }

    /// The value, where it is readable.
    pub fn reveal(&self) -> Option<&T> {
        match self {
            Self::Clear { value, .. } => Some(value),
            Self::Sealed(_) | Self::Erased { .. } => None,
        }
    }

    /// Whose value it is.
    pub fn subject(&self) -> SubjectId {
        match self {
            Self::Clear { subject, .. } | Self::Erased { subject, .. } => *subject,
            Self::Sealed(envelope) => envelope.subject,
        }
    }
}

/// Never shows the value: debug output ends up in logs.
impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Clear { .. } => "clear",
            Self::Sealed(_) => "sealed",
            Self::Erased { .. } => "erased",
        };
        write!(f, "Personal({kind}, subject {})", self.subject())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn name() -> Personal<String> {
        Personal::new(
            SubjectId(Uuid::from_u128(7)),
            RetentionClass::Identity,
            "Agata".to_owned(),
        )
    }

    #[test]
    fn debug_output_never_shows_the_value() {
        assert!(!format!("{:?}", name()).contains("Agata"));
    }

    #[test]
    fn the_written_form_is_marked_so_that_the_store_can_find_it() {
        let json = serde_json::to_value(name()).expect("serialises");
        assert_eq!(json["$clear"]["value"], "Agata");
        assert_eq!(json["$clear"]["class"], "identity");
    }

    #[test]
    fn a_sealed_value_is_not_readable() {
        let sealed: Personal<String> = serde_json::from_value(serde_json::json!({
            "$sealed": { "subject": Uuid::from_u128(7), "class": "identity", "data": "AAAA" }
        }))
        .expect("reads");
        assert_eq!(sealed.reveal(), None);
    }
}
