//! Decisions and other ends.

use domain::access::Actor;
use domain::application::{
    Archive, ArchiveReason, Benefit, Criterion, DeclareInadmissible, Grant, InadmissibleKind,
    ObservationsAnswer, Outcome, Reject, Renounce, Reopen, Withdraw,
};
use domain::shared::money::Money;
use domain::shared::time::{days_after, rome_day};

use super::review::{GroundText, ground};
use super::{Case, reasons};
use crate::seed::city;
use crate::seed::services::{Gives, appeals};
use crate::seed::timeline::Hours;
use crate::seed::words::{long, reason};

impl Case<'_, '_> {
    /// Proposed one day, granted by the head a few days later.
    pub(in crate::seed) fn proposed_and_granted(&mut self, day: u32) {
        let findings = "I requisiti sono stati verificati e sussistono.";
        self.proposed(Outcome::Grant, findings, day.saturating_sub(3));
        self.granted(day);
    }

    /// Granted by the head of the office.
    pub(in crate::seed) fn granted(&mut self, day: u32) {
        let head = city::head(&self.office);
        self.granted_by(head, None, day);
    }

    /// Granted by somebody, who says why where the proposal was another one.
    pub(in crate::seed) fn granted_by(&mut self, by: Actor, why: Option<&str>, day: u32) {
        let at = self.when(day, Hours::Office);
        let digest = self.letter(at, "provvedimento", "Provvedimento di accoglimento");
        let today = rome_day(at);
        let (amount, places) = match self.sheet.gives {
            Gives::Money(low, high) => {
                let cents = u64::from(self.pace.dice.between(low, high)) * 100;
                (Money::from_cents(cents).ok(), None)
            }
            Gives::Place => (None, Some(1)),
        };
        let command = Grant {
            benefit: Benefit {
                amount,
                places,
                from: Some(days_after(today, 1)),
                until: Some(days_after(today, 365)),
            },
            criteria: vec![Criterion {
                code: reason("requirements"),
                met: true,
                explanation: long("I requisiti fissati dall'avviso risultano posseduti."),
            }],
            reasons: Some(reasons(
                self.sheet,
                "Requisiti verificati d'ufficio presso le banche dati.",
            )),
            divergence_reason: why.map(long),
            appeals: appeals(),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, by, command);
    }

    /// Rejected by the head, with an answer to each of the observations.
    pub(in crate::seed) fn rejected(&mut self, grounds: &[GroundText], day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let digest = self.letter(at, "provvedimento", "Provvedimento di rigetto");
        let answers = (1..=self.observations).map(|observations| ObservationsAnswer {
            observations,
            answer: long("Le osservazioni sono state lette; i documenti allegati non superano i motivi comunicati."),
        });
        let command = Reject {
            grounds: grounds.iter().copied().map(ground).collect(),
            other_known_grounds: Vec::new(),
            answers: answers.collect(),
            reasons: Some(reasons(
                self.sheet,
                "I motivi comunicati con il preavviso restano validi.",
            )),
            divergence_reason: None,
            appeals: appeals(),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, head, command);
    }

    /// Not examined on its merits.
    pub(in crate::seed) fn inadmissible(&mut self, kind: InadmissibleKind, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let digest = self.letter(at, "provvedimento", "Dichiarazione di inammissibilita");
        let command = DeclareInadmissible {
            kind,
            reasons: Some(long(why)),
            appeals: appeals(),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, head, command);
    }

    /// The citizen takes it back.
    pub(in crate::seed) fn withdrawn(&mut self, why: &str, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        let command = Withdraw {
            reason: Some(long(why)),
            counterparty: self.counterparty(),
            digest: None,
            at,
        };
        self.add(at, actor, command);
    }

    /// The citizen gives up what was granted, or the place on the list.
    pub(in crate::seed) fn renounced(&mut self, why: &str, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        let command = Renounce {
            reason: Some(long(why)),
            counterparty: self.counterparty(),
            digest: None,
            at,
        };
        self.add(at, actor, command);
    }

    /// The head puts it away without a decision.
    pub(in crate::seed) fn archived(&mut self, reason: ArchiveReason, note: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let note = Some(long(note));
        self.add(at, head, Archive { reason, note, at });
    }

    /// The service itself puts it away.
    pub(in crate::seed) fn archived_by_the_service(&mut self, reason: ArchiveReason, day: u32) {
        let at = self.when(day, Hours::Timer);
        let archive = Archive {
            reason,
            note: None,
            at,
        };
        self.add(at, Actor::system(), archive);
    }

    /// The head takes it up again.
    pub(in crate::seed) fn reopened(&mut self, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let reason = long(why);
        self.add(at, head, Reopen { reason, at });
    }
}
