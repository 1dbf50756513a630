//! A report as it is sent.

use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::rest::schema::{Day, LongText, ShortText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Segnalazione.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseReport)]
pub(super) struct Report {
    /// Who reported, as a code.
    source: SchemeCode,
    /// The day it came.
    #[schema(value_type = Day)]
    received_on: NaiveDate,
    /// Segnalante: never shown to the family; left out where anonymous.
    #[schema(value_type = Option<ShortText>)]
    reporter: Option<text::ShortText>,
    /// What was reported.
    #[schema(value_type = Option<LongText>)]
    text: Option<text::LongText>,
}

impl Report {
    /// The report as one about this person.
    pub(super) fn about(self, person: Uuid, report_id: Uuid) -> case_file::Report {
        case_file::Report {
            report_id,
            source: self.source.into(),
            received_on: self.received_on,
            reporter: self.reporter.map(|name| sealed(person, name)),
            text: self.text.map(|text| sealed(person, text)),
        }
    }
}
