//! Allegare e togliere documenti: while drafting, while papers were asked for, or by the office.

use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationStatus, AttachDocument,
    AttachInternalDocument, Document, DocumentAttached, DocumentOnFile, DocumentPlace,
    DocumentRemoved, MAX_DOCUMENT_BYTES, MEDIA_TYPES, RemoveDocument,
};

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn attach(state: &Application, command: &AttachDocument) -> Decided {
    open_to_the_citizen(state)?;
    if let Some(on_file) = on_file(state, &command.document)? {
        return only(DocumentPlace::Loose, on_file);
    }
    Ok(vec![
        DocumentAttached {
            document: command.document.seal(|name| state.seal(name)),
            internal: false,
            visible_to_applicant: true,
            attached_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn attach_internal(state: &Application, command: &AttachInternalDocument) -> Decided {
    state.filed()?;
    if let Some(on_file) = on_file(state, &command.document)? {
        return only(DocumentPlace::Internal, on_file);
    }
    Ok(vec![
        DocumentAttached {
            document: command.document.seal(|name| state.seal(name)),
            internal: true,
            visible_to_applicant: command.visible_to_applicant,
            attached_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn remove(state: &Application, command: &RemoveDocument) -> Decided {
    open_to_the_citizen(state)?;
    let document = state
        .documents
        .iter()
        .find(|document| document.document_id == command.document_id)
        .ok_or(ApplicationError::DocumentUnknown)?;
    if document.place != DocumentPlace::Loose {
        return Err(ApplicationError::DocumentsClosed);
    }
    Ok(vec![
        DocumentRemoved {
            document_id: command.document_id,
            removed_at: command.at,
        }
        .into(),
    ])
}

/// Checks the documents handed in with an act; those already on file must be the same, and wait for an act.
pub(super) fn check_all(
    state: &Application,
    documents: &[Document],
) -> Result<(), ApplicationError> {
    for document in documents {
        if let Some(on_file) = on_file(state, document)? {
            only(DocumentPlace::Loose, on_file)?;
        }
    }
    Ok(())
}

/// The same document at the same place changes nothing; what is part of an act, or the office's, stays what it is:
/// nobody files it a second time as something else.
fn only(place: DocumentPlace, on_file: &DocumentOnFile) -> Decided {
    if on_file.place == place {
        Ok(Vec::new())
    } else {
        Err(ApplicationError::DocumentAlreadyFiled)
    }
}

fn open_to_the_citizen(state: &Application) -> Result<(), ApplicationError> {
    state.known()?;
    if matches!(
        state.status,
        ApplicationStatus::Draft | ApplicationStatus::AwaitingIntegration
    ) {
        Ok(())
    } else {
        Err(ApplicationError::DocumentsClosed)
    }
}

/// The same document, where it is there already; refuses formats, sizes and other bytes.
fn on_file<'s>(
    state: &'s Application,
    document: &Document,
) -> Result<Option<&'s DocumentOnFile>, ApplicationError> {
    if !MEDIA_TYPES.contains(&document.media_type.as_str()) {
        return Err(ApplicationError::MediaTypeNotAccepted);
    }
    if document.size == 0 || document.size > MAX_DOCUMENT_BYTES {
        return Err(ApplicationError::DocumentSize);
    }
    let same_id = |on_file: &&DocumentOnFile| on_file.document_id == document.document_id;
    match state.documents.iter().find(same_id) {
        Some(on_file) if on_file.digest != document.digest => {
            Err(ApplicationError::DocumentMismatch)
        }
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, drafted, given, refused, submitted, then, under_review,
    };
    use crate::application::{ApplicationError, MAX_DOCUMENT_BYTES};
    use crate::shared::digest::Digest;

    #[test]
    fn the_same_document_is_attached_once() {
        let mut story = drafted();
        story.push(samples::attach_document().into());
        assert_eq!(decided(&story, samples::attach_document()), Ok(Vec::new()));
    }

    #[test]
    fn a_document_never_changes_its_bytes() {
        let mut story = drafted();
        story.push(samples::attach_document().into());
        let mut other = samples::attach_document();
        other.document.digest = Digest::from_bytes(&[9; 32]);
        assert_eq!(refused(&story, other), ApplicationError::DocumentMismatch);
    }

    #[test]
    fn empty_large_and_foreign_files_are_refused() {
        for size in [0, MAX_DOCUMENT_BYTES + 1] {
            let mut command = samples::attach_document();
            command.document.size = size;
            assert_eq!(refused(&drafted(), command), ApplicationError::DocumentSize);
        }
        let mut command = samples::attach_document();
        command.document.media_type = "application/x-msdownload".to_owned();
        assert_eq!(
            refused(&drafted(), command),
            ApplicationError::MediaTypeNotAccepted
        );
    }

    #[test]
    fn what_was_filed_stays_in_the_file() {
        let why = refused(&submitted(), samples::remove_document());
        assert_eq!(why, ApplicationError::DocumentsClosed);
        let why = refused(&submitted(), samples::attach_document());
        assert_eq!(why, ApplicationError::DocumentsClosed);
    }

    #[test]
    fn a_document_of_the_draft_can_be_taken_back() {
        let mut story = drafted();
        story.push(samples::attach_document().into());
        story.push(samples::remove_document().into());
        assert!(given(&story).documents.is_empty());
        assert_eq!(
            refused(&story, samples::remove_document()),
            ApplicationError::DocumentUnknown
        );
    }

    #[test]
    fn the_office_files_its_own_documents_after_the_filing_only() {
        let why = refused(&drafted(), samples::attach_internal_document());
        assert_eq!(why, ApplicationError::NotFiled);
        let mut story = submitted();
        story.push(samples::attach_internal_document().into());
        assert_eq!(given(&story).documents.len(), 2);
    }

    #[test]
    fn a_paper_of_the_office_is_not_filed_again_as_the_citizens() {
        let mut story = then(under_review(), samples::attach_internal_document());
        let again = decided(&story, samples::attach_internal_document());
        assert_eq!(again, Ok(Vec::new()));
        story = then(story, samples::request_integration());
        let taken = samples::attach_internal_document().document;
        let mut supply = samples::supply_integration();
        supply.documents = vec![taken.clone()];
        let mut memo = samples::file_memo();
        memo.documents = vec![taken.clone()];
        let mut attach = samples::attach_document();
        attach.document = taken;
        for why in [
            refused(&story, supply),
            refused(&story, memo),
            refused(&story, attach),
        ] {
            assert_eq!(why, ApplicationError::DocumentAlreadyFiled);
        }
    }

    #[test]
    fn a_paper_that_was_filed_is_not_filed_again_with_another_act() {
        let story = then(under_review(), samples::request_integration());
        let filed = samples::attach_document().document;
        let mut supply = samples::supply_integration();
        supply.documents = vec![filed.clone()];
        let why = refused(&story, supply);
        assert_eq!(why, ApplicationError::DocumentAlreadyFiled);
        let mut office = samples::attach_internal_document();
        office.document = filed;
        let why = refused(&story, office);
        assert_eq!(why, ApplicationError::DocumentAlreadyFiled);
    }

    #[test]
    fn a_paper_attached_while_it_was_asked_for_goes_with_the_answer() {
        let mut story = then(under_review(), samples::request_integration());
        let mut attach = samples::attach_document();
        attach.document = samples::attach_internal_document().document;
        let mut supply = samples::supply_integration();
        supply.documents = vec![attach.document.clone()];
        story = then(story, attach);
        assert!(decided(&story, supply).is_ok());
    }
}
