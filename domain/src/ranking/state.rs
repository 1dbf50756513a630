//! The state of a ranking.

use super::{
    ApplicantEntered, EntryExcluded, EntryReadmitted, EntryRenounced, Known, Objection,
    ObjectionDecided, ObjectionFiled, Offer, OfferDeclined, OfferState, OnFile, PlaceOffered,
    PointsGiven, RankingCommand, RankingError, RankingEvent, RankingOpened, RankingRevised,
    RevisionDecided, RevisionRequested, Situation,
};
use crate::call::CallContent;
use crate::decider::{Decider, Standing};
use crate::scoring::Number;
use crate::scoring::rules::Code;
use crate::shared::digest::Digest;
use crate::shared::ids::{CallCode, OfficeCode, RankingId, ServiceCode};
use crate::shared::personal::Personal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Graduatoria: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// Its identifier, once it is open.
    pub id: Option<RankingId>,
    /// Its call.
    pub call: Option<CallCode>,
    /// The service.
    pub service: Option<ServiceCode>,
    /// The office that answers for it.
    pub office: Option<OfficeCode>,
    /// What the call says.
    pub content: Option<Box<CallContent>>,
    /// Seme del sorteggio.
    pub draw_seed: Option<Digest>,
    /// Where it stands.
    pub phase: Phase,
    /// The applicants, by public code.
    pub entries: BTreeMap<Code, OnFile>,
    /// Places by list, where they are not those of the rules.
    pub places: BTreeMap<Code, u32>,
    /// Sums by list, where they are not those of the rules.
    pub funds: BTreeMap<Code, Number>,
    /// The version approved last.
    pub approval: Option<Approval>,
    /// The day on which the facts of that version are true, where it is not the one of the call.
    pub reference_on: Option<NaiveDate>,
    /// The update that is being made.
    pub update: Option<Update>,
}

/// Aggiornamento in corso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The last day for new applications and for requests of revision.
    pub requests_until_on: NaiveDate,
    /// The day on which facts must be true.
    pub reference_on: NaiveDate,
}

/// Fase della graduatoria.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing is on file yet.
    #[default]
    Missing,
    /// In formazione.
    Review,
    /// Provvisoria.
    Provisional,
    /// Definitiva.
    Final,
    /// Cessata.
    Expired,
}

/// Approvazione.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Which version.
    pub version: u32,
    /// SHA-256 of what is published.
    pub rows_digest: Digest,
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// The last day of its posting.
    pub posted_until_on: NaiveDate,
    /// The last day for objections, or the last day on which it counts.
    pub ends_on: NaiveDate,
}

/// Whether somebody stays on the ranking after their answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Yes,
    No,
}

impl Phase {
    /// The name under which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Review => "review",
            Self::Provisional => "provisional",
            Self::Final => "final",
            Self::Expired => "expired",
        }
    }
}

impl Ranking {
    /// What counts for an applicant, kept as it was where a version was approved before it changes.
    fn changing(&mut self, code: &Code) -> Option<&mut Situation> {
        let approved = self.approval.is_some();
        let entry = self.entries.get_mut(code)?;
        if approved && entry.before.is_none() {
            entry.before = Some(Box::new(entry.now.clone()));
        }
        Some(&mut entry.now)
    }

    fn opened(&mut self, event: &RankingOpened) {
        self.id = Some(event.ranking_id);
        self.call = Some(event.call.clone());
        self.service = Some(event.service.clone());
        self.office = Some(event.office.clone());
        self.content = Some(event.content.clone());
        self.draw_seed = Some(event.draw_seed.clone());
        self.phase = Phase::Review;
    }

    fn entered(&mut self, event: &ApplicantEntered) {
        let entry = OnFile {
            application_id: event.application_id,
            person: event.person,
            applicant: event.applicant,
            now: Situation {
                facts: event.known.clone(),
                lists: event.lists.clone(),
                commission: BTreeMap::new(),
                grounds: BTreeSet::new(),
                penalties: Vec::new(),
            },
            before: None,
            objection: None,
            revision: None,
            approved: false,
            offer: None,
            out: false,
        };
        self.entries.insert(event.code.clone(), entry);
    }

    fn know(&mut self, code: &Code, known: &Personal<Known>) {
        if let Some(now) = self.changing(code) {
            now.facts = known.clone();
        }
    }

    fn scored(&mut self, event: &PointsGiven) {
        if let Some(now) = self.changing(&event.code) {
            let (criterion, assessed) = (event.criterion.clone(), event.assessed.clone());
            now.commission.insert(criterion, assessed);
        }
    }

