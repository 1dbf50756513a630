//! The course of a case: reported, opened, taken in charge, moved, closed and opened again.

use std::collections::BTreeSet;

use domain::access::Actor;
use domain::case_file::{
    AbsorbCase, AcceptTransfer, AddCoworker, AssignCaseManager, CloseCase, OpenCase, ReceiveReport,
    ReopenCase, Report, RequestTransfer, TakeInCharge,
};
use domain::shared::ids::{OfficeCode, PersonId};
use domain::shared::time::{days_after, rome_day};

use super::{File, at_work, code, given};
use crate::seed::city;
use crate::seed::words::{long, reason, short};

/// Days for which the former office still reads a file that has moved.
const READS_ON: u64 = 30;

impl File<'_, '_> {
    /// Somebody tells the desk; the source is a line of the national list.
    pub(in crate::seed) fn reported(
        &mut self,
        source: &str,
        reporter: Option<&str>,
        text: &str,
        day: u32,
    ) {
        let at = self.office_time(day);
        let desk = city::desk(&self.office);
        let report = Report {
            report_id: self.next_id(),
            source: code("sinba.report-source", source),
            received_on: rome_day(at),
            reporter: reporter.map(|name| self.sealed(short(name))),
            text: Some(self.sealed(long(text))),
        };
        let command = ReceiveReport {
            given: given(&desk, at),
            person_id: self.person,
            office: self.office.clone(),
            report,
        };
        self.add(desk, at, command);
    }

    /// The social worker opens the case.
    pub(in crate::seed) fn opened(&mut self, day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let command = OpenCase {
            given: given(&worker, at),
            opened_on: rome_day(at),
            reason: reason("report-accepted"),
        };
        self.add(worker, at, command);
    }

    /// The head names who is responsible, who takes it in charge.
    pub(in crate::seed) fn in_charge(&mut self, day: u32) {
        let manager = city::case_manager(&self.office);
        self.managed_by(&manager, "first-assignment", day);
        let at = self.office_time(day);
        let command = TakeInCharge {
            given: given(&manager, at),
            from_on: rome_day(at),
        };
        self.add(manager, at, command);
    }

    /// The head names somebody responsible.
    pub(in crate::seed) fn managed_by(&mut self, manager: &Actor, why: &str, day: u32) {
        let at = self.office_time(day);
        let head = city::head(&self.office);
        let command = AssignCaseManager {
            given: given(&head, at),
            to: at_work(manager),
            reason: reason(why),
            from_on: rome_day(at),
        };
        self.add(head, at, command);
        self.manager = Some(manager.clone());
    }

    /// Somebody works on it with the case manager.
    pub(in crate::seed) fn joined_by(&mut self, worker: &Actor, why: &str, day: u32) {
        let at = self.office_time(day);
        let manager = self.worker();
        let command = AddCoworker {
            given: given(&manager, at),
            worker: at_work(worker),
            office_is_open: true,
            reason: reason(why),
            from_on: rome_day(at),
        };
        self.add(manager, at, command);
    }

    /// The case manager asks another office to take it.
    pub(in crate::seed) fn transfer_asked(&mut self, to: &OfficeCode, summary: &str, day: u32) {
        let at = self.office_time(day);
        let manager = self.worker();
        let command = RequestTransfer {
            given: given(&manager, at),
            to: to.clone(),
            target_is_open: true,
            reason: reason("moved-house"),
            summary: self.sealed(long(summary)),
        };
        self.add(manager, at, command);
    }

    /// The head of the other office accepts and names who is responsible there.
    pub(in crate::seed) fn transfer_accepted(&mut self, to: &OfficeCode, day: u32) {
        let at = self.office_time(day);
        let head = city::head(to);
        let manager = city::case_manager(to);
        let effective_on = rome_day(at);
        let command = AcceptTransfer {
            given: given(&head, at),
            manager: at_work(&manager),
            target_is_open: true,
            effective_on,
            former_reads_until_on: Some(days_after(effective_on, READS_ON)),
        };
        self.add(head, at, command);
        self.office = to.clone();
        self.manager = Some(manager);
    }

    /// The case manager closes it.
    pub(in crate::seed) fn closed(&mut self, why: &str, day: u32) {
        let at = self.office_time(day);
        let manager = self.worker();
        let command = CloseCase {
            given: given(&manager, at),
            reason: code("municipal.closure-reason", why),
            situation: None,
            closes: BTreeSet::new(),
            closed_on: rome_day(at),
        };
        self.add(manager, at, command);
    }

    /// A new episode of the same case.
    pub(in crate::seed) fn reopened(&mut self, why: &str, day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let command = ReopenCase {
            given: given(&worker, at),
            reason: reason(why),
            opened_on: rome_day(at),
        };
        self.add(worker, at, command);
    }

    /// The file forwards to the other file of the same person.
    pub(in crate::seed) fn absorbed_into(&mut self, survivor: PersonId, day: u32) {
        let at = self.office_time(day);
        let head = city::head(&self.office);
        let command = AbsorbCase {
            given: given(&head, at),
            into: survivor,
            survivor_is_fit: true,
            reason: reason("same-person"),
        };
        self.add(head, at, command);
    }
}
