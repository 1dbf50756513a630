//! Registrare l'esito del versamento.

use crate::register::{
    PreservationReceiptRecorded, RecordPreservationReceipt, Register, RegisterError, RegisterEvent,
};

pub(super) fn decide(
    state: &Register,
    command: &RecordPreservationReceipt,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    if !state.sent.contains(&command.day) {
        return Err(RegisterError::NotSent);
    }
    Ok(vec![
        PreservationReceiptRecorded {
            day: command.day,
            receipt: command.receipt.clone(),
            outcome: command.outcome,
            received_at: command.received_at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{given, when};
    use crate::register::{PreservationOutcome, samples};

    fn sent() -> Register {
        let closed: Register = given([
            samples::register_opened().into(),
            samples::close_day().closing.into(),
        ]);
        when(closed, samples::send_to_preservation()).expect("sent")
    }

    #[test]
    fn an_accepted_day_is_preserved_and_not_sent_again() {
        let kept = when(sent(), samples::record_preservation_receipt()).expect("accepted");
        assert!(
            kept.preserved
                .contains(&samples::send_to_preservation().day)
        );
        let refused = kept.decide(&samples::send_to_preservation().into());
        assert_eq!(refused, Err(RegisterError::AlreadySent));
    }

    #[test]
    fn a_rejected_day_can_be_sent_again() {
        let command = RecordPreservationReceipt {
            outcome: PreservationOutcome::Rejected,
            ..samples::record_preservation_receipt()
        };
        let back = when(sent(), command).expect("accepted");
        assert!(back.decide(&samples::send_to_preservation().into()).is_ok());
    }

    #[test]
    fn there_is_no_answer_without_a_package() {
        let open = given::<Register>([samples::register_opened().into()]);
        let refused = open.decide(&samples::record_preservation_receipt().into());
        assert_eq!(refused, Err(RegisterError::NotSent));
    }
}
