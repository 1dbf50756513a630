//! What a command names must be there: asked of the log itself, which never lags.

use crate::http::problem::Problem;
use crate::state::AppState;
use chrono::NaiveDate;
use domain::access::Actor;
use domain::care_plan::CarePlan;
use domain::case_file::{By, CaseFile, CaseFileError};
use domain::office::{Office, OfficeError};
use domain::person::{Person, PersonError};
use domain::register::{Register, RegisterError};
use domain::shared::error::Coded;
use domain::shared::ids::{OfficeCode, PersonId, RegisterCode};
use domain::shared::time::rome_day;
use uuid::Uuid;

/// Refuses an office that was never opened, or that is closed: what is sent there would vanish from every list.
pub(crate) async fn office(
    state: &AppState,
    code: &OfficeCode,
    pointer: &str,
) -> Result<(), Problem> {
    let today = rome_day(state.store.clock().now());
    let office = state.store.load::<Office>(code.stream_id()).await?.state;
    if office.code.is_none() {
        return Err(refused(pointer, &OfficeError::NotOpen));
    }
    if office.closes_on.is_some_and(|closes_on| closes_on <= today) {
        return Err(refused(pointer, &OfficeError::AlreadyClosed));
    }
    Ok(())
}

/// Refuses somebody nobody put on file.
pub(crate) async fn person(state: &AppState, id: PersonId, pointer: &str) -> Result<(), Problem> {
    let person = state.store.load::<Person>(id.0).await?.state;
    if person.person_id.is_some() {
        Ok(())
    } else {
        Err(refused(pointer, &PersonError::NotRegistered))
    }
}

/// Merges that are followed from one person to the next at most.
const MERGES: usize = 16;

/// Whether the file of one person forwards to that of another one, at once or by others in between.
pub(crate) async fn forwards(
    state: &AppState,
    from: PersonId,
    to: PersonId,
) -> Result<bool, Problem> {
    let mut at = from;
    for _ in 0..MERGES {
        let person = state.store.load::<Person>(at.0).await?.state;
        match person.merged_into {
            Some(next) if next == to => return Ok(true),
            Some(next) => at = next,
            None => break,
        }
    }
    Ok(false)
}

/// The case file, and the refusal where it is not open to this actor: then there is none, as far as they may know.
pub(crate) async fn case_file(
    state: &AppState,
    actor: &Actor,
    id: Uuid,
    pointer: &str,
) -> Result<(CaseFile, Result<(), Problem>), Problem> {
    let file = state.store.load::<CaseFile>(id).await?.state;
    let today = rome_day(state.store.clock().now());
    let found = if file.is_open_to(&By::of(actor), today) {
        Ok(())
    } else {
        Err(refused(pointer, &CaseFileError::NotOnFile))
    };
    Ok((file, found))
}

/// Refuses a plan of a case file that is a team's alone and not open to this actor; the person, who then finds no file,
/// finds no plan either.
pub(crate) async fn plan(state: &AppState, actor: &Actor, plan: &CarePlan) -> Result<(), Problem> {
    let Some(file) = plan.case_file else {
        return Ok(());
    };
    let file = state.store.load::<CaseFile>(file.0).await?.state;
    let today = rome_day(state.store.clock().now());
    if file.is_kept_from(&By::of(actor), today) {
        return Err(Problem::not_found());
    }
    Ok(())
}

/// Refuses a register that was never opened; the general one is there from the beginning.
pub(crate) async fn register(
    state: &AppState,
    code: &RegisterCode,
    pointer: &str,
) -> Result<(), Problem> {
    if *code == RegisterCode::default() {
        return Ok(());
    }
    let register = state.store.load::<Register>(code.stream_id()).await?.state;
    if register.register.is_some() {
        Ok(())
    } else {
        Err(refused(pointer, &RegisterError::NotOpen))
    }
}

/// Refuses an entry that the emergency register does not hold, or that has its ordinary number already.
pub(crate) async fn emergency_entry(
    state: &AppState,
    code: &RegisterCode,
    (number, received_on): (u64, NaiveDate),
    pointer: &str,
) -> Result<(), Problem> {
    let register = state.store.load::<Register>(code.stream_id()).await?.state;
    if register.emergency.waits(number, received_on) {
        Ok(())
    } else {
        Err(refused(pointer, &RegisterError::EmergencyEntryUnknown))
    }
}

fn refused(pointer: &str, why: &(impl Coded + std::fmt::Display)) -> Problem {
    Problem::field(pointer, why.code(), why.to_string())
}
