//! Where a request comes from: the peer, or whom a trusted proxy says it speaks for.

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl ClientAddress {
    /// What is counted as one place: an address, and of the sixth version the 64 bits that one customer is given, within
    /// which they may take a new address for each request.
    pub(crate) fn place(self) -> IpAddr {
        const CUSTOMER: u128 = !(u64::MAX as u128);
        match self.0 {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6((address.to_bits() & CUSTOMER).into()),
        }
    }
}

/// Addresses whose word is taken for where a request comes from; nobody's by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Arc<[Network]>);

/// A range of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    base: IpAddr,
    bits: u32,
}

/// Not a list of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("addresses and ranges such as 10.0.0.5 or 10.0.0.0/8 are expected, with commas")]
pub struct ProxiesInvalid;

impl FromStr for Network {
    type Err = ProxiesInvalid;

    fn from_str(text: &str) -> Result<Self, ProxiesInvalid> {
        let (base, bits) = match text.split_once('/') {
            Some((base, bits)) => (base, Some(bits)),
            None => (text, None),
        };
        let base: IpAddr = base.parse().map_err(|_| ProxiesInvalid)?;
        let most = if base.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().map_err(|_| ProxiesInvalid)?,
            None => most,
        };
        if bits > most {
            return Err(ProxiesInvalid);
        }
        Ok(Self { base, bits })
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let differing = base.to_bits() ^ address.to_bits();
                differing.leading_zeros() >= self.bits
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                let differing = base.to_bits() ^ address.to_bits();
                differing.leading_zeros() >= self.bits
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

impl FromStr for TrustedProxies {
    type Err = ProxiesInvalid;

    fn from_str(text: &str) -> Result<Self, ProxiesInvalid> {
        let words = text.split(',').map(str::trim);
        let networks = words.filter(|word| !word.is_empty()).map(str::parse);
        Ok(Self(networks.collect::<Result<Vec<_>, _>>()?.into()))
    }
}

impl TrustedProxies {
    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    /// Goes back from the peer as far as each hop is trusted to name the one before it.
    fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut origin = peer.to_canonical();
        let hops = headers.get_all(FORWARDED_FOR).iter();
        let hops: Vec<&str> = hops
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        for hop in hops.into_iter().rev() {
            if !self.trusts(origin) {
                break;
            }
            let Ok(before) = hop.parse::<IpAddr>() else {
                break;
            };
            origin = before.to_canonical();
        }
        origin
    }
}

/// Middleware: notes where the request comes from.
pub(crate) async fn locate(
    State(proxies): State<TrustedProxies>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let address = proxies.origin(peer, request.headers());
    request.extensions_mut().insert(ClientAddress(address));
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn origin(proxies: &str, peer: &str, forwarded: &[&'static str]) -> String {
        let proxies: TrustedProxies = proxies.parse().expect("addresses");
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
        }
        let peer = peer.parse().expect("an address");
        proxies.origin(peer, &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_it_was_agreed() {
        assert_eq!(origin("", "198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
        let elsewhere = origin("10.0.0.0/8", "198.51.100.7", &["203.0.113.9"]);
        assert_eq!(elsewhere, "198.51.100.7");
    }

    #[test]
    fn a_trusted_proxy_says_where_a_request_comes_from() {
        let one = origin("10.0.0.0/8", "10.1.2.3", &["203.0.113.9"]);
        assert_eq!(one, "203.0.113.9");
        let two = origin("10.0.0.0/8", "10.1.2.3", &["203.0.113.9, 10.9.9.9"]);
        assert_eq!(two, "203.0.113.9");
        let mapped = origin("10.0.0.0/8", "::ffff:10.1.2.3", &["203.0.113.9"]);
        assert_eq!(mapped, "203.0.113.9");
    }

    #[test]
    fn what_was_written_before_the_first_proxy_we_trust_is_not_believed() {
        let forged = origin("10.0.0.1", "10.0.0.1", &["127.0.0.1, 203.0.113.9"]);
        assert_eq!(forged, "203.0.113.9");
        let unreadable = origin("10.0.0.1", "10.0.0.1", &["203.0.113.9, unknown"]);
        assert_eq!(unreadable, "10.0.0.1");
    }

    #[test]
    fn the_addresses_of_one_customer_are_one_place() {
        let place = |text: &str| ClientAddress(text.parse().expect("an address")).place();
        assert_eq!(place("2001:db8:1:2::7"), place("2001:db8:1:2:ffff::9"));
        assert_ne!(place("2001:db8:1:2::7"), place("2001:db8:1:3::7"));
        assert_ne!(place("198.51.100.7"), place("198.51.100.8"));
    }

    #[test]
    fn a_range_that_is_none_is_refused() {
        for text in ["10.0.0.0/33", "proxy", "10.0.0.0/", "::/129"] {
            assert_eq!(
                text.parse::<TrustedProxies>(),
                Err(ProxiesInvalid),
                "{text}"
            );
        }
    }
}
