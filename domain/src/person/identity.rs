//! What is known of somebody: names, codes, contacts, home. `Debug` hides all of it.

use crate::shared::contact::{EmailAddress, PhoneNumber, PostalAddress};
use crate::shared::health_code::HealthCode;
use crate::shared::ids::{PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::ShortText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Generalità: names and birth, as declared or as the civil registry has them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Cognome.
    pub family_name: ShortText,
    /// Nome.
    pub given_name: ShortText,
    /// Data di nascita; never read from a tax code.
    pub birth_on: Option<NaiveDate>,
    /// Luogo di nascita, in Italy or abroad.
    pub birth_place: Option<ShortText>,
}

impl Identity {
    /// Nome e cognome, as people write them.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// How somebody is called whose name is not on file, or may not be told.
pub fn nameless(person: PersonId) -> String {
    format!("persona n. {person}")
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Codice STP o ENI: a health code that lends an identity for some months; not a tax code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemporaryCode {
    /// The code, which says its kind.
    pub code: Personal<HealthCode>,
    /// Its last day.
    pub expires_on: NaiveDate,
}

/// Recapiti.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// E-mail.
    pub email: Option<EmailAddress>,
    /// Telefono.
    pub phone: Option<PhoneNumber>,
    /// Domicilio digitale: the certified mailbox that counts for notices.
    pub digital_domicile: Option<EmailAddress>,
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact(…)")
    }
}

/// Residenza: where somebody lives, and in which district, where that is known.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    /// The address.
    pub address: PostalAddress,
    /// The district of the municipality.
    pub district: Option<ReasonCode>,
}

impl fmt::Debug for Residence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Residence(…)")
    }
}

/// Responsabilità genitoriale over one child (c.c. 316, 330, 333).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParentalResponsibility {
    /// Piena.
    Full,
    /// Sospesa.
    Suspended,
    /// Decaduta.
    Lost,
}
