//! Diario e documenti.

use crate::case_file::samples::{self, entry, given_by, told, worker};
use crate::case_file::{
    AddDiaryEntry, AmendDiaryEntry, By, CaseFile, CaseFileCommand, CaseFileError, FileDocument,
    GrantAccess, Visibility,
};
use crate::decider::Decider;
use crate::given::{at, given, when};
use crate::sample::office;

fn reported(more: Vec<CaseFileCommand>) -> CaseFile {
    let mut commands = vec![samples::receive_report().into()];
    commands.extend(more);
    given(told(commands))
}

fn team() -> By {
    By::Team(worker("equipe-minori", "psicologa"))
}

/// A file that the team may read, with an entry of the office and one of the team.
fn with_both() -> CaseFile {
    let mut grant: GrantAccess = samples::grant_access();
    grant.grant.office = office("equipe-minori");
    let of_the_team = AddDiaryEntry {
        given: given_by(team()),
        entry: entry(0x65, false),
    };
    reported(vec![
        grant.into(),
        samples::add_diary_entry().into(),
        of_the_team.into(),
    ])
}

#[test]
fn an_entry_is_amended_only_by_another_one_and_only_once() {
    let file = reported(vec![samples::add_diary_entry().into()]);
    let again = file.decide(&samples::add_diary_entry().into());
    assert_eq!(again, Err(CaseFileError::AlreadyRecorded));
    let amended = when(file, samples::amend_diary_entry()).expect("accepted");
    let before = &amended.entries[&samples::id(0x60)];
    assert_eq!(before.superseded_by, Some(samples::id(0x61)));
    let second = AmendDiaryEntry {
        entry: entry(0x62, false),
        ..samples::amend_diary_entry()
    };
    assert_eq!(
        amended.decide(&second.into()),
        Err(CaseFileError::AlreadySuperseded)
    );
}

#[test]
fn a_reserved_entry_stays_reserved_when_it_is_amended() {
    let add = AddDiaryEntry {
        entry: entry(0x60, true),
        ..samples::add_diary_entry()
    };
    let refused = reported(vec![add.into()]).decide(&samples::amend_diary_entry().into());
    assert_eq!(refused, Err(CaseFileError::MustStayReserved));
}

#[test]
fn a_second_level_team_and_the_office_do_not_amend_each_other() {
    let by_the_office = AmendDiaryEntry {
        supersedes: samples::id(0x65),
        ..samples::amend_diary_entry()
    };
    assert_eq!(
        with_both().decide(&by_the_office.into()),
        Err(CaseFileError::NotRecorded)
    );
    let by_the_team = AmendDiaryEntry {
        given: given_by(team()),
        ..samples::amend_diary_entry()
    };
    assert_eq!(
        with_both().decide(&by_the_team.into()),
        Err(CaseFileError::NotRecorded)
    );
    let own = AmendDiaryEntry {
        given: given_by(team()),
        supersedes: samples::id(0x65),
        ..samples::amend_diary_entry()
    };
    assert!(with_both().decide(&own.into()).is_ok());
}

#[test]
fn a_team_writes_in_a_file_it_was_let_into_and_nowhere_else() {
    let command = AddDiaryEntry {
        given: given_by(team()),
        ..samples::add_diary_entry()
    };
    assert_eq!(
        reported(vec![]).decide(&command.into()),
        Err(CaseFileError::OutOfSight)
    );
}

#[test]
fn an_entry_tells_of_what_has_happened_and_has_an_author() {
    let mut tomorrow = samples::add_diary_entry();
    tomorrow.entry.happened_at = tomorrow.given.at + chrono::TimeDelta::hours(1);
    assert_eq!(
        reported(vec![]).decide(&tomorrow.into()),
        Err(CaseFileError::DateInFuture)
    );
    for by in [By::Service, By::Nobody] {
        let command = AddDiaryEntry {
            given: given_by(by),
            ..samples::add_diary_entry()
        };
        assert_eq!(
            reported(vec![]).decide(&command.into()),
            Err(CaseFileError::OutOfSight)
        );
    }
}

#[test]
fn a_document_made_on_a_courts_mandate_is_never_public() {
    let command = FileDocument {
        document: samples::document(0x71, Visibility::Public, true),
        ..samples::file_document()
    };
    assert_eq!(
        reported(vec![]).decide(&command.into()),
        Err(CaseFileError::CourtDocumentPublic)
    );
    let filed = reported(vec![samples::file_document().into()]);
    assert_eq!(
        filed.decide(&samples::file_document().into()),
        Err(CaseFileError::AlreadyRecorded)
    );
}

#[test]
fn an_entry_tells_of_nothing_before_anybody_could_have_seen_it() {
    let mut early = samples::add_diary_entry();
    early.entry.happened_at = at("1899-12-31T12:00:00Z");
    assert_eq!(
        reported(vec![]).decide(&early.into()),
        Err(CaseFileError::DateTooEarly)
    );
}
