//! Everything that is written down or promised outside: events, commands, permissions and refusals of every aggregate.
//!
//! Golden files and reference pages are made from it. A new aggregate is added to [`aggregates`]:
//! without it, its rows of the policy belong to no command, and the tests beside this file say so.

use crate::decider::{Command, Decider};
use crate::shared::error::{Coded, Kind};
use crate::{
    access_sheet, application, call, care_plan, case_file, fund, mandate, office, person,
    projection, ranking, register, registration, service, unmasking,
};
use cqrs_es::DomainEvent;
use serde_json::Value;

/// One event as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct EventSample {
    /// The aggregate it belongs to, such as `application`.
    pub aggregate: &'static str,
    /// Its stored name.
    pub event_type: String,
    /// The version of its shape.
    pub version: String,
    /// The sample as JSON, with personal fields in clear; the people are invented.
    pub payload: Value,
}

/// One refusal, as the reference page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The aggregate that refuses.
    pub aggregate: &'static str,
    /// Its stable code.
    pub code: &'static str,
    /// What sort of "no" it is.
    pub kind: Kind,
    /// What it says.
    pub message: String,
}

/// What one aggregate writes down and promises.
#[derive(Clone, Debug, PartialEq)]
pub struct AggregateWords {
    /// Its name.
    pub aggregate: &'static str,
    /// One sample of each event.
    pub events: Vec<EventSample>,
    /// The name of each command.
    pub commands: Vec<&'static str>,
    /// Each refusal.
    pub refusals: Vec<Refusal>,
}

/// Every aggregate.
pub fn aggregates() -> Vec<AggregateWords> {
    let mut all = followed();
    all.extend(kept());
    all
}

/// What is followed for people: applications, cases, plans and the money for them.
fn followed() -> Vec<AggregateWords> {
    vec![
        words::<access_sheet::AccessSheet>(
            &access_sheet::samples::events(),
            names(&access_sheet::samples::commands()),
            access_sheet::AccessSheetError::ALL,
        ),
        words::<application::Application>(
            &application::samples::events(),
            application::ApplicationCommand::NAMES.to_vec(),
            application::ApplicationError::ALL,
        ),
        words::<call::Call>(
            &call::samples::events(),
            names(&call::samples::commands()),
            call::CallError::ALL,
        ),
        words::<care_plan::CarePlan>(
            &care_plan::samples::events(),
            names(&care_plan::samples::commands()),
            care_plan::CarePlanError::ALL,
        ),
        words::<fund::Fund>(
            &fund::samples::events(),
            names(&fund::samples::commands()),
            fund::FundError::ALL,
        ),
        words::<ranking::Ranking>(
            &ranking::samples::events(),
            names(&ranking::samples::commands()),
            ranking::RankingError::ALL,
        ),
        words::<case_file::CaseFile>(
            &case_file::samples::events(),
            names(&case_file::samples::commands()),
            case_file::CaseFileError::ALL,
        ),
    ]
}

/// What is kept: mandates, offices, people, registers, services.
fn kept() -> Vec<AggregateWords> {
    vec![
        words::<mandate::Mandate>(
            &mandate::samples::events(),
            names(&mandate::samples::commands()),
            mandate::MandateError::ALL,
        ),
        words::<office::Office>(
            &office::samples::events(),
            names(&office::samples::commands()),
            office::OfficeError::ALL,
        ),
        words::<person::Person>(
            &person::samples::events(),
            names(&person::samples::commands()),
            person::PersonError::ALL,
        ),
        words::<projection::Projection>(
            &[projection_event()],
            vec!["skip_event"],
            &[projection::ProjectionError::NoSuchEvent],
        ),
        words::<register::Register>(
            &register::samples::events(),
            names(&register::samples::commands()),
            register::RegisterError::ALL,
        ),
        words::<registration::Record>(
            &registration::samples::events(),
            names(&registration::samples::commands()),
            registration::RegistrationError::ALL,
        ),
        words::<service::Service>(
            &service::samples::events(),
            names(&service::samples::commands()),
            service::ServiceError::ALL,
        ),
        words::<unmasking::Unmasking>(
            &unmasking::samples::events(),
            names(&unmasking::samples::commands()),
            unmasking::UnmaskingError::ALL,
        ),
    ]
}

/// One sample of each event of every aggregate.
pub fn event_samples() -> Vec<EventSample> {
    aggregates()
        .into_iter()
        .flat_map(|words| words.events)
        .collect()
}

/// Every permission there can be: `aggregate.command`.
pub fn permissions() -> Vec<String> {
    let all = |words: AggregateWords| {
        words
            .commands
            .into_iter()
            .map(move |name| format!("{}.{name}", words.aggregate))
    };
    aggregates().into_iter().flat_map(all).collect()
}

/// Every refusal of every aggregate.
pub fn error_codes() -> Vec<Refusal> {
    aggregates()
        .into_iter()
        .flat_map(|words| words.refusals)
        .collect()
}

fn names<C: Command>(commands: &[C]) -> Vec<&'static str> {
    commands.iter().map(Command::name).collect()
}

fn words<A: Decider>(
    events: &[A::Event],
    commands: Vec<&'static str>,
    refusals: &[A::Error],
) -> AggregateWords {
    let sample = |event: &A::Event| EventSample {
        aggregate: A::TYPE,
        event_type: event.event_type(),
        version: event.event_version(),
        payload: serde_json::to_value(event).expect("events are made of JSON values"),
    };
    let refusal = |error: &A::Error| Refusal {
        aggregate: A::TYPE,
        code: error.code(),
        kind: error.kind(),
        message: error.to_string(),
    };
    AggregateWords {
        aggregate: A::TYPE,
        events: events.iter().map(sample).collect(),
        commands,
        refusals: refusals.iter().map(refusal).collect(),
    }
}

fn projection_event() -> projection::ProjectionEvent {
    projection::ProjectionEvent::ProjectionEventSkipped(projection::ProjectionEventSkipped {
        projection: crate::sample::reason("registrations"),
        log_index: 42,
        reason: crate::sample::reason("malformed-import"),
    })
}

#[cfg(test)]
mod tests;
