//! How a command reaches a case file: whoever may not know the file learns nothing of it, not even its version.

use crate::http::answer::Answer;
use crate::http::command::Call;
use crate::http::problem::Problem;
use chrono::NaiveDate;
use domain::case_file::{By, CaseFile, CaseFileCommand, Given};
use domain::decider::Decider;
use domain::office::Office;
use domain::person::Person;
use domain::shared::ids::OfficeCode;
use domain::shared::personal::Personal;
use domain::shared::time::rome_day;
use store::Beside;
use uuid::Uuid;

/// Who gives a command, and when.
pub(crate) fn given(call: &Call) -> Given {
    Given {
        by: By::of(call.actor()),
        at: call.now(),
    }
}

/// Changes a case file, in the version the caller has seen.
pub(super) async fn change(
    call: Call,
    id: Uuid,
    command: impl Into<CaseFileCommand>,
) -> Result<Answer, Problem> {
    change_beside::<CaseFile>(call, id, command, &[]).await
}

/// The same, with changes of other streams that stand or fall with it.
pub(super) async fn change_beside<B: Decider>(
    call: Call,
    id: Uuid,
    command: impl Into<CaseFileCommand>,
    beside: &[Beside<B>],
) -> Result<Answer, Problem> {
    let command = command.into();
    let store = call.store().clone();
    let done = call
        .change_beside::<CaseFile, B>(id, command.clone(), beside)
        .await;
    // A missing or an old version is noticed before the file itself is asked.
    if done.is_err() {
        let loaded = store.load::<CaseFile>(id).await?;
        // Nor does the refusal tell a file that is hidden from one that is not there.
        if loaded.version == 0 || loaded.state.admits(&command).is_err() {
            return Err(Problem::not_found());
        }
    }
    done
}

/// The day of birth of the person of a file, where it is known.
pub(super) async fn born_on(call: &Call, id: Uuid) -> Result<Option<NaiveDate>, Problem> {
    let person = call.store().load_clear::<Person>(id).await?.state;
    let identity = person.identity.as_ref().and_then(Personal::reveal);
    Ok(identity.and_then(|identity| identity.birth_on))
}

/// Whether an office is open today.
pub(crate) async fn is_open(call: &Call, code: &OfficeCode) -> Result<bool, Problem> {
    let office = call.store().load::<Office>(code.stream_id()).await?.state;
    let today = rome_day(call.now());
    let has_opened = office.opens_on.is_some_and(|opens| opens <= today);
    let has_closed = office.closes_on.is_some_and(|closes| closes <= today);
    Ok(has_opened && !has_closed)
}
