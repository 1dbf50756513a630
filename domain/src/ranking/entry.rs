//! One applicant of a ranking as they are on file.

use crate::scoring::rules::{Code, Name};
use crate::scoring::{Number, Standing};
use crate::shared::ids::{ApplicationId, PersonId};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::text::LongText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Posizione in graduatoria agli atti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnFile {
    /// Their application.
    pub application_id: ApplicationId,
    /// The person it is for.
    pub person: PersonId,
    /// Whoever filed it.
    pub applicant: PersonId,
    /// What counts now.
    pub now: Situation,
    /// What counted in the version approved last, where it changed since.
    pub before: Option<Box<Situation>>,
    /// What they object to.
    pub objection: Option<Objection>,
    /// What they ask to be looked at again.
    pub revision: Option<Objection>,
    /// Whether they stood on the version approved last, so that they can be offered something.
    pub approved: bool,
    /// What they were offered.
    pub offer: Option<Offer>,
    /// Whether they left: renounced, removed, forfeited.
    pub out: bool,
}

/// What counts for the place of an applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Situation {
    /// What is known, with what proves it.
    pub facts: Personal<Known>,
    /// The lists asked for, the dearest first.
    pub lists: Vec<Code>,
    /// What the commission found, by criterion.
    pub commission: BTreeMap<Code, Personal<Assessed>>,
    /// Motivi di esclusione that an officer found.
    pub grounds: BTreeSet<Code>,
    /// Penalties.
    pub penalties: Vec<(Code, Number)>,
}

/// Dati noti: facts, and the code of what proves each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// The facts.
    pub facts: Map<String, Value>,
    /// What proves them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<Name, Code>,
}

/// Valutazione della commissione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// Points.
    pub points: Number,
    /// Motivazione.
    pub motivation: LongText,
}

/// Osservazione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objection {
    /// What it says.
    pub text: Personal<LongText>,
    /// Whether it was upheld, once it is decided.
    pub upheld: Option<bool>,
}

/// Offerta.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Of which list.
    pub list: Option<Code>,
    /// The last day for an answer.
    pub answer_until_on: NaiveDate,
    /// What became of it.
    pub state: OfferState,
}

/// Stato dell'offerta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// In attesa di risposta.
    Pending,
    /// Accettata.
    Accepted,
    /// Rifiutata.
    Declined,
    /// Scaduta.
    Expired,
}

impl OnFile {
    /// Whether places can be given to them.
    pub(super) fn standing(&self, list_of: impl Fn(Option<&Code>) -> Option<usize>) -> Standing {
        if self.out {
            return Standing::Out;
        }
        match &self.offer {
            Some(offer) if matches!(offer.state, OfferState::Pending | OfferState::Accepted) => {
                list_of(offer.list.as_ref()).map_or(Standing::Open, Standing::Holds)
            }
            Some(_) | None => Standing::Open,
        }
    }

    /// Something sealed about them.
    pub(super) fn seal<T>(&self, value: T) -> Personal<T> {
        Personal::new(self.person, RetentionClass::Application, value)
    }
}
