//! Trasferire il caso: one office asks, the other accepts or refuses; competence never moves by itself.

use super::{Decided, about, at_work, in_order, maybe_about, past};
use crate::case_file::{
    AcceptTransfer, CaseFile, CaseFileError, CaseTransferred, RefuseTransfer, RequestTransfer,
    TransferOnFile, TransferRefused, TransferRequested,
};
use crate::shared::time::rome_day;
use chrono::Months;

/// How long the former office may go on reading at most: what it must still hand over is handed over by then.
const FORMER_READS: Months = Months::new(12);

pub(super) fn request(state: &CaseFile, command: &RequestTransfer) -> Decided {
    let person = at_work(state)?;
    about(person, &command.summary)?;
    if state.office.as_ref() == Some(&command.to) {
        return Err(CaseFileError::SameOffice);
    }
    if state.transfer.is_some() {
        return Err(CaseFileError::TransferPending);
    }
    if !command.target_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    Ok(vec![
        TransferRequested {
            to: command.to.clone(),
            reason: command.reason.clone(),
            summary: command.summary.clone(),
            requested_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn accept(state: &CaseFile, command: &AcceptTransfer) -> Decided {
    at_work(state)?;
    let transfer = pending(state)?;
    if !command.target_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    if command.manager.office != transfer.to {
        return Err(CaseFileError::ManagerElsewhere);
    }
    past(command.effective_on, &command.given)?;
    in_order(rome_day(transfer.requested_at), Some(command.effective_on))?;
    in_order(command.effective_on, command.former_reads_until_on)?;
    if let Some(until_on) = command.former_reads_until_on {
        in_order(until_on, Some(command.effective_on + FORMER_READS))?;
    }
    // Nobody answers for a case until a day before they began to.
    if let Some(previous) = &state.manager {
        in_order(previous.from_on, Some(command.effective_on))?;
    }
    let from = state.office.clone().ok_or(CaseFileError::NotOnFile)?;
    Ok(vec![
        CaseTransferred {
            from,
            to: transfer.to.clone(),
            previous: state.manager.clone(),
            coworkers: state.coworkers.clone(),
            manager: command.manager.clone(),
            effective_on: command.effective_on,
            former_reads_until_on: command.former_reads_until_on,
        }
        .into(),
    ])
}

pub(super) fn refuse(state: &CaseFile, command: &RefuseTransfer) -> Decided {
    let person = at_work(state)?;
    let transfer = pending(state)?;
    maybe_about(person, command.note.as_ref())?;
    Ok(vec![
        TransferRefused {
            by: transfer.to.clone(),
            reason: command.reason.clone(),
            note: command.note.clone(),
            refused_at: command.given.at,
        }
        .into(),
    ])
}

fn pending(state: &CaseFile) -> Result<&TransferOnFile, CaseFileError> {
    state.transfer.as_ref().ok_or(CaseFileError::NoTransfer)
}

#[cfg(test)]
mod tests;
