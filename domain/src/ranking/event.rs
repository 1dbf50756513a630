//! Events of a ranking: written down for ever.

use super::{Assessed, Known, Placed, PublishedRow};
use crate::call::CallContent;
use crate::decider::Fact;
use crate::scoring::Number;
use crate::scoring::rules::Code;
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, CallCode, OfficeCode, PersonId, RankingId, ServiceCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::names::events! {
    /// What happened to a ranking.
    RankingEvent {
        /// It was begun.
        RankingOpened = "ranking_opened";
        /// An applicant stands on it.
        ApplicantEntered = "applicant_entered";
        /// What is known of an applicant was put right.
        EntryCorrected = "entry_corrected";
        /// An applicant was excluded for a reason that an officer found.
        EntryExcluded = "entry_excluded";
        /// That reason was taken back.
        EntryReadmitted = "entry_readmitted";
        /// The commission gave points.
        PointsGiven = "points_given";
        /// The provisional ranking was approved.
        ProvisionalRankingApproved = "provisional_ranking_approved";
        /// Somebody objected.
        ObjectionFiled = "objection_filed";
        /// An objection was decided.
        ObjectionDecided = "objection_decided";
        /// The final ranking was approved.
        FinalRankingApproved = "final_ranking_approved";
        /// What an approved version says of one applicant.
        EntryPlaced = "entry_placed";
        /// There is more or less to give.
        SupplyChanged = "supply_changed";
        /// Something was offered.
        PlaceOffered = "place_offered";
        /// The offer was taken.
        OfferAccepted = "offer_accepted";
        /// The offer was refused.
        OfferDeclined = "offer_declined";
        /// Nobody answered the offer in time.
        OfferExpired = "offer_expired";
        /// Somebody left the ranking.
        EntryRenounced = "entry_renounced";
        /// Somebody asks for their points to be looked at again.
        RevisionRequested = "revision_requested";
        /// Its update began.
        UpdateOpened = "update_opened";
        /// What somebody asked for was decided.
        RevisionDecided = "revision_decided";
        /// The updated ranking was approved.
        RankingRevised = "ranking_revised";
        /// It counts no more.
        RankingExpired = "ranking_expired";
    }
}

/// Graduatoria avviata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankingOpened {
    /// The ranking.
    pub ranking_id: RankingId,
    /// Its call.
    pub call: CallCode,
    /// The service.
    pub service: ServiceCode,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// The version of the call that counts.
    pub call_version: u32,
    /// What it says, so that the ranking can be read and computed again by itself.
    pub content: Box<CallContent>,
    /// Impegno del sorteggio, as it was published.
    pub draw_commitment: Digest,
    /// Seme del sorteggio.
    pub draw_seed: Digest,
    /// When.
    pub opened_at: DateTime<Utc>,
}

/// Richiedente inserito.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicantEntered {
    /// Codice pubblico.
    pub code: Code,
    /// Their application.
    pub application_id: ApplicationId,
    /// The person it is for.
    pub person: PersonId,
    /// Whoever filed it.
    pub applicant: PersonId,
    /// What is known of them.
    pub known: Personal<Known>,
    /// The lists asked for.
    pub lists: Vec<Code>,
    /// When.
    pub entered_at: DateTime<Utc>,
}

/// Dati rettificati.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryCorrected {
    /// Who.
    pub code: Code,
    /// What is known of them now.
    pub known: Personal<Known>,
    /// Why.
    pub reason: Code,
    /// When.
    pub corrected_at: DateTime<Utc>,
}

/// Richiedente escluso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryExcluded {
    /// Who.
    pub code: Code,
    /// Which of the grounds of the call.
    pub ground: Code,
    /// Why, in words.
    pub note: Personal<LongText>,
    /// When.
    pub excluded_at: DateTime<Utc>,
}

/// Richiedente riammesso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryReadmitted {
    /// Who.
    pub code: Code,
    /// The ground that does not hold.
    pub ground: Code,
    /// Why, in words.
    pub note: Personal<LongText>,
    /// When.
    pub readmitted_at: DateTime<Utc>,
}

/// Punti della commissione attribuiti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointsGiven {
    /// To whom.
    pub code: Code,
    /// For which criterion.
    pub criterion: Code,
    /// Points and motivation.
    pub assessed: Personal<Assessed>,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// Graduatoria provvisoria approvata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProvisionalRankingApproved {
    /// Which version this is, from 1.
    pub version: u32,
    /// What is published.
    pub rows: Vec<PublishedRow>,
    /// SHA-256 of what is published.
    pub rows_digest: Digest,
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// The last day of its posting.
    pub posted_until_on: NaiveDate,
    /// The last day for objections.
    pub objections_until_on: NaiveDate,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// Osservazione presentata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObjectionFiled {
    /// Who.
    pub code: Code,
    /// What it says.
    pub text: Personal<LongText>,
    /// When.
    pub filed_at: DateTime<Utc>,
}

