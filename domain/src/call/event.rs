//! Events of a call: written down for ever.

use super::CallContent;
use crate::decider::Fact;
use crate::shared::digest::Digest;
use crate::shared::ids::{CallCode, OfficeCode, ServiceCode};
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a call.
    CallEvent {
        /// It was begun.
        CallDrafted = "call_drafted";
        /// What was not published yet changed.
        CallRevised = "call_revised";
        /// It is public.
        CallPublished = "call_published";
        /// What is public changed.
        CallAmended = "call_amended";
        /// It was taken back.
        CallRevoked = "call_revoked";
    }
}

/// Bando predisposto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallDrafted {
    /// Its code.
    pub code: CallCode,
    /// The service it is for.
    pub service: ServiceCode,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// What it says.
    pub content: Box<CallContent>,
    /// When.
    pub drafted_at: DateTime<Utc>,
}

/// Bando corretto prima della pubblicazione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallRevised {
    /// What it says now.
    pub content: Box<CallContent>,
    /// When.
    pub revised_at: DateTime<Utc>,
}

/// Bando pubblicato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallPublished {
    /// What is public: version 1.
    pub content: Box<CallContent>,
    /// Impegno del sorteggio: the SHA-256 of the seed of the draw.
    pub draw_commitment: Digest,
    /// When.
    pub published_at: DateTime<Utc>,
}

/// Bando modificato, con riapertura dei termini.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallAmended {
    /// Which version this is, from 2.
    pub version: u32,
    /// What is public.
    pub content: Box<CallContent>,
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub amended_at: DateTime<Utc>,
}

/// Bando revocato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallRevoked {
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub revoked_at: DateTime<Utc>,
}

impl Fact for CallEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::CallDrafted(event) => event.drafted_at,
            Self::CallRevised(event) => event.revised_at,
            Self::CallPublished(event) => event.published_at,
            Self::CallAmended(event) => event.amended_at,
            Self::CallRevoked(event) => event.revoked_at,
        })
    }
}
