//! Due cartelle della stessa persona.

use crate::case_file::samples::{self, told};
use crate::case_file::{AbsorbCase, CaseFile, CaseFileCommand, CaseFileError, CaseStatus};
use crate::decider::Decider;
use crate::given::{given, when};
use crate::sample::person;

fn reported(more: Vec<CaseFileCommand>) -> CaseFile {
    let mut commands = vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
    ];
    commands.extend(more);
    given(told(commands))
}

#[test]
fn a_file_forwards_to_another_one_and_stands_for_itself_again_with_all_it_had() {
    let absorbed = when(reported(vec![]), samples::absorb_case()).expect("accepted");
    assert_eq!(absorbed.status(), CaseStatus::Absorbed);
    let refused = absorbed.decide(&samples::record_need().into());
    assert_eq!(refused, Err(CaseFileError::Absorbed));
    let restored = when(absorbed, samples::restore_case()).expect("accepted");
    assert_eq!(restored, reported(vec![]));
    let refused = restored.decide(&samples::restore_case().into());
    assert_eq!(refused, Err(CaseFileError::NotAbsorbed));
}

#[test]
fn a_file_does_not_forward_to_itself_or_to_one_that_does_not_stand_for_itself() {
    for (into, survivor_is_fit) in [(person(1), true), (person(2), false)] {
        let command = AbsorbCase {
            into,
            survivor_is_fit,
            ..samples::absorb_case()
        };
        assert_eq!(
            reported(vec![]).decide(&command.into()),
            Err(CaseFileError::SurvivorUnfit)
        );
    }
}

#[test]
fn a_file_that_moves_protects_a_child_or_has_a_plan_running_does_not_forward() {
    for (command, refusal) in [
        (
            samples::request_transfer().into(),
            CaseFileError::TransferPending,
        ),
        (samples::link_care_plan().into(), CaseFileError::PlanRunning),
        (
            samples::start_urgent_protection().into(),
            CaseFileError::ProtectionRunning,
        ),
    ] {
        let file = reported(vec![command]);
        assert_eq!(file.decide(&samples::absorb_case().into()), Err(refusal));
        let unfit = AbsorbCase {
            survivor_is_fit: false,
            ..samples::absorb_case()
        };
        assert_eq!(
            file.decide(&unfit.into()),
            Err(CaseFileError::SurvivorUnfit),
            "what is unfit is refused before anything else is told"
        );
    }
}
