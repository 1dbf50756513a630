//! Events of an application: written down for ever, with every free text sealed.

mod aftermath;
mod decision;
mod draft;
mod file;
mod history;
mod review;

pub use aftermath::*;
pub use decision::*;
pub use draft::*;
pub use file::*;
pub use history::*;
pub use review::*;

use crate::decider::Fact;
use crate::shared::stamp::Stamp;
use crate::shared::time::day_start;
use chrono::{DateTime, Utc};
use cqrs_es::DomainEvent;
use serde::{Deserialize, Serialize};

macro_rules! events {
    (
        plain { $($(#[$doc:meta])* $name:ident = $text:literal,)* }
        registered { $($(#[$act_doc:meta])* $act:ident = $act_text:literal,)* }
    ) => {
        /// What happened to an application.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        pub enum ApplicationEvent {
            $($(#[$doc])* $name(Box<$name>),)*
            $($(#[$act_doc])* $act(Box<$act>),)*
        }

        impl ApplicationEvent {
            /// The name of every event.
            pub const NAMES: &'static [&'static str] = &[$($text,)* $($act_text,)*];

            /// The number the event asks for or carries, where it is an act of the register.
            pub fn registration(&self) -> Option<&Stamp> {
                match self {
                    $(Self::$name(_) => None,)*
                    $(Self::$act(event) => Some(&event.registration),)*
                }
            }

            /// The same, to assign it: what the store does when it appends.
            pub fn registration_mut(&mut self) -> Option<&mut Stamp> {
                match self {
                    $(Self::$name(_) => None,)*
                    $(Self::$act(event) => Some(&mut event.registration),)*
                }
            }

            fn name(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $text,)*
                    $(Self::$act(_) => $act_text,)*
                }
            }
        }

        $(impl From<$name> for ApplicationEvent {
            fn from(event: $name) -> Self {
                Self::$name(Box::new(event))
            }
        })*
        $(impl From<$act> for ApplicationEvent {
            fn from(event: $act) -> Self {
                Self::$act(Box::new(event))
            }
        })*
    };
}

events! {
    plain {
        /// Bozza iniziata.
        ApplicationDrafted = "application_drafted",
        /// Bozza compilata.
        DraftUpdated = "draft_updated",
        /// Dichiarazioni rese.
        DeclarationsRecorded = "declarations_recorded",
        /// Documento allegato.
        DocumentAttached = "document_attached",
        /// Documento tolto.
        DocumentRemoved = "document_removed",
        /// Bozza eliminata.
        DraftDiscarded = "draft_discarded",
        /// Istanza presentata.
        ApplicationSubmitted = "application_submitted",
        /// Ricevuta rilasciata.
        ReceiptIssued = "receipt_issued",
        /// Responsabile assegnato.
        OfficerAssigned = "officer_assigned",
        /// Conflitto di interessi dichiarato.
        ConflictDeclared = "conflict_declared",
        /// Priorità concessa.
        PriorityGranted = "priority_granted",
        /// Istanza trasferita.
        ApplicationTransferred = "application_transferred",
        /// Messaggio scritto.
        MessageSent = "message_sent",
        /// Comunicazione consegnata o no.
        NotificationDelivered = "notification_delivered",
        /// Rappresentanza cambiata.
        RepresentationChanged = "representation_changed",
        /// Rappresentanza cessata.
        RepresentationEnded = "representation_ended",
        /// Integrazione non fornita.
        IntegrationExpired = "integration_expired",
        /// Preavviso ricevuto.
        RejectionNoticeReceived = "rejection_notice_received",
        /// Finestra delle osservazioni chiusa.
        ObservationsWindowClosed = "observations_window_closed",
        /// Dato corretto.
        ApplicationDataCorrected = "application_data_corrected",
        /// Dichiarazione controllata.
        DeclarationChecked = "declaration_checked",
        /// Provvedimento proposto.
        DecisionProposed = "decision_proposed",
        /// Proposta riportata in istruttoria.
        ReviewResumed = "review_resumed",
        /// Esito in graduatoria.
        ApplicationRanked = "application_ranked",
        /// Istanza archiviata.
        ApplicationArchived = "application_archived",
        /// Istanza riaperta.
        ApplicationReopened = "application_reopened",
        /// Termine scaduto.
        TermExpired = "term_expired",
        /// Potere sostitutivo invocato.
        SubstitutePowerInvoked = "substitute_power_invoked",
        /// Ricorso deciso.
        AppealDecided = "appeal_decided",
        /// Istanza importata.
        ApplicationImported = "application_imported",
        /// Evento di un altro sistema.
        ExternalEventRecorded = "external_event_recorded",
    }
    registered {
        /// Istanza protocollata.
        ApplicationRegistered = "application_registered",
        /// Integrazione richiesta.
        IntegrationRequested = "integration_requested",
        /// Integrazione fornita.
        IntegrationSupplied = "integration_supplied",
        /// Memoria agli atti.
        MemoFiled = "memo_filed",
        /// Preavviso di rigetto comunicato.
        RejectionGroundsNotified = "rejection_grounds_notified",
        /// Osservazioni presentate.
        ObservationsSubmitted = "observations_submitted",
        /// Istanza accolta.
        ApplicationGranted = "application_granted",
        /// Istanza rigettata.
        ApplicationRejected = "application_rejected",
        /// Istanza irricevibile, inammissibile o improcedibile.
        ApplicationDeclaredInadmissible = "application_declared_inadmissible",
        /// Istanza ritirata.
        ApplicationWithdrawn = "application_withdrawn",
        /// Rinuncia al beneficio o al posto.
        EntryRenounced = "entry_renounced",
        /// Provvedimento annullato d'ufficio.
        DecisionAnnulled = "decision_annulled",
        /// Provvedimento revocato.
        DecisionRevoked = "decision_revoked",
        /// Beneficio decaduto.
        BenefitForfeited = "benefit_forfeited",
        /// Ricorso presentato.
        AppealFiled = "appeal_filed",
    }
}

impl DomainEvent for ApplicationEvent {
    fn event_type(&self) -> String {
        self.name().to_owned()
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

impl Fact for ApplicationEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        if let Self::ExternalEventRecorded(event) = self {
            Some(event.at)
        } else if let Self::TermExpired(event) = self {
            Some(day_start(event.silent_from()))
        } else if let Self::ApplicationImported(event) = self {
            event.received_at
        } else {
            None
        }
    }
}
