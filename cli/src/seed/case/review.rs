//! Officers, papers asked for, notices, observations, checks, proposals, messages.

use domain::access::Actor;
use domain::application::{
    AssignOfficer, CheckDeclaration, CloseIntegrationWindow, CloseObservationsWindow, CorrectData,
    DeclarationOutcome, DeclareConflict, DeliveryOutcome, FileMemo, GrantPriority, Ground,
    IntegrationItem, ListPlace, MessageSender, NotifyRejectionGrounds, Outcome, ProposeDecision,
    RecordNoticeReceipt, RecordNotificationDelivery, RecordRanking, RequestIntegration,
    ReturnToReview, SendMessage, SubmitObservations, SupplyIntegration, TransferApplication,
};
use domain::shared::ids::OfficeCode;
use domain::shared::time::rome_day;
use serde_json::Value;
use uuid::Uuid;

use super::Case;
use crate::seed::city;
use crate::seed::papers::Format;
use crate::seed::rankings::Place;
use crate::seed::timeline::Hours;
use crate::seed::words::{long, reason, short};

/// A ground of refusal: code and words.
pub(in crate::seed) type GroundText = (&'static str, &'static str);

/// The ground as a command carries it.
pub(super) fn ground((code, text): GroundText) -> Ground {
    Ground {
        code: reason(code),
        text: long(text),
        follows_from_observations: false,
    }
}

impl Case<'_, '_> {
    /// The head gives the case to the officer.
    pub(in crate::seed) fn assigned(&mut self, day: u32) {
        let officer = city::officer(&self.office);
        self.assigned_to(&officer, day);
    }

    /// The head gives the case to somebody.
    pub(in crate::seed) fn assigned_to(&mut self, officer: &Actor, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let officer = officer.code.clone();
        self.add(at, head, AssignOfficer { officer, at });
    }

    /// The officer must abstain.
    pub(in crate::seed) fn conflict_declared(&mut self, why: &str, day: u32) {
        let (at, actor) = (self.when(day, Hours::Office), city::officer(&self.office));
        let command = DeclareConflict {
            officer: actor.code.clone(),
            reason: Some(long(why)),
            at,
        };
        self.add(at, actor, command);
    }

    /// The case goes before its turn.
    pub(in crate::seed) fn put_first(&mut self, code: &str, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let command = GrantPriority {
            reason: reason(code),
            note: Some(long(why)),
            at,
        };
        self.add(at, head, command);
    }

    /// The case goes to another office.
    pub(in crate::seed) fn transferred(&mut self, to: OfficeCode, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let command = TransferApplication {
            to: to.clone(),
            reason: reason("residence-changed"),
            note: Some(long(why)),
            at,
        };
        self.add(at, head, command);
        self.office = to;
    }

    /// The officer asks for papers, within so many days.
    pub(in crate::seed) fn papers_asked(&mut self, what: &str, days: u32, day: u32) {
        let (at, officer) = (self.when(day, Hours::Office), city::officer(&self.office));
        let digest = self.letter(at, "richiesta-integrazione", "Richiesta di integrazione");
        let command = RequestIntegration {
            items: vec![IntegrationItem {
                code: reason("missing-paper"),
                description: long(what),
                held_by_administration: false,
            }],
            days,
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, officer, command);
    }

    /// The citizen sends everything that was asked for.
    pub(in crate::seed) fn papers_supplied(&mut self, note: &str, day: u32) {
        let at = self.when(day, self.hours_of());
        let picture = self.paper("documento-richiesto", note, Format::Png);
        let digest = Some(picture.digest.clone());
        let command = SupplyIntegration {
            note: Some(long(note)),
            documents: vec![picture],
            declarations: Vec::new(),
            complete: true,
            counterparty: self.counterparty(),
            digest,
            at,
        };
        let actor = self.filer();
        self.add(at, actor, command);
    }

    /// The timer closes the window for papers.
    pub(in crate::seed) fn papers_expired(&mut self, day: u32) {
        let at = self.when(day, Hours::Timer);
        self.add(at, Actor::system(), CloseIntegrationWindow { at });
    }

    /// The citizen files a memorandum.
    pub(in crate::seed) fn memo_filed(&mut self, text: &str, day: u32) {
        let at = self.when(day, self.hours_of());
        let paper = self.paper("memoria", text, Format::Pdf);
        let command = FileMemo {
            text: long(text),
            digest: Some(paper.digest.clone()),
            documents: vec![paper],
            counterparty: self.counterparty(),
            at,
        };
        let actor = self.filer();
        self.add(at, actor, command);
    }

    /// The officer announces a refusal, and the letter is received at once.
    pub(in crate::seed) fn refusal_announced(&mut self, grounds: &[GroundText], day: u32) {
        self.notice(grounds, day, true);
    }

    /// The officer announces a refusal by a letter that is still on its way.
    pub(in crate::seed) fn refusal_posted(&mut self, grounds: &[GroundText], day: u32) {
        self.notice(grounds, day, false);
    }

    fn notice(&mut self, grounds: &[GroundText], day: u32, received: bool) {
        let (at, officer) = (self.when(day, Hours::Office), city::officer(&self.office));
        let digest = self.letter(at, "preavviso", "Comunicazione dei motivi ostativi");
        let command = NotifyRejectionGrounds {
            grounds: grounds.iter().copied().map(ground).collect(),
            received_at: received.then_some(at),
            counterparty: self.counterparty(),
            digest,
            at,
        };
        self.add(at, officer, command);
    }

