//! Liquidare e stornare.

use super::{Decided, kept, open, something, sum};
use crate::fund::{
    Fund, FundError, FundPosition, PaymentRecorded, PaymentReversed, RecordPayment, ReversePayment,
};
use crate::shared::time::rome_day;

pub(super) fn record(state: &Fund, command: &RecordPayment) -> Decided {
    let commitment = kept(state, command.commitment_id)?;
    if state.payments.contains_key(&command.payment_id) {
        return Err(FundError::AlreadyRecorded);
    }
    if command.paid_on > rome_day(command.at) {
        return Err(FundError::NotPaidYet);
    }
    let amount = something(command.amount)?;
    if amount > commitment.left() {
        return Err(FundError::CommitmentTooSmall);
    }
    Ok(vec![
        PaymentRecorded {
            payment_id: command.payment_id,
            commitment_id: command.commitment_id,
            amount,
            paid: sum(commitment.paid.plus(amount))?,
            paid_on: command.paid_on,
            position: FundPosition {
                paid: sum(state.position.paid.plus(amount))?,
                ..state.position
            },
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn reverse(state: &Fund, command: &ReversePayment) -> Decided {
    open(state)?;
    let payment = state
        .payments
        .get(&command.payment_id)
        .ok_or(FundError::PaymentUnknown)?;
    if payment.reversed {
        return Err(FundError::AlreadyReversed);
    }
    let commitment = kept(state, payment.commitment_id)?;
    Ok(vec![
        PaymentReversed {
            payment_id: command.payment_id,
            commitment_id: payment.commitment_id,
            amount: payment.amount,
            paid: sum(commitment.paid.minus(payment.amount))?,
            reason: command.reason.clone(),
            effective_on: command.effective_on,
            position: FundPosition {
                paid: sum(state.position.paid.minus(payment.amount))?,
                ..state.position
            },
            reversed_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::fund::samples;
    use crate::given::{day, when};
    use crate::shared::ids::PaymentId;
    use crate::shared::money::Money;
    use uuid::Uuid;

    fn committed() -> Fund {
        let fund = when(Fund::default(), samples::open_fund()).expect("opened");
        when(fund, samples::commit_funds()).expect("committed")
    }

    #[test]
    fn the_same_payment_is_not_recorded_twice() {
        let fund = when(committed(), samples::record_payment()).expect("paid");
        let again = fund.decide(&samples::record_payment().into());
        assert_eq!(again, Err(FundError::AlreadyRecorded));
    }

    #[test]
    fn no_more_is_paid_than_is_left_and_nothing_ahead_of_time() {
        let fund = when(committed(), samples::record_payment()).expect("paid");
        let command = RecordPayment {
            payment_id: PaymentId(Uuid::from_u128(8)),
            amount: samples::commit_funds().amount,
            ..samples::record_payment()
        };
        let refused = fund.decide(&command.into());
        assert_eq!(refused, Err(FundError::CommitmentTooSmall));
        let command = RecordPayment {
            paid_on: day("2027-01-01"),
            ..samples::record_payment()
        };
        let refused = committed().decide(&command.into());
        assert_eq!(refused, Err(FundError::NotPaidYet));
    }

    #[test]
    fn a_reversed_payment_is_there_to_be_paid_again_and_is_reversed_once() {
        let fund = when(committed(), samples::record_payment()).expect("paid");
        let fund = when(fund, samples::reverse_payment()).expect("reversed");
        assert_eq!(fund.position.paid, Money::ZERO);
        let again = fund.decide(&samples::reverse_payment().into());
        assert_eq!(again, Err(FundError::AlreadyReversed));
        let refused = committed().decide(&samples::reverse_payment().into());
        assert_eq!(refused, Err(FundError::PaymentUnknown));
    }
}
