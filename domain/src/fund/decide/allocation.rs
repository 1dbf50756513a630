//! Stanziare e variare lo stanziamento.

use super::{Decided, open as opened};
use crate::fund::{
    AllocationChanged, ChangeAllocation, Fund, FundError, FundOpened, FundPosition, OpenFund,
};
use crate::shared::ids::FundCode;

/// Years that are no slip of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

pub(super) fn open(state: &Fund, command: &OpenFund) -> Decided {
    if state.code.is_some() {
        return Err(FundError::AlreadyOpen);
    }
    if !YEARS.contains(&command.year) {
        return Err(FundError::YearOutOfRange);
    }
    let fund = FundCode::of(&command.source, command.year).map_err(|_| FundError::SourceTooLong)?;
    Ok(vec![
        FundOpened {
            fund,
            source: command.source.clone(),
            year: command.year,
            act: command.act.clone(),
            position: FundPosition {
                allocated: command.allocated,
                ..FundPosition::default()
            },
            opened_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn change(state: &Fund, command: &ChangeAllocation) -> Decided {
    opened(state)?;
    let position = state.position;
    if command.allocated == position.allocated {
        return Ok(Vec::new());
    }
    if command.allocated < position.committed {
        return Err(FundError::BelowCommitments);
    }
    Ok(vec![
        AllocationChanged {
            before: position.allocated,
            act: command.act.clone(),
            position: FundPosition {
                allocated: command.allocated,
                ..position
            },
            changed_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::fund::samples;
    use crate::given::when;
    use crate::sample::reason;
    use crate::shared::money::Money;

    #[test]
    fn a_fund_of_a_source_and_a_year_is_opened_once() {
        let fund = when(Fund::default(), samples::open_fund()).expect("opened");
        assert_eq!(fund.code.as_ref().map(FundCode::as_str), Some("fna-2026"));
        assert_eq!(fund.free(), samples::open_fund().allocated);
        let again = fund.decide(&samples::open_fund().into());
        assert_eq!(again, Err(FundError::AlreadyOpen));
    }

    #[test]
    fn a_fund_has_a_year_and_a_short_source() {
        let year = OpenFund {
            year: 20_260,
            ..samples::open_fund()
        };
        let refused = Fund::default().decide(&year.into());
        assert_eq!(refused, Err(FundError::YearOutOfRange));
        let source = OpenFund {
            source: reason(&"f".repeat(60)),
            ..samples::open_fund()
        };
        let refused = Fund::default().decide(&source.into());
        assert_eq!(refused, Err(FundError::SourceTooLong));
    }

    #[test]
    fn an_allocation_never_falls_below_what_is_committed() {
        let fund = when(Fund::default(), samples::open_fund()).expect("opened");
        let fund = when(fund, samples::commit_funds()).expect("committed");
        let command = ChangeAllocation {
            allocated: Money::parse("2999.99").expect("an amount"),
            ..samples::change_allocation()
        };
        let refused = fund.decide(&command.into());
        assert_eq!(refused, Err(FundError::BelowCommitments));
        let command = ChangeAllocation {
            allocated: samples::commit_funds().amount,
            ..samples::change_allocation()
        };
        let fund = when(fund, command).expect("exactly what is committed");
        assert_eq!(fund.free(), Money::ZERO);
    }

    #[test]
    fn what_was_never_opened_cannot_change() {
        let refused = Fund::default().decide(&samples::change_allocation().into());
        assert_eq!(refused, Err(FundError::NotOpen));
    }
}
