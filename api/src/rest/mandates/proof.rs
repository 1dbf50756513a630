//! What proves a mandate, as it is sent.

use crate::rest::schema::{Day, ShortText};
use chrono::NaiveDate;
use domain::mandate;
use domain::shared::ids::{DocumentId, PersonId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Titolo: the proof of a mandate.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum MandateProof {
    /// Decreto: names a guardian, a curator or a support administrator.
    CourtDecree {
        /// Its number.
        #[schema(value_type = ShortText)]
        number: text::ShortText,
        /// Its day.
        #[schema(value_type = Day)]
        issued_on: NaiveDate,
        /// The court or the judge.
        #[schema(value_type = ShortText)]
        court: text::ShortText,
    },
    /// Delega cartacea: signed, with a copy of the principal's identity document.
    PaperProxy {
        /// The signed proxy.
        document: Uuid,
        /// The copy of the identity document.
        identity_document: Uuid,
    },
    /// Delega digitale: from the national delegation system; counts once the delegate accepted it.
    DigitalDelegation {
        /// Its reference there.
        #[schema(value_type = ShortText)]
        reference: text::ShortText,
        /// Which of the places a citizen has for digital delegates, from 1.
        #[schema(minimum = 1)]
        slot: u8,
    },
    /// Dichiarazione sostitutiva of a parent (DPR 445/2000 art. 46).
    SelfDeclaration {
        /// The signed declaration.
        document: Uuid,
    },
    /// Anagrafe: the civil registry says so.
    CivilRegistry {},
}

impl MandateProof {
    /// The documents it names, each with where it stands in the body.
    pub(super) fn documents(&self) -> Vec<(DocumentId, &'static str)> {
        match self {
            Self::PaperProxy {
                document,
                identity_document,
            } => vec![
                (DocumentId(*document), "/proof/document"),
                (DocumentId(*identity_document), "/proof/identity_document"),
            ],
            Self::SelfDeclaration { document } => {
                vec![(DocumentId(*document), "/proof/document")]
            }
            Self::CourtDecree { .. } | Self::DigitalDelegation { .. } | Self::CivilRegistry {} => {
                Vec::new()
            }
        }
    }

    /// The proof, with what it says of the principal sealed under their key.
    pub(super) fn about(self, principal: PersonId) -> mandate::MandateProof {
        match self {
            Self::CourtDecree {
                number,
                issued_on,
                court,
            } => {
                let decree = mandate::Decree {
                    number,
                    issued_on,
                    court,
                };
                mandate::MandateProof::CourtDecree {
                    decree: Personal::new(principal, RetentionClass::Identity, decree),
                }
            }
            Self::PaperProxy {
                document,
                identity_document,
            } => mandate::MandateProof::PaperProxy {
                document: DocumentId(document),
                identity_document: DocumentId(identity_document),
            },
            Self::DigitalDelegation { reference, slot } => {
                let reference = reference.into_string();
                mandate::MandateProof::DigitalDelegation {
                    reference: Personal::new(principal, RetentionClass::Identity, reference),
                    slot,
                }
            }
            Self::SelfDeclaration { document } => mandate::MandateProof::SelfDeclaration {
                document: DocumentId(document),
            },
            Self::CivilRegistry {} => mandate::MandateProof::CivilRegistry,
        }
    }
}