/// Osservazione decisa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObjectionDecided {
    /// Whose.
    pub code: Code,
    /// Accolta.
    pub upheld: bool,
    /// What is known now, where it was upheld.
    pub known: Option<Personal<Known>>,
    /// Motivazione.
    pub motivation: Personal<LongText>,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// Graduatoria definitiva approvata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FinalRankingApproved {
    /// Which version this is.
    pub version: u32,
    /// What is published.
    pub rows: Vec<PublishedRow>,
    /// SHA-256 of what is published.
    pub rows_digest: Digest,
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// The last day of its posting.
    pub posted_until_on: NaiveDate,
    /// The last day on which places are given out of it.
    pub valid_until_on: NaiveDate,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// Posizione attribuita: what an approved version says of one applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryPlaced {
    /// Who.
    pub code: Code,
    /// Their application.
    pub application_id: ApplicationId,
    /// The person it is for.
    pub person: PersonId,
    /// In which version.
    pub version: u32,
    /// Why they stand where they stand.
    pub placed: Personal<Placed>,
    /// When.
    pub placed_at: DateTime<Utc>,
}

/// Disponibilità variata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplyChanged {
    /// Places by list.
    pub places: BTreeMap<Code, u32>,
    /// Sums by list.
    pub funds: BTreeMap<Code, Number>,
    /// Why.
    pub reason: Code,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// Posto offerto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceOffered {
    /// To whom.
    pub code: Code,
    /// The person.
    pub person: PersonId,
    /// Of which list.
    pub list: Option<Code>,
    /// The last day for an answer.
    pub answer_until_on: NaiveDate,
    /// When.
    pub offered_at: DateTime<Utc>,
}

/// Offerta accettata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferAccepted {
    /// By whom.
    pub code: Code,
    /// When.
    pub accepted_at: DateTime<Utc>,
}

/// Offerta rifiutata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferDeclined {
    /// By whom.
    pub code: Code,
    /// The points it costs; absent where whoever refuses leaves the ranking.
    pub penalty: Option<Number>,
    /// When.
    pub declined_at: DateTime<Utc>,
}

/// Offerta scaduta: whoever does not answer leaves the ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferExpired {
    /// Whose.
    pub code: Code,
    /// When.
    pub expired_at: DateTime<Utc>,
}

/// Posizione rinunciata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryRenounced {
    /// By whom.
    pub code: Code,
    /// When.
    pub renounced_at: DateTime<Utc>,
}

/// Revisione richiesta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionRequested {
    /// By whom.
    pub code: Code,
    /// What changed.
    pub text: Personal<LongText>,
    /// When.
    pub requested_at: DateTime<Utc>,
}

/// Aggiornamento avviato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateOpened {
    /// The last day for new applications and for requests of revision.
    pub requests_until_on: NaiveDate,
    /// The day on which facts must be true in the updated ranking.
    pub reference_on: NaiveDate,
    /// When.
    pub opened_at: DateTime<Utc>,
}

/// Revisione decisa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionDecided {
    /// Whose.
    pub code: Code,
    /// Accolta.
    pub upheld: bool,
    /// What is known now, where it was upheld.
    pub known: Option<Personal<Known>>,
    /// Motivazione.
    pub motivation: Personal<LongText>,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// Graduatoria aggiornata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankingRevised {
    /// Which version this is.
    pub version: u32,
    /// What is published.
    pub rows: Vec<PublishedRow>,
    /// SHA-256 of what is published.
    pub rows_digest: Digest,
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// The last day of its posting.
    pub posted_until_on: NaiveDate,
    /// The last day on which places are given out of it.
    pub valid_until_on: NaiveDate,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// Graduatoria cessata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankingExpired {
    /// When.
    pub expired_at: DateTime<Utc>,
}

impl Fact for RankingEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::RankingOpened(event) => event.opened_at,
            Self::ApplicantEntered(event) => event.entered_at,
            Self::EntryCorrected(event) => event.corrected_at,
            Self::EntryExcluded(event) => event.excluded_at,
            Self::EntryReadmitted(event) => event.readmitted_at,
            Self::PointsGiven(event) => event.given_at,
            Self::ProvisionalRankingApproved(event) => event.approved_at,
            Self::ObjectionFiled(event) => event.filed_at,
            Self::ObjectionDecided(event) => event.decided_at,
            Self::FinalRankingApproved(event) => event.approved_at,
            Self::EntryPlaced(event) => event.placed_at,
            Self::SupplyChanged(event) => event.changed_at,
            Self::PlaceOffered(event) => event.offered_at,
            Self::OfferAccepted(event) => event.accepted_at,
            Self::OfferDeclined(event) => event.declined_at,
            Self::OfferExpired(event) => event.expired_at,
            Self::EntryRenounced(event) => event.renounced_at,
            Self::RevisionRequested(event) => event.requested_at,
            Self::UpdateOpened(event) => event.opened_at,
            Self::RevisionDecided(event) => event.decided_at,
            Self::RankingRevised(event) => event.approved_at,
            Self::RankingExpired(event) => event.expired_at,
        })
    }
}
