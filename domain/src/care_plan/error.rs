//! Why a command on a care plan is refused.

crate::names::refusals! {
    /// Every refusal of a care plan.
    CarePlanError {
        /// One stream holds one plan.
        AlreadyDrafted = "care-plan.already-drafted", Refused, "this plan already exists";
        /// Nothing was drafted here.
        NotDrafted = "care-plan.not-drafted", Refused, "there is no such plan";
        /// A plan belongs to a case that somebody answers for.
        CaseNotInCharge = "care-plan.case-not-in-charge", Refused, "the case is not in charge";
        /// A plan answers at least one need.
        NeedRequired = "care-plan.need-required", Invalid, "the plan names no need";
        /// Somebody must benefit.
        BeneficiariesContradict = "care-plan.beneficiaries-contradict", Invalid, "the number of beneficiaries does not fit their kind";
        /// Between two reviews there is at least one unit.
        ReviewRuleEmpty = "care-plan.review-rule-empty", Invalid, "the interval between reviews is empty";
        /// A code is used between its first and its last day.
        CodeNotValid = "care-plan.code-not-valid", Invalid, "a code is not valid on that day";
        /// A last day before a first one, or a fact outside the plan.
        DatesContradict = "care-plan.dates-contradict", Invalid, "the dates contradict each other";
        /// Facts are recorded when they have happened.
        InTheFuture = "care-plan.in-the-future", Invalid, "the day lies in the future";
        /// What is in force is changed by a revision.
        NothingToEdit = "care-plan.nothing-to-edit", Refused, "no version of the plan is being worked on";
        /// Two pieces have one identifier.
        NamedTwice = "care-plan.named-twice", Invalid, "something is named twice";
        /// Nobody reads a longer plan.
        TooManyPieces = "care-plan.too-many-pieces", Refused, "the version has as many pieces of this kind as it can have";
        /// No such need.
        NeedUnknown = "care-plan.need-unknown", Invalid, "the plan has no such need";
        /// No such objective.
        ObjectiveUnknown = "care-plan.objective-unknown", Invalid, "the plan has no such objective";
        /// No such intervention.
        InterventionUnknown = "care-plan.intervention-unknown", Invalid, "the plan has no such intervention";
        /// An objective answers a need, an intervention serves an objective.
        ChainBroken = "care-plan.chain-broken", Invalid, "an objective needs a need, and an intervention needs an objective";
        /// What others rest on stays.
        ItemInUse = "care-plan.item-in-use", Refused, "something else in the plan rests on it";
        /// Nothing is no intervention.
        QuantityRequired = "care-plan.quantity-required", Invalid, "the quantity must be more than nothing";
        /// The budget of an intervention is its cost.
        LinesDoNotAddUp = "care-plan.lines-do-not-add-up", Invalid, "the lines of the budget do not add up to the cost";
        /// Quantity times price is the cost.
        CostDiffers = "care-plan.cost-differs", Invalid, "the cost is not the quantity at its price";
        /// The municipality pays out of a fund, others do not.
        LineFundMismatch = "care-plan.line-fund-mismatch", Invalid, "a line names a fund exactly where the municipality bears it";
        /// Sums have an end.
        AmountTooLarge = "care-plan.amount-too-large", Invalid, "the sum would be too large";
        /// What is shared and signed is complete.
        VersionIncomplete = "care-plan.version-incomplete", Refused, "the version lacks needs, objectives or interventions";
        /// Only integrated plans go to the board.
        BoardNotNeeded = "care-plan.board-not-needed", Refused, "the plan is not integrated with health care";
        /// Nobody sits in the board.
        BoardEmpty = "care-plan.board-empty", Invalid, "the board has no members";
        /// The board decides when it was called.
        BoardNotConvened = "care-plan.board-not-convened", Refused, "the board was not convened on this version";
        /// Integrated plans are approved first.
        BoardApprovalMissing = "care-plan.board-approval-missing", Refused, "the board has not approved this version";
        /// Each signs once.
        AlreadySigned = "care-plan.already-signed", Refused, "this signatory has signed this version";
        /// Who bears no cost is not asked.
        SignatureNotNeeded = "care-plan.signature-not-needed", Refused, "this signatory bears no cost of the plan";
        /// The case manager signs in person.
        NotTheCaseManager = "care-plan.not-the-case-manager", Refused, "only the case manager signs as the case manager";
        /// Nobody uses the identity of another.
        NotInPerson = "care-plan.not-in-person", Refused, "only who signs in person signs with their own identity";
        /// A representative needs a mandate of this person that counts on the day.
        NotEntitled = "care-plan.not-entitled", Refused, "no mandate entitles the representative on that day";
        /// What was signed is kept.
        DocumentRequired = "care-plan.document-required", Invalid, "the signed document is missing";
        /// All who must have signed.
        SignaturesMissing = "care-plan.signatures-missing", Refused, "not all who must sign have signed this version";
        /// The budget rests on what the funds keep.
        BudgetNotCovered = "care-plan.budget-not-covered", Refused, "a fund keeps less for this plan than its budget needs";
        /// It is in force only after its activation.
        NotActive = "care-plan.not-active", Refused, "the plan is not in force";
        /// What was in force is closed, not abandoned.
        WasActive = "care-plan.was-active", Refused, "the plan was in force and can only be closed";
        /// One revision at a time.
        RevisionOpen = "care-plan.revision-open", Refused, "a revision is already being worked on";
        /// Nothing to give up.
        NoRevision = "care-plan.no-revision", Refused, "no revision is being worked on";
        /// It stands still already.
        AlreadySuspended = "care-plan.already-suspended", Refused, "it is already suspended";
        /// It does not stand still.
        NotSuspended = "care-plan.not-suspended", Refused, "it is not suspended";
        /// Nothing is delivered while it stands still.
        Suspended = "care-plan.suspended", Refused, "the plan or the intervention was suspended on these days";
        /// The same delivery is recorded once.
        DeliveryRecorded = "care-plan.delivery-recorded", Refused, "this delivery is already recorded";
        /// No such delivery.
        DeliveryUnknown = "care-plan.delivery-unknown", Refused, "there is no such delivery";
        /// Deliveries lie within the days of the intervention.
        DeliveryOutOfTime = "care-plan.delivery-out-of-time", Refused, "the days lie outside those of the intervention in force";
        /// Nothing is put right where nothing differs.
        CorrectionUnchanged = "care-plan.correction-unchanged", Invalid, "the correction changes nothing";
        /// Every objective gets its score.
        ScoreMissing = "care-plan.score-missing", Invalid, "an objective has no score";
        /// The clock says when.
        ReviewNotDue = "care-plan.review-not-due", Refused, "no review is due";
        /// It is there already.
        SameHolder = "care-plan.same-holder", Invalid, "the plan is already with this office and case manager";
        /// It ended before.
        AlreadyEnded = "care-plan.already-ended", Refused, "the plan has ended";
    }
}
