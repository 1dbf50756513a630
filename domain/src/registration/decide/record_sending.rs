//! Registrare la spedizione di un atto in uscita.

use super::standing;
use crate::registration::{
    DocumentSent, Record, RecordSending, RegistrationError, RegistrationEvent,
};
use crate::shared::stamp::Direction;

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
    use crate::given::{given, when};
    use crate::registration::samples;

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
