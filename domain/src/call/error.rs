//! Why a command on a call is refused.

use crate::shared::error::FieldError;

crate::names::refusals! {
    /// Every refusal of a call.
    CallError {
        /// The rules cannot be computed with; each fault has its place.
        places RulesUnsound = "call.rules-unsound", Invalid, "the rules of the call have faults";
        /// The code already names a call.
        AlreadyDrafted = "call.already-drafted", Refused, "this call already exists";
        /// There is nothing to apply for.
        ServiceUnknown = "call.service-unknown", Invalid, "there is no such service";
        /// Only services that say so have rankings.
        ServiceNotCompetitive = "call.service-not-competitive", Refused, "the service has no ranking";
        /// Nothing was drafted under this code.
        NotDrafted = "call.not-drafted", Refused, "there is no such call";
        /// What is public is amended, not revised (L. 241/1990 art. 12).
        NotADraft = "call.not-a-draft", Refused, "the call was published; it can only be amended";
        /// Only what is public can be amended or revoked.
        NotPublished = "call.not-published", Refused, "the call was not published";
        /// A call that was taken back changes no more.
        Revoked = "call.revoked", Refused, "the call was revoked";
        /// It would close before it opens.
        WindowDatesContradict = "call.window-dates-contradict", Invalid, "the window ends before it begins";
        /// Nobody could apply.
        WindowOver = "call.window-over", Refused, "the window would be over already";
        /// Who applies under other rules must have time to.
        WindowNotReopened = "call.window-not-reopened", Refused, "an amendment leaves the window open, and not for less than before";
        /// A term of no days is none.
        TermZero = "call.term-zero", Invalid, "every term must be at least one day or month";
        /// Days must be computed from it that a calendar has.
        TermTooLong = "call.term-too-long", Invalid, "no term is longer than ten years";
        /// To refuse an offer must not pay.
        PenaltyNotPositive = "call.penalty-not-positive", Invalid, "whoever refuses loses points, so their number is above zero";
    }
}

impl CallError {
    /// Rules, or facts for them, with faults: each at its place below `at`, by a code that begins with `subject`.
    pub fn unsound(faults: Vec<FieldError>, at: &str, subject: &str) -> Self {
        let place = |fault: FieldError| FieldError {
            pointer: format!("{at}{}", fault.pointer),
            rule: format!("{subject}.{}", fault.rule),
            wanted: fault.wanted,
        };
        Self::RulesUnsound(faults.into_iter().map(place).collect())
    }
}
