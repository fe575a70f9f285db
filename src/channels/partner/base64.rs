//! Base64, for keys that sign and for files in JSON.

/// Base64 (RFC 4648, section 4) with its padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = three
            .iter()
            .chain(&[0, 0])
            .take(3)
            .fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        for at in 0..4 {
            let six = (word >> (18 - 6 * at)) & 0x3f;
            text.push(if at <= three.len() {
                char::from(ALPHABET[six as usize])
            } else {
                '='
            });
        }
    }
    text
}

/// The bytes of base64, with or without its padding; `None` where it is none.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for byte in four {
            word = word << 6 | u32::from(six(*byte)?);
        }
        let [_, one, two, three] = (word << (6 * (4 - four.len()))).to_be_bytes();
        match four.len() {
            4 => bytes.extend([one, two, three]),
            3 => bytes.extend([one, two]),
            2 => bytes.push(one),
            _ => return None,
        }
    }
    Some(bytes)
}

fn six(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_base64_is_refused() {
        for odd in ["A", "AA-A", "AA A", "\u{e9}AAA"] {
            assert_eq!(decode(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn base64_goes_both_ways(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let text = encode(&bytes);
            prop_assert_eq!(text.len() % 4, 0);
            prop_assert_eq!(decode(&text), Some(bytes));
        }
    }
}
