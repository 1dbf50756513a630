//! What must be true of every word that is written down or promised.

use super::*;
use crate::access::policy;
use crate::shared::error::assert_well_formed_code;
use cqrs_es::Aggregate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Debug;

fn types_of(aggregate: &str) -> Vec<String> {
    let of = |sample: &EventSample| sample.aggregate == aggregate;
    event_samples()
        .into_iter()
        .filter(of)
        .map(|sample| sample.event_type)
        .collect()
}

fn assert_reads_back<E>(events: &[E])
where
    E: DomainEvent + Serialize + DeserializeOwned + PartialEq + Debug,
{
    for event in events {
        let json = serde_json::to_value(event).expect("it is written");
        assert_eq!(json["type"], event.event_type());
        let back: E = serde_json::from_value(json).expect("it is read");
        assert_eq!(&back, event);
    }
}

#[test]
fn every_event_has_exactly_one_sample() {
    for (aggregate, types) in [
        (case_file::CaseFile::TYPE, case_file::CaseFileEvent::TYPES),
        (mandate::Mandate::TYPE, mandate::MandateEvent::TYPES),
        (office::Office::TYPE, office::OfficeEvent::TYPES),
        (person::Person::TYPE, person::PersonEvent::TYPES),
        (register::Register::TYPE, register::RegisterEvent::TYPES),
        (
            registration::Record::TYPE,
            registration::RegistrationEvent::TYPES,
        ),
        (service::Service::TYPE, service::ServiceEvent::TYPES),
    ] {
        assert_eq!(types_of(aggregate), types, "{aggregate}");
    }
}

#[test]
fn every_event_is_read_back_as_it_was_written() {
    assert_reads_back(&case_file::samples::events());
    assert_reads_back(&mandate::samples::events());
    assert_reads_back(&office::samples::events());
    assert_reads_back(&person::samples::events());
    assert_reads_back(&register::samples::events());
    assert_reads_back(&registration::samples::events());
    assert_reads_back(&service::samples::events());
}

#[test]
fn every_command_has_exactly_one_sample() {
    for (words, all) in [
        (
            names(&care_plan::samples::commands()),
            care_plan::CarePlanCommand::NAMES,
        ),
        (names(&fund::samples::commands()), fund::FundCommand::NAMES),
        (
            names(&case_file::samples::commands()),
            case_file::CaseFileCommand::NAMES,
        ),
        (
            names(&mandate::samples::commands()),
            mandate::MandateCommand::NAMES,
        ),
        (
            names(&office::samples::commands()),
            office::OfficeCommand::NAMES,
        ),
        (
            names(&person::samples::commands()),
            person::PersonCommand::NAMES,
        ),
        (
            names(&register::samples::commands()),
            register::RegisterCommand::NAMES,
        ),
        (
            names(&registration::samples::commands()),
            registration::RegistrationCommand::NAMES,
        ),
        (
            names(&service::samples::commands()),
            service::ServiceCommand::NAMES,
        ),
    ] {
        assert_eq!(words, all);
    }
}

#[test]
fn every_command_has_one_row_of_the_policy_and_every_row_a_command() {
    let rows: Vec<_> = policy::rows()
        .map(|row| row.permission.to_owned())
        .collect();
    let unique: BTreeSet<_> = rows.iter().cloned().collect();
    assert_eq!(rows.len(), unique.len(), "a permission has two rows");
    assert_eq!(unique, permissions().into_iter().collect());
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    let codes: Vec<_> = error_codes()
        .into_iter()
        .map(|refusal| refusal.code)
        .collect();
    codes.iter().copied().for_each(assert_well_formed_code);
    let unique: BTreeSet<_> = codes.iter().collect();
    assert_eq!(codes.len(), unique.len(), "a code is used twice");
}

#[test]
fn no_debug_output_of_a_sample_names_anybody() {
    let outputs = [
        format!("{:?}", care_plan::samples::events()),
        format!("{:?}", care_plan::samples::commands()),
        format!("{:?}", person::samples::events()),
        format!("{:?}", person::samples::commands()),
        format!("{:?}", case_file::samples::events()),
        format!("{:?}", case_file::samples::commands()),
        format!("{:?}", mandate::samples::events()),
        format!("{:?}", register::samples::events()),
        format!("{:?}", registration::samples::commands()),
    ];
    for output in outputs {
        for personal in [
            "Verdini", "VRDGPP", "Torrisi", "Platani", "4321", "STP190", "spesa", "Saro",
            "Bonanno", "Girasole",
        ] {
            assert!(!output.contains(personal), "{personal} in {output}");
        }
    }
}
