//! The providers of identities this installation trusts, and what each may vouch for.

use super::keys::Keys;
use jsonwebtoken::Algorithm;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// What a provider vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Residents, by their tax code (SPID and CIE behind a broker).
    Residents,
    /// Whoever works for the municipality, with their duties.
    Staff,
    /// Programs of others, by client credentials.
    Systems,
}

/// The one algorithm a provider signs with; a token that says another is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SigningAlgorithm {
    /// RSA with SHA-256.
    #[default]
    RS256,
    /// RSA-PSS with SHA-256.
    PS256,
    /// ECDSA on P-256.
    ES256,
    /// Ed25519.
    EdDSA,
}

impl SigningAlgorithm {
    pub(super) fn algorithm(self) -> Algorithm {
        match self {
            Self::RS256 => Algorithm::RS256,
            Self::PS256 => Algorithm::PS256,
            Self::ES256 => Algorithm::ES256,
            Self::EdDSA => Algorithm::EdDSA,
        }
    }
}

/// What is settled with one provider.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// What it vouches for.
    pub kind: Kind,
    /// Its name, exactly as its tokens write it.
    pub issuer: String,
    /// Whom tokens for this service are meant for.
    pub audience: String,
    /// What it signs with.
    pub algorithm: SigningAlgorithm,
    /// Levels of assurance that are enough (`acr`); empty where none is asked for.
    pub levels: Vec<String>,
    /// The claim that tells who it is: the tax code of a resident, the code of anybody else.
    pub subject_claim: String,
    /// The claim with duties.
    pub duties_claim: String,
    /// The claim with the offices of duties that name none.
    pub offices_claim: String,
    /// How far its clock may be off.
    pub skew: Duration,
    /// Its keys are fetched again no sooner than this.
    pub refetch: Duration,
    /// What is needed to send people there to sign in; none where only tokens are taken.
    pub relying_party: Option<RelyingParty>,
}

/// This service as the provider knows it.
#[derive(Clone)]
pub struct RelyingParty {
    /// Its name there.
    pub client_id: String,
    /// Its secret there.
    pub client_secret: String,
}

/// The secret stays out of whatever is printed.
impl fmt::Debug for RelyingParty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelyingParty")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// Why a provider cannot be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderInvalid {
    /// The issuer is no address.
    #[error("the issuer is not an address")]
    Issuer,
    /// Keys fetched in the clear can be anybody's.
    #[error("the issuer must be reached over https; only on this machine http will do")]
    Insecure,
    /// An ID token could be taken for an access token.
    #[error("the audience of access tokens must not be the name of this service at the provider")]
    Confusable,
    /// Two providers could be taken for each other.
    #[error("two providers have the same issuer and audience")]
    Twice,
}

/// A trusted provider; cheap to clone.
#[derive(Clone)]
pub struct Provider {
    pub(crate) settings: Arc<ProviderSettings>,
    pub(crate) keys: Arc<Keys>,
}

impl Provider {
    /// What one issuer publishes is fetched once, however much it vouches for.
    fn new(settings: ProviderSettings, others: &[Self]) -> Result<Self, ProviderInvalid> {
        let issuer = Url::parse(&settings.issuer).map_err(|_| ProviderInvalid::Issuer)?;
        if !is_safe(&issuer) {
            return Err(ProviderInvalid::Insecure);
        }
        let party = settings.relying_party.as_ref();
        if party.is_some_and(|party| party.client_id == settings.audience) {
            return Err(ProviderInvalid::Confusable);
        }
        let same = others
            .iter()
            .find(|other| other.settings.issuer == settings.issuer);
        let keys = match same {
            Some(other) => Arc::clone(&other.keys),
            None => Arc::new(Keys::new(&settings.issuer, settings.refetch)),
        };
        Ok(Self {
            keys,
            settings: Arc::new(settings),
        })
    }
}

/// Whether what comes from there comes from there: encrypted, or never on a wire.
pub(crate) fn is_safe(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        },
        _ => false,
    }
}

/// All trusted providers; cheap to clone.
#[derive(Clone, Default)]
pub struct Providers(Arc<[Provider]>);

impl Providers {
    /// Trusts these; at most one for each issuer and audience.
    pub fn new(
        settings: impl IntoIterator<Item = ProviderSettings>,
    ) -> Result<Self, ProviderInvalid> {
        let mut all: Vec<Provider> = Vec::new();
        for settings in settings {
            let twin = all.iter().any(|other| {
                other.settings.issuer == settings.issuer
                    && other.settings.audience == settings.audience
            });
            if twin {
                return Err(ProviderInvalid::Twice);
            }
            all.push(Provider::new(settings, &all)?);
        }
        Ok(Self(all.into()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one where people of this kind sign in with a browser.
    pub(crate) fn to_sign_in(&self, kind: Kind) -> Option<&Provider> {
        self.0.iter().find(|provider| {
            provider.settings.kind == kind && provider.settings.relying_party.is_some()
        })
    }

    /// Where browsers are led to sign out.
    pub(crate) fn origins(&self) -> impl Iterator<Item = String> {
        let with_browser = self
            .0
            .iter()
            .filter(|one| one.settings.relying_party.is_some());
        with_browser
            .filter_map(|one| Url::parse(&one.settings.issuer).ok())
            .map(|url| url.origin().ascii_serialization())
    }

    /// Those with this issuer.
    pub(crate) fn of<'a>(&'a self, issuer: &'a str) -> impl Iterator<Item = &'a Provider> {
        self.0
            .iter()
            .filter(move |provider| provider.settings.issuer == issuer)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn settings(issuer: &str, audience: &str) -> ProviderSettings {
        ProviderSettings {
            kind: Kind::Staff,
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            algorithm: SigningAlgorithm::RS256,
            levels: Vec::new(),
            subject_claim: "sub".to_owned(),
            duties_claim: "duties".to_owned(),
            offices_claim: "offices".to_owned(),
            skew: Duration::from_mins(1),
            refetch: Duration::from_secs(10),
            relying_party: None,
        }
    }

    #[test]
    fn keys_are_never_fetched_in_the_clear_over_a_wire() {
        let one = |issuer: &str| Providers::new([settings(issuer, "a")]).map(|_| ());
        assert_eq!(one("https://login.example"), Ok(()));
        assert_eq!(one("http://127.0.0.1:9"), Ok(()));
        assert_eq!(one("http://[::1]:9"), Ok(()));
        for issuer in [
            "http://login.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "file:///etc/passwd",
        ] {
            assert_eq!(one(issuer), Err(ProviderInvalid::Insecure), "{issuer}");
        }
        assert_eq!(one("login"), Err(ProviderInvalid::Issuer));
    }

    #[test]
    fn an_id_token_could_never_pass_for_an_access_token() {
        let mut one = settings("https://login.example", "policentrica");
        one.relying_party = Some(RelyingParty {
            client_id: "policentrica".to_owned(),
            client_secret: "secret".to_owned(),
        });
        let refused = Providers::new([one]).map(|_| ());
        assert_eq!(refused, Err(ProviderInvalid::Confusable));
    }

    #[test]
    fn no_token_could_be_meant_for_two_providers() {
        let two = [
            settings("https://login.example", "a"),
            settings("https://login.example", "a"),
        ];
        let refused = Providers::new(two).map(|_| ());
        assert_eq!(refused, Err(ProviderInvalid::Twice));
    }
}
