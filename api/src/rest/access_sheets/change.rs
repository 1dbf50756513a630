//! What commands on access sheets look at beyond the sheet.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::access_sheet::{AccessSheet, subject_of};
use domain::case_file::{By, CaseFile};
use domain::decider::Standing;
use domain::person::Person;
use domain::shared::ids::{OfficeCode, PersonId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::time::rome_day;
use uuid::Uuid;

/// A value about whoever the sheet is about, sealed with their key or with the sheet's own.
pub(super) fn sealed<T>(sheet: Uuid, person: Option<PersonId>, value: T) -> Personal<T> {
    Personal::new(subject_of(sheet, person), RetentionClass::CaseFile, value)
}

/// The person a sheet is about now; only who may give this command learns what is looked up for it, and whoever does not
/// see the sheet, since the file of that person is a team's alone, is told that there is none.
pub(super) async fn whose(
    call: &Call,
    id: Uuid,
    permission: &str,
    standing: impl Fn(&AccessSheet) -> Option<OfficeCode>,
) -> Result<Option<PersonId>, Problem> {
    let state = call.store().load::<AccessSheet>(id).await?.state;
    let office = standing(&state);
    let people = Vec::new();
    call.check(permission, &Standing { office, people })?;
    let person = state.sheet.and_then(|sheet| sheet.person);
    let by = By::of(call.actor());
    let sees = matches!(by, By::Head(_)) || by.worker() == state.operator.as_ref();
    if let (Some(PersonId(id)), false) = (person, sees) {
        let file = call.store().load::<CaseFile>(id).await?.state;
        if file.is_kept_from(&by, rome_day(call.now())) {
            return Err(Problem::not_found());
        }
    }
    Ok(person)
}

/// The office of the desk.
pub(super) fn desk(state: &AccessSheet) -> Option<OfficeCode> {
    state.operator.as_ref().map(|worker| worker.office.clone())
}

/// The office the last proposal was made to.
pub(super) fn target(state: &AccessSheet) -> Option<OfficeCode> {
    state.proposal.as_ref().map(|proposal| proposal.to.clone())
}

/// Refuses a sheet about somebody who is not on file.
pub(super) async fn on_file(
    call: &Call,
    person: Option<Uuid>,
    pointer: &'static str,
) -> Result<Option<PersonId>, Problem> {
    let Some(id) = person else {
        return Ok(None);
    };
    if call.store().load::<Person>(id).await?.version == 0 {
        let code = "person.not-registered";
        return Err(Problem::field(pointer, code, "no such person is on file"));
    }
    Ok(Some(PersonId(id)))
}

/// Whether this person and their case file, where there is one, stand for themselves.
pub(super) async fn is_fit(call: &Call, person: Option<PersonId>) -> Result<bool, Problem> {
    let Some(PersonId(id)) = person else {
        return Ok(false);
    };
    let known = call.store().load::<Person>(id).await?.state;
    let file = call.store().load::<CaseFile>(id).await?.state;
    Ok(known.merged_into.is_none() && file.absorbed_into.is_none())
}
