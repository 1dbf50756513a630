//! Care plans as they are answered: to the office in charge all of it, to the person what is theirs.

use crate::rest::schema::{Code, Day, Euro};
use crate::rest::words::PlanStatus;
use chrono::{DateTime, NaiveDate, Utc};
use domain::care_plan::Quantity;
use domain::shared::ids::{ActorCode, OfficeCode};
use domain::shared::money::Money;
use projections::Opened;
use projections::plan_citizen::MyPlanRow;
use projections::plan_view::{DeliveryRow, PlanLine, PlannedRow, StepRow};
use projections::plans_due::DueRow;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Piano in un elenco: one care plan among others.
#[derive(Serialize, ToSchema)]
pub(crate) struct CarePlanLine {
    /// The plan.
    id: Uuid,
    /// Where it stands.
    status: PlanStatus,
    /// What kind of plan: scheme, code and its days.
    #[schema(value_type = Object)]
    kind: Opened,
    /// For whom; for the office.
    person: Option<Uuid>,
    /// The case file it belongs to; for the office.
    case_file: Option<Uuid>,
    /// The office in charge.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Assistente sociale responsabile.
    #[schema(value_type = Code)]
    case_manager: ActorCode,
    /// The version in force.
    in_force: Option<u32>,
    /// The version that is being worked on; for the office.
    working: Option<u32>,
    /// The version that waits for the person's signature; for the person.
    to_sign: Option<u32>,
    /// The first day of the version in force.
    #[schema(value_type = Option<Day>)]
    starts_on: Option<NaiveDate>,
    /// What it costs in all; for the office.
    #[schema(value_type = Option<Euro>)]
    cost: Option<Money>,
    /// Quota utente in all.
    #[schema(value_type = Option<Euro>)]
    family_share: Option<Money>,
    /// The day of the next review.
    #[schema(value_type = Option<Day>)]
    next_review_on: Option<NaiveDate>,
    /// The last day.
    #[schema(value_type = Option<Day>)]
    closed_on: Option<NaiveDate>,
    /// The version of the thing; the `ETag`.
    pub(super) version: i64,
}

impl From<PlanLine> for CarePlanLine {
    fn from(row: PlanLine) -> Self {
        Self {
            id: row.plan_id,
            status: row.status.into(),
            kind: row.kind,
            person: Some(row.person.0),
            case_file: Some(row.case_file_id),
            office: row.office,
            case_manager: row.case_manager,
            in_force: row.in_force,
            working: row.working,
            to_sign: None,
            starts_on: row.starts_on,
            cost: row.cost,
            family_share: row.family_share,
            next_review_on: row.next_review_on,
            closed_on: row.closed_on,
            version: row.version,
        }
    }
}

impl From<MyPlanRow> for CarePlanLine {
    fn from(row: MyPlanRow) -> Self {
        Self {
            id: row.plan_id,
            status: row.status.into(),
            kind: row.kind,
            person: None,
            case_file: None,
            office: row.office,
            case_manager: row.case_manager,
            in_force: row.in_force,
            working: None,
            to_sign: row.to_sign,
            starts_on: row.starts_on,
            cost: None,
            family_share: row.family_share,
            next_review_on: row.next_review_on,
            closed_on: row.closed_on,
            version: row.version,
        }
    }
}

/// Verifica in scadenza: a plan and its next review.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReviewDue {
    /// The plan.
    plan: Uuid,
    /// The office in charge.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Assistente sociale responsabile.
    #[schema(value_type = Code)]
    case_manager: ActorCode,
    /// The day on which it is due.
    #[schema(value_type = Day)]
    due_on: NaiveDate,
    /// The last day on which it is not late.
    #[schema(value_type = Day)]
    in_time_until_on: NaiveDate,
}

impl From<DueRow> for ReviewDue {
    fn from(row: DueRow) -> Self {
        Self {
            plan: row.plan_id.0,
            office: row.office,
            case_manager: row.case_manager,
            due_on: row.due_on,
            in_time_until_on: row.in_time_until_on,
        }
    }
}

/// Erogazione.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanDelivery {
    /// The delivery.
    delivery_id: Uuid,
    /// Of which intervention.
    intervention_id: Uuid,
    /// Under which version of the plan.
    plan_version: u32,
    /// The provider's own reference.
    #[schema(value_type = Option<Code>)]
    reference: Option<String>,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
    /// How much.
    #[schema(value_type = Euro)]
    quantity: Quantity,
    /// What it cost.
    #[schema(value_type = Euro)]
    amount: Money,
    /// What was put right in it last.
    #[schema(value_type = Option<Object>)]
    corrected: Option<Opened>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}

impl From<DeliveryRow> for PlanDelivery {
    fn from(row: DeliveryRow) -> Self {
        Self {
            delivery_id: row.delivery_id,
            intervention_id: row.intervention_id,
            plan_version: row.number,
            reference: row.reference,
            from_on: row.from_on,
            until_on: row.until_on,
            quantity: row.quantity,
            amount: row.amount,
            corrected: row.corrected,
            recorded_at: row.recorded_at,
        }
    }
}

/// Previsto e erogato: one intervention.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlannedAndDelivered {
    /// Which intervention.
    intervention_id: Uuid,
    /// The version that planned it last.
    plan_version: u32,
    /// What it is.
    #[schema(value_type = Object)]
    code: Opened,
    /// How much is planned.
    #[schema(value_type = Euro)]
    planned_quantity: Quantity,
    /// What it should cost.
    #[schema(value_type = Euro)]
    planned_cost: Money,
    /// How much was delivered.
    #[schema(value_type = Euro)]
    delivered_quantity: Quantity,
    /// What that cost.
    #[schema(value_type = Euro)]
    delivered_cost: Money,
    /// How many deliveries.
    deliveries: i64,
}

impl From<PlannedRow> for PlannedAndDelivered {
    fn from(row: PlannedRow) -> Self {
        Self {
            intervention_id: row.intervention_id,
            plan_version: row.number,
            code: row.code,
            planned_quantity: row.planned_quantity,
            planned_cost: row.planned_cost,
            delivered_quantity: row.delivered_quantity,
            delivered_cost: row.delivered_cost,
            deliveries: row.deliveries,
        }
    }
}

/// Passo: one event in the history of a plan.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanStep {
    /// Its place in the history.
    sequence: i64,
    /// What happened.
    #[schema(value_type = Code)]
    code: String,
    /// When it was true.
    effective_at: DateTime<Utc>,
    /// When it was written down.
    recorded_at: DateTime<Utc>,
    /// Who did it.
    actor: Option<String>,
    /// In which role.
    role: Option<String>,
    /// From which office.
    office: Option<String>,
    /// What else there is to say.
    #[schema(value_type = Option<Object>)]
    detail: Option<Opened>,
}

impl From<StepRow> for PlanStep {
    fn from(row: StepRow) -> Self {
        Self {
            sequence: row.sequence,
            code: row.code,
            effective_at: row.effective_at,
            recorded_at: row.recorded_at,
            actor: row.actor,
            role: row.role,
            office: row.office,
            detail: row.detail,
        }
    }
}
