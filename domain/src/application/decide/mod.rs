//! One line per command.

use super::{Application, ApplicationCommand, ApplicationError, ApplicationEvent};

mod aftermath;
mod decision;
mod documents;
mod draft;
mod ending;
mod import_history;
mod integration;
mod notice;
mod people;
mod review;
mod start_draft;
mod submit_application;
#[cfg(test)]
mod table;
mod term;

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
        C::AssignOfficer(c) => people::assign(state, c),
        C::DeclareConflict(c) => people::conflict(state, c),
        C::GrantPriority(c) => people::priority(state, c),
        C::TransferApplication(c) => people::transfer(state, c),
        C::RequestIntegration(c) => integration::request(state, c),
        C::SupplyIntegration(c) => integration::supply(state, c),
        C::CloseIntegrationWindow(c) => integration::close(state, c),
        C::FileMemo(c) => review::memo(state, c),
        C::NotifyRejectionGrounds(c) => notice::notify(state, c),
        C::RecordNoticeReceipt(c) => notice::record_receipt(state, c),
        C::SubmitObservations(c) => notice::observe(state, c),
        C::CloseObservationsWindow(c) => notice::close(state, c),
        C::CorrectData(c) => review::correct(state, c),
        C::CheckDeclaration(c) => review::check(state, c),
        C::ProposeDecision(c) => review::propose(state, c),
        C::ReturnToReview(c) => review::return_to_review(state, c),
        C::RecordRanking(c) => review::rank(state, c),
        C::Grant(c) => decision::grant(state, c),
        C::Reject(c) => decision::reject(state, c),
        C::DeclareInadmissible(c) => decision::inadmissible(state, c),
        C::Withdraw(c) => ending::withdraw(state, c),
        C::Renounce(c) => ending::renounce(state, c),
        C::Reopen(c) => ending::reopen(state, c),
        C::Archive(c) => ending::archive(state, c),
        C::AnnulDecision(c) => aftermath::annul(state, c),
        C::RevokeDecision(c) => aftermath::revoke(state, c),
        C::DeclareForfeiture(c) => aftermath::forfeit(state, c),
        C::ExpireTerm(c) => term::expire(state, c),
        C::InvokeSubstitutePower(c) => term::substitute(state, c),
        C::FileAppeal(c) => aftermath::appeal(state, c),
        C::RecordAppealOutcome(c) => aftermath::appeal_outcome(state, c),
        C::SendMessage(c) => review::message(state, c),
        C::ChangeRepresentation(c) => people::change_representation(state, c),
        C::EndRepresentation(c) => people::end_representation(state, c),
        C::RecordNotificationDelivery(c) => review::delivery(state, c),
        C::ImportHistory(c) => import_history::decide(state, c),
    }
}
