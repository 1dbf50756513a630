//! Which database: a PostgreSQL of one's own, or the private one.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use store::PgConnectOptions;

use super::SettingsError;
use super::reference::Entry;

/// Which database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// A running PostgreSQL; without it a private cluster is started in the data directory.
    pub url: Option<String>,
    /// Connections the service opens at most.
    pub connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: None,
            connections: 20,
        }
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::with_example(
        "database.url",
        "A running PostgreSQL, as its owner; without it a private one is started in data_dir.",
        "postgres://policentrica@db.example.it/policentrica",
    ),
    Entry::new(
        "database.connections",
        "Connections the service opens at most.",
    ),
];

impl Database {
    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        if self.connections == 0 {
            return Err(SettingsError::invalid(
                "database.connections",
                "at least 1 is needed",
            ));
        }
        let Some(url) = &self.url else { return Ok(()) };
        // The parser's own words could repeat a password.
        let valid = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
            && PgConnectOptions::from_str(url).is_ok();
        let expected = "not an address of the form postgres://user@host/database";
        if valid {
            Ok(())
        } else {
            Err(SettingsError::invalid("database.url", expected))
        }
    }

    /// Keeps the user, host and name of an address; the password and the parameters go.
    pub(super) fn without_secrets(&self) -> Self {
        let url = self.url.as_ref().map(|url| {
            let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", ""));
            let address = rest.split_once('?').map_or(rest, |(address, _)| address);
            match address.rsplit_once('@') {
                Some((user, host)) => {
                    let name = user.split_once(':').map_or(user, |(name, _)| name);
                    let hidden = if name == user { "" } else { ":***" };
                    format!("{scheme}://{name}{hidden}@{host}")
                }
                None => format!("{scheme}://{address}"),
            }
        });
        Self {
            url,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Database;

    fn shown(url: &str) -> Option<String> {
        let database = Database {
            url: Some(url.to_owned()),
            ..Database::default()
        };
        database.without_secrets().url
    }

    #[test]
    fn a_password_is_never_shown() {
        let shown_url = shown("postgres://anna:p@ss:w@db/x?password=p").unwrap();
        assert_eq!(shown_url, "postgres://anna:***@db/x");
        assert_eq!(
            shown("postgres://anna@db/x").unwrap(),
            "postgres://anna@db/x"
        );
    }

    #[test]
    fn a_refused_address_is_not_repeated() {
        let database = Database {
            url: Some("mysql://a:secret@h/d".into()),
            connections: 1,
        };
        let refused = database.validate().unwrap_err();
        assert!(!refused.to_string().contains("secret"));
    }
}
