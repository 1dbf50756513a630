//! Which applications are wanted, by what both citizens and offices can ask for.

use crate::error::ProjectionError;
use chrono::NaiveDate;
use domain::application::ApplicationStatus;
use domain::shared::ids::{OfficeCode, ServiceCode};
use serde_json::Value;
use sqlx::{Postgres, QueryBuilder};

/// Which applications are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Where they stand.
    pub status: Option<ApplicationStatus>,
    /// Of which service.
    pub service: Option<ServiceCode>,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// Received on this day or later.
    pub from_on: Option<NaiveDate>,
    /// Received on this day or earlier.
    pub to_on: Option<NaiveDate>,
    /// Only what waits for an answer that was due before this day.
    pub overdue_on: Option<NaiveDate>,
}

impl Wanted {
    /// Narrows a question about the rows `a`.
    pub(crate) fn narrow(
        &self,
        query: &mut QueryBuilder<'_, Postgres>,
    ) -> Result<(), ProjectionError> {
        if let Some(office) = &self.office {
            query.push(" AND a.office = ").push_bind(office.to_string());
        }
        if let Some(Value::String(status)) = self.status.map(serde_json::to_value).transpose()? {
            query.push(" AND a.status = ").push_bind(status);
        }
        if let Some(service) = &self.service {
            query
                .push(" AND a.service = ")
                .push_bind(service.to_string());
        }
        if let Some(day) = self.from_on {
            query.push(" AND a.received_on >= ").push_bind(day);
        }
        if let Some(day) = self.to_on {
            query.push(" AND a.received_on <= ").push_bind(day);
        }
        if let Some(day) = self.overdue_on {
            query.push(" AND a.clock IN ('running', 'stopped') AND a.due_on < ");
            query.push_bind(day);
        }
        Ok(())
    }
}
