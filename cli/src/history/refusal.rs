//! Why a row of a log is refused, and where it stands in the file.

use std::fmt;

/// A piece of a log that was not accepted. The reading goes on behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where it stands.
    pub place: Place,
    /// Why.
    pub reason: Reason,
}

/// A place in the uncompressed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The row, counted from 0 as [`super::row::Row::index_in_file`]; `None` where the refused
    /// piece is not a row (a case without events).
    pub row: Option<u64>,
    /// The line on which it starts, from 1.
    pub line: u64,
    /// The byte at which it starts, from 0.
    pub byte: u64,
}

/// Every reason to refuse a row. Keys are named, values never: they may be personal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The case has no name.
    #[error("the case has no id")]
    MissingCaseId,
    /// The event does not say what was done.
    #[error("the activity is missing")]
    MissingActivity,
    /// The event does not say when.
    #[error("the time is missing")]
    MissingTime,
    /// The event does not say its place in the case, though the mapping says that it does.
    #[error("the order number is missing")]
    MissingOrder,
    /// A place in the case that does not follow the one before.
    #[error("the order number does not follow the row before of the same case")]
    OrderGoesBack,
    /// Not an instant in any of the declared formats.
    #[error("`{0}` is not a time in any declared format")]
    UnreadableTime(String),
    /// A local time, and the mapping declares no zone.
    #[error("`{0}` is a local time and the mapping declares no zone")]
    TimeWithoutZone(String),
    /// A local time that the clocks skipped, or passed twice where the mapping refuses those.
    #[error("`{0}` is a local time that does not exist or is ambiguous in the declared zone")]
    TimeOutsideZone(String),
    /// Not a number, truth value… of the declared or stated type.
    #[error("`{0}` is not of its type")]
    UnreadableValue(String),
    /// The type in the file cannot become the type in the mapping.
    #[error("`{0}` has another type than the mapping declares")]
    WrongType(String),
    /// A line with more or fewer cells than the header.
    #[error("{found} cells instead of {expected}")]
    WrongColumnCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of the line.
        found: usize,
    },
    /// A quoted cell that never ends; what follows in the file was swallowed by it.
    #[error("a quoted cell is not closed before the end of the file")]
    UnclosedQuote,
    /// Bytes that are not text in the declared encoding.
    #[error("the bytes are not text in the declared encoding")]
    NotText,
    /// A character that neither XML nor the database can hold.
    #[error("`{0}` holds a character that cannot be kept")]
    ForbiddenCharacter(String),
    /// The same key twice in one event or case.
    #[error("`{0}` stands twice")]
    DuplicateAttribute(String),
    /// A value or key beyond the limit.
    #[error("`{0}` is too long")]
    TooLong(String),
    /// More attributes than a row may have.
    #[error("too many attributes")]
    TooManyAttributes,
    /// Attributes below attributes below attributes…
    #[error("attributes are nested too deeply")]
    TooDeep,
    /// An attribute with a place of its own in a row cannot keep what stands below it.
    #[error("`{0}` has attributes below it that cannot be kept")]
    NestedRole(String),
    /// An attribute element without a key.
    #[error("an attribute has no key")]
    MissingKey,
    /// An attribute element without a value.
    #[error("`{0}` has no value")]
    MissingValue(String),
    /// An element that XES does not know.
    #[error("an element that is not part of XES")]
    UnknownElement,
    /// Text between elements, where XES has none.
    #[error("text between elements")]
    UnexpectedText,
    /// An entity that is not defined, or a broken reference.
    #[error("`{0}` is not well-formed")]
    BrokenReference(String),
    /// Events outside a case.
    #[error("the event stands outside a case")]
    OutsideCase,
    /// A case that holds no event.
    #[error("the case has no events")]
    CaseWithoutEvents,
    /// An attribute of the case behind its events, when the events are already read.
    #[error("an attribute of the case stands behind its events")]
    AttributeBehindEvents,
}

impl Reason {
    /// Stable code of the reason.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingCaseId => "history.missing-case-id",
            Self::MissingActivity => "history.missing-activity",
            Self::MissingTime => "history.missing-time",
            Self::MissingOrder => "history.missing-order",
            Self::OrderGoesBack => "history.order-goes-back",
            Self::UnreadableTime(_) => "history.unreadable-time",
            Self::TimeWithoutZone(_) => "history.time-without-zone",
            Self::TimeOutsideZone(_) => "history.time-outside-zone",
            Self::UnreadableValue(_) => "history.unreadable-value",
            Self::WrongType(_) => "history.wrong-type",
            Self::WrongColumnCount { .. } => "history.wrong-column-count",
            Self::UnclosedQuote => "history.unclosed-quote",
            Self::NotText => "history.not-text",
            Self::ForbiddenCharacter(_) => "history.forbidden-character",
            Self::DuplicateAttribute(_) => "history.duplicate-attribute",
            Self::TooLong(_) => "history.too-long",
            Self::TooManyAttributes => "history.too-many-attributes",
            Self::TooDeep => "history.too-deep",
            Self::NestedRole(_) => "history.nested-role",
            Self::MissingKey => "history.missing-key",
            Self::MissingValue(_) => "history.missing-value",
            Self::UnknownElement => "history.unknown-element",
            Self::UnexpectedText => "history.unexpected-text",
            Self::BrokenReference(_) => "history.broken-reference",
            Self::OutsideCase => "history.outside-case",
            Self::CaseWithoutEvents => "history.case-without-events",
            Self::AttributeBehindEvents => "history.attribute-behind-events",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { row, line, byte } = self.place;
        match row {
            Some(row) => write!(f, "row {} (line {line}, byte {byte})", row + 1)?,
            None => write!(f, "line {line}, byte {byte}")?,
        }
        write!(f, ": {} [{}]", self.reason, self.reason.code())
    }
}
