//! How to reach somebody: e-mail, telephone, postal address. Sane shapes only; nothing is proven.

mod address;
mod email;
mod phone;

pub use self::address::{MunicipalityCode, PostalAddress, PostalCode, ProvinceCode};
pub use self::email::EmailAddress;
pub use self::phone::PhoneNumber;

use super::error::{Coded, Kind};

/// Why a contact cannot be accepted. Never repeats the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// Not `name@domain`, or longer than 254 characters.
    #[error("the e-mail address is malformed")]
    MalformedEmail,
    /// Not 6 to 15 digits with an optional country prefix.
    #[error("the telephone number is malformed")]
    MalformedPhone,
    /// CAP: not five digits.
    #[error("the postal code is not five digits")]
    MalformedPostalCode,
    /// Not a cadastral code such as `C351`.
    #[error("the municipality code is not a letter and three digits")]
    MalformedMunicipalityCode,
    /// Not two letters.
    #[error("the province is not two letters")]
    MalformedProvince,
}

impl Coded for ContactError {
    fn code(&self) -> &'static str {
        match self {
            Self::MalformedEmail => "contact.malformed-email",
            Self::MalformedPhone => "contact.malformed-phone",
            Self::MalformedPostalCode => "contact.malformed-postal-code",
            Self::MalformedMunicipalityCode => "contact.malformed-municipality-code",
            Self::MalformedProvince => "contact.malformed-province",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

/// What every contact written as one string offers: the text, and reading through the check.
macro_rules! checked_string {
    ($name:ident) => {
        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::shared::contact::ContactError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::shared::contact::ContactError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
use checked_string;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;

    #[test]
    fn every_refusal_has_its_own_code() {
        use ContactError as E;
        let all = [
            E::MalformedEmail,
            E::MalformedPhone,
            E::MalformedPostalCode,
            E::MalformedMunicipalityCode,
            E::MalformedProvince,
        ];
        let codes: std::collections::BTreeSet<_> = all.iter().map(Coded::code).collect();
        assert_eq!(codes.len(), all.len());
        codes.into_iter().for_each(assert_well_formed_code);
        assert!(all.iter().all(|error| error.kind() == Kind::Invalid));
    }
}
