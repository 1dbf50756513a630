//! Every aggregate of the domain with its commands and the samples of its events.

use crate::house::source;
use cqrs_es::DomainEvent;
use domain::application::{Application, ApplicationCommand, ApplicationEvent, samples};
use domain::decider::Decider;
use serde_json::Value;
use store::Recorded;

/// One event as it would be written.
pub(super) struct Sample {
    /// `aggregate/type/version`.
    pub(super) name: String,
    /// What is written.
    pub(super) payload: Value,
}

/// An aggregate, with its types forgotten.
pub(super) struct Known {
    /// The name under which its streams are kept.
    pub(super) name: &'static str,
    /// Its commands, as the policy names them.
    pub(super) commands: Vec<&'static str>,
    /// The stored names of its events.
    pub(super) types: Vec<&'static str>,
    /// One of each event.
    pub(super) events: Vec<Sample>,
    /// Reads a written event in today's shape and writes it again.
    pub(super) reread: fn(&Recorded) -> Result<Value, String>,
}

fn known<A: Decider>(
    commands: &[&'static str],
    types: &[&'static str],
    events: &[A::Event],
) -> Known {
    Known {
        name: A::TYPE,
        commands: commands.to_vec(),
        types: types.to_vec(),
        events: events
            .iter()
            .map(|event| Sample {
                name: format!(
                    "{}/{}/{}",
                    A::TYPE,
                    event.event_type(),
                    event.event_version()
                ),
                payload: serde_json::to_value(event).expect("an event can be written"),
            })
            .collect(),
        reread: |recorded| {
            let event: A::Event = recorded.decode().map_err(|error| error.to_string())?;
            serde_json::to_value(event).map_err(|error| error.to_string())
        },
    }
}

/// All of them. A new aggregate is added here, or the tests below say so.
pub(super) fn all() -> Vec<Known> {
    let mut all = followed();
    all.extend(kept());
    all
}

fn followed() -> Vec<Known> {
    vec![
        known::<Application>(
            ApplicationCommand::NAMES,
            ApplicationEvent::NAMES,
            &samples::events(),
        ),
        known::<domain::call::Call>(
            domain::call::CallCommand::NAMES,
            domain::call::CallEvent::TYPES,
            &domain::call::samples::events(),
        ),
        known::<domain::care_plan::CarePlan>(
            domain::care_plan::CarePlanCommand::NAMES,
            domain::care_plan::CarePlanEvent::TYPES,
            &domain::care_plan::samples::events(),
        ),
        known::<domain::fund::Fund>(
            domain::fund::FundCommand::NAMES,
            domain::fund::FundEvent::TYPES,
            &domain::fund::samples::events(),
        ),
        known::<domain::access_sheet::AccessSheet>(
            domain::access_sheet::AccessSheetCommand::NAMES,
            domain::access_sheet::AccessSheetEvent::TYPES,
            &domain::access_sheet::samples::events(),
        ),
        known::<domain::case_file::CaseFile>(
            domain::case_file::CaseFileCommand::NAMES,
            domain::case_file::CaseFileEvent::TYPES,
            &domain::case_file::samples::events(),
        ),
    ]
}

fn kept() -> Vec<Known> {
    vec![
        known::<domain::mandate::Mandate>(
            domain::mandate::MandateCommand::NAMES,
            domain::mandate::MandateEvent::TYPES,
            &domain::mandate::samples::events(),
        ),
        known::<domain::office::Office>(
            domain::office::OfficeCommand::NAMES,
            domain::office::OfficeEvent::TYPES,
            &domain::office::samples::events(),
        ),
        known::<domain::person::Person>(
            domain::person::PersonCommand::NAMES,
            domain::person::PersonEvent::TYPES,
            &domain::person::samples::events(),
        ),
        known::<domain::projection::Projection>(
            &["skip_event"],
            &["projection_event_skipped"],
            &[projection::skipped()],
        ),
        known::<domain::ranking::Ranking>(
            domain::ranking::RankingCommand::NAMES,
            domain::ranking::RankingEvent::TYPES,
            &domain::ranking::samples::events(),
        ),
        known::<domain::register::Register>(
            domain::register::RegisterCommand::NAMES,
            domain::register::RegisterEvent::TYPES,
            &domain::register::samples::events(),
        ),
        known::<domain::registration::Record>(
            domain::registration::RegistrationCommand::NAMES,
            domain::registration::RegistrationEvent::TYPES,
            &domain::registration::samples::events(),
        ),
        known::<domain::unmasking::Unmasking>(
            domain::unmasking::UnmaskingCommand::NAMES,
            domain::unmasking::UnmaskingEvent::TYPES,
            &domain::unmasking::samples::events(),
        ),
        known::<domain::service::Service>(
            domain::service::ServiceCommand::NAMES,
            domain::service::ServiceEvent::TYPES,
            &domain::service::samples::events(),
        ),
    ]
}

mod projection {
    use domain::projection::{ProjectionEvent, ProjectionEventSkipped};
    use domain::shared::ids::ReasonCode;

    pub(super) fn skipped() -> ProjectionEvent {
        let code = |text: &str| ReasonCode::new(text).expect("a valid code");
        ProjectionEvent::ProjectionEventSkipped(ProjectionEventSkipped {
            projection: code("registrations"),
            log_index: 7,
            reason: code("unreadable"),
        })
    }
}

#[test]
fn every_aggregate_of_the_domain_is_listed() {
    let listed: Vec<&str> = all().iter().map(|known| known.name).collect();
    let faults: Vec<String> = source::sources_under("domain/src")
        .into_iter()
        .filter(|file| file.path.ends_with("/mod.rs"))
        .filter_map(|file| {
            let (_, rest) = file.text.split_once("crate::aggregate!(")?;
            let name = rest.split('"').nth(1)?.to_owned();
            (!listed.contains(&name.as_str())).then_some(name)
        })
        .collect();
    source::assert_none(
        &faults,
        "An aggregate whose events are not listed in tests/it/contracts/aggregates.rs is bound by no promise.",
    );
}

#[test]
fn every_event_of_the_domain_has_a_sample() {
    let mut missing = Vec::new();
    for known in all() {
        for name in &known.types {
            let wanted = format!("{}/{name}/", known.name);
            if !known
                .events
                .iter()
                .any(|sample| sample.name.starts_with(&wanted))
            {
                missing.push(format!("{}/{name}", known.name));
            }
        }
    }
    source::assert_none(
        &missing,
        "Every event has a sample: it is the example others read and the promise that it can always be read.",
    );
}
