//! Guardians, delegates and parents of the stories: the proof on file, and what a filing knows of it.

use domain::application::{Capacity, MandateScope, RepresentationFacts};
use domain::decider::{Command, Decider};
use domain::mandate::{Decree, GrantMandate, Mandate, MandateCommand, MandateProof, RevokeMandate};
use domain::shared::ids::{MandateId, NAMESPACE};
use domain::shared::personal::{Personal, RetentionClass};

use super::city;
use super::dice::Dice;
use super::papers::{Format, Owner, Paper};
use super::people::Resident;
use super::script::{Deed, Script, Step};
use super::timeline::Hours;
use super::words::{office, reason, short};

/// What a parent's filing knows: the child's birth, and that the civil registry says so.
pub(super) fn parenthood(child: &Resident) -> RepresentationFacts {
    RepresentationFacts {
        beneficiary_born_on: Some(child.born_on),
        status_proved: true,
        ..RepresentationFacts::default()
    }
}

impl<'a> Script<'a> {
    /// A court made `agent` the guardian of `principal`; the decree is put on file at the desk.
    pub(super) fn guardianship(
        &mut self,
        principal: &'a Resident,
        agent: &'a Resident,
        ago: u32,
    ) -> RepresentationFacts {
        let decree = Decree {
            number: short("R.G. 2718/2025"),
            issued_on: self.world.timeline.day(ago + 40),
            court: short("Tribunale di Catania, giudice tutelare"),
        };
        let proof = MandateProof::CourtDecree {
            decree: Personal::new(principal.id, RetentionClass::Identity, decree),
        };
        self.mandate(Capacity::Guardian, (principal, agent), proof, ago)
            .1
    }

    /// `principal` signed a proxy for `agent`, with a copy of the identity document.
    pub(super) fn proxy(
        &mut self,
        principal: &'a Resident,
        agent: &'a Resident,
        ago: u32,
    ) -> (MandateId, RepresentationFacts) {
        let owner = Owner::Mandate(mandate_id(principal, agent), principal.id);
        let signed = Paper::new("delega", "Delega firmata", Format::Pdf, None, owner);
        let identity = Paper::new(
            "identita",
            "Documento di identita",
            Format::Png,
            None,
            owner,
        );
        let proof = MandateProof::PaperProxy {
            document: signed.document.document_id,
            identity_document: identity.document.document_id,
        };
        self.papers.extend([signed, identity]);
        self.mandate(Capacity::Delegate, (principal, agent), proof, ago)
    }

    /// `principal` takes the proxy back.
    pub(super) fn proxy_revoked(&mut self, mandate: MandateId, principal: &'a Resident, ago: u32) {
        let mut dice = Dice::of(&mandate.to_string());
        let at = self.world.timeline.at(ago, Hours::Citizen, &mut dice);
        let revoke = RevokeMandate {
            reason: reason("principal-revoked"),
            at,
        };
        self.step(step(mandate, at, principal.actor.clone(), revoke.into()));
    }

    fn mandate(
        &mut self,
        capacity: Capacity,
        (principal, agent): (&'a Resident, &'a Resident),
        proof: MandateProof,
        ago: u32,
    ) -> (MandateId, RepresentationFacts) {
        let timeline = &self.world.timeline;
        let mandate_id = mandate_id(principal, agent);
        let mut dice = Dice::of(&mandate_id.to_string());
        let at = timeline.at(ago, Hours::Office, &mut dice);
        let until = timeline.day(0) + chrono::Days::new(365);
        let command = MandateCommand::from(GrantMandate {
            mandate_id,
            capacity,
            principal: principal.id,
            agent: agent.id,
            proof,
            scope: MandateScope::General,
            powers: Vec::new(),
            from_on: timeline.day(ago + 4),
            until_on: Some(until),
        });
        let mut state = Mandate::default();
        for event in state.decide(&command).expect("a test grants every mandate") {
            state.evolve(&event);
        }
        let desk = city::desk(&office("centro-1"));
        self.step(step(mandate_id, at, desk, command));
        let facts = RepresentationFacts {
            mandate: state.facts(),
            ..RepresentationFacts::default()
        };
        (mandate_id, facts)
    }
}

fn mandate_id(principal: &Resident, agent: &Resident) -> MandateId {
    MandateId::derive(NAMESPACE, &format!("seed/{}/{}", principal.id, agent.id))
}

fn step(
    mandate: MandateId,
    at: chrono::DateTime<chrono::Utc>,
    actor: domain::access::Actor,
    command: MandateCommand,
) -> Step {
    Step {
        name: format!("mandate/{mandate}/{}", command.name()),
        at,
        actor,
        channel: "counter",
        on_behalf_of: None,
        stream: mandate.0,
        deed: Deed::Mandate(command),
    }
}
