//! Keys of sealed backups: the public half that seals, the secret half that opens, as age writes them.
//!
//! Both are Bech32 (BIP 173, without its limit of 90 letters): `age1…` and `AGE-SECRET-KEY-1…`.

use std::fmt;
use std::str::FromStr;

use ring::rand::{SecureRandom, SystemRandom};
use x25519_dalek::{PublicKey, StaticSecret};

/// The public half: whoever has it can seal, and not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient(pub(super) PublicKey);

/// The secret half. It is wiped when it is dropped, and never shown.
#[derive(Clone)]
pub struct Identity(pub(super) StaticSecret);

/// Why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// The secret half where the public one belongs.
    #[error("this is the secret half of a key")]
    Secret,
    /// The public half where the secret one belongs.
    #[error("this is the public half of a key")]
    Public,
    /// Neither, or mistyped.
    #[error("this is no key")]
    Neither,
}

impl Identity {
    /// A new one, from the kernel's random numbers.
    pub fn make() -> Self {
        Self(StaticSecret::from(random()))
    }

    /// What seals for it.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    /// The line that opens: to be written where only its owner reads.
    pub fn reveal(&self) -> String {
        bech32(SECRET, self.0.as_bytes()).to_uppercase()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bech32(PUBLIC, self.0.as_bytes()))
    }
}

impl FromStr for Recipient {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        match half(text)? {
            (true, bytes) => Ok(Self(PublicKey::from(bytes))),
            (false, _) => Err(NoKey::Secret),
        }
    }
}

impl FromStr for Identity {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        match half(text)? {
            (false, bytes) => Ok(Self(StaticSecret::from(bytes))),
            (true, _) => Err(NoKey::Public),
        }
    }
}

/// The keys of a file, one a line; empty lines and those that begin with `#` count for nothing.
/// Fails with the number of the first line that is none.
pub fn keys<T: FromStr<Err = NoKey>>(text: &str) -> Result<Vec<T>, (usize, NoKey)> {
    let lines = text.lines().map(str::trim).zip(1..);
    lines
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
        .map(|(line, n)| line.parse().map_err(|no| (n, no)))
        .collect()
}

/// Thirty-two unguessable bytes, or fewer.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new()
        .fill(&mut bytes)
        .expect("the kernel gives random numbers once it has booted");
    bytes
}

/// Which half a text is, and its bytes.
fn half(text: &str) -> Result<(bool, [u8; 32]), NoKey> {
    let mixed = text.chars().any(|c| c.is_ascii_lowercase())
        && text.chars().any(|c| c.is_ascii_uppercase());
    let text = text.to_ascii_lowercase();
    let public = text.starts_with(PUBLIC) && !text.starts_with(SECRET);
    let kind = if public { PUBLIC } else { SECRET };
    let bytes = read_bech32(kind, &text).filter(|_| !mixed);
    bytes.map(|bytes| (public, bytes)).ok_or(NoKey::Neither)
}

fn bech32(kind: &str, bytes: &[u8; 32]) -> String {
    let mut values = Vec::with_capacity(GROUPS + CHECK);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push((held >> bits) & 31);
        }
    }
    // 256 bits are 51 groups and one bit.
    values.push((held << (5 - bits)) & 31);
    let sum = polymod(kind, values.iter().copied().chain([0; CHECK])) ^ 1;
    values.extend((0..CHECK).rev().map(|place| (sum >> (5 * place)) & 31));
    let letters = values
        .iter()
        .map(|value| char::from(LETTERS[*value as usize]));
    format!("{kind}1{}", letters.collect::<String>())
}

fn read_bech32(kind: &str, text: &str) -> Option<[u8; 32]> {
    let letters = text.strip_prefix(kind)?.strip_prefix('1')?;
    let value = |letter: u8| LETTERS.iter().position(|known| *known == letter);
    let values: Option<Vec<u32>> = letters
        .bytes()
        .map(|letter| u32::try_from(value(letter)?).ok())
        .collect();
    let values = values.filter(|values| values.len() == GROUPS + CHECK)?;
    if polymod(kind, values.iter().copied()) != 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(32);
    let (mut held, mut bits) = (0_u32, 0);
    for value in &values[..GROUPS] {
        held = (held << 5) | value;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 255).ok()?);
        }
    }
    // What is left over has to be nothing.
    let rest = held & ((1 << bits) - 1);
    bytes.try_into().ok().filter(|_| rest == 0)
}

fn polymod(kind: &str, values: impl Iterator<Item = u32>) -> u32 {
    let high = kind.bytes().map(|letter| u32::from(letter >> 5));
    let low = kind.bytes().map(|letter| u32::from(letter & 31));
    let mut sum = 1_u32;
    for value in high.chain([0]).chain(low).chain(values) {
        let top = sum >> 25;
        sum = ((sum & 0x01ff_ffff) << 5) ^ value;
        for (bit, with) in GENERATORS.iter().enumerate() {
            if (top >> bit) & 1 == 1 {
                sum ^= with;
            }
        }
    }
    sum
}

const PUBLIC: &str = "age";

const SECRET: &str = "age-secret-key-";

/// Groups of five bits in 32 bytes.
const GROUPS: usize = 52;

/// Groups of the check sum.
const CHECK: usize = 6;

const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

const GENERATORS: [u32; 5] = [
    0x3b6a_57b2,
    0x2650_8e6d,
    0x1ea1_19fa,
    0x3d42_33dd,
    0x2a14_62b3,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// As `age-keygen` 1.1.1 wrote them.
    const PAIR: (&str, &str) = (
        "AGE-SECRET-KEY-1UXCNVCFK5N7SQTSTH66FGEDNJZPPSGUFFKGVC8Z0KS3QM87RNKJS5XYMQ4",
        "age1nrsqp0uzjesmym26uwg6457ra84ur2t8klkumgd235lh4r2cncas55wwpa",
    );

    #[test]
    fn a_pair_of_age_is_read_and_written_as_it_was() {
        let identity: Identity = PAIR.0.parse().expect("a key");
        assert_eq!(identity.recipient().to_string(), PAIR.1);
        assert_eq!(identity.reveal(), PAIR.0);
        assert_eq!(
            PAIR.1.parse::<Recipient>().expect("a key"),
            identity.recipient()
        );
    }

    #[test]
    fn a_letter_mistyped_is_no_key() {
        for at in 4..PAIR.1.len() {
            let mut letters = PAIR.1.as_bytes().to_vec();
            letters[at] = if letters[at] == b'q' { b'p' } else { b'q' };
            let text = String::from_utf8(letters).expect("letters");
            assert_eq!(text.parse::<Recipient>(), Err(NoKey::Neither), "{text}");
        }
    }

    #[test]
    fn the_halves_are_not_taken_for_each_other() {
        assert_eq!(PAIR.0.parse::<Recipient>(), Err(NoKey::Secret));
        assert_eq!(PAIR.1.parse::<Identity>().err(), Some(NoKey::Public));
        let made = Identity::make();
        assert!(!format!("{made:?}").contains(&made.reveal()));
    }

    #[test]
    fn a_file_of_keys_may_have_remarks_and_says_which_line_is_none() {
        let text = format!("# of the safe\n\n{}\n", PAIR.1);
        assert_eq!(keys::<Recipient>(&text).map(|keys| keys.len()), Ok(1));
        let text = format!("{}\nage1other\n", PAIR.1);
        assert_eq!(keys::<Recipient>(&text), Err((2, NoKey::Neither)));
    }
}
