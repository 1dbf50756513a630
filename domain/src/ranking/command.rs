//! Commands on a ranking.

use super::{Assessed, Known};
use crate::call::CallContent;
use crate::scoring::Number;
use crate::scoring::rules::Code;
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, CallCode, OfficeCode, PersonId, RankingId, ServiceCode};
use crate::shared::text::LongText;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

crate::names::commands! {
    /// What can be asked of a ranking.
    RankingCommand {
        /// Begin it, when the window is over.
        OpenRanking = "open_ranking";
        /// Put an applicant on it.
        EnterApplicant = "enter_applicant";
        /// Put everybody on it who filed, as far as they are known here.
        EnterApplicants = "enter_applicants";
        /// Put right what is known of an applicant.
        CorrectEntry = "correct_entry" clear;
        /// Exclude an applicant for a reason that an officer found.
        ExcludeEntry = "exclude_entry";
        /// Take that reason back.
        ReadmitEntry = "readmit_entry";
        /// Give points of the commission.
        GivePoints = "give_points";
        /// Give points of the commission to many.
        GiveManyPoints = "give_many_points";
        /// Approve and post the provisional ranking.
        ApproveProvisional = "approve_provisional" clear;
        /// Object to it.
        FileObjection = "file_objection";
        /// Decide an objection.
        DecideObjection = "decide_objection" clear;
        /// Approve and post the final ranking.
        ApproveFinal = "approve_final" clear;
        /// Say what there is to give.
        ChangeSupply = "change_supply";
        /// Offer what is free to the next.
        OfferPlaces = "offer_places" clear;
        /// Take what is offered.
        AcceptOffer = "accept_offer";
        /// Refuse it.
        DeclineOffer = "decline_offer";
        /// End offers that nobody answered in time.
        ExpireOffers = "expire_offers";
        /// Leave the ranking.
        RenounceEntry = "renounce_entry";
        /// Ask for one's points to be looked at again.
        RequestRevision = "request_revision";
        /// Begin its update.
        OpenUpdate = "open_update";
        /// Decide what somebody asked for.
        DecideRevision = "decide_revision" clear;
        /// Approve and post the updated ranking.
        ApproveUpdate = "approve_update" clear;
        /// End it, when it counts no more.
        ExpireRanking = "expire_ranking";
    }
}

/// What a ranking must know of its call.
#[derive(Clone, Debug, PartialEq)]
pub struct CallFacts {
    /// Its code.
    pub code: CallCode,
    /// The service.
    pub service: ServiceCode,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// The version that is public.
    pub version: u32,
    /// What it says.
    pub content: Box<CallContent>,
    /// Whether it is public and was not taken back.
    pub running: bool,
    /// What was published of the draw.
    pub draw_commitment: Option<Digest>,
}

/// Formare la graduatoria.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenRanking {
    /// The ranking.
    pub ranking_id: RankingId,
    /// Its call.
    pub call: CallFacts,
    /// Seme del sorteggio: revealed now that nobody can apply any more.
    pub draw_seed: Digest,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a ranking must know of an application.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicationFacts {
    /// The application.
    pub application_id: ApplicationId,
    /// The person it is for.
    pub person: PersonId,
    /// Whoever filed it: a parent, for instance.
    pub applicant: PersonId,
    /// For what.
    pub service: ServiceCode,
    /// When it was filed; absent where it was not, or was withdrawn.
    pub filed_at: Option<DateTime<Utc>>,
}

/// Inserire un richiedente.
#[derive(Clone, Debug, PartialEq)]
pub struct EnterApplicant {
    /// Codice pubblico.
    pub code: Code,
    /// Their application.
    pub application: ApplicationFacts,
    /// What is known of them.
    pub known: Known,
    /// The lists asked for.
    pub lists: Vec<Code>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Inserire i richiedenti: many at once; whoever stands on the ranking already stays as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct EnterApplicants {
    /// The applicants.
    pub applicants: Vec<EnterApplicant>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rettificare i dati di un richiedente.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectEntry {
    /// Who.
    pub code: Code,
    /// What is known of them now.
    pub known: Known,
    /// Why.
    pub reason: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Escludere un richiedente.
#[derive(Clone, Debug, PartialEq)]
pub struct ExcludeEntry {
    /// Who.
    pub code: Code,
    /// Which of the grounds of the call.
    pub ground: Code,
    /// Why, in words.
    pub note: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Riammettere un richiedente.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadmitEntry {
    /// Who.
    pub code: Code,
    /// The ground that does not hold.
    pub ground: Code,
    /// Why, in words.
    pub note: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Attribuire i punti della commissione.
#[derive(Clone, Debug, PartialEq)]
pub struct GivePoints {
    /// To whom.
    pub code: Code,
    /// For which criterion.
    pub criterion: Code,
    /// Points and motivation.
    pub assessed: Assessed,
    /// When.
    pub at: DateTime<Utc>,
}

/// Attribuire i punti della commissione a più richiedenti: all of them or none.
#[derive(Clone, Debug, PartialEq)]
pub struct GiveManyPoints {
    /// The points.
    pub given: Vec<GivePoints>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Approvare la graduatoria provvisoria.
#[derive(Clone, Debug, PartialEq)]
pub struct ApproveProvisional {
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Presentare un'osservazione.
#[derive(Clone, Debug, PartialEq)]
pub struct FileObjection {
    /// Who.
    pub code: Code,
    /// What it says.
    pub text: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Decidere un'osservazione.
#[derive(Clone, Debug, PartialEq)]
pub struct DecideObjection {
    /// Whose.
    pub code: Code,
    /// What is known now, where it is upheld.
    pub upheld: Option<Known>,
    /// Motivazione.
    pub motivation: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Approvare la graduatoria definitiva.
#[derive(Clone, Debug, PartialEq)]
pub struct ApproveFinal {
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Variare la disponibilità di posti o di somme.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSupply {
    /// Places by list; `all` where there is one without a name.
    pub places: BTreeMap<Code, u32>,
    /// Sums by list.
    pub funds: BTreeMap<Code, Number>,
    /// Why.
    pub reason: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Offrire i posti liberi, scorrendo la graduatoria.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferPlaces {
    /// When.
    pub at: DateTime<Utc>,
}

/// Accettare l'offerta.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptOffer {
    /// Who.
    pub code: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rifiutare l'offerta.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclineOffer {
    /// Who.
    pub code: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Far scadere le offerte senza risposta: by the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpireOffers {
    /// When.
    pub at: DateTime<Utc>,
}

/// Rinunciare alla posizione in graduatoria.
#[derive(Clone, Debug, PartialEq)]
pub struct RenounceEntry {
    /// Who.
    pub code: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Chiedere la revisione del punteggio, while the ranking counts.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestRevision {
    /// Who.
    pub code: Code,
    /// What changed, in words.
    pub text: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Avviare l'aggiornamento della graduatoria.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenUpdate {
    /// The last day for new applications and for requests of revision.
    pub requests_until_on: NaiveDate,
    /// Data di riferimento: the day on which facts must be true in the updated ranking.
    pub reference_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Decidere una richiesta di revisione.
#[derive(Clone, Debug, PartialEq)]
pub struct DecideRevision {
    /// Whose.
    pub code: Code,
    /// What is known now, where it is upheld.
    pub upheld: Option<Known>,
    /// Motivazione.
    pub motivation: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Approvare la graduatoria aggiornata.
#[derive(Clone, Debug, PartialEq)]
pub struct ApproveUpdate {
    /// The first day of its posting.
    pub posted_from_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Far cessare la graduatoria: by the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpireRanking {
    /// When.
    pub at: DateTime<Utc>,
}
