//! The state of an office.

use super::{OfficeCommand, OfficeError, OfficeEvent, OfficeProfile};
use crate::decider::{Decider, Standing};
use crate::shared::ids::{OfficeCode, ReasonCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Ufficio: what is known of one office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Its code; absent while it was never opened.
    pub code: Option<OfficeCode>,
    /// The profile published last.
    pub profile: Option<OfficeProfile>,
    /// Its first day.
    pub opens_on: Option<NaiveDate>,
    /// The first day it is closed.
    pub closes_on: Option<NaiveDate>,
    /// Who takes over after that day.
    pub successor: Option<OfficeCode>,
    /// The district it served, and when.
    pub districts: BTreeMap<ReasonCode, Vec<Service>>,
}

/// Periodo di competenza: the days on which an office serves a district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The first day.
    pub from_on: NaiveDate,
    /// The first day it serves it no more.
    pub until_on: Option<NaiveDate>,
}

impl Office {
    /// Whether it serves `district` on that day.
    pub fn serves(&self, district: &ReasonCode, on: NaiveDate) -> bool {
        self.closes_on.is_none_or(|closes| on < closes)
            && self.districts.get(district).is_some_and(|periods| {
                let covers =
                    |p: &Service| p.from_on <= on && p.until_on.is_none_or(|until| on < until);
                periods.iter().any(covers)
            })
    }

    /// Whether it serves `district` without an end, today or from some later day.
    pub(super) fn will_serve(&self, district: &ReasonCode) -> bool {
        let open = |p: &Service| p.until_on.is_none();
        self.districts
            .get(district)
            .is_some_and(|periods| periods.iter().any(open))
    }

    fn begin(&mut self, district: &ReasonCode, from_on: NaiveDate) {
        if !self.will_serve(district) {
            let periods = self.districts.entry(district.clone()).or_default();
            periods.push(Service {
                from_on,
                until_on: None,
            });
        }
    }

    fn end(&mut self, district: &ReasonCode, on: NaiveDate) {
        let periods = self.districts.get_mut(district).into_iter().flatten();
        for period in periods.filter(|p| p.until_on.is_none()) {
            period.until_on = Some(on.max(period.from_on));
        }
    }

    fn publish(&mut self, profile: &OfficeProfile, from_on: NaiveDate) {
        let known: BTreeSet<_> = self.districts.keys().cloned().collect();
        for district in known.difference(&profile.districts) {
            self.end(district, from_on);
        }
        for district in &profile.districts {
            self.begin(district, from_on);
        }
        self.profile = Some(profile.clone());
    }
}

impl Decider for Office {
    fn decide(&self, command: &OfficeCommand) -> Result<Vec<OfficeEvent>, OfficeError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &OfficeEvent) {
        match event {
            OfficeEvent::OfficeOpened(event) => {
                self.code = Some(event.code.clone());
                self.opens_on = Some(event.opens_on);
                self.publish(&event.profile, event.opens_on);
            }
            OfficeEvent::OfficeRevised(event) => self.publish(&event.profile, event.from_on),
            OfficeEvent::OfficeClosed(event) => {
                self.closes_on = Some(event.closes_on);
                self.successor.clone_from(&event.successor);
            }
            OfficeEvent::DistrictReassigned(event) => {
                self.end(&event.district, event.from_on);
                if let Some(profile) = &mut self.profile {
                    profile.districts.remove(&event.district);
                }
            }
            OfficeEvent::DistrictReceived(event) => {
                self.begin(&event.district, event.from_on);
                if let Some(profile) = &mut self.profile {
                    profile.districts.insert(event.district.clone());
                }
            }
        }
    }

    fn standing(&self, command: &OfficeCommand) -> Standing {
        let asked = match command {
            OfficeCommand::OpenOffice(command) => Some(command.code.clone()),
            OfficeCommand::ReviseOffice(_)
            | OfficeCommand::CloseOffice(_)
            | OfficeCommand::ReassignDistrict(_)
            | OfficeCommand::ReceiveDistrict(_) => None,
        };
        Standing {
            office: self.code.clone().or(asked),
            people: Vec::new(),
        }
    }
}
