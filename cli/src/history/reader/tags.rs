//! The tags of an XES file, one by one, with their places.

use quick_xml::{Error, Reader, XmlVersion, events::BytesStart, events::Event};

use super::{raw::short, source::Bytes};
use crate::history::{
    error::HistoryError,
    refusal::{Place, Reason},
};

/// What stands next in the file.
pub(super) enum Tag {
    /// An element opens; empty elements open and close.
    Open(Element),
    /// The innermost open element closes.
    Close,
    /// Text that is not blank.
    Text,
    /// The end of the file, behind the outermost element.
    End,
}

/// An opened element, with the two attributes that XES uses everywhere.
pub(super) struct Element {
    pub(super) name: Name,
    pub(super) key: Option<Result<String, Reason>>,
    pub(super) value: Option<Result<String, Reason>>,
    pub(super) place: Place,
}

/// The elements of XES that matter to a reader of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Log,
    Trace,
    Event,
    String,
    Date,
    Int,
    Float,
    Boolean,
    Id,
    List,
    Container,
    Values,
    Other,
}

/// Reads tags.
pub(super) struct Tags {
    xml: Reader<Bytes>,
    buffer: Vec<u8>,
    depth: usize,
    skipping: bool,
}

impl Tags {
    pub(super) fn new(bytes: Bytes) -> Self {
        let mut xml = Reader::from_reader(bytes);
        xml.config_mut().expand_empty_elements = true;
        Self {
            xml,
            buffer: Vec::new(),
            depth: 0,
            skipping: false,
        }
    }

    /// The next tag. A file that ends inside an element is an error.
    pub(super) fn next(&mut self) -> Result<Tag, HistoryError> {
        loop {
            // Log, its children, and the children of a trace start rows; what stands below an
            // event belongs to its row.
            if self.depth <= 2 || self.skipping {
                self.xml.get_mut().start_row();
            }
            let place = self.place();
            self.buffer.clear();
            let tag = match self.xml.read_event_into(&mut self.buffer) {
                Ok(Event::Start(start)) => Element::new(&start, place).map(Tag::Open),
                Ok(Event::End(_)) => Ok(Tag::Close),
                Ok(Event::Text(text)) if text.trim_ascii().is_empty() => continue,
                Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::Empty(_)) => {
                    Ok(Tag::Text)
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => continue,
                Ok(Event::DocType(_)) => return Err(HistoryError::DocumentType),
                Ok(Event::Eof) if self.depth > 0 => Err("the file ends inside an element".into()),
                Ok(Event::Eof) => Ok(Tag::End),
                Err(error) => return Err(self.fault(&error)),
            };
            let tag = tag.map_err(|detail: String| HistoryError::NotWellFormed {
                line: place.line,
                byte: place.byte,
                detail,
            })?;
            match tag {
                Tag::Open(_) => self.depth += 1,
                Tag::Close => self.depth -= 1,
                Tag::Text | Tag::End => {}
            }
            return Ok(tag);
        }
    }

    /// The place reached.
    pub(super) fn place(&self) -> Place {
        Place {
            row: None,
            line: self.xml.get_ref().line(),
            byte: self.xml.buffer_position(),
        }
    }

    /// Goes behind the close of the innermost open element.
    pub(super) fn skip(&mut self) -> Result<(), HistoryError> {
        let outside = self.depth.saturating_sub(1);
        self.skipping = true;
        while self.depth > outside {
            self.next()?;
        }
        self.skipping = false;
        Ok(())
    }

    fn fault(&self, error: &Error) -> HistoryError {
        let bytes = self.xml.get_ref();
        if let Some(overrun) = bytes.overrun() {
            return overrun;
        }
        match error {
            Error::Io(error) => super::source::unreadable(bytes.line(), error),
            other => HistoryError::NotWellFormed {
                line: bytes.line(),
                byte: self.xml.error_position(),
                detail: other.to_string(),
            },
        }
    }
}

impl Element {
    fn new(start: &BytesStart<'_>, place: Place) -> Result<Self, String> {
        let (mut key, mut value) = (None, None);
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let slot = match attribute.key.as_ref() {
                "key" => &mut key,
                "value" => &mut value,
                _ => continue,
            };
            let read = attribute.normalized_value(XmlVersion::Implicit1_0);
            *slot = Some(match read {
                Ok(text) => Ok(text.into_owned()),
                Err(_) => Err(Reason::BrokenReference(short(attribute.key.as_ref()))),
            });
        }
        let name = Name::of(start.local_name().as_ref());
        Ok(Self {
            name,
            key,
            value,
            place,
        })
    }
}

impl Name {
    fn of(name: &str) -> Self {
        match name {
            "log" => Self::Log,
            "trace" => Self::Trace,
            "event" => Self::Event,
            "string" => Self::String,
            "date" => Self::Date,
            "int" => Self::Int,
            "float" => Self::Float,
            "boolean" => Self::Boolean,
            "id" => Self::Id,
            "list" => Self::List,
            "container" => Self::Container,
            "values" => Self::Values,
            _ => Self::Other,
        }
    }
}
