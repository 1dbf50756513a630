//! Commands on an application: plain data, with the time and whatever else comes from outside.

mod aftermath;
mod decision;
mod draft;
mod file;
mod history;
mod people;
mod review;

pub use aftermath::*;
pub use decision::*;
pub use draft::*;
pub use file::*;
pub use history::*;
pub use people::*;
pub use review::*;

use crate::decider::Command;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What can be asked of an application.
        #[derive(Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        pub enum ApplicationCommand { $($(#[$doc])* $name(Box<$name>),)* }

        impl ApplicationCommand {
            /// The name of every command, in the order of the procedure.
            pub const NAMES: &'static [&'static str] = &[$($text,)*];

            /// When it was given.
            pub fn at(&self) -> DateTime<Utc> {
                match self { $(Self::$name(command) => command.at,)* }
            }
        }

        impl Command for ApplicationCommand {
            fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => $text,)* }
            }

            fn needs_clear(&self) -> bool {
                matches!(self, Self::SubmitApplication(_))
            }
        }

        $(impl From<$name> for ApplicationCommand {
            fn from(command: $name) -> Self {
                Self::$name(Box::new(command))
            }
        })*
    };
}

commands! {
    /// Inizia una bozza.
    StartDraft = "start_draft",
    /// Compila.
    UpdateDraft = "update_draft",
    /// Dichiara.
    RecordDeclarations = "record_declarations",
    /// Allega.
    AttachDocument = "attach_document",
    /// Togli un allegato.
    RemoveDocument = "remove_document",
    /// Metti agli atti un documento interno.
    AttachInternalDocument = "attach_internal_document",
    /// Elimina la bozza.
    DiscardDraft = "discard_draft",
    /// Presenta.
    SubmitApplication = "submit_application",
    /// Rilascia la ricevuta.
    IssueReceipt = "issue_receipt",
    /// Assegna il responsabile.
    AssignOfficer = "assign_officer",
    /// Dichiara un conflitto di interessi.
    DeclareConflict = "declare_conflict",
    /// Concedi la priorità.
    GrantPriority = "grant_priority",
    /// Trasferisci a un altro ufficio.
    TransferApplication = "transfer_application",
    /// Chiedi integrazioni.
    RequestIntegration = "request_integration",
    /// Integra.
    SupplyIntegration = "supply_integration",
    /// Chiudi la finestra di integrazione.
    CloseIntegrationWindow = "close_integration_window",
    /// Presenta una memoria.
    FileMemo = "file_memo",
    /// Comunica i motivi ostativi.
    NotifyRejectionGrounds = "notify_rejection_grounds",
    /// Registra la ricezione del preavviso.
    RecordNoticeReceipt = "record_notice_receipt",
    /// Presenta osservazioni.
    SubmitObservations = "submit_observations",
    /// Chiudi la finestra delle osservazioni.
    CloseObservationsWindow = "close_observations_window",
    /// Correggi un dato.
    CorrectData = "correct_data",
    /// Controlla una dichiarazione.
    CheckDeclaration = "check_declaration",
    /// Proponi il provvedimento.
    ProposeDecision = "propose_decision",
    /// Riporta in istruttoria.
    ReturnToReview = "return_to_review",
    /// Registra l'esito in graduatoria.
    RecordRanking = "record_ranking",
    /// Accogli.
    Grant = "grant",
    /// Rigetta.
    Reject = "reject",
    /// Dichiara irricevibile, inammissibile o improcedibile.
    DeclareInadmissible = "declare_inadmissible",
    /// Ritira.
    Withdraw = "withdraw",
    /// Rinuncia al beneficio o al posto.
    Renounce = "renounce",
    /// Riapri.
    Reopen = "reopen",
    /// Archivia.
    Archive = "archive",
    /// Annulla d'ufficio.
    AnnulDecision = "annul_decision",
    /// Revoca.
    RevokeDecision = "revoke_decision",
    /// Dichiara la decadenza.
    DeclareForfeiture = "declare_forfeiture",
    /// Accerta la scadenza del termine.
    ExpireTerm = "expire_term",
    /// Invoca il potere sostitutivo.
    InvokeSubstitutePower = "invoke_substitute_power",
    /// Registra un ricorso.
    FileAppeal = "file_appeal",
    /// Registra l'esito del ricorso.
    RecordAppealOutcome = "record_appeal_outcome",
    /// Scrivi un messaggio.
    SendMessage = "send_message",
    /// Cambia il rappresentante.
    ChangeRepresentation = "change_representation",
    /// Chiudi la rappresentanza.
    EndRepresentation = "end_representation",
    /// Registra l'esito di una comunicazione.
    RecordNotificationDelivery = "record_notification_delivery",
    /// Importa lo storico di un altro sistema.
    ImportHistory = "import_history",
}

/// Shows the name alone: commands carry personal data in clear.
impl fmt::Debug for ApplicationCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
