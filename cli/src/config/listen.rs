//! Where requests are taken.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use api::sign_in::PublicUrl;
use api::{ProxiesInvalid, Tls, TrustedProxies};
use serde::{Deserialize, Serialize};

use super::SettingsError;
use super::reference::Entry;

/// Where requests are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listen {
    /// The portal and the API.
    pub address: SocketAddr,
    /// The metrics, on a listener of their own, so that they stay inside.
    pub metrics: SocketAddr,
    /// Where browsers reach the service, where that is elsewhere.
    pub public_url: Option<String>,
    /// Whose word is taken for where a request comes from.
    pub trusted_proxies: String,
    /// The chain of certificates, in PEM, where the service itself encrypts.
    pub certificate: Option<PathBuf>,
    /// Its key, in PEM.
    pub certificate_key: Option<PathBuf>,
}

impl Default for Listen {
    fn default() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            metrics: SocketAddr::from((Ipv4Addr::LOCALHOST, 9464)),
            public_url: None,
            trusted_proxies: String::new(),
            certificate: None,
            certificate_key: None,
        }
    }
}

impl Listen {
    /// Where browsers reach the service that listens on `bound`.
    pub fn public(&self, bound: SocketAddr) -> Result<PublicUrl, SettingsError> {
        let own;
        let text = if let Some(url) = &self.public_url {
            url
        } else {
            // Without a name of its own, browsers of this machine alone sign in.
            let host = if bound.ip().is_loopback() {
                bound
            } else {
                SocketAddr::from((Ipv4Addr::LOCALHOST, bound.port()))
            };
            own = format!("{}://{host}", self.scheme());
            &own
        };
        PublicUrl::parse(text).map_err(|error| SettingsError::invalid("listen.public_url", &error))
    }

    /// Whose word is taken for where a request comes from.
    pub fn proxies(&self) -> Result<TrustedProxies, SettingsError> {
        let proxies = self.trusted_proxies.parse();
        proxies.map_err(|error: ProxiesInvalid| {
            SettingsError::invalid("listen.trusted_proxies", &error)
        })
    }

    /// What stands before the address.
    pub fn scheme(&self) -> &'static str {
        if self.certificate.is_some() {
            "https"
        } else {
            "http"
        }
    }

    /// How the service encrypts; nothing where a proxy does.
    pub fn tls(&self) -> Result<Option<Tls>, SettingsError> {
        match (&self.certificate, &self.certificate_key) {
            (None, None) => Ok(None),
            (Some(certificate), Some(key)) => Tls::of(certificate, key)
                .map(Some)
                .map_err(|error| SettingsError::invalid("listen.certificate", &error)),
            (Some(_), None) | (None, Some(_)) => Err(SettingsError::invalid(
                "listen.certificate_key",
                &"a certificate and its key are given together",
            )),
        }
    }

    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        self.public(self.address)?;
        self.proxies()?;
        self.tls().map(|_| ())
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "listen.address",
        "Address and port of the portal and the API.",
    ),
    Entry::new(
        "listen.metrics",
        "Address and port of the metrics; keep it inside.",
    ),
    Entry::with_example(
        "listen.public_url",
        "Where browsers reach the service: needed behind a proxy, and wherever it does not listen on this machine alone.",
        "https://servizi.comune.example",
    ),
    Entry::new(
        "listen.trusted_proxies",
        "Addresses and ranges, with commas, whose X-Forwarded-For is believed; nobody's if empty.",
    ),
    Entry::with_example(
        "listen.certificate",
        "The chain of certificates, in PEM, where the service encrypts itself and no proxy does; taken anew within a minute when the file changes.",
        "/etc/policentrica/chain.pem",
    ),
    Entry::with_example(
        "listen.certificate_key",
        "The key of the certificate, in PEM.",
        "/etc/policentrica/key.pem",
    ),
];
