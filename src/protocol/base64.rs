//! Base64 of RFC 4648 section 4, with padding: how JSON carries bytes.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn write(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            if place <= group.len() {
                let six = (word >> (18 - 6 * place)) & 63;
                out.push(char::from(LETTERS[six as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let body = text.trim_end_matches('=');
    if text.len() - body.len() > 2 {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    for group in body.as_bytes().chunks(4) {
        let mut word = 0;
        for (place, letter) in group.iter().enumerate() {
            word |= value(*letter)? << (18 - 6 * place);
        }
        let [_, high, middle, low] = word.to_be_bytes();
        let kept = group.len().checked_sub(1).filter(|kept| *kept > 0)?;
        // Bits behind the last byte must be zero, so that bytes have exactly one spelling.
        let rest = [high, middle, low];
        if rest[kept..].iter().any(|byte| *byte != 0) {
            return None;
        }
        out.extend_from_slice(&rest[..kept]);
    }
    Some(out)
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_hold_both_ways() {
        let examples = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        for (length, text) in examples.iter().enumerate() {
            let bytes = &b"foobar"[..length];
            assert_eq!(write(bytes), *text);
            assert_eq!(read(text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn what_is_not_base64_is_refused() {
        for text in ["Z", "Zg=", "Z===", "Zh==", "Zm9\u{f1}", "Zg==Zg==", "===="] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
