//! Reads XES (IEEE 1849) event by event; a case is never held beyond its attributes.
//!
//! What the log says of itself (extensions, globals, classifiers, log attributes) is not part of
//! a row and is passed over. Values of `global` are descriptions, not data: they are not filled
//! in where an event lacks them.

use super::{
    coerce::parse,
    raw::{MAX_DEPTH, Raw, RawAttributes, RawCase, RawRow, check_key, check_text},
    source::Bytes,
    tags::{Element, Name, Tag, Tags},
};
use crate::history::{
    error::HistoryError,
    refusal::{Place, Reason},
    row::{Attribute, Kind, Value},
    times::Times,
};

/// Reads the rows of an XES file.
pub(super) struct XesReader {
    tags: Tags,
    state: State,
}

enum State {
    /// In front of `<log>`.
    Start,
    /// Inside `<log>`.
    Log,
    /// Inside `<trace>`, in front of its first event.
    Case(Place, RawAttributes),
    /// Inside `<trace>`, behind its first event.
    Events,
    /// Behind `</log>`.
    End,
}

impl XesReader {
    pub(super) fn new(bytes: Bytes) -> Self {
        Self {
            tags: Tags::new(bytes),
            state: State::Start,
        }
    }

    /// The next piece of the log.
    pub(super) fn next(&mut self, times: &Times) -> Result<Option<Raw>, HistoryError> {
        loop {
            let tag = self.tags.next()?;
            let raw = match std::mem::replace(&mut self.state, State::End) {
                State::Start => self.start(&tag)?,
                State::Log => self.log(&tag, times)?,
                State::Case(place, attributes) => self.case(place, attributes, tag, times)?,
                State::Events => self.events(tag, times)?,
                State::End if matches!(tag, Tag::End) => return Ok(None),
                State::End => return Err(HistoryError::NotALog),
            };
            if raw.is_some() {
                return Ok(raw);
            }
        }
    }

    fn start(&mut self, tag: &Tag) -> Result<Option<Raw>, HistoryError> {
        match tag {
            Tag::Open(element) if element.name == Name::Log => {
                self.state = State::Log;
                Ok(None)
            }
            _ => Err(HistoryError::NotALog),
        }
    }

    fn log(&mut self, tag: &Tag, times: &Times) -> Result<Option<Raw>, HistoryError> {
        self.state = State::Log;
        match tag {
            Tag::Open(element) if element.name == Name::Trace => {
                self.state = State::Case(element.place, RawAttributes::default());
            }
            Tag::Open(element) if element.name == Name::Event => {
                return self.event(element.place, RawCase::Outside, times).map(Some);
            }
            Tag::Open(_) => self.tags.skip()?,
            Tag::Close => self.state = State::End,
            Tag::Text | Tag::End => {}
        }
        Ok(None)
    }

    fn case(
        &mut self,
        place: Place,
        mut attributes: RawAttributes,
        tag: Tag,
        times: &Times,
    ) -> Result<Option<Raw>, HistoryError> {
        match tag {
            Tag::Open(element) if element.name == Name::Event => {
                self.state = State::Events;
                return self
                    .event(element.place, RawCase::New(attributes), times)
                    .map(Some);
            }
            Tag::Close => {
                self.state = State::Log;
                let reason = attributes.fault.unwrap_or(Reason::CaseWithoutEvents);
                return Ok(Some(Raw::Refused(place, reason)));
            }
            Tag::Open(element) => attributes.add(self.attribute(element, 1, times)?),
            Tag::Text | Tag::End => attributes.fail(Reason::UnexpectedText),
        }
        self.state = State::Case(place, attributes);
        Ok(None)
    }

    fn events(&mut self, tag: Tag, times: &Times) -> Result<Option<Raw>, HistoryError> {
        self.state = State::Events;
        match tag {
            Tag::Open(element) if element.name == Name::Event => {
                self.event(element.place, RawCase::Same, times).map(Some)
            }
            Tag::Close => {
                self.state = State::Log;
                Ok(None)
            }
            Tag::Open(element) => {
                self.tags.skip()?;
                Ok(Some(Raw::Refused(
                    element.place,
                    Reason::AttributeBehindEvents,
                )))
            }
            Tag::Text | Tag::End => {
                let place = self.tags.place();
                Ok(Some(Raw::Refused(place, Reason::UnexpectedText)))
            }
        }
    }

    fn event(&mut self, place: Place, case: RawCase, times: &Times) -> Result<Raw, HistoryError> {
        let mut event = RawAttributes::default();
        loop {
            match self.tags.next()? {
                Tag::Close | Tag::End => return Ok(Raw::Row(RawRow { place, case, event })),
                Tag::Open(element) => event.add(self.attribute(element, 1, times)?),
                Tag::Text => event.fail(Reason::UnexpectedText),
            }
        }
    }

    /// Reads an attribute up to its close, whether it can be kept or not.
    fn attribute(
        &mut self,
        element: Element,
        depth: usize,
        times: &Times,
    ) -> Result<Result<(String, Attribute), Reason>, HistoryError> {
        if depth > MAX_DEPTH {
            self.tags.skip()?;
            return Ok(Err(Reason::TooDeep));
        }
        let read = element.read(times);
        let Ok((key, mut value)) = read else {
            self.tags.skip()?;
            return Ok(read.map(|(key, value)| (key, Attribute::plain(value))));
        };
        let mut children = RawAttributes::default();
        loop {
            match (self.tags.next()?, &mut value) {
                (Tag::Close | Tag::End, _) => break,
                (Tag::Text, _) => children.fail(Reason::UnexpectedText),
                (Tag::Open(below), Value::List(items)) if below.name == Name::Values => {
                    let mut values = self.values(depth + 1, times)?;
                    items.append(&mut values.list);
                    values
                        .fault
                        .into_iter()
                        .for_each(|fault| children.fail(fault));
                }
                (Tag::Open(below), _) => children.add(self.attribute(below, depth + 1, times)?),
            }
        }
        let RawAttributes { list, fault } = children;
        Ok(fault.map_or(
            Ok((
                key,
                Attribute {
                    value,
                    children: list,
                },
            )),
            Err,
        ))
    }

    fn values(&mut self, depth: usize, times: &Times) -> Result<RawAttributes, HistoryError> {
        let mut values = RawAttributes::default();
        loop {
            match self.tags.next()? {
                Tag::Close | Tag::End => return Ok(values),
                Tag::Open(element) => values.add(self.attribute(element, depth, times)?),
                Tag::Text => values.fail(Reason::UnexpectedText),
            }
        }
    }
}

impl Element {
    /// Key and value of an attribute element.
    fn read(self, times: &Times) -> Result<(String, Value), Reason> {
        let kind = match self.name {
            Name::String => Some(Kind::String),
            Name::Date => Some(Kind::Date),
            Name::Int => Some(Kind::Int),
            Name::Float => Some(Kind::Float),
            Name::Boolean => Some(Kind::Boolean),
            Name::Id => Some(Kind::Id),
            Name::List | Name::Container => None,
            Name::Log | Name::Trace | Name::Event | Name::Values | Name::Other => {
                return Err(Reason::UnknownElement);
            }
        };
        let key = self.key.ok_or(Reason::MissingKey)??;
        check_key(&key)?;
        let value = match kind {
            Some(kind) => {
                let text = self
                    .value
                    .ok_or_else(|| Reason::MissingValue(key.clone()))??;
                check_text(&text, &key)?;
                parse(&key, text, kind, times)?
            }
            None if self.name == Name::List => Value::List(Vec::new()),
            None => Value::Container,
        };
        Ok((key, value))
    }
}
