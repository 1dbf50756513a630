//! The file of a day of the register, made from the log: the same bytes whenever it is asked for.

use crate::error::ProjectionError;
use crate::viewer::Viewer;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::policy::Reach;
use domain::register::daily::{
    ChangeKind, DailyChange, DailyFile, DailyHeader, DailyRecord, build,
};
use domain::register::{DailyRegisterClosed, Register, RegisterEvent};
use domain::registration::{Record, RegistrationEvent, RenewedField};
use domain::shared::digest::Digest;
use domain::shared::ids::{ReasonCode, RegisterCode};
use domain::shared::personal::Personal;
use domain::shared::time::{day_start, days_after};
use sha2::{Digest as _, Sha256};
use store::{Recorded, Store};
use uuid::Uuid;

/// The field whose old value may be absent though nothing was disposed of.
const DIGEST: &str = "digest";
/// Events read in one go.
const BATCH: i64 = 1_000;

/// What a register did on one day.
#[derive(Debug, Default)]
pub(crate) struct Day {
    records: Vec<DailyRecord>,
    changes: Vec<DailyChange>,
    /// The position of the last event of the day, of whatever stream.
    pub(crate) to: i64,
}

impl Day {
    /// The file with this header, and what its bytes hash to.
    pub(crate) fn file(&self, header: &DailyHeader) -> (DailyFile, Digest) {
        let file = build(header, &self.records, &self.changes);
        let hash: [u8; 32] = Sha256::digest(file.text.as_bytes()).into();
        (file, Digest::from_bytes(&hash))
    }

    /// Whether something of it was disposed of since: only then its hash may be another one.
    fn lacks_something(&self) -> bool {
        let in_records =
            |record: &DailyRecord| record.subject.is_none() || record.counterparty.is_none();
        let in_changes = |change: &DailyChange| {
            matches!(&change.what, ChangeKind::Renewed { field, old, new }
                if *field != DIGEST && (old.is_none() || new.is_none()))
        };
        self.records.iter().any(in_records) || self.changes.iter().any(in_changes)
    }

    /// Compares it with what was stored when it was closed.
    pub(crate) fn compare(
        &self,
        store: &Store,
        register: &RegisterCode,
        closed: DailyRegisterClosed,
    ) -> FileOfDay {
        let DailyRegisterClosed {
            day,
            aoo,
            previous_sha256,
            closed_at,
            ..
        } = closed;
        let header = header(
            store,
            register,
            aoo.as_ref(),
            day,
            previous_sha256,
            closed_at,
        );
        match self.file(&header) {
            (file, sha256) if sha256 == closed.sha256 => FileOfDay::Whole(file),
            _ if self.lacks_something() => FileOfDay::Erased,
            _ => FileOfDay::Altered,
        }
    }
}

/// The file of a closed day, if it still is the one whose hash was stored.
#[derive(Debug, PartialEq, Eq)]
pub enum FileOfDay {
    /// Its bytes hash to what was stored.
    Whole(DailyFile),
    /// Data in it were disposed of since: what is left has another hash.
    Erased,
    /// The log gives other bytes than on the day it was closed, and nothing explains why.
    Altered,
}

/// The file of a day that was closed; `None` where it was not, and for whoever does not see the whole register.
pub async fn daily_file(
    viewer: &Viewer,
    store: &Store,
    register: &RegisterCode,
    day: NaiveDate,
) -> Result<Option<FileOfDay>, ProjectionError> {
    if viewer.sight() != Reach::Everywhere {
        return Ok(None);
    }
    let closed = closed_days(store, &register.stream_id().to_string()).await?;
    let Some(closed) = closed.into_iter().find(|closed| closed.day == day) else {
        return Ok(None);
    };
    let after = before(store, day_start(day)).await?;
    let found = read(store, register, day, after).await?;
    Ok(Some(found.compare(store, register, closed)))
}

/// The days of a register that were closed, in order.
pub(crate) async fn closed_days(
    store: &Store,
    stream: &str,
) -> Result<Vec<DailyRegisterClosed>, ProjectionError> {
    let mut closed = Vec::new();
    for recorded in store.read_stream("register", stream, 0).await? {
        if let RegisterEvent::DailyRegisterClosed(event) = recorded.decode()? {
            closed.push(event);
        }
    }
    Ok(closed)
}

