//! The closed vocabularies of the domain as the description of the API shows them.
//!
//! Each is matched against the domain both ways, so that neither can gain or lose a word alone.

use domain::shared::stamp;
use domain::{
    access_sheet, application, call, care_plan, case_file, mandate, person, ranking, register,
    service, unmasking,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $domain:path { $($(#[$rename:meta])* $word:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($(#[$rename])* $word,)* }

        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word,)* }
            }
        }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                use $domain as Domain;
                match word { $(Domain::$word => Self::$word,)* }
            }
        }
    )*};
}

words! {
    /// Stato del bando.
    CallStatus = call::CallStatus { Draft, Published, Revoked }

    /// Fase della graduatoria; `missing` is never answered.
    RankingPhase = ranking::Phase { Missing, Review, Provisional, Final, Expired }

    /// Esito di una posizione.
    RowOutcome = ranking::Outcome { Beneficiary, Eligible, Elsewhere, Ineligible, Excluded, Out }

    /// Stato di un'offerta.
    OfferState = ranking::OfferState { Pending, Accepted, Declined, Expired }

    /// Nomenclatore: who gives a code its meaning.
    CodeScheme = care_plan::Scheme { Cisis, Siuss, Fnps, Istat, Local }

    /// Stato del piano; `missing` is never answered.
    PlanStatus = care_plan::PlanStatus { Missing, Draft, Active, Suspended, Closed, Abandoned }

    /// Tipo di beneficiario.
    BeneficiaryKind = care_plan::BeneficiaryKind { Individual, Household, Group }

    /// Orizzonte di un obiettivo: breve, medio, lungo.
    ObjectiveTerm = care_plan::Horizon { Short, Medium, Long }

    /// Grado di raggiungimento: no, in parte, sì.
    ObjectiveReached = care_plan::Score { NotReached, PartlyReached, Reached }

    /// Chi sostiene un costo: a fund of the municipality, the family, health care, the provider.
    CostBearer = care_plan::Bearer { Fund, Family, Health, Provider }

    /// Unità di tempo tra due verifiche.
    ReviewUnit = care_plan::ReviewUnit { Days, Weeks, Months, Years }

    /// Firmatario: in which quality somebody signs.
    PlanSignatory = care_plan::Signatory { Person, Representative, CaseManager, Health, Provider }

    /// Modalità di firma: by hand, digitally, or signed in with the own identity.
    SignatureMethod = care_plan::SignatureMethod { Paper, Digital, Identified }

    /// Esito dell'UVM.
    BoardOutcome = care_plan::BoardOutcome { Approved, Deferred }

    /// Verso: whether an act comes in, goes out or stays inside.
    Direction = stamp::Direction { Inbound, Outbound, Internal }

    /// Tipo di documento: what kind of act is registered.
    ActKind = stamp::ActKind {
        Application, IntegrationRequest, IntegrationAnswer, RejectionNotice, Observations, Memo,
        Decision, Withdrawal, Appeal, Communication, Other,
    }

    /// Stato della conservazione: to be sent, sent, accepted, or refused and to be sent again.
    Preservation = projections::daily_register::Preservation { ToSend, Sent, Accepted, Rejected }

    /// Esito del versamento: whether the preservation system took a day.
    PreservationOutcome = register::PreservationOutcome { Accepted, Rejected }

    /// Tipo di dichiarazione sostitutiva: of certification (art. 46) or of notoriety (art. 47).
    DeclarationKind = application::DeclarationKind { Certification, Notoriety }

    /// Esito del controllo: confirmed, a discrepancy that can be put right, or false.
    DeclarationOutcome = application::DeclarationOutcome { Confirmed, Discrepancy, False }

    /// Esito proposto o deciso.
    Outcome = application::Outcome { Grant, Reject }

    /// Why an application is not examined: irricevibile, inammissibile, improcedibile, manifestamente infondata.
    InadmissibleKind = application::InadmissibleKind {
        Irreceivable, Inadmissible, NotProceedable, ManifestlyUnfounded,
    }

    /// Motivo di archiviazione.
    ArchiveReason = application::ArchiveReason {
        Death, Duplicate, MovedAway, Superseded, NoLongerNeeded,
    }

    /// Posto in graduatoria.
    ListPlace = application::ListPlace { Ranked, WaitingList, Excluded }

    /// Situazione protetta: what a forfeiture must weigh (DPR 445/2000 art. 75 c. 1-bis).
    ProtectedSituation = application::ProtectedSituation { None, Minors, ParticularHardship }

    /// Esito del rimedio: the decision stands, is annulled, or nobody insists any more.
    AppealOutcome = application::AppealOutcome { Dismissed, Upheld, Abandoned }

    /// Why nobody represents the beneficiary any more.
    EndOfRepresentation = application::EndOfRepresentation {
        Revoked, Expired, ComingOfAge, CourtMeasure, Death,
    }

    /// Esito di una comunicazione.
    DeliveryOutcome = application::DeliveryOutcome { Delivered, Failed }

    /// Canale: a way of filing that makes an application valid (CAD art. 65).
    Channel = service::Channel { Spid, Cie, Cns, Signed, ScanId, Pec, Io, Counter, ExOfficio, Portal }

    /// Livello di garanzia: how sure the service is of who acts (eIDAS art. 8).
    IdentityLevel = service::IdentityLevel { None, Low, Substantial, High }

    /// Regola sui duplicati: what a second application for the same beneficiary and period does.
    DuplicatePolicy = service::DuplicatePolicy { Allow, Reject, FirstWins, LastWins }

    /// Silenzio: a failure to act, an assent or a refusal.
    Silence = service::Silence { FailureToAct, Assent, Refusal }

    /// Responsabilità genitoriale: what is left of it (c.c. 316, 330, 333).
    ParentalResponsibility = person::ParentalResponsibility { Full, Suspended, Lost }

    /// A titolo di: in which quality somebody acts.
    Capacity = application::Capacity {
        #[serde(rename = "self")] SelfActing,
        Parent, Guardian, Curator, SupportAdministrator, Delegate, ExOfficio, Heir,
    }

    /// Rimedio esperito: court, extraordinary appeal, complaint or review.
    AppealKind = application::AppealKind { Court, Extraordinary, Complaint, Review }

    /// Stato dell'istanza: where the procedure is.
    ApplicationStatus = application::ApplicationStatus {
        Nothing, Draft, Discarded, Submitted, UnderReview, AwaitingIntegration, AwaitingObservations,
        Proposed, Ranked, WaitingList, Excluded, Renounced, Granted, Rejected, Inadmissible, Withdrawn,
        Archived, Appealed, Annulled, Revoked, Forfeited, Imported,
    }

    /// Scadenza: papers asked for, observations, the term of the office, the substitute power.
    DeadlineKind = projections::deadline_watch::Deadline {
        Integration, Observations, Term, SubstitutePower,
    }

    /// Modalità di accesso a uno sportello.
    AccessMode = access_sheet::AccessMode {
        InPerson, Email, AtHome, WrittenReport, PhoneReport, OtherRemote,
    }

    /// Motivo dell'accesso.
    AccessReason = access_sheet::AccessReason { CourtDecree, SentBy, Spontaneous, Summoned }

    /// Interlocutore dello sportello.
    Interlocutor = access_sheet::Interlocutor {
        JudicialAuthority, User, Relative, Organisation, Institution, Other,
    }

    /// Esito dell'accesso.
    AccessOutcome = access_sheet::AccessOutcome { Concluded, Referred, Proposed }

    /// Stato della proposta di presa in carico.
    ProposalStatus = access_sheet::ProposalStatus { Created, Seen, Rejected, TakenUp }

    /// Percorso dopo i diciotto anni.
    AdultPath = case_file::AdultPath { Close, AdultServices, Continue }

    /// Stato del caso.
    CaseStatus = case_file::CaseStatus {
        Nothing, Reported, Open, InCharge, TransferPending, Closed, Absorbed,
    }

    /// Household or support network.
    Circle = case_file::Circle { Household, SupportNetwork }

    /// Whether only the service or the citizen too may see a document.
    Visibility = case_file::Visibility { Private, Public }

    /// Passo della protezione d'urgenza (c.c. art. 403).
    ProtectionStep = case_file::ProtectionStep {
        OralNotice, ActTransmitted, ValidationAsked, CourtDecided, HearingHeld,
    }

    /// Esito della protezione d'urgenza.
    ProtectionOutcome = case_file::ProtectionOutcome {
        Revoked, NotValidated, Confirmed, Modified, Ineffective,
    }

    /// Stato della delega.
    MandateStatus = mandate::MandateStatus {
        Missing, Proposed, Active, Suspended, Refused, Revoked, Expired,
    }

    /// Stato dello svelamento; `missing` is never answered.
    UnmaskingStatus = unmasking::UnmaskingStatus { Missing, Requested, Approved, Refused, Ended }

    /// Oggetto dello svelamento: istanza, delega, persona, registrazione.
    UnmaskingTarget = unmasking::UnmaskingTarget { Application, Mandate, Person, Registration }
}

/// Qualità: in which capacity somebody acts for somebody else under a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MandateCapacity {
    /// Esercente la responsabilità genitoriale.
    Parent,
    /// Tutore.
    Guardian,
    /// Curatore.
    Curator,
    /// Amministratore di sostegno.
    SupportAdministrator,
    /// Delegato.
    Delegate,
}

impl From<MandateCapacity> for application::Capacity {
    fn from(word: MandateCapacity) -> Self {
        match word {
            MandateCapacity::Parent => Self::Parent,
            MandateCapacity::Guardian => Self::Guardian,
            MandateCapacity::Curator => Self::Curator,
            MandateCapacity::SupportAdministrator => Self::SupportAdministrator,
            MandateCapacity::Delegate => Self::Delegate,
        }
    }
}

/// The stream an act belongs to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// What it is.
    #[schema(pattern = "^[a-z_]{1,40}$", example = "application")]
    pub(crate) aggregate_type: String,
    /// Which one.
    pub(crate) aggregate_id: Uuid,
}

impl From<About> for stamp::About {
    fn from(about: About) -> Self {
        Self {
            aggregate_type: about.aggregate_type,
            aggregate_id: about.aggregate_id,
        }
    }
}
