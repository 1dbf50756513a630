//! The state of a service of the catalogue.

use super::{
    OfficeMap, ServiceCommand, ServiceContent, ServiceError, ServiceEvent, ServiceRules, Window,
};
use crate::decider::{Decider, Standing};
use crate::shared::ids::ServiceCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Servizio: what is known of one service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its code; absent while it was never published.
    pub code: Option<ServiceCode>,
    /// Which version is public, from 1.
    pub version: u32,
    /// What is public.
    pub content: Option<Box<ServiceContent>>,
    /// Who is in charge of which district.
    pub offices: Option<OfficeMap>,
    /// The window opened last.
    pub window: Option<Window>,
    /// When its first version became public.
    pub published_at: Option<DateTime<Utc>>,
    /// When it left the catalogue.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Service {
    /// What a decision on an application must know of it; absent while it was never published.
    pub fn rules(&self) -> Option<ServiceRules> {
        let content = self.content.as_ref()?;
        let (opens_at, closes_at) = self.opening(content);
        Some(ServiceRules {
            code: self.code.clone()?,
            version: self.version,
            name: content.title.clone(),
            legal_basis: content.legal_basis.clone(),
            term_days: content.term_days,
            regime: content.regime.clone(),
            roll_office_deadline: content.roll_office_deadline,
            silence: content.silence,
            competitive: content.competitive,
            form_schema: content.form_schema.clone(),
            required_attachments: content.attachments.iter().map(|a| a.rule.clone()).collect(),
            required_declarations: content
                .declarations
                .iter()
                .map(|d| d.code.clone())
                .collect(),
            channels: content.channels.clone(),
            minimum_identity: content.minimum_identity,
            duplicate_policy: content.duplicate_policy,
            period: self
                .window
                .as_ref()
                .and_then(|window| window.period.clone()),
            opens_at,
            closes_at,
            withdrawn: self.withdrawn_at.is_some(),
            unit: content.unit.clone(),
            appeals: content.appeals.clone(),
            offices: self.offices.clone()?,
        })
    }

    /// From when to when applications are taken; a service that waits for its window takes none.
    fn opening(&self, content: &ServiceContent) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        match &self.window {
            _ if !content.windowed => (None, None),
            Some(window) => (Some(window.opens_at), window.closes_at),
            None => (None, self.published_at),
        }
    }
}

impl Decider for Service {
    fn decide(&self, command: &ServiceCommand) -> Result<Vec<ServiceEvent>, ServiceError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &ServiceEvent) {
        match event {
            ServiceEvent::ServicePublished(event) => {
                self.code = Some(event.code.clone());
                self.version = 1;
                self.content = Some(event.content.clone());
                self.offices = Some(event.offices.clone());
                self.published_at = Some(event.published_at);
            }
            ServiceEvent::ServiceRevised(event) => {
                self.version = event.version;
                self.content = Some(event.content.clone());
            }
            ServiceEvent::ServiceWithdrawn(event) => self.withdrawn_at = Some(event.withdrawn_at),
            ServiceEvent::WindowOpened(event) => {
                self.window = Some(Window {
                    opens_at: event.opens_at,
                    closes_at: event.closes_at,
                    period: event.period.clone(),
                });
            }
            ServiceEvent::WindowExtended(event) => {
                if let Some(window) = &mut self.window {
                    window.closes_at = Some(event.closes_at);
                }
            }
            ServiceEvent::WindowClosed(event) => {
                if let Some(window) = &mut self.window {
                    window.closes_at = Some(event.closed_at);
                }
            }
            ServiceEvent::OfficeMapSet(event) => self.offices = Some(event.offices.clone()),
        }
    }

    fn standing(&self, command: &ServiceCommand) -> Standing {
        let asked = match command {
            ServiceCommand::PublishService(command) => Some(command.content.office.clone()),
            ServiceCommand::ReviseService(_)
            | ServiceCommand::WithdrawService(_)
            | ServiceCommand::OpenWindow(_)
            | ServiceCommand::ExtendWindow(_)
            | ServiceCommand::CloseWindow(_)
            | ServiceCommand::SetOfficeMap(_) => None,
        };
        let office = self.content.as_ref().map(|content| content.office.clone());
        Standing {
            office: office.or(asked),
            people: Vec::new(),
        }
    }
}
