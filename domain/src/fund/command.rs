//! Commands on a fund.

use crate::shared::ids::{CarePlanId, CommitmentId, OfficeCode, PaymentId, ReasonCode};
use crate::shared::money::Money;
use chrono::{DateTime, NaiveDate, Utc};

crate::names::commands! {
    /// What can be asked of a fund.
    FundCommand {
        /// Begin it.
        OpenFund = "open_fund";
        /// Change how much there is.
        ChangeAllocation = "change_allocation";
        /// Keep a part of it for a care plan.
        CommitFunds = "commit_funds";
        /// Give back what is kept.
        ReleaseCommitment = "release_commitment";
        /// Pay out of what is kept.
        RecordPayment = "record_payment";
        /// Undo a payment.
        ReversePayment = "reverse_payment";
    }
}

/// Aprire un fondo: one source, one year.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFund {
    /// Fonte di finanziamento: where the money comes from.
    pub source: ReasonCode,
    /// Anno.
    pub year: i32,
    /// Stanziamento.
    pub allocated: Money,
    /// The act that allocates it.
    pub act: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Variare lo stanziamento.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeAllocation {
    /// How much there is from now on.
    pub allocated: Money,
    /// The act that changes it.
    pub act: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a fund must know of the care plan it commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// The plan.
    pub plan_id: CarePlanId,
    /// The office in charge of it.
    pub office: OfficeCode,
    /// Whether it has ended.
    pub ended: bool,
}

/// Impegnare: before the plan becomes active.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitFunds {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// For which plan.
    pub plan: PlanFacts,
    /// How much.
    pub amount: Money,
    /// The last day on which the plan may name it; afterwards it is released.
    pub until_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}

/// Disimpegnare.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseCommitment {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// How much of it; all that is not paid if absent.
    pub amount: Option<Money>,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Liquidare.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPayment {
    /// The payment.
    pub payment_id: PaymentId,
    /// Out of which commitment.
    pub commitment_id: CommitmentId,
    /// How much.
    pub amount: Money,
    /// The day of the payment.
    pub paid_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Stornare una liquidazione: recorded by mistake, or sent back by the bank.
#[derive(Clone, Debug, PartialEq)]
pub struct ReversePayment {
    /// The payment.
    pub payment_id: PaymentId,
    /// Why.
    pub reason: ReasonCode,
    /// Since when it does not count.
    pub effective_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}