    fn approved(
        &mut self,
        phase: Phase,
        (version, rows_digest): (u32, &Digest),
        (posted_from_on, posted_until_on): (NaiveDate, NaiveDate),
        ends_on: NaiveDate,
    ) {
        self.phase = phase;
        self.approval = Some(Approval {
            version,
            rows_digest: rows_digest.clone(),
            posted_from_on,
            posted_until_on,
            ends_on,
        });
        for entry in self.entries.values_mut() {
            entry.before = None;
            entry.approved = true;
        }
    }

    fn objected(&mut self, event: &ObjectionFiled) {
        if let Some(entry) = self.entries.get_mut(&event.code) {
            let text = event.text.clone();
            entry.objection = Some(Objection { text, upheld: None });
        }
    }

    fn decided(&mut self, event: &ObjectionDecided) {
        if let Some(entry) = self.entries.get_mut(&event.code)
            && let Some(objection) = &mut entry.objection
        {
            objection.upheld = Some(event.upheld);
        }
        if let Some(known) = &event.known {
            self.know(&event.code, known);
        }
    }

    fn offered(&mut self, event: &PlaceOffered) {
        if let Some(entry) = self.entries.get_mut(&event.code) {
            entry.offer = Some(Offer {
                list: event.list.clone(),
                answer_until_on: event.answer_until_on,
                state: OfferState::Pending,
            });
        }
    }

    fn declined(&mut self, event: &OfferDeclined) {
        let stays = match event.penalty {
            Some(_) => Stays::Yes,
            None => Stays::No,
        };
        self.answered(&event.code, OfferState::Declined, stays);
        if let Some(penalty) = event.penalty
            && let Some(now) = self.changing(&event.code)
        {
            now.penalties.push((super::decide::refused(), penalty));
        }
    }

    fn answered(&mut self, code: &Code, state: OfferState, stays: Stays) {
        if let Some(entry) = self.entries.get_mut(code) {
            if let Some(offer) = &mut entry.offer {
                offer.state = state;
            }
            entry.out = entry.out || stays == Stays::No;
        }
    }

    fn excluded(&mut self, event: &EntryExcluded) {
        if let Some(now) = self.changing(&event.code) {
            now.grounds.insert(event.ground.clone());
        }
    }

    fn readmitted(&mut self, event: &EntryReadmitted) {
        if let Some(now) = self.changing(&event.code) {
            now.grounds.remove(&event.ground);
        }
    }

    fn left(&mut self, event: &EntryRenounced) {
        if let Some(entry) = self.entries.get_mut(&event.code) {
            entry.out = true;
            entry.offer = None;
        }
    }

    fn asked(&mut self, event: &RevisionRequested) {
        if let Some(entry) = self.entries.get_mut(&event.code) {
            let text = event.text.clone();
            entry.revision = Some(Objection { text, upheld: None });
        }
    }

    fn answered_revision(&mut self, event: &RevisionDecided) {
        if let Some(known) = &event.known {
            self.know(&event.code, known);
        }
        if let Some(entry) = self.entries.get_mut(&event.code) {
            entry.revision = None;
        }
    }

    fn revised(&mut self, event: &RankingRevised) {
        let posted = (event.posted_from_on, event.posted_until_on);
        let version = (event.version, &event.rows_digest);
        self.approved(Phase::Final, version, posted, event.valid_until_on);
        let update = self.update.take();
        self.reference_on = update.map(|update| update.reference_on);
    }

    fn about(&self, code: &Code) -> Option<&OnFile> {
        self.entries.get(code)
    }

    /// Whose entry a command is about.
    fn subject(&self, command: &RankingCommand) -> Option<&OnFile> {
        match command {
            RankingCommand::FileObjection(command) => self.about(&command.code),
            RankingCommand::AcceptOffer(command) => self.about(&command.code),
            RankingCommand::DeclineOffer(command) => self.about(&command.code),
            RankingCommand::RenounceEntry(command) => self.about(&command.code),
            RankingCommand::RequestRevision(command) => self.about(&command.code),
            RankingCommand::OpenRanking(_)
            | RankingCommand::EnterApplicant(_)
            | RankingCommand::CorrectEntry(_)
            | RankingCommand::ExcludeEntry(_)
            | RankingCommand::ReadmitEntry(_)
            | RankingCommand::GivePoints(_)
            | RankingCommand::ApproveProvisional(_)
            | RankingCommand::DecideObjection(_)
            | RankingCommand::ApproveFinal(_)
            | RankingCommand::ChangeSupply(_)
            | RankingCommand::OfferPlaces(_)
            | RankingCommand::ExpireOffers(_)
            | RankingCommand::EnterApplicants(_)
            | RankingCommand::GiveManyPoints(_)
            | RankingCommand::OpenUpdate(_)
            | RankingCommand::DecideRevision(_)
            | RankingCommand::ApproveUpdate(_)
            | RankingCommand::ExpireRanking(_) => None,
        }
    }
}

