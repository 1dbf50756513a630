//! Reads an event log row by row: XES or CSV, packed or not, recognised by content.

mod assemble;
mod coerce;
mod counter;
mod csv;
mod raw;
mod source;
mod tags;
mod xes;

use std::{collections::BTreeSet, io::Read, path::Path, sync::Arc};

pub(super) use self::{assemble::EVENT_KEYS, counter::SeenCases, raw::storable};
pub use self::{
    raw::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_KEY, MAX_TEXT},
    source::{MAX_ROW_BYTES, Position},
};
use super::{error::HistoryError, mapping::Mapping, refusal::Refusal, row::Row};
use assemble::Assembler;

/// Lettore: an iterator over the rows of a log, in the order of the file.
///
/// Every row of the file comes out once, as [`Item::Row`] or as [`Item::Refused`]. An `Err` is
/// the end: what stands behind it could not be understood.
pub struct LogReader {
    format: Format,
    assembler: Assembler,
    position: Position,
    ended: bool,
}

/// What a reader hands out.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A row of the log.
    Row(Box<Row>),
    /// A row, or something else in the log, that cannot be accepted.
    Refused(Refusal),
}

/// What was read so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Rows in the file, refused ones too.
    pub rows: u64,
    /// Rows refused.
    pub refused: u64,
    /// Refusals of something that is not a row.
    pub remarks: u64,
    /// Cases that have a row which is not refused because of the case itself.
    pub cases: u64,
    /// Attributes that the mapping does not keep, as `case KEY` and `event KEY`; at most 1000.
    pub left_out: BTreeSet<String>,
    /// Keys that the mapping declares and no row had so far, as `case KEY` and `event KEY`.
    pub unmet: BTreeSet<String>,
}

enum Format {
    Xes(Box<xes::XesReader>),
    Csv(Box<csv::CsvReader>),
}

impl LogReader {
    /// Opens a log file.
    pub fn open(path: &Path, mapping: &Arc<Mapping>) -> Result<Self, HistoryError> {
        let (bytes, position) = source::open(path)?;
        Self::start(bytes, position, mapping)
    }

    /// Reads a log from anything that can be read.
    pub fn from_read(
        raw: impl Read + Send + 'static,
        mapping: &Arc<Mapping>,
    ) -> Result<Self, HistoryError> {
        let (bytes, position) = source::unpack(raw, 0)?;
        Self::start(bytes, position, mapping)
    }

    fn start(
        mut bytes: source::Bytes,
        position: Position,
        mapping: &Arc<Mapping>,
    ) -> Result<Self, HistoryError> {
        let assembler = Assembler::new(Arc::clone(mapping))?;
        let start = bytes
            .peek()
            .map_err(|error| source::unreadable(1, &error))?;
        if start.is_empty() {
            return Err(HistoryError::Empty);
        }
        let format = if is_markup(start) {
            let encoding = source::declared_encoding(start)?;
            Format::Xes(Box::new(xes::XesReader::new(source::decode(
                bytes, encoding,
            ))))
        } else {
            Format::Csv(Box::new(csv::CsvReader::new(bytes, mapping)?))
        };
        Ok(Self {
            format,
            assembler,
            position,
            ended: false,
        })
    }

    /// How far the file is read.
    pub fn position(&self) -> Position {
        self.position.clone()
    }

    /// What was read so far.
    pub fn totals(&self) -> Totals {
        self.assembler.totals()
    }
}

impl Iterator for LogReader {
    type Item = Result<Item, HistoryError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let raw = match &mut self.format {
            Format::Xes(reader) => reader.next(self.assembler.times()),
            Format::Csv(reader) => reader.next(),
        };
        match raw {
            Ok(Some(raw)) => Some(Ok(self.assembler.assemble(raw))),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

/// Whether the first character that is neither space nor byte order mark opens a tag. The zero
/// bytes are those of two-byte encodings.
fn is_markup(start: &[u8]) -> bool {
    let skipped = [
        0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00, b' ', b'\t', b'\r', b'\n',
    ];
    start.iter().find(|byte| !skipped.contains(byte)) == Some(&b'<')
}

#[cfg(test)]
mod csv_tests;
#[cfg(test)]
mod xes_tests;
