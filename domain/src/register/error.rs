//! Why a command on a register is refused.

crate::names::refusals! {
    /// Every refusal of a register.
    RegisterError {
        /// The code already names a register.
        AlreadyOpen = "register.already-open", Refused, "this register already exists";
        /// Nothing was opened under this code.
        NotOpen = "register.not-open", Refused, "no such register was opened";
        /// Days are closed one by one: a slip in the year would ask for thousands of them.
        FirstDayFarOff = "register.first-day-far-off", Invalid, "the first day is more than a year away";
        /// The day is closed: no record can enter it.
        DayAlreadyClosed = "register.day-already-closed", Refused, "this day is already closed";
        /// The day is before the register began.
        DayBeforeRegister = "register.day-before-register", Invalid, "the register did not exist on that day";
        /// Days are closed one after the other.
        DayMissing = "register.day-missing", Refused, "an earlier day is not closed yet";
        /// Acts may still arrive until midnight in Rome.
        DayNotOver = "register.day-not-over", Refused, "the day is not over";
        /// First, last and count do not agree.
        NumbersContradict = "register.numbers-contradict", Invalid, "first number, last number and count do not agree";
        /// The numbers do not go on from the day before.
        NumbersNotContiguous = "register.numbers-not-contiguous", Refused, "the numbers do not go on from the last closed day";
        /// The hash of the day before is another one.
        ChainBroken = "register.chain-broken", Refused, "the hash of the previous day is not the one that was stored";
        /// Only a closed day can be preserved.
        DayNotClosed = "register.day-not-closed", Refused, "this day is not closed";
        /// What is to come is not noted yet.
        NotYet = "register.not-yet", Invalid, "this instant has not come yet";
        /// The file of a day holds the whole day.
        SentBeforeDayEnded = "register.sent-before-day-ended", Invalid, "the file of a day cannot have been sent before the day ended";
        /// It is on its way, or already preserved.
        AlreadySent = "register.already-sent", Refused, "this day was already sent to preservation";
        /// No package of this day waits for an answer.
        NotSent = "register.not-sent", Refused, "no package of this day waits for an answer";
        /// One emergency at a time.
        EmergencyAlreadyOpen = "register.emergency-already-open", Refused, "the emergency register is already open";
        /// There is no emergency.
        EmergencyNotOpen = "register.emergency-not-open", Refused, "the emergency register is not open";
        /// An emergency cannot begin before the one before it ended.
        EmergencyOverlaps = "register.emergency-overlaps", Invalid, "the emergency begins before the last one ended";
        /// One week is the most for one authorisation.
        ExtensionTooLong = "register.extension-too-long", Refused, "an authorisation covers at most one week";
        /// An extension must extend.
        ExtensionTooShort = "register.extension-too-short", Invalid, "the emergency is already allowed until then";
        /// The system cannot be restored before it failed.
        RestoredBeforeOpening = "register.restored-before-opening", Invalid, "the system was restored before it failed";
        /// Nobody allowed numbering by hand at that time.
        OutsideEmergency = "register.outside-emergency", Refused, "numbering by hand was not authorised at that time";
        /// Emergency numbers have no holes within a year.
        EmergencyNumberOutOfOrder = "register.emergency-number-out-of-order", Refused, "the emergency number is not the next one of its year";
        /// The total of that day was stored.
        EmergencyDayClosed = "register.emergency-day-closed", Refused, "the total of this day was already stored";
        /// The total is not the number of entries.
        EmergencyTotalContradicts = "register.emergency-total-contradicts", Refused, "the total is not the number of entries of that day";
        /// No such emergency number was recorded.
        EmergencyEntryUnknown = "register.emergency-entry-unknown", Refused, "no such emergency number was recorded";
        /// Each emergency number is recovered once.
        EmergencyEntryAlreadyRecovered = "register.emergency-entry-already-recovered", Refused, "this emergency number already has its ordinary one";
        /// Ordinary numbers are given when the system works again.
        EmergencyStillOpen = "register.emergency-still-open", Refused, "the emergency register is still open";
    }
}
