//! The states of an application.

use serde::{Deserialize, Serialize};

/// Stato dell'istanza: where the procedure is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationStatus {
    /// Nothing is on file yet.
    #[default]
    Nothing,
    /// Bozza.
    Draft,
    /// Bozza eliminata.
    Discarded,
    /// Presentata e protocollata.
    Submitted,
    /// In istruttoria.
    UnderReview,
    /// Sospesa per integrazione.
    AwaitingIntegration,
    /// Preavviso di rigetto inviato.
    AwaitingObservations,
    /// Proposta di provvedimento.
    Proposed,
    /// In graduatoria.
    Ranked,
    /// In lista d'attesa.
    WaitingList,
    /// Esclusa dalla graduatoria.
    Excluded,
    /// Rinuncia al beneficio o al posto.
    Renounced,
    /// Accolta.
    Granted,
    /// Rigettata.
    Rejected,
    /// Irricevibile, inammissibile, improcedibile.
    Inadmissible,
    /// Ritirata.
    Withdrawn,
    /// Archiviata.
    Archived,
    /// Impugnata: ricorso, reclamo o riesame.
    Appealed,
    /// Provvedimento annullato d'ufficio.
    Annulled,
    /// Provvedimento revocato.
    Revoked,
    /// Beneficio decaduto.
    Forfeited,
    /// Storico importato da un altro sistema.
    Imported,
}

impl ApplicationStatus {
    /// Every state, in the order of the procedure.
    pub const ALL: &'static [Self] = &[
        Self::Nothing,
        Self::Draft,
        Self::Discarded,
        Self::Submitted,
        Self::UnderReview,
        Self::AwaitingIntegration,
        Self::AwaitingObservations,
        Self::Proposed,
        Self::Ranked,
        Self::WaitingList,
        Self::Excluded,
        Self::Renounced,
        Self::Granted,
        Self::Rejected,
        Self::Inadmissible,
        Self::Withdrawn,
        Self::Archived,
        Self::Appealed,
        Self::Annulled,
        Self::Revoked,
        Self::Forfeited,
        Self::Imported,
    ];

    /// Whether the office still owes an answer.
    pub fn is_pending(self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::UnderReview
                | Self::AwaitingIntegration
                | Self::AwaitingObservations
                | Self::Proposed
        )
    }

    /// Whether the procedure runs or the place on a list is still open.
    pub fn is_open(self) -> bool {
        self.is_pending() || self.is_listed()
    }

    /// Whether it stands on a ranking.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Ranked | Self::WaitingList | Self::Excluded)
    }

    /// Whether an act ended the procedure that can be challenged.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Granted | Self::Rejected | Self::Inadmissible)
    }

    /// Whether it was filed, by our own procedure.
    pub fn is_filed(self) -> bool {
        !matches!(
            self,
            Self::Nothing | Self::Draft | Self::Discarded | Self::Imported
        )
    }
}
