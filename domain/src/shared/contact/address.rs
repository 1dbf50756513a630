//! Italian postal addresses.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ContactError, checked_string};
use crate::shared::text::Text;

/// Indirizzo: where somebody lives or receives letters, in Italy. `Debug` hides it.
///
/// Whether street, municipality and postal code belong together is not checked.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Via: the kind of street and its name, at most 120 characters.
    pub street: Text<120, false>,
    /// Numero civico, such as `12/B` or `km 3`; absent for `s.n.c.`.
    pub number: Option<Text<20, false>>,
    /// CAP.
    pub cap: PostalCode,
    /// Comune.
    pub municipality_code: MunicipalityCode,
    /// Sigla della provincia.
    pub province: ProvinceCode,
}

impl fmt::Debug for PostalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostalAddress(…)")
    }
}

/// CAP: five digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PostalCode(String);

checked_string!(PostalCode);

impl PostalCode {
    /// Reads a postal code; outer spaces are ignored.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let text = text.trim();
        if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ContactError::MalformedPostalCode);
        }
        Ok(Self(text.to_owned()))
    }
}

/// Codice catastale del comune: a letter and three digits, such as `C351`; `Z` for countries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct MunicipalityCode(String);

checked_string!(MunicipalityCode);

impl MunicipalityCode {
    /// Reads a code in any case; outer spaces are ignored.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let text = text.trim().to_ascii_uppercase();
        match text.as_bytes() {
            [letter, digits @ ..]
                if letter.is_ascii_uppercase()
                    && digits.len() == 3
                    && digits.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(text))
            }
            _ => Err(ContactError::MalformedMunicipalityCode),
        }
    }
}

/// Sigla della provincia: two letters, such as `CT`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ProvinceCode(String);

checked_string!(ProvinceCode);

impl ProvinceCode {
    /// Reads a code in any case; outer spaces are ignored.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let text = text.trim().to_ascii_uppercase();
        if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(ContactError::MalformedProvince);
        }
        Ok(Self(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"street":" Via delle Rose ","number":"12/B","cap":"95121","municipality_code":"c351","province":"ct"}"#;

    #[test]
    fn an_address_is_read_and_tidied() {
        let address: PostalAddress = serde_json::from_str(JSON).unwrap();
        assert_eq!(address.street.as_str(), "Via delle Rose");
        assert_eq!(address.municipality_code.as_str(), "C351");
        assert_eq!(address.province.as_str(), "CT");
        assert_eq!(format!("{address:?}"), "PostalAddress(…)");
    }

    #[test]
    fn an_address_may_lack_a_number_and_nothing_else() {
        assert!(serde_json::from_str::<PostalAddress>(&JSON.replace("\"12/B\"", "null")).is_ok());
        assert!(serde_json::from_str::<PostalAddress>(&JSON.replace("\"95121\"", "null")).is_err());
        assert!(
            serde_json::from_str::<PostalAddress>(&JSON.replace("delle Rose", "\\u0000")).is_err()
        );
    }

    #[test]
    fn each_part_is_refused_for_its_own_reason() {
        for text in ["", "9512", "951211", "9512A", "٩٥١٢١"] {
            assert_eq!(
                PostalCode::parse(text),
                Err(ContactError::MalformedPostalCode)
            );
        }
        for text in ["", "C", "C35", "C3510", "3351", "C35A", "àà"] {
            let refused = MunicipalityCode::parse(text);
            assert_eq!(refused, Err(ContactError::MalformedMunicipalityCode));
        }
        for text in ["", "C", "CTA", "C1", "à"] {
            assert_eq!(
                ProvinceCode::parse(text),
                Err(ContactError::MalformedProvince)
            );
        }
    }
}
