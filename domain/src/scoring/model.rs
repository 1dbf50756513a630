//! A rule set as it is computed with: every name found, every type checked.

use super::rules::{
    Choice, Code, FactType, Name, Part, ReservedPlaces, RoundingMode, RuleSet, Short, Unfilled,
    Unit,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Regole verificate: a rule set that can be computed with.
#[derive(Clone, Debug)]
pub struct Rules {
    /// As it was written.
    pub(super) set: RuleSet,
    /// What must be known of an applicant, in the order of their names.
    pub(super) facts: Vec<SlotInfo>,
    /// What follows, in the order in which it is computed; the places after those of the facts.
    pub(super) derived: Vec<Made>,
    pub(super) requirements: Vec<(Check, Option<Check>)>,
    pub(super) exclusions: Vec<Check>,
    pub(super) tiers: Vec<Check>,
    pub(super) groups: Vec<GroupRule>,
    pub(super) criteria: Vec<CriterionRule>,
    pub(super) cap: Option<Decimal>,
    pub(super) minimum: Option<Decimal>,
    pub(super) ties: Vec<Pref>,
    pub(super) lists: Vec<List>,
    pub(super) reserves: Vec<ReservePlan>,
    pub(super) reserved_places: ReservedPlaces,
    pub(super) budget: Option<BudgetPlan>,
    /// Whether points or order depend on the list, so that each list is scored by itself.
    pub(super) by_list: bool,
}

/// A place where something known is kept.
#[derive(Clone, Debug)]
pub(super) struct SlotInfo {
    pub name: Name,
    pub kind: FactType,
    pub optional: bool,
    pub unique: bool,
    pub decimals: u32,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    pub codes: Vec<Code>,
    pub each: Vec<SlotInfo>,
}

/// Of the applicant, or of the member that is being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Entry(usize),
    Member(usize),
}

/// How a derived fact is made.
#[derive(Clone, Debug)]
pub(super) enum Made {
    Flag(Check),
    Number(Num, Option<Round>),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    pub decimals: u32,
    pub mode: RoundingMode,
}

/// A formula.
#[derive(Clone, Debug)]
pub(super) enum Num {
    Const(Decimal),
    At(Place),
    Count(usize, Option<Box<Check>>),
    Sum(usize, Box<Num>, Option<Box<Check>>),
    Elapsed(Place, Unit),
    Add(Vec<Num>),
    Subtract(Box<[Num; 2]>),
    Multiply(Vec<Num>),
    Divide(Box<[Num; 2]>, Decimal),
    Least(Vec<Num>),
    Greatest(Vec<Num>),
    /// Of what, and the two points.
    Linear(Box<[Num; 5]>),
    Bands(Box<Num>, Spans),
    Table(Place, Codes),
    Choose(Vec<(Check, Num)>, Box<Num>),
    Round(Box<Num>, Round),
    PointsOf(usize),
    GroupPoints(usize),
}

/// Bands, upwards.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    pub spans: Vec<Span>,
    pub otherwise: Option<Decimal>,
}

/// One band.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    pub give: Decimal,
}

/// The end of a band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub value: Decimal,
    /// Whether the value belongs to the band.
    pub within: bool,
}

/// What each code gives, by its place among the codes of the fact.
#[derive(Clone, Debug)]
pub(super) struct Codes {
    pub gives: Vec<Option<Decimal>>,
    pub otherwise: Option<Decimal>,
}

