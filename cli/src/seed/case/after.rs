//! What follows a decision, or a term that ran out; and whoever acts no more.

use domain::access::Actor;
use domain::application::{
    AnnulDecision, AppealKind, AppealOutcome, DeclareForfeiture, EndOfRepresentation,
    EndRepresentation, FileAppeal, InvokeSubstitutePower, ProtectedSituation, RecordAppealOutcome,
    RevokeDecision,
};
use domain::shared::time::{days_after, rome_day};

use super::{Case, reasons};
use crate::seed::city;
use crate::seed::timeline::Hours;
use crate::seed::words::long;

impl Case<'_, '_> {
    /// Annulled ex officio.
    pub(in crate::seed) fn annulled(&mut self, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let digest = self.letter(at, "annullamento", "Annullamento d'ufficio");
        let command = AnnulDecision {
            reasons: Some(reasons(self.sheet, why)),
            criminal_falsehood_final_judgment: false,
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, head, command);
    }

    /// Revoked because the facts changed.
    pub(in crate::seed) fn revoked(&mut self, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let digest = self.letter(at, "revoca", "Revoca");
        let command = RevokeDecision {
            reasons: Some(reasons(self.sheet, why)),
            mere_reevaluation: false,
            effective_on: days_after(rome_day(at), 15),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, head, command);
    }

    /// Lost for a false declaration.
    pub(in crate::seed) fn forfeited(&mut self, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let digest = self.letter(at, "decadenza", "Dichiarazione di decadenza");
        let command = DeclareForfeiture {
            protected_situation: Some(ProtectedSituation::None),
            motivation: Some(long(why)),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, head, command);
    }

    /// The citizen turns to the holder of the substitute power.
    pub(in crate::seed) fn substitute_invoked(&mut self, day: u32) {
        let (at, actor) = (self.when(day, Hours::Citizen), self.applicant.actor.clone());
        self.add(at, actor, InvokeSubstitutePower { at });
    }

    /// The citizen challenges the decision.
    pub(in crate::seed) fn challenged(&mut self, kind: AppealKind, text: &str, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        let paper = self.paper("ricorso", text, crate::seed::papers::Format::Pdf);
        let command = FileAppeal {
            kind,
            text: long(text),
            counterparty: self.counterparty(),
            digest: Some(paper.digest),
            at,
        };
        self.add(at, actor, command);
    }

    /// How the remedy ended.
    pub(in crate::seed) fn appeal_ended(&mut self, outcome: AppealOutcome, note: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let note = Some(long(note));
        self.add(at, head, RecordAppealOutcome { outcome, note, at });
    }

    /// Nobody acts for the beneficiary any more.
    pub(in crate::seed) fn representation_ended(&mut self, reason: EndOfRepresentation, day: u32) {
        let at = self.when(day, Hours::Timer);
        self.add(at, Actor::system(), EndRepresentation { reason, at });
    }
}
