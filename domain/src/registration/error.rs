//! Why a command on a record is refused.

crate::names::refusals! {
    /// Every refusal of a record.
    RegistrationError {
        /// One record holds one act: the number is never used again.
        AlreadyRegistered = "registration.already-registered", Refused, "this record already holds an act";
        /// Nothing was registered here.
        NotRegistered = "registration.not-registered", Refused, "nothing is registered here";
        /// A record is crossed out once, and never changed after that.
        AlreadyAnnulled = "registration.already-annulled", Refused, "the record is annulled";
        /// What was sent cannot be unsent: another act must replace it.
        AlreadySent = "registration.already-sent", Refused, "the act was already sent; a new one must replace it";
        /// What is to come is not noted yet.
        SentInTheFuture = "registration.sent-in-the-future", Invalid, "the act cannot have left at an instant that has not come";
        /// An act leaves with its number on it.
        SentBeforeRegistration = "registration.sent-before-registration", Invalid, "the act cannot have left before it was registered";
        /// Only outbound acts leave.
        NotOutbound = "registration.not-outbound", Refused, "only an outbound act can be sent";
        /// The application must not lose its filing date.
        ReplacementRequired = "registration.replacement-required", Refused, "the record of an application is annulled only with another one in its place";
        /// A record cannot take its own place.
        ReplacesItself = "registration.replaces-itself", Invalid, "a record cannot replace itself";
        /// The number is given by the system (DPR 445/2000 art. 53).
        NumberCannotBeRenewed = "registration.number-cannot-be-renewed", Refused, "the number cannot change; annul the record";
        /// The date is given by the system (DPR 445/2000 art. 53).
        DateCannotBeRenewed = "registration.date-cannot-be-renewed", Refused, "the date cannot change; annul the record";
        /// Numbers of the emergency register begin at one.
        EmergencyNumberZero = "registration.emergency-number-zero", Invalid, "emergency numbers begin at one";
    }
}
