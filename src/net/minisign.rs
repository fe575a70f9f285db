//! Signed files as minisign writes them: Ed25519 over the `BLAKE2b` sum of the file, and a comment that is signed with it.
//!
//! The format is that of minisign 0.11 (<https://jedisct1.github.io/minisign/#signature-format>), so that
//! `minisign -V` verifies ours and we verify what it signs. Of its kinds only the one over a sum is taken (`ED`): the
//! older one signs the whole file, which would have to be held in memory. Secret keys are kept without a password,
//! in a file of their owner's alone.

use std::io::{self, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use blake2::{Blake2b512, Digest as _};
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use zeroize::Zeroizing;

/// What a file is signed by: its BLAKE2b-512 sum.
pub type Sum = [u8; 64];

/// Whose signature counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey {
    id: [u8; ID],
    key: [u8; KEY],
}

/// What signs. It is wiped when it is dropped, and never shown.
pub struct SecretKey {
    id: [u8; ID],
    seed: Zeroizing<[u8; KEY]>,
    public: [u8; KEY],
}

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsigned {
    /// It is no signature, or one of another kind.
    Foreign,
    /// It was made by a key that is not trusted.
    Stranger,
    /// The file or the comment is not what was signed.
    Changed,
}

/// The sum of everything that can be read.
pub fn sum(from: &mut dyn Read) -> io::Result<Sum> {
    let mut sum = Blake2b512::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match from.read(&mut chunk)? {
            0 => return Ok(sum.finalize().into()),
            n => sum.update(&chunk[..n]),
        }
    }
}

/// Verifies the text of a signature over a sum; gives the comment that was signed with it.
pub fn verify(trusted: &[PublicKey], sum: &Sum, text: &str) -> Result<String, Unsigned> {
    let mut lines = text.lines();
    let (Some(_), Some(first), Some(comment), Some(second)) =
        (lines.next(), lines.next(), lines.next(), lines.next())
    else {
        return Err(Unsigned::Foreign);
    };
    let comment = comment.strip_prefix(TRUSTED).ok_or(Unsigned::Foreign)?;
    let first = BASE64.decode(first.trim()).map_err(|_| Unsigned::Foreign)?;
    let second = BASE64
        .decode(second.trim())
        .map_err(|_| Unsigned::Foreign)?;
    if first.len() != 2 + ID + SIGNATURE || !first.starts_with(OVER_SUM) {
        return Err(Unsigned::Foreign);
    }
    let (id, signature) = first[2..].split_at(ID);
    let known = trusted.iter().find(|key| key.id == id);
    let known = known.ok_or(Unsigned::Stranger)?;
    let key = UnparsedPublicKey::new(&ED25519, known.key);
    let whole = [signature, comment.as_bytes()].concat();
    key.verify(sum, signature)
        .and_then(|()| key.verify(&whole, &second))
        .map_err(|_| Unsigned::Changed)?;
    Ok(comment.to_owned())
}

impl PublicKey {
    /// Every key of a text: comments, and a line of base64 each. None where one is no key.
    pub fn all(text: &str) -> Option<Vec<Self>> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with(UNTRUSTED));
        lines.map(Self::parse).collect()
    }

    fn parse(line: &str) -> Option<Self> {
        let bytes = BASE64.decode(line).ok()?;
        let rest = bytes.strip_prefix(KIND)?;
        let (id, key) = rest.split_at_checked(ID)?;
        Some(Self {
            id: id.try_into().ok()?,
            key: key.try_into().ok()?,
        })
    }

    /// As it is kept in a file.
    pub fn text(&self) -> String {
        let bytes = [KIND, &self.id, &self.key].concat();
        let id = u64::from_le_bytes(self.id);
        format!(
            "{UNTRUSTED}minisign public key {id:016X}\n{}\n",
            BASE64.encode(bytes)
        )
    }
}

impl SecretKey {
    /// A new one, from the kernel's random numbers; none where it has none to give.
    pub fn make() -> Option<Self> {
        let random = SystemRandom::new();
        let (mut id, mut seed) = ([0; ID], Zeroizing::new([0; KEY]));
        random.fill(&mut id).ok()?;
        random.fill(&mut seed[..]).ok()?;
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed[..]).ok()?;
        let public = pair.public_key().as_ref().try_into().ok()?;
        Some(Self { id, seed, public })
    }

    /// Reads one that is kept without a password; none where the text is no such key.
    pub fn parse(text: &str) -> Option<Self> {
        let line = text.lines().map(str::trim);
        let mut line = line.filter(|line| !line.is_empty() && !line.starts_with(UNTRUSTED));
        let bytes = Zeroizing::new(BASE64.decode(line.next()?).ok()?);
        let rest = bytes.strip_prefix(KIND)?.strip_prefix(NO_PASSWORD)?;
        let rest = rest.strip_prefix(CHECKED)?.get(SALT_AND_LIMITS..)?;
        let (id, rest) = rest.split_at_checked(ID)?;
        let (seed, rest) = rest.split_at_checked(KEY)?;
        // What follows would tell a wrong password; without one it is empty.
        let (public, _) = rest.split_at_checked(KEY)?;
        let key = Self {
            id: id.try_into().ok()?,
            seed: Zeroizing::new(seed.try_into().ok()?),
            public: public.try_into().ok()?,
        };
        Ed25519KeyPair::from_seed_and_public_key(&key.seed[..], &key.public).ok()?;
        Some(key)
    }

    /// As it is kept in a file that nobody else may read.
    pub fn reveal(&self) -> Zeroizing<String> {
        let parts: [&[u8]; 8] = [
            KIND,
            NO_PASSWORD,
            CHECKED,
            &[0; SALT_AND_LIMITS],
            &self.id,
            &self.seed[..],
            &self.public,
            &[0; CHECK],
        ];
        let bytes = Zeroizing::new(parts.concat());
        Zeroizing::new(format!(
            "{UNTRUSTED}minisign secret key\n{}\n",
            BASE64.encode(&bytes[..])
        ))
    }

    /// What verifies its signatures.
    pub fn public(&self) -> PublicKey {
        PublicKey {
            id: self.id,
            key: self.public,
        }
    }

    /// The text of a signature over a sum, and over a comment of one line.
    pub fn sign(&self, sum: &Sum, comment: &str) -> String {
        let pair = Ed25519KeyPair::from_seed_and_public_key(&self.seed[..], &self.public);
        let pair = pair.expect("the halves were found to belong together");
        let first = pair.sign(sum);
        let whole = [first.as_ref(), comment.as_bytes()].concat();
        let second = pair.sign(&whole);
        let first = [OVER_SUM, &self.id, first.as_ref()].concat();
        format!(
            "{UNTRUSTED}signature by centralita\n{}\n{TRUSTED}{comment}\n{}\n",
            BASE64.encode(first),
            BASE64.encode(second.as_ref())
        )
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey")
    }
}

