//! Small values that the samples of every aggregate are made of; all of them invented.

use crate::shared::ids::{ActorCode, OfficeCode, PersonId, ReasonCode, ServiceCode};
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use uuid::Uuid;

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("samples use real days")
}

/// An instant.
pub(crate) fn instant(year: i32, month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, hour, 0, 0)
        .single()
        .expect("samples use real instants")
}

/// An office.
pub(crate) fn office(code: &str) -> OfficeCode {
    OfficeCode::new(code).expect("samples use valid codes")
}

/// A reason, a district or another short code.
pub(crate) fn reason(code: &str) -> ReasonCode {
    ReasonCode::new(code).expect("samples use valid codes")
}

/// Whoever acts.
pub(crate) fn actor(code: &str) -> ActorCode {
    ActorCode::new(code).expect("samples use valid codes")
}

/// One line.
pub(crate) fn short(text: &str) -> ShortText {
    ShortText::parse(text).expect("samples use valid texts")
}

/// Several lines.
pub(crate) fn long(text: &str) -> LongText {
    LongText::parse(text).expect("samples use valid texts")
}

/// A person.
pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// A service.
pub(crate) fn service(code: &str) -> ServiceCode {
    ServiceCode::new(code).expect("samples use valid codes")
}
