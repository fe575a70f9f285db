//! Secrets as text: base32 for people and their apps, base64url for tokens (RFC 4648).

/// Base32 in capitals without padding.
pub fn base32(bytes: &[u8]) -> String {
    write(bytes, BASE32, 5)
}

/// Reads base32 in either case; spaces, hyphens and padding are passed over, because people type it.
pub fn read_base32(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().filter(|b| !matches!(b, b' ' | b'-' | b'='));
    read(digits.map(|b| b.to_ascii_uppercase()), BASE32, 5)
}

/// Base64 with the URL's alphabet, without padding.
pub fn base64url(bytes: &[u8]) -> String {
    write(bytes, BASE64URL, 6)
}

/// Reads base64url exactly as [`base64url`] writes it: one text for one value.
pub fn read_base64url(text: &str) -> Option<Vec<u8>> {
    read(text.bytes(), BASE64URL, 6)
}

fn write(bytes: &[u8], alphabet: &[u8], width: u32) -> String {
    let digit = |value: u32| char::from(alphabet[value as usize & (alphabet.len() - 1)]);
    let mut text = String::with_capacity(bytes.len() * 8 / width as usize + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= width {
            bits -= width;
            text.push(digit(held >> bits));
        }
    }
    if bits > 0 {
        text.push(digit(held << (width - bits)));
    }
    text
}

fn read(digits: impl Iterator<Item = u8>, alphabet: &[u8], width: u32) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for digit in digits {
        let value = alphabet.iter().position(|known| *known == digit)?;
        held = (held << width | u32::try_from(value).ok()?) & 0xffff;
        bits += width;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    // A whole unused digit, or bits set in the unused rest, would be a second spelling of a value.
    let rest = held & ((1 << bits) - 1);
    (bits < width && rest == 0).then_some(bytes)
}

const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE64URL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 4648, section 10, without the padding.
    const VECTORS: [(&str, &str, &str); 7] = [
        ("", "", ""),
        ("f", "MY", "Zg"),
        ("fo", "MZXQ", "Zm8"),
        ("foo", "MZXW6", "Zm9v"),
        ("foob", "MZXW6YQ", "Zm9vYg"),
        ("fooba", "MZXW6YTB", "Zm9vYmE"),
        ("foobar", "MZXW6YTBOI", "Zm9vYmFy"),
    ];

    #[test]
    fn the_vectors_of_the_rfc_hold_both_ways() {
        for (plain, thirty_two, sixty_four) in VECTORS {
            assert_eq!(base32(plain.as_bytes()), thirty_two);
            assert_eq!(base64url(plain.as_bytes()), sixty_four);
            assert_eq!(read_base32(thirty_two).as_deref(), Some(plain.as_bytes()));
            assert_eq!(
                read_base64url(sixty_four).as_deref(),
                Some(plain.as_bytes())
            );
        }
    }

    #[test]
    fn base32_is_read_as_people_type_it() {
        let typed = read_base32("mzxw 6ytb-oi======");
        assert_eq!(typed.as_deref(), Some(b"foobar".as_slice()));
    }

    #[test]
    fn a_second_spelling_of_a_value_is_refused() {
        assert_eq!(read_base64url("Zh"), None);
        assert_eq!(read_base64url("Zg=="), None);
        assert_eq!(read_base64url("Z"), None);
        assert_eq!(read_base32("MZ"), None);
    }

    #[test]
    fn every_byte_survives() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(read_base64url(&base64url(&all)), Some(all.clone()));
        assert_eq!(read_base32(&base32(&all)), Some(all));
    }
}
