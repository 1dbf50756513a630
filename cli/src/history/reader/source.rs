//! The bytes of a log: counted, unpacked, and never held beyond one row.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;

use crate::history::error::HistoryError;

/// The longest row, in bytes of the uncompressed file.
pub const MAX_ROW_BYTES: u64 = 4 * 1024 * 1024;

const BUFFER: usize = 64 * 1024;

/// The unpacked bytes of a log, with a watch over the length of a row.
pub(super) type Bytes = Guard<BufReader<Box<dyn Read + Send>>>;

/// How far the file is read.
#[derive(Debug, Clone)]
pub struct Position {
    done: Arc<AtomicU64>,
    total: u64,
}

impl Position {
    /// Bytes of the file (as it is stored) that were read.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Length of the file in bytes, as it is stored; 0 where it is not known.
    pub const fn total(&self) -> u64 {
        self.total
    }
}

/// Opens a log, unpacking it when its first bytes say that it is compressed.
pub(super) fn open(path: &Path) -> Result<(Bytes, Position), HistoryError> {
    let failed = |source| HistoryError::File {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let total = file.metadata().map_err(failed)?.len();
    unpack(file, total)
}

/// The same for anything that can be read.
pub(super) fn unpack(
    raw: impl Read + Send + 'static,
    total: u64,
) -> Result<(Bytes, Position), HistoryError> {
    let done = Arc::new(AtomicU64::new(0));
    let mut raw = BufReader::with_capacity(
        BUFFER,
        Counted {
            raw,
            done: Arc::clone(&done),
        },
    );
    let start = raw.fill_buf().map_err(|error| unreadable(1, &error))?;
    if start.is_empty() {
        return Err(HistoryError::Empty);
    }
    let bytes: Box<dyn Read + Send> = if start.starts_with(&[0x1f, 0x8b]) {
        Box::new(MultiGzDecoder::new(raw))
    } else {
        Box::new(raw)
    };
    let guard = Guard::new(BufReader::with_capacity(BUFFER, bytes));
    Ok((guard, Position { done, total }))
}

/// The bytes as UTF-8 text. A byte order mark wins over `encoding` and is taken away. Without
/// either the bytes pass unchanged, so that the parsers see what is not UTF-8.
pub(super) fn decode(mut bytes: Bytes, encoding: Option<&'static Encoding>) -> Bytes {
    bytes.limit = u64::MAX;
    let text = DecodeReaderBytesBuilder::new()
        .encoding(encoding)
        .utf8_passthru(encoding.is_none())
        .strip_bom(true)
        .bom_override(true)
        .build(bytes);
    let text: Box<dyn Read + Send> = Box::new(text);
    Guard::new(BufReader::with_capacity(BUFFER, text))
}

/// The encoding that an XML declaration names; `None` for UTF-8, and where it names none.
pub(super) fn declared_encoding(start: &[u8]) -> Result<Option<&'static Encoding>, HistoryError> {
    let start = &start[..start.len().min(200)];
    let ascii: String = start.iter().map(|byte| char::from(*byte)).collect();
    let named = ascii
        .split_once("<?xml")
        .and_then(|(_, rest)| rest.split_once("?>"))
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .map(|(_, value)| value.trim_start_matches([' ', '\t', '\r', '\n', '=']));
    let Some(named) = named else { return Ok(None) };
    let label = named
        .trim_start_matches(['"', '\''])
        .split(['"', '\''])
        .next()
        .unwrap_or("");
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        let detail = "the declared encoding is not known".to_owned();
        HistoryError::NotWellFormed {
            line: 1,
            byte: 0,
            detail,
        }
    })?;
    // A declaration that can be read byte by byte is not in a two-byte encoding, whatever it says.
    let plain = encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE;
    Ok(plain.then_some(encoding))
}

pub(super) fn unreadable(line: u64, error: &io::Error) -> HistoryError {
    HistoryError::Unreadable {
        line,
        detail: error.to_string(),
    }
}

struct Counted<R> {
    raw: R,
    done: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.raw.read(buffer)?;
        self.done.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Counts lines, and refuses to go on when one row takes more than [`MAX_ROW_BYTES`].
pub(super) struct Guard<R> {
    inner: R,
    consumed: u64,
    lines: u64,
    row_start: u64,
    row_line: u64,
    limit: u64,
    overrun: bool,
    ended: bool,
}

impl<R: BufRead> Guard<R> {
    const fn new(inner: R) -> Self {
        let limit = MAX_ROW_BYTES;
        let (overrun, ended) = (false, false);
        Self {
            inner,
            consumed: 0,
            lines: 0,
            row_start: 0,
            row_line: 1,
            limit,
            overrun,
            ended,
        }
    }

    /// From here on a new row is read.
    pub(super) const fn start_row(&mut self) {
        self.row_start = self.consumed;
        self.row_line = self.line();
    }

    /// The line reached, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.lines + 1
    }

    /// The error to report when reading stopped because of an overlong row.
    pub(super) fn overrun(&self) -> Option<HistoryError> {
        let error = HistoryError::RowTooLong {
            line: self.row_line,
            limit: MAX_ROW_BYTES,
        };
        self.overrun.then_some(error)
    }

    /// Whether the end of the file was seen.
    pub(super) const fn ended(&self) -> bool {
        self.ended
    }

    /// The first bytes, without consuming them.
    pub(super) fn peek(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.consumed - self.row_start > self.limit {
            self.overrun = true;
            return Err(io::Error::other("row too long"));
        }
        let bytes = self.inner.fill_buf()?;
        self.ended = bytes.is_empty();
        Ok(bytes)
    }

    fn consume(&mut self, amount: usize) {
        // The bytes are still in the buffer, so this cannot read or fail.
        if let Ok(buffer) = self.inner.fill_buf() {
            let used = buffer.get(..amount).unwrap_or(buffer);
            self.lines += used
                .iter()
                .map(|byte| u64::from(*byte == b'\n'))
                .sum::<u64>();
        }
        self.consumed += amount as u64;
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}
