//! Where requests are taken.

use std::net::{Ipv4Addr, SocketAddr};

use api::{ProxiesInvalid, TrustedProxies};

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
    /// Whose word is taken for where a request comes from.
    pub trusted_proxies: String,
}

impl Default for Listen {
    fn default() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            metrics: SocketAddr::from((Ipv4Addr::LOCALHOST, 9464)),
            trusted_proxies: String::new(),
        }
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
    Entry::new(
        "listen.trusted_proxies",
        "Addresses and ranges, with commas, whose X-Forwarded-For is believed; nobody's if empty.",
    ),
];

impl Listen {
    /// Whose word is taken for where a request comes from.
    pub fn proxies(&self) -> Result<TrustedProxies, SettingsError> {
        let proxies = self.trusted_proxies.parse();
        proxies.map_err(|error: ProxiesInvalid| {
            SettingsError::invalid("listen.trusted_proxies", &error)
        })
    }

    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        self.proxies().map(|_| ())
    }
}
