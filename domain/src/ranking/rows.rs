//! What is published of a ranking: codes, positions and outcomes; never a name, an amount or a reason in words.

use crate::scoring::rules::Code;
use crate::scoring::{Change, Explanation, Number};
use crate::shared::digest::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Riga pubblicata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedRow {
    /// The list; absent where there is only one, and where nobody stands in any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Code>,
    /// The position; absent for who is not in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<usize>,
    /// Codice pubblico.
    pub code: Code,
    /// Points, where the call publishes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// What they get.
    pub outcome: Outcome,
    /// Codes of the reasons of exclusion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Code>,
}

/// Esito.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Beneficiario.
    Beneficiary,
    /// Idoneo non beneficiario.
    Eligible,
    /// Beneficiario in un altro elenco.
    Elsewhere,
    /// Non idoneo: a minimum is not reached.
    Ineligible,
    /// Escluso.
    Excluded,
    /// Rinunciatario, decaduto o cancellato.
    Out,
}

impl Outcome {
    /// The name under which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Beneficiary => "beneficiary",
            Self::Eligible => "eligible",
            Self::Elsewhere => "elsewhere",
            Self::Ineligible => "ineligible",
            Self::Excluded => "excluded",
            Self::Out => "out",
        }
    }
}

/// Scheda dell'interessato: what only the applicant and the office see of a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Why they stand where they stand.
    pub explanation: Explanation,
    /// What changed for them since the version before, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// The published rows as bytes, the same on every machine, with their SHA-256.
pub fn canonical(rows: &[PublishedRow]) -> (String, Digest) {
    let line = |row: &PublishedRow| {
        serde_json::to_string(row).expect("rows are made of codes and numbers") + "\n"
    };
    let text: String = rows.iter().map(line).collect();
    let digest = Digest::from_bytes(&Sha256::digest(text.as_bytes()).into());
    (text, digest)
}