    /// The desk records that the posted letter was received.
    pub(in crate::seed) fn letter_received(&mut self, day: u32) {
        let (at, desk) = (self.when(day, Hours::Office), city::desk(&self.office));
        let received_at = at;
        self.add(at, desk, RecordNoticeReceipt { received_at, at });
    }

    /// The citizen answers the announced refusal.
    pub(in crate::seed) fn observed(&mut self, text: &str, day: u32) {
        let at = self.when(day, self.hours_of());
        let stem = format!("osservazioni-{}", self.observations + 1);
        let paper = self.paper(&stem, text, Format::Pdf);
        let command = SubmitObservations {
            text: long(text),
            digest: Some(paper.digest.clone()),
            documents: vec![paper],
            counterparty: self.counterparty(),
            at,
        };
        self.observations += 1;
        let actor = self.filer();
        self.add(at, actor, command);
    }

    /// The timer closes the window for observations.
    pub(in crate::seed) fn observations_closed(&mut self, day: u32) {
        let at = self.when(day, Hours::Timer);
        self.add(at, Actor::system(), CloseObservationsWindow { at });
    }

    /// The clerk corrects a slip.
    pub(in crate::seed) fn corrected(&mut self, pointer: &str, values: (Value, Value), day: u32) {
        let (at, clerk) = (self.when(day, Hours::Office), city::clerk(&self.office));
        let command = CorrectData {
            pointer: short(pointer),
            old: values.0,
            new: values.1,
            reason: long("Errore materiale segnalato per telefono da chi ha presentato l'istanza."),
            at,
        };
        self.add(at, clerk, command);
    }

    /// The clerk checks a declaration.
    pub(in crate::seed) fn checked(&mut self, code: &str, outcome: DeclarationOutcome, day: u32) {
        let (at, clerk) = (self.when(day, Hours::Office), city::clerk(&self.office));
        let source = if code == "isee" { "inps" } else { "anpr" };
        let command = CheckDeclaration {
            code: reason(code),
            outcome,
            source: reason(source),
            note: None,
            at,
        };
        self.add(at, clerk, command);
    }

    /// The officer proposes how to decide.
    pub(in crate::seed) fn proposed(&mut self, outcome: Outcome, findings: &str, day: u32) {
        let (at, officer) = (self.when(day, Hours::Office), city::officer(&self.office));
        let findings = long(findings);
        let command = ProposeDecision {
            outcome,
            findings,
            at,
        };
        self.add(at, officer, command);
    }

    /// The head sends the proposal back.
    pub(in crate::seed) fn sent_back(&mut self, why: &str, day: u32) {
        let (at, head) = (self.when(day, Hours::Office), city::head(&self.office));
        let reason = long(why);
        self.add(at, head, ReturnToReview { reason, at });
    }

    /// The commission writes down where it stands; on the ranking of a call of the city that is where it came out.
    pub(in crate::seed) fn ranked(
        &mut self,
        place: ListPlace,
        position: Option<u32>,
        day: u32,
    ) -> ListPlace {
        let (at, actor) = (
            self.when(day, Hours::Office),
            city::commission(&self.office),
        );
        let ranking = format!("seed/ranking/{}", self.sheet.code);
        let told = Place {
            ranking: Uuid::new_v5(&domain::shared::ids::NAMESPACE, ranking.as_bytes()),
            standing: place,
            position,
            approved_on: rome_day(at),
        };
        let stands = self.script.world.standings.get(&self.id).unwrap_or(&told);
        let (place, command) = (
            stands.standing,
            RecordRanking {
                ranking_id: stands.ranking,
                place: stands.standing,
                position: stands.position,
                approved_on: stands.approved_on,
                at,
            },
        );
        self.add(at, actor, command);
        place
    }

    /// The citizen writes to the office.
    pub(in crate::seed) fn asked(&mut self, text: &str, day: u32) {
        let (at, actor) = (self.when(day, self.hours_of()), self.filer());
        self.message(at, actor, MessageSender::Applicant, text);
    }

    /// The office writes to the citizen, and the message arrives.
    pub(in crate::seed) fn answered(&mut self, text: &str, day: u32) {
        let (at, officer) = (self.when(day, Hours::Office), city::officer(&self.office));
        let message_id = self.message(at, officer, MessageSender::Office, text);
        let at = self.when(day, Hours::Timer);
        let command = RecordNotificationDelivery {
            notification_id: message_id,
            means: reason("email"),
            outcome: DeliveryOutcome::Delivered,
            delivered_at: at,
            at,
        };
        self.add(at, Actor::system(), command);
    }

    fn message(
        &mut self,
        at: chrono::DateTime<chrono::Utc>,
        actor: Actor,
        sender: MessageSender,
        text: &str,
    ) -> Uuid {
        let message_id = Uuid::new_v5(&self.id.0, format!("message/{}", self.count).as_bytes());
        let command = SendMessage {
            message_id,
            sender,
            body: long(text),
            about: None,
            at,
        };
        self.add(at, actor, command);
        message_id
    }
}
