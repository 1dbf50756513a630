//! One line per command; first of all, whoever may not know the file is told that there is none.

use super::{CaseFile, CaseFileCommand, CaseFileError, CaseFileEvent, Given};
use crate::shared::ids::{PersonId, SubjectId};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::time::EARLIEST;
use chrono::NaiveDate;

mod access;
mod around;
mod correct;
mod course;
mod diary;
mod merge;
mod people;
mod protection;
mod records;
mod transfer;

type Decided = Result<Vec<CaseFileEvent>, CaseFileError>;

pub(super) fn decide(state: &CaseFile, command: &CaseFileCommand) -> Decided {
    use CaseFileCommand as C;
    state.admits(command)?;
    match command {
        C::ReceiveReport(command) => course::receive_report(state, command),
        C::OpenCase(command) => course::open_case(state, command),
        C::TakeInCharge(command) => course::take_in_charge(state, command),
        C::CloseCase(command) => course::close_case(state, command),
        C::ReopenCase(command) => course::reopen_case(state, command),
        C::NoteDeath(command) => course::note_death(state, command),
        C::AssignCaseManager(command) => people::assign_case_manager(state, command),
        C::AddCoworker(command) => people::add_coworker(state, command),
        C::RemoveCoworker(command) => people::remove_coworker(state, command),
        C::RequestTransfer(command) => transfer::request(state, command),
        C::AcceptTransfer(command) => transfer::accept(state, command),
        C::RefuseTransfer(command) => transfer::refuse(state, command),
        C::RecordHousehold(command) => records::household(state, command),
        C::RecordNeed(command) => records::need(state, command),
        C::EndNeed(command) => records::end_need(state, command),
        C::RecordIsee(command) => records::isee(state, command),
        C::ExpireIsee(command) => records::expire_isee(state, command),
        C::RecordAssessment(command) => records::assessment(state, command),
        C::RecordCourtMeasure(command) => records::court_measure(state, command),
        C::RecordSchool(command) => records::school(state, command),
        C::RequestService(command) => records::request_service(state, command),
        C::CorrectRecord(command) => correct::correct(state, command),
        C::AddDiaryEntry(command) => diary::add(state, command),
        C::AmendDiaryEntry(command) => diary::amend(state, command),
        C::FileDocument(command) => diary::file_document(state, command),
        C::LinkApplication(command) => records::link_application(state, command),
        C::LinkCarePlan(command) => records::link_care_plan(state, command),
        C::EndCarePlan(command) => Ok(records::end_care_plan(state, command)),
        C::RestrictAccess(command) => access::restrict(state, command),
        C::LiftRestriction(command) => access::lift(state, command),
        C::HideInformation(command) => access::hide(state, command),
        C::ShowInformation(command) => access::show(state, command),
        C::GrantAccess(command) => access::grant(state, command),
        C::RevokeAccess(command) => access::revoke(state, command),
        C::BreakGlass(command) => access::break_glass(state, command),
        C::TakeBackGlass(command) => access::take_back_glass(state, command),
        C::StartUrgentProtection(command) => protection::start(state, command),
        C::RecordProtectionStep(command) => protection::step(state, command),
        C::LapseProtectionTerm(command) => protection::lapse(state, command),
        C::EndUrgentProtection(command) => protection::end(state, command),
        C::NoteComingOfAge(command) => around::come_of_age(state, command),
        C::ChooseAdultPath(command) => around::choose_path(state, command),
        C::RaiseCompetenceReview(command) => around::raise_competence(state, command),
        C::KeepCompetence(command) => around::keep_competence(state, command),
        C::RecordCostMunicipality(command) => around::record_cost(state, command),
        C::TransferOut(command) => around::transfer_out(state, command),
        C::AbsorbCase(command) => merge::absorb(state, command),
        C::RestoreCase(command) => merge::restore(state, command),
    }
}

/// Whose file it is, where it stands for itself.
fn on_file(state: &CaseFile) -> Result<PersonId, CaseFileError> {
    let person = state.person.ok_or(CaseFileError::NotOnFile)?;
    match state.absorbed_into {
        Some(_) => Err(CaseFileError::Absorbed),
        None => Ok(person),
    }
}

/// Whose file it is, where an episode is open.
fn at_work(state: &CaseFile) -> Result<PersonId, CaseFileError> {
    let person = on_file(state)?;
    match state.open_episode() {
        Some(_) => Ok(person),
        None => Err(CaseFileError::NotOpen),
    }
}

/// A field in clear, to be sealed with this person's own key of the class for case files.
fn about<T>(person: PersonId, field: &Personal<T>) -> Result<&T, CaseFileError> {
    match field {
        Personal::Clear {
            subject,
            class: RetentionClass::CaseFile,
            value,
        } if *subject == SubjectId::from(person) => Ok(value),
        Personal::Clear { .. } | Personal::Sealed(_) | Personal::Erased { .. } => {
            Err(CaseFileError::WrongSubject)
        }
    }
}

/// The same for a field that may be missing.
fn maybe_about<T>(person: PersonId, field: Option<&Personal<T>>) -> Result<(), CaseFileError> {
    field.map_or(Ok(()), |field| about(person, field).map(drop))
}

/// What is recorded has happened, and not before anybody could have seen it.
fn past(on: NaiveDate, given: &Given) -> Result<(), CaseFileError> {
    if on > given.on() {
        return Err(CaseFileError::DateInFuture);
    }
    if on < EARLIEST {
        return Err(CaseFileError::DateTooEarly);
    }
    Ok(())
}

/// Nothing happened to somebody before their birth, where it is known.
fn since_birth(born_on: Option<NaiveDate>, on: NaiveDate) -> Result<(), CaseFileError> {
    if born_on.is_some_and(|born_on| on < born_on) {
        return Err(CaseFileError::DateTooEarly);
    }
    Ok(())
}

/// Nobody works on a case before the service heard of it.
fn since_report(state: &CaseFile, on: NaiveDate) -> Result<(), CaseFileError> {
    state
        .reported_on
        .map_or(Ok(()), |reported_on| in_order(reported_on, Some(on)))
}

/// Two days of one fact in their order.
fn in_order(from: NaiveDate, until: Option<NaiveDate>) -> Result<(), CaseFileError> {
    if until.is_some_and(|until| until < from) {
        return Err(CaseFileError::DatesContradict);
    }
    Ok(())
}
