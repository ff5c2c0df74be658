//! How many connections one address has. A browser needs six and a page that listens one more; an office behind one
//! address some dozens; whoever wants more wants to keep others out. Of IPv6 the network counts, because everybody has
//! 2^64 addresses there. Proxies that were named are not counted: they ask for everybody.

use std::{
    collections::{HashMap, hash_map::Entry},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

/// Most connections of one address at the same time.
pub const FROM_ONE: usize = 64;

/// Who is connected; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Crowd(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection; it counts until it is dropped.
#[derive(Debug)]
pub(super) struct Guest {
    crowd: Crowd,
    of: IpAddr,
}

impl Crowd {
    /// How many connections are counted now.
    pub fn size(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }

    /// Lets one more in, unless this address has all that it may have.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Guest> {
        let of = counted(address);
        let mut crowd = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = crowd.entry(of).or_default();
        if *number >= FROM_ONE {
            return None;
        }
        *number = number.saturating_add(1);
        drop(crowd);
        Some(Guest { crowd: self.clone(), of })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut crowd = self.crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut number) = crowd.entry(self.of) {
            let left = number.get().saturating_sub(1);
            *number.get_mut() = left;
            // Nobody's memory grows by who was here once.
            if left == 0 {
                number.remove();
            }
        }
    }
}

fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & (u128::MAX << 64);
            Ipv6Addr::from(network).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::{Crowd, FROM_ONE};

    #[test]
    fn one_address_has_so_many_and_its_neighbour_as_many_again() {
        let crowd = Crowd::default();
        let address = |text: &str| text.parse().expect("an address");
        let guests: Vec<_> = (0..FROM_ONE).map(|_| crowd.enter(address("192.0.2.1"))).collect();
        assert!(guests.iter().all(Option::is_some));
        assert!(crowd.enter(address("192.0.2.1")).is_none());
        assert!(crowd.enter(address("::ffff:192.0.2.1")).is_none(), "the same address, written otherwise");
        assert!(crowd.enter(address("192.0.2.2")).is_some());
        drop(guests);
        assert_eq!(crowd.size(), 0, "who has left leaves nothing behind");
        assert!(crowd.enter(address("192.0.2.1")).is_some());
    }

    #[test]
    fn of_ipv6_the_network_counts() {
        let crowd = Crowd::default();
        let guests: Vec<_> = (0..FROM_ONE)
            .map(|last| crowd.enter(format!("2001:db8::{last:x}").parse().expect("an address")))
            .collect();
        assert!(guests.iter().all(Option::is_some));
        assert!(crowd.enter("2001:db8::ffff".parse().expect("an address")).is_none());
        assert!(crowd.enter("2001:db8:0:1::1".parse().expect("an address")).is_some());
    }
}
