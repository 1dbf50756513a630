//! The reference page of the settings, written from the defaults themselves.

use std::fmt::Write;

use serde_json::Value;

use super::Settings;

/// The first lines of the page.
const HEAD: &str = "\
# Every setting of Policentrica with its default. Generated: `make golden` writes this page.
# The file is ./policentrica.toml, or the one POLICENTRICA_CONFIG or --config names; after it
# comes the environment (its names stand in brackets), and last the command line.
";

/// One setting: its path and its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) key: &'static str,
    doc: &'static str,
    example: Option<&'static str>,
}

impl Entry {
    /// A setting with a default.
    pub(super) const fn new(key: &'static str, doc: &'static str) -> Self {
        Self {
            key,
            doc,
            example: None,
        }
    }

    /// A setting that is not set by default, with a value it could have.
    pub(super) const fn with_example(
        key: &'static str,
        doc: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            key,
            doc,
            example: Some(example),
        }
    }

    /// The name in the environment.
    pub(super) fn variable(self) -> String {
        format!("POLICENTRICA_{}", self.key.replace('.', "_").to_uppercase())
    }
}

/// All settings, in the order of the page.
pub(super) fn entries() -> impl Iterator<Item = Entry> {
    use super::{
        access, administration, database, demo, documents, identities, limits, listen, log,
        secrets, sessions,
    };
    let sections = [
        super::ENTRIES,
        administration::ENTRIES,
        database::ENTRIES,
        listen::ENTRIES,
        limits::ENTRIES,
        documents::ENTRIES,
        secrets::ENTRIES,
        identities::ENTRIES,
        access::ENTRIES,
        sessions::ENTRIES,
        log::ENTRIES,
        demo::ENTRIES,
    ];
    sections.into_iter().flatten().copied()
}

/// The text of `docs/reference/config.toml`.
pub fn reference_page() -> String {
    page(&Settings::default()).expect("writing to a String does not fail")
}

fn page(settings: &Settings) -> Result<String, std::fmt::Error> {
    let values = leaves(settings);
    let mut page = HEAD.to_owned();
    let mut section = "";
    for entry in entries() {
        let (table, name) = entry.key.rsplit_once('.').unwrap_or(("", entry.key));
        if table != section {
            write!(page, "\n[{table}]")?;
            section = table;
        }
        let value = values
            .iter()
            .find(|(key, _)| key == entry.key)
            .map(|(_, value)| value);
        let shown = match (value, entry.example) {
            (Some(Value::Null) | None, example) => {
                format!("# {name} = {:?}", example.unwrap_or_default())
            }
            (Some(value), _) => format!("{name} = {value}"),
        };
        write!(page, "\n# {} [{}]\n{shown}\n", entry.doc, entry.variable())?;
    }
    Ok(page)
}

/// Every setting as path and value; `null` where nothing is set.
pub(super) fn leaves(settings: &Settings) -> Vec<(String, Value)> {
    fn walk(path: &str, value: Value, found: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let path = if path.is_empty() {
                        name
                    } else {
                        format!("{path}.{name}")
                    };
                    walk(&path, value, found);
                }
            }
            leaf => found.push((path.to_owned(), leaf)),
        }
    }
    let mut found = Vec::new();
    let value = serde_json::to_value(settings).expect("settings are plain data");
    walk("", value, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_setting_has_its_sentence_and_no_sentence_lacks_a_setting() {
        let set: BTreeSet<String> = leaves(&Settings::default())
            .into_iter()
            .map(|(k, _)| k)
            .collect();
        let described: BTreeSet<String> = entries().map(|entry| entry.key.to_owned()).collect();
        assert_eq!(set, described);
    }

    #[test]
    fn the_reference_page_says_what_the_code_does() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/config.toml");
        if std::env::var_os("POLICENTRICA_GOLDEN").is_some_and(|wish| wish == "accept") {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, reference_page()).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == reference_page(),
            "the page is out of date: run `make golden`"
        );
    }

    #[test]
    fn the_reference_page_is_itself_a_valid_configuration() {
        let sources = super::super::Sources::text("reference", &reference_page());
        assert_eq!(sources.load().unwrap(), Settings::default());
    }
}
