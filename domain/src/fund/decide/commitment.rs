//! Impegnare e disimpegnare.

use super::{Decided, kept, open, something, sum};
use crate::fund::{
    CommitFunds, CommitmentReleased, Fund, FundError, FundPosition, FundsCommitted,
    ReleaseCommitment,
};
use crate::shared::time::rome_day;

pub(super) fn commit(state: &Fund, command: &CommitFunds) -> Decided {
    open(state)?;
    if command.plan.ended {
        return Err(FundError::PlanEnded);
    }
    if state.commitments.contains_key(&command.commitment_id) {
        return Err(FundError::AlreadyRecorded);
    }
    if command.until_on < rome_day(command.at) {
        return Err(FundError::DatesContradict);
    }
    let amount = something(command.amount)?;
    if amount > state.free() {
        return Err(FundError::Exhausted);
    }
    Ok(vec![
        FundsCommitted {
            commitment_id: command.commitment_id,
            plan_id: command.plan.plan_id,
            office: command.plan.office.clone(),
            amount,
            until_on: command.until_on,
            position: FundPosition {
                committed: sum(state.position.committed.plus(amount))?,
                ..state.position
            },
            committed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn release(state: &Fund, command: &ReleaseCommitment) -> Decided {
    let commitment = kept(state, command.commitment_id)?;
    let amount = match command.amount {
        Some(amount) => something(amount)?,
        // Where nothing is left there is nothing to give back.
        None if commitment.left().is_zero() => return Ok(Vec::new()),
        None => commitment.left(),
    };
    if amount > commitment.left() {
        return Err(FundError::CommitmentTooSmall);
    }
    let position = state.position;
    Ok(vec![
        CommitmentReleased {
            commitment_id: command.commitment_id,
            amount,
            kept: sum(commitment.kept.minus(amount))?,
            reason: command.reason.clone(),
            position: FundPosition {
                committed: sum(position.committed.minus(amount))?,
                released: sum(position.released.plus(amount))?,
                ..position
            },
            released_at: command.at,
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
    use crate::shared::ids::CommitmentId;
    use crate::shared::money::Money;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn euro(text: &str) -> Money {
        Money::parse(text).expect("a valid amount in a test")
    }

    fn opened() -> Fund {
        when(Fund::default(), samples::open_fund()).expect("opened")
    }

    fn committed() -> Fund {
        when(opened(), samples::commit_funds()).expect("committed")
    }

    #[test]
    fn never_more_is_committed_than_was_allocated() {
        let fund = committed();
        let command = CommitFunds {
            commitment_id: CommitmentId(Uuid::from_u128(9)),
            amount: euro("7000.01"),
            ..samples::commit_funds()
        };
        assert_eq!(fund.decide(&command.into()), Err(FundError::Exhausted));
        let command = CommitFunds {
            commitment_id: CommitmentId(Uuid::from_u128(9)),
            amount: euro("7000.00"),
            ..samples::commit_funds()
        };
        let fund = when(fund, command).expect("what is left");
        assert_eq!(fund.position.committed, fund.position.allocated);
    }

    #[test]
    fn a_commitment_is_something_for_a_living_plan_and_recorded_once() {
        let again = committed().decide(&samples::commit_funds().into());
        assert_eq!(again, Err(FundError::AlreadyRecorded));
        let nothing = CommitFunds {
            amount: Money::ZERO,
            ..samples::commit_funds()
        };
        let refused = opened().decide(&nothing.into());
        assert_eq!(refused, Err(FundError::AmountRequired));
        let mut ended = samples::commit_funds();
        ended.plan.ended = true;
        assert_eq!(opened().decide(&ended.into()), Err(FundError::PlanEnded));
        let past = CommitFunds {
            until_on: day("2026-01-01"),
            ..samples::commit_funds()
        };
        let refused = opened().decide(&past.into());
        assert_eq!(refused, Err(FundError::DatesContradict));
    }

    #[test]
    fn what_is_released_is_free_again_and_what_is_paid_is_not() {
        let fund = when(committed(), samples::record_payment()).expect("paid");
        let command = ReleaseCommitment {
            amount: None,
            ..samples::release_commitment()
        };
        let fund = when(fund, command.clone()).expect("released");
        assert_eq!(fund.position.committed, samples::record_payment().amount);
        assert_eq!(fund.position.released, euro("2750.00"));
        assert_eq!(fund.free(), euro("9750.00"));
        assert_eq!(fund.decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn no_more_is_released_than_is_left() {
        let command = ReleaseCommitment {
            amount: Some(euro("3000.01")),
            ..samples::release_commitment()
        };
        let refused = committed().decide(&command.into());
        assert_eq!(refused, Err(FundError::CommitmentTooSmall));
        let refused = opened().decide(&samples::release_commitment().into());
        assert_eq!(refused, Err(FundError::CommitmentUnknown));
    }

    #[test]
    fn sums_that_grow_too_large_are_refused() {
        let mut fund = committed();
        fund.position.released = euro("999999999999.99");
        let refused = fund.decide(&samples::release_commitment().into());
        assert_eq!(refused, Err(FundError::AmountTooLarge));
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_the_four_sums_stay_in_order(asked in prop::collection::vec((0_u8..3, 1_u64..600_000), 1..40)) {
            let mut fund = opened();
            for (at, (what, cents)) in asked.into_iter().enumerate() {
                let amount = Money::from_cents(cents).expect("an amount");
                let id = CommitmentId(Uuid::from_u128(u128::try_from(at / 3).expect("small")));
                let command = match what {
                    0 => CommitFunds { commitment_id: id, amount, ..samples::commit_funds() }.into(),
                    1 => ReleaseCommitment { commitment_id: id, amount: Some(amount), ..samples::release_commitment() }.into(),
                    _ => crate::fund::RecordPayment {
                        payment_id: crate::shared::ids::PaymentId(Uuid::from_u128(u128::try_from(at).expect("small"))),
                        commitment_id: id,
                        amount,
                        ..samples::record_payment()
                    }.into(),
                };
                for event in fund.decide(&command).unwrap_or_default() {
                    fund.evolve(&event);
                }
                let kept: Vec<Money> = fund.commitments.values().map(|commitment| commitment.kept).collect();
                prop_assert_eq!(Money::total(kept), Ok(fund.position.committed));
                prop_assert!(fund.position.committed <= fund.position.allocated);
                prop_assert!(fund.position.paid <= fund.position.committed);
            }
        }
    }
}
