//! Pieces of a plan: needs, objectives, interventions and the lines of the budget.
//!
//! A piece with text is generic over it: said in a command, sealed in an event.

use super::{Coded, Quantity};
use crate::shared::ids::{
    ActorCode, CommitmentId, FundCode, InterventionId, NeedId, ObjectiveId, PersonId, ReasonCode,
};
use crate::shared::money::{Money, MoneyError};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::text::LongText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What somebody said about a person, on its way into an event.
#[derive(Clone, PartialEq, Eq)]
pub struct Said(pub LongText);

/// Never shows the text: debug output ends up in logs.
impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said")
    }
}

/// The same in an event.
pub type Sealed = Personal<LongText>;

impl Said {
    /// As it is written down about that person.
    pub fn about(&self, person: PersonId) -> Sealed {
        Personal::new(person, RetentionClass::CarePlan, self.0.clone())
    }
}

/// Valutazione multidimensionale: what the plan rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The tool.
    pub tool: Coded,
    /// The day.
    pub assessed_on: NaiveDate,
    /// Who assessed.
    pub evaluator: ActorCode,
    /// Whether health care takes part: then the board must approve the plan.
    pub integrated: bool,
}

/// Tipo di beneficiario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BeneficiaryKind {
    /// Individuale.
    Individual,
    /// Nucleo.
    Household,
    /// Gruppo.
    Group,
}

/// Beneficiari: for whom beside the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beneficiaries {
    /// What they are.
    pub kind: BeneficiaryKind,
    /// How many, the person among them.
    pub number: u16,
}

/// Bisogno.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need<T = Said> {
    /// Which one.
    pub need_id: NeedId,
    /// Area of the need.
    pub code: Coded,
    /// In words.
    pub description: T,
}

/// Orizzonte: by when an objective should be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// Breve.
    Short,
    /// Medio.
    Medium,
    /// Lungo.
    Long,
}

/// Obiettivo: measurable, for at least one need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective<T = Said> {
    /// Which one.
    pub objective_id: ObjectiveId,
    /// The needs it answers.
    pub needs: Vec<NeedId>,
    /// By when, roughly.
    pub term: Horizon,
    /// In words.
    pub description: T,
    /// Indicatore: how one will see that it is reached.
    pub indicator: T,
    /// The day on which it will be measured.
    pub target_on: NaiveDate,
}

/// Grado di raggiungimento, as `SiSo` scores it: 1 no, 2 partly, 3 yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// Non raggiunto.
    NotReached,
    /// Raggiunto in parte.
    PartlyReached,
    /// Raggiunto.
    Reached,
}

/// How far one objective was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveScore {
    /// Which objective.
    pub objective_id: ObjectiveId,
    /// How far.
    pub score: Score,
}

/// Chi sostiene il costo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// The municipality, out of one of its funds.
    Fund,
    /// Quota utente: the person or the family.
    Family,
    /// Quota sanitaria.
    Health,
    /// Provider, third sector, others.
    Provider,
}

/// Voce di budget: who bears which part of the cost, and out of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    /// Fonte di finanziamento.
    pub source: Coded,
    /// Who bears it.
    pub bearer: Bearer,
    /// The fund, where the municipality bears it.
    pub fund: Option<FundCode>,
    /// How much.
    pub amount: Money,
    /// In which year.
    pub year: u16,
}

/// Intervento: who does what, where, how much of it, from when to when, and who pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intervention<T = Said> {
    /// Which one.
    pub intervention_id: InterventionId,
    /// The objectives it serves.
    pub objectives: Vec<ObjectiveId>,
    /// What it is.
    pub code: Coded,
    /// Ente erogatore.
    pub provider: ReasonCode,
    /// Where.
    pub place: ReasonCode,
    /// Unità di misura.
    pub unit: Coded,
    /// How much of it in all.
    pub quantity: Quantity,
    /// The price of one unit, where it has one.
    pub unit_cost: Option<Money>,
    /// Costo previsto: the sum of the lines.
    pub cost: Money,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// Who bears the cost.
    pub lines: Vec<BudgetLine>,
    /// How it is done, in words.
    pub note: Option<T>,
}

