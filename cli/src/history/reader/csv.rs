//! Reads CSV line by line; lines of different cases may be mixed.

use std::collections::BTreeSet;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::{
    raw::{MAX_KEY, Raw, RawAttributes, RawCase, RawRow, check_text, short},
    source::{Bytes, decode, unreadable},
};
use crate::history::{
    error::HistoryError,
    mapping::Mapping,
    refusal::{Place, Reason},
    row::Attribute,
};

/// Reads the rows of a CSV file.
pub(super) struct CsvReader {
    csv: csv::Reader<Bytes>,
    columns: Vec<Column>,
    record: ByteRecord,
    /// Whether the bytes were in another encoding than UTF-8.
    is_decoded: bool,
}

/// What a column says something of.
enum Column {
    Case(String),
    Event(String),
    Dropped,
}

impl CsvReader {
    /// Reads the header and finds the columns that the mapping names.
    pub(super) fn new(mut bytes: Bytes, mapping: &Mapping) -> Result<Self, HistoryError> {
        let form = &mapping.csv;
        let encoding = form.encoding().map_err(HistoryError::Mapping)?;
        let start = bytes.peek().map_err(|error| unreadable(1, &error))?;
        let is_wide = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
        let ascii = |c: char| u8::try_from(c).map_err(|_| not_ascii(c));
        let mut csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(ascii(form.separator)?)
            .quote(ascii(form.quote)?)
            .from_reader(decode(bytes, encoding));
        let mut record = ByteRecord::new();
        let header: Vec<String> = if let Some(columns) = &form.columns {
            columns.clone()
        } else {
            read(&mut csv, &mut record)?;
            let text = |cell: &[u8]| std::str::from_utf8(cell).map(|s| s.trim().to_owned());
            let cells: Result<_, _> = record.iter().map(text).collect();
            cells.map_err(|_| HistoryError::UnreadableHeader)?
        };
        let columns = columns(&renamed(header, mapping), mapping)?;
        Ok(Self {
            csv,
            columns,
            record,
            is_decoded: is_wide || encoding.is_some(),
        })
    }

    /// The next line of the file.
    pub(super) fn next(&mut self) -> Result<Option<Raw>, HistoryError> {
        if !read(&mut self.csv, &mut self.record)? {
            return Ok(None);
        }
        let position = self.record.position();
        let place = Place {
            row: None,
            line: position.map_or(0, csv::Position::line),
            byte: position.map_or(0, csv::Position::byte),
        };
        let (mut case, mut event) = (RawAttributes::default(), RawAttributes::default());
        if let Some(fault) = self.fault() {
            case.fail(fault);
        } else {
            for (column, cell) in self.columns.iter().zip(&self.record) {
                let (side, key) = match column {
                    Column::Case(key) => (&mut case, key),
                    Column::Event(key) => (&mut event, key),
                    Column::Dropped => continue,
                };
                if !cell.is_empty() {
                    side.add(attribute(key, cell, self.is_decoded));
                }
            }
        }
        Ok(Some(Raw::Row(RawRow {
            place,
            case: RawCase::New(case),
            event,
        })))
    }

    /// What is wrong with the line as a whole.
    fn fault(&self) -> Option<Reason> {
        let (expected, found) = (self.columns.len(), self.record.len());
        let last = self.record.get(found.saturating_sub(1)).unwrap_or_default();
        // The parser closes an open quote at the end of the file without a word. The cell then
        // holds the line end that should have closed the row.
        if self.csv.get_ref().ended() && last.ends_with(b"\n") {
            return Some(Reason::UnclosedQuote);
        }
        (expected != found).then_some(Reason::WrongColumnCount { expected, found })
    }
}

fn attribute(key: &str, cell: &[u8], is_decoded: bool) -> Result<(String, Attribute), Reason> {
    let text = std::str::from_utf8(cell).map_err(|_| Reason::NotText)?;
    // What the other encoding does not know was replaced by this.
    if is_decoded && text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Reason::NotText);
    }
    check_text(text, key)?;
    Ok((key.to_owned(), Attribute::text(text)))
}

