//! One valid sample of each command and event of a fund.

use super::{
    ChangeAllocation, CommitFunds, Fund, FundCommand, FundEvent, OpenFund, PlanFacts,
    RecordPayment, ReleaseCommitment, ReversePayment,
};
use crate::decider::Decider;
use crate::sample::{day, instant, office, reason};
use crate::shared::ids::{CarePlanId, CommitmentId, PaymentId};
use crate::shared::money::Money;
use uuid::Uuid;

/// One of each command, in an order in which each is accepted.
pub fn commands() -> Vec<FundCommand> {
    vec![
        open_fund().into(),
        change_allocation().into(),
        commit_funds().into(),
        release_commitment().into(),
        record_payment().into(),
        reverse_payment().into(),
    ]
}

/// One of each event: what the commands above lead to.
pub fn events() -> Vec<FundEvent> {
    let mut fund = Fund::default();
    let mut all = Vec::new();
    for command in commands() {
        for event in fund
            .decide(&command)
            .expect("samples are accepted in order")
        {
            fund.evolve(&event);
            all.push(event);
        }
    }
    all
}

fn euro(text: &str) -> Money {
    Money::parse(text).expect("samples use valid amounts")
}

/// A valid command.
pub fn open_fund() -> OpenFund {
    OpenFund {
        source: reason("fna"),
        year: 2026,
        allocated: euro("10000.00"),
        act: reason("dd-2026-014"),
        at: instant(2026, 1, 12, 9),
    }
}

/// A valid command.
pub fn change_allocation() -> ChangeAllocation {
    ChangeAllocation {
        allocated: euro("12500.00"),
        act: reason("dd-2026-077"),
        at: instant(2026, 2, 16, 9),
    }
}

/// A valid command.
pub fn commit_funds() -> CommitFunds {
    CommitFunds {
        commitment_id: CommitmentId(Uuid::from_u128(0x71)),
        plan: PlanFacts {
            plan_id: CarePlanId(Uuid::from_u128(0x61)),
            office: office("centro-1"),
            ended: false,
        },
        amount: euro("3000.00"),
        until_on: day(2026, 4, 30),
        at: instant(2026, 3, 2, 9),
    }
}

/// A valid command.
pub fn release_commitment() -> ReleaseCommitment {
    ReleaseCommitment {
        commitment_id: commit_funds().commitment_id,
        amount: Some(euro("200.00")),
        reason: reason("less-needed"),
        at: instant(2026, 6, 1, 9),
    }
}

/// A valid command.
pub fn record_payment() -> RecordPayment {
    RecordPayment {
        payment_id: PaymentId(Uuid::from_u128(0x72)),
        commitment_id: commit_funds().commitment_id,
        amount: euro("250.00"),
        paid_on: day(2026, 6, 30),
        at: instant(2026, 7, 1, 9),
    }
}

/// A valid command.
pub fn reverse_payment() -> ReversePayment {
    ReversePayment {
        payment_id: record_payment().payment_id,
        reason: reason("sent-back"),
        effective_on: day(2026, 6, 30),
        at: instant(2026, 7, 6, 9),
    }
}
