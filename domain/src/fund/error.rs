//! Why a command on a fund is refused.

crate::names::refusals! {
    /// Every refusal of a fund.
    FundError {
        /// There is one fund for each source and year.
        AlreadyOpen = "fund.already-open", Refused, "the fund of this source and year is already open";
        /// Nothing was opened here.
        NotOpen = "fund.not-open", Refused, "no such fund is open";
        /// The source is too long to name a fund with.
        SourceTooLong = "fund.source-too-long", Invalid, "the code of the source is too long";
        /// Four digits, as calendars have them.
        YearOutOfRange = "fund.year-out-of-range", Invalid, "the year is not one a fund can have";
        /// Nothing cannot be committed, released or paid.
        AmountRequired = "fund.amount-required", Invalid, "the amount must be more than nothing";
        /// Sums have an end.
        AmountTooLarge = "fund.amount-too-large", Invalid, "the sum would be too large";
        /// What is kept cannot be taken away.
        BelowCommitments = "fund.below-commitments", Refused, "more is committed than would be allocated";
        /// Never more is committed than was allocated.
        Exhausted = "fund.exhausted", Refused, "less is free in this fund than is asked for";
        /// The plan has ended.
        PlanEnded = "fund.plan-ended", Refused, "the plan has ended";
        /// The last day of the commitment lies before it.
        DatesContradict = "fund.dates-contradict", Invalid, "the dates contradict each other";
        /// Each identifier is used once.
        AlreadyRecorded = "fund.already-recorded", Refused, "this commitment or payment is already recorded";
        /// Nothing is kept under this identifier.
        CommitmentUnknown = "fund.commitment-unknown", Refused, "there is no such commitment";
        /// What was paid or released is not there any more.
        CommitmentTooSmall = "fund.commitment-too-small", Refused, "less is left of the commitment than is asked for";
        /// Nothing was paid under this identifier.
        PaymentUnknown = "fund.payment-unknown", Refused, "there is no such payment";
        /// A payment is undone once.
        AlreadyReversed = "fund.already-reversed", Refused, "the payment is already reversed";
        /// A payment is recorded when it has happened.
        NotPaidYet = "fund.not-paid-yet", Invalid, "the day lies in the future";
    }
}