/// Which piece of a plan is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum PlanItem {
    /// A need.
    Need(NeedId),
    /// An objective.
    Objective(ObjectiveId),
    /// An intervention.
    Intervention(InterventionId),
}

/// Copertura: what a fund keeps for a plan, as it stands when the plan is decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundCover {
    /// The fund.
    pub fund: FundCode,
    /// What it keeps for this plan.
    pub kept: Money,
    /// Under which commitments.
    pub commitments: Vec<CommitmentId>,
}

impl Need {
    /// As it is written down.
    pub fn about(&self, person: PersonId) -> Need<Sealed> {
        Need {
            need_id: self.need_id,
            code: self.code.clone(),
            description: self.description.about(person),
        }
    }
}

impl Objective {
    /// As it is written down.
    pub fn about(&self, person: PersonId) -> Objective<Sealed> {
        Objective {
            objective_id: self.objective_id,
            needs: self.needs.clone(),
            term: self.term,
            description: self.description.about(person),
            indicator: self.indicator.about(person),
            target_on: self.target_on,
        }
    }
}

impl Intervention {
    /// As it is written down.
    pub fn about(&self, person: PersonId) -> Intervention<Sealed> {
        Intervention {
            intervention_id: self.intervention_id,
            objectives: self.objectives.clone(),
            code: self.code.clone(),
            provider: self.provider.clone(),
            place: self.place.clone(),
            unit: self.unit.clone(),
            quantity: self.quantity,
            unit_cost: self.unit_cost,
            cost: self.cost,
            from_on: self.from_on,
            until_on: self.until_on,
            lines: self.lines.clone(),
            note: self.note.as_ref().map(|note| note.about(person)),
        }
    }
}

/// How much of an intervention there is, and who bears its cost.
type Intensity<'a> = (InterventionId, Quantity, &'a [BudgetLine]);

/// Contenuto del piano: what one version says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Bisogni.
    pub needs: Vec<Need<Sealed>>,
    /// Obiettivi.
    pub objectives: Vec<Objective<Sealed>>,
    /// Interventi.
    pub interventions: Vec<Intervention<Sealed>>,
}

impl Content {
    /// Pieces of one kind at most.
    pub const MOST: usize = 500;

    /// An intervention by its identifier.
    pub fn intervention(&self, id: InterventionId) -> Option<&Intervention<Sealed>> {
        self.interventions
            .iter()
            .find(|intervention| intervention.intervention_id == id)
    }

    /// Every line of the budget.
    pub fn lines(&self) -> impl Iterator<Item = &BudgetLine> {
        self.interventions
            .iter()
            .flat_map(|intervention| &intervention.lines)
    }

    /// Costo previsto: what the whole version costs.
    pub fn cost(&self) -> Result<Money, MoneyError> {
        Money::total(self.lines().map(|line| line.amount))
    }

    /// What each fund must keep for this version.
    pub fn by_fund(&self) -> Result<BTreeMap<FundCode, Money>, MoneyError> {
        let mut sums: BTreeMap<FundCode, Money> = BTreeMap::new();
        for line in self.lines() {
            if let Some(fund) = &line.fund {
                let sum = sums.entry(fund.clone()).or_default();
                *sum = sum.plus(line.amount)?;
            }
        }
        Ok(sums)
    }

    /// Whether somebody bears a part of the cost.
    pub fn is_borne_by(&self, bearer: Bearer) -> bool {
        self.lines()
            .any(|line| line.bearer == bearer && !line.amount.is_zero())
    }

    /// Whether this says what must be signed anew: objectives, cost shares and intensity.
    pub fn same_terms(&self, other: &Self) -> bool {
        self.agreed() == other.agreed()
    }

    /// What is agreed, in an order of its own.
    fn agreed(&self) -> (Vec<&Objective<Sealed>>, Vec<Intensity<'_>>) {
        let mut objectives: Vec<_> = self.objectives.iter().collect();
        objectives.sort_by_key(|objective| objective.objective_id);
        let mut interventions: Vec<Intensity<'_>> = self
            .interventions
            .iter()
            .map(|i| (i.intervention_id, i.quantity, i.lines.as_slice()))
            .collect();
        interventions.sort_by_key(|(id, _, _)| *id);
        (objectives, interventions)
    }
}
