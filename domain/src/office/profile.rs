//! What the public may know of an office.

use crate::shared::ids::ReasonCode;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Scheda dell'ufficio: everything that is published about it; none of it is personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeProfile {
    /// Its name.
    pub name: ShortText,
    /// Its address, on one line.
    pub address: ShortText,
    /// Telephone numbers.
    pub phones: Vec<ShortText>,
    /// Posta elettronica certificata: its certified mailbox.
    pub pec: Option<ShortText>,
    /// When it receives the public.
    pub hours: Vec<OpeningHours>,
    /// Codes of the districts it serves.
    pub districts: BTreeSet<ReasonCode>,
    /// Responsabile dell'unità: a public official, named because the law wants it (L. 241/1990 art. 5).
    pub head: ShortText,
}

/// Orario di ricevimento: one line of the opening hours, such as "lunedì" and "9:00-12:30".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// The days it is about.
    pub days: ShortText,
    /// The hours on those days.
    pub hours: ShortText,
}
