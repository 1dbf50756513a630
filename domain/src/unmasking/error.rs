//! Why a command on an unmasking is refused.

crate::names::refusals! {
    /// Every refusal of an unmasking.
    UnmaskingError {
        /// One stream holds one unmasking.
        AlreadyRequested = "unmasking.already-requested", Refused, "this unmasking was already asked for";
        /// Nothing was asked for here.
        NotRequested = "unmasking.not-requested", Refused, "no such unmasking was asked for";
        /// What is not there cannot be unmasked.
        TargetUnknown = "unmasking.target-unknown", Invalid, "there is nothing of this kind with this identifier";
        /// Double control: two people, whatever their roles.
        OwnRequest = "unmasking.own-request", Forbidden, "somebody else than who asked must answer";
        /// It is answered once.
        AlreadyAnswered = "unmasking.already-answered", Refused, "the unmasking was already answered or ended";
        /// It ends by itself within a working day.
        HoursOutOfRange = "unmasking.hours-out-of-range", Invalid, "an unmasking lasts from one hour to eight";
    }
}
