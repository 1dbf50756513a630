//! Why a command on a mandate is refused.

crate::names::refusals! {
    /// Every refusal of a mandate.
    MandateError {
        /// One stream holds one mandate.
        AlreadyGranted = "mandate.already-granted", Refused, "this mandate was already granted";
        /// Nothing was granted here.
        NotGranted = "mandate.not-granted", Refused, "no such mandate was granted";
        /// Nobody needs a mandate to act for themselves.
        SelfMandate = "mandate.self-mandate", Invalid, "nobody can act for themselves by mandate";
        /// Acting for oneself, ex officio or as an heir rests on no mandate.
        CapacityWithoutMandate = "mandate.capacity-without-mandate", Invalid, "this capacity rests on no mandate";
        /// Guardian, curator and support administrator are named by a court.
        DecreeRequired = "mandate.decree-required", Refused, "a decree of the court is required";
        /// A delegate shows a signed proxy or a digital delegation.
        ProxyRequired = "mandate.proxy-required", Refused, "a signed proxy or a digital delegation is required";
        /// A parent declares it, or the civil registry says it.
        ParenthoodProofRequired = "mandate.parenthood-proof-required", Refused, "a self-declaration or the civil registry must prove parenthood";
        /// A decree or a reference belongs to the person who is represented.
        WrongSubject = "mandate.wrong-subject", Invalid, "a personal field is not about the principal";
        /// The last day is before the first, or the decree after it.
        DatesContradict = "mandate.dates-contradict", Invalid, "the dates contradict each other";
        /// A delegation or an administration ends some day.
        ExpiryRequired = "mandate.expiry-required", Invalid, "this capacity needs a last day";
        /// A support administrator acts only in the powers granted.
        PowersRequired = "mandate.powers-required", Invalid, "the powers of a support administrator must be listed";
        /// A mandate for no service is none.
        ScopeEmpty = "mandate.scope-empty", Invalid, "the mandate covers no service";
        /// Two digital delegates are the most a citizen may have.
        TooManyDigitalDelegates = "mandate.too-many-digital-delegates", Refused, "no place is left for another digital delegate";
        /// Only a digital delegation waits for its delegate.
        NothingToAccept = "mandate.nothing-to-accept", Refused, "the mandate does not wait to be accepted";
        /// It counts for nothing until the delegate accepts it.
        NotAccepted = "mandate.not-accepted", Refused, "the delegate has not accepted the mandate";
        /// It was ended before.
        AlreadyRevoked = "mandate.already-revoked", Refused, "the mandate was revoked";
        /// The delegate turned it down.
        AlreadyRefused = "mandate.already-refused", Refused, "the delegate refused the mandate";
        /// Its last day is over.
        AlreadyExpired = "mandate.already-expired", Refused, "the mandate has expired";
        /// It is already suspended.
        AlreadySuspended = "mandate.already-suspended", Refused, "the mandate is already suspended";
        /// It is not suspended.
        NotSuspended = "mandate.not-suspended", Refused, "the mandate is not suspended";
        /// A renewal must move the last day onwards.
        RenewalTooShort = "mandate.renewal-too-short", Invalid, "the mandate already lasts until then";
        /// Its last day is not over.
        NotExpiredYet = "mandate.not-expired-yet", Refused, "the last day of the mandate is not over";
    }
}
