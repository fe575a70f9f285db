//! Lists and bytes of a stated length: what keeps a lying length from costing memory.

use std::fmt;
use std::ops::Deref;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use bincode::de::{BorrowDecoder, Decoder};
use bincode::enc::Encoder;
use bincode::error::{DecodeError, EncodeError};
use bincode::{BorrowDecode, Decode, Encode};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// At most [`LIST_ITEMS_MAX`] things of one kind, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

/// Bytes as they are; base64 in JSON.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Blob(pub Vec<u8>);

/// The most items one list may hold; a longer list is refused before its first item is read.
pub const LIST_ITEMS_MAX: usize = 4_000;

impl<T> List<T> {
    /// Nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The items themselves.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Keeps the first [`LIST_ITEMS_MAX`]: whoever could have more must page.
impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().take(LIST_ITEMS_MAX).collect())
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(mut items: Vec<T>) -> Self {
        items.truncate(LIST_ITEMS_MAX);
        Self(items)
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Encode + 'static> Encode for List<T> {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.0.encode(encoder)
    }
}

impl<C, T: Decode<C>> Decode<C> for List<T> {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let announced = u64::decode(decoder)?;
        let length = usize::try_from(announced).unwrap_or(usize::MAX);
        if length > LIST_ITEMS_MAX {
            return Err(DecodeError::Other("a list is too long"));
        }
        decoder.claim_container_read::<T>(length)?;
        // Grown as items arrive, so that an announced length costs nothing by itself.
        let mut items = Vec::new();
        for _ in 0..length {
            decoder.unclaim_bytes_read(size_of::<T>());
            items.push(T::decode(decoder)?);
        }
        Ok(Self(items))
    }
}

impl<'de, C, T: Decode<C>> BorrowDecode<'de, C> for List<T> {
    fn borrow_decode<D: BorrowDecoder<'de, Context = C>>(
        decoder: &mut D,
    ) -> Result<Self, DecodeError> {
        Self::decode(decoder)
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(out)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Items<T>(Vec<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {LIST_ITEMS_MAX}")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Vec<T>, A::Error> {
                while let Some(item) = items.next_element()? {
                    if self.0.len() == LIST_ITEMS_MAX {
                        return Err(A::Error::custom("a list is too long"));
                    }
                    self.0.push(item);
                }
                Ok(self.0)
            }
        }

        input.deserialize_seq(Items(Vec::new())).map(Self)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Encode for Blob {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.0.encode(encoder)
    }
}

impl<C> Decode<C> for Blob {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Vec::decode(decoder).map(Self)
    }
}

impl<'de, C> BorrowDecode<'de, C> for Blob {
    fn borrow_decode<D: BorrowDecoder<'de, Context = C>>(
        decoder: &mut D,
    ) -> Result<Self, DecodeError> {
        Self::decode(decoder)
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let read = BASE64_STANDARD.decode(String::deserialize(input)?);
        read.map(Self)
            .map_err(|_| D::Error::custom("expected base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_exactly_one_spelling_in_json() {
        let read = |text: &str| serde_json::from_str::<Blob>(&format!("\"{text}\"")).ok();
        for (length, text) in ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="].iter().enumerate() {
            let blob = read(text).expect("an example of RFC 4648");
            assert_eq!(blob.0, b"foobar"[..length]);
            let written = serde_json::to_string(&blob).expect("JSON");
            assert_eq!(written, format!("\"{text}\""));
        }
        for odd in ["Z", "Zg", "Zg=", "Zh==", "Zm9\u{f1}", "Zg==Zg==", "===="] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
