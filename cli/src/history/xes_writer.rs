//! Writes rows as XES (IEEE 1849-2016): typed attributes, standard extensions, one pass.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use flate2::{Compression, write::GzEncoder};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, Event},
};

use super::{
    error::HistoryError,
    reader::{EVENT_KEYS, SeenCases, storable},
    row::{Attribute, Attributes, Row, Value},
};

/// Name, prefix and address of the extensions whose keys the writer uses.
const EXTENSIONS: [(&str, &str, &str); 4] = [
    (
        "Concept",
        "concept",
        "http://www.xes-standard.org/concept.xesext",
    ),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    (
        "Lifecycle",
        "lifecycle",
        "http://www.xes-standard.org/lifecycle.xesext",
    ),
    (
        "Organizational",
        "org",
        "http://www.xes-standard.org/org.xesext",
    ),
];

/// Scrittore: turns rows into an XES log.
///
/// Rows of a case must come one behind the other; their order is kept. Nothing stands under the
/// final name until [`XesFile::finish`].
pub struct XesWriter<W: Write> {
    xml: Writer<W>,
    case: Option<String>,
    seen: SeenCases,
    rows: u64,
}

impl<W: Write> XesWriter<W> {
    /// Starts a log with the given name.
    pub fn new(out: W, name: &str) -> Result<Self, HistoryError> {
        let mut writer = Self {
            xml: Writer::new(out),
            case: None,
            seen: SeenCases::default(),
            rows: 0,
        };
        writer.header(name)?;
        Ok(writer)
    }

    /// Writes a row; a row with another case than the row before starts that case.
    pub fn write(&mut self, row: &Row) -> Result<(), HistoryError> {
        if self.case.as_deref() != Some(row.case_id.as_str()) {
            self.end_case()?;
            self.start_case(&row.case_id, &row.case_attributes)?;
        }
        self.open("event", &[])?;
        self.text("concept:name", &row.activity)?;
        for (key, text) in [
            ("lifecycle:transition", &row.lifecycle),
            ("org:resource", &row.resource),
            ("org:group", &row.group),
            ("concept:instance", &row.instance),
        ] {
            if let Some(text) = text {
                self.text(key, text)?;
            }
        }
        self.leaf("date", "time:timestamp", &instant(&row.at))?;
        for (key, attribute) in &row.event_attributes {
            if EVENT_KEYS.contains(&key.as_str()) {
                return Err(unwritable(key, "has a place of its own in a row"));
            }
            self.attribute(key, attribute)?;
        }
        self.rows += 1;
        self.close("event")
    }

    /// Rows written so far.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Closes the log and gives back what it was written to.
    pub fn finish(mut self) -> Result<W, HistoryError> {
        self.end_case()?;
        self.close("log")?;
        let mut out = self.xml.into_inner();
        out.write_all(b"\n")?;
        Ok(out)
    }

    fn header(&mut self, name: &str) -> Result<(), HistoryError> {
        self.xml
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.open(
            "log",
            &[
                ("xes.version", "1849.2016"),
                ("xes.features", "nested-attributes"),
                ("xmlns", "http://www.xes-standard.org/"),
            ],
        )?;
        for (name, prefix, uri) in EXTENSIONS {
            self.empty(
                "extension",
                &[("name", name), ("prefix", prefix), ("uri", uri)],
            )?;
        }
        self.open("global", &[("scope", "trace")])?;
        self.text("concept:name", "UNKNOWN")?;
        self.close("global")?;
        self.open("global", &[("scope", "event")])?;
        self.text("concept:name", "UNKNOWN")?;
        self.leaf("date", "time:timestamp", "1970-01-01T00:00:00+00:00")?;
        self.close("global")?;
        self.empty(
            "classifier",
            &[("name", "Activity"), ("keys", "concept:name")],
        )?;
        self.text("concept:name", name)
    }

    fn start_case(&mut self, case_id: &str, attributes: &Attributes) -> Result<(), HistoryError> {
        if !self.seen.insert(case_id) {
            return Err(unwritable("case", "its rows do not stand together"));
        }
        self.open("trace", &[])?;
        self.text("concept:name", case_id)?;
        for (key, attribute) in attributes {
            if key == "concept:name" {
                return Err(unwritable(key, "has a place of its own in a row"));
            }
            self.attribute(key, attribute)?;
        }
        self.case = Some(case_id.to_owned());
        Ok(())
    }

    fn end_case(&mut self) -> Result<(), HistoryError> {
        match self.case.take() {
            Some(_) => self.close("trace"),
            None => Ok(()),
        }
    }

    fn attribute(&mut self, key: &str, attribute: &Attribute) -> Result<(), HistoryError> {
        let (element, value) = match &attribute.value {
            Value::String(text) => ("string", Some(text.clone())),
            Value::Id(text) => ("id", Some(text.clone())),
            Value::Date(at) => ("date", Some(instant(at))),
            Value::Int(_) => ("int", attribute.value.to_text()),
            Value::Float(number) if number.is_finite() => ("float", attribute.value.to_text()),
            Value::Float(_) => return Err(unwritable(key, "is not a finite number")),
            Value::Boolean(_) => ("boolean", attribute.value.to_text()),
            Value::List(_) => ("list", None),
            Value::Container => ("container", None),
        };
        let Some(value) = value else {
            return self.nested(element, &[("key", key)], attribute);
        };
        if attribute.children.is_empty() {
            self.leaf(element, key, &value)
        } else {
            self.nested(element, &[("key", key), ("value", &value)], attribute)
        }
    }

