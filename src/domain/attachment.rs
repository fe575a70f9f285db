//! A file by digest, size and type. Names are labels only; the store names files by digest.

use std::fmt;
use std::str::FromStr;

use bincode::{Decode, Encode};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The SHA-256 of a file's bytes; lower-case hexadecimal in text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of these bytes. Takes time in proportion to them.
    pub fn of(bytes: &[u8]) -> Self {
        let sum = digest(&SHA256, bytes);
        Self(sum.as_ref().try_into().expect("SHA-256 is 32 bytes"))
    }
}

/// A file that belongs to a message.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Attachment {
    /// What the sender called it: a label, never a path.
    pub name: String,
    /// What the sender said it is, as `type/subtype`.
    pub mime: String,
    /// Its length in bytes.
    pub size: u64,
    /// Which bytes it is.
    #[serde(rename = "sha256")]
    pub digest: Digest,
    /// Shown inside the text rather than beside it; its Content-ID then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inline: Option<String>,
    /// What its bytes are, where that is something else than was said: such a file is never shown as
    /// what it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

impl Attachment {
    /// The same once it is known what its bytes are; what lies is not shown inside a text.
    pub fn found_to_be(mut self, instead: Option<&str>) -> Self {
        if let Some(instead) = instead {
            self.found = Some(instead.to_owned());
            self.inline = None;
        }
        self
    }
}

/// The most files one message may carry.
pub const ATTACHMENTS_MAX: usize = 100;

/// The longest label of a file, in bytes.
pub const FILE_NAME_BYTES_MAX: usize = 255;

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADigest;

impl fmt::Display for NotADigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected 64 hexadecimal digits")
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        if text.len() != 64 || !text.is_ascii() {
            return Err(NotADigest);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotADigest)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotADigest)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back_from_its_text() {
        let digest = Digest([0xa7; 32]);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!("xy".repeat(32).parse::<Digest>(), Err(NotADigest));
        assert_eq!("é".repeat(32).parse::<Digest>(), Err(NotADigest));
    }
}
