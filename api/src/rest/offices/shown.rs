//! Offices as they are shown.

use super::profile::OfficeProfile;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::office;
use domain::shared::ids::OfficeCode;
use projections::offices::OfficeRow;
use serde::Serialize;
use utoipa::ToSchema;

/// Ufficio: what is published of one office.
#[derive(Serialize, ToSchema)]
#[schema(as = Office, example = json!({
    "code": "centro-1",
    "profile": {
        "name": "Centro sociale 1", "address": "Via dei Platani 12", "phones": ["095 0000001"],
        "pec": "centro1@pec.example.it", "hours": [{ "days": "lunedì e mercoledì", "hours": "9:00-12:30" }],
        "districts": ["1", "2"], "head": "Rosalia Ferrante",
    },
    "opens_on": "2026-01-01", "closes_on": null, "is_closed": false, "successor": null,
}))]
pub(crate) struct OfficeShown {
    /// Its code.
    #[schema(value_type = Code)]
    code: OfficeCode,
    /// Name, address, telephones, hours, and the districts it serves.
    #[schema(value_type = OfficeProfile)]
    profile: office::OfficeProfile,
    /// Its first day.
    #[schema(value_type = Day)]
    opens_on: NaiveDate,
    /// The first day it is closed.
    #[schema(value_type = Option<Day>)]
    closes_on: Option<NaiveDate>,
    /// Whether it is closed today.
    is_closed: bool,
    /// Who takes over after that day.
    #[schema(value_type = Option<Code>)]
    successor: Option<OfficeCode>,
}

impl OfficeShown {
    /// How it stands on that day.
    pub(super) fn on(row: OfficeRow, today: NaiveDate) -> Self {
        Self {
            code: row.code,
            // Districts came and went since the profile was published.
            profile: office::OfficeProfile {
                districts: row.districts,
                ..row.profile
            },
            opens_on: row.opens_on,
            closes_on: row.closes_on,
            is_closed: row.closes_on.is_some_and(|closes_on| closes_on <= today),
            successor: row.successor,
        }
    }
}
