//! The state of a person's file.

use super::{
    Contact, Identity, ParentalResponsibility, PersonCommand, PersonError, PersonEvent, Residence,
    TemporaryCode,
};
use crate::decider::{Claim, ClaimAction, Decider, Standing};
use crate::shared::health_code::HealthCode;
use crate::shared::ids::PersonId;
use crate::shared::personal::Personal;
use crate::shared::tax_code::TaxCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The unique thing a tax code is; an absorbed file keeps it, so that the code still leads to the survivor.
pub const TAX_CODE_SCOPE: &str = "person.tax_code";

/// The unique thing an STP or ENI code is.
pub const HEALTH_CODE_SCOPE: &str = "person.health_code";

/// The unique thing a merge of two files is: each may forward to the other, never both.
pub const MERGE_SCOPE: &str = "person.merge";

/// Persona: what is known of one person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Who; absent while nobody is on file.
    pub person_id: Option<PersonId>,
    /// Names and birth; absent for somebody anonymous.
    pub identity: Option<Personal<Identity>>,
    /// Codice fiscale.
    pub tax_code: Option<Personal<TaxCode>>,
    /// STP or ENI.
    pub temporary_code: Option<TemporaryCode>,
    /// How to reach them.
    pub contact: Option<Personal<Contact>>,
    /// Where they have lived, by the first day.
    pub residences: Vec<ResidenceOnFile>,
    /// The day they died.
    pub died_on: Option<Personal<NaiveDate>>,
    /// What courts left of parental responsibility, by child; a child not listed is not limited.
    pub children: BTreeMap<PersonId, Personal<ParentalResponsibility>>,
    /// The file this one forwards to.
    pub merged_into: Option<PersonId>,
}

/// One residence, since a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResidenceOnFile {
    /// The first day.
    pub from_on: NaiveDate,
    /// Where.
    pub residence: Personal<Residence>,
}

impl Person {
    /// Where they live on a day, as far as it is known.
    pub fn residence_on(&self, day: NaiveDate) -> Option<&ResidenceOnFile> {
        self.residences
            .iter()
            .rev()
            .find(|residence| residence.from_on <= day)
    }

    /// Whether a measure that suspends or ends parental responsibility is on file; absent where it is sealed.
    pub fn responsibility_limited(&self, child: PersonId) -> Option<bool> {
        match self.children.get(&child) {
            Some(status) => status.reveal().map(|s| *s != ParentalResponsibility::Full),
            None => Some(false),
        }
    }

    fn settle(&mut self, residence: ResidenceOnFile) {
        self.residences
            .retain(|known| known.from_on != residence.from_on);
        let at = self
            .residences
            .partition_point(|known| known.from_on < residence.from_on);
        self.residences.insert(at, residence);
    }
}

fn tax_claim(code: &Personal<TaxCode>, action: ClaimAction) -> Option<Claim> {
    let key = code.reveal()?.as_str().to_owned();
    Some(Claim {
        scope: TAX_CODE_SCOPE,
        key,
        action,
    })
}

fn health_claim(code: &Personal<HealthCode>, action: ClaimAction) -> Option<Claim> {
    let key = code.reveal()?.as_str().to_owned();
    Some(Claim {
        scope: HEALTH_CODE_SCOPE,
        key,
        action,
    })
}

fn merge_claim(one: PersonId, other: PersonId, action: ClaimAction) -> Claim {
    let key = format!("{}|{}", one.min(other), one.max(other));
    Claim {
        scope: MERGE_SCOPE,
        key,
        action,
    }
}

/// What one event takes and gives back.
fn claims_of(event: &PersonEvent) -> Vec<Claim> {
    use ClaimAction::{Exclusive, Release};
    match event {
        PersonEvent::PersonRegistered(event) => {
            let tax = event
                .tax_code
                .as_ref()
                .and_then(|code| tax_claim(code, Exclusive));
            let health = event
                .temporary_code
                .as_ref()
                .and_then(|temporary| health_claim(&temporary.code, Exclusive));
            tax.into_iter().chain(health).collect()
        }
        PersonEvent::TaxCodeRecorded(event) => {
            let old = event
                .replaced
                .as_ref()
                .and_then(|code| tax_claim(code, Release));
            old.into_iter()
                .chain(tax_claim(&event.tax_code, Exclusive))
                .collect()
        }
        PersonEvent::TemporaryCodeRecorded(event) => {
            let old = event
                .replaced
                .as_ref()
                .and_then(|code| health_claim(code, Release));
            let new = health_claim(&event.temporary_code.code, Exclusive);
            old.into_iter().chain(new).collect()
        }
        PersonEvent::PersonsMerged(event) => {
            vec![merge_claim(event.survivor, event.absorbed, Exclusive)]
        }
        PersonEvent::MergeUndone(event) => {
            vec![merge_claim(event.survivor, event.absorbed, Release)]
        }
        PersonEvent::IdentityCorrected(_)
        | PersonEvent::ContactRecorded(_)
        | PersonEvent::ResidenceRecorded(_)
        | PersonEvent::DeathRecorded(_)
        | PersonEvent::ParentalResponsibilityRecorded(_) => Vec::new(),
    }
}

impl Decider for Person {
    fn decide(&self, command: &PersonCommand) -> Result<Vec<PersonEvent>, PersonError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &PersonEvent) {
        match event {
            PersonEvent::PersonRegistered(event) => {
                self.person_id = Some(event.person_id);
                self.identity.clone_from(&event.identity);
                self.tax_code.clone_from(&event.tax_code);
                self.temporary_code.clone_from(&event.temporary_code);
            }
            PersonEvent::IdentityCorrected(event) => self.identity = Some(event.identity.clone()),
            PersonEvent::TaxCodeRecorded(event) => self.tax_code = Some(event.tax_code.clone()),
            PersonEvent::TemporaryCodeRecorded(event) => {
                self.temporary_code = Some(event.temporary_code.clone());
            }
            PersonEvent::ContactRecorded(event) => self.contact = Some(event.contact.clone()),
            PersonEvent::ResidenceRecorded(event) => self.settle(ResidenceOnFile {
                from_on: event.from_on,
                residence: event.residence.clone(),
            }),
            PersonEvent::DeathRecorded(event) => self.died_on = Some(event.died_on.clone()),
            PersonEvent::ParentalResponsibilityRecorded(event) => {
                self.children.insert(event.child, event.status.clone());
            }
            PersonEvent::PersonsMerged(event) => self.merged_into = Some(event.survivor),
            PersonEvent::MergeUndone(_) => self.merged_into = None,
        }
    }

    fn standing(&self, command: &PersonCommand) -> Standing {
        let asked = match command {
            PersonCommand::RegisterPerson(command) => Some(command.person_id),
            PersonCommand::CorrectIdentity(_)
            | PersonCommand::RecordTaxCode(_)
            | PersonCommand::RecordTemporaryCode(_)
            | PersonCommand::RecordContact(_)
            | PersonCommand::RecordResidence(_)
            | PersonCommand::RecordDeath(_)
            | PersonCommand::RecordParentalResponsibility(_)
            | PersonCommand::MergePersons(_)
            | PersonCommand::UndoMerge(_) => None,
        };
        Standing {
            office: None,
            people: self.person_id.or(asked).into_iter().collect(),
        }
    }

    fn claims(&self, events: &[PersonEvent]) -> Vec<Claim> {
        events.iter().flat_map(claims_of).collect()
    }
}
