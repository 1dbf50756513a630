//! The tables of a mapping file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::history::{
    row::{Kind, Row, Value},
    times::Ambiguous,
};

/// `[csv]`: how a CSV file of this log is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CsvForm {
    /// One ASCII character between cells.
    pub separator: char,
    /// One ASCII character round cells that hold separators or line ends.
    pub quote: char,
    /// What the bytes mean, unless a byte order mark says it: a name of the WHATWG Encoding Standard.
    pub encoding: String,
    /// Columns that start with this say something of the case; the rest of the name is the key.
    pub case_prefix: String,
    /// The names of the columns, for files without a header line.
    pub columns: Option<Vec<String>>,
    /// Names of columns and what they are read as, where no column is called so already.
    pub rename: BTreeMap<String, String>,
}

/// `[time]`: how times are written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimeForm {
    /// `rfc3339` and strftime patterns, tried in order; the default forms when absent.
    pub formats: Option<Vec<String>>,
    /// Zone of times without an offset; such times are refused when absent.
    pub zone: Option<String>,
    /// What to do with an hour that the clocks pass twice.
    pub ambiguous: Ambiguous,
}

/// `[case]`: what is said of a case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CaseMapping {
    /// Key of the case's name; `concept:name` when absent.
    pub id: Option<String>,
    /// Key of the day or instant the case was received; its first event when absent.
    pub received_at: Option<String>,
    /// Key of the day or instant the case was closed.
    pub closed_at: Option<String>,
    /// The only attributes to keep; all when absent.
    pub keep: Option<BTreeSet<String>>,
    /// Attributes to leave out.
    pub drop: BTreeSet<String>,
    /// Attributes that say something of a person, to be sealed.
    pub personal: BTreeSet<String>,
    /// Types of attributes.
    pub types: BTreeMap<String, Kind>,
}

/// `[event]`: what is said of an event.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EventMapping {
    /// Key of what was done; `concept:name` when absent.
    pub activity: Option<String>,
    /// Key of the readable name of the activity; the activity itself when absent.
    pub label: Option<String>,
    /// Key of when; `time:timestamp` when absent.
    pub time: Option<String>,
    /// Key of the life cycle step; `lifecycle:transition` when absent.
    pub lifecycle: Option<String>,
    /// Key of who did it; `org:resource` when absent.
    pub resource: Option<String>,
    /// Key of the team; `org:group` when absent.
    pub group: Option<String>,
    /// Key of the occurrence; `concept:instance` when absent.
    pub instance: Option<String>,
    /// Key of the place in the case, a whole number that grows; counted by the reader when absent.
    pub order: Option<String>,
    /// The only attributes to keep; all when absent.
    pub keep: Option<BTreeSet<String>>,
    /// Attributes to leave out.
    pub drop: BTreeSet<String>,
    /// Attributes that say something of a person, to be sealed. The keys of `resource` and the
    /// like may stand here too.
    pub personal: BTreeSet<String>,
    /// Types of attributes.
    pub types: BTreeMap<String, Kind>,
}

impl Default for CsvForm {
    fn default() -> Self {
        Self {
            separator: ',',
            quote: '"',
            encoding: "utf-8".to_owned(),
            case_prefix: "case:".to_owned(),
            columns: None,
            rename: BTreeMap::new(),
        }
    }
}

impl CsvForm {
    /// The encoding; `None` for UTF-8, in which what is not text is seen.
    pub fn encoding(&self) -> Result<Option<&'static encoding_rs::Encoding>, String> {
        let encoding = encoding_rs::Encoding::for_label(self.encoding.as_bytes())
            .ok_or_else(|| format!("`csv.encoding`: `{}` is not an encoding", self.encoding))?;
        Ok(Some(encoding).filter(|encoding| *encoding != encoding_rs::UTF_8))
    }
}

impl TimeForm {
    pub(super) fn zone(&self) -> Result<Option<Tz>, String> {
        let parse = |name: &String| name.parse().map_err(|_| format!("`{name}` is not a zone"));
        self.zone.as_ref().map(parse).transpose()
    }
}

