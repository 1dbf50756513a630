//! Why a command on an application is refused.

use crate::shared::error::{Coded, FieldError, Kind};
use crate::shared::term::TermError;

macro_rules! refusals {
    (ApplicationError { $($(#[$doc:meta])* $name:ident = $code:literal, $kind:ident, $message:literal;)* }) => {
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
                    $(Self::$name => $code,)*
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
    ApplicationError {
        /// No draft was ever started under this identifier.
        NotStarted = "application.not-started", Refused, "nothing is on file";
        /// The identifier is taken.
        AlreadyStarted = "application.already-started", Refused, "this application already exists";
        /// The history of another system is read only.
        HistoryOnly = "application.history-only", Refused, "this is the history of another system and cannot be worked on";
        /// What was filed as a procedure of ours cannot become imported history.
        NotHistory = "application.not-history", Refused, "this application was filed here and takes no imported history";
        /// Only a draft can be changed, filed or discarded.
        NotADraft = "application.not-a-draft", Refused, "the application is no longer a draft";
        /// It was not filed yet.
        NotFiled = "application.not-filed", Refused, "the application was not filed";
        /// The procedure has ended.
        NotOpen = "application.not-open", Refused, "the procedure has ended";
        /// The office is not examining it now.
        NotUnderReview = "application.not-under-review", Refused, "the application is not under review";
        /// No decision was taken.
        NotDecided = "application.not-decided", Refused, "no decision was taken";
        /// Nothing was granted.
        NotGranted = "application.not-granted", Refused, "nothing was granted";
        /// The service is withdrawn, or the window is closed.
        ServiceClosed = "application.service-closed", Refused, "the service does not take applications at this time";
        /// The rules given are of another service than the draft's.
        OtherService = "application.other-service", Invalid, "the rules are those of another service";
        /// The service does not accept this way of filing (CAD art. 65).
        ChannelNotAccepted = "application.channel-not-accepted", Refused, "the service does not accept this channel";
        /// The author's identity is not sure enough.
        IdentityTooLow = "application.identity-too-low", Refused, "the level of identity is too low for this service";
        /// Nobody files in their own name for somebody else.
        NotOneself = "application.not-oneself", Refused, "who acts in their own name files for themselves only";
        /// A representative and the represented are two people.
        RepresentsOneself = "application.represents-oneself", Invalid, "nobody represents themselves";
        /// No proof of the quality in which the applicant acts.
        RepresentationNotProved = "application.representation-not-proved", Refused, "the representation is not proved";
        /// Parents represent children under eighteen.
        BeneficiaryOfAge = "application.beneficiary-of-age", Refused, "the beneficiary is of age";
        /// A measure suspends or ends parental responsibility.
        ParentalResponsibilityLimited = "application.parental-responsibility-limited", Refused, "parental responsibility is limited by a measure";
        /// Expired, revoked or not begun.
        MandateNotValid = "application.mandate-not-valid", Refused, "the mandate is not valid on this day";
        /// The mandate covers other services or powers.
        MandateOutOfScope = "application.mandate-out-of-scope", Refused, "the mandate does not cover this service";
        /// A curator assists and does not replace.
        CuratorCannotActAlone = "application.curator-cannot-act-alone", Refused, "the beneficiary must sign with the curator";
        /// The representative no longer acts.
        RepresentationEnded = "application.representation-ended", Refused, "the representation has ended";
        /// Nothing was filled in.
        FormMissing = "application.form-missing", Invalid, "the form is empty";
        /// A list, a text or nothing in its place.
        FormNotObject = "application.form-not-object", Invalid, "the form is an object with a field for each answer";
        /// The key of the form was destroyed, or it was not revealed.
        FormUnreadable = "application.form-unreadable", Refused, "the form cannot be read";
        /// More bytes than are kept.
        FormTooLarge = "application.form-too-large", Invalid, "the form is too large";
        /// The schema of the service cannot be used.
        SchemaUnusable = "application.schema-unusable", Refused, "the form schema of the service cannot be used";
        /// A required self-declaration is missing.
        DeclarationMissing = "application.declaration-missing", Invalid, "a required declaration is missing";
        /// A required paper is missing.
        AttachmentMissing = "application.attachment-missing", Invalid, "a required attachment is missing";
        /// A format that is not accepted.
        MediaTypeNotAccepted = "application.media-type-not-accepted", Invalid, "this type of file is not accepted";
        /// An empty or too large document.
        DocumentSize = "application.document-size", Invalid, "the document is empty or too large";
        /// The document is already in the file with other bytes.
        DocumentMismatch = "application.document-mismatch", Refused, "the document differs from the one on file";
        /// The document is the office's, or part of an act already.
        DocumentAlreadyFiled = "application.document-already-filed", Refused, "the document is already in the file, from somebody else or with another act";
        /// No such document.
        DocumentUnknown = "application.document-unknown", Invalid, "the document is not in the file";
        /// Documents can be handed in only while drafting or when papers were asked for.
        DocumentsClosed = "application.documents-closed", Refused, "documents cannot be changed now";
        /// No such declaration was made.
        DeclarationUnknown = "application.declaration-unknown", Invalid, "this declaration was not made";
        /// An officer with a conflict of interest must abstain (L. 241/1990 art. 6-bis).
        OfficerInConflict = "application.officer-in-conflict", Refused, "the officer declared a conflict of interest";
        /// It is already in the charge of this office.
        SameOffice = "application.same-office", Refused, "the application is already in charge of this office";
        /// Priority is exceptional and granted once.
        PriorityAlreadyGranted = "application.priority-already-granted", Refused, "priority was already granted";
        /// The law allows one request for papers (art. 2 c. 7).
        IntegrationAlreadyRequested = "application.integration-already-requested", Refused, "an integration was already requested in this procedure";
        /// More days than the law allows, or none.
        IntegrationLength = "application.integration-length", Invalid, "the days for the integration are none or too many";
        /// Nothing is asked for.
        IntegrationEmpty = "application.integration-empty", Invalid, "the request asks for nothing";
        /// What an administration already holds must be fetched by the office (art. 18).
        HeldByAdministration = "application.held-by-administration", Refused, "an administration already holds what is asked for";
        /// No papers were asked for.
        IntegrationNotRequested = "application.integration-not-requested", Refused, "no integration was requested";
        /// The citizen still has time.
        WindowStillOpen = "application.window-still-open", Refused, "the citizen still has time to answer";
        /// The clock stands still.
        TermSuspended = "application.term-suspended", Refused, "the term is suspended";
        /// The clock cannot stop before it started.
        TermNotStarted = "application.term-not-started", Invalid, "the term has not started on that day";
        /// No rejection notice in competitive procedures (art. 10-bis).
        NoticeNotDue = "application.notice-not-due", Refused, "competitive procedures have no rejection notice";
        /// A notice still waits for its answer.
        NoticePending = "application.notice-pending", Refused, "a rejection notice is waiting for its answer";
        /// No notice was served.
        NoticeNotServed = "application.notice-not-served", Refused, "no rejection notice was served";
        /// The citizen is not known to have received the notice.
        NoticeNotReceived = "application.notice-not-received", Refused, "the rejection notice is not known to be received";
        /// Received before it was sent.
        ReceivedBeforeSent = "application.received-before-sent", Invalid, "the notice cannot be received before it was sent";
        /// Nobody received it tomorrow.
        ReceivedInFuture = "application.received-in-future", Invalid, "the notice cannot have been received in the future";
        /// Its receipt is on file with another instant, from which the days for observations run.
        NoticeAlreadyReceived = "application.notice-already-received", Refused, "the notice is already on file as received at another time";
        /// No ground.
        GroundsMissing = "application.grounds-missing", Invalid, "no ground is stated";
        /// The administration's own delay or fault is no ground (art. 10-bis).
        GroundIsOwnFault = "application.ground-is-own-fault", Refused, "delays and faults of the administration are no ground";
        /// A ground that was not in the notice and does not follow from the observations.
        GroundNotNotified = "application.ground-not-notified", Refused, "a ground was not in the notice and does not follow from the observations";
        /// A ground known before the annulled decision and not used in it (art. 10-bis).
        GroundForeclosed = "application.ground-foreclosed", Refused, "a ground was known before the annulled decision and not used";
        /// Observations without an answer.
        ObservationsUnanswered = "application.observations-unanswered", Refused, "the observations have no answer";
        /// An answer to observations that were never filed.
        ObservationsUnknown = "application.observations-unknown", Invalid, "there are no such observations";
        /// An act has reasons (art. 3).
        ReasonsMissing = "application.reasons-missing", Invalid, "the act states no reasons";
        /// An act names authority and term of appeal (art. 3 c. 4).
        AppealRouteMissing = "application.appeal-route-missing", Invalid, "the act names no authority and term of appeal";
        /// An act that departs from the officer's findings says why (art. 6).
        DivergenceReasonMissing = "application.divergence-reason-missing", Refused, "the act departs from the proposal without saying why";
        /// Benefits show how their criteria were applied (art. 12).
        CriteriaMissing = "application.criteria-missing", Invalid, "the act does not show how the criteria were applied";
        /// The days of the benefit end before they begin.
        BenefitPeriod = "application.benefit-period", Invalid, "the benefit ends before it begins";
        /// There is no proposal to take back.
        NotProposed = "application.not-proposed", Refused, "no decision is proposed";
        /// Only ranking calls have lists.
        NotCompetitive = "application.not-competitive", Refused, "the procedure has no ranking";
        /// There is no place or benefit to renounce.
        NothingToRenounce = "application.nothing-to-renounce", Refused, "there is no place or benefit to renounce";
        /// A decided or listed application is renounced, not withdrawn.
        TooLateToWithdraw = "application.too-late-to-withdraw", Refused, "a decided or ranked application cannot be withdrawn";
        /// Only what was withdrawn or archived is reopened.
        NotReopenable = "application.not-reopenable", Refused, "only a withdrawn or archived application can be reopened";
        /// Benefits are annulled within the months of the law (art. 21-nonies).
        AnnulmentTooLate = "application.annulment-too-late", Refused, "the time to annul the decision has passed";
        /// An economic benefit is not revoked on mere re-evaluation (art. 21-quinquies).
        RevocationOnReevaluation = "application.revocation-on-reevaluation", Refused, "an economic benefit is not revoked on mere re-evaluation";
        /// No declaration was found false.
        NoFalseDeclaration = "application.no-false-declaration", Refused, "no declaration was found false";
        /// The protected situation was not weighed (DPR 445/2000 art. 75).
        ProtectedSituationNotEvaluated = "application.protected-situation-not-evaluated", Invalid, "the protected situation was not evaluated";
        /// The law keeps safe interventions for minors and hardship.
        SituationProtected = "application.situation-protected", Refused, "the law protects this situation from forfeiture";
        /// The substitute power begins when the term is over (art. 2 c. 9-ter).
        TermNotExpired = "application.term-not-expired", Refused, "the term has not expired";
        /// It was already invoked.
        SubstitutePowerAlreadyInvoked = "application.substitute-power-already-invoked", Refused, "the substitute power was already invoked";
        /// There is no appeal to decide.
        NotAppealed = "application.not-appealed", Refused, "no appeal is pending";
        /// An empty correction.
        CorrectionUnchanged = "application.correction-unchanged", Invalid, "the correction changes nothing";
    }
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
