//! Raw rows become rows: roles find their place, types are settled, places are counted.

use std::{
    collections::{BTreeSet, btree_map::Entry},
    sync::Arc,
};

use super::{
    Item, Totals,
    coerce::{coerce, parse},
    counter::CaseCounter,
    raw::{Raw, RawAttributes, RawCase, RawRow, short},
};
use crate::history::{
    error::HistoryError,
    mapping::Mapping,
    refusal::{Place, Reason, Refusal},
    row::{Attribute, Attributes, Kind, Row, Value},
    times::Times,
};

/// The keys that XES reserves for what has a place of its own in a row.
pub(in crate::history) const EVENT_KEYS: [&str; 6] = [
    "concept:name",
    "time:timestamp",
    "lifecycle:transition",
    "org:resource",
    "org:group",
    "concept:instance",
];

/// Names of left-out attributes that are remembered for the report, at most.
const MAX_LEFT_OUT: usize = 1000;

/// Applies a mapping to raw rows.
pub(super) struct Assembler {
    mapping: Arc<Mapping>,
    times: Times,
    counter: CaseCounter,
    case: Result<Case, Reason>,
    left_out: BTreeSet<String>,
    unmet: Unmet,
    rows: u64,
    refused: u64,
    remarks: u64,
}

/// Keys that the mapping declares and no row has had so far.
struct Unmet {
    case: BTreeSet<String>,
    event: BTreeSet<String>,
}

#[derive(Clone)]
struct Case {
    id: String,
    attributes: Attributes,
}

impl Assembler {
    pub(super) fn new(mapping: Arc<Mapping>) -> Result<Self, HistoryError> {
        Ok(Self {
            times: mapping.times()?,
            unmet: Unmet::of(&mapping),
            mapping,
            counter: CaseCounter::default(),
            case: Err(Reason::OutsideCase),
            left_out: BTreeSet::new(),
            rows: 0,
            refused: 0,
            remarks: 0,
        })
    }

    pub(super) const fn times(&self) -> &Times {
        &self.times
    }

    pub(super) fn totals(&self) -> Totals {
        Totals {
            rows: self.rows,
            refused: self.refused,
            remarks: self.remarks,
            cases: self.counter.cases(),
            left_out: self.left_out.clone(),
            unmet: self.unmet.names(),
        }
    }

    /// One piece of the log: accepted or refused, never lost.
    pub(super) fn assemble(&mut self, raw: Raw) -> Item {
        match raw {
            Raw::Refused(place, reason) => {
                self.remarks += 1;
                Item::Refused(Refusal { place, reason })
            }
            Raw::Row(raw) => {
                let place = Place {
                    row: Some(self.rows),
                    ..raw.place
                };
                let row = self.row(raw);
                self.rows += 1;
                match row {
                    Ok(row) => Item::Row(Box::new(row)),
                    Err(reason) => {
                        self.refused += 1;
                        Item::Refused(Refusal { place, reason })
                    }
                }
            }
        }
    }

    fn row(&mut self, raw: RawRow) -> Result<Row, Reason> {
        match raw.case {
            RawCase::New(attributes) => self.case = self.new_case(attributes),
            RawCase::Same => {}
            RawCase::Outside => self.case = Err(Reason::OutsideCase),
        }
        let case = self.case.clone()?;
        // Counted before anything can be refused: a corrected file keeps the places of its rows.
        let counted = match self.mapping.event.order {
            Some(_) => None,
            None => Some(self.counter.count(&case.id)),
        };
        let mut event = Roles::new(raw.event)?;
        self.unmet.event.retain(|key| !event.rest.contains_key(key));
        let index_in_case = match counted {
            Some(place) => place,
            None => self.stated_order(&mut event, &case.id)?,
        };
        let mapping = Arc::clone(&self.mapping);
        let keys = &mapping.event;
        let activity = event
            .text(keys.activity())?
            .ok_or(Reason::MissingActivity)?;
        let at = event
            .instant(keys.time(), &self.times)?
            .ok_or(Reason::MissingTime)?;
        Ok(Row {
            case_id: case.id,
            index_in_case,
            index_in_file: self.rows,
            activity,
            lifecycle: event.text(keys.lifecycle())?,
            at,
            resource: event.text(keys.resource())?,
            group: event.text(keys.group())?,
            instance: event.text(keys.instance())?,
            case_attributes: case.attributes,
            event_attributes: self.event_attributes(event.rest)?,
        })
    }

    fn new_case(&mut self, raw: RawAttributes) -> Result<Case, Reason> {
        let mut found = Roles::new(raw)?;
        self.unmet.case.retain(|key| !found.rest.contains_key(key));
        let mapping = Arc::clone(&self.mapping);
        let keys = &mapping.case;
        let id = found.text(keys.id())?.ok_or(Reason::MissingCaseId)?;
        if id.len() > super::raw::MAX_KEY {
            return Err(Reason::TooLong(short(keys.id())));
        }
        let mut attributes = Attributes::new();
        for (key, attribute) in found.rest {
            if !keys.keeps(&key) {
                self.leave_out("case", &key);
                continue;
            }
            let kind = keys.kind(&key);
            if is_blank(&attribute, kind) {
                continue;
            }
            let attribute = coerce(&key, attribute, kind, &self.times)?;
            let key = if key == "concept:name" {
                format!("source:{key}")
            } else {
                key
            };
            insert(&mut attributes, key, attribute)?;
        }
        Ok(Case { id, attributes })
    }