/// A condition.
#[derive(Clone, Debug)]
pub(super) enum Check {
    Flag(Place),
    All(Vec<Check>),
    Any(Vec<Check>),
    Not(Box<Check>),
    Known(Place),
    Compare(Comparison, Box<[Num; 2]>),
    OneOf(Place, Vec<usize>),
    Within(Place, Ago),
    OnOrBefore(Place, NaiveDate),
    OnOrAfter(Place, NaiveDate),
    Some(usize, Option<Box<Check>>),
    Every(usize, Box<Check>),
    ListIs(Place, Part),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Below,
    AtMost,
    Above,
    AtLeast,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Ago {
    pub years: u32,
    pub months: u32,
    pub days: u32,
}

impl Ago {
    /// From one day to two hundred years, so that no calendar ends before it does.
    pub(super) fn fits(self) -> bool {
        let none = (self.years, self.months, self.days) == (0, 0, 0);
        !none && self.years <= 200 && self.months <= 2_400 && self.days <= 73_000
    }
}

#[derive(Clone, Debug)]
pub(super) struct GroupRule {
    pub cap: Option<Decimal>,
    pub minimum: Option<Decimal>,
    pub exclusive: bool,
    /// The criteria in it and in the groups within it.
    pub lines: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct CriterionRule {
    pub scale: ScaleRule,
    pub times: Option<(Decimal, Check)>,
    /// The facts it rests on.
    pub used: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum ScaleRule {
    Fixed(Check, Decimal),
    Bands(Num, Spans),
    Each {
        of: Num,
        give: Decimal,
        beyond: Decimal,
        most: Option<Decimal>,
    },
    Table(Place, Codes),
    Formula {
        value: Num,
        round: Round,
        least: Decimal,
        most: Decimal,
    },
    Alternatives(Choice, Vec<ScaleRule>),
    Commission {
        least: Decimal,
        most: Decimal,
        decimals: u32,
    },
}

/// Who comes first; each becomes a key whose lowest value comes first.
#[derive(Clone, Debug)]
pub(super) enum Pref {
    Holds(Check),
    Lowest(Num),
    Highest(Num),
    Earliest(Place),
    Latest(Place),
    /// Where each code stands in the order, by its place among the codes of the fact.
    Listed(Place, Vec<Option<usize>>),
    Draw,
}

#[derive(Clone, Debug)]
pub(super) struct List {
    pub code: Option<Code>,
    pub centre: Option<Code>,
    pub section: Option<Code>,
    pub when: Option<Check>,
    pub places: Option<u32>,
    pub fund: Option<Decimal>,
    pub fills_from: Vec<(usize, Option<Check>)>,
}

#[derive(Clone, Debug)]
pub(super) struct ReservePlan {
    pub when: Check,
    pub list: Option<usize>,
    pub within: Option<usize>,
    pub size: Size,
    pub unfilled: Left,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Size {
    Percent(Decimal, RoundingMode),
    Places(u32),
}

/// What becomes of the places that nobody of a reserve takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Return,
    Vacant,
    To(usize),
}

#[derive(Clone, Debug)]
pub(super) struct BudgetPlan {
    pub grant: Num,
    pub round: Round,
    pub least: Option<Decimal>,
    pub short: Short,
}

impl Left {
    /// As it was written, once the reserve it names is found.
    pub(super) fn of(unfilled: &Unfilled, found: impl Fn(&Code) -> Option<usize>) -> Option<Self> {
        Some(match unfilled {
            Unfilled::Return => Self::Return,
            Unfilled::Vacant => Self::Vacant,
            Unfilled::To(code) => Self::To(found(code)?),
        })
    }
}

impl Rules {
    /// As it was written.
    pub fn rule_set(&self) -> &RuleSet {
        &self.set
    }

    /// How many lists there are.
    pub fn list_count(&self) -> usize {
        self.lists.len()
    }

    /// The code of a list; none where there is only one and it has no name.
    pub fn list_code(&self, list: usize) -> Option<&Code> {
        self.lists.get(list)?.code.as_ref()
    }

    /// The list of that code.
    pub fn list_of(&self, code: &Code) -> Option<usize> {
        self.lists
            .iter()
            .position(|list| list.code.as_ref() == Some(code))
    }

    /// The reason of that code, among those an officer finds.
    pub fn ground_of(&self, code: &Code) -> Option<usize> {
        self.set
            .grounds
            .iter()
            .position(|ground| ground.code == *code)
    }

    /// The criterion of that code.
    pub fn criterion_of(&self, code: &Code) -> Option<usize> {
        self.set
            .criteria
            .iter()
            .position(|criterion| criterion.code == *code)
    }
}
