//! Correggere un bando non ancora pubblicato.

use super::draft;
use crate::call::{Call, CallError, CallEvent, CallRevised, ReviseCall};

pub(super) fn decide(state: &Call, command: &ReviseCall) -> Result<Vec<CallEvent>, CallError> {
    if *draft(state)? == *command.content {
        return Ok(Vec::new());
    }
    command.content.check()?;
    Ok(vec![
        CallRevised {
            content: command.content.clone(),
            revised_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::samples;
    use crate::decider::Decider;
    use crate::given::when;

    #[test]
    fn a_draft_changes_until_it_is_public() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let call = when(call, samples::revise_call()).expect("revised");
        assert_eq!(call.content, Some(samples::revise_call().content));
        assert_eq!(call.decide(&samples::revise_call().into()), Ok(Vec::new()));
        let call = when(call, samples::publish_call()).expect("published");
        let late = call.decide(&samples::revise_call().into());
        assert_eq!(late, Err(CallError::NotADraft));
    }

    #[test]
    fn a_revision_is_checked_like_the_first_version() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let mut command = samples::revise_call();
        command.content.rules.tie_breakers.clear();
        let refused = call.decide(&command.into());
        assert!(matches!(refused, Err(CallError::RulesUnsound(_))));
    }

    #[test]
    fn what_was_never_drafted_does_nothing() {
        for command in samples::commands().into_iter().skip(1) {
            let refused = Call::default().decide(&command);
            assert_eq!(refused, Err(CallError::NotDrafted), "{command:?}");
        }
    }
}
