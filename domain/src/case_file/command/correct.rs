//! The command that puts right what is on file.

use crate::case_file::{Assessment, CourtMeasure, Given, Household, Isee, Need, Worker};
use crate::shared::ids::{ApplicationId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::NaiveDate;

/// Rettificare: a record is withdrawn from the day it was on file for, and what should stand there takes its place.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectRecord {
    /// By whom and when.
    pub given: Given,
    /// What, and how it should be.
    pub correction: Correction,
    /// Decorrenza: since when the file says something else, where the author names the day.
    pub effect_on: Option<NaiveDate>,
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Personal<LongText>>,
}

/// Rettifica: what was wrong, and how it should have been written.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// The first day of a case manager; the last one of whoever was it before follows.
    CaseManager {
        /// Who.
        worker: Worker,
        /// The first day as it is on file.
        began_on: NaiveDate,
        /// The first day as it was.
        from_on: NaiveDate,
    },
    /// The first day of an episode.
    Opening {
        /// Which.
        episode: u32,
        /// The first day as it was.
        opened_on: NaiveDate,
    },
    /// The last day of an episode.
    Closing {
        /// Which.
        episode: u32,
        /// The last day as it was.
        closed_on: NaiveDate,
    },
    /// One version of a household or a support network.
    Household {
        /// The first day of that version as it is on file.
        began_on: NaiveDate,
        /// As it was.
        household: Household,
    },
    /// A need.
    Need(Need),
    /// An ISEE.
    Isee(Isee),
    /// An assessment.
    Assessment(Assessment),
    /// A measure of a court.
    CourtMeasure(CourtMeasure),
    /// An application of somebody else.
    Application(ApplicationId),
}
