//! Content-Transfer-Encoding (RFC 2045), forgiving: damage costs the damaged bytes, not the part.

use std::borrow::Cow;

/// The bytes of a body encoded as `encoding`; unknown encodings are taken as they are.
pub(super) fn decode<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

/// Base64, skipping whatever is not of its alphabet; padding may come anywhere.
pub(super) fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3 + 3);
    let (mut word, mut sextets) = (0_u32, 0_u32);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                flush(&mut out, word, sextets);
                (word, sextets) = (0, 0);
                continue;
            }
            _ => continue,
        };
        word = (word << 6) | u32::from(value);
        sextets += 1;
        if sextets == 4 {
            out.extend_from_slice(&word.to_be_bytes()[1..]);
            (word, sextets) = (0, 0);
        }
    }
    flush(&mut out, word, sextets);
    out
}

fn flush(out: &mut Vec<u8>, word: u32, sextets: u32) {
    let [_, first, second, _] = (word << (6 * (4 - sextets.min(3)))).to_be_bytes();
    match sextets {
        2 => out.push(first),
        3 => out.extend_from_slice(&[first, second]),
        _ => {}
    }
}

/// Quoted-printable; an `=` that begins no escape stands for itself.
pub(super) fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let content = line.trim_ascii_end();
        let soft = content.last() == Some(&b'=');
        let content = if soft {
            &content[..content.len() - 1]
        } else {
            content
        };
        let mut rest = content;
        while let Some(at) = rest.iter().position(|byte| *byte == b'=') {
            out.extend_from_slice(&rest[..at]);
            let escaped = rest.get(at + 1..at + 3).and_then(escape);
            out.push(escaped.unwrap_or(b'='));
            rest = &rest[if escaped.is_some() { at + 3 } else { at + 1 }..];
        }
        out.extend_from_slice(rest);
        if !soft && line.ends_with(b"\n") {
            out.extend_from_slice(if line.ends_with(b"\r\n") {
                b"\r\n"
            } else {
                b"\n"
            });
        }
    }
    out
}

/// The byte of two hexadecimal digits.
pub(super) fn escape(pair: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let [high, low] = pair else { return None };
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_through_noise_and_without_padding() {
        assert_eq!(base64(b"aG9s\r\nY*Q"), b"hola");
        assert_eq!(base64(b"aG9sYQ==aG9sYQ=="), b"holahola");
        assert_eq!(base64(b"aG9sYWE"), b"holaa");
    }

    #[test]
    fn quoted_printable_keeps_what_it_cannot_decode() {
        assert_eq!(
            quoted_printable(b"ma=F1ana= \r\n y =ZZ 3=\n!=3D  \r\n"),
            b"ma\xf1ana y =ZZ 3!=\r\n"
        );
    }

    #[test]
    fn an_unknown_encoding_changes_nothing() {
        assert_eq!(decode(b"=41", "x-uuencode").as_ref(), b"=41");
    }
}
