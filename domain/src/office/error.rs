//! Why a command on an office is refused.

crate::names::refusals! {
    /// Every refusal of an office.
    OfficeError {
        /// The code already names an office.
        AlreadyOpen = "office.already-open", Refused, "this office already exists";
        /// Nothing was opened under this code.
        NotOpen = "office.not-open", Refused, "no such office was opened";
        /// A closed office changes no more.
        AlreadyClosed = "office.already-closed", Refused, "the office is closed";
        /// An office cannot change before it exists.
        DateBeforeOpening = "office.date-before-opening", Invalid, "the date is before the office opened";
        /// An office cannot take over from itself.
        SuccessorIsItself = "office.successor-is-itself", Invalid, "an office cannot succeed itself";
        /// Only a district that is served can be given away.
        DistrictNotServed = "office.district-not-served", Refused, "the office does not serve this district on that day";
        /// A district must move to, or come from, another office.
        SameOffice = "office.same-office", Invalid, "a district moves between two offices";
        /// The district is already served here.
        DistrictAlreadyServed = "office.district-already-served", Refused, "the office already serves this district";
    }
}
