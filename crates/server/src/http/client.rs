//! Whose request it is, by address: the peer, or, behind a proxy that is
//! trusted, the one the proxy names. Never believes anybody else.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
};

use axum::http::HeaderMap;

/// Addresses such as 10.0.0.0/8: an address and how many of its bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

/// The text is no address and no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an address or a network such as 10.0.0.0/8 or ::1")]
pub struct ParseNetworkError(String);

impl FromStr for Network {
    type Err = ParseNetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || ParseNetworkError(text.to_owned());
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| fault())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.parse().map_err(|_| fault()))?;
        if bits > most { Err(fault()) } else { Ok(Self { address, bits }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl Network {
    /// Whether an address lies in it.
    pub fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let unused = 32 - u32::from(self.bits);
                own.to_bits().checked_shr(unused) == other.to_bits().checked_shr(unused)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let unused = 128 - u32::from(self.bits);
                own.to_bits().checked_shr(unused) == other.to_bits().checked_shr(unused)
            }
            _ => false,
        }
    }
}

/// The address a request comes from. A proxy adds the one it heard from at the
/// end of `X-Forwarded-For`; what stands before the last trusted one could be
/// anybody's invention.
pub(crate) fn address(trusted: &[Network], peer: Option<SocketAddr>, headers: &HeaderMap) -> IpAddr {
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip().to_canonical());
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return peer;
    }
    let mut nearest = peer;
    let values = headers.get_all("x-forwarded-for");
    let named: Vec<&str> =
        values.iter().filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).collect();
    for text in named.into_iter().rev() {
        let Ok(address) = text.trim().parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
        if !is_trusted(nearest) {
            break;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        text.parse().unwrap()
    }

    #[test]
    fn networks_contain_their_addresses() {
        for (text, address, inside) in [
            ("10.0.0.0/8", "10.255.3.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("192.168.1.7", "192.168.1.7", true),
            ("192.168.1.7", "192.168.1.8", false),
            ("0.0.0.0/0", "1.2.3.4", true),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true),
            ("fd00::/8", "fd12::1", true),
            ("fd00::/8", "fe80::1", false),
            ("::/0", "1.2.3.4", false),
        ] {
            assert_eq!(network(text).contains(address.parse().unwrap()), inside, "{address} in {text}");
        }
        for bad in ["10.0.0.0/33", "ten", "10.0.0.0/", "::1/129", ""] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let trusted = [network("127.0.0.1"), network("10.0.0.0/8")];
        for (peer, forwarded, expected) in [
            ("203.0.113.9:1", "198.51.100.1", "203.0.113.9"),
            ("127.0.0.1:1", "198.51.100.1", "198.51.100.1"),
            ("127.0.0.1:1", "6.6.6.6, 198.51.100.1, 10.2.2.2", "198.51.100.1"),
            ("127.0.0.1:1", "198.51.100.1, nonsense, 10.2.2.2", "10.2.2.2"),
            ("127.0.0.1:1", "", "127.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            let found = address(&trusted, Some(peer.parse().unwrap()), &headers);
            assert_eq!(found.to_string(), expected, "{peer} with {forwarded}");
        }
        assert_eq!(
            address(&[], Some("10.0.0.1:1".parse().unwrap()), &HeaderMap::new()).to_string(),
            "10.0.0.1"
        );
    }
}
