//! Commands on a case file: plain data, with who gives them, when, and whatever else comes from outside.

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

use super::Given;

crate::names::commands! {
    /// What can be asked of a case file.
    CaseFileCommand {
        /// Ricevi una segnalazione.
        ReceiveReport = "receive_report";
        /// Apri il caso.
        OpenCase = "open_case";
        /// Assegna l'assistente sociale responsabile.
        AssignCaseManager = "assign_case_manager";
        /// Aggiungi un operatore.
        AddCoworker = "add_coworker";
        /// Togli un operatore.
        RemoveCoworker = "remove_coworker";
        /// Prendi in carico.
        TakeInCharge = "take_in_charge";
        /// Chiedi il trasferimento.
        RequestTransfer = "request_transfer";
        /// Accetta il trasferimento.
        AcceptTransfer = "accept_transfer";
        /// Respingi il trasferimento.
        RefuseTransfer = "refuse_transfer";
        /// Chiudi il caso.
        CloseCase = "close_case";
        /// Riapri il caso.
        ReopenCase = "reopen_case";
        /// Annota il decesso.
        NoteDeath = "note_death";
        /// Annota la maggiore età.
        NoteComingOfAge = "note_coming_of_age";
        /// Scegli il percorso dopo i diciotto anni.
        ChooseAdultPath = "choose_adult_path";
        /// Chiedi la verifica della competenza.
        RaiseCompetenceReview = "raise_competence_review";
        /// Mantieni la competenza.
        KeepCompetence = "keep_competence";
        /// Registra il comune che sostiene la spesa.
        RecordCostMunicipality = "record_cost_municipality";
        /// Trasferisci a un altro comune.
        TransferOut = "transfer_out";
        /// Registra il nucleo o la rete.
        RecordHousehold = "record_household";
        /// Registra un bisogno.
        RecordNeed = "record_need";
        /// Chiudi un bisogno.
        EndNeed = "end_need";
        /// Registra un ISEE.
        RecordIsee = "record_isee";
        /// Fai scadere un ISEE.
        ExpireIsee = "expire_isee";
        /// Registra una valutazione.
        RecordAssessment = "record_assessment";
        /// Registra un provvedimento dell'autorità giudiziaria.
        RecordCourtMeasure = "record_court_measure";
        /// Registra la scuola.
        RecordSchool = "record_school";
        /// Registra un intervento richiesto.
        RequestService = "request_service";
        /// Rettifica ciò che è agli atti.
        CorrectRecord = "correct_record";
        /// Scrivi nel diario.
        AddDiaryEntry = "add_diary_entry";
        /// Rettifica una nota di diario.
        AmendDiaryEntry = "amend_diary_entry";
        /// Metti agli atti un documento.
        FileDocument = "file_document";
        /// Collega un'istanza.
        LinkApplication = "link_application";
        /// Collega un piano.
        LinkCarePlan = "link_care_plan";
        /// Un piano collegato è finito.
        EndCarePlan = "end_care_plan";
        /// Riserva la cartella a un'équipe.
        RestrictAccess = "restrict_access";
        /// Togli la riserva.
        LiftRestriction = "lift_restriction";
        /// Nascondi le informazioni.
        HideInformation = "hide_information";
        /// Non nascondere più le informazioni.
        ShowInformation = "show_information";
        /// Abilita un altro ufficio.
        GrantAccess = "grant_access";
        /// Revoca l'abilitazione.
        RevokeAccess = "revoke_access";
        /// Apri in emergenza.
        BreakGlass = "break_glass";
        /// Richiudi ciò che è stato aperto in emergenza.
        TakeBackGlass = "take_back_glass";
        /// Avvia la protezione d'urgenza.
        StartUrgentProtection = "start_urgent_protection";
        /// Registra un passo della protezione d'urgenza.
        RecordProtectionStep = "record_protection_step";
        /// Un termine della protezione d'urgenza è trascorso.
        LapseProtectionTerm = "lapse_protection_term";
        /// Chiudi la protezione d'urgenza.
        EndUrgentProtection = "end_urgent_protection";
        /// Fai confluire la cartella in un'altra.
        AbsorbCase = "absorb_case";
        /// Ripristina la cartella.
        RestoreCase = "restore_case";
    }
}

macro_rules! given {
    ($($name:ident)*) => {
        impl CaseFileCommand {
            /// Who gives it, and when.
            pub fn given(&self) -> &Given {
                match self { $(Self::$name(command) => &command.given,)* }
            }
        }
    };
}

given! {
    ReceiveReport OpenCase AssignCaseManager AddCoworker RemoveCoworker TakeInCharge RequestTransfer
    AcceptTransfer RefuseTransfer CloseCase ReopenCase NoteDeath RecordHousehold RecordNeed EndNeed
    RecordIsee ExpireIsee RecordAssessment RecordCourtMeasure RecordSchool RequestService
    CorrectRecord AddDiaryEntry AmendDiaryEntry HideInformation ShowInformation
    FileDocument LinkApplication LinkCarePlan EndCarePlan RestrictAccess LiftRestriction GrantAccess
    RevokeAccess BreakGlass TakeBackGlass StartUrgentProtection RecordProtectionStep LapseProtectionTerm
    EndUrgentProtection
    AbsorbCase RestoreCase
    NoteComingOfAge ChooseAdultPath RaiseCompetenceReview KeepCompetence
    RecordCostMunicipality TransferOut
}

impl CaseFileCommand {
    /// Whether it is given by somebody to whom the file is closed, because of an emergency.
    pub(super) fn is_emergency(&self) -> bool {
        matches!(self, Self::BreakGlass(_))
    }

    /// Whether it ends what was opened in an emergency.
    pub(super) fn takes_back_glass(&self) -> bool {
        matches!(self, Self::TakeBackGlass(_))
    }

    /// Whether the office a case should move to gives it.
    pub(super) fn answers_transfer(&self) -> bool {
        matches!(self, Self::AcceptTransfer(_) | Self::RefuseTransfer(_))
    }
}
