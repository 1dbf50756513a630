//! Every command in every state: allowed, or refused with the right error; never a panic.

use crate::access::{Role, policy};
use crate::application::samples::{self, then};
use crate::application::{
    AppealOutcome, Application, ApplicationCommand, ApplicationError as E, ApplicationStatus as S,
    Capacity, ListPlace,
};
use crate::decider::{Command, Decider};
use crate::service::Channel;
use crate::shared::error::Coded;

/// One story for each state an application can be in.
#[expect(clippy::too_many_lines, reason = "a table with one row for each state")]
fn stories() -> Vec<(S, Vec<ApplicationCommand>)> {
    let placed = |place| {
        let mut command = samples::record_ranking();
        command.place = place;
        then(samples::competing(), command)
    };
    let mut rejected_then = samples::record_appeal_outcome();
    rejected_then.outcome = AppealOutcome::Dismissed;
    vec![
        (S::Nothing, Vec::new()),
        (S::Draft, samples::ready()),
        (
            S::Discarded,
            then(samples::ready(), samples::discard_draft()),
        ),
        (S::Submitted, samples::submitted()),
        (S::UnderReview, samples::under_review()),
        (
            S::AwaitingIntegration,
            then(samples::under_review(), samples::request_integration()),
        ),
        (S::AwaitingObservations, samples::noticed()),
        (
            S::Proposed,
            then(samples::under_review(), samples::propose_decision()),
        ),
        (S::Ranked, placed(ListPlace::Ranked)),
        (S::WaitingList, placed(ListPlace::WaitingList)),
        (S::Excluded, placed(ListPlace::Excluded)),
        (S::Renounced, then(samples::granted(), samples::renounce())),
        (S::Granted, samples::granted()),
        (S::Rejected, then(samples::observed(), samples::reject())),
        (
            S::Inadmissible,
            then(samples::submitted(), samples::declare_inadmissible()),
        ),
        (
            S::Withdrawn,
            then(samples::submitted(), samples::withdraw()),
        ),
        (S::Archived, then(samples::submitted(), samples::archive())),
        (
            S::Appealed,
            then(samples::granted(), samples::file_appeal()),
        ),
        (
            S::Annulled,
            then(samples::granted(), samples::annul_decision()),
        ),
        (
            S::Revoked,
            then(samples::granted(), samples::revoke_decision()),
        ),
        (
            S::Forfeited,
            then(
                then(samples::granted(), samples::check_declaration()),
                samples::declare_forfeiture(),
            ),
        ),
        (S::Imported, then(Vec::new(), samples::import_history())),
    ]
}

/// What the table says: the command by name in this state, as far as the state alone decides.
fn expected(status: S, name: &str) -> Option<E> {
    match name {
        "start_draft" => {
            (status != S::Nothing && status != S::Imported).then_some(E::AlreadyStarted)
        }
        "import_history" => {
            (status != S::Nothing && status != S::Imported).then_some(E::NotHistory)
        }
        _ if status == S::Nothing => Some(E::NotStarted),
        _ if status == S::Imported => Some(E::HistoryOnly),
        "update_draft" | "record_declarations" | "discard_draft" | "submit_application" => {
            (status != S::Draft).then_some(E::NotADraft)
        }
        "attach_document" | "remove_document" => {
            let open = matches!(status, S::Draft | S::AwaitingIntegration);
            (!open).then_some(E::DocumentsClosed)
        }
        "change_representation" => (status == S::Discarded).then_some(E::NotADraft),
        "end_representation" => Some(E::RepresentsOneself),
        _ if !status.is_filed() => Some(E::NotFiled),
        _ => filed(status, name),
    }
}

/// The part of the table below the filing.
fn filed(status: S, name: &str) -> Option<E> {
    match name {
        "withdraw" if status.is_listed() || status.is_decided() => Some(E::TooLateToWithdraw),
        "renounce" => {
            let held = matches!(status, S::Granted | S::Ranked | S::WaitingList);
            (!held).then_some(E::NothingToRenounce)
        }
        "reopen" => {
            let ended = matches!(status, S::Withdrawn | S::Archived);
            (!ended).then_some(E::NotReopenable)
        }
        "annul_decision" => (!status.is_decided()).then_some(E::NotDecided),
        "revoke_decision" => (status != S::Granted).then_some(E::NotGranted),
        "declare_forfeiture" if status != S::Granted => Some(E::NotGranted),
        "file_appeal" => {
            let after = matches!(
                status,
                S::Appealed | S::Annulled | S::Revoked | S::Forfeited
            );
            (!status.is_decided() && !after).then_some(E::NotDecided)
        }
        "record_appeal_outcome" => (status != S::Appealed).then_some(E::NotAppealed),
        "issue_receipt"
        | "attach_internal_document"
        | "declare_conflict"
        | "check_declaration"
        | "send_message"
        | "record_notification_delivery"
        | "close_integration_window"
        | "close_observations_window"
        | "record_notice_receipt"
        | "expire_term"
        | "declare_forfeiture" => None,
        _ => (!status.is_open()).then_some(E::NotOpen),
    }
}

