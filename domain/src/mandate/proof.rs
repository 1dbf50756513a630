//! What proves that somebody may act for somebody else.

use crate::shared::ids::DocumentId;
use crate::shared::personal::Personal;
use crate::shared::text::ShortText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Titolo: the proof of a mandate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MandateProof {
    /// Decreto: names a guardian, a curator or a support administrator.
    CourtDecree {
        /// What the court wrote.
        decree: Personal<Decree>,
    },
    /// Delega cartacea: signed, with a copy of the principal's identity document.
    PaperProxy {
        /// The signed proxy.
        document: DocumentId,
        /// The copy of the identity document.
        identity_document: DocumentId,
    },
    /// Delega digitale: from the national delegation system; counts once the delegate accepted it.
    DigitalDelegation {
        /// Its reference there.
        reference: Personal<String>,
        /// Which of the places a citizen has for digital delegates, from 1.
        slot: u8,
    },
    /// Dichiarazione sostitutiva of a parent (DPR 445/2000 art. 46).
    SelfDeclaration {
        /// The signed declaration.
        document: DocumentId,
    },
    /// Anagrafe: the civil registry says so.
    CivilRegistry,
}

impl MandateProof {
    /// Whether an office must have seen it: nobody names their own guardian, and nobody vouches for the civil registry.
    pub fn is_for_offices(&self) -> bool {
        match self {
            Self::CourtDecree { .. } | Self::CivilRegistry => true,
            Self::PaperProxy { .. }
            | Self::DigitalDelegation { .. }
            | Self::SelfDeclaration { .. } => false,
        }
    }
}

/// Decreto: number, day and court.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Decree {
    /// Its number.
    pub number: ShortText,
    /// Its day.
    pub issued_on: NaiveDate,
    /// The court or the judge.
    pub court: ShortText,
}

/// Never shows the decree: it says that somebody is under protection.
impl std::fmt::Debug for Decree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Decree(…)")
    }
}
