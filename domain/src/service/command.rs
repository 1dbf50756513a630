//! Commands on a service of the catalogue.

use super::{OfficeMap, ServiceContent};
use crate::shared::ids::{ReasonCode, ServiceCode};
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};

crate::names::commands! {
    /// What can be asked of a service.
    ServiceCommand {
        /// Publish its first version.
        PublishService = "publish_service";
        /// Publish another version; running procedures keep theirs.
        ReviseService = "revise_service";
        /// Take it out of the catalogue.
        WithdrawService = "withdraw_service";
        /// Open a window in which applications are taken.
        OpenWindow = "open_window";
        /// Leave the window open for longer.
        ExtendWindow = "extend_window";
        /// Close the window before its end.
        CloseWindow = "close_window";
        /// Say which office is in charge of which district.
        SetOfficeMap = "set_office_map";
    }
}

/// Pubblicare un servizio.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishService {
    /// Its code, which names its stream.
    pub code: ServiceCode,
    /// What is published.
    pub content: Box<ServiceContent>,
    /// Who is in charge of which district.
    pub offices: OfficeMap,
    /// When.
    pub at: DateTime<Utc>,
}

/// Aggiornare un servizio: the whole content again.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviseService {
    /// What is published from now on.
    pub content: Box<ServiceContent>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Ritirare un servizio: nothing new can be filed; running procedures go on.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawService {
    /// Why, for the public.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Aprire i termini.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenWindow {
    /// The first instant at which applications are taken.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates, such as `2026`.
    pub period: Option<ReasonCode>,
    /// When this is decided.
    pub at: DateTime<Utc>,
}

/// Prorogare i termini.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtendWindow {
    /// The first instant that is too late from now on.
    pub closes_at: DateTime<Utc>,
    /// When this is decided.
    pub at: DateTime<Utc>,
}

/// Chiudere i termini prima della fine.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseWindow {
    /// When: the first instant that is too late.
    pub at: DateTime<Utc>,
}

/// Definire la competenza territoriale.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOfficeMap {
    /// Who is in charge of which district from now on.
    pub offices: OfficeMap,
    /// When.
    pub at: DateTime<Utc>,
}