    fn event_attributes(&mut self, rest: Attributes) -> Result<Attributes, Reason> {
        let mapping = Arc::clone(&self.mapping);
        let keys = &mapping.event;
        let mut attributes = Attributes::new();
        for (key, attribute) in rest {
            if !keys.keeps(&key) {
                self.leave_out("event", &key);
                continue;
            }
            let kind = keys.types.get(&key).copied();
            if is_blank(&attribute, kind) {
                continue;
            }
            let attribute = coerce(&key, attribute, kind, &self.times)?;
            let reserved = EVENT_KEYS.contains(&key.as_str());
            let key = if reserved {
                format!("source:{key}")
            } else {
                key
            };
            insert(&mut attributes, key, attribute)?;
        }
        Ok(attributes)
    }

    fn stated_order(&mut self, event: &mut Roles, case_id: &str) -> Result<u64, Reason> {
        let mapping = Arc::clone(&self.mapping);
        let key = mapping.event.order.as_deref().unwrap_or_default();
        let text = event.text(key)?.ok_or(Reason::MissingOrder)?;
        let Value::Int(order) = parse(key, text, Kind::Int, &self.times)? else {
            return Err(Reason::UnreadableValue(key.to_owned()));
        };
        let order = u32::try_from(order).map_err(|_| Reason::UnreadableValue(key.to_owned()))?;
        self.counter.stated(case_id, u64::from(order))
    }

    fn leave_out(&mut self, scope: &str, key: &str) {
        if self.left_out.len() < MAX_LEFT_OUT {
            self.left_out.insert(format!("{scope} {key}"));
        }
    }
}

impl Unmet {
    fn of(mapping: &Mapping) -> Self {
        let declared = |keep: &Option<BTreeSet<String>>, personal: &BTreeSet<String>| {
            keep.iter()
                .flatten()
                .chain(personal)
                .cloned()
                .collect::<BTreeSet<String>>()
        };
        let (case, event) = (&mapping.case, &mapping.event);
        let mut unmet = Self {
            case: declared(&case.keep, &case.personal),
            event: declared(&event.keep, &event.personal),
        };
        unmet.case.extend(case.types.keys().cloned());
        unmet
            .case
            .extend(case.received_at.iter().chain(&case.closed_at).cloned());
        unmet
            .event
            .extend(event.types.keys().chain(&event.label).cloned());
        let roles = event.roles().into_iter().filter(|(_, declared)| *declared);
        unmet.event.extend(roles.map(|(key, _)| key.to_owned()));
        unmet
    }

    fn names(&self) -> BTreeSet<String> {
        let case = self.case.iter().map(|key| format!("case {key}"));
        case.chain(self.event.iter().map(|key| format!("event {key}")))
            .collect()
    }
}

/// An empty text where the mapping expects anything but text: no value.
fn is_blank(attribute: &Attribute, kind: Option<Kind>) -> bool {
    let text = matches!(&attribute.value, Value::String(text) if text.trim().is_empty());
    text && attribute.children.is_empty() && kind.is_some_and(|kind| kind != Kind::String)
}

/// Attributes from which those with a place of their own are taken out.
struct Roles {
    rest: Attributes,
}

impl Roles {
    fn new(raw: RawAttributes) -> Result<Self, Reason> {
        if let Some(fault) = raw.fault {
            return Err(fault);
        }
        let mut rest = Attributes::new();
        for (key, attribute) in raw.list {
            insert(&mut rest, key, attribute)?;
        }
        Ok(Self { rest })
    }

    /// The text of an attribute; `None` when it is absent or empty.
    fn text(&mut self, key: &str) -> Result<Option<String>, Reason> {
        let Some(attribute) = self.take(key)? else {
            return Ok(None);
        };
        let text = attribute
            .value
            .to_text()
            .ok_or_else(|| Reason::WrongType(key.to_owned()))?;
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }

    fn instant(
        &mut self,
        key: &str,
        times: &Times,
    ) -> Result<Option<chrono::DateTime<chrono::FixedOffset>>, Reason> {
        match self.take(key)?.map(|attribute| attribute.value) {
            None => Ok(None),
            Some(Value::Date(at)) => Ok(Some(at)),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => times.read(&text, key).map(Some),
            Some(_) => Err(Reason::WrongType(key.to_owned())),
        }
    }

    fn take(&mut self, key: &str) -> Result<Option<Attribute>, Reason> {
        match self.rest.remove(key) {
            Some(attribute) if !attribute.children.is_empty() => {
                Err(Reason::NestedRole(key.to_owned()))
            }
            found => Ok(found),
        }
    }
}

fn insert(attributes: &mut Attributes, key: String, attribute: Attribute) -> Result<(), Reason> {
    match attributes.entry(key) {
        Entry::Vacant(free) => {
            free.insert(attribute);
            Ok(())
        }
        Entry::Occupied(taken) => Err(Reason::DuplicateAttribute(short(taken.key()))),
    }
}
