//! What is published of an office, as it is sent.

use crate::rest::schema::{Code, ShortText};
use domain::office;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Scheda dell'ufficio: everything that is published about it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Centro sociale 1", "address": "Via dei Platani 12", "phones": ["095 0000001"],
    "pec": "centro1@pec.example.it", "hours": [{ "days": "lunedì e mercoledì", "hours": "9:00-12:30" }],
    "districts": ["1", "2"], "head": "Rosalia Ferrante",
}))]
pub(super) struct OfficeProfile {
    /// Its name.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// Its address, on one line.
    #[schema(value_type = ShortText)]
    address: text::ShortText,
    /// Telephone numbers.
    #[schema(value_type = Vec<ShortText>)]
    phones: Vec<text::ShortText>,
    /// Posta elettronica certificata: its certified mailbox.
    #[schema(value_type = Option<ShortText>)]
    pec: Option<text::ShortText>,
    /// When it receives the public.
    hours: Vec<OpeningHours>,
    /// Codes of the districts it serves.
    #[schema(value_type = Vec<Code>)]
    districts: BTreeSet<ReasonCode>,
    /// Responsabile dell'unità.
    #[schema(value_type = ShortText)]
    head: text::ShortText,
}

/// Orario di ricevimento: one line of the opening hours.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpeningHours {
    /// The days it is about.
    #[schema(value_type = ShortText)]
    days: text::ShortText,
    /// The hours on those days.
    #[schema(value_type = ShortText)]
    hours: text::ShortText,
}

impl From<OfficeProfile> for office::OfficeProfile {
    fn from(sent: OfficeProfile) -> Self {
        let hours = sent.hours.into_iter().map(|line| office::OpeningHours {
            days: line.days,
            hours: line.hours,
        });
        Self {
            name: sent.name,
            address: sent.address,
            phones: sent.phones,
            pec: sent.pec,
            hours: hours.collect(),
            districts: sent.districts,
            head: sent.head,
        }
    }
}
