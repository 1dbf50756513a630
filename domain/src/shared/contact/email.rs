//! E-mail addresses, certified ones included.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ContactError, checked_string};

/// Indirizzo di posta elettronica, ordinaria o certificata (PEC).
///
/// The domain is kept in lower case; the name before the `@` stays as typed. Quoted names and
/// addresses of a machine without a domain are refused. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct EmailAddress(String);

checked_string!(EmailAddress);

impl EmailAddress {
    /// Reads an address; outer spaces are ignored.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(ContactError::MalformedEmail)?;
        let domain = domain.to_lowercase();
        let length = local.len() + 1 + domain.len();
        if length > 254 || !is_local(local) || !is_domain(&domain) {
            return Err(ContactError::MalformedEmail);
        }
        Ok(Self(format!("{local}@{domain}")))
    }

    /// The part after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// Words of letters, digits and the usual signs, joined by single dots; at most 64 bytes.
fn is_local(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let word = |part: &str| !part.is_empty() && part.chars().all(allowed);
    local.len() <= 64 && local.split('.').all(word)
}

/// At least two labels of letters, digits and inner hyphens; the last is not a number.
fn is_domain(domain: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || c == '-';
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.chars().all(allowed)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let Some((_, last)) = domain.rsplit_once('.') else {
        return false;
    };
    domain.split('.').all(label) && !last.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for text in [
            "maria.rossi@example.it",
            "o'brien+isee@posta.example.com",
            "protocollo@pec.comune.example.it",
            "niccolò@perché.example",
        ] {
            assert_eq!(EmailAddress::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn the_domain_is_kept_in_lower_case_and_the_name_as_typed() {
        let address = EmailAddress::parse(" M.Rossi@Example.IT ").unwrap();
        assert_eq!(address.as_str(), "M.Rossi@example.it");
        assert_eq!(address.domain(), "example.it");
    }

    #[test]
    fn what_cannot_be_delivered_is_refused() {
        for text in [
            "",
            "@",
            "a@",
            "@example.it",
            "maria.rossi",
            "a b@example.it",
            "a@b@example.it",
            ".a@example.it",
            "a..b@example.it",
            "a@example",
            "a@127.0.0.1",
            "a@-x.it",
            "a@exa_mple.it",
            "a@example..it",
            "a@example.it.",
            "\"a\"@example.it",
            "a@example.it\r\nBcc: x@example.it",
            "Maria <a@example.it>",
        ] {
            assert_eq!(
                EmailAddress::parse(text),
                Err(ContactError::MalformedEmail),
                "{text:?}"
            );
        }
        let long = format!("{}@example.it", "a".repeat(65));
        assert!(EmailAddress::parse(&long).is_err());
        let long = format!("a@{}it", "example.".repeat(40));
        assert!(EmailAddress::parse(&long).is_err());
    }

    #[test]
    fn a_printed_address_shows_nothing() {
        let address = EmailAddress::parse("maria.rossi@example.it").unwrap();
        assert_eq!(format!("{address:?}"), "EmailAddress(…)");
    }

    proptest! {
        #[test]
        fn what_was_accepted_is_accepted_again_unchanged(text in "\\PC{1,8}@\\PC{1,8}\\.[a-zA-Z]{2}") {
            if let Ok(once) = EmailAddress::parse(&text) {
                prop_assert_eq!(EmailAddress::parse(once.as_str()), Ok(once));
            }
        }
    }
}
