//! Events of a case file: written down for ever.

mod around;
mod content;
mod correct;
mod course;
mod reach;

pub use around::*;
pub use content::*;
pub use correct::*;
pub use course::*;
pub use reach::*;

use crate::decider::Fact;
use crate::shared::time::day_start;
use chrono::{DateTime, Utc};

crate::names::events! {
    /// What happened to a case file.
    CaseFileEvent {
        /// Segnalazione ricevuta.
        ReportReceived = "report_received";
        /// Caso aperto.
        CaseOpened = "case_opened";
        /// Responsabile assegnato.
        CaseManagerAssigned = "case_manager_assigned";
        /// Operatore affiancato.
        CoworkerAdded = "coworker_added";
        /// Operatore tolto.
        CoworkerRemoved = "coworker_removed";
        /// Caso preso in carico.
        TakenInCharge = "taken_in_charge";
        /// Trasferimento chiesto.
        TransferRequested = "transfer_requested";
        /// Trasferimento respinto.
        TransferRefused = "transfer_refused";
        /// Caso trasferito.
        CaseTransferred = "case_transferred";
        /// Caso chiuso.
        CaseClosed = "case_closed";
        /// Caso riaperto.
        CaseReopened = "case_reopened";
        /// Decesso annotato.
        DeathNoted = "death_noted";
        /// Cartella confluita in un'altra.
        CaseAbsorbed = "case_absorbed";
        /// Cartella ripristinata.
        CaseRestored = "case_restored";
        /// Maggiore età annotata.
        ComingOfAgeNoted = "coming_of_age_noted";
        /// Percorso dopo i diciotto anni scelto.
        AdultPathChosen = "adult_path_chosen";
        /// Verifica della competenza da fare.
        CompetenceReviewNeeded = "competence_review_needed";
        /// Competenza mantenuta.
        CompetenceKept = "competence_kept";
        /// Comune che sostiene la spesa registrato.
        CostMunicipalityRecorded = "cost_municipality_recorded";
        /// Trasferito a un altro comune.
        TransferredOut = "transferred_out";
        /// Nucleo o rete registrati.
        HouseholdRecorded = "household_recorded";
        /// Bisogno registrato.
        NeedRecorded = "need_recorded";
        /// Bisogno chiuso.
        NeedEnded = "need_ended";
        /// ISEE registrato.
        IseeRecorded = "isee_recorded";
        /// ISEE scaduto.
        IseeExpired = "isee_expired";
        /// Valutazione fatta.
        AssessmentCompleted = "assessment_completed";
        /// Provvedimento registrato.
        CourtMeasureRecorded = "court_measure_recorded";
        /// Scuola registrata.
        SchoolRecorded = "school_recorded";
        /// Intervento richiesto.
        ServiceRequested = "service_requested";
        /// Rettificato: it should never have been written so.
        RecordWithdrawn = "record_withdrawn";
        /// Responsabile rettificato.
        AssignmentCorrected = "assignment_corrected";
        /// Apertura rettificata.
        OpeningCorrected = "opening_corrected";
        /// Chiusura rettificata.
        ClosingCorrected = "closing_corrected";
        /// Nota di diario scritta.
        DiaryEntryAdded = "diary_entry_added";
        /// Nota di diario rettificata.
        DiaryEntryAmended = "diary_entry_amended";
        /// Documento messo agli atti.
        DocumentFiled = "document_filed";
        /// Istanza collegata.
        ApplicationLinked = "application_linked";
        /// Piano collegato.
        CarePlanLinked = "care_plan_linked";
        /// Piano finito.
        CarePlanEnded = "care_plan_ended";
        /// Cartella riservata.
        AccessRestricted = "access_restricted";
        /// Riserva tolta.
        RestrictionLifted = "restriction_lifted";
        /// Informazioni nascoste.
        InformationHidden = "information_hidden";
        /// Informazioni di nuovo visibili.
        InformationShown = "information_shown";
        /// Ufficio abilitato.
        AccessGranted = "access_granted";
        /// Abilitazione revocata.
        AccessRevoked = "access_revoked";
        /// Cartella aperta in emergenza.
        GlassBroken = "glass_broken";
        /// Apertura in emergenza tolta.
        GlassTakenBack = "glass_taken_back";
        /// Protezione d'urgenza avviata.
        UrgentProtectionStarted = "urgent_protection_started";
        /// Passo della protezione d'urgenza.
        ProtectionStepRecorded = "protection_step_recorded";
        /// Termine della protezione d'urgenza trascorso.
        ProtectionTermLapsed = "protection_term_lapsed";
        /// Protezione d'urgenza chiusa.
        UrgentProtectionEnded = "urgent_protection_ended";
    }
}