/// The header of a day.
pub(crate) fn header(
    store: &Store,
    register: &RegisterCode,
    aoo: Option<&ReasonCode>,
    day: NaiveDate,
    previous_sha256: Option<Digest>,
    closed_at: DateTime<Utc>,
) -> DailyHeader {
    DailyHeader {
        aoo: aoo.map_or_else(|| store.tenant().to_string(), ToString::to_string),
        register: register.clone(),
        day,
        previous_sha256,
        closed_at,
    }
}

/// The position of the last event written down before `at`; the log is in the order of time.
pub(crate) async fn before(store: &Store, at: DateTime<Utc>) -> Result<i64, ProjectionError> {
    let (mut low, mut high) = (0, store.head().await?);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        let recorded_at: DateTime<Utc> =
            sqlx::query_scalar("SELECT recorded_at FROM events WHERE log_index = $1")
                .bind(middle)
                .fetch_one(store.pool())
                .await?;
        if recorded_at < at {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Ok(low)
}

/// What a register did on a day whose first event comes after the position `after`.
pub(crate) async fn read(
    store: &Store,
    register: &RegisterCode,
    day: NaiveDate,
    after: i64,
) -> Result<Day, ProjectionError> {
    let end = day_start(days_after(day, 1));
    let mut found = Day {
        to: after,
        ..Day::default()
    };
    loop {
        let mut batch = store.read(found.to, BATCH).await?;
        let read = batch.len();
        batch.retain(|recorded| recorded.recorded_at < end);
        if let Some(last) = batch.last() {
            found.to = last.log_index;
        }
        let is_over = batch.is_empty() || batch.len() < read;
        batch.retain(|recorded| recorded.aggregate_type == "registration");
        reveal(store, &mut batch).await?;
        for recorded in &batch {
            take(store, register, recorded, &mut found).await?;
        }
        if is_over {
            return Ok(found);
        }
    }
}

/// Makes the personal fields of these events readable.
pub(crate) async fn reveal(store: &Store, batch: &mut [Recorded]) -> Result<(), ProjectionError> {
    let mut payloads: Vec<_> = batch
        .iter_mut()
        .map(|recorded| &mut recorded.payload)
        .collect();
    Ok(store.keyring().reveal(&mut payloads).await?)
}

async fn take(
    store: &Store,
    register: &RegisterCode,
    recorded: &Recorded,
    day: &mut Day,
) -> Result<(), ProjectionError> {
    let (changed_at, by, authorising_act, what) = match recorded.decode()? {
        RegistrationEvent::DocumentRegistered(event) => {
            day.records.extend(record(register, &event));
            return Ok(());
        }
        RegistrationEvent::DocumentSent(_) => return Ok(()),
        RegistrationEvent::RegistrationAnnulled(event) => (
            event.annulled_at,
            event.by,
            event.authorising_act,
            ChangeKind::Annulled,
        ),
        RegistrationEvent::RegistrationFieldRenewed(event) => (
            event.renewed_at,
            event.by,
            event.authorising_act,
            renewal(event.change),
        ),
    };
    let id: Uuid = recorded.aggregate_id.parse().unwrap_or_default();
    let number = store.load::<Record>(id).await?.state.registration;
    if let Some(number) = number.filter(|number| number.register == *register) {
        day.changes.push(DailyChange {
            year: number.year,
            number: number.number,
            changed_at,
            by,
            authorising_act: authorising_act.to_string(),
            what,
        });
    }
    Ok(())
}

fn record(
    register: &RegisterCode,
    event: &domain::registration::DocumentRegistered,
) -> Option<DailyRecord> {
    let number = event.registration.assigned()?;
    (number.register == *register).then(|| DailyRecord {
        year: number.year,
        number: number.number,
        registered_at: number.registered_at,
        direction: event.direction,
        act: event.act,
        subject: clear(&event.subject),
        counterparty: clear(&event.counterparty),
        digest: event.digest.clone(),
        office: event.office.clone(),
        emergency: event.emergency,
    })
}

fn renewal(change: RenewedField) -> ChangeKind {
    let (field, old, new) = match change {
        RenewedField::Counterparty { old, new } => ("counterparty", clear(&old), clear(&new)),
        RenewedField::Subject { old, new } => ("subject", clear(&old), clear(&new)),
        RenewedField::Digest { old, new } => (DIGEST, old, Some(new.as_str().to_owned())),
    };
    ChangeKind::Renewed { field, old, new }
}

fn clear(text: &Personal<String>) -> Option<String> {
    text.reveal().cloned()
}

/// The stream of a register as it stands.
pub(crate) async fn register(
    store: &Store,
    code: &RegisterCode,
) -> Result<Register, ProjectionError> {
    Ok(store.load::<Register>(code.stream_id()).await?.state)
}
