//! Compilare, dichiarare, eliminare: what can be done with a draft before it is filed.

use crate::application::{
    Application, ApplicationError, ApplicationEvent, DeclarationsRecorded, DiscardDraft,
    DraftDiscarded, DraftUpdated, RecordDeclarations, UpdateDraft, form,
};

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn update(state: &Application, command: &UpdateDraft) -> Decided {
    state.drafting()?;
    if !command.form.is_object() {
        return Err(ApplicationError::FormNotObject);
    }
    form::check_size(&command.form)?;
    let form = state.seal(&command.form);
    Ok(vec![
        DraftUpdated {
            form,
            updated_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn declare(state: &Application, command: &RecordDeclarations) -> Decided {
    state.drafting()?;
    if state.declarations == command.declarations {
        return Ok(Vec::new());
    }
    Ok(vec![
        DeclarationsRecorded {
            declarations: command.declarations.clone(),
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn discard(state: &Application, command: &DiscardDraft) -> Decided {
    state.drafting()?;
    Ok(vec![
        DraftDiscarded {
            discarded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{self, drafted, given, refused};
    use crate::application::{ApplicationError, ApplicationStatus, MAX_FORM_BYTES};

    #[test]
    fn a_discarded_draft_keeps_nothing_and_comes_back_never() {
        let mut story = drafted();
        story.push(samples::discard_draft().into());
        let state = given(&story);
        assert_eq!(state.status, ApplicationStatus::Discarded);
        assert!(state.form.is_none() && state.documents.is_empty());
        assert_eq!(
            refused(&story, samples::update_draft()),
            ApplicationError::NotADraft
        );
    }

    #[test]
    fn a_draft_takes_no_form_beyond_the_bound() {
        let mut command = samples::update_draft();
        command.form = serde_json::json!({ "note": "x".repeat(MAX_FORM_BYTES) });
        assert_eq!(refused(&drafted(), command), ApplicationError::FormTooLarge);
    }

    #[test]
    fn a_form_is_an_object() {
        for form in [serde_json::json!([]), serde_json::Value::Null] {
            let command = crate::application::UpdateDraft {
                form,
                ..samples::update_draft()
            };
            let why = refused(&drafted(), command);
            assert_eq!(why, ApplicationError::FormNotObject);
        }
    }

    #[test]
    fn nothing_is_filled_in_where_no_draft_was_started() {
        assert_eq!(
            refused(&[], samples::update_draft()),
            ApplicationError::NotStarted
        );
    }
}
