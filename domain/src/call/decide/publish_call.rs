//! Pubblicare il bando: its criteria are frozen, and the draw is committed to before anybody applies.

use super::draft;
use crate::call::{Call, CallError, CallEvent, CallPublished, PublishCall};

pub(super) fn decide(state: &Call, command: &PublishCall) -> Result<Vec<CallEvent>, CallError> {
    let content = draft(state)?;
    if content.closes_at <= command.at {
        return Err(CallError::WindowOver);
    }
    Ok(vec![
        CallPublished {
            content: Box::new(content.clone()),
            draw_commitment: command.draw_commitment.clone(),
            published_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::{CallStatus, samples};
    use crate::decider::Decider;
    use crate::given::when;

    #[test]
    fn what_was_drafted_becomes_public_as_it_is() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let call = when(call, samples::publish_call()).expect("published");
        assert_eq!((call.status, call.version), (CallStatus::Published, 1));
        assert_eq!(call.content, Some(samples::draft_call().content));
        assert_eq!(
            call.draw_commitment,
            Some(samples::publish_call().draw_commitment)
        );
        let again = call.decide(&samples::publish_call().into());
        assert_eq!(again, Err(CallError::NotADraft));
    }

    #[test]
    fn a_window_that_is_over_is_not_published() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let late = PublishCall {
            at: samples::draft_call().content.closes_at,
            ..samples::publish_call()
        };
        assert_eq!(call.decide(&late.into()), Err(CallError::WindowOver));
    }
}