impl Decider for Ranking {
    fn decide(&self, command: &RankingCommand) -> Result<Vec<RankingEvent>, RankingError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &RankingEvent) {
        match event {
            RankingEvent::RankingOpened(event) => self.opened(event),
            RankingEvent::ApplicantEntered(event) => self.entered(event),
            RankingEvent::EntryCorrected(event) => self.know(&event.code, &event.known),
            RankingEvent::EntryExcluded(event) => self.excluded(event),
            RankingEvent::EntryReadmitted(event) => self.readmitted(event),
            RankingEvent::PointsGiven(event) => self.scored(event),
            RankingEvent::ProvisionalRankingApproved(event) => {
                let posted = (event.posted_from_on, event.posted_until_on);
                let version = (event.version, &event.rows_digest);
                self.approved(
                    Phase::Provisional,
                    version,
                    posted,
                    event.objections_until_on,
                );
            }
            RankingEvent::ObjectionFiled(event) => self.objected(event),
            RankingEvent::ObjectionDecided(event) => self.decided(event),
            RankingEvent::FinalRankingApproved(event) => {
                let posted = (event.posted_from_on, event.posted_until_on);
                let version = (event.version, &event.rows_digest);
                self.approved(Phase::Final, version, posted, event.valid_until_on);
            }
            RankingEvent::EntryPlaced(_) => {}
            RankingEvent::SupplyChanged(event) => {
                self.places.clone_from(&event.places);
                self.funds.clone_from(&event.funds);
            }
            RankingEvent::PlaceOffered(event) => self.offered(event),
            RankingEvent::OfferAccepted(event) => {
                self.answered(&event.code, OfferState::Accepted, Stays::Yes);
            }
            RankingEvent::OfferDeclined(event) => self.declined(event),
            RankingEvent::OfferExpired(event) => {
                self.answered(&event.code, OfferState::Expired, Stays::No);
            }
            RankingEvent::EntryRenounced(event) => self.left(event),
            RankingEvent::RevisionRequested(event) => self.asked(event),
            RankingEvent::UpdateOpened(event) => {
                self.update = Some(Update {
                    requests_until_on: event.requests_until_on,
                    reference_on: event.reference_on,
                });
            }
            RankingEvent::RevisionDecided(event) => self.answered_revision(event),
            RankingEvent::RankingRevised(event) => self.revised(event),
            RankingEvent::RankingExpired(_) => self.phase = Phase::Expired,
        }
    }

    fn standing(&self, command: &RankingCommand) -> Standing {
        let asked = match command {
            RankingCommand::OpenRanking(command) => Some(command.call.office.clone()),
            RankingCommand::EnterApplicant(_)
            | RankingCommand::CorrectEntry(_)
            | RankingCommand::ExcludeEntry(_)
            | RankingCommand::ReadmitEntry(_)
            | RankingCommand::GivePoints(_)
            | RankingCommand::ApproveProvisional(_)
            | RankingCommand::FileObjection(_)
            | RankingCommand::DecideObjection(_)
            | RankingCommand::ApproveFinal(_)
            | RankingCommand::ChangeSupply(_)
            | RankingCommand::OfferPlaces(_)
            | RankingCommand::AcceptOffer(_)
            | RankingCommand::DeclineOffer(_)
            | RankingCommand::ExpireOffers(_)
            | RankingCommand::RenounceEntry(_)
            | RankingCommand::EnterApplicants(_)
            | RankingCommand::GiveManyPoints(_)
            | RankingCommand::RequestRevision(_)
            | RankingCommand::OpenUpdate(_)
            | RankingCommand::DecideRevision(_)
            | RankingCommand::ApproveUpdate(_)
            | RankingCommand::ExpireRanking(_) => None,
        };
        Standing {
            office: self.office.clone().or(asked),
            people: self
                .subject(command)
                .map(|entry| BTreeSet::from([entry.person, entry.applicant]))
                .into_iter()
                .flatten()
                .collect(),
        }
    }
}
