//! Putting the settings together from where they may stand.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use config::Config;

use super::reference::{Entry, entries};
use super::{Settings, SettingsError};

/// The file that is read when it is there and nobody names another.
const DEFAULT_FILE: &str = "policentrica.toml";
/// Names the file; the one name in the environment that is not a setting.
const FILE_VARIABLE: &str = "POLICENTRICA_CONFIG";
/// Names the database of the tests; not for the service.
const TEST_VARIABLES: &str = "POLICENTRICA_TEST_";

/// Where settings come from, the later over the earlier.
#[derive(Debug, Default)]
pub struct Sources {
    file: Option<(PathBuf, String)>,
    environment: Vec<(String, String)>,
    overrides: Vec<(&'static str, String)>,
}

impl Sources {
    /// The file (`named`, or `POLICENTRICA_CONFIG`, or `./policentrica.toml` if it is there)
    /// and the environment of the process.
    pub fn of_process(named: Option<&Path>) -> Result<Self, SettingsError> {
        let asked = named.map(Path::to_owned).or_else(|| {
            env::var_os(FILE_VARIABLE)
                .filter(|name| !name.is_empty())
                .map(PathBuf::from)
        });
        let path = asked.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_FILE));
        let file = match fs::read_to_string(&path) {
            Ok(text) => Some((path, text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound && asked.is_none() => None,
            Err(source) => return Err(SettingsError::File { path, source }),
        };
        let environment = env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
            .filter(|(name, _)| name.starts_with("POLICENTRICA_"))
            .map(|(name, value)| (name, value.to_string_lossy().into_owned()))
            .collect();
        Ok(Self {
            file,
            environment,
            overrides: Vec::new(),
        })
    }

    /// One text alone, as if it stood in a file.
    pub fn text(name: &str, text: &str) -> Self {
        Self {
            file: Some((PathBuf::from(name), text.to_owned())),
            ..Self::default()
        }
    }

    /// Lets the command line have the last word on one setting.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: Option<impl ToString>) -> Self {
        self.overrides
            .extend(value.map(|value| (key, value.to_string())));
        self
    }

    /// Puts them together and checks the result.
    pub fn load(self) -> Result<Settings, SettingsError> {
        let unfit = |error: config::ConfigError| without_value(&error);
        let defaults = Config::try_from(&Settings::default()).map_err(unfit)?;
        let mut builder = Config::builder().add_source(defaults);
        if let Some((path, text)) = &self.file {
            check_file(path, text)?;
            builder = builder.add_source(config::File::from_str(text, config::FileFormat::Toml));
        }
        for (key, value) in checked_environment(self.environment)? {
            builder = builder.set_override(key, value).map_err(unfit)?;
        }
        for (key, value) in self.overrides {
            builder = builder.set_override(key, value).map_err(unfit)?;
        }
        let settings: Settings = builder
            .build()
            .and_then(Config::try_deserialize)
            .map_err(unfit)?;
        settings.validate()?;
        Ok(settings)
    }
}

/// Refuses what is not TOML and names nobody knows.
fn check_file(path: &Path, text: &str) -> Result<(), SettingsError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        SettingsError::Syntax {
            path: path.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            reason: error.message().to_owned(),
        }
    })?;
    let mut names = Vec::new();
    collect_names("", &table, &mut names);
    match names
        .into_iter()
        .find(|name| !entries().any(|entry| entry.key == name))
    {
        Some(name) => {
            let nearest = nearest(&name, entries().map(|entry| entry.key.to_owned()));
            Err(SettingsError::Unknown {
                name,
                place: path.display().to_string(),
                nearest,
            })
        }
        None => Ok(()),
    }
}

fn collect_names(path: &str, table: &toml::Table, names: &mut Vec<String>) {
    for (name, value) in table {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        match value {
            toml::Value::Table(table) if !table.is_empty() => collect_names(&path, table, names),
            // An empty section of a known name says nothing and harms nothing.
            toml::Value::Table(_)
                if entries().any(|entry| entry.key.starts_with(&format!("{path}."))) => {}
            _ => names.push(path),
        }
    }
}

/// The variables as paths and values; an empty one counts as not set.
fn checked_environment(
    environment: Vec<(String, String)>,
) -> Result<Vec<(&'static str, String)>, SettingsError> {
    let mut found = Vec::new();
    for (name, value) in environment {
        if name == FILE_VARIABLE || name.starts_with(TEST_VARIABLES) || value.is_empty() {
            continue;
        }
        let known = entries().find(|entry| entry.variable() == name);
        let unknown = || SettingsError::Unknown {
            nearest: nearest(&name, entries().map(Entry::variable)),
            place: "the environment".to_owned(),
            name: name.clone(),
        };
        found.push((known.ok_or_else(unknown)?.key, value));
    }
    Ok(found)
}

