//! The state of a fund: where it stands, and what it keeps for whom.

use super::{FundCommand, FundError, FundEvent};
use crate::care_plan::FundCover;
use crate::decider::{Decider, Standing};
use crate::shared::ids::{CarePlanId, CommitmentId, FundCode, OfficeCode, PaymentId, ReasonCode};
use crate::shared::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Fondo: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fund {
    /// Its code, once it is open.
    pub code: Option<FundCode>,
    /// Where the money comes from.
    pub source: Option<ReasonCode>,
    /// The year.
    pub year: i32,
    /// Where it stands.
    pub position: FundPosition,
    /// What it keeps.
    pub commitments: BTreeMap<CommitmentId, Commitment>,
    /// What it paid.
    pub payments: BTreeMap<PaymentId, Payment>,
}

/// Posizione del fondo: four sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundPosition {
    /// Stanziato.
    pub allocated: Money,
    /// Impegnato: kept for plans, paid or not; never above what was allocated.
    pub committed: Money,
    /// Disimpegnato: was kept and is free again.
    pub released: Money,
    /// Liquidato: paid out of what is committed.
    pub paid: Money,
}

/// Impegno.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// For which plan.
    pub plan_id: CarePlanId,
    /// The office in charge of the plan.
    pub office: OfficeCode,
    /// What it is worth, paid or not.
    pub kept: Money,
    /// What was paid out of it.
    pub paid: Money,
    /// The last day on which the plan may name it.
    pub until_on: NaiveDate,
}

impl Commitment {
    /// What is kept and not paid.
    pub fn left(&self) -> Money {
        // No event pays more than is kept; a log that says otherwise leaves nothing.
        self.kept.minus(self.paid).unwrap_or_default()
    }
}

/// Liquidazione.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Out of which commitment.
    pub commitment_id: CommitmentId,
    /// How much.
    pub amount: Money,
    /// Whether it was undone.
    pub reversed: bool,
}

impl Fund {
    /// What is neither kept nor paid.
    pub fn free(&self) -> Money {
        let FundPosition {
            allocated,
            committed,
            ..
        } = self.position;
        allocated.minus(committed).unwrap_or_default()
    }

    /// What may be counted on for a plan on that day: what it names already, and what may still be named.
    pub fn cover_for(
        &self,
        plan: CarePlanId,
        named: &BTreeSet<CommitmentId>,
        on: NaiveDate,
    ) -> Option<FundCover> {
        let kept: Vec<_> = self
            .commitments
            .iter()
            .filter(|(id, commitment)| {
                commitment.plan_id == plan && (on <= commitment.until_on || named.contains(id))
            })
            .collect();
        Some(FundCover {
            fund: self.code.clone()?,
            kept: Money::total(kept.iter().map(|(_, commitment)| commitment.kept)).ok()?,
            commitments: kept.iter().map(|(id, _)| **id).collect(),
        })
    }

    fn office_of(&self, id: CommitmentId) -> Option<OfficeCode> {
        self.commitments
            .get(&id)
            .map(|commitment| commitment.office.clone())
    }
}

impl Decider for Fund {
    fn decide(&self, command: &FundCommand) -> Result<Vec<FundEvent>, FundError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &FundEvent) {
        match event {
            FundEvent::FundOpened(event) => {
                self.code = Some(event.fund.clone());
                self.source = Some(event.source.clone());
                self.year = event.year;
                self.position = event.position;
            }
            FundEvent::AllocationChanged(event) => self.position = event.position,
            FundEvent::FundsCommitted(event) => {
                self.position = event.position;
                let commitment = Commitment {
                    plan_id: event.plan_id,
                    office: event.office.clone(),
                    kept: event.amount,
                    paid: Money::ZERO,
                    until_on: event.until_on,
                };
                self.commitments.insert(event.commitment_id, commitment);
            }
            FundEvent::CommitmentReleased(event) => {
                self.position = event.position;
                if let Some(commitment) = self.commitments.get_mut(&event.commitment_id) {
                    commitment.kept = event.kept;
                }
            }
            FundEvent::PaymentRecorded(event) => {
                self.position = event.position;
                if let Some(commitment) = self.commitments.get_mut(&event.commitment_id) {
                    commitment.paid = event.paid;
                }
                let payment = Payment {
                    commitment_id: event.commitment_id,
                    amount: event.amount,
                    reversed: false,
                };
                self.payments.insert(event.payment_id, payment);
            }
            FundEvent::PaymentReversed(event) => {
                self.position = event.position;
                if let Some(commitment) = self.commitments.get_mut(&event.commitment_id) {
                    commitment.paid = event.paid;
                }
                if let Some(payment) = self.payments.get_mut(&event.payment_id) {
                    payment.reversed = true;
                }
            }
        }
    }

    /// A fund belongs to the whole municipality; what it keeps for a plan is the matter of the plan's office.
    fn standing(&self, command: &FundCommand) -> Standing {
        let office = match command {
            FundCommand::OpenFund(_) | FundCommand::ChangeAllocation(_) => None,
            FundCommand::CommitFunds(command) => Some(command.plan.office.clone()),
            FundCommand::ReleaseCommitment(command) => self.office_of(command.commitment_id),
            FundCommand::RecordPayment(command) => self.office_of(command.commitment_id),
            FundCommand::ReversePayment(command) => self
                .payments
                .get(&command.payment_id)
                .and_then(|payment| self.office_of(payment.commitment_id)),
        };
        Standing {
            office,
            people: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fund::samples;
    use crate::given::{day, when};

    #[test]
    fn a_plan_counts_on_what_it_names_and_on_what_may_still_be_named() {
        let fund = when(Fund::default(), samples::open_fund()).expect("opened");
        let fund = when(fund, samples::commit_funds()).expect("committed");
        let command = samples::commit_funds();
        let kept = |plan, named: &[CommitmentId], on| {
            let named = named.iter().copied().collect();
            fund.cover_for(plan, &named, day(on)).expect("open").kept
        };
        let (plan, id) = (command.plan.plan_id, command.commitment_id);
        assert_eq!(kept(plan, &[], "2026-04-30"), command.amount);
        assert_eq!(kept(plan, &[], "2026-05-01"), Money::ZERO);
        assert_eq!(kept(plan, &[id], "2026-05-01"), command.amount);
        let other = CarePlanId(uuid::Uuid::from_u128(99));
        assert_eq!(kept(other, &[id], "2026-04-30"), Money::ZERO);
    }
}
