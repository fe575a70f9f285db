//! Content-Transfer-Encoding (RFC 2045), forgiving: damage costs the damaged bytes, not the part.

use std::borrow::Cow;

/// The bytes of a body encoded as `encoding`; unknown encodings are taken as they are.
pub(super) fn decode<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => {
            uuencoded(body).map_or(Cow::Borrowed(body), Cow::Owned)
        }
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

/// Bytes as base64 on one line.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..4 {
            let value = (bits >> (18 - 6 * place)) & 63;
            out.push(if place <= three.len() {
                char::from(ALPHABET[value as usize])
            } else {
                '='
            });
        }
    }
    out
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

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

/// What stands between `begin` and `end` in the encoding of Unix-to-Unix copy; `None` without a
/// `begin`. Lines whose length is a lie give what is there.
pub(super) fn uuencoded(body: &[u8]) -> Option<Vec<u8>> {
    let mut lines = body
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end);
    lines.find(|line| line.starts_with(b"begin "))?;
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    for line in lines.take_while(|line| *line != b"end") {
        let Some((length, data)) = line.split_first() else {
            continue;
        };
        let value = |byte: &u8| u32::from(byte.wrapping_sub(b' ') & 63);
        let length = usize::try_from(value(length)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(length + 2);
        for group in data.chunks(4) {
            // Spaces at the end of a line may have been cut: they stand for zeros.
            let word = (0..4).fold(0, |word, at| (word << 6) | group.get(at).map_or(0, value));
            bytes.extend_from_slice(&word.to_be_bytes()[1..]);
        }
        bytes.truncate(length);
        out.extend_from_slice(&bytes);
    }
    Some(out)
}

/// Whether `body`, said to be base64, is not: text has spaces between its words, base64 has none. Of a few words
/// it is told by what base64 never has beside a length that does not come out even, where nothing that can be
/// read comes of them: base64 into which noise got still says something.
pub(super) fn is_no_base64(body: &[u8]) -> bool {
    if body.len() <= FEW_BYTES_MAX && is_a_few_words(body) && !is_readable(&base64(body)) {
        return true;
    }
    let between = |bytes: &&[u8]| {
        bytes[1] == b' ' && bytes[0].is_ascii_alphanumeric() && bytes[2].is_ascii_alphanumeric()
    };
    body.windows(3).filter(between).count() > 2 + body.len() / 50
}

fn is_a_few_words(body: &[u8]) -> bool {
    let body = body.trim_ascii();
    let is_sextet = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    let is_foreign = |byte: &u8| !is_sextet(byte) && !b"=\r\n".contains(byte);
    let sextets = body.iter().filter(|byte| is_sextet(byte)).count();
    !body.contains(&b'=') && sextets % 4 != 0 && body.iter().any(is_foreign)
}

fn is_readable(bytes: &[u8]) -> bool {
    let odd = |c: char| c.is_control() && !c.is_whitespace();
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(odd))
}

/// Up to so many bytes are a few words.
const FEW_BYTES_MAX: usize = 100;

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
        assert_eq!(decode(b"=41", "x-other").as_ref(), b"=41");
        assert_eq!(decode(b"hola", "x-uuencode").as_ref(), b"hola");
    }

    #[test]
    fn uuencoded_files_are_decoded() {
        let body = b"begin 644 a.txt\r\n*:&]L82!M=6YD;P``\r\n`\r\nend\r\n";
        assert_eq!(decode(body, "X-UUEncode").as_ref(), b"hola mundo");
        assert_eq!(uuencoded(b"begin 644 a\n~!!\n"), Some(vec![4, 16, 0]));
    }

    #[test]
    fn text_that_claims_to_be_base64_is_told_apart() {
        assert!(is_no_base64(b"Hola, que tal estamos hoy.\n"));
        assert!(is_no_base64(b"Muchas gracias\r\n") && is_no_base64(b"Gracias!\r\n"));
        assert!(!is_no_base64(b"aG9sYSBtdW5kbw==\r\naG9sYQ==\r\n"));
        assert!(!is_no_base64(b"aG9sYWE\r\n"), "only its padding is missing");
        assert!(
            !is_no_base64(b"aG9s!!\r\n YSBtdW5kbw\r\n"),
            "noise got into it"
        );
    }
}
