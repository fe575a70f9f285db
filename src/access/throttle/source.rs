//! Who is tried and from where, as short keys: nothing that was typed or seen is kept.

use ring::digest;

/// Where a try comes from. Only a digest is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source(u128);

impl Source {
    pub(super) const FIRST: Source = Source(u128::MIN);
    pub(super) const LAST: Source = Source(u128::MAX);

    /// The machine itself: the control socket.
    pub fn local() -> Source {
        Source(key(b"local", &[]))
    }

    /// An IPv4 address.
    pub fn v4(address: [u8; 4]) -> Source {
        Source(key(b"v4", &address))
    }

    /// An IPv6 address, counted by its /64, since every machine can choose within one. An IPv4
    /// address in IPv6 clothing (RFC 4291, section 2.5.5.2) is the IPv4 address.
    pub fn v6(address: [u8; 16]) -> Source {
        match address {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d] => Source::v4([a, b, c, d]),
            _ => Source(key(b"v6", &address[..8])),
        }
    }

    /// A device that presented a token the desk gave it at an earlier sign-in, by the token's digest:
    /// known wherever it connects from, and apart from others behind the same address.
    pub fn device(digest: &[u8; 32]) -> Source {
        Source(key(b"device", digest))
    }
}

/// A name as typed, known or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Account(u128);

impl Account {
    /// The same for every spelling in capitals and small letters, so that these are no new tries.
    pub(super) fn named(name: &str) -> Account {
        Account(key(b"account", name.to_lowercase().as_bytes()))
    }
}

/// Half a SHA-256: short to keep, and nobody can aim at another's.
fn key(kind: &[u8], bytes: &[u8]) -> u128 {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(kind);
    context.update(&[0]);
    context.update(bytes);
    let digest = context.finish();
    let half = digest.as_ref()[..16].try_into().expect("half of 32 bytes");
    u128::from_be_bytes(half)
}
