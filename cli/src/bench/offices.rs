//! Commands on offices: streams of up to eight small events, without personal data.

use chrono::NaiveDate;
use domain::access::{Actor, Role};
use domain::office::{Office, OfficeCommand, OfficeProfile, OpenOffice, ReceiveDistrict};
use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use domain::shared::text::ShortText;
use store::{Context, Expected, Store};
use uuid::Uuid;

use super::ids;
use super::load::Client;

/// Events in a stream before the next one is begun.
pub(super) const EVENTS: u64 = 8;

/// One office after the other: each is opened, then receives seven districts.
pub(super) struct Offices {
    id: Uuid,
    version: u64,
}

impl Offices {
    pub(super) fn new() -> Self {
        Self {
            id: ids::next(),
            version: 0,
        }
    }

    /// The stream, the version it is at, and the command that comes next.
    pub(super) fn next(&mut self) -> (Uuid, u64, OfficeCommand) {
        if self.version == EVENTS {
            *self = Self::new();
        }
        let at = self.version;
        self.version += 1;
        let command = match at {
            0 => open().into(),
            _ => receive(at).into(),
        };
        (self.id, at, command)
    }
}

pub(super) fn open() -> OpenOffice {
    OpenOffice {
        code: code("centro-1"),
        profile: OfficeProfile {
            name: text("Centro sociale di prova"),
            address: text("Via dei Platani 12"),
            phones: Vec::new(),
            pec: None,
            hours: Vec::new(),
            districts: std::collections::BTreeSet::new(),
            head: text("Rosalia Ferrante"),
        },
        opens_on: day(1),
    }
}

pub(super) fn receive(district: u64) -> ReceiveDistrict {
    ReceiveDistrict {
        district: ReasonCode::new(district.to_string()).expect("digits are a code"),
        from: code("centro-2"),
        from_on: day(2),
    }
}

fn code(text: &str) -> OfficeCode {
    OfficeCode::new(text).expect("a valid code")
}

fn text(text: &str) -> ShortText {
    ShortText::parse(text).expect("a short text")
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).expect("a day of January")
}

/// The service itself, which may command everything here.
pub(super) fn system() -> Actor {
    Actor {
        code: ActorCode::new("benchmark").expect("a valid code"),
        role: Role::System,
        office: None,
        person: None,
    }
}

/// A client of ours: through the one door.
pub(super) struct Ours {
    store: Store,
    offices: Offices,
}

impl Ours {
    pub(super) fn new(store: &Store) -> Self {
        Self {
            store: store.clone(),
            offices: Offices::new(),
        }
    }
}

impl Client for Ours {
    async fn once(&mut self) -> anyhow::Result<bool> {
        let (id, version, command) = self.offices.next();
        let expected = match version {
            0 => Expected::New,
            version => Expected::Exactly(version),
        };
        let context = Context::new(system(), ids::next(), "benchmark");
        self.store
            .execute::<Office>(&context, id, expected, &command)
            .await?;
        Ok(true)
    }
}
