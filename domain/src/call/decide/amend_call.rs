//! Modificare il bando pubblicato: only with the window open for everybody, and not for less than before.

use super::public;
use crate::call::{AmendCall, Call, CallAmended, CallError, CallEvent};

pub(super) fn decide(state: &Call, command: &AmendCall) -> Result<Vec<CallEvent>, CallError> {
    let before = public(state)?;
    if *before == *command.content {
        return Ok(Vec::new());
    }
    command.content.check()?;
    let closes = command.content.closes_at;
    if closes <= command.at || closes < before.closes_at {
        return Err(CallError::WindowNotReopened);
    }
    Ok(vec![
        CallAmended {
            version: state.version.saturating_add(1),
            content: command.content.clone(),
            reason: command.reason.clone(),
            amended_at: command.at,
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
    use chrono::TimeDelta;

    fn published() -> Call {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        when(call, samples::publish_call()).expect("published")
    }

    #[test]
    fn each_amendment_is_a_version_of_its_own() {
        let call = when(published(), samples::amend_call()).expect("amended");
        assert_eq!(call.version, 2);
        assert_eq!(call.content, Some(samples::amend_call().content));
        assert_eq!(call.draw_commitment, published().draw_commitment);
        assert_eq!(call.decide(&samples::amend_call().into()), Ok(Vec::new()));
    }

    #[test]
    fn criteria_change_only_while_everybody_can_still_apply() {
        let mut shorter = samples::amend_call();
        shorter.content.closes_at = samples::draft_call().content.closes_at - TimeDelta::days(1);
        let refused = published().decide(&shorter.into());
        assert_eq!(refused, Err(CallError::WindowNotReopened));
        let mut late = samples::amend_call();
        late.at = late.content.closes_at;
        let refused = published().decide(&late.into());
        assert_eq!(refused, Err(CallError::WindowNotReopened));
    }

    #[test]
    fn a_draft_is_revised_and_not_amended() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let refused = call.decide(&samples::amend_call().into());
        assert_eq!(refused, Err(CallError::NotPublished));
    }
}
