//! Drafts and filing.

use domain::application::{
    AttachDocument, Capacity, Declaration, DeclarationKind, DiscardDraft, RecordDeclarations,
    StartDraft, SubmitApplication, UpdateDraft,
};
use domain::service::{Channel, IdentityLevel};

use super::Case;
use crate::seed::forms::answers;
use crate::seed::papers::{Format, Owner, Paper};
use crate::seed::words::{reason, short};

impl Case<'_, '_> {
    /// A draft with the form, not complete.
    pub(in crate::seed) fn drafted(&mut self, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        let started = StartDraft {
            application_id: self.id,
            service: self.script.world.rules(self.sheet).clone(),
            applicant: self.applicant.id,
            beneficiary: self.beneficiary.id,
            capacity: self.capacity,
            representation: self.facts.clone(),
            desk: self.at_the_desk.then(|| self.office.clone()),
            district: Some(reason(self.beneficiary.district)),
            at,
        };
        self.add(at, actor.clone(), started);
        let at = self.when(day, self.hours_of());
        let form = answers(self.sheet.fields, &mut self.pace.dice);
        self.add(at, actor, UpdateDraft { form, at });
    }

    /// Everything the service asks for, and the filing.
    pub(in crate::seed) fn filed(&mut self, day: u32) {
        if self.count == 0 {
            self.drafted(day);
        }
        self.declared(day);
        self.papers_attached(day);
        let at = self.when(day, self.hours_of());
        let (channel, evidence) = self.channel();
        let world = self.script.world;
        let command = SubmitApplication {
            service: world.rules(self.sheet).clone(),
            calendar: world.timeline.calendar().clone(),
            channel,
            identity: IdentityLevel::Substantial,
            evidence: Some(short(&format!("{evidence}-{}", &self.id.to_string()[..8]))),
            representation: self.facts.clone(),
            counterparty: self.counterparty(),
            digest: None,
            at,
        };
        let actor = self.filer();
        self.add(at, actor, command);
    }

    /// The draft thrown away.
    pub(in crate::seed) fn discarded(&mut self, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        self.add(at, actor, DiscardDraft { at });
    }

    fn declared(&mut self, day: u32) {
        let at = self.when(day, self.hours_of());
        let declarations = self.sheet.declarations.iter().map(|(code, _)| Declaration {
            code: reason(code),
            kind: if *code == "residence" {
                DeclarationKind::Certification
            } else {
                DeclarationKind::Notoriety
            },
        });
        let declarations = declarations.collect();
        let actor = self.filer();
        self.add(at, actor, RecordDeclarations { declarations, at });
    }

    fn papers_attached(&mut self, day: u32) {
        for (index, (code, label)) in self.sheet.papers.iter().enumerate() {
            let at = self.when(day, self.hours_of());
            let format = if index == 0 { Format::Pdf } else { Format::Png };
            let owner = Owner::Case(self.id, self.beneficiary.id);
            let paper = Paper::new(code, label, format, Some(reason(code)), owner);
            let document = paper.document.clone();
            self.script.papers.push(paper);
            let actor = self.filer();
            self.add(at, actor, AttachDocument { document, at });
        }
    }

    fn channel(&mut self) -> (Channel, &'static str) {
        if self.capacity == Capacity::ExOfficio {
            (Channel::ExOfficio, "report")
        } else if self.at_the_desk {
            (Channel::Counter, "desk")
        } else if self.pace.dice.percent(75) {
            (Channel::Spid, "spid")
        } else {
            (Channel::Cie, "cie")
        }
    }
}
