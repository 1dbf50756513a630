//! Registrare la spedizione di un atto in uscita.

use super::standing;
use crate::registration::{
    DocumentSent, Record, RecordSending, RegistrationError, RegistrationEvent,
};
use crate::shared::stamp::Direction;
use chrono::{DateTime, Utc};

pub(super) fn decide(
    state: &Record,
    command: &RecordSending,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    standing(state)?;
    if state.direction != Some(Direction::Outbound) {
        return Err(RegistrationError::NotOutbound);
    }
    if state.sent_at.is_some() {
        return Ok(Vec::new());
    }
    if command.sent_at > command.at {
        return Err(RegistrationError::SentInTheFuture);
    }
    // Whoever notes it writes minutes.
    let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
    let registered = state.registration.as_ref();
    if registered.is_some_and(|own| minute(command.sent_at) < minute(own.registered_at)) {
        return Err(RegistrationError::SentBeforeRegistration);
    }
    Ok(vec![
        DocumentSent {
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
    use crate::registration::samples;
    use crate::shared::stamp::Stamp;

    #[test]
    fn an_outbound_act_leaves_once() {
        let outbound = given::<Record>([samples::outbound_registered().into()]);
        let sent = when(outbound, samples::record_sending()).expect("accepted");
        assert_eq!(sent.sent_at, Some(samples::record_sending().sent_at));
        assert_eq!(
            sent.decide(&samples::record_sending().into()),
            Ok(Vec::new())
        );
    }

    #[test]
    fn an_act_leaves_after_it_was_registered_and_not_tomorrow() {
        let mut registered = samples::outbound_registered();
        if let Stamp::Assigned(own) = &mut registered.registration {
            own.registered_at = at("2026-03-02T09:00:30Z");
        }
        let outbound = given::<Record>([registered.into()]);
        let sent = |sent_at: &str| {
            let mut command = samples::record_sending();
            command.sent_at = at(sent_at);
            outbound.decide(&command.into()).map(|events| events.len())
        };
        assert_eq!(
            sent("2026-03-03T09:00:01Z"),
            Err(RegistrationError::SentInTheFuture)
        );
        assert_eq!(
            sent("2026-03-02T08:59:59Z"),
            Err(RegistrationError::SentBeforeRegistration)
        );
        assert_eq!(sent("2026-03-02T09:00:00Z"), Ok(1));
        assert_eq!(sent("2026-03-03T09:00:00Z"), Ok(1));
    }

    #[test]
    fn an_inbound_act_is_not_sent() {
        let inbound = given::<Record>([samples::document_registered().into()]);
        let refused = inbound.decide(&samples::record_sending().into());
        assert_eq!(refused, Err(RegistrationError::NotOutbound));
    }

    #[test]
    fn nothing_is_sent_before_it_has_a_number() {
        let refused = Record::default().decide(&samples::record_sending().into());
        assert_eq!(refused, Err(RegistrationError::NotRegistered));
    }
}
