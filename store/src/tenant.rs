//! A municipality and the two schemas that hold its data.

use std::fmt;

/// Comune: the municipality whose data a store opens; names its schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant(String);

/// The name of a municipality is not usable as a schema name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the name of a municipality is 1 to 41 lower-case letters, digits and underscores and begins with a letter"
)]
pub struct TenantInvalid;

impl Tenant {
    /// Reads a name of the form `^[a-z][a-z0-9_]{0,40}$`.
    pub fn new(name: &str) -> Result<Self, TenantInvalid> {
        let mut bytes = name.bytes();
        let begins = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let goes_on = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if begins && goes_on && name.len() <= 41 {
            Ok(Self(name.to_owned()))
        } else {
            Err(TenantInvalid)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The schema of the log.
    pub fn log_schema(&self) -> String {
        format!("m_{}", self.0)
    }

    /// The schema of the read models.
    pub fn read_schema(&self) -> String {
        format!("m_{}_read", self.0)
    }

    /// The schema of the access log.
    pub fn access_schema(&self) -> String {
        format!("m_{}_access", self.0)
    }

    /// Where unqualified names are looked up.
    pub(crate) fn search_path(&self) -> String {
        format!("{},{}", self.log_schema(), self.read_schema())
    }
}

impl fmt::Display for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_break_out_of_a_statement_is_refused() {
        for name in [
            "",
            "1catania",
            "Catania",
            "cata nia",
            "a;drop",
            "a\"",
            "a-b",
            &"x".repeat(42),
        ] {
            assert_eq!(Tenant::new(name), Err(TenantInvalid), "{name}");
        }
        assert_eq!(
            Tenant::new("catania").expect("valid").log_schema(),
            "m_catania"
        );
    }
}