impl CaseMapping {
    /// Key of the case's name.
    pub fn id(&self) -> &str {
        self.id.as_deref().unwrap_or("concept:name")
    }

    /// Whether the attribute is kept.
    pub fn keeps(&self, key: &str) -> bool {
        self.keep.as_ref().is_none_or(|keep| keep.contains(key)) && !self.drop.contains(key)
    }

    /// The declared type of an attribute.
    pub fn kind(&self, key: &str) -> Option<Kind> {
        let instant = [&self.received_at, &self.closed_at]
            .iter()
            .any(|k| k.as_deref() == Some(key));
        if instant {
            Some(Kind::Date)
        } else {
            self.types.get(key).copied()
        }
    }

    /// Keys without which nothing can be read, with the field that asks for each.
    pub fn needed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let needed = [
            ("case.id", Some(self.id())),
            ("case.received_at", self.received_at.as_deref()),
            ("case.closed_at", self.closed_at.as_deref()),
        ];
        needed
            .into_iter()
            .filter_map(|(field, key)| Some((field, key?)))
    }

    /// Every key that is looked for among the columns of a CSV file, if only under its bare name.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let roles = [&self.received_at, &self.closed_at].into_iter().flatten();
        std::iter::once(self.id())
            .chain(roles.map(String::as_str))
            .chain(self.keep.iter().flatten().map(String::as_str))
            .chain(self.personal.iter().map(String::as_str))
            .chain(self.types.keys().map(String::as_str))
    }
}

impl EventMapping {
    /// Key of what was done.
    pub fn activity(&self) -> &str {
        self.activity.as_deref().unwrap_or("concept:name")
    }

    /// Key of when.
    pub fn time(&self) -> &str {
        self.time.as_deref().unwrap_or("time:timestamp")
    }

    /// Key of the life cycle step.
    pub fn lifecycle(&self) -> &str {
        self.lifecycle.as_deref().unwrap_or("lifecycle:transition")
    }

    /// Key of who did it.
    pub fn resource(&self) -> &str {
        self.resource.as_deref().unwrap_or("org:resource")
    }

    /// Key of the team.
    pub fn group(&self) -> &str {
        self.group.as_deref().unwrap_or("org:group")
    }

    /// Key of the occurrence.
    pub fn instance(&self) -> &str {
        self.instance.as_deref().unwrap_or("concept:instance")
    }

    /// Whether the attribute is kept.
    pub fn keeps(&self, key: &str) -> bool {
        self.keep.as_ref().is_none_or(|keep| keep.contains(key)) && !self.drop.contains(key)
    }

    /// Keys that become a place of their own in a row, with the declared ones marked `true`.
    pub fn roles(&self) -> [(&str, bool); 6] {
        [
            (self.activity(), true),
            (self.time(), true),
            (self.lifecycle(), self.lifecycle.is_some()),
            (self.resource(), self.resource.is_some()),
            (self.group(), self.group.is_some()),
            (self.instance(), self.instance.is_some()),
        ]
    }

    /// Keys without which nothing can be read, with the field that asks for each.
    pub fn needed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let needed = [
            ("event.activity", Some(self.activity())),
            ("event.time", Some(self.time())),
            ("event.lifecycle", self.lifecycle.as_deref()),
            ("event.resource", self.resource.as_deref()),
            ("event.group", self.group.as_deref()),
            ("event.instance", self.instance.as_deref()),
            ("event.order", self.order.as_deref()),
            ("event.label", self.label.as_deref()),
        ];
        needed
            .into_iter()
            .filter_map(|(field, key)| Some((field, key?)))
    }
}

/// The instant in a case attribute that is read as one.
pub(super) fn instant(row: &Row, key: &str) -> Option<DateTime<FixedOffset>> {
    match row.case_attributes.get(key)?.value {
        Value::Date(at) => Some(at),
        _ => None,
    }
}
