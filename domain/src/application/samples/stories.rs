//! Stories: commands one after the other, with a small register that gives numbers.

use super::{
    DateTime, Utc, assign_officer, attach_document, close_observations_window, grant,
    notify_rejection_grounds, record_declarations, record_notice_receipt, request_integration,
    start_as, start_draft, submit_application, submit_observations, supply_integration,
    update_draft,
};
use crate::application::{
    Application, ApplicationCommand as Command, ApplicationError, ApplicationEvent as Event,
    Capacity,
};
use crate::decider::Decider;
use crate::shared::stamp::{Registration, Stamp};
use chrono::{Datelike, Duration};

/// A draft with nothing in it.
pub fn drafted() -> Vec<Command> {
    vec![start_draft().into()]
}

/// A draft with everything in it.
pub fn ready() -> Vec<Command> {
    vec![
        start_draft().into(),
        update_draft().into(),
        record_declarations().into(),
        attach_document().into(),
    ]
}

/// The same, by a representative.
pub fn ready_as(capacity: Capacity) -> Vec<Command> {
    let mut story = ready();
    story[0] = start_as(capacity).into();
    story
}

/// Filed.
pub fn submitted() -> Vec<Command> {
    then(ready(), submit_application())
}

/// Filed, and assigned to an officer.
pub fn under_review() -> Vec<Command> {
    then(submitted(), assign_officer())
}

/// Papers asked for on 12 March, supplied on 26 March.
pub fn supplied() -> Vec<Command> {
    then(
        then(under_review(), request_integration()),
        supply_integration(),
    )
}

/// Notice of rejection sent and received on 5 April.
pub fn noticed() -> Vec<Command> {
    then(
        then(supplied(), notify_rejection_grounds()),
        record_notice_receipt(),
    )
}

/// Observations filed on 12 April, the clock running again on 22 April.
pub fn observed() -> Vec<Command> {
    then(
        then(noticed(), submit_observations()),
        close_observations_window(),
    )
}

/// Granted on 30 March.
pub fn granted() -> Vec<Command> {
    then(under_review(), grant())
}

/// Under review in a ranking call.
pub fn competing() -> Vec<Command> {
    let mut filing = submit_application();
    filing.service.competitive = true;
    then(then(ready(), filing), assign_officer())
}

/// The last day of the office after a story.
///
/// # Panics
/// When a suspension has no known end.
pub fn due(story: &[Command]) -> String {
    given(story).due_on().expect("a known end").to_string()
}

/// `story`, and one command more.
pub fn then(mut story: Vec<Command>, next: impl Into<Command>) -> Vec<Command> {
    story.push(next.into());
    story
}

/// The events of a story, with the numbers a register gave: two seconds after each command.
pub fn evolved(story: &[Command]) -> Vec<Event> {
    play(story).1
}

/// The state after a story.
pub fn given(story: &[Command]) -> Application {
    play(story).0
}

/// What a command decides after a story.
pub fn decided(
    story: &[Command],
    command: impl Into<Command>,
) -> Result<Vec<Event>, ApplicationError> {
    given(story).decide(&command.into())
}

/// Why a command is refused after a story.
///
/// # Panics
/// When it is accepted.
pub fn refused(story: &[Command], command: impl Into<Command>) -> ApplicationError {
    decided(story, command).expect_err("the command was accepted")
}

fn play(story: &[Command]) -> (Application, Vec<Event>) {
    let (mut state, mut log) = (Application::default(), Vec::new());
    for command in story {
        let mut events = state
            .decide(command)
            .unwrap_or_else(|why| panic!("{command:?} is refused in a sample story: {why}"));
        for event in &mut events {
            number(event, log.len() as u64 + 1, command.at());
            state.evolve(event);
            log.push(event.clone());
        }
    }
    (state, log)
}

fn number(event: &mut Event, number: u64, at: DateTime<Utc>) {
    if let Some(stamp) = event.registration_mut()
        && let Stamp::Requested(request) = stamp
    {
        let registered_at = at + Duration::seconds(2);
        *stamp = Stamp::Assigned(Registration {
            registration_id: request.registration_id,
            register: request.register.clone(),
            year: registered_at.year(),
            number,
            registered_at,
        });
    }
}
