//! The administration that runs the service, as its papers name it.

use domain::shared::calendar::{Calendar, CalendarError};
use serde::{Deserialize, Serialize};

/// Amministrazione: names, codes and addresses that receipts and the register show.
///
/// The default is an invented one, so that a paper made before anybody set it cannot be taken for a real one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Administration {
    /// Name of the body, such as `Comune di Policentrica`.
    pub name: String,
    /// The part of it that decides.
    pub department: String,
    /// Codice IPA of the body.
    pub ipa_code: String,
    /// Codice AOO: the records area that keeps the register.
    pub aoo_code: String,
    /// Domicilio digitale: its certified mail.
    pub pec: String,
    /// Street, number, postal code and place.
    pub address: String,
    /// Address of the portal, without a slash at the end.
    pub portal_url: String,
    /// With what citizens identify themselves there.
    pub identification: String,
    /// Where the holder of the substitute power is written to.
    pub substitute_contact: String,
    /// The office where papers that are not digital can be seen.
    pub archive: String,
    /// When it is open.
    pub archive_hours: String,
    /// Which notice on personal data holds, with its version.
    pub privacy_notice: String,
    /// Where it is published.
    pub privacy_url: String,
    /// Festa del patrono: month and day, such as `02-05`; empty where there is none.
    pub patron_day: String,
}

impl Default for Administration {
    fn default() -> Self {
        Self {
            name: "Comune di Esempio".to_owned(),
            department: "Direzione Servizi Sociali".to_owned(),
            ipa_code: "c_esempio".to_owned(),
            aoo_code: "AOO-ESEMPIO".to_owned(),
            pec: "protocollo@pec.comune.example".to_owned(),
            address: "Piazza del Municipio 1, 00000 Esempio".to_owned(),
            portal_url: "https://servizi.comune.example".to_owned(),
            identification: "SPID, CIE o CNS".to_owned(),
            substitute_contact: "segretario@pec.comune.example".to_owned(),
            archive: "Archivio generale".to_owned(),
            archive_hours: "dal lunedì al venerdì, 9:00-12:00".to_owned(),
            privacy_notice: "Informativa dei servizi sociali".to_owned(),
            privacy_url: "https://servizi.comune.example/privacy".to_owned(),
            patron_day: "02-05".to_owned(),
        }
    }
}

impl Administration {
    /// The holidays of the municipality: those of the law and its patron's.
    pub fn calendar(&self) -> Result<Calendar, CalendarError> {
        if self.patron_day.is_empty() {
            return Ok(Calendar::default());
        }
        let number = |text: &str| text.parse().map_err(|_| CalendarError::NoSuchDay);
        let parts = self.patron_day.split_once('-');
        let (month, day) = parts.ok_or(CalendarError::NoSuchDay)?;
        Calendar::with_patron(number(month)?, number(day)?)
    }

    /// The settings that still name the invented administration.
    pub fn invented(&self) -> Vec<&'static str> {
        let invented = Self::default();
        [
            ("administration.name", self.name == invented.name),
            (
                "administration.ipa_code",
                self.ipa_code == invented.ipa_code,
            ),
            (
                "administration.aoo_code",
                self.aoo_code == invented.aoo_code,
            ),
            ("administration.pec", self.pec == invented.pec),
            ("administration.address", self.address == invented.address),
            (
                "administration.portal_url",
                self.portal_url == invented.portal_url,
            ),
            (
                "administration.substitute_contact",
                self.substitute_contact == invented.substitute_contact,
            ),
            (
                "administration.privacy_url",
                self.privacy_url == invented.privacy_url,
            ),
        ]
        .into_iter()
        .filter_map(|(name, is_invented)| is_invented.then_some(name))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_patron(day: &str) -> Result<Calendar, CalendarError> {
        let patron_day = day.to_owned();
        let administration = Administration {
            patron_day,
            ..Administration::default()
        };
        administration.calendar()
    }

    #[test]
    fn the_day_of_the_patron_is_a_holiday_and_another_one_is_not() {
        let day = |text: &str| text.parse().expect("a day");
        let calendar = with_patron("06-24").expect("it exists");
        assert!(calendar.is_holiday(day("2026-06-24")));
        assert!(!calendar.is_holiday(day("2026-02-05")));
        let none = with_patron("").expect("none is allowed");
        assert!(!none.is_holiday(day("2026-02-05")));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for text in ["02-31", "5 febbraio", "0205", "13-01"] {
            assert_eq!(with_patron(text), Err(CalendarError::NoSuchDay), "{text}");
        }
    }
}
