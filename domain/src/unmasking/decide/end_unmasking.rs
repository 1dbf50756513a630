//! Terminare lo svelamento: whoever may ask for one or agree to one may end any, since it only takes away.

use super::Decided;
use crate::unmasking::{
    EndUnmasking, Unmasking, UnmaskingEnded, UnmaskingError, UnmaskingEvent, UnmaskingStatus,
};

pub(super) fn decide(state: &Unmasking, command: &EndUnmasking) -> Decided {
    match state.status {
        UnmaskingStatus::Missing => Err(UnmaskingError::NotRequested),
        UnmaskingStatus::Refused | UnmaskingStatus::Ended => Ok(Vec::new()),
        UnmaskingStatus::Approved if state.until_at.is_some_and(|until| until <= command.at) => {
            Ok(Vec::new())
        }
        UnmaskingStatus::Requested | UnmaskingStatus::Approved => Ok(vec![ended(command)]),
    }
}

fn ended(command: &EndUnmasking) -> UnmaskingEvent {
    UnmaskingEnded {
        by: command.by.clone(),
        ended_at: command.at,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::unmasking::samples;
    use chrono::TimeDelta;

    #[test]
    fn it_ends_once_and_not_after_its_time() {
        let end = samples::end_unmasking();
        let nothing = when(Unmasking::default(), end.clone());
        assert_eq!(nothing, Err(UnmaskingError::NotRequested));
        let asked = when(Unmasking::default(), samples::request_unmasking()).expect("asked");
        let agreed = when(asked, samples::approve_unmasking()).expect("agreed");
        let late = EndUnmasking {
            at: end.at + TimeDelta::days(1),
            ..end.clone()
        };
        assert_eq!(agreed.decide(&late.into()), Ok(Vec::new()));
        let ended = when(agreed, end.clone()).expect("ended");
        assert_eq!(ended.status, UnmaskingStatus::Ended);
        assert_eq!(ended.decide(&end.into()), Ok(Vec::new()));
    }
}