/// Reads a line; `false` at the end of the file.
fn read(csv: &mut csv::Reader<Bytes>, record: &mut ByteRecord) -> Result<bool, HistoryError> {
    csv.get_mut().start_row();
    csv.read_byte_record(record).map_err(|error| {
        let line = csv.position().line();
        if let Some(overrun) = csv.get_ref().overrun() {
            return overrun;
        }
        match error.into_kind() {
            ErrorKind::Io(error) => unreadable(line, &error),
            other => HistoryError::Unreadable {
                line,
                detail: format!("{other:?}"),
            },
        }
    })
}

/// Finds the place of every column, and a column for everything that the mapping relies upon.
fn columns(header: &[String], mapping: &Mapping) -> Result<Vec<Column>, HistoryError> {
    let prefix = mapping.csv.case_prefix.as_str();
    let all: BTreeSet<&str> = header.iter().map(String::as_str).collect();
    let of_case: BTreeSet<&str> = mapping
        .case
        .named()
        .filter(|key| prefix.is_empty() || !all.contains(format!("{prefix}{key}").as_str()))
        .collect();
    let mut columns = Vec::with_capacity(header.len());
    let (mut case_keys, mut event_keys) = (BTreeSet::new(), BTreeSet::new());
    for (index, name) in header.iter().enumerate() {
        let stripped = name.strip_prefix(prefix).filter(|_| !prefix.is_empty());
        let column = match stripped {
            None if name.is_empty() => unnamed(index, mapping)?,
            Some(key) => Column::Case(key.to_owned()),
            None if of_case.contains(name.as_str()) => Column::Case(name.clone()),
            None => Column::Event(name.clone()),
        };
        let free = match &column {
            Column::Case(key) => usable(key)? && case_keys.insert(key.clone()),
            Column::Event(key) => usable(key)? && event_keys.insert(key.clone()),
            Column::Dropped => true,
        };
        if !free {
            return Err(HistoryError::DuplicateColumn(short(name)));
        }
        columns.push(column);
    }
    let of_case = mapping.case.needed().map(|need| (need, &case_keys));
    let of_event = mapping.event.needed().map(|need| (need, &event_keys));
    let missing = of_case
        .chain(of_event)
        .find(|((_, key), keys)| !keys.contains(*key));
    match missing {
        Some(((field, key), _)) => Err(HistoryError::MissingColumn {
            key: key.to_owned(),
            field,
            hint: hint(key, header),
        }),
        None => Ok(columns),
    }
}

/// The header as the mapping calls it.
fn renamed(mut header: Vec<String>, mapping: &Mapping) -> Vec<String> {
    let renames = &mapping.csv.rename;
    let taken: BTreeSet<String> = header.iter().cloned().collect();
    for name in &mut header {
        let other = renames.get(name).filter(|other| !taken.contains(*other));
        if let Some(other) = other {
            name.clone_from(other);
        }
    }
    header
}

/// What may have been meant; never more than a column that is called almost so, because the first line of a file
/// without a header is data.
fn hint(key: &str, header: &[String]) -> String {
    let bare = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = bare(key);
    if header.len() == 1 {
        return "; the first line is a single cell: is `csv.separator` right?".to_owned();
    }
    let like = header.iter().find(|name| bare(name) == wanted);
    like.map(|name| format!("; there is `{}`", short(name)))
        .unwrap_or_default()
}

fn unnamed(index: usize, mapping: &Mapping) -> Result<Column, HistoryError> {
    if mapping.event.drop.contains("") {
        Ok(Column::Dropped)
    } else {
        Err(HistoryError::UnnamedColumn(index + 1))
    }
}

fn usable(key: &str) -> Result<bool, HistoryError> {
    let fits = !key.is_empty() && key.len() <= MAX_KEY;
    if fits && key.chars().all(super::raw::storable) {
        Ok(true)
    } else {
        Err(HistoryError::UnreadableHeader)
    }
}

fn not_ascii(c: char) -> HistoryError {
    HistoryError::Mapping(format!("`{c}` is not an ASCII character"))
}
