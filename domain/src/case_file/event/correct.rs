//! Events of corrections: a record is withdrawn from its own day on, and what should stand there counts from its day.
//!
//! Both days stand on the axis of truth, so that a replay as of any day gives what was true then as it is known since.

use crate::case_file::{Assignment, CaseFileEvent, Circle, Worker};
use crate::decider::Fact;
use crate::shared::ids::{ApplicationId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use crate::shared::time::{day_start, rome_day};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Ciò che era agli atti, by its name and the day it was on file for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RecordRef {
    /// Assegnazione of a case manager.
    CaseManager {
        /// Who.
        worker: Worker,
        /// The first day.
        from_on: NaiveDate,
    },
    /// Apertura of an episode.
    Opening {
        /// Which.
        episode: u32,
        /// The first day.
        opened_on: NaiveDate,
    },
    /// Chiusura of an episode.
    Closing {
        /// Which.
        episode: u32,
        /// The last day.
        closed_on: NaiveDate,
    },
    /// Nucleo o rete.
    Household {
        /// Household or support network.
        circle: Circle,
        /// The first day it is so.
        from_on: NaiveDate,
    },
    /// Bisogno.
    Need {
        /// Which.
        id: Uuid,
        /// The first day.
        from_on: NaiveDate,
    },
    /// ISEE.
    Isee {
        /// Which.
        id: Uuid,
        /// The day it was issued.
        issued_on: NaiveDate,
    },
    /// Valutazione.
    Assessment {
        /// Which.
        id: Uuid,
        /// The day it was made.
        done_on: NaiveDate,
    },
    /// Provvedimento.
    CourtMeasure {
        /// Which.
        id: Uuid,
        /// The day it was issued.
        issued_on: NaiveDate,
    },
    /// Collegamento a un'istanza.
    Application {
        /// Which.
        id: ApplicationId,
        /// When it was linked.
        linked_at: DateTime<Utc>,
    },
}

impl RecordRef {
    /// Since when it was on file.
    pub fn since_at(&self) -> DateTime<Utc> {
        match self {
            Self::CaseManager { from_on, .. }
            | Self::Household { from_on, .. }
            | Self::Need { from_on, .. } => day_start(*from_on),
            Self::Opening { opened_on, .. } => day_start(*opened_on),
            Self::Closing { closed_on, .. } => day_start(*closed_on),
            Self::Isee { issued_on, .. } | Self::CourtMeasure { issued_on, .. } => {
                day_start(*issued_on)
            }
            Self::Assessment { done_on, .. } => day_start(*done_on),
            Self::Application { linked_at, .. } => *linked_at,
        }
    }
}

/// Rettificato: it should never have been written so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordWithdrawn {
    /// What.
    pub record: RecordRef,
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Personal<LongText>>,
    /// Who says so.
    pub by: Worker,
    /// When.
    pub withdrawn_at: DateTime<Utc>,
}

impl RecordWithdrawn {
    /// Decorrenza: since when the file says something else, with the event that takes the place of the record.
    pub fn effect_on(&self, instead: Option<&CaseFileEvent>) -> NaiveDate {
        let since_at = self.record.since_at();
        let again_at = instead.and_then(CaseFileEvent::effective_at);
        rome_day(again_at.map_or(since_at, |again_at| again_at.min(since_at)))
    }
}

/// Responsabile rettificato.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentCorrected {
    /// Who, since when.
    pub assignment: Assignment,
    /// Until when; absent for whoever is responsible now.
    pub until_on: Option<NaiveDate>,
    /// Who was it before, whose last day follows.
    pub previous: Option<Assignment>,
}

/// Apertura rettificata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningCorrected {
    /// Which episode.
    pub episode: u32,
    /// The first day.
    pub opened_on: NaiveDate,
    /// Whether it is the last episode.
    pub is_last: bool,
}

/// Chiusura rettificata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingCorrected {
    /// Which episode.
    pub episode: u32,
    /// The last day.
    pub closed_on: NaiveDate,
    /// Whether it is the last episode.
    pub is_last: bool,
}
