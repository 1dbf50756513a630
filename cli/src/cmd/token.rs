//! `token`: a bearer token of a local identity.

use chrono::TimeDelta;
use clap::Args;
use domain::access::policy::{self, Reach};
use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, OfficeCode};
use serde_json::json;
use store::Clock;

use super::Context;
use crate::failure::Failure;
use crate::service::local_tokens;

/// Write a bearer token for the API, where local identities are switched on
#[derive(Debug, Args)]
pub struct Token {
    /// Who: a code of 1 to 64 letters, digits, dots, dashes, or the UUID of a person
    #[arg(long, value_name = "CODE", value_parser = |text: &str| ActorCode::new(text))]
    actor: ActorCode,
    /// In which role
    #[arg(long, value_name = "ROLE", value_parser = |text: &str| text.parse::<Role>())]
    role: Role,
    /// For which office
    #[arg(long, value_name = "CODE", value_parser = |text: &str| OfficeCode::new(text))]
    office: Option<OfficeCode>,
    /// For how many hours
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=720))]
    hours: i64,
}

impl Token {
    pub(super) fn run(self, context: &Context) -> Result<(), Failure> {
        let settings = &context.settings;
        if !(settings.identities.local || settings.demo.enabled) {
            return Err(Failure::told(
                "identities.local-off",
                "local identities are switched off; set identities.local or demo.enabled",
            ));
        }
        if self.role == Role::System {
            return Err(Failure::told(
                "identities.role-of-nobody",
                "system is the service itself: no token of this role is taken",
            ));
        }
        if self.office.is_none() && policy::sight(self.role) == Reach::Office {
            context.output.remark(&format!(
                "{} sees only its own office, and none is named with --office",
                self.role
            ));
        }
        let actor = Actor {
            code: self.actor,
            role: self.role,
            office: self.office,
            person: None,
        };
        let lifetime = TimeDelta::hours(self.hours);
        let token = local_tokens(settings)?.mint(&actor, Clock::System.now(), lifetime);
        context.output.result(&json!({ "token": token }), &token)
    }
}
