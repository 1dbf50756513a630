//! What stops the reading of a log or of a mapping altogether.

use std::{io, path::PathBuf};

/// Errors that end the work. Rows before the fault have been handed out already.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The file cannot be opened, created or renamed.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// What has the name of the file to be written is a folder, a device, a pipe or a link.
    #[error("{0} is not a regular file and would be replaced by one")]
    NotAFile(PathBuf),
    /// The file cannot be read on: a broken disk, a damaged or cut compressed file.
    #[error("reading stops at line {line}: {detail}")]
    Unreadable {
        /// Line reached, from 1.
        line: u64,
        /// What the system says.
        detail: String,
    },
    /// There is nothing in the file.
    #[error("the log is empty")]
    Empty,
    /// The file is XML but not a log.
    #[error("the file is not an event log: its outermost element is not `log`")]
    NotALog,
    /// The XML is not well-formed; what follows cannot be understood.
    #[error("not well-formed at line {line}, byte {byte}: {detail}")]
    NotWellFormed {
        /// Line, from 1.
        line: u64,
        /// Byte, from 0.
        byte: u64,
        /// What the parser says.
        detail: String,
    },
    /// A document type declaration: it can define entities, and logs have no need of it.
    #[error("document type declarations are not accepted")]
    DocumentType,
    /// A single row or element longer than the reader is willing to hold.
    #[error("a row that starts at line {line} is longer than {limit} bytes")]
    RowTooLong {
        /// Line, from 1.
        line: u64,
        /// The limit, in bytes.
        limit: u64,
    },
    /// A column that the mapping names is not in the header.
    #[error("the file has no column `{key}`, which the mapping needs for `{field}`{hint}")]
    MissingColumn {
        /// The key.
        key: String,
        /// The field of the mapping.
        field: &'static str,
        /// What may have been meant.
        hint: String,
    },
    /// Two columns with one name.
    #[error("the file has two columns for `{0}`")]
    DuplicateColumn(String),
    /// A column without a name that the mapping does not drop.
    #[error("column {0} has no name; drop it with `\"\"` in the mapping or name it")]
    UnnamedColumn(usize),
    /// The header cannot be read as text.
    #[error("the header is not text in the declared encoding")]
    UnreadableHeader,
    /// The mapping is not TOML, or has unknown or missing fields.
    #[error("mapping: {0}")]
    MappingSyntax(String),
    /// The mapping contradicts itself.
    #[error("mapping: {0}")]
    Mapping(String),
    /// The file to be written cannot be written on.
    #[error("writing stops: {0}")]
    Write(#[from] io::Error),
    /// The rows handed to the writer cannot be a log.
    #[error("the history cannot be written: {0}")]
    Unwritable(String),
}

impl HistoryError {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "history.file",
            Self::NotAFile(_) => "history.not-a-file",
            Self::Unreadable { .. } => "history.unreadable",
            Self::Empty => "history.empty",
            Self::NotALog => "history.not-a-log",
            Self::NotWellFormed { .. } => "history.not-well-formed",
            Self::DocumentType => "history.document-type",
            Self::RowTooLong { .. } => "history.row-too-long",
            Self::MissingColumn { .. } => "history.missing-column",
            Self::DuplicateColumn(_) => "history.duplicate-column",
            Self::UnnamedColumn(_) => "history.unnamed-column",
            Self::UnreadableHeader => "history.unreadable-header",
            Self::MappingSyntax(_) => "history.mapping-syntax",
            Self::Mapping(_) => "history.mapping",
            Self::Write(_) => "history.write",
            Self::Unwritable(_) => "history.unwritable",
        }
    }
}
