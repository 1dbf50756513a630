//! Who may come in: outside providers of identities, and the service itself for trying things out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use api::identity::{Kind, ProviderSettings, Providers, RelyingParty, SigningAlgorithm};
use serde::{Deserialize, Serialize};

use super::SettingsError;
use super::reference::Entry;

/// Keys of a provider are fetched again no sooner than this.
const REFETCH: Duration = Duration::from_secs(10);

/// Who may come in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identities {
    /// Whether the service itself gives out tokens and signs people in.
    pub local: bool,
    /// The provider of residents.
    pub residents: Residents,
    /// The provider of staff.
    pub staff: Staff,
    /// The provider of programs.
    pub systems: Systems,
}

/// Where residents prove who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Residents {
    /// The provider, as its tokens name it.
    pub issuer: Option<String>,
    /// Whom tokens are meant for.
    pub audience: String,
    /// What it signs with.
    pub algorithm: SigningAlgorithm,
    /// Levels of assurance that are enough.
    pub levels: String,
    /// The claim with the tax code.
    pub tax_code_claim: String,
    /// This service as the provider knows it.
    pub client_id: Option<String>,
    /// The file with its secret there.
    pub client_secret_file: Option<PathBuf>,
    /// How far the provider's clock may be off.
    pub skew_seconds: u32,
}

/// Where staff prove who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The provider, as its tokens name it.
    pub issuer: Option<String>,
    /// Whom tokens are meant for.
    pub audience: String,
    /// What it signs with.
    pub algorithm: SigningAlgorithm,
    /// Levels of assurance that are enough.
    pub levels: String,
    /// The claim with their code.
    pub code_claim: String,
    /// The claim with their duties.
    pub duties_claim: String,
    /// The claim with the offices of duties that name none.
    pub offices_claim: String,
    /// This service as the provider knows it.
    pub client_id: Option<String>,
    /// The file with its secret there.
    pub client_secret_file: Option<PathBuf>,
    /// How far the provider's clock may be off.
    pub skew_seconds: u32,
}

/// Where programs prove who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Systems {
    /// The provider, as its tokens name it.
    pub issuer: Option<String>,
    /// Whom tokens are meant for.
    pub audience: String,
    /// What it signs with.
    pub algorithm: SigningAlgorithm,
    /// The claim with the code of the program.
    pub code_claim: String,
    /// The claim with its duties.
    pub duties_claim: String,
    /// How far the provider's clock may be off.
    pub skew_seconds: u32,
}

impl Default for Residents {
    fn default() -> Self {
        Self {
            issuer: None,
            audience: AUDIENCE.to_owned(),
            algorithm: SigningAlgorithm::default(),
            levels: "https://www.spid.gov.it/SpidL2,https://www.spid.gov.it/SpidL3".to_owned(),
            tax_code_claim: "fiscal_number".to_owned(),
            client_id: None,
            client_secret_file: None,
            skew_seconds: SKEW,
        }
    }
}

impl Default for Staff {
    fn default() -> Self {
        Self {
            issuer: None,
            audience: AUDIENCE.to_owned(),
            algorithm: SigningAlgorithm::default(),
            levels: String::new(),
            code_claim: "sub".to_owned(),
            duties_claim: "duties".to_owned(),
            offices_claim: "offices".to_owned(),
            client_id: None,
            client_secret_file: None,
            skew_seconds: SKEW,
        }
    }
}

impl Default for Systems {
    fn default() -> Self {
        Self {
            issuer: None,
            audience: "policentrica-systems".to_owned(),
            algorithm: SigningAlgorithm::default(),
            code_claim: "sub".to_owned(),
            duties_claim: "duties".to_owned(),
            skew_seconds: SKEW,
        }
    }
}

/// Whom tokens are meant for, where nothing else is set.
const AUDIENCE: &str = "policentrica";
/// How far a clock may be off, where nothing else is set.
const SKEW: u32 = 60;

impl Identities {
    /// The providers that are trusted.
    pub fn providers(&self) -> Result<Providers, SettingsError> {
        let settings = [
            self.residents.provider()?,
            self.staff.provider()?,
            self.systems.provider(),
        ];
        Providers::new(settings.into_iter().flatten())
            .map_err(|error| SettingsError::invalid("identities", &error))
    }
}

impl Residents {
    fn provider(&self) -> Result<Option<ProviderSettings>, SettingsError> {
        let Some(issuer) = &self.issuer else {
            return Ok(None);
        };
        Ok(Some(ProviderSettings {
            kind: Kind::Residents,
            issuer: issuer.clone(),
            audience: self.audience.clone(),
            algorithm: self.algorithm,
            levels: list(&self.levels),
            subject_claim: self.tax_code_claim.clone(),
            duties_claim: String::new(),
            offices_claim: String::new(),
            skew: seconds(self.skew_seconds),
            refetch: REFETCH,
            relying_party: relying_party(
                self.client_id.as_deref(),
                self.client_secret_file.as_deref(),
            )?,
        }))
    }
}

impl Staff {
    fn provider(&self) -> Result<Option<ProviderSettings>, SettingsError> {
        let Some(issuer) = &self.issuer else {
            return Ok(None);
        };
        Ok(Some(ProviderSettings {
            kind: Kind::Staff,
            issuer: issuer.clone(),
            audience: self.audience.clone(),
            algorithm: self.algorithm,
            levels: list(&self.levels),
            subject_claim: self.code_claim.clone(),
            duties_claim: self.duties_claim.clone(),
            offices_claim: self.offices_claim.clone(),
            skew: seconds(self.skew_seconds),
            refetch: REFETCH,
            relying_party: relying_party(
                self.client_id.as_deref(),
                self.client_secret_file.as_deref(),
            )?,
        }))
    }
}

