//! Commands on a call.

use super::CallContent;
use crate::shared::digest::Digest;
use crate::shared::ids::{CallCode, OfficeCode, ServiceCode};
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};

crate::names::commands! {
    /// What can be asked of a call.
    CallCommand {
        /// Begin it.
        DraftCall = "draft_call";
        /// Change what was not published yet.
        ReviseCall = "revise_call";
        /// Publish it; its criteria are frozen.
        PublishCall = "publish_call";
        /// Change what was published, with the window open again.
        AmendCall = "amend_call";
        /// Take it back.
        RevokeCall = "revoke_call";
    }
}

/// What a call must know of its service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceFacts {
    /// Its code.
    pub code: ServiceCode,
    /// Whether it has rankings; absent where there is no such service, or it left the catalogue.
    pub competitive: Option<bool>,
}

/// Predisporre un bando.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftCall {
    /// Its code, which names its stream.
    pub code: CallCode,
    /// The service it is for.
    pub service: ServiceFacts,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// What it says.
    pub content: Box<CallContent>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Correggere un bando non ancora pubblicato: the whole content again.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviseCall {
    /// What it says now.
    pub content: Box<CallContent>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Pubblicare il bando.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishCall {
    /// Impegno del sorteggio: the SHA-256 of the seed of the draw, published before anybody applies.
    pub draw_commitment: Digest,
    /// When.
    pub at: DateTime<Utc>,
}

/// Modificare il bando pubblicato, riaprendo i termini: the whole content again.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendCall {
    /// What it says from now on.
    pub content: Box<CallContent>,
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Revocare il bando.
#[derive(Clone, Debug, PartialEq)]
pub struct RevokeCall {
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}
