//! Who may see a file: a team alone, or another office for some time; and the urgent protection of a child.

use domain::access::Actor;
use domain::case_file::{
    AccessGrant, EndUrgentProtection, GrantAccess, ProtectionOutcome, ProtectionStep,
    RecordProtectionStep, StartUrgentProtection,
};
use domain::shared::ids::OfficeCode;
use domain::shared::time::{days_after, rome_day};

use super::{File, given};
use crate::seed::words::{reason, short};

impl File<'_, '_> {
    /// A child is taken to a safe place; from then on the team alone sees the file.
    pub(in crate::seed) fn protected(&mut self, team: &OfficeCode, place: &str, day: u32) {
        let at = self.office_time(day);
        let manager = self.worker();
        let command = StartUrgentProtection {
            given: given(&manager, at),
            team: team.clone(),
            team_is_open: true,
            placed_at: at,
            born_on: None,
            place: self.sealed(short(place)),
        };
        self.add(manager, at, command);
    }

    /// The team puts down the next step of the law.
    pub(in crate::seed) fn protection_step(&mut self, by: &Actor, step: ProtectionStep, day: u32) {
        let at = self.office_time(day);
        let command = RecordProtectionStep {
            given: given(by, at),
            step,
            done_at: at,
        };
        self.add(by.clone(), at, command);
    }

    /// The court confirms it after the hearing.
    pub(in crate::seed) fn protection_confirmed(&mut self, by: &Actor, day: u32) {
        let at = self.office_time(day);
        let command = EndUrgentProtection {
            given: given(by, at),
            outcome: ProtectionOutcome::Confirmed,
            ended_at: at,
        };
        self.add(by.clone(), at, command);
    }

    /// Another office may read it for so many days.
    pub(in crate::seed) fn opened_to(
        &mut self,
        other: &OfficeCode,
        why: &str,
        days: u64,
        day: u32,
    ) {
        let at = self.office_time(day);
        let manager = self.worker();
        let from_on = rome_day(at);
        let command = GrantAccess {
            given: given(&manager, at),
            grant: AccessGrant {
                office: other.clone(),
                from_on,
                until_on: Some(days_after(from_on, days)),
            },
            office_is_open: true,
            reason: reason(why),
        };
        self.add(manager, at, command);
    }
}
