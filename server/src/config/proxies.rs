//! Who may say for whom it asks (`X-Forwarded-For`): addresses and networks of our own proxies. What anybody else says of that
//! is not read, because every limit by address would be theirs to lift.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Deserialize;

/// Proxies that are believed; this machine, if nothing is said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Proxies(Vec<Network>);

/// Addresses that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    bits: u32,
}

/// A list in the file, words with commas in the environment.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Many(Vec<String>),
}

impl Default for Proxies {
    fn default() -> Self {
        let host = |address: IpAddr| Network { address, bits: width(address) };
        Self(vec![Network { address: Ipv4Addr::LOCALHOST.into(), bits: 8 }, host(Ipv6Addr::LOCALHOST.into())])
    }
}

impl Proxies {
    /// Nobody is believed.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Whether this is one of them.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address.to_canonical()))
    }

    /// For whom a request was sent: the last of those named that is no proxy of ours. `told` are the lines of the header, as
    /// they came.
    pub fn client<'a>(&self, peer: IpAddr, told: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut from = peer.to_canonical();
        for name in told.rev().flat_map(|line| line.rsplit(',')) {
            if !self.contains(from) {
                break;
            }
            let Some(before) = address(name.trim()) else { break };
            from = before;
        }
        from
    }
}

/// An address, perhaps with a port, as proxies write it.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let found = bare.unwrap_or(text).parse().ok();
    found
        .or_else(|| Some(text.parse::<std::net::SocketAddr>().ok()?.ip()))
        .map(|found: IpAddr| found.to_canonical())
}

fn width(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (name, bits) = text.split_once('/').map_or((text, None), |(name, bits)| (name, Some(bits)));
        let address: IpAddr = name.trim().parse().ok()?;
        let bits = match bits {
            Some(bits) => bits.trim().parse().ok().filter(|bits| *bits <= width(address))?,
            None => width(address),
        };
        Some(Self { address, bits })
    }

    fn contains(self, other: IpAddr) -> bool {
        // of no bits nothing is left, and then every address begins alike
        let begin =
            |address: u128, width: u32| address.checked_shr(width.saturating_sub(self.bits)).unwrap_or(0);
        match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                begin(u32::from(own).into(), 32) == begin(u32::from(other).into(), 32)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => begin(own.into(), 128) == begin(other.into(), 128),
            _ => false,
        }
    }
}

impl TryFrom<Written> for Proxies {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let names = match written {
            Written::One(names) => names.split(',').map(str::to_owned).collect(),
            Written::Many(names) => names,
        };
        let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        names
            .map(|name| {
                Network::parse(name).ok_or_else(|| {
                    format!("listen.proxies {name} is no address or network; write it like 10.0.0.7 or 10.0.0.0/24")
                })
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Proxies, Written};

    fn proxies(names: &str) -> Proxies {
        Proxies::try_from(Written::One(names.to_owned())).expect("proxies")
    }

    fn client(proxies: &Proxies, peer: &str, told: &[&str]) -> String {
        proxies.client(peer.parse().expect("an address"), told.iter().copied()).to_string()
    }

    #[test]
    fn only_a_proxy_of_ours_says_for_whom_it_asks() {
        let (own, near) = (proxies("10.0.0.0/24, 2001:db8::/64"), Proxies::default());
        for (known, peer, told, expected) in [
            (&own, "10.0.0.7", vec!["198.51.100.1"], "198.51.100.1"),
            (&own, "::ffff:10.0.0.7", vec!["198.51.100.1"], "198.51.100.1"),
            (&own, "2001:db8::5", vec!["[2001:db8:1::1]:443"], "2001:db8:1::1"),
            (&own, "10.0.1.7", vec!["198.51.100.1"], "10.0.1.7"),
            (&own, "127.0.0.1", vec!["198.51.100.1"], "127.0.0.1"),
            (&near, "127.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            // What the client itself wrote stands before what our proxy added.
            (&own, "10.0.0.7", vec!["203.0.113.9, 198.51.100.1"], "198.51.100.1"),
            (&own, "10.0.0.7", vec!["203.0.113.9", "198.51.100.1:4711"], "198.51.100.1"),
            // Two proxies of ours, one behind the other.
            (&own, "10.0.0.7", vec!["203.0.113.9, 198.51.100.1, 10.0.0.8"], "198.51.100.1"),
            (&own, "10.0.0.7", vec!["nonsense"], "10.0.0.7"),
            (&own, "10.0.0.7", vec!["198.51.100.1, unknown"], "10.0.0.7"),
            (&own, "10.0.0.7", vec![], "10.0.0.7"),
            (&Proxies::none(), "127.0.0.1", vec!["198.51.100.1"], "127.0.0.1"),
        ] {
            assert_eq!(client(known, peer, &told), expected, "{peer} {told:?}");
        }
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for odd in ["proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0/8"] {
            assert!(Proxies::try_from(Written::One(odd.to_owned())).is_err(), "{odd}");
        }
        assert_eq!(proxies(""), Proxies::none());
        let listed = Written::Many(vec!["10.0.0.0/24".to_owned(), "2001:db8::/64".to_owned()]);
        assert_eq!(Proxies::try_from(listed), Ok(proxies("10.0.0.0/24,2001:db8::/64")));
    }
}
