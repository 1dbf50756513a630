//! Chiedere lo svelamento di una cosa sola.

use super::Decided;
use crate::unmasking::{
    RequestUnmasking, Unmasking, UnmaskingError, UnmaskingRequested, UnmaskingStatus,
};

pub(super) fn decide(state: &Unmasking, command: &RequestUnmasking) -> Decided {
    if state.status != UnmaskingStatus::Missing {
        return Err(UnmaskingError::AlreadyRequested);
    }
    if !command.is_there {
        return Err(UnmaskingError::TargetUnknown);
    }
    Ok(vec![
        UnmaskingRequested {
            unmasking_id: command.unmasking_id,
            by: command.by.clone(),
            target: command.target,
            target_id: command.target_id,
            reason: command.reason.clone(),
            note: command.note.clone(),
            requested_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::when;
    use crate::unmasking::samples;

    #[test]
    fn it_is_asked_for_once_and_of_something_that_is_there() {
        let nowhere = RequestUnmasking {
            is_there: false,
            ..samples::request_unmasking()
        };
        let refused = when(Unmasking::default(), nowhere);
        assert_eq!(refused, Err(UnmaskingError::TargetUnknown));
        let asked = when(Unmasking::default(), samples::request_unmasking()).expect("asked");
        assert_eq!(asked.status, UnmaskingStatus::Requested);
        let again = when(asked, samples::request_unmasking());
        assert_eq!(again, Err(UnmaskingError::AlreadyRequested));
    }
}
