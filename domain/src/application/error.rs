//! Why a command on an application is refused.

use crate::shared::error::{Coded, FieldError, Kind};
use crate::shared::term::TermError;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $kind:ident $code:literal $message:literal,)*) => {
        /// Every refusal of an application.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum ApplicationError {
            /// The form does not follow the schema of the service.
            #[error("the form has fields that are missing or wrong")]
            FormInvalid(Vec<FieldError>),
            $($(#[$doc])* #[error($message)] $name,)*
        }

        impl ApplicationError {
            /// Every refusal, for the reference of codes; the form with no places.
            pub const ALL: &'static [Self] = &[Self::FormInvalid(Vec::new()), $(Self::$name,)*];
        }

        impl Coded for ApplicationError {
            fn code(&self) -> &'static str {
                match self {
                    Self::FormInvalid(_) => "application.form-invalid",
                    $(Self::$name => concat!("application.", $code),)*
                }
            }

            fn kind(&self) -> Kind {
                match self {
                    Self::FormInvalid(_) => Kind::Invalid,
                    $(Self::$name => Kind::$kind,)*
                }
            }

            fn fields(&self) -> &[FieldError] {
                match self {
                    Self::FormInvalid(fields) => fields,
                    $(Self::$name => &[],)*
                }
            }
        }
    };
}

