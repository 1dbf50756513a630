//! Pieces of a care plan as they are sent.

use crate::rest::schema::{Code, Day, Euro, LongText};
use crate::rest::words::{
    BeneficiaryKind, CodeScheme, CostBearer, ObjectiveReached, ObjectiveTerm, ReviewUnit,
};
use chrono::NaiveDate;
use domain::care_plan::{self, Quantity, Said};
use domain::shared::ids::{
    ActorCode, FundCode, InterventionId, NeedId, ObjectiveId, OfficeCode, ReasonCode,
};
use domain::shared::money::Money;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Voce di nomenclatore: a code of a scheme, with the days between which it may be used.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlanCode)]
pub(super) struct SchemeCode {
    /// Whose code.
    scheme: CodeScheme,
    /// The code.
    #[schema(value_type = Code, example = "A2.07")]
    code: ReasonCode,
    /// The first day on which it may be used.
    #[schema(value_type = Option<Day>)]
    valid_from_on: Option<NaiveDate>,
    /// The last day on which it may be used.
    #[schema(value_type = Option<Day>)]
    valid_until_on: Option<NaiveDate>,
}

/// Beneficiari.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanBeneficiaries {
    /// What they are.
    kind: BeneficiaryKind,
    /// How many, the person among them.
    #[schema(minimum = 1)]
    number: u16,
}

/// Valutazione multidimensionale: what the plan rests on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanAssessment {
    /// The tool.
    tool: SchemeCode,
    /// The day.
    #[schema(value_type = Day)]
    assessed_on: NaiveDate,
    /// Who assessed.
    #[schema(value_type = Code)]
    evaluator: ActorCode,
    /// Whether health care takes part: then the board must approve the plan.
    integrated: bool,
}

/// Verifica ogni N.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanReviewRule {
    /// How many units between two reviews.
    #[schema(minimum = 1)]
    every: u16,
    /// Of which unit.
    unit: ReviewUnit,
    /// Days from the activation to the first review, where the law sets them.
    first_after_days: Option<u16>,
    /// Days after the due one on which the review is not late yet.
    #[serde(default)]
    grace_days: u16,
}

/// Bisogno.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanNeed {
    /// Which one; the caller names it.
    need_id: Uuid,
    /// Area of the need.
    code: SchemeCode,
    /// In words.
    #[schema(value_type = LongText)]
    description: text::LongText,
}

/// Obiettivo.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanObjective {
    /// Which one; the caller names it.
    objective_id: Uuid,
    /// The needs it answers.
    needs: Vec<Uuid>,
    /// By when, roughly.
    term: ObjectiveTerm,
    /// In words.
    #[schema(value_type = LongText)]
    description: text::LongText,
    /// Indicatore: how one will see that it is reached.
    #[schema(value_type = LongText)]
    indicator: text::LongText,
    /// The day on which it will be measured.
    #[schema(value_type = Day)]
    target_on: NaiveDate,
}

/// Voce di budget.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanBudgetLine {
    /// Fonte di finanziamento.
    source: SchemeCode,
    /// Who bears it.
    bearer: CostBearer,
    /// The fund, where the municipality bears it.
    #[schema(value_type = Option<Code>)]
    fund: Option<FundCode>,
    /// How much.
    #[schema(value_type = Euro)]
    amount: Money,
    /// In which year.
    #[schema(minimum = 2000)]
    year: u16,
}

/// Intervento.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlannedIntervention {
    /// Which one; the caller names it.
    intervention_id: Uuid,
    /// The objectives it serves.
    objectives: Vec<Uuid>,
    /// What it is.
    code: SchemeCode,
    /// Ente erogatore.
    #[schema(value_type = Code)]
    provider: ReasonCode,
    /// Where.
    #[schema(value_type = Code)]
    place: ReasonCode,
    /// Unità di misura.
    unit: SchemeCode,
    /// How much of it in all.
    #[schema(value_type = Euro)]
    quantity: Quantity,
    /// The price of one unit.
    #[schema(value_type = Option<Euro>)]
    unit_cost: Option<Money>,
    /// Costo previsto: the sum of the lines.
    #[schema(value_type = Euro)]
    cost: Money,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
    /// Who bears the cost.
    lines: Vec<PlanBudgetLine>,
    /// How it is done, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// How far one objective was reached.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanScore {
    /// Which objective.
    objective_id: Uuid,
    /// How far.
    score: ObjectiveReached,
}

