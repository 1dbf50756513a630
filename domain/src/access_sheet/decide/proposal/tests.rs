//! Vedere, respingere e accogliere una proposta.

use crate::access_sheet::samples::{self, sealed};
use crate::access_sheet::{
    AccessSheet, AccessSheetCommand, AccessSheetError, ProposalStatus, RejectProposal,
    TakeUpProposal,
};
use crate::decider::Decider;
use crate::given::when;
use crate::sample::{long, office, person};

fn after(commands: Vec<AccessSheetCommand>) -> AccessSheet {
    let begun = when(AccessSheet::default(), samples::record_access()).expect("recorded");
    commands.into_iter().fold(begun, |state, command| {
        when(state, command).expect("accepted")
    })
}

fn proposed() -> AccessSheet {
    after(vec![
        samples::correct_access().into(),
        samples::conclude_access().into(),
    ])
}

fn status(state: &AccessSheet) -> Option<ProposalStatus> {
    state.proposal.as_ref().map(|proposal| proposal.status)
}

fn refused(state: &AccessSheet, command: impl Into<AccessSheetCommand>) -> AccessSheetError {
    state.decide(&command.into()).expect_err("refused")
}

#[test]
fn the_office_it_was_made_to_sees_a_proposal_once() {
    let state = proposed();
    let command: AccessSheetCommand = samples::see_proposal().into();
    assert_eq!(state.standing(&command).office, Some(office("centro-1")));
    let seen = when(state, command.clone()).expect("seen");
    assert_eq!(status(&seen), Some(ProposalStatus::Seen));
    assert_eq!(seen.decide(&command), Ok(Vec::new()));
}

#[test]
fn a_rejected_proposal_goes_back_to_the_desk_which_may_propose_again() {
    let wrong = RejectProposal {
        note: Some(sealed(Some(person(2)), long("Non è lei."))),
        ..samples::reject_proposal()
    };
    assert_eq!(refused(&proposed(), wrong), AccessSheetError::WrongSubject);
    let rejected = when(proposed(), samples::reject_proposal()).expect("rejected");
    assert_eq!(status(&rejected), Some(ProposalStatus::Rejected));
    assert_eq!(
        refused(&rejected, samples::take_up_proposal()),
        AccessSheetError::NoProposal
    );
    let again = when(rejected, samples::conclude_access()).expect("proposed again");
    assert_eq!(status(&again), Some(ProposalStatus::Created));
}

#[test]
fn a_proposal_is_taken_up_for_somebody_who_is_identified() {
    let unknown = after(vec![samples::conclude_access().into()]);
    assert_eq!(
        refused(&unknown, samples::take_up_proposal()),
        AccessSheetError::PersonUnknown
    );
    let unfit = TakeUpProposal {
        person_is_fit: false,
        ..samples::take_up_proposal()
    };
    assert_eq!(refused(&proposed(), unfit), AccessSheetError::PersonUnfit);
    for (code, expected) in [
        (
            samples::code("sinba.report-source", "15"),
            AccessSheetError::CodeNotValid,
        ),
        (
            samples::code("sinba.report-sources", "1"),
            AccessSheetError::SchemeUnknown,
        ),
    ] {
        let unlisted = TakeUpProposal {
            source: code,
            ..samples::take_up_proposal()
        };
        assert_eq!(refused(&proposed(), unlisted), expected);
    }
    let taken = when(proposed(), samples::take_up_proposal()).expect("taken up");
    assert_eq!(status(&taken), Some(ProposalStatus::TakenUp));
    assert_eq!(
        refused(&taken, samples::see_proposal()),
        AccessSheetError::NoProposal
    );
}
