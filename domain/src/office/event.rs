//! Events of an office: written down for ever.

use super::OfficeProfile;
use crate::decider::Fact;
use crate::shared::ids::{OfficeCode, ReasonCode};
use crate::shared::time::day_start;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to an office.
    OfficeEvent {
        /// It opened.
        OfficeOpened = "office_opened";
        /// Its profile changed.
        OfficeRevised = "office_revised";
        /// It closed.
        OfficeClosed = "office_closed";
        /// A district went to another office.
        DistrictReassigned = "district_reassigned";
        /// A district came from another office.
        DistrictReceived = "district_received";
    }
}

/// Ufficio aperto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeOpened {
    /// Its code.
    pub code: OfficeCode,
    /// What is published of it.
    pub profile: OfficeProfile,
    /// Its first day.
    pub opens_on: NaiveDate,
}

/// Scheda dell'ufficio aggiornata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeRevised {
    /// What is published from then on.
    pub profile: OfficeProfile,
    /// The first day it is true.
    pub from_on: NaiveDate,
}

/// Ufficio chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeClosed {
    /// The first day it is closed.
    pub closes_on: NaiveDate,
    /// Who takes over.
    pub successor: Option<OfficeCode>,
}

/// Quartiere ceduto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictReassigned {
    /// Which district.
    pub district: ReasonCode,
    /// Who serves it from then on.
    pub to: OfficeCode,
    /// The first day of the new office.
    pub from_on: NaiveDate,
}

/// Quartiere ricevuto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictReceived {
    /// Which district.
    pub district: ReasonCode,
    /// Who served it before.
    pub from: OfficeCode,
    /// The first day here.
    pub from_on: NaiveDate,
}

impl Fact for OfficeEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        let day = match self {
            Self::OfficeOpened(event) => event.opens_on,
            Self::OfficeRevised(event) => event.from_on,
            Self::OfficeClosed(event) => event.closes_on,
            Self::DistrictReassigned(event) => event.from_on,
            Self::DistrictReceived(event) => event.from_on,
        };
        Some(day_start(day))
    }
}
