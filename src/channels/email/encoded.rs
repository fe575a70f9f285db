//! Encoded words in header fields (RFC 2047), as they are really sent.

use super::{charset, transfer};

/// A stretch of a field: as it stands, or what encoded words stood for.
enum Stretch<'a> {
    Plain(&'a str),
    Decoded(String),
}

/// The text of an unstructured field.
pub(super) fn text(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    for stretch in stretches(field) {
        match stretch {
            Stretch::Plain(plain) => out.push_str(plain),
            Stretch::Decoded(decoded) => out.push_str(&decoded),
        }
    }
    out
}

/// The same field with every run of encoded words rewritten as one word of UTF-8.
///
/// Mailers split characters of several bytes across words, against section 5; a parser of structured
/// fields that decodes word by word would garble them.
pub(super) fn joined(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    for stretch in stretches(field) {
        match stretch {
            Stretch::Plain(plain) => out.push_str(plain),
            Stretch::Decoded(decoded) => {
                out.push_str("=?utf-8?Q?");
                for byte in decoded.bytes() {
                    // No control characters: they would break the field again.
                    let byte = if byte < b' ' || byte == 0x7f {
                        b' '
                    } else {
                        byte
                    };
                    out.push('=');
                    out.push(char::from(HEX[usize::from(byte >> 4)]));
                    out.push(char::from(HEX[usize::from(byte & 15)]));
                }
                out.push_str("?=");
            }
        }
    }
    out
}

fn stretches(field: &str) -> Vec<Stretch<'_>> {
    let mut out = Vec::new();
    // Neighbouring words of one charset are decoded together; white space between words is dropped.
    let mut pending: Option<(String, Vec<u8>)> = None;
    let mut rest = field;
    let mut from = 0;
    while let Some(at) = rest
        .get(from..)
        .and_then(|tail| tail.find("=?"))
        .map(|at| at + from)
    {
        let Some((word, length)) = word(&rest[at..]) else {
            from = at + 2;
            continue;
        };
        let before = &rest[..at];
        if pending.is_none() || !before.trim().is_empty() {
            flush(&mut out, &mut pending);
            out.push(Stretch::Plain(before));
        }
        match &mut pending {
            Some((charset, bytes)) if *charset == word.0 => bytes.extend_from_slice(&word.1),
            _ => {
                flush(&mut out, &mut pending);
                pending = Some(word);
            }
        }
        rest = &rest[at + length..];
        from = 0;
    }
    flush(&mut out, &mut pending);
    out.push(Stretch::Plain(rest));
    out
}

fn flush(out: &mut Vec<Stretch<'_>>, pending: &mut Option<(String, Vec<u8>)>) {
    if let Some((charset, bytes)) = pending.take() {
        out.push(Stretch::Decoded(charset::text(&bytes, Some(&charset))));
    }
}

/// The charset and bytes of the encoded word that `text` begins with, and its length.
fn word(text: &str) -> Option<((String, Vec<u8>), usize)> {
    let inside = text.strip_prefix("=?")?;
    let charset_end = inside
        .bytes()
        .take(CHARSET_BYTES_MAX)
        .position(|byte| byte == b'?')?;
    let charset = inside.get(..charset_end)?;
    // RFC 2231 lets a language follow the charset.
    let charset = charset
        .split('*')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let encoding = inside.as_bytes().get(charset_end + 1)?;
    if inside.as_bytes().get(charset_end + 2) != Some(&b'?') || charset.is_empty() {
        return None;
    }
    let data = inside.get(charset_end + 3..)?;
    // Bounded, or a field of unfinished words would be searched to its end at each of them.
    let window = data.as_bytes().get(..data.len().min(WORD_BYTES_MAX))?;
    let data_end = window.windows(2).position(|pair| pair == b"?=")?;
    let data = &window[..data_end];
    let bytes = match encoding {
        b'B' | b'b' => transfer::base64(data),
        b'Q' | b'q' => {
            let spaced: Vec<u8> = data
                .iter()
                .map(|byte| if *byte == b'_' { b' ' } else { *byte })
                .collect();
            q_words(&spaced)
        }
        _ => return None,
    };
    Some(((charset, bytes), 2 + charset_end + 3 + data_end + 2))
}

fn q_words(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut rest = data;
    while let Some((first, tail)) = rest.split_first() {
        let escaped = tail
            .get(..2)
            .filter(|_| *first == b'=')
            .and_then(transfer::escape);
        rest = if escaped.is_some() { &tail[2..] } else { tail };
        out.push(escaped.unwrap_or(*first));
    }
    out
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// The longest name of a charset that is looked for.
const CHARSET_BYTES_MAX: usize = 64;

/// The longest encoded word that is looked for; the RFC ends them at 75, some mailers never do.
const WORD_BYTES_MAX: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_split_across_two_words_is_joined() {
        assert_eq!(text("=?utf-8?B?bWHD?= =?utf-8?B?sWFuYQ==?="), "mañana");
        assert_eq!(text("=?UTF-8?Q?ma=C3?=\r\n =?utf-8?q?=B1ana?="), "mañana");
    }

    #[test]
    fn white_space_between_words_goes_and_beside_text_stays() {
        assert_eq!(
            text("a =?utf-8?Q?b?= c =?utf-8?Q?d_e?= =?iso-8859-1?Q?=F1?="),
            "a b c d eñ"
        );
    }

    #[test]
    fn what_only_looks_like_a_word_stays() {
        for odd in [
            "=?",
            "=?utf-8?X?a?=",
            "=?utf-8?Q?a",
            "1=?2",
            "=??Q?a?=",
            "=?é?=?",
        ] {
            assert_eq!(text(odd), odd);
        }
    }

    #[test]
    fn spaces_inside_a_word_are_forgiven() {
        assert_eq!(text("=?utf-8?Q?Pedido n=C2=BA 5?="), "Pedido nº 5");
    }

    #[test]
    fn joining_hides_no_line_end_in_a_word() {
        assert_eq!(joined("=?utf-8?Q?a=0D=0Ab?="), "=?utf-8?Q?=61=20=20=62?=");
    }
}
