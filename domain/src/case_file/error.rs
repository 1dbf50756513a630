//! Why a command on a case file is refused.

crate::names::refusals! {
    /// Every refusal of a case file.
    CaseFileError {
        /// Whoever may not know the file is told that there is none.
        OutOfSight = "case-file.out-of-sight", Hidden, "no such case file";
        /// No report and no opening: there is nothing to work on.
        NotOnFile = "case-file.not-on-file", Refused, "there is no case file of this person";
        /// The work on a case is done while an episode is open.
        NotOpen = "case-file.not-open", Refused, "the case is not open";
        /// An episode is opened once.
        AlreadyOpen = "case-file.already-open", Refused, "the case is already open";
        /// What was closed once is reopened, with a reason.
        ClosedBefore = "case-file.closed-before", Refused, "the case was closed before: reopen it";
        /// Only what was closed can be reopened.
        NeverClosed = "case-file.never-closed", Refused, "the case was never closed";
        /// The file forwards to another one: that one changes.
        Absorbed = "case-file.absorbed", Refused, "this file forwards to the file of the same person";
        /// A file forwards as its person does, to one that stands for itself and is open to whoever asks.
        SurvivorUnfit = "case-file.survivor-unfit", Invalid, "a file forwards to the file of the person that this one was merged into";
        /// There is nothing to undo.
        NotAbsorbed = "case-file.not-absorbed", Refused, "this file does not forward";
        /// Every personal field is sealed with the key of the person of the file.
        WrongSubject = "case-file.wrong-subject", Invalid, "a personal field is about somebody else or of another class";
        /// Nobody knows what a code of that list means.
        SchemeUnknown = "case-file.scheme-unknown", Invalid, "no such list of codes is known";
        /// A code of a published list is one of its lines, on its days.
        CodeNotValid = "case-file.code-not-valid", Invalid, "the list does not have this code on that day";
        /// What is recorded has happened.
        DateInFuture = "case-file.date-in-future", Invalid, "the date is in the future";
        /// What is recorded was seen or written by somebody who is alive, about somebody who was born.
        DateTooEarly = "case-file.date-too-early", Invalid, "nothing in the file is from so early a day";
        /// The dates of one fact contradict each other or what is on file.
        DatesContradict = "case-file.dates-contradict", Invalid, "the dates contradict each other or what is on file";
        /// An application belongs to the case of whoever it is for.
        ApplicationUnfit = "case-file.application-unfit", Invalid, "no such application of this person";
        /// More people than a household or a support network has.
        TooManyMembers = "case-file.too-many-members", Invalid, "a household names forty people at most";
        /// Nobody lives twice in one household.
        MemberRepeated = "case-file.member-repeated", Invalid, "the same person is named twice";
        /// A household is put down around somebody.
        MemberIsSelf = "case-file.member-is-self", Invalid, "the person of the file is no member beside themselves";
        /// An identifier names one thing.
        AlreadyRecorded = "case-file.already-recorded", Refused, "this is already in the file";
        /// What is named is not in the file.
        NotRecorded = "case-file.not-recorded", Refused, "there is no such thing in the file";
        /// What has ended does not end again.
        AlreadyEnded = "case-file.already-ended", Refused, "this has already ended";
        /// A case is taken in charge by somebody.
        NoManager = "case-file.no-manager", Refused, "the case has no case manager";
        /// A case manager works in the office in charge.
        ManagerElsewhere = "case-file.manager-elsewhere", Invalid, "the case manager must work in the office in charge";
        /// Exactly one is responsible; the others work with them.
        AlreadyManager = "case-file.already-manager", Refused, "this is the case manager";
        /// A case moves to another office.
        SameOffice = "case-file.same-office", Invalid, "a case moves to another office";
        /// Nobody can accept at an office that is closed.
        OfficeClosed = "case-file.office-closed", Refused, "the other office is not open";
        /// One transfer at a time.
        TransferPending = "case-file.transfer-pending", Refused, "a transfer is pending";
        /// Nothing waits for an answer.
        NoTransfer = "case-file.no-transfer", Refused, "no transfer is pending";
        /// A plan that runs must end before the case does.
        PlanRunning = "case-file.plan-running", Refused, "a care plan is still running";
        /// A child in urgent protection is not let go of.
        ProtectionRunning = "case-file.protection-running", Refused, "an urgent protection is running";
        /// Nobody dies twice.
        AlreadyDead = "case-file.already-dead", Refused, "the death is already on file";
        /// Nothing of the kind waits to be decided.
        NothingToDecide = "case-file.nothing-to-decide", Refused, "no such task waits on this file";
        /// The two reasons for which a case goes to another municipality.
        NotALeaving = "case-file.not-a-leaving", Invalid, "a case leaves for another district of the region or for another region";
        /// An entry is amended once; then its amendment is.
        AlreadySuperseded = "case-file.already-superseded", Refused, "the entry was already amended";
        /// What was reserved stays reserved.
        MustStayReserved = "case-file.must-stay-reserved", Refused, "an amendment of a reserved entry is reserved";
        /// A document made on a court's mandate is an act of the court.
        CourtDocumentPublic = "case-file.court-document-public", Invalid, "a document made on a court's mandate cannot be public";
        /// One team at a time.
        AlreadyRestricted = "case-file.already-restricted", Refused, "the file is already restricted";
        /// There is no restriction to lift.
        NotRestricted = "case-file.not-restricted", Refused, "the file is not restricted";
        /// Whoever answers for the file must see from the reason why there was no other way.
        ReasonTooShort = "case-file.reason-too-short", Invalid, "say why in at least ten letters";
        /// Whoever broke the glass and the heads that answer for the file take it back.
        GlassNotTheirs = "case-file.glass-not-theirs", Forbidden, "only whoever broke the glass or a head takes it back";
        /// One urgent protection at a time.
        ProtectionUnderWay = "case-file.protection-under-way", Refused, "an urgent protection is already under way";
        /// A child is taken to a safe place, nobody else (c.c. art. 403).
        NotAMinor = "case-file.not-a-minor", Refused, "the person was of age on that day";
        /// Whoever only reads a file takes no child away.
        ProtectionElsewhere = "case-file.protection-elsewhere", Refused, "an urgent protection begins with the office in charge, its workers or its team";
        /// There is no urgent protection.
        NoProtection = "case-file.no-protection", Refused, "no urgent protection is under way";
        /// The law fixes the order of the steps (c.c. art. 403).
        StepOutOfOrder = "case-file.step-out-of-order", Refused, "this is not the next step of the urgent protection";
        /// A term that still runs has not lapsed.
        TermNotLapsed = "case-file.term-not-lapsed", Refused, "the term has not lapsed";
    }
}
