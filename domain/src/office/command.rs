//! Commands on an office.

use super::OfficeProfile;
use crate::shared::ids::{OfficeCode, ReasonCode};
use chrono::NaiveDate;

crate::names::commands! {
    /// What can be asked of an office.
    OfficeCommand {
        /// Open it.
        OpenOffice = "open_office";
        /// Publish another profile.
        ReviseOffice = "revise_office";
        /// Close it for good.
        CloseOffice = "close_office";
        /// Give a district to another office.
        ReassignDistrict = "reassign_district";
        /// Take a district from another office.
        ReceiveDistrict = "receive_district";
    }
}

/// Aprire un ufficio.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenOffice {
    /// Its code, which names its stream.
    pub code: OfficeCode,
    /// What is published of it.
    pub profile: OfficeProfile,
    /// Its first day.
    pub opens_on: NaiveDate,
}

/// Aggiornare la scheda: the whole profile again; districts that are left out end on the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviseOffice {
    /// What is published from then on.
    pub profile: OfficeProfile,
    /// The first day it is true.
    pub from_on: NaiveDate,
}

/// Chiudere un ufficio.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseOffice {
    /// The first day it is closed.
    pub closes_on: NaiveDate,
    /// The office that takes over its cases; whether it exists is for the caller to check.
    pub successor: Option<OfficeCode>,
}

/// Riassegnare un quartiere: the office that gives it up says so.
#[derive(Clone, Debug, PartialEq)]
pub struct ReassignDistrict {
    /// Which district.
    pub district: ReasonCode,
    /// Who serves it from then on.
    pub to: OfficeCode,
    /// The first day of the new office.
    pub from_on: NaiveDate,
}

/// Ricevere un quartiere: the other half of [`ReassignDistrict`], on the office that gains it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiveDistrict {
    /// Which district.
    pub district: ReasonCode,
    /// Who served it before.
    pub from: OfficeCode,
    /// The first day here.
    pub from_on: NaiveDate,
}