impl Systems {
    fn provider(&self) -> Option<ProviderSettings> {
        Some(ProviderSettings {
            kind: Kind::Systems,
            issuer: self.issuer.clone()?,
            audience: self.audience.clone(),
            algorithm: self.algorithm,
            levels: Vec::new(),
            subject_claim: self.code_claim.clone(),
            duties_claim: self.duties_claim.clone(),
            offices_claim: String::new(),
            skew: seconds(self.skew_seconds),
            refetch: REFETCH,
            relying_party: None,
        })
    }
}

fn list(words: &str) -> Vec<String> {
    let words = words.split(',').map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn seconds(count: u32) -> Duration {
    Duration::from_secs(count.into())
}

/// Both or neither: without its secret nobody can be sent there to sign in.
fn relying_party(
    client_id: Option<&str>,
    secret: Option<&Path>,
) -> Result<Option<RelyingParty>, SettingsError> {
    let (Some(client_id), Some(file)) = (client_id, secret) else {
        return Ok(None);
    };
    let secret = std::fs::read_to_string(file).map_err(|source| SettingsError::File {
        path: file.to_owned(),
        source,
    })?;
    Ok(Some(RelyingParty {
        client_id: client_id.to_owned(),
        client_secret: secret.trim().to_owned(),
    }))
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "identities.local",
        "Whether the service vouches for identities itself: for tests, the demo and small bodies without a provider.",
    ),
    Entry::with_example(
        "identities.residents.issuer",
        "The OpenID provider of residents, exactly as its tokens name it: a broker in front of SPID and CIE.",
        "https://spid.example/realms/cittadini",
    ),
    Entry::new(
        "identities.residents.audience",
        "Whom its access tokens are meant for: others are refused.",
    ),
    Entry::new(
        "identities.residents.algorithm",
        "The one algorithm it signs with: RS256, PS256, ES256 or EdDSA.",
    ),
    Entry::new(
        "identities.residents.levels",
        "Levels of assurance (acr) that are enough, with commas.",
    ),
    Entry::new(
        "identities.residents.tax_code_claim",
        "The claim with the tax code, written TINIT- and the code.",
    ),
    Entry::with_example(
        "identities.residents.client_id",
        "This service as the provider knows it; needed to sign in with a browser.",
        "policentrica-web",
    ),
    Entry::with_example(
        "identities.residents.client_secret_file",
        "The file with the secret of this service at the provider.",
        "/etc/policentrica/residents.secret",
    ),
    Entry::new(
        "identities.residents.skew_seconds",
        "How far the provider's clock may be off.",
    ),
    Entry::with_example(
        "identities.staff.issuer",
        "The OpenID provider of staff, exactly as its tokens name it.",
        "https://login.example/realms/comune",
    ),
    Entry::new(
        "identities.staff.audience",
        "Whom its access tokens are meant for: others are refused.",
    ),
    Entry::new(
        "identities.staff.algorithm",
        "The one algorithm it signs with: RS256, PS256, ES256 or EdDSA.",
    ),
    Entry::new(
        "identities.staff.levels",
        "Levels of assurance (acr) that are enough, with commas; empty where none is asked for.",
    ),
    Entry::new(
        "identities.staff.code_claim",
        "The claim with the code of whoever it is; it stands in the log.",
    ),
    Entry::new(
        "identities.staff.duties_claim",
        "The claim with duties: words such as social_worker@centro-1 or auditor; unknown words are left out.",
    ),
    Entry::new(
        "identities.staff.offices_claim",
        "The claim with the offices of duties that name none.",
    ),
    Entry::with_example(
        "identities.staff.client_id",
        "This service as the provider knows it; needed to sign in with a browser.",
        "policentrica-web",
    ),
    Entry::with_example(
        "identities.staff.client_secret_file",
        "The file with the secret of this service at the provider.",
        "/etc/policentrica/staff.secret",
    ),
    Entry::new(
        "identities.staff.skew_seconds",
        "How far the provider's clock may be off.",
    ),
    Entry::with_example(
        "identities.systems.issuer",
        "The OpenID provider of programs of others, which use client credentials.",
        "https://login.example/realms/comune",
    ),
    Entry::new(
        "identities.systems.audience",
        "Whom its access tokens are meant for: others are refused.",
    ),
    Entry::new(
        "identities.systems.algorithm",
        "The one algorithm it signs with: RS256, PS256, ES256 or EdDSA.",
    ),
    Entry::new(
        "identities.systems.code_claim",
        "The claim with the code of the program; it stands in the log behind client:.",
    ),
    Entry::new(
        "identities.systems.duties_claim",
        "The claim with duties: words such as social_worker@centro-1 or auditor; unknown words are left out.",
    ),
    Entry::new(
        "identities.systems.skew_seconds",
        "How far the provider's clock may be off.",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::Sources;

    #[test]
    fn without_an_issuer_nobody_is_trusted() {
        let settings = Sources::text("f", "").load().unwrap();
        assert!(settings.identities.providers().unwrap().is_empty());
    }

    #[test]
    fn an_issuer_in_the_clear_is_refused_at_the_start() {
        let text = "[identities.staff]\nissuer = \"http://login.example\"\n";
        let refused = Sources::text("f", text).load().unwrap_err();
        assert!(refused.to_string().contains("https"), "{refused}");
    }

    #[test]
    fn an_algorithm_that_proves_nothing_is_no_algorithm() {
        for algorithm in ["none", "HS256"] {
            let text = format!("[identities.staff]\nalgorithm = \"{algorithm}\"\n");
            let refused = Sources::text("f", &text).load().unwrap_err();
            assert_eq!(refused.code(), "settings.invalid");
        }
    }
}
