//! Autorizzare lo svelamento: two people, and an end.

use super::{Decided, answer};
use crate::unmasking::{
    ApproveUnmasking, LONGEST_HOURS, Unmasking, UnmaskingApproved, UnmaskingError,
};
use chrono::TimeDelta;

pub(super) fn decide(state: &Unmasking, command: &ApproveUnmasking) -> Decided {
    answer(state, &command.by)?;
    if !(1..=LONGEST_HOURS).contains(&command.hours) {
        return Err(UnmaskingError::HoursOutOfRange);
    }
    Ok(vec![
        UnmaskingApproved {
            by: command.by.clone(),
            until_at: command.at + TimeDelta::hours(i64::from(command.hours)),
            approved_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::when;
    use crate::unmasking::samples;

    fn asked() -> Unmasking {
        when(Unmasking::default(), samples::request_unmasking()).expect("asked")
    }

    #[test]
    fn nobody_agrees_to_what_they_asked_for_themselves() {
        let by = samples::request_unmasking().by;
        let own = ApproveUnmasking {
            by,
            ..samples::approve_unmasking()
        };
        assert_eq!(when(asked(), own), Err(UnmaskingError::OwnRequest));
    }

    #[test]
    fn it_is_answered_once_and_only_where_it_was_asked_for() {
        let nothing = when(Unmasking::default(), samples::approve_unmasking());
        assert_eq!(nothing, Err(UnmaskingError::NotRequested));
        let agreed = when(asked(), samples::approve_unmasking()).expect("agreed");
        let again = when(agreed, samples::approve_unmasking());
        assert_eq!(again, Err(UnmaskingError::AlreadyAnswered));
    }

    #[test]
    fn it_lasts_no_longer_than_a_working_day() {
        let agreed = |hours| {
            let command = ApproveUnmasking {
                hours,
                ..samples::approve_unmasking()
            };
            when(asked(), command).map(|state| state.until_at)
        };
        let at = samples::approve_unmasking().at;
        assert_eq!(agreed(0), Err(UnmaskingError::HoursOutOfRange));
        assert_eq!(agreed(8), Ok(Some(at + TimeDelta::hours(8))));
        assert_eq!(agreed(9), Err(UnmaskingError::HoursOutOfRange));
    }
}