/// How lines begin that nobody signed.
const UNTRUSTED: &str = "untrusted comment: ";

/// How the line begins that is signed with the file.
const TRUSTED: &str = "trusted comment: ";

/// Ed25519.
const KIND: &[u8] = b"Ed";

/// Ed25519 over the sum of the file.
const OVER_SUM: &[u8] = b"ED";

/// A secret key as it is.
const NO_PASSWORD: &[u8] = &[0, 0];

/// By `BLAKE2b` a password would be checked.
const CHECKED: &[u8] = b"B2";

/// Bytes of what it would be checked with.
const CHECK: usize = 32;

/// What a password would need: 32 bytes of salt, two numbers of 8.
const SALT_AND_LIMITS: usize = 48;

/// Bytes of a key's number.
const ID: usize = 8;

/// Bytes of either half of a key.
const KEY: usize = 32;

/// Bytes of a signature.
const SIGNATURE: usize = 64;

const CHUNK_BYTES: usize = 64 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    /// What minisign 0.11 made: `minisign -G -W`, then `minisign -S -H -W -t "series=office number=7"` of these bytes.
    const THEIR_PUBLIC: &str = include_str!("minisign/their.pub");
    const THEIR_SECRET: &str = include_str!("minisign/their.key");
    const THEIR_SIGNATURE: &str = include_str!("minisign/their.minisig");
    const THEIR_BYTES: &[u8] = b"what was signed\n";

    fn sum_of(mut bytes: &[u8]) -> Sum {
        sum(&mut bytes).expect("read")
    }

    fn theirs() -> Vec<PublicKey> {
        PublicKey::all(THEIR_PUBLIC).expect("a key")
    }

    #[test]
    fn what_minisign_signed_counts_with_its_comment() {
        let comment = verify(&theirs(), &sum_of(THEIR_BYTES), THEIR_SIGNATURE);
        assert_eq!(comment.as_deref(), Ok("series=office number=7"));
    }

    #[test]
    fn a_key_that_minisign_made_signs_and_is_written_as_it_was() {
        let key = SecretKey::parse(THEIR_SECRET).expect("a key");
        assert_eq!(vec![key.public()], theirs());
        let text = key.sign(&sum_of(b"a"), "b");
        assert_eq!(verify(&theirs(), &sum_of(b"a"), &text).as_deref(), Ok("b"));
        let again = SecretKey::parse(&key.reveal()).expect("read back");
        assert_eq!(again.public(), key.public());
        assert_eq!(PublicKey::all(&key.public().text()), Some(theirs()));
    }

    #[test]
    fn a_changed_file_or_comment_and_a_strange_key_do_not_count() {
        let key = SecretKey::make().expect("random numbers");
        let other = SecretKey::make().expect("random numbers");
        let text = key.sign(&sum_of(b"a"), "number=7");
        let known = [key.public()];
        assert_eq!(verify(&known, &sum_of(b"b"), &text), Err(Unsigned::Changed));
        let changed = text.replace("number=7", "number=8");
        assert_eq!(
            verify(&known, &sum_of(b"a"), &changed),
            Err(Unsigned::Changed)
        );
        assert_eq!(
            verify(&[other.public()], &sum_of(b"a"), &text),
            Err(Unsigned::Stranger)
        );
        assert_eq!(verify(&[], &sum_of(b"a"), &text), Err(Unsigned::Stranger));
    }

    #[test]
    fn what_is_no_signature_or_key_is_none_whatever_it_is() {
        let good = SecretKey::make().expect("random numbers");
        let text = good.sign(&sum_of(b"a"), "c");
        for end in 0..text.trim_end().len() {
            assert!(
                verify(&[good.public()], &sum_of(b"a"), &text[..end]).is_err(),
                "cut at {end}"
            );
        }
        let secret = good.reveal();
        for end in 0..secret.len() / 2 {
            assert!(SecretKey::parse(&secret[..end]).is_none(), "cut at {end}");
        }
        for text in ["RWQ", "not base64!", "untrusted comment: x\nUlc="] {
            assert_eq!(PublicKey::all(text), None, "{text}");
        }
    }
}
