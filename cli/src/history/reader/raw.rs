//! What the format readers hand over: attributes as they stand in the file, and their faults.

use crate::history::{
    refusal::{Place, Reason},
    row::Attribute,
};

/// The longest text of one value, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;
/// The longest key, in bytes.
pub const MAX_KEY: usize = 200;
/// The most attributes of one case or one event, with everything below them.
pub const MAX_ATTRIBUTES: usize = 2000;
/// How deep attributes may stand below attributes.
pub const MAX_DEPTH: usize = 16;

/// A piece of a log.
pub(super) enum Raw {
    /// A row.
    Row(RawRow),
    /// Something that is not a row and cannot be kept.
    Refused(Place, Reason),
}

/// A row before the mapping is applied.
pub(super) struct RawRow {
    /// Where it starts; the number of the row is set later.
    pub(super) place: Place,
    /// The case it belongs to.
    pub(super) case: RawCase,
    /// What the file says of the event.
    pub(super) event: RawAttributes,
}

/// The case of a row before the mapping is applied.
pub(super) enum RawCase {
    /// What the file says of the case.
    New(RawAttributes),
    /// The case of the row before.
    Same,
    /// None at all.
    Outside,
}

/// Attributes in the order of the file, up to the first fault.
#[derive(Default)]
pub(super) struct RawAttributes {
    /// Key and attribute; keys may repeat.
    pub(super) list: Vec<(String, Attribute)>,
    /// The first thing that was wrong.
    pub(super) fault: Option<Reason>,
}

impl RawAttributes {
    /// Adds an attribute, or remembers why it cannot be.
    pub(super) fn add(&mut self, read: Result<(String, Attribute), Reason>) {
        match read {
            Ok(_) if self.list.len() >= MAX_ATTRIBUTES => self.fail(Reason::TooManyAttributes),
            Ok(attribute) => self.list.push(attribute),
            Err(reason) => self.fail(reason),
        }
    }

    /// Remembers the first fault.
    pub(super) fn fail(&mut self, reason: Reason) {
        self.fault.get_or_insert(reason);
    }
}

/// Refuses a key that no row can hold.
pub(super) fn check_key(key: &str) -> Result<(), Reason> {
    if key.is_empty() {
        return Err(Reason::MissingKey);
    }
    if key.len() > MAX_KEY {
        return Err(Reason::TooLong(short(key)));
    }
    if key.chars().any(|c| !storable(c)) {
        return Err(Reason::ForbiddenCharacter(String::new()));
    }
    Ok(())
}

/// Refuses a text that no row can hold.
pub(super) fn check_text(text: &str, key: &str) -> Result<(), Reason> {
    if text.len() > MAX_TEXT {
        return Err(Reason::TooLong(short(key)));
    }
    if text.chars().any(|c| !storable(c)) {
        return Err(Reason::ForbiddenCharacter(short(key)));
    }
    Ok(())
}

/// Characters that XML 1.0 and the database can hold.
pub(in crate::history) const fn storable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A key short enough for a message.
pub(super) fn short(key: &str) -> String {
    key.chars().take(60).collect()
}
