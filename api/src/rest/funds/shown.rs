//! Funds and their commitments as they are answered.

use crate::rest::schema::{Code, Day, Euro};
use chrono::NaiveDate;
use domain::shared::ids::{FundCode, OfficeCode, ReasonCode};
use domain::shared::money::Money;
use projections::fund_position::{CommitmentRow, FundRow};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Fondo: where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Fund)]
pub(crate) struct FundShown {
    /// The fund.
    id: Uuid,
    /// Its code.
    #[schema(value_type = Code, example = "fna-2026")]
    fund: FundCode,
    /// Where the money comes from.
    #[schema(value_type = Code)]
    source: ReasonCode,
    /// The year.
    year: i32,
    /// Stanziato.
    #[schema(value_type = Euro)]
    allocated: Money,
    /// Impegnato.
    #[schema(value_type = Euro)]
    committed: Money,
    /// Disimpegnato.
    #[schema(value_type = Euro)]
    released: Money,
    /// Liquidato.
    #[schema(value_type = Euro)]
    paid: Money,
    /// Disponibile.
    #[schema(value_type = Euro)]
    free: Money,
    /// The version; the `ETag`.
    pub(super) version: i64,
}

impl From<FundRow> for FundShown {
    fn from(row: FundRow) -> Self {
        Self {
            id: row.fund_id,
            fund: row.fund,
            source: row.source,
            year: row.year,
            allocated: row.allocated,
            committed: row.committed,
            released: row.released,
            paid: row.paid,
            free: row.free,
            version: row.version,
        }
    }
}

/// Impegno: what a fund keeps for one plan.
#[derive(Serialize, ToSchema)]
pub(crate) struct FundCommitment {
    /// The commitment.
    commitment_id: Uuid,
    /// For which plan.
    plan: Uuid,
    /// The office that was in charge of the plan.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// What it is worth, paid or not.
    #[schema(value_type = Euro)]
    kept: Money,
    /// What was paid out of it.
    #[schema(value_type = Euro)]
    paid: Money,
    /// The last day on which a version in force could name it.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
    /// Whether a version in force names it.
    named: bool,
}

impl From<CommitmentRow> for FundCommitment {
    fn from(row: CommitmentRow) -> Self {
        Self {
            commitment_id: row.commitment_id.0,
            plan: row.plan_id.0,
            office: row.office,
            kept: row.kept,
            paid: row.paid,
            until_on: row.until_on,
            named: row.named,
        }
    }
}
