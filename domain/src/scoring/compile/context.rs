//! What a check knows at each place: where it is, which names there are, what was found wrong.

use super::reach::{Reach, step};
use crate::scoring::model::{Place, SlotInfo};
use crate::scoring::number::Number;
use crate::scoring::rules::{Code, FactType, Name};
use crate::shared::error::FieldError;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// The most operations and tests of a rule set: nobody reads more, and computing stays quick.
const MOST_NODES: usize = 5_000;

pub(super) struct Context {
    path: Vec<String>,
    pub faults: Vec<FieldError>,
    pub remarks: Vec<FieldError>,
    pub parameters: BTreeMap<Name, Number>,
    /// Facts, then what is derived from them so far.
    pub slots: Vec<SlotInfo>,
    pub facts: usize,
    /// The members that are being looked at.
    pub member: Option<usize>,
    /// Criteria that stand before this place, and what they reach.
    pub criteria: BTreeMap<Code, (usize, Reach)>,
    /// Groups, where their points can be asked for.
    pub groups: BTreeMap<Code, usize>,
    /// The facts that were named since the last time somebody asked.
    pub used: BTreeSet<usize>,
    /// The facts each derived fact rests on.
    pub behind: Vec<BTreeSet<usize>>,
    /// Whether the list may be asked for here, and whether it was.
    pub lists_named: bool,
    pub list_asked: bool,
    nodes: usize,
}

/// What a name stands for.
pub(super) enum Found {
    Parameter(Decimal),
    Slot(Place, SlotInfo),
}

impl Context {
    pub(super) fn new(parameters: BTreeMap<Name, Number>) -> Self {
        Self {
            path: Vec::new(),
            faults: Vec::new(),
            remarks: Vec::new(),
            parameters,
            slots: Vec::new(),
            facts: 0,
            member: None,
            criteria: BTreeMap::new(),
            groups: BTreeMap::new(),
            used: BTreeSet::new(),
            behind: Vec::new(),
            lists_named: false,
            list_asked: false,
            nodes: 0,
        }
    }

    /// One step further in.
    pub(super) fn at<R>(&mut self, step: impl Display, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.path
            .push(step.to_string().replace('~', "~0").replace('/', "~1"));
        let result = inside(self);
        self.path.pop();
        result
    }

    /// Each of several, one step further in.
    pub(super) fn each<T, R>(
        &mut self,
        step: &str,
        all: &[T],
        mut inside: impl FnMut(&mut Self, &T) -> R,
    ) -> Vec<R> {
        self.at(step, |ctx| {
            let one = |(n, item)| ctx.at(n, |ctx| inside(ctx, item));
            all.iter().enumerate().map(one).collect()
        })
    }

    /// Something is wrong here.
    pub(super) fn fault(&mut self, rule: &str, wanted: impl Into<String>) {
        let fault = self.told(rule, wanted);
        self.faults.push(fault);
    }

    /// Something is worth a second look here.
    pub(super) fn remark(&mut self, rule: &str, wanted: impl Into<String>) {
        let remark = self.told(rule, wanted);
        self.remarks.push(remark);
    }

    fn told(&self, rule: &str, wanted: impl Into<String>) -> FieldError {
        FieldError {
            pointer: format!("/{}", self.path.join("/")),
            rule: rule.to_owned(),
            wanted: Some(wanted.into()),
        }
    }

    /// Counts one operation or test; says so once where there are too many.
    pub(super) fn count_node(&mut self) {
        self.nodes += 1;
        if self.nodes == MOST_NODES + 1 {
            self.fault(
                "too-large",
                format!("at most {MOST_NODES} operations and tests"),
            );
        }
    }

    /// What a name stands for: of the member first, then of the applicant, then a parameter.
    pub(super) fn find(&mut self, name: &Name) -> Option<Found> {
        if let Some(members) = self.member {
            let each = &self.slots[members].each;
            if let Some(n) = each.iter().position(|slot| slot.name == *name) {
                return Some(Found::Slot(Place::Member(n), each[n].clone()));
            }
        }
        if let Some(n) = self.slots.iter().position(|slot| slot.name == *name) {
            self.note_use(n);
            return Some(Found::Slot(Place::Entry(n), self.slots[n].clone()));
        }
        if let Some(value) = self.parameters.get(name) {
            return Some(Found::Parameter(value.decimal()));
        }
        self.fault(
            "fact-unknown",
            format!("there is no fact or parameter `{name}`"),
        );
        None
    }

    /// The place of a fact of this type.
    pub(super) fn place(&mut self, name: &Name, kind: FactType) -> Option<(Place, SlotInfo)> {
        match self.find(name)? {
            Found::Slot(place, slot) if slot.kind == kind => Some((place, slot)),
            Found::Slot(..) | Found::Parameter(_) => {
                let wanted = format!("`{name}` is no fact of type {}", word(kind));
                self.fault("fact-wrong-type", wanted);
                None
            }
        }
    }

    /// The place of members; they are named at the applicant only.
    pub(super) fn members(&mut self, name: &Name) -> Option<usize> {
        if self.member.is_some() {
            self.fault(
                "members-nested",
                "members are not counted inside of members",
            );
            return None;
        }
        match self.place(name, FactType::Members)? {
            (Place::Entry(n), _) => Some(n),
            (Place::Member(_), _) => None,
        }
    }

    /// Looks at members.
    pub(super) fn with_member<R>(&mut self, of: usize, inside: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.member.replace(of);
        let result = inside(self);
        self.member = before;
        result
    }

    /// The facts that were named since the last time, those behind derived ones too.
    pub(super) fn take_used(&mut self) -> BTreeSet<usize> {
        std::mem::take(&mut self.used)
    }

    fn note_use(&mut self, slot: usize) {
        self.used.insert(slot);
        if let Some(behind) = slot
            .checked_sub(self.facts)
            .and_then(|n| self.behind.get(n))
        {
            self.used.extend(behind.iter().copied());
        }
    }
}

/// Between which bounds a fact lies.
pub(super) fn reach_of(slot: &SlotInfo) -> Reach {
    Reach::between(slot.min, slot.max).stepping(Some(step(slot.decimals)))
}

/// A type as it is written.
pub(super) fn word(kind: FactType) -> &'static str {
    match kind {
        FactType::Boolean => "boolean",
        FactType::Integer => "integer",
        FactType::Decimal => "decimal",
        FactType::Day => "day",
        FactType::Code => "code",
        FactType::Members => "members",
    }
}