/// Refusals that depend on more than the state, so that the table does not foresee them.
fn depends_on_more(name: &str, why: &E) -> bool {
    let pending_only = *why == E::NotUnderReview;
    match name {
        "request_integration" => pending_only || matches!(why, E::IntegrationAlreadyRequested),
        "supply_integration" => {
            pending_only || matches!(why, E::IntegrationNotRequested | E::DocumentAlreadyFiled)
        }
        "close_integration_window" => *why == E::IntegrationNotRequested,
        "notify_rejection_grounds" => {
            pending_only || matches!(why, E::NoticePending | E::NoticeNotDue)
        }
        "submit_observations" => pending_only || *why == E::NoticeNotServed,
        "record_notice_receipt" => pending_only || matches!(why, E::NotOpen | E::NoticeNotServed),
        "close_observations_window" => *why == E::NoticeNotServed,
        "propose_decision" => pending_only || matches!(why, E::TermSuspended | E::WindowStillOpen),
        "return_to_review" => pending_only || *why == E::NotProposed,
        "record_ranking" => *why == E::NotCompetitive,
        "reject" => {
            pending_only
                || matches!(
                    why,
                    E::TermSuspended | E::NoticeNotServed | E::ObservationsUnknown
                )
        }
        "grant" | "declare_inadmissible" => pending_only || *why == E::TermSuspended,
        "declare_forfeiture" => *why == E::NoFalseDeclaration,
        "start_draft" => *why == E::AlreadyStarted,
        "attach_document" => *why == E::DocumentAlreadyFiled,
        "remove_document" => *why == E::DocumentsClosed,
        "expire_term" => matches!(why, E::TermNotExpired | E::TermSuspended),
        "invoke_substitute_power" => pending_only || *why == E::TermNotExpired,
        "file_memo" | "withdraw" => pending_only,
        _ => false,
    }
}

#[test]
fn every_command_in_every_state_is_allowed_or_refused_for_its_own_reason() {
    for (status, story) in stories() {
        let state = samples::given(&story);
        assert_eq!(state.status, status);
        for command in samples::commands() {
            let (name, answer) = (command.name(), state.decide(&command));
            if let Some(why) = expected(status, name) {
                assert_eq!(answer, Err(why), "{name} in {status:?}");
                continue;
            }
            let why = answer.err();
            let fits = why.as_ref().is_none_or(|why| depends_on_more(name, why));
            let code = why.as_ref().map(Coded::code);
            assert!(fits, "{name} in {status:?} is refused: {code:?}");
        }
    }
}

#[test]
fn every_state_has_its_story() {
    let told: Vec<_> = stories().into_iter().map(|(status, _)| status).collect();
    assert_eq!(told, S::ALL);
}

#[test]
fn every_event_follows_from_a_sample_story() {
    let samples = samples::events();
    let names: std::collections::BTreeSet<_> = samples
        .iter()
        .map(cqrs_es::DomainEvent::event_type)
        .collect();
    let missing: Vec<_> = crate::application::ApplicationEvent::NAMES
        .iter()
        .filter(|name| !names.contains(**name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn an_event_and_a_state_are_read_as_they_were_written() {
    for event in samples::events() {
        let json = serde_json::to_value(&event).expect("serialises");
        assert_eq!(json["type"], cqrs_es::DomainEvent::event_type(&event));
        assert_eq!(serde_json::from_value(json).ok(), Some(event));
    }
    for (_, story) in stories() {
        let state = samples::given(&story);
        let json = serde_json::to_value(&state).expect("serialises");
        assert_eq!(
            serde_json::from_value::<Application>(json).ok(),
            Some(state)
        );
    }
}

/// Every free text of the samples names somebody; outside sealed fields no name may be left.
#[test]
fn no_event_names_anybody_outside_sealed_fields() {
    fn open(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) if map.contains_key("$clear") => {}
            serde_json::Value::Object(map) => map.values().for_each(|inner| open(inner, found)),
            serde_json::Value::Array(items) => items.iter().for_each(|inner| open(inner, found)),
            serde_json::Value::String(text) => found.push(text.to_lowercase()),
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            }
        }
    }
    for event in samples::events() {
        let mut found = Vec::new();
        open(
            &serde_json::to_value(&event).expect("serialises"),
            &mut found,
        );
        for name in ["agata", "esempio", "rosario", "modello", "alfio"] {
            assert!(found.iter().all(|text| !text.contains(name)), "{event:?}");
        }
    }
}

/// Whatever order events come in, the state takes them.
#[test]
fn evolve_is_total() {
    let mut state = Application::default();
    for event in samples::events().iter().rev() {
        state.evolve(event);
    }
    assert!(state.id.is_some());
}

#[test]
fn every_command_is_granted_to_somebody_and_none_to_those_who_only_watch() {
    for name in ApplicationCommand::NAMES {
        let permission = format!("application.{name}");
        let may = |role: &Role| !policy::reach(*role, &permission).is_empty();
        assert!(Role::ALL.iter().any(may), "nobody may {permission}");
        let watching = [Role::Auditor, Role::Dpo, Role::Planner, Role::SystemAdmin];
        assert!(!watching.iter().any(may), "{permission}");
    }
}

#[test]
fn a_citizen_opens_nothing_ex_officio_and_files_nothing_at_a_desk() {
    let state = Application::default();
    let mut ex_officio = samples::start_draft();
    ex_officio.capacity = Capacity::ExOfficio;
    assert!(state.standing(&ex_officio.into()).people.is_empty());
    let mut desk = samples::start_draft();
    desk.desk = Some(desk.service.offices.default.clone());
    assert!(state.standing(&desk.into()).people.is_empty());
    let mut counter = samples::submit_application();
    counter.channel = Channel::Counter;
    let drafted = samples::given(&samples::ready());
    assert!(drafted.standing(&counter.into()).people.is_empty());
    let own = samples::submit_application().into();
    assert_eq!(drafted.standing(&own).people, [samples::person()]);
}
