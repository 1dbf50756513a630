//! Pages of a list: a cursor that says where the last page ended, and a bounded length.

use crate::deadline_watch::Deadline;
use crate::error::ProjectionError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::shared::ids::{CarePlanId, CommitmentId, RegisterCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Rows on a page at most.
pub const LIMIT: u32 = 200;
/// Rows on a page where nobody says otherwise.
pub const USUAL: u32 = 50;

/// Segnalibro: where a page ended; opaque to whoever carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// Takes a cursor as it comes back from a client.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text a client carries.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn of(place: &impl Serialize) -> Self {
        let json = serde_json::to_vec(place).expect("a place in a list is plain data");
        Self(BASE64.encode(json))
    }

    pub(crate) fn read<T: Place>(&self) -> Result<T, ProjectionError> {
        let json = BASE64
            .decode(&self.0)
            .map_err(|_| ProjectionError::Cursor)?;
        serde_json::from_slice(&json)
            .ok()
            .filter(T::is_kept)
            .ok_or(ProjectionError::Cursor)
    }
}

/// What a cursor is made of.
pub(crate) trait Place: DeserializeOwned {
    /// Whether a table could hold it: if not, it was never handed out, and the database would refuse to compare with it.
    fn is_kept(&self) -> bool {
        true
    }
}

impl Place for i16 {}
impl Place for i32 {}
impl Place for i64 {}
impl Place for Uuid {}
impl Place for RegisterCode {}
impl Place for CarePlanId {}
impl Place for CommitmentId {}
impl Place for Deadline {}

impl Place for NaiveDate {
    fn is_kept(&self) -> bool {
        (1..=9999).contains(&self.year())
    }
}

impl Place for DateTime<Utc> {
    fn is_kept(&self) -> bool {
        self.date_naive().is_kept()
    }
}

impl Place for String {
    fn is_kept(&self) -> bool {
        !self.contains('\0')
    }
}

impl<A: Place, B: Place> Place for (A, B) {
    fn is_kept(&self) -> bool {
        self.0.is_kept() && self.1.is_kept()
    }
}

impl<A: Place, B: Place, C: Place> Place for (A, B, C) {
    fn is_kept(&self) -> bool {
        self.0.is_kept() && self.1.is_kept() && self.2.is_kept()
    }
}

/// Which page is asked for.
#[derive(Clone, Debug, Default)]
pub struct PageRequest {
    /// Where the last page ended; absent for the first.
    pub after: Option<Cursor>,
    /// Rows wanted, from 1 to [`LIMIT`]; [`USUAL`] where absent.
    pub limit: Option<u32>,
}

impl PageRequest {
    /// The first page, as long as may be.
    pub fn longest() -> Self {
        Self {
            after: None,
            limit: Some(LIMIT),
        }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit.unwrap_or(USUAL).clamp(1, LIMIT) as usize
    }

    pub(crate) fn place<T: Place>(&self) -> Result<Option<T>, ProjectionError> {
        self.after.as_ref().map(Cursor::read).transpose()
    }
}

/// Pagina: some rows, and where the next ones begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of rows of which one more than wanted was read.
    pub(crate) fn of<P: Serialize>(
        mut items: Vec<T>,
        limit: usize,
        place: impl Fn(&T) -> P,
    ) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more {
            items.last().map(|last| Cursor::of(&place(last)))
        } else {
            None
        };
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_next_one_only_when_more_rows_were_there() {
        let page = Page::of(vec![1, 2, 3], 2, |n| *n);
        assert_eq!(page.items, [1, 2]);
        assert_eq!(
            page.next.expect("a cursor").read::<i32>().expect("reads"),
            2
        );
        assert_eq!(Page::of(vec![1, 2], 2, |n| *n).next, None);
    }

    #[test]
    fn a_cursor_somebody_made_up_is_refused() {
        let made_up = Cursor::new("%%%").read::<i32>();
        assert!(matches!(made_up, Err(ProjectionError::Cursor)));
    }

    #[test]
    fn a_place_that_no_table_could_hold_was_not_handed_out() {
        let refused = |read: Result<(), ProjectionError>| {
            assert!(matches!(read, Err(ProjectionError::Cursor)));
        };
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            refused(Cursor::of(&day).read::<NaiveDate>().map(drop));
            let place = (day, Uuid::nil(), Deadline::Term);
            refused(
                Cursor::of(&place)
                    .read::<(NaiveDate, Uuid, Deadline)>()
                    .map(drop),
            );
        }
        for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let place = (at, Uuid::nil());
            refused(Cursor::of(&place).read::<(DateTime<Utc>, Uuid)>().map(drop));
            let place = (0_i16, at, Uuid::nil());
            refused(
                Cursor::of(&place)
                    .read::<(i16, DateTime<Utc>, Uuid)>()
                    .map(drop),
            );
        }
        refused(Cursor::of(&"a\0b").read::<String>().map(drop));
        let place = (2026, 1_i64, "te\0rm");
        refused(
            Cursor::of(&place)
                .read::<(i32, i64, RegisterCode)>()
                .map(drop),
        );
        let ordinary = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let read = Cursor::of(&ordinary).read::<NaiveDate>();
        assert_eq!(read.expect("handed out"), ordinary);
    }

    #[test]
    fn nobody_gets_more_rows_than_the_limit() {
        let request = PageRequest {
            after: None,
            limit: Some(100_000),
        };
        assert_eq!(request.limit(), 200);
    }
}
