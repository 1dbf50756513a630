//! One of each event, from the decisions themselves wherever a short history leads to it.

use super::{
    absorb_case, accept_transfer, add_coworker, add_diary_entry, amend_diary_entry,
    assign_case_manager, break_glass, choose_adult_path, close_case, correct_record, end_care_plan,
    end_need, end_urgent_protection, expire_isee, file_document, given_by, grant_access,
    hide_information, keep_competence, lapse_protection_term, lift_restriction, link_application,
    link_care_plan, note_coming_of_age, note_death, open_case, raise_competence_review,
    receive_report, record_assessment, record_cost_municipality, record_court_measure,
    record_household, record_isee, record_need, record_protection_step, record_school,
    refuse_transfer, remove_coworker, reopen_case, request_service, request_transfer, restore_case,
    restrict_access, revoke_access, show_information, start_urgent_protection, take_back_glass,
    take_in_charge, transfer_out, worker,
};
use crate::case_file::{
    AcceptTransfer, BreakGlass, By, CaseFile, CaseFileCommand, CaseFileEvent, CorrectRecord,
    Correction, RefuseTransfer, TakeBackGlass,
};
use crate::decider::Decider;
use crate::sample::day;

/// One of each event, in the order of their names.
pub fn events() -> Vec<CaseFileEvent> {
    let mut events: Vec<CaseFileEvent> = Vec::new();
    for history in histories() {
        for event in history {
            let name = |event: &CaseFileEvent| cqrs_es::DomainEvent::event_type(event);
            if !events.iter().any(|known| name(known) == name(&event)) {
                events.push(event);
            }
        }
    }
    let place = |event: &CaseFileEvent| {
        let name = cqrs_es::DomainEvent::event_type(event);
        CaseFileEvent::TYPES.iter().position(|known| *known == name)
    };
    events.sort_by_key(place);
    events
}

/// Histories that end with every event.
/// By somebody to whom the file is closed.
fn broken() -> BreakGlass {
    BreakGlass {
        given: given_by(By::Office(worker("centro-2", "leonardi"))),
        ..break_glass()
    }
}

/// By the head of the office in charge.
fn taken_back() -> TakeBackGlass {
    TakeBackGlass {
        given: given_by(By::Head(worker("centro-1", "capo"))),
        ..take_back_glass()
    }
}

fn histories() -> Vec<Vec<CaseFileEvent>> {
    vec![
        begun(worked_on()),
        begun(vec![
            request_transfer().into(),
            RefuseTransfer {
                given: given_by(By::Office(worker("centro-2", "leonardi"))),
                ..refuse_transfer()
            }
            .into(),
            request_transfer().into(),
            AcceptTransfer {
                given: given_by(By::Head(worker("centro-2", "capo"))),
                ..accept_transfer()
            }
            .into(),
        ]),
        begun(vec![
            file_document().into(),
            note_coming_of_age().into(),
            choose_adult_path().into(),
            raise_competence_review().into(),
            keep_competence().into(),
            record_cost_municipality().into(),
            transfer_out().into(),
        ]),
        begun(vec![
            start_urgent_protection().into(),
            lapse_protection_term().into(),
            record_protection_step().into(),
            end_urgent_protection().into(),
        ]),
    ]
}

fn begun(more: Vec<CaseFileCommand>) -> Vec<CaseFileEvent> {
    let mut commands = vec![
        receive_report().into(),
        open_case().into(),
        assign_case_manager().into(),
    ];
    commands.extend(more);
    told(commands)
}

/// A case from its first coworker to its end, and on.
fn worked_on() -> Vec<CaseFileCommand> {
    vec![
        add_coworker().into(),
        remove_coworker().into(),
        take_in_charge().into(),
        record_household().into(),
        record_need().into(),
        correct_record().into(),
        corrected(Correction::CaseManager {
            worker: worker("centro-1", "ferrante"),
            began_on: day(2026, 3, 4),
            from_on: day(2026, 3, 3),
        }),
        corrected(Correction::Opening {
            episode: 1,
            opened_on: day(2026, 3, 2),
        }),
        end_need().into(),
        record_isee().into(),
        expire_isee().into(),
        record_assessment().into(),
        record_court_measure().into(),
        record_school().into(),
        request_service().into(),
        hide_information().into(),
        show_information().into(),
        add_diary_entry().into(),
        amend_diary_entry().into(),
        file_document().into(),
        link_application().into(),
        link_care_plan().into(),
        end_care_plan().into(),
        grant_access().into(),
        revoke_access().into(),
        restrict_access().into(),
        broken().into(),
        taken_back().into(),
        lift_restriction().into(),
        note_death().into(),
        close_case().into(),
        corrected(Correction::Closing {
            episode: 1,
            closed_on: day(2026, 9, 29),
        }),
        reopen_case().into(),
        absorb_case().into(),
        restore_case().into(),
    ]
}

fn corrected(correction: Correction) -> CaseFileCommand {
    CorrectRecord {
        correction,
        ..correct_record()
    }
    .into()
}

/// What happens when these commands are given one after another.
pub fn told(commands: Vec<CaseFileCommand>) -> Vec<CaseFileEvent> {
    let mut state = CaseFile::default();
    let mut events = Vec::new();
    for command in commands {
        let decided = state.decide(&command).expect("samples are accepted");
        for event in &decided {
            state.evolve(event);
        }
        events.extend(decided);
    }
    events
}