    fn nested(
        &mut self,
        element: &'static str,
        pairs: &[(&str, &str)],
        attribute: &Attribute,
    ) -> Result<(), HistoryError> {
        self.open(element, pairs)?;
        for (key, child) in &attribute.children {
            self.attribute(key, child)?;
        }
        if let Value::List(items) = &attribute.value {
            self.open("values", &[])?;
            for (key, item) in items {
                self.attribute(key, item)?;
            }
            self.close("values")?;
        }
        self.close(element)
    }

    fn text(&mut self, key: &str, text: &str) -> Result<(), HistoryError> {
        self.leaf("string", key, text)
    }

    fn leaf(&mut self, element: &str, key: &str, value: &str) -> Result<(), HistoryError> {
        self.empty(element, &[("key", key), ("value", value)])
    }

    fn empty(&mut self, element: &str, pairs: &[(&str, &str)]) -> Result<(), HistoryError> {
        let start = tag(element, pairs)?;
        self.line()?;
        Ok(self.xml.write_event(Event::Empty(start))?)
    }

    fn open(&mut self, element: &str, pairs: &[(&str, &str)]) -> Result<(), HistoryError> {
        let start = tag(element, pairs)?;
        self.line()?;
        Ok(self.xml.write_event(Event::Start(start))?)
    }

    fn close(&mut self, element: &str) -> Result<(), HistoryError> {
        self.line()?;
        Ok(self.xml.write_event(Event::End(BytesEnd::new(element)))?)
    }

    fn line(&mut self) -> Result<(), HistoryError> {
        Ok(self.xml.get_mut().write_all(b"\n")?)
    }
}

/// A log being written to a file, packed when the name ends in `.gz`.
///
/// The rows go to a file beside it whose name ends in `.part`; when it is dropped unfinished,
/// that file is taken away.
pub struct XesFile {
    writer: Option<XesWriter<Out>>,
    part: PathBuf,
    path: PathBuf,
}

enum Out {
    Plain(BufWriter<File>),
    Packed(Box<GzEncoder<BufWriter<File>>>),
}

impl XesFile {
    /// Starts the file. At the end it takes the place of what has its name, which must be a file: a device, a pipe or a
    /// link would be gone.
    pub fn create(path: &Path, name: &str) -> Result<Self, HistoryError> {
        if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
            return Err(HistoryError::NotAFile(path.to_owned()));
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let failed = |source| HistoryError::File {
            path: part.clone(),
            source,
        };
        let file = BufWriter::new(File::create(&part).map_err(failed)?);
        let packed = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("gz"));
        let out = if packed {
            Out::Packed(Box::new(GzEncoder::new(file, Compression::default())))
        } else {
            Out::Plain(file)
        };
        let mut unfinished = Self {
            writer: None,
            part,
            path: path.to_owned(),
        };
        unfinished.writer = Some(XesWriter::new(out, name)?);
        Ok(unfinished)
    }

    /// Writes a row, as [`XesWriter::write`].
    pub fn write(&mut self, row: &Row) -> Result<(), HistoryError> {
        self.writer
            .as_mut()
            .expect("taken only by finish, which takes self")
            .write(row)
    }

    /// Closes the log and gives the file its name; the number of rows.
    pub fn finish(mut self) -> Result<u64, HistoryError> {
        let writer = self.writer.take().expect("taken only here, and here once");
        let rows = writer.rows();
        let file = match writer.finish()? {
            Out::Plain(file) => file,
            Out::Packed(packed) => packed.finish()?,
        };
        file.into_inner()
            .map_err(std::io::IntoInnerError::into_error)?
            .sync_all()?;
        let failed = |source| HistoryError::File {
            path: self.path.clone(),
            source,
        };
        fs::rename(&self.part, &self.path).map_err(failed)?;
        Ok(rows)
    }
}

impl Drop for XesFile {
    fn drop(&mut self) {
        // After `finish` there is no such file; without it, it is of no use.
        let _ = fs::remove_file(&self.part);
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Packed(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Packed(out) => out.flush(),
        }
    }
}

fn tag<'a>(element: &'a str, pairs: &[(&str, &str)]) -> Result<BytesStart<'a>, HistoryError> {
    let mut start = BytesStart::new(element);
    for (name, text) in pairs {
        if !text.chars().all(storable) {
            return Err(unwritable(
                element,
                "holds a character that XML cannot hold",
            ));
        }
        start.push_attribute((*name, *text));
    }
    Ok(start)
}

fn instant(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

fn unwritable(what: &str, why: &str) -> HistoryError {
    HistoryError::Unwritable(format!("`{what}` {why}"))
}
