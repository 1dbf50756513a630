//! Who does it, from where, and why: the circumstances every command brings along.

use domain::access::Actor;
use domain::shared::ids::{PersonId, ReasonCode};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Version of the metadata and payload conventions written with every event.
const SCHEMA_VERSION: &str = "1";

/// The circumstances of a command; they become the metadata of its events.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// The command's own identifier: repeated, it gives the same answer.
    pub command_id: Uuid,
    /// SHA-256 of the request, where one came in: the same identifier with another request is refused.
    pub request_digest: Option<Vec<u8>>,
    /// Canale: how it reached us, such as `api`, `counter`, `timer`.
    pub channel: String,
    /// Motivo: the code of the reason, where one is given.
    pub reason: Option<ReasonCode>,
    /// For whom the actor acts, where not for themselves.
    pub on_behalf_of: Option<PersonId>,
    /// What belongs together: one request, one import, one story.
    pub correlation_id: Uuid,
    /// The event or command that led to this one.
    pub causation_id: Option<Uuid>,
}

impl Context {
    /// A context with only what it must have.
    pub fn new(actor: Actor, command_id: Uuid, channel: &str) -> Self {
        Self {
            actor,
            command_id,
            request_digest: None,
            channel: channel.to_owned(),
            reason: None,
            on_behalf_of: None,
            correlation_id: command_id,
            causation_id: None,
        }
    }

    /// The metadata of the events: flat strings, as cqrs-es reads them.
    pub(crate) fn metadata(&self) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                map.insert(key.to_owned(), Value::String(value));
            }
        };
        put("actor", Some(self.actor.code.to_string()));
        put("role", Some(self.actor.role.to_string()));
        put(
            "office",
            self.actor.office.as_ref().map(ToString::to_string),
        );
        put("on_behalf_of", self.on_behalf_of.map(|id| id.to_string()));
        put("channel", Some(self.channel.clone()));
        put("reason", self.reason.as_ref().map(ToString::to_string));
        put("correlation_id", Some(self.correlation_id.to_string()));
        put("causation_id", self.causation_id.map(|id| id.to_string()));
        put("schema_version", Some(SCHEMA_VERSION.to_owned()));
        Value::Object(map)
    }
}
