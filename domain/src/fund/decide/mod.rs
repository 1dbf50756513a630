//! One line per command.

use super::{Commitment, Fund, FundCommand, FundError, FundEvent};
use crate::shared::ids::CommitmentId;
use crate::shared::money::{Money, MoneyError};

mod allocation;
mod commitment;
mod payment;

type Decided = Result<Vec<FundEvent>, FundError>;

pub(super) fn decide(state: &Fund, command: &FundCommand) -> Decided {
    match command {
        FundCommand::OpenFund(command) => allocation::open(state, command),
        FundCommand::ChangeAllocation(command) => allocation::change(state, command),
        FundCommand::CommitFunds(command) => commitment::commit(state, command),
        FundCommand::ReleaseCommitment(command) => commitment::release(state, command),
        FundCommand::RecordPayment(command) => payment::record(state, command),
        FundCommand::ReversePayment(command) => payment::reverse(state, command),
    }
}

fn open(state: &Fund) -> Result<(), FundError> {
    state.code.as_ref().map(|_| ()).ok_or(FundError::NotOpen)
}

fn kept(state: &Fund, id: CommitmentId) -> Result<&Commitment, FundError> {
    open(state)?;
    state
        .commitments
        .get(&id)
        .ok_or(FundError::CommitmentUnknown)
}

fn something(amount: Money) -> Result<Money, FundError> {
    if amount.is_zero() {
        return Err(FundError::AmountRequired);
    }
    Ok(amount)
}

fn sum(result: Result<Money, MoneyError>) -> Result<Money, FundError> {
    result.map_err(|_| FundError::AmountTooLarge)
}
