//! Chi vede la cartella.

use crate::case_file::samples::{self, given_by, told, worker};
use crate::case_file::{
    AddCoworker, AddDiaryEntry, AssignCaseManager, BreakGlass, By, CaseFile, CaseFileCommand,
    CaseFileError, GrantAccess, RestrictAccess, TakeBackGlass,
};
use crate::decider::Decider;
use crate::given::{day, given, when};
use crate::sample::{office, short};
use chrono::TimeDelta;

fn begun(more: Vec<CaseFileCommand>) -> CaseFile {
    let mut commands = vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
    ];
    commands.extend(more);
    given(told(commands))
}

fn writes(file: &CaseFile, by: By) -> bool {
    let command = AddDiaryEntry {
        given: given_by(by),
        ..samples::add_diary_entry()
    };
    match file.decide(&command.into()) {
        Ok(_) => true,
        Err(CaseFileError::OutOfSight) => false,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_restricted_file_exists_for_its_team_and_its_workers_alone() {
    let file = begun(vec![samples::restrict_access().into()]);
    assert!(writes(&file, By::Office(worker("centro-1", "ferrante"))));
    assert!(writes(
        &file,
        By::Team(worker("equipe-minori", "psicologa"))
    ));
    assert!(!writes(&file, By::Office(worker("centro-1", "altra"))));
    assert!(!writes(&file, By::Head(worker("centro-2", "capo"))));
    assert!(!writes(&file, By::Team(worker("equipe-altra", "medico"))));
}

#[test]
fn the_head_of_the_office_can_name_another_manager_of_a_restricted_file() {
    let file = begun(vec![samples::restrict_access().into()]);
    let command = AssignCaseManager {
        given: given_by(By::Head(worker("centro-1", "capo"))),
        to: worker("centro-1", "grasso"),
        from_on: day("2026-10-01"),
        ..samples::assign_case_manager()
    };
    assert!(file.decide(&command.into()).is_ok());
}

#[test]
fn a_restriction_ends_on_its_last_day_or_when_it_is_lifted() {
    let command = RestrictAccess {
        until_on: Some(day("2026-10-01")),
        ..samples::restrict_access()
    };
    let mut file = begun(vec![command.into()]);
    let other = || By::Office(worker("centro-1", "altra"));
    assert!(!writes(&file, other()));
    assert!(file.restriction_on(day("2026-10-02")).is_none());
    let again = file.decide(&samples::restrict_access().into());
    assert_eq!(again, Err(CaseFileError::AlreadyRestricted));
    file = when(file, samples::lift_restriction()).expect("accepted");
    assert!(writes(&file, other()));
    let refused = file.decide(&samples::lift_restriction().into());
    assert_eq!(refused, Err(CaseFileError::NotRestricted));
}

#[test]
fn a_grant_lets_a_team_write_on_its_days_and_ends_when_it_is_revoked() {
    let mut grant: GrantAccess = samples::grant_access();
    grant.grant.office = office("equipe-minori");
    let team = || By::Team(worker("equipe-minori", "psicologa"));
    let granted = begun(vec![grant.clone().into()]);
    assert!(writes(&granted, team()));
    assert_eq!(granted.decide(&grant.clone().into()), Ok(Vec::new()));
    let mut longer = grant.clone();
    longer.grant.until_on = None;
    assert_eq!(
        granted.decide(&longer.into()),
        Err(CaseFileError::AlreadyRecorded)
    );
    let mut later = grant;
    later.grant.from_on = day("2026-10-02");
    assert!(!writes(&begun(vec![later.into()]), team()));
    let mut revoke = samples::revoke_access();
    revoke.office = office("equipe-minori");
    let revoked = when(granted, revoke.clone()).expect("accepted");
    assert!(!writes(&revoked, team()));
    assert_eq!(
        revoked.decide(&revoke.into()),
        Err(CaseFileError::NotRecorded)
    );
}

#[test]
fn a_grant_to_the_office_in_charge_or_that_ends_before_it_begins_is_refused() {
    let mut own = samples::grant_access();
    own.grant.office = office("centro-1");
    assert_eq!(
        begun(vec![]).decide(&own.into()),
        Err(CaseFileError::SameOffice)
    );
    let mut backwards = samples::grant_access();
    backwards.grant.until_on = Some(day("2026-09-30"));
    assert_eq!(
        begun(vec![]).decide(&backwards.into()),
        Err(CaseFileError::DatesContradict)
    );
}

fn broken(file: &CaseFile, by: By, hours: i64) -> Result<usize, CaseFileError> {
    let given = given_by(by);
    let command = BreakGlass {
        until_at: given.at + TimeDelta::hours(hours),
        given,
        ..samples::break_glass()
    };
    file.decide(&command.into()).map(|events| events.len())
}

#[test]
fn somebody_to_whom_a_file_is_closed_opens_it_in_an_emergency_for_some_hours() {
    let file = begun(vec![samples::restrict_access().into()]);
    let colleague = || By::Office(worker("centro-1", "altra"));
    assert_eq!(broken(&file, colleague(), 4), Ok(1));
    let other = By::Office(worker("centro-2", "leonardi"));
    assert_eq!(broken(&file, other, 24), Ok(1));
    for hours in [0, -1, 25] {
        assert_eq!(
            broken(&file, colleague(), hours),
            Err(CaseFileError::DatesContradict)
        );
    }
}

#[test]
fn nothing_is_broken_by_who_may_read_anyway_nor_where_nothing_is() {
    let file = begun(vec![samples::restrict_access().into()]);
    let manager = By::Office(worker("centro-1", "ferrante"));
    assert_eq!(broken(&file, manager, 4), Ok(0));
    let nowhere = CaseFile::default();
    let by = By::Office(worker("centro-2", "leonardi"));
    assert_eq!(broken(&nowhere, by, 4), Err(CaseFileError::OutOfSight));
    assert_eq!(broken(&file, By::Nobody, 4), Err(CaseFileError::OutOfSight));
}

#[test]
fn an_emergency_is_for_reading() {
    let file = begun(vec![
        samples::restrict_access().into(),
        samples::break_glass().into(),
    ]);
    assert!(!writes(&file, By::Office(worker("centro-2", "leonardi"))));
}

#[test]
fn a_file_is_given_to_offices_that_are_open_alone() {
    let commands: [CaseFileCommand; 3] = [
        RestrictAccess {
            team_is_open: false,
            ..samples::restrict_access()
        }
        .into(),
        GrantAccess {
            office_is_open: false,
            ..samples::grant_access()
        }
        .into(),
        AddCoworker {
            office_is_open: false,
            ..samples::add_coworker()
        }
        .into(),
    ];
    for command in commands {
        assert_eq!(
            begun(vec![]).decide(&command),
            Err(CaseFileError::OfficeClosed)
        );
    }
}

#[test]
fn an_emergency_is_told_in_ten_letters_at_least() {
    let file = begun(vec![]);
    for (reason, refused) in [
        (".", true),
        ("urgente 1234567890", true),
        ("da solo in casa", false),
    ] {
        let given = given_by(By::Office(worker("centro-2", "leonardi")));
        let command = BreakGlass {
            until_at: given.at + TimeDelta::hours(4),
            given,
            reason: samples::sealed(short(reason)),
        };
        let decided = file.decide(&command.into());
        assert_eq!(
            decided == Err(CaseFileError::ReasonTooShort),
            refused,
            "{reason}"
        );
    }
}

fn taken_back(file: &CaseFile, by: By) -> Result<usize, CaseFileError> {
    let command = TakeBackGlass {
        given: given_by(by),
        ..samples::take_back_glass()
    };
    file.decide(&command.into()).map(|events| events.len())
}

/// Opened by Leonardi of another office, before or after it was the team's alone.
fn opened_in_emergency(before: bool) -> CaseFile {
    let by = By::Office(worker("centro-2", "leonardi"));
    let broken = BreakGlass {
        given: given_by(by),
        ..samples::break_glass()
    };
    let restrict = samples::restrict_access();
    let both: [CaseFileCommand; 2] = [broken.into(), restrict.into()];
    let [broken, restrict] = both;
    begun(if before {
        vec![broken, restrict]
    } else {
        vec![restrict, broken]
    })
}

#[test]
fn a_broken_glass_is_taken_back_once_by_whoever_broke_it_or_a_head_who_answers() {
    let file = opened_in_emergency(false);
    for by in [
        By::Office(worker("centro-2", "leonardi")),
        By::Head(worker("centro-1", "capo")),
        By::Head(worker("equipe-minori", "capo-equipe")),
    ] {
        assert_eq!(taken_back(&file, by.clone()), Ok(1), "{by:?}");
    }
    let manager = By::Office(worker("centro-1", "ferrante"));
    assert_eq!(
        taken_back(&file, manager),
        Err(CaseFileError::GlassNotTheirs)
    );
    for stranger in [
        By::Head(worker("centro-2", "capo")),
        By::Office(worker("centro-2", "altro")),
        By::Nobody,
    ] {
        assert_eq!(taken_back(&file, stranger), Err(CaseFileError::OutOfSight));
    }
    let head = By::Head(worker("centro-1", "capo"));
    let command = TakeBackGlass {
        given: given_by(head.clone()),
        ..samples::take_back_glass()
    };
    let mended = when(file, command).expect("accepted");
    assert_eq!(taken_back(&mended, head), Err(CaseFileError::NotRecorded));
    let again = By::Office(worker("centro-2", "leonardi"));
    assert_eq!(taken_back(&mended, again), Err(CaseFileError::OutOfSight));
}

#[test]
fn what_is_kept_from_more_afterwards_ends_an_emergency() {
    let at = given_by(By::Nobody).at;
    assert_eq!(opened_in_emergency(false).glasses_at(at).count(), 1);
    assert_eq!(opened_in_emergency(true).glasses_at(at).count(), 0);
}
