//! Chiudere il registro giornaliero: days in order, none twice, none missing, each tied to the one before.

use crate::register::{CloseDay, DailyRegisterClosed, Register, RegisterError, RegisterEvent};
use crate::shared::time::rome_day;
use chrono::Datelike;

pub(super) fn decide(
    state: &Register,
    command: &CloseDay,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let closing = &command.closing;
    check_order(state, closing)?;
    if rome_day(closing.closed_at) <= closing.day {
        return Err(RegisterError::DayNotOver);
    }
    check_numbers(state, closing)?;
    if closing.previous_sha256.as_ref() != state.last_closed.as_ref().map(|day| &day.sha256) {
        return Err(RegisterError::ChainBroken);
    }
    Ok(vec![closing.clone().into()])
}

fn check_order(state: &Register, closing: &DailyRegisterClosed) -> Result<(), RegisterError> {
    if state.first_day.is_some_and(|first| closing.day < first) {
        return Err(RegisterError::DayBeforeRegister);
    }
    match state.next_day() {
        Some(next) if closing.day < next => Err(RegisterError::DayAlreadyClosed),
        Some(next) if closing.day > next => Err(RegisterError::DayMissing),
        _ => Ok(()),
    }
}

/// A gapless numbering needs no list to be checked: first, last, count and the day before say it all.
fn check_numbers(state: &Register, closing: &DailyRegisterClosed) -> Result<(), RegisterError> {
    let first = match (closing.first, closing.last, closing.count) {
        (None, None, 0) => return Ok(()),
        (Some(first), Some(last), count)
            if first > 0 && last.checked_sub(first) == count.checked_sub(1) && count > 0 =>
        {
            first
        }
        _ => return Err(RegisterError::NumbersContradict),
    };
    let year = closing.day.year();
    let expected = match state.last_number.get(&year) {
        Some(before) => Some(before.saturating_add(1)),
        // Nothing of this year is closed yet: one comes first, unless closing began within the year.
        None if state.first_day.is_some_and(|day| day.year() < year) => Some(1),
        None => None,
    };
    if expected.is_some_and(|expected| first != expected) {
        return Err(RegisterError::NumbersNotContiguous);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, day, given, when};
    use crate::register::samples;
    use crate::shared::digest::Digest;
    use crate::shared::time::{day_start, days_after};
    use chrono::NaiveDate;

    fn open() -> Register {
        given([samples::register_opened().into()])
    }

    fn closing(on: NaiveDate, first: u64, last: u64, before: &Register) -> CloseDay {
        let closing = DailyRegisterClosed {
            day: on,
            first: Some(first),
            last: Some(last),
            count: last - first + 1,
            closed_at: day_start(days_after(on, 1)),
            previous_sha256: before.last_closed.as_ref().map(|day| day.sha256.clone()),
            ..samples::close_day().closing
        };
        CloseDay { closing }
    }

    fn refusal(state: &Register, command: CloseDay) -> RegisterError {
        state.decide(&command.into()).expect_err("refused")
    }

    #[test]
    fn days_are_closed_one_after_the_other() {
        let register = when(open(), samples::close_day()).expect("the first day");
        let next = closing(day("2026-03-03"), 4, 9, &register);
        let register = when(register, next).expect("the second day");
        assert_eq!(register.next_day(), Some(day("2026-03-04")));
    }

    #[test]
    fn a_day_is_closed_once() {
        let register = when(open(), samples::close_day()).expect("accepted");
        assert_eq!(
            refusal(&register, samples::close_day()),
            RegisterError::DayAlreadyClosed
        );
    }

    #[test]
    fn no_day_is_left_out() {
        let register = when(open(), samples::close_day()).expect("accepted");
        let later = closing(day("2026-03-04"), 4, 4, &register);
        assert_eq!(refusal(&register, later), RegisterError::DayMissing);
    }

    #[test]
    fn a_day_before_the_register_is_not_closed() {
        let early = closing(day("2026-03-01"), 1, 3, &open());
        assert_eq!(refusal(&open(), early), RegisterError::DayBeforeRegister);
    }

    #[test]
    fn a_day_is_over_at_midnight_in_rome() {
        let mut command = samples::close_day();
        command.closing.closed_at = at("2026-03-02T22:59:59Z");
        assert_eq!(refusal(&open(), command.clone()), RegisterError::DayNotOver);
        command.closing.closed_at = at("2026-03-02T23:00:00Z");
        assert!(open().decide(&command.into()).is_ok());
    }

    #[test]
    fn an_empty_day_is_closed_too() {
        let mut command = samples::close_day();
        (
            command.closing.first,
            command.closing.last,
            command.closing.count,
        ) = (None, None, 0);
        assert!(open().decide(&command.into()).is_ok());
    }

    #[test]
    fn first_last_and_count_must_agree() {
        for (first, last, count) in [
            (Some(1), Some(3), 2),
            (Some(3), Some(1), 0),
            (None, Some(3), 3),
            (None, None, 1),
            (Some(0), Some(2), 3),
            (Some(1), None, 0),
        ] {
            let mut command = samples::close_day();
            let numbers = &mut command.closing;
            (numbers.first, numbers.last, numbers.count) = (first, last, count);
            assert_eq!(refusal(&open(), command), RegisterError::NumbersContradict);
        }
    }

    #[test]
    fn numbers_go_on_from_the_last_day_that_had_any() {
        let register = when(open(), samples::close_day()).expect("accepted");
        for first in [3, 5] {
            let gap = closing(day("2026-03-03"), first, 9, &register);
            assert_eq!(refusal(&register, gap), RegisterError::NumbersNotContiguous);
        }
    }

    #[test]
    fn numbers_begin_again_with_the_year() {
        let mut opened = samples::register_opened();
        opened.first_day = day("2026-12-31");
        let register = given::<Register>([opened.into()]);
        let old = closing(day("2026-12-31"), 500, 512, &register);
        let register = when(register, old).expect("the last day of the year");
        let on = closing(day("2027-01-01"), 513, 514, &register);
        assert_eq!(refusal(&register, on), RegisterError::NumbersNotContiguous);
        let new = closing(day("2027-01-01"), 1, 2, &register);
        assert!(register.decide(&new.into()).is_ok());
    }

    #[test]
    fn each_day_holds_the_hash_of_the_day_before() {
        let register = when(open(), samples::close_day()).expect("accepted");
        let mut command = closing(day("2026-03-03"), 4, 9, &register);
        command.closing.previous_sha256 = Some(Digest::parse(&"00".repeat(32)).expect("a digest"));
        assert_eq!(refusal(&register, command), RegisterError::ChainBroken);
    }
}