/// Every fact of a case file has a day or an instant of its own, beside the one of its recording.
impl Fact for CaseFileEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        let day = match self {
            Self::ReportReceived(event) => event.report.received_on,
            Self::CaseOpened(event) => event.opened_on,
            Self::CaseManagerAssigned(event) => event.from_on,
            Self::CoworkerAdded(event) => event.from_on,
            Self::CoworkerRemoved(event) => event.until_on,
            Self::TakenInCharge(event) => event.from_on,
            Self::CaseTransferred(event) => event.effective_on,
            Self::CostMunicipalityRecorded(event) => event.from_on,
            Self::TransferredOut(event) => event.left_on,
            Self::ComingOfAgeNoted(event) => return Some(event.noted_at),
            Self::AdultPathChosen(event) => return Some(event.chosen_at),
            Self::CompetenceReviewNeeded(event) => return Some(event.raised_at),
            Self::CompetenceKept(event) => return Some(event.kept_at),
            Self::CaseClosed(event) => event.closed_on,
            Self::CaseReopened(event) => event.opened_on,
            Self::HouseholdRecorded(event) => event.household.from_on,
            Self::NeedRecorded(event) => event.need.from_on,
            Self::NeedEnded(event) => event.until_on,
            Self::IseeRecorded(event) => event.isee.issued_on,
            Self::IseeExpired(event) => event.expired_on,
            Self::AssessmentCompleted(event) => event.assessment.done_on,
            Self::CourtMeasureRecorded(event) => event.measure.issued_on,
            Self::SchoolRecorded(event) => event.school.from_on,
            Self::ServiceRequested(event) => event.request.requested_on,
            Self::AssignmentCorrected(event) => event.assignment.from_on,
            Self::OpeningCorrected(event) => event.opened_on,
            Self::ClosingCorrected(event) => event.closed_on,
            Self::AccessGranted(event) => event.grant.from_on,
            Self::RecordWithdrawn(event) => return Some(event.record.since_at()),
            Self::InformationHidden(event) => return Some(event.hidden_at),
            Self::InformationShown(event) => return Some(event.shown_at),
            Self::TransferRequested(event) => return Some(event.requested_at),
            Self::TransferRefused(event) => return Some(event.refused_at),
            Self::DeathNoted(event) => return Some(event.learned_at),
            Self::CaseAbsorbed(event) => return Some(event.absorbed_at),
            Self::CaseRestored(event) => return Some(event.restored_at),
            Self::DiaryEntryAdded(event) => return Some(event.entry.happened_at),
            Self::DiaryEntryAmended(event) => return Some(event.entry.happened_at),
            Self::DocumentFiled(event) => return Some(event.filed_at),
            Self::ApplicationLinked(event) => return Some(event.linked_at),
            Self::CarePlanLinked(event) => return Some(event.linked_at),
            Self::CarePlanEnded(event) => return Some(event.ended_at),
            Self::AccessRestricted(event) => return Some(event.restricted_at),
            Self::GlassBroken(event) => return Some(event.broken_at),
            Self::GlassTakenBack(event) => return Some(event.taken_back_at),
            Self::RestrictionLifted(event) => return Some(event.lifted_at),
            Self::AccessRevoked(event) => return Some(event.revoked_at),
            Self::UrgentProtectionStarted(event) => return Some(event.placed_at),
            Self::ProtectionStepRecorded(event) => return Some(event.done_at),
            Self::ProtectionTermLapsed(event) => return Some(event.due.due_at),
            Self::UrgentProtectionEnded(event) => return Some(event.ended_at),
        };
        Some(day_start(day))
    }
}
