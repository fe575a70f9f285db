//! The short name of a certificate's public key, as people compare it.

use std::fmt;
use std::str::FromStr;

/// SHA-256 of a certificate's `SubjectPublicKeyInfo`, the hash that RFC 7469, section 2.4, pins.
///
/// It names the key and not the certificate, as ssh does: a renewed certificate with the same key
/// keeps its fingerprint, so nobody is asked to trust the same desk anew every few months, and it
/// does not depend on who signed. It is written `SHA256:` and 43 letters of base64 without padding,
/// and this prints the same letters:
///
/// ```text
/// openssl x509 -in server.pem -pubkey -noout | openssl pkey -pubin -outform der |
///   openssl dgst -sha256 -binary | base64
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

/// A text that is not a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is written SHA256: and 43 letters of base64")]
pub struct NotAFingerprint;

impl Fingerprint {
    /// The fingerprint of a public key in DER, as `SubjectPublicKeyInfo`.
    pub fn of_public_key(spki: &[u8]) -> Self {
        let digest = ring::digest::digest(&ring::digest::SHA256, spki);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref());
        Fingerprint(bytes)
    }

    /// The digest itself.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Fingerprint {
    fn from(bytes: [u8; 32]) -> Self {
        Fingerprint(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        for group in self.0.chunks(3) {
            let mut bits = 0_u32;
            for at in 0..3 {
                bits = bits << 8 | u32::from(group.get(at).copied().unwrap_or(0));
            }
            for at in 0..=group.len() {
                let letter = (bits >> (18 - 6 * at)) & 0x3f;
                write!(f, "{}", char::from(LETTERS[letter as usize]))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Fingerprint {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, NotAFingerprint> {
        let letters = text.trim().strip_prefix(PREFIX).ok_or(NotAFingerprint)?;
        let letters = letters.strip_suffix('=').unwrap_or(letters);
        if letters.len() != LETTERS_IN_DIGEST {
            return Err(NotAFingerprint);
        }
        let mut bytes = Vec::with_capacity(33);
        let (mut bits, mut held) = (0_u32, 0_u32);
        for letter in letters.bytes() {
            let value = LETTERS
                .iter()
                .position(|known| *known == letter)
                .ok_or(NotAFingerprint)?;
            bits = (bits << 6) | u32::try_from(value).map_err(|_| NotAFingerprint)?;
            held += 6;
            if held >= 8 {
                held -= 8;
                bytes.push((bits >> held & 0xff) as u8);
                bits &= (1 << held) - 1;
            }
        }
        // The last letter carries two bits beyond the digest; one spelling only, or two texts would
        // be one key.
        if bits != 0 {
            return Err(NotAFingerprint);
        }
        bytes
            .try_into()
            .map(Fingerprint)
            .map_err(|_| NotAFingerprint)
    }
}

const PREFIX: &str = "SHA256:";
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const LETTERS_IN_DIGEST: usize = 43;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_key_prints_as_sha256_of_nothing() {
        let known = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";
        assert_eq!(Fingerprint::of_public_key(b"").to_string(), known);
    }

    #[test]
    fn what_is_printed_can_be_read_again() {
        for seed in 0..=255_u8 {
            let print = Fingerprint::of_public_key(&[seed]);
            assert_eq!(print.to_string().parse(), Ok(print));
        }
    }

    #[test]
    fn a_text_of_another_length_or_alphabet_is_refused() {
        let good = Fingerprint::of_public_key(b"").to_string();
        assert!(good[..good.len() - 1].parse::<Fingerprint>().is_err());
        assert!(good.replace('+', "-").parse::<Fingerprint>().is_err());
        assert!(
            good.trim_start_matches("SHA256:")
                .parse::<Fingerprint>()
                .is_err()
        );
    }

    #[test]
    fn a_second_spelling_of_the_same_digest_is_refused() {
        let good = Fingerprint::of_public_key(b"").to_string();
        let other = format!("{}V", &good[..good.len() - 1]);
        assert!(other.parse::<Fingerprint>().is_err());
    }
}
