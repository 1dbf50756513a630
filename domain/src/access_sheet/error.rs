//! Why a command on an access sheet is refused.

crate::names::refusals! {
    /// Every refusal of an access sheet.
    AccessSheetError {
        /// Whoever is at no office is told that there is none.
        OutOfSight = "access-sheet.out-of-sight", Hidden, "no such access sheet";
        /// There is nothing to work on.
        NotOnFile = "access-sheet.not-on-file", Refused, "there is no such access sheet";
        /// A sheet is written once and then corrected.
        AlreadyRecorded = "access-sheet.already-recorded", Refused, "this is already recorded";
        /// What is recorded has happened.
        DateInFuture = "access-sheet.date-in-future", Invalid, "the date is in the future";
        /// Nobody alive came to a desk so long ago.
        DateTooEarly = "access-sheet.date-too-early", Invalid, "nobody came to a desk on so early a day";
        /// Every personal field is sealed with the key of the person, or of the sheet where nobody is identified.
        WrongSubject = "access-sheet.wrong-subject", Invalid, "a personal field is about somebody else or of another class";
        /// The sheet has room for three.
        TooManyContacts = "access-sheet.too-many-contacts", Invalid, "a sheet names three contacts at most";
        /// More codes than one access can mean.
        TooManyCodes = "access-sheet.too-many-codes", Invalid, "more codes than one access can have";
        /// Nobody knows what a code of that list means.
        SchemeUnknown = "access-sheet.scheme-unknown", Invalid, "no such list of codes is known";
        /// A code of a published list is one of its lines, on its days.
        CodeNotValid = "access-sheet.code-not-valid", Invalid, "the list does not have this code on that day";
        /// A proposal goes to an office, nothing else does.
        TargetUnfit = "access-sheet.target-unfit", Invalid, "a proposal names an office, and only a proposal does";
        /// Nobody can take a proposal up at an office that is closed.
        OfficeClosed = "access-sheet.office-closed", Refused, "the other office is not open";
        /// An access ends once; after a rejection it can end otherwise.
        AlreadyConcluded = "access-sheet.already-concluded", Refused, "the access is already concluded";
        /// Nothing was proposed, or the answer was given.
        NoProposal = "access-sheet.no-proposal", Refused, "no proposal waits for an answer";
        /// A report needs somebody whom it is about.
        PersonUnknown = "access-sheet.person-unknown", Refused, "the person is not identified yet: correct the sheet";
        /// A file that forwards takes no report.
        PersonUnfit = "access-sheet.person-unfit", Refused, "the person or their case file forwards to another one: correct the sheet";
        /// The report was made of it.
        TakenUp = "access-sheet.taken-up", Refused, "the proposal was taken up";
    }
}
