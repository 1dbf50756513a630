//! Submissions: two events with sealed fields, one of which asks for a number, and the register's own event.

use cqrs_es::DomainEvent;
use domain::decider::{Command, Decider, Fact, Standing};
use domain::shared::error::{Coded, Kind};
use domain::shared::ids::{OfficeCode, RegisterCode, RegistrationId, SubjectId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::stamp::{About, ActKind, Direction, RegistrationRequest, Stamp};
use serde::{Deserialize, Serialize};
use store::{Context, Expected, Receipt, Store};
use uuid::Uuid;

use super::ids;
use super::load::Client;
use super::offices::system;

/// Istanza di prova: as much as a submission writes, and nothing else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Submission {
    filed: bool,
}

/// File it.
pub(super) struct File {
    id: Uuid,
    person: Uuid,
}

/// What was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Event {
    /// Filed, with its answers.
    ApplicationSubmitted {
        /// Number.
        registration: Stamp,
        /// Who.
        applicant: Uuid,
        /// The form.
        answers: Personal<String>,
        /// The office.
        office: OfficeCode,
    },
    /// The term runs.
    ProcedureStarted {
        /// Days.
        term_days: u32,
        /// The office.
        office: OfficeCode,
    },
}

impl DomainEvent for Event {
    fn event_type(&self) -> String {
        match self {
            Self::ApplicationSubmitted { .. } => "application_submitted".to_owned(),
            Self::ProcedureStarted { .. } => "procedure_started".to_owned(),
        }
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

impl Fact for Event {}

impl Command for File {
    fn name(&self) -> &'static str {
        "open_office"
    }
}

/// Filed already.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("filed already")]
pub(super) struct Filed;

impl Coded for Filed {
    fn code(&self) -> &'static str {
        "submission.filed"
    }

    fn kind(&self) -> Kind {
        Kind::Refused
    }
}

impl cqrs_es::Aggregate for Submission {
    const TYPE: &'static str = "office";
    type Command = File;
    type Event = Event;
    type Error = Filed;
    type Services = ();

    async fn handle(
        &mut self,
        command: File,
        _services: &(),
        sink: &cqrs_es::event_sink::EventSink<Self>,
    ) -> Result<(), Filed> {
        for event in self.decide(&command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Event) {
        self.evolve(&event);
    }
}

impl Decider for Submission {
    fn decide(&self, command: &File) -> Result<Vec<Event>, Filed> {
        if self.filed {
            return Err(Filed);
        }
        let office = || OfficeCode::new("centro-1").expect("a code");
        let subject = SubjectId(command.person);
        Ok(vec![
            Event::ApplicationSubmitted {
                registration: Stamp::Requested(Box::new(RegistrationRequest {
                    registration_id: RegistrationId::derive(command.id, "submission"),
                    register: RegisterCode::default(),
                    direction: Direction::Inbound,
                    act: ActKind::Application,
                    subject: Personal::new(
                        subject,
                        RetentionClass::Register,
                        "Assistenza domiciliare: istanza".to_owned(),
                    ),
                    counterparty: Personal::new(
                        subject,
                        RetentionClass::Register,
                        "Agata Torrisi".to_owned(),
                    ),
                    digest: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned()),
                    office: office(),
                    about: Some(About {
                        aggregate_type: "application".to_owned(),
                        aggregate_id: command.id,
                    }),
                })),
                applicant: command.person,
                answers: Personal::new(
                    subject,
                    RetentionClass::Application,
                    "{\"residence\":\"Via dei Platani 12\",\"hours\":6,\"needs\":[\"igiene\",\"pasti\"]}".to_owned(),
                ),
                office: office(),
            },
            Event::ProcedureStarted {
                term_days: 30,
                office: office(),
            },
        ])
    }

    fn evolve(&mut self, _event: &Event) {
        self.filed = true;
    }

    fn standing(&self, _command: &File) -> Standing {
        Standing::default()
    }
}

/// How many people file.
pub(super) const PEOPLE: u128 = 5_000;

/// A client that files one submission after the other, each for the next of some people.
pub(super) struct Ours {
    store: Store,
    person: u128,
}

impl Ours {
    pub(super) fn new(store: &Store, first: u128) -> Self {
        Self {
            store: store.clone(),
            person: first,
        }
    }

    /// Files one; returns what its author is told.
    pub(super) async fn file(&mut self) -> anyhow::Result<Receipt> {
        self.person = (self.person + 1) % PEOPLE;
        let id = ids::next();
        let command = File {
            id,
            person: Uuid::from_u128(0x5000_0000 + self.person),
        };
        let context = Context::new(system(), ids::next(), "benchmark");
        let receipt = self
            .store
            .execute::<Submission>(&context, id, Expected::New, &command)
            .await?;
        Ok(receipt)
    }
}

impl Client for Ours {
    async fn once(&mut self) -> anyhow::Result<()> {
        self.file().await.map(drop)
    }
}

