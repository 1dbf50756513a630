//! Commands about who acts for the beneficiary.

use crate::application::{Capacity, EndOfRepresentation, RepresentationFacts};
use crate::shared::ids::PersonId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Cambia il rappresentante: somebody else acts from now on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeRepresentation {
    /// Who acts.
    pub applicant: PersonId,
    /// In which quality.
    pub capacity: Capacity,
    /// What is known of it.
    pub representation: RepresentationFacts,
    /// When.
    pub at: DateTime<Utc>,
}

/// Chiudi la rappresentanza: the representative no longer sees the file; what they did stays.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct EndRepresentation {
    /// Why.
    pub reason: EndOfRepresentation,
    /// When.
    pub at: DateTime<Utc>,
}
