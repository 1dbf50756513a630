//! Events of a fund: written down for ever, each with where the fund stands after it.

use super::FundPosition;
use crate::decider::Fact;
use crate::shared::ids::{CarePlanId, CommitmentId, FundCode, OfficeCode, PaymentId, ReasonCode};
use crate::shared::money::Money;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a fund.
    FundEvent {
        /// It was opened.
        FundOpened = "fund_opened";
        /// There is more or less of it.
        AllocationChanged = "allocation_changed";
        /// A part of it is kept for a plan.
        FundsCommitted = "funds_committed";
        /// What was kept is free again.
        CommitmentReleased = "commitment_released";
        /// Something was paid.
        PaymentRecorded = "payment_recorded";
        /// A payment does not count.
        PaymentReversed = "payment_reversed";
    }
}

/// Fondo aperto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundOpened {
    /// Its code.
    pub fund: FundCode,
    /// Where the money comes from.
    pub source: ReasonCode,
    /// The year.
    pub year: i32,
    /// The act that allocates it.
    pub act: ReasonCode,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When.
    pub opened_at: DateTime<Utc>,
}

/// Stanziamento variato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AllocationChanged {
    /// How much there was before.
    pub before: Money,
    /// The act that changes it.
    pub act: ReasonCode,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// Somma impegnata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundsCommitted {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// For which plan.
    pub plan_id: CarePlanId,
    /// The office in charge of the plan.
    pub office: OfficeCode,
    /// How much.
    pub amount: Money,
    /// The last day on which the plan may name it.
    pub until_on: NaiveDate,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When.
    pub committed_at: DateTime<Utc>,
}

/// Somma disimpegnata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitmentReleased {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// How much.
    pub amount: Money,
    /// What the commitment is worth now, paid or not.
    pub kept: Money,
    /// Why.
    pub reason: ReasonCode,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When.
    pub released_at: DateTime<Utc>,
}

/// Somma liquidata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaymentRecorded {
    /// The payment.
    pub payment_id: PaymentId,
    /// Out of which commitment.
    pub commitment_id: CommitmentId,
    /// How much.
    pub amount: Money,
    /// What was paid out of the commitment by now.
    pub paid: Money,
    /// The day of the payment.
    pub paid_on: NaiveDate,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Liquidazione stornata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaymentReversed {
    /// The payment.
    pub payment_id: PaymentId,
    /// Out of which commitment it was.
    pub commitment_id: CommitmentId,
    /// How much it was.
    pub amount: Money,
    /// What was paid out of the commitment by now.
    pub paid: Money,
    /// Why.
    pub reason: ReasonCode,
    /// Since when it does not count.
    pub effective_on: NaiveDate,
    /// Where the fund stands.
    pub position: FundPosition,
    /// When it was recorded.
    pub reversed_at: DateTime<Utc>,
}

impl Fact for FundEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::FundOpened(event) => event.opened_at,
            Self::AllocationChanged(event) => event.changed_at,
            Self::FundsCommitted(event) => event.committed_at,
            Self::CommitmentReleased(event) => event.released_at,
            // A ledger is true in the order in which it is written: each event says where the fund stands after it.
            Self::PaymentRecorded(event) => event.recorded_at,
            Self::PaymentReversed(event) => event.reversed_at,
        })
    }
}
