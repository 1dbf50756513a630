//! Where requests are taken.

use std::net::{Ipv4Addr, SocketAddr};

use serde::{Deserialize, Serialize};

use super::reference::Entry;

/// Where requests are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listen {
    /// The portal and the API.
    pub address: SocketAddr,
    /// The metrics, on a listener of their own, so that they stay inside.
    pub metrics: SocketAddr,
}

impl Default for Listen {
    fn default() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            metrics: SocketAddr::from((Ipv4Addr::LOCALHOST, 9464)),
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
];
