//! One line per command.

use super::{Application, ApplicationCommand, ApplicationError, ApplicationEvent};

mod documents;
mod draft;
mod start_draft;
mod submit_application;

pub(super) fn decide(
    state: &Application,
    command: &ApplicationCommand,
) -> Result<Vec<ApplicationEvent>, ApplicationError> {
    use ApplicationCommand as C;
    match command {
        C::StartDraft(c) => start_draft::decide(state, c),
        C::UpdateDraft(c) => draft::update(state, c),
        C::RecordDeclarations(c) => draft::declare(state, c),
        C::AttachDocument(c) => documents::attach(state, c),
        C::RemoveDocument(c) => documents::remove(state, c),
        C::AttachInternalDocument(c) => documents::attach_internal(state, c),
        C::DiscardDraft(c) => draft::discard(state, c),
        C::SubmitApplication(c) => submit_application::decide(state, c),
        C::IssueReceipt(c) => submit_application::issue_receipt(state, c),
        C::AssignOfficer(_) => Err(ApplicationError::NotOpen),
        C::DeclareConflict(_) => Err(ApplicationError::NotOpen),
        C::GrantPriority(_) => Err(ApplicationError::NotOpen),
        C::TransferApplication(_) => Err(ApplicationError::NotOpen),
        C::RequestIntegration(_) => Err(ApplicationError::NotOpen),
        C::SupplyIntegration(_) => Err(ApplicationError::NotOpen),
        C::CloseIntegrationWindow(_) => Err(ApplicationError::NotOpen),
        C::FileMemo(_) => Err(ApplicationError::NotOpen),
        C::NotifyRejectionGrounds(_) => Err(ApplicationError::NotOpen),
        C::RecordNoticeReceipt(_) => Err(ApplicationError::NotOpen),
        C::SubmitObservations(_) => Err(ApplicationError::NotOpen),
        C::CloseObservationsWindow(_) => Err(ApplicationError::NotOpen),
        C::CorrectData(_) => Err(ApplicationError::NotOpen),
        C::CheckDeclaration(_) => Err(ApplicationError::NotOpen),
        C::ProposeDecision(_) => Err(ApplicationError::NotOpen),
        C::ReturnToReview(_) => Err(ApplicationError::NotOpen),
        C::RecordRanking(_) => Err(ApplicationError::NotOpen),
        C::Grant(_) => Err(ApplicationError::NotOpen),
        C::Reject(_) => Err(ApplicationError::NotOpen),
        C::DeclareInadmissible(_) => Err(ApplicationError::NotOpen),
        C::Withdraw(_) => Err(ApplicationError::NotOpen),
        C::Renounce(_) => Err(ApplicationError::NotOpen),
        C::Reopen(_) => Err(ApplicationError::NotOpen),
        C::Archive(_) => Err(ApplicationError::NotOpen),
        C::AnnulDecision(_) => Err(ApplicationError::NotOpen),
        C::RevokeDecision(_) => Err(ApplicationError::NotOpen),
        C::DeclareForfeiture(_) => Err(ApplicationError::NotOpen),
        C::InvokeSubstitutePower(_) => Err(ApplicationError::NotOpen),
        C::FileAppeal(_) => Err(ApplicationError::NotOpen),
        C::RecordAppealOutcome(_) => Err(ApplicationError::NotOpen),
        C::SendMessage(_) => Err(ApplicationError::NotOpen),
        C::ChangeRepresentation(_) => Err(ApplicationError::NotOpen),
        C::EndRepresentation(_) => Err(ApplicationError::NotOpen),
        C::RecordNotificationDelivery(_) => Err(ApplicationError::NotOpen),
        C::ImportHistory(_) => Err(ApplicationError::NotOpen),
    }
}
