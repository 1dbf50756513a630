//! Diario e documenti: what is written stays; an entry is amended only by another one.

use super::{Decided, about, maybe_about, on_file, past};
use crate::case_file::{
    AddDiaryEntry, AmendDiaryEntry, By, CaseDocument, CaseFile, CaseFileError, DiaryEntry,
    DiaryEntryAdded, DiaryEntryAmended, DocumentFiled, EntryOnFile, FileDocument, Given,
    Visibility, Worker,
};
use crate::shared::time::rome_day;

pub(super) fn add(state: &CaseFile, command: &AddDiaryEntry) -> Decided {
    let author = check(state, &command.entry, &command.given)?;
    Ok(vec![
        DiaryEntryAdded {
            entry: command.entry.clone(),
            author,
            second_level: command.given.by.is_second_level(),
        }
        .into(),
    ])
}

pub(super) fn amend(state: &CaseFile, command: &AmendDiaryEntry) -> Decided {
    let author = check(state, &command.entry, &command.given)?;
    let before = state
        .entries
        .get(&command.supersedes)
        .filter(|before| may_know(state, before, &author, &command.given.by))
        .ok_or(CaseFileError::NotRecorded)?;
    if before.superseded_by.is_some() {
        return Err(CaseFileError::AlreadySuperseded);
    }
    let entry = &command.entry;
    if (before.reserved && !entry.reserved) || (before.private && !entry.private) {
        return Err(CaseFileError::MustStayReserved);
    }
    Ok(vec![
        DiaryEntryAmended {
            supersedes: command.supersedes,
            entry: command.entry.clone(),
            author,
            second_level: command.given.by.is_second_level(),
        }
        .into(),
    ])
}

pub(super) fn file_document(state: &CaseFile, command: &FileDocument) -> Decided {
    let person = on_file(state)?;
    let document: &CaseDocument = &command.document;
    about(person, &document.title)?;
    document.folder.check(command.given.on())?;
    if document.court_mandated && document.visibility == Visibility::Public {
        return Err(CaseFileError::CourtDocumentPublic);
    }
    if state.documents.contains(&document.document_id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    Ok(vec![
        DocumentFiled {
            document: document.clone(),
            author: author(&command.given)?,
            second_level: command.given.by.is_second_level(),
            filed_at: command.given.at,
        }
        .into(),
    ])
}

fn check(state: &CaseFile, entry: &DiaryEntry, given: &Given) -> Result<Worker, CaseFileError> {
    let person = on_file(state)?;
    about(person, &entry.text)?;
    maybe_about(person, entry.present.as_ref())?;
    if entry.happened_at > given.at {
        return Err(CaseFileError::DateInFuture);
    }
    let happened_on = rome_day(entry.happened_at);
    past(happened_on, given)?;
    entry.kind.check(happened_on)?;
    if state.entries.contains_key(&entry.entry_id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    author(given)
}

/// An entry has an author: nobody writes in a diary without being somebody.
fn author(given: &Given) -> Result<Worker, CaseFileError> {
    given.by.worker().cloned().ok_or(CaseFileError::OutOfSight)
}

/// What a second-level team wrote is amended by that team, and nobody else's entry by a team: neither knows the
/// other's well enough. One's own note is one's own, and where information is hidden an office knows what it wrote.
fn may_know(state: &CaseFile, before: &EntryOnFile, author: &Worker, by: &By) -> bool {
    if before.private && before.author != *author {
        return false;
    }
    if state.information_hidden && before.author.office != author.office {
        return false;
    }
    if before.second_level {
        before.author.office == author.office
    } else {
        !by.is_second_level()
    }
}

#[cfg(test)]
mod tests;
