//! Why a command on a ranking is refused.

use crate::shared::error::FieldError;

crate::names::refusals! {
    /// Every refusal of a ranking.
    RankingError {
        /// What is said of an applicant does not fit the rules; each fault has its place.
        places FactsUnsound = "ranking.facts-unsound", Invalid, "what is said of the applicant does not fit the rules of the call";
        /// One stream holds one ranking.
        AlreadyOpened = "ranking.already-opened", Refused, "this ranking already exists";
        /// Nothing was begun here.
        NotOpened = "ranking.not-opened", Refused, "there is no such ranking";
        /// A call that is not public, or was taken back, has no ranking.
        CallNotRunning = "ranking.call-not-running", Refused, "the call is not public";
        /// As long as somebody can apply, nobody is ranked.
        WindowOpen = "ranking.window-open", Refused, "the window of the call is still open";
        /// The seed is the one that was committed to.
        SeedDiffers = "ranking.seed-differs", Refused, "the seed of the draw is not the one the call committed to";
        /// Before the first approval.
        NotInReview = "ranking.not-in-review", Refused, "the ranking was approved; what is known changes by an objection";
        /// Only what is provisional is objected to.
        NotProvisional = "ranking.not-provisional", Refused, "the ranking is not provisional";
        /// Places are given out of a final ranking.
        NotFinal = "ranking.not-final", Refused, "the ranking is not final";
        /// It counts for a time (L. 241/1990).
        NoLongerValid = "ranking.no-longer-valid", Refused, "the ranking is no longer valid";
        /// Each applicant once.
        AlreadyEntered = "ranking.already-entered", Refused, "this applicant is on the ranking already";
        /// No such applicant.
        EntryUnknown = "ranking.entry-unknown", Invalid, "there is no such applicant on the ranking";
        /// Another service.
        OtherService = "ranking.other-service", Invalid, "the application is for another service";
        /// Filed before, after, or not at all.
        NotFiledInTime = "ranking.not-filed-in-time", Refused, "the application was not filed within the window";
        /// No such ground in the call.
        GroundUnknown = "ranking.ground-unknown", Invalid, "the call has no such ground of exclusion";
        /// Not excluded for this.
        NotExcluded = "ranking.not-excluded", Refused, "the applicant is not excluded for this ground";
        /// No such criterion, or not one the commission gives points for.
        CriterionUnknown = "ranking.criterion-unknown", Invalid, "the commission gives no points for this criterion";
        /// Within the range of the criterion.
        PointsOutOfRange = "ranking.points-out-of-range", Invalid, "the points are not within the range of the criterion";
        /// Nobody to rank.
        Empty = "ranking.empty", Refused, "nobody is on the ranking";
        /// All points are given before a ranking is approved.
        PointsMissing = "ranking.points-missing", Refused, "the commission has not given all points";
        /// Facts whose numbers cannot be computed.
        NotComputable = "ranking.not-computable", Refused, "facts of an applicant lead to a number that is too large";
        /// Data were erased.
        DataErased = "ranking.data-erased", Refused, "data of an applicant were erased, so that it cannot be computed";
        /// It cannot be posted in the past.
        PostingInThePast = "ranking.posting-in-the-past", Invalid, "it is posted from today on, or later";
        /// Whoever is ranked hears of it soon, and a day that was mistyped locks nobody out.
        PostingTooFar = "ranking.posting-too-far", Invalid, "it is posted within sixty days";
        /// After the last day.
        ObjectionTooLate = "ranking.objection-too-late", Refused, "the last day for objections is over";
        /// Not before it is posted.
        NotPostedYet = "ranking.not-posted-yet", Refused, "the ranking is not posted yet";
        /// One objection each.
        AlreadyObjected = "ranking.already-objected", Refused, "an objection of this applicant is on file";
        /// Nothing to decide.
        NoObjection = "ranking.no-objection", Refused, "no objection of this applicant waits for a decision";
        /// Every objection is answered first.
        ObjectionsPending = "ranking.objections-pending", Refused, "not all objections are decided";
        /// Everybody has the whole term.
        ObjectionsOpen = "ranking.objections-open", Refused, "objections can still be filed";
        /// No such list.
        ListUnknown = "ranking.list-unknown", Invalid, "the call has no such list";
        /// Nothing was offered.
        NoOffer = "ranking.no-offer", Refused, "no offer waits for an answer";
        /// The last day is over.
        OfferOver = "ranking.offer-over", Refused, "the last day for an answer is over";
        /// Only a ranking whose update began is updated.
        NotUpdating = "ranking.not-updating", Refused, "the ranking is not being updated";
        /// One update at a time.
        AlreadyUpdating = "ranking.already-updating", Refused, "the ranking is being updated already";
        /// Nobody could ask for anything.
        TermOver = "ranking.term-over", Invalid, "the last day would be over already";
        /// A day that was mistyped would keep everything waiting.
        TermTooFar = "ranking.term-too-far", Invalid, "the last day is within a year";
        /// One request each.
        AlreadyRequested = "ranking.revision-already-requested", Refused, "a request of this applicant waits for a decision";
        /// After the last day.
        RevisionTooLate = "ranking.revision-too-late", Refused, "the last day for requests is over";
        /// Nothing to decide.
        NoRevision = "ranking.no-revision", Refused, "no request of this applicant waits for a decision";
        /// Every request is answered first.
        RevisionsPending = "ranking.revisions-pending", Refused, "not all requests are decided";
        /// Everybody has the whole term.
        RevisionsOpen = "ranking.revisions-open", Refused, "requests can still be filed";
        /// It counts still.
        StillValid = "ranking.still-valid", Refused, "the ranking is still valid";
        /// They left.
        AlreadyOut = "ranking.already-out", Refused, "the applicant left the ranking";
    }
}

impl RankingError {
    /// The same refusal of one among many, with its faults at the place of that one.
    pub(super) fn among(self, list: &str, n: usize) -> Self {
        let Self::FactsUnsound(mut faults) = self else {
            return self;
        };
        for fault in &mut faults {
            fault.pointer.insert_str(0, &format!("/{list}/{n}"));
        }
        Self::FactsUnsound(faults)
    }

    /// Facts with faults, each at its place below `/facts`.
    pub(super) fn unsound(faults: Vec<FieldError>) -> Self {
        let place = |fault: FieldError| FieldError {
            pointer: format!("/facts{}", fault.pointer),
            rule: format!("facts.{}", fault.rule),
            wanted: fault.wanted,
        };
        Self::FactsUnsound(faults.into_iter().map(place).collect())
    }
}
