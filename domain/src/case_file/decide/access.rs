//! Chi vede la cartella: a team alone, or another office for some time; always with a reason.

use super::{Decided, about, in_order, on_file};
use crate::case_file::{
    AccessGranted, AccessRestricted, AccessRevoked, BreakGlass, CaseFile, CaseFileError,
    GlassBroken, GlassTakenBack, GrantAccess, HideInformation, InformationHidden, InformationShown,
    LiftRestriction, RestrictAccess, RestrictionLifted, RevokeAccess, ShowInformation,
    TakeBackGlass,
};
use chrono::TimeDelta;

pub(super) fn restrict(state: &CaseFile, command: &RestrictAccess) -> Decided {
    on_file(state)?;
    let on = command.given.on();
    if !command.team_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    in_order(on, command.until_on)?;
    if state.restriction_on(on).is_some() {
        return Err(CaseFileError::AlreadyRestricted);
    }
    Ok(vec![
        AccessRestricted {
            team: command.team.clone(),
            until_on: command.until_on,
            reason: command.reason.clone(),
            restricted_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn lift(state: &CaseFile, command: &LiftRestriction) -> Decided {
    on_file(state)?;
    let restriction = state
        .restriction
        .as_ref()
        .ok_or(CaseFileError::NotRestricted)?;
    if state.protection.is_some() {
        return Err(CaseFileError::ProtectionRunning);
    }
    Ok(vec![
        RestrictionLifted {
            team: restriction.team.clone(),
            reason: command.reason.clone(),
            lifted_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn hide(state: &CaseFile, command: &HideInformation) -> Decided {
    on_file(state)?;
    if state.information_hidden {
        return Ok(Vec::new());
    }
    Ok(vec![
        InformationHidden {
            reason: command.reason.clone(),
            hidden_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn show(state: &CaseFile, command: &ShowInformation) -> Decided {
    on_file(state)?;
    if !state.information_hidden {
        return Ok(Vec::new());
    }
    Ok(vec![
        InformationShown {
            reason: command.reason.clone(),
            shown_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn grant(state: &CaseFile, command: &GrantAccess) -> Decided {
    on_file(state)?;
    let grant = &command.grant;
    if state.office.as_ref() == Some(&grant.office) {
        return Err(CaseFileError::SameOffice);
    }
    if !command.office_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    in_order(grant.from_on, grant.until_on)?;
    if state.grants.contains(grant) {
        return Ok(Vec::new());
    }
    // One grant per office: the rows of an office are told apart by the day they begin.
    if state
        .grants
        .iter()
        .any(|known| known.office == grant.office && known.from_on == grant.from_on)
    {
        return Err(CaseFileError::AlreadyRecorded);
    }
    Ok(vec![
        AccessGranted {
            grant: grant.clone(),
            reason: command.reason.clone(),
        }
        .into(),
    ])
}

pub(super) fn revoke(state: &CaseFile, command: &RevokeAccess) -> Decided {
    on_file(state)?;
    let theirs = state.grants.iter().filter(|g| g.office == command.office);
    let grants: Vec<_> = theirs.cloned().collect();
    if grants.is_empty() {
        return Err(CaseFileError::NotRecorded);
    }
    Ok(vec![
        AccessRevoked {
            office: command.office.clone(),
            grants,
            reason: command.reason.clone(),
            revoked_at: command.given.at,
        }
        .into(),
    ])
}

/// The fewest letters of a reason that says anything.
const FEWEST_LETTERS: usize = 10;

/// How long an emergency may open a file at most.
const LONGEST: TimeDelta = TimeDelta::hours(24);

pub(super) fn break_glass(state: &CaseFile, command: &BreakGlass) -> Decided {
    let person = state.person.ok_or(CaseFileError::OutOfSight)?;
    let given = &command.given;
    let Some(by) = given.by.worker() else {
        return Err(CaseFileError::OutOfSight);
    };
    // Whoever may read it anyway breaks nothing.
    if state.is_open_to(&given.by, given.on()) {
        return Ok(Vec::new());
    }
    let reason = about(person, &command.reason)?;
    let letters = reason.as_str().chars().filter(|c| c.is_alphabetic());
    if letters.count() < FEWEST_LETTERS {
        return Err(CaseFileError::ReasonTooShort);
    }
    if command.until_at <= given.at || command.until_at > given.at + LONGEST {
        return Err(CaseFileError::DatesContradict);
    }
    Ok(vec![
        GlassBroken {
            by: by.clone(),
            reason: command.reason.clone(),
            broken_at: given.at,
            until_at: command.until_at,
        }
        .into(),
    ])
}

/// By whoever broke it, or by a head who answers for the file.
pub(super) fn take_back_glass(state: &CaseFile, command: &TakeBackGlass) -> Decided {
    let given = &command.given;
    let by = given.by.worker().ok_or(CaseFileError::OutOfSight)?;
    if *by != command.worker && !state.is_headed_by(&given.by, given.on()) {
        return Err(CaseFileError::GlassNotTheirs);
    }
    let broken_at: Vec<_> = state
        .glasses_at(given.at)
        .filter(|glass| glass.by == command.worker)
        .map(|glass| glass.broken_at)
        .collect();
    if broken_at.is_empty() {
        return Err(CaseFileError::NotRecorded);
    }
    Ok(vec![
        GlassTakenBack {
            worker: command.worker.clone(),
            broken_at,
            by: by.clone(),
            taken_back_at: given.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests;
