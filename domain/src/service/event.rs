//! Events of a service: written down for ever.

use super::{OfficeMap, ServiceContent};
use crate::decider::Fact;
use crate::shared::ids::{ReasonCode, ServiceCode};
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a service.
    ServiceEvent {
        /// Its first version is public.
        ServicePublished = "service_published";
        /// Another version is public.
        ServiceRevised = "service_revised";
        /// It left the catalogue.
        ServiceWithdrawn = "service_withdrawn";
        /// A window was opened.
        WindowOpened = "window_opened";
        /// The window stays open for longer.
        WindowExtended = "window_extended";
        /// The window was closed before its end.
        WindowClosed = "window_closed";
        /// Other offices are in charge.
        OfficeMapSet = "office_map_set";
    }
}

/// Servizio pubblicato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServicePublished {
    /// Its code.
    pub code: ServiceCode,
    /// What is published: version 1.
    pub content: Box<ServiceContent>,
    /// Who is in charge of which district.
    pub offices: OfficeMap,
    /// When.
    pub published_at: DateTime<Utc>,
}

/// Servizio aggiornato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRevised {
    /// Which version this is, from 2.
    pub version: u32,
    /// What is published.
    pub content: Box<ServiceContent>,
    /// When.
    pub revised_at: DateTime<Utc>,
}

/// Servizio ritirato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceWithdrawn {
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub withdrawn_at: DateTime<Utc>,
}

/// Termini aperti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowOpened {
    /// The first instant at which applications are taken.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates.
    pub period: Option<ReasonCode>,
}

/// Termini prorogati.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowExtended {
    /// The first instant that is too late from now on.
    pub closes_at: DateTime<Utc>,
    /// When this was decided.
    pub extended_at: DateTime<Utc>,
}

/// Termini chiusi.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowClosed {
    /// The first instant that is too late.
    pub closed_at: DateTime<Utc>,
}

/// Competenza territoriale definita.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeMapSet {
    /// Who is in charge of which district.
    pub offices: OfficeMap,
    /// When.
    pub set_at: DateTime<Utc>,
}

impl Fact for ServiceEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::ServicePublished(event) => event.published_at,
            Self::ServiceRevised(event) => event.revised_at,
            Self::ServiceWithdrawn(event) => event.withdrawn_at,
            Self::WindowOpened(event) => event.opens_at,
            Self::WindowExtended(event) => event.extended_at,
            Self::WindowClosed(event) => event.closed_at,
            Self::OfficeMapSet(event) => event.set_at,
        })
    }
}