/// The known name that differs least, when it is a slip of the fingers away.
fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let by_distance = known.map(|candidate| (distance(name, &candidate), candidate));
    by_distance
        .min()
        .filter(|(distance, _)| *distance <= 3)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out or changed.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in to.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

/// What does not fit, by the name of the setting; the value itself could be a secret.
fn without_value(error: &config::ConfigError) -> SettingsError {
    match error {
        config::ConfigError::Type {
            key: Some(key),
            expected,
            ..
        } => SettingsError::invalid(key, &format!("{expected} is expected")),
        config::ConfigError::At {
            key: Some(key),
            error,
            ..
        } => SettingsError::invalid(key, error),
        other => SettingsError::invalid("in the configuration", other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_environment(name: &str, value: &str) -> Result<Settings, SettingsError> {
        let environment = vec![(name.to_owned(), value.to_owned())];
        Sources {
            environment,
            ..Sources::default()
        }
        .load()
    }

    #[test]
    fn without_any_source_the_defaults_hold() {
        assert_eq!(Sources::default().load().unwrap(), Settings::default());
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_command_line_over_both() {
        let mut sources = Sources::text("f", "municipality = \"noto\"\n[demo]\nenabled = true\n");
        sources.environment = vec![("POLICENTRICA_MUNICIPALITY".into(), "enna".into())];
        let settings = sources.load().unwrap();
        assert_eq!(
            (settings.municipality.as_str(), settings.demo.enabled),
            ("enna", true)
        );
        let mut sources = Sources::text("f", "").with("municipality", Some("gela"));
        sources.environment = vec![("POLICENTRICA_MUNICIPALITY".into(), "enna".into())];
        assert_eq!(sources.load().unwrap().municipality, "gela");
    }

    #[test]
    fn words_of_the_environment_become_what_the_setting_needs() {
        assert!(
            with_environment("POLICENTRICA_DEMO_ENABLED", "true")
                .unwrap()
                .demo
                .enabled
        );
        let settings = with_environment("POLICENTRICA_LISTEN_ADDRESS", "[::1]:81").unwrap();
        assert_eq!(settings.listen.address.port(), 81);
        let settings = with_environment("POLICENTRICA_DATABASE_URL", "postgres://db/x").unwrap();
        assert_eq!(settings.database.url.as_deref(), Some("postgres://db/x"));
        assert_eq!(
            with_environment("POLICENTRICA_DATA_DIR", "").unwrap(),
            Settings::default()
        );
    }

    #[test]
    fn an_unknown_name_is_refused_by_name_with_the_nearest_one() {
        let refused = Sources::text("f.toml", "[listen]\nadress = \"x\"\n")
            .load()
            .unwrap_err();
        let expected = "unknown setting listen.adress in f.toml; did you mean listen.address?";
        assert_eq!(refused.to_string(), expected);
        let refused = with_environment("POLICENTRICA_DATABSE_URL", "x").unwrap_err();
        assert!(
            refused
                .to_string()
                .contains("did you mean POLICENTRICA_DATABASE_URL?")
        );
        assert_eq!(
            Sources::text("f", "[nothing]\n").load().unwrap_err().code(),
            "settings.unknown"
        );
    }

    #[test]
    fn a_wrong_value_is_refused_with_the_name_of_its_setting() {
        for (variable, value, setting) in [
            ("POLICENTRICA_LISTEN_ADDRESS", "nowhere", "listen.address"),
            ("POLICENTRICA_DEMO_ENABLED", "perhaps", "demo.enabled"),
            ("POLICENTRICA_LOG_FORMAT", "xml", "log.format"),
            ("POLICENTRICA_MUNICIPALITY", "a;drop", "municipality"),
            (
                "POLICENTRICA_DATABASE_CONNECTIONS",
                "0",
                "database.connections",
            ),
        ] {
            let refused = with_environment(variable, value).unwrap_err().to_string();
            assert!(
                refused.starts_with(&format!("setting {setting}: ")),
                "{refused}"
            );
        }
    }

    #[test]
    fn a_slip_in_the_file_is_shown_with_its_line() {
        let refused = Sources::text("f", "\nmunicipality = \n")
            .load()
            .unwrap_err();
        assert!(refused.to_string().contains("at line 2"), "{refused}");
    }
}
