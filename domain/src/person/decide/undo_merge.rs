//! Annullare un'unificazione: they are two people after all.

use crate::person::{MergeUndone, Person, PersonError, PersonEvent, UndoMerge};

pub(super) fn decide(state: &Person, command: &UndoMerge) -> Result<Vec<PersonEvent>, PersonError> {
    let absorbed = state.person_id.ok_or(PersonError::NotRegistered)?;
    let survivor = state.merged_into.ok_or(PersonError::NotMerged)?;
    Ok(vec![
        MergeUndone {
            survivor,
            absorbed,
            reason: command.reason.clone(),
            undone_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::when;
    use crate::person::samples;

    fn known() -> Person {
        when(Person::default(), samples::register_person()).expect("accepted")
    }

    #[test]
    fn a_file_stands_for_itself_again_with_all_it_had() {
        let merged = when(known(), samples::merge_persons()).expect("accepted");
        let events = merged
            .decide(&samples::undo_merge().into())
            .expect("accepted");
        assert_eq!(merged.claims(&events)[0].action, ClaimAction::Release);
        let back = when(merged, samples::undo_merge()).expect("accepted");
        assert_eq!(back, known());
    }

    #[test]
    fn a_file_that_does_not_forward_has_nothing_to_undo() {
        let refused = known().decide(&samples::undo_merge().into());
        assert_eq!(refused, Err(PersonError::NotMerged));
    }
}
