//! One line per command.

use super::{Person, PersonCommand, PersonError, PersonEvent};
use crate::shared::ids::{PersonId, SubjectId};
use crate::shared::personal::{Personal, RetentionClass};

mod correct_identity;
mod merge_persons;
mod record_contact;
mod record_death;
mod record_parental_responsibility;
mod record_residence;
mod record_tax_code;
mod record_temporary_code;
mod register_person;
mod undo_merge;

pub(super) fn decide(
    state: &Person,
    command: &PersonCommand,
) -> Result<Vec<PersonEvent>, PersonError> {
    match command {
        PersonCommand::RegisterPerson(command) => register_person::decide(state, command),
        PersonCommand::CorrectIdentity(command) => correct_identity::decide(state, command),
        PersonCommand::RecordTaxCode(command) => record_tax_code::decide(state, command),
        PersonCommand::RecordTemporaryCode(command) => {
            record_temporary_code::decide(state, command)
        }
        PersonCommand::RecordContact(command) => record_contact::decide(state, command),
        PersonCommand::RecordResidence(command) => record_residence::decide(state, command),
        PersonCommand::RecordDeath(command) => record_death::decide(state, command),
        PersonCommand::RecordParentalResponsibility(command) => {
            record_parental_responsibility::decide(state, command)
        }
        PersonCommand::MergePersons(command) => merge_persons::decide(state, command),
        PersonCommand::UndoMerge(command) => undo_merge::decide(state, command),
    }
}

/// Whose file it is, where it stands for itself.
fn on_file(state: &Person) -> Result<PersonId, PersonError> {
    let person = state.person_id.ok_or(PersonError::NotRegistered)?;
    match state.merged_into {
        Some(_) => Err(PersonError::Merged),
        None => Ok(person),
    }
}

/// A field in clear, to be sealed with this person's own key of the class for identities.
fn about<T>(person: PersonId, field: &Personal<T>) -> Result<&T, PersonError> {
    match field {
        Personal::Clear {
            subject,
            class: RetentionClass::Identity,
            value,
        } if *subject == SubjectId::from(person) => Ok(value),
        Personal::Clear { .. } | Personal::Sealed(_) | Personal::Erased { .. } => {
            Err(PersonError::WrongSubject)
        }
    }
}

/// Whether the file already says so; what is sealed says nothing.
fn says<T: PartialEq>(known: Option<&Personal<T>>, value: &T) -> bool {
    known.and_then(Personal::reveal) == Some(value)
}