/// Componente dell'UVM.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanBoardMember {
    /// Profession or function.
    #[schema(value_type = Code)]
    profession: ReasonCode,
    /// The office or body they come from.
    #[schema(value_type = Code)]
    body: OfficeCode,
    /// Their name.
    #[schema(value_type = Option<LongText>)]
    name: Option<text::LongText>,
}

/// A piece of a plan.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlanItemKind {
    /// A need.
    Need,
    /// An objective.
    Objective,
    /// An intervention.
    Intervention,
}

impl PlanItemKind {
    pub(super) fn named(self, id: Uuid) -> care_plan::PlanItem {
        match self {
            Self::Need => care_plan::PlanItem::Need(NeedId(id)),
            Self::Objective => care_plan::PlanItem::Objective(ObjectiveId(id)),
            Self::Intervention => care_plan::PlanItem::Intervention(InterventionId(id)),
        }
    }
}

impl From<SchemeCode> for care_plan::Coded {
    fn from(sent: SchemeCode) -> Self {
        Self {
            scheme: sent.scheme.into(),
            code: sent.code,
            valid_from_on: sent.valid_from_on,
            valid_until_on: sent.valid_until_on,
        }
    }
}

impl From<PlanBeneficiaries> for care_plan::Beneficiaries {
    fn from(sent: PlanBeneficiaries) -> Self {
        Self {
            kind: sent.kind.into(),
            number: sent.number,
        }
    }
}

impl From<PlanAssessment> for care_plan::Assessment {
    fn from(sent: PlanAssessment) -> Self {
        Self {
            tool: sent.tool.into(),
            assessed_on: sent.assessed_on,
            evaluator: sent.evaluator,
            integrated: sent.integrated,
        }
    }
}

impl From<PlanReviewRule> for care_plan::ReviewRule {
    fn from(sent: PlanReviewRule) -> Self {
        Self {
            every: sent.every,
            unit: sent.unit.into(),
            first_after_days: sent.first_after_days,
            grace_days: sent.grace_days,
        }
    }
}

impl From<PlanNeed> for care_plan::Need {
    fn from(sent: PlanNeed) -> Self {
        Self {
            need_id: NeedId(sent.need_id),
            code: sent.code.into(),
            description: Said(sent.description),
        }
    }
}

impl From<PlanObjective> for care_plan::Objective {
    fn from(sent: PlanObjective) -> Self {
        Self {
            objective_id: ObjectiveId(sent.objective_id),
            needs: sent.needs.into_iter().map(NeedId).collect(),
            term: sent.term.into(),
            description: Said(sent.description),
            indicator: Said(sent.indicator),
            target_on: sent.target_on,
        }
    }
}

impl From<PlanBudgetLine> for care_plan::BudgetLine {
    fn from(sent: PlanBudgetLine) -> Self {
        Self {
            source: sent.source.into(),
            bearer: sent.bearer.into(),
            fund: sent.fund,
            amount: sent.amount,
            year: sent.year,
        }
    }
}

impl From<PlannedIntervention> for care_plan::Intervention {
    fn from(sent: PlannedIntervention) -> Self {
        Self {
            intervention_id: InterventionId(sent.intervention_id),
            objectives: sent.objectives.into_iter().map(ObjectiveId).collect(),
            code: sent.code.into(),
            provider: sent.provider,
            place: sent.place,
            unit: sent.unit.into(),
            quantity: sent.quantity,
            unit_cost: sent.unit_cost,
            cost: sent.cost,
            from_on: sent.from_on,
            until_on: sent.until_on,
            lines: sent.lines.into_iter().map(Into::into).collect(),
            note: sent.note.map(Said),
        }
    }
}

impl From<PlanScore> for care_plan::ObjectiveScore {
    fn from(sent: PlanScore) -> Self {
        Self {
            objective_id: ObjectiveId(sent.objective_id),
            score: sent.score.into(),
        }
    }
}

impl From<PlanBoardMember> for care_plan::BoardMember {
    fn from(sent: PlanBoardMember) -> Self {
        Self {
            profession: sent.profession,
            body: sent.body,
            name: sent.name.map(Said),
        }
    }
}
