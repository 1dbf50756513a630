//! Versare in conservazione il registro di un giorno chiuso.

use crate::register::{
    DailyRegisterSentToPreservation, Register, RegisterError, RegisterEvent, SendToPreservation,
};
use crate::shared::time::{day_start, days_after};

pub(super) fn decide(
    state: &Register,
    command: &SendToPreservation,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let closed = state.first_day.is_some_and(|first| first <= command.day)
        && state
            .last_closed
            .as_ref()
            .is_some_and(|last| command.day <= last.day);
    if !closed {
        return Err(RegisterError::DayNotClosed);
    }
    if state.sent.contains(&command.day) || state.preserved.contains(&command.day) {
        return Err(RegisterError::AlreadySent);
    }
    if command.sent_at > command.at {
        return Err(RegisterError::NotYet);
    }
    if command.sent_at < day_start(days_after(command.day, 1)) {
        return Err(RegisterError::SentBeforeDayEnded);
    }
    Ok(vec![
        DailyRegisterSentToPreservation {
            day: command.day,
            package: command.package.clone(),
            sent_at: command.sent_at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, given, when};
    use crate::register::samples;

    fn closed() -> Register {
        given([
            samples::register_opened().into(),
            samples::close_day().closing.into(),
        ])
    }

    #[test]
    fn a_closed_day_is_sent_once() {
        let sent = when(closed(), samples::send_to_preservation()).expect("accepted");
        assert!(sent.sent.contains(&samples::send_to_preservation().day));
        let refused = sent.decide(&samples::send_to_preservation().into());
        assert_eq!(refused, Err(RegisterError::AlreadySent));
    }

    #[test]
    fn a_day_is_sent_after_it_ended_and_not_tomorrow() {
        let sent = |sent_at: &str| {
            let mut command = samples::send_to_preservation();
            command.sent_at = at(sent_at);
            closed().decide(&command.into()).map(|events| events.len())
        };
        assert_eq!(sent("2026-03-03T06:00:01Z"), Err(RegisterError::NotYet));
        assert_eq!(
            sent("2026-03-02T22:59:59Z"),
            Err(RegisterError::SentBeforeDayEnded)
        );
        assert_eq!(sent("2026-03-02T23:00:00Z"), Ok(1));
    }

    #[test]
    fn an_open_day_is_not_sent() {
        let open = given::<Register>([samples::register_opened().into()]);
        let refused = open.decide(&samples::send_to_preservation().into());
        assert_eq!(refused, Err(RegisterError::DayNotClosed));
    }
}
