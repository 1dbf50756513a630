//! Revocare il bando.

use super::public;
use crate::call::{Call, CallError, CallEvent, CallRevoked, RevokeCall};

pub(super) fn decide(state: &Call, command: &RevokeCall) -> Result<Vec<CallEvent>, CallError> {
    public(state)?;
    Ok(vec![
        CallRevoked {
            reason: command.reason.clone(),
            revoked_at: command.at,
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
    fn a_call_that_was_taken_back_changes_no_more() {
        let call = when(Call::default(), samples::draft_call()).expect("drafted");
        let early = call.decide(&samples::revoke_call().into());
        assert_eq!(early, Err(CallError::NotPublished));
        let call = when(call, samples::publish_call()).expect("published");
        let call = when(call, samples::revoke_call()).expect("revoked");
        assert_eq!(call.status, CallStatus::Revoked);
        for command in samples::commands().into_iter().skip(1) {
            assert_eq!(
                call.decide(&command),
                Err(CallError::Revoked),
                "{command:?}"
            );
        }
    }
}
