//! `replay`: a stream as it stood after an event, as true at an instant, as known at an instant.

use chrono::{DateTime, Utc};
use clap::Args;
use domain::access_sheet::AccessSheet;
use domain::application::Application;
use domain::call::Call;
use domain::care_plan::CarePlan;
use domain::case_file::CaseFile;
use domain::decider::Decider;
use domain::fund::Fund;
use domain::mandate::Mandate;
use domain::office::Office;
use domain::person::Person;
use domain::projection::Projection;
use domain::ranking::Ranking;
use domain::register::Register;
use domain::registration::Record;
use domain::service::Service;
use domain::shared::ids::{CallCode, OfficeCode, RegisterCode, ServiceCode};
use domain::unmasking::Unmasking;
use serde::Serialize;
use serde_json::{Value, json};
use std::str::FromStr;
use store::{Moment, Recorded, Replayed, Store};
use uuid::Uuid;

use super::Context;
use crate::failure::Failure;
use crate::opened::Opened;

/// Replay one stream: its state as JSON, personal fields sealed unless asked for
#[derive(Debug, Args)]
pub struct Replay {
    /// What to replay: TYPE/ID, such as application/018f…, or TYPE/CODE for offices and services
    #[arg(value_name = "TYPE/ID")]
    stream: Stream,
    /// After this event of the stream
    #[arg(long, value_name = "N")]
    at: Option<u64>,
    /// As true at this instant, such as 2026-11-26T09:00:00Z
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<Utc>>,
    /// As known at this instant, such as 2026-11-26T09:00:00Z
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    known_at: Option<DateTime<Utc>>,
    /// Also the events themselves
    #[arg(long)]
    events: bool,
    /// Show personal fields in clear
    #[arg(long)]
    reveal: bool,
}

/// An instant; what chrono says of another text helps nobody to write one.
fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    text.parse().map_err(|_| {
        "an instant is written with its day, its time and its offset (RFC 3339), \
         such as 2026-11-26T09:00:00Z or 2026-11-26T10:00:00+01:00"
            .to_owned()
    })
}

#[derive(Clone, Debug)]
struct Stream {
    aggregate_type: String,
    id: String,
}

impl FromStr for Stream {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('/') {
            Some((aggregate_type, id)) if !id.is_empty() => Ok(Self {
                aggregate_type: aggregate_type.replace('-', "_"),
                id: id.to_owned(),
            }),
            _ => Err("a stream is written TYPE/ID".to_owned()),
        }
    }
}

impl Stream {
    /// The identifier: as it is given, or the one that belongs to a code.
    fn stream_id(&self) -> Result<Uuid, Failure> {
        let Self { aggregate_type, id } = self;
        if let Ok(stream) = Uuid::parse_str(id) {
            return Ok(stream);
        }
        let of_code = match aggregate_type.as_str() {
            "office" => OfficeCode::new(id).map(|code| code.stream_id()),
            "call" => CallCode::new(id).map(|code| code.stream_id()),
            "service" => ServiceCode::new(id).map(|code| code.stream_id()),
            "register" => RegisterCode::new(id).map(|code| code.stream_id()),
            "projection" => Ok(domain::projection::stream_id(id)),
            _ => {
                return Err(Failure::told(
                    "replay.id",
                    "only calls, offices, services, registers and projections are called by a code",
                ));
            }
        };
        of_code.map_err(|error| Failure::new("replay.id", &error))
    }
}

impl Replay {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::existing(&settings).await?;
        let wanted = Wanted {
            moment: Moment {
                at: self.at,
                as_of: self.as_of,
                known_at: self.known_at,
            },
            events: self.events,
            reveal: self.reveal,
        };
        let replayed = wanted.of_stream(&opened.store, &self.stream).await;
        opened.close().await?;
        output.value(&replayed?)
    }
}

/// The moments and the fullness of a replay.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Which moment.
    pub moment: Moment,
    /// Also the events themselves.
    pub events: bool,
    /// Personal fields in clear.
    pub reveal: bool,
}

impl Wanted {
    /// How a stream stood, named as on the command line.
    pub async fn of(self, store: &Store, stream: &str) -> Result<Value, Failure> {
        let stream = stream
            .parse()
            .map_err(|why: String| Failure::told("replay.id", &why))?;
        self.of_stream(store, &stream).await
    }

    async fn of_stream(self, store: &Store, named: &Stream) -> Result<Value, Failure> {
        let stream = named.stream_id()?;
        let replayed = match named.aggregate_type.as_str() {
            "registration" => self.of_type::<Record>(store, stream).await,
            "application" => self.of_type::<Application>(store, stream).await,
            "person" => self.of_type::<Person>(store, stream).await,
            "case_file" => self.of_type::<CaseFile>(store, stream).await,
            "call" => self.of_type::<Call>(store, stream).await,
            "ranking" => self.of_type::<Ranking>(store, stream).await,
            "service" => self.of_type::<Service>(store, stream).await,
            "care_plan" => self.of_type::<CarePlan>(store, stream).await,
            "fund" => self.of_type::<Fund>(store, stream).await,
            "mandate" => self.of_type::<Mandate>(store, stream).await,
            "register" => self.of_type::<Register>(store, stream).await,
            "access_sheet" => self.of_type::<AccessSheet>(store, stream).await,
            "unmasking" => self.of_type::<Unmasking>(store, stream).await,
            "projection" => self.of_type::<Projection>(store, stream).await,
            "office" => self.of_type::<Office>(store, stream).await,
            _ => {
                return Err(Failure::told(
                    "replay.type",
                    "there is no such type of stream",
                ));
            }
        };
        replayed?.ok_or_else(|| {
            Failure::told("replay.not-found", "nothing is filed there at that moment")
        })
    }

    async fn of_type<A: Decider + Serialize>(
        self,
        store: &Store,
        id: Uuid,
    ) -> Result<Option<Value>, Failure> {
        let Replayed { loaded, events } = store.replay::<A>(id, self.moment, self.reveal).await?;
        if events.is_empty() {
            return Ok(None);
        }
        let state =
            serde_json::to_value(&loaded.state).map_err(|error| Failure::new("replay", &error))?;
        let mut shown =
            json!({ "type": A::TYPE, "id": id, "version": loaded.version, "state": state });
        if self.events {
            shown["events"] = events.iter().map(event).collect();
        }
        Ok(Some(shown))
    }
}

fn event(event: &Recorded) -> Value {
    json!({
        "sequence": event.sequence,
        "log_index": event.log_index,
        "event_id": event.event_id,
        "command_id": event.command_id,
        "type": event.event_type,
        "version": event.event_version,
        "effective_at": event.effective_at,
        "recorded_at": event.recorded_at,
        "metadata": event.metadata,
        "payload": event.payload,
    })
}