refusals! {
    /// No draft was ever started under this identifier.
    NotStarted = Refused "not-started" "nothing is on file",
    /// The identifier is taken.
    AlreadyStarted = Refused "already-started" "this application already exists",
    /// The history of another system is read only.
    HistoryOnly = Refused "history-only" "this is the history of another system and cannot be worked on",
    /// What was filed as a procedure of ours cannot become imported history.
    NotHistory = Refused "not-history" "this application was filed here and takes no imported history",
    /// Only a draft can be changed, filed or discarded.
    NotADraft = Refused "not-a-draft" "the application is no longer a draft",
    /// It was not filed yet.
    NotFiled = Refused "not-filed" "the application was not filed",
    /// The procedure has ended.
    NotOpen = Refused "not-open" "the procedure has ended",
    /// The office is not examining it now.
    NotUnderReview = Refused "not-under-review" "the application is not under review",
    /// No decision was taken.
    NotDecided = Refused "not-decided" "no decision was taken",
    /// Nothing was granted.
    NotGranted = Refused "not-granted" "nothing was granted",
    /// The service is withdrawn, or the window is closed.
    ServiceClosed = Refused "service-closed" "the service does not take applications at this time",
    /// The rules given are of another service than the draft's.
    OtherService = Invalid "other-service" "the rules are those of another service",
    /// The service does not accept this way of filing (CAD art. 65).
    ChannelNotAccepted = Refused "channel-not-accepted" "the service does not accept this channel",
    /// The author's identity is not sure enough.
    IdentityTooLow = Refused "identity-too-low" "the level of identity is too low for this service",
    /// Nobody files in their own name for somebody else.
    NotOneself = Refused "not-oneself" "who acts in their own name files for themselves only",
    /// A representative and the represented are two people.
    RepresentsOneself = Invalid "represents-oneself" "nobody represents themselves",
    /// No proof of the quality in which the applicant acts.
    RepresentationNotProved = Refused "representation-not-proved" "the representation is not proved",
    /// Parents represent children under eighteen.
    BeneficiaryOfAge = Refused "beneficiary-of-age" "the beneficiary is of age",
    /// A measure suspends or ends parental responsibility.
    ParentalResponsibilityLimited = Refused "parental-responsibility-limited" "parental responsibility is limited by a measure",
    /// Expired, revoked or not begun.
    MandateNotValid = Refused "mandate-not-valid" "the mandate is not valid on this day",
    /// The mandate covers other services or powers.
    MandateOutOfScope = Refused "mandate-out-of-scope" "the mandate does not cover this service",
    /// A curator assists and does not replace.
    CuratorCannotActAlone = Refused "curator-cannot-act-alone" "the beneficiary must sign with the curator",
    /// The representative no longer acts.
    RepresentationEnded = Refused "representation-ended" "the representation has ended",
    /// Nothing was filled in.
    FormMissing = Invalid "form-missing" "the form is empty",
    /// A list, a text or nothing in its place.
    FormNotObject = Invalid "form-not-object" "the form is an object with a field for each answer",
    /// The key of the form was destroyed, or it was not revealed.
    FormUnreadable = Refused "form-unreadable" "the form cannot be read",
    /// More bytes than are kept.
    FormTooLarge = Invalid "form-too-large" "the form is too large",
    /// The schema of the service cannot be used.
    SchemaUnusable = Refused "schema-unusable" "the form schema of the service cannot be used",
    /// A required self-declaration is missing.
    DeclarationMissing = Invalid "declaration-missing" "a required declaration is missing",
    /// A required paper is missing.
    AttachmentMissing = Invalid "attachment-missing" "a required attachment is missing",
    /// A format that is not accepted.
    MediaTypeNotAccepted = Invalid "media-type-not-accepted" "this type of file is not accepted",
    /// An empty or too large document.
    DocumentSize = Invalid "document-size" "the document is empty or too large",
    /// The document is already in the file with other bytes.
    DocumentMismatch = Refused "document-mismatch" "the document differs from the one on file",
    /// The document is the office's, or part of an act already.
    DocumentAlreadyFiled = Refused "document-already-filed" "the document is already in the file, from somebody else or with another act",
    /// No such document.
    DocumentUnknown = Invalid "document-unknown" "the document is not in the file",
    /// Documents can be handed in only while drafting or when papers were asked for.
    DocumentsClosed = Refused "documents-closed" "documents cannot be changed now",
    /// No such declaration was made.
    DeclarationUnknown = Invalid "declaration-unknown" "this declaration was not made",
    /// An officer with a conflict of interest must abstain (L. 241/1990 art. 6-bis).
    OfficerInConflict = Refused "officer-in-conflict" "the officer declared a conflict of interest",
    /// It is already in the charge of this office.
    SameOffice = Refused "same-office" "the application is already in charge of this office",
    /// Priority is exceptional and granted once.
    PriorityAlreadyGranted = Refused "priority-already-granted" "priority was already granted",
    /// The law allows one request for papers (art. 2 c. 7).
    IntegrationAlreadyRequested = Refused "integration-already-requested" "an integration was already requested in this procedure",
    /// More days than the law allows, or none.
    IntegrationLength = Invalid "integration-length" "the days for the integration are none or too many",
    /// Nothing is asked for.
    IntegrationEmpty = Invalid "integration-empty" "the request asks for nothing",
    /// What an administration already holds must be fetched by the office (art. 18).
    HeldByAdministration = Refused "held-by-administration" "an administration already holds what is asked for",
    /// No papers were asked for.
    IntegrationNotRequested = Refused "integration-not-requested" "no integration was requested",
    /// The citizen still has time.
    WindowStillOpen = Refused "window-still-open" "the citizen still has time to answer",
    /// The clock stands still.
    TermSuspended = Refused "term-suspended" "the term is suspended",
    /// The clock cannot stop before it started.
    TermNotStarted = Invalid "term-not-started" "the term has not started on that day",
    /// No rejection notice in competitive procedures (art. 10-bis).
    NoticeNotDue = Refused "notice-not-due" "competitive procedures have no rejection notice",
    /// A notice still waits for its answer.
    NoticePending = Refused "notice-pending" "a rejection notice is waiting for its answer",
    /// No notice was served.
    NoticeNotServed = Refused "notice-not-served" "no rejection notice was served",
    /// The citizen is not known to have received the notice.
    NoticeNotReceived = Refused "notice-not-received" "the rejection notice is not known to be received",
    /// Received before it was sent.
    ReceivedBeforeSent = Invalid "received-before-sent" "the notice cannot be received before it was sent",
    /// Nobody received it tomorrow.
    ReceivedInFuture = Invalid "received-in-future" "the notice cannot have been received in the future",
    /// Its receipt is on file with another instant, from which the days for observations run.
    NoticeAlreadyReceived = Refused "notice-already-received" "the notice is already on file as received at another time",
    /// No ground.
    GroundsMissing = Invalid "grounds-missing" "no ground is stated",
    /// The administration's own delay or fault is no ground (art. 10-bis).
    GroundIsOwnFault = Refused "ground-is-own-fault" "delays and faults of the administration are no ground",
    /// A ground that was not in the notice and does not follow from the observations.
    GroundNotNotified = Refused "ground-not-notified" "a ground was not in the notice and does not follow from the observations",
    /// A ground known before the annulled decision and not used in it (art. 10-bis).
    GroundForeclosed = Refused "ground-foreclosed" "a ground was known before the annulled decision and not used",
    /// Observations without an answer.
    ObservationsUnanswered = Refused "observations-unanswered" "the observations have no answer",
    /// An answer to observations that were never filed.
    ObservationsUnknown = Invalid "observations-unknown" "there are no such observations",
    /// An act has reasons (art. 3).
    ReasonsMissing = Invalid "reasons-missing" "the act states no reasons",
    /// An act names authority and term of appeal (art. 3 c. 4).
    AppealRouteMissing = Invalid "appeal-route-missing" "the act names no authority and term of appeal",
    /// An act that departs from the officer's findings says why (art. 6).
    DivergenceReasonMissing = Refused "divergence-reason-missing" "the act departs from the proposal without saying why",
    /// Benefits show how their criteria were applied (art. 12).
    CriteriaMissing = Invalid "criteria-missing" "the act does not show how the criteria were applied",
    /// The days of the benefit end before they begin.
    BenefitPeriod = Invalid "benefit-period" "the benefit ends before it begins",
    /// There is no proposal to take back.
    NotProposed = Refused "not-proposed" "no decision is proposed",
    /// Only ranking calls have lists.
    NotCompetitive = Refused "not-competitive" "the procedure has no ranking",
    /// There is no place or benefit to renounce.
    NothingToRenounce = Refused "nothing-to-renounce" "there is no place or benefit to renounce",
    /// A decided or listed application is renounced, not withdrawn.
    TooLateToWithdraw = Refused "too-late-to-withdraw" "a decided or ranked application cannot be withdrawn",
    /// Only what was withdrawn or archived is reopened.
    NotReopenable = Refused "not-reopenable" "only a withdrawn or archived application can be reopened",
    /// Benefits are annulled within the months of the law (art. 21-nonies).
    AnnulmentTooLate = Refused "annulment-too-late" "the time to annul the decision has passed",
    /// An economic benefit is not revoked on mere re-evaluation (art. 21-quinquies).
    RevocationOnReevaluation = Refused "revocation-on-reevaluation" "an economic benefit is not revoked on mere re-evaluation",
    /// No declaration was found false.
    NoFalseDeclaration = Refused "no-false-declaration" "no declaration was found false",
    /// The protected situation was not weighed (DPR 445/2000 art. 75).
    ProtectedSituationNotEvaluated = Invalid "protected-situation-not-evaluated" "the protected situation was not evaluated",
    /// The law keeps safe interventions for minors and hardship.
    SituationProtected = Refused "situation-protected" "the law protects this situation from forfeiture",
    /// The substitute power begins when the term is over (art. 2 c. 9-ter).
    TermNotExpired = Refused "term-not-expired" "the term has not expired",
    /// It was already invoked.
    SubstitutePowerAlreadyInvoked = Refused "substitute-power-already-invoked" "the substitute power was already invoked",
    /// There is no appeal to decide.
    NotAppealed = Refused "not-appealed" "no appeal is pending",
    /// An empty correction.
    CorrectionUnchanged = Invalid "correction-unchanged" "the correction changes nothing",
}

impl From<TermError> for ApplicationError {
    fn from(error: TermError) -> Self {
        match error {
            TermError::IntegrationAlreadyRequested => Self::IntegrationAlreadyRequested,
            TermError::IntegrationLength { .. } => Self::IntegrationLength,
            TermError::NoticePending => Self::NoticePending,
            TermError::NotStarted => Self::TermNotStarted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;
    use std::collections::BTreeSet;

    #[test]
    fn every_refusal_has_a_code_of_its_own() {
        let codes: BTreeSet<_> = ApplicationError::ALL.iter().map(Coded::code).collect();
        assert_eq!(codes.len(), ApplicationError::ALL.len());
        codes.into_iter().for_each(assert_well_formed_code);
    }
}
