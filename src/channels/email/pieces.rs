//! Parameters in pieces and in other charsets (RFC 2231): `name*0*=utf-8''a%C3; name*1*=%B1o`.

use std::collections::BTreeMap;

use super::{charset, transfer};

/// The parameters of `field` that are written in pieces or with a charset, put together.
///
/// The bytes of all pieces are decoded at once: programs cut between the bytes of a letter, and
/// charsets that shift go on shifting in the next piece.
pub(super) fn parameters(field: &str) -> Vec<(String, String)> {
    let mut found: BTreeMap<String, BTreeMap<u32, (bool, Vec<u8>)>> = BTreeMap::new();
    for text in split(field).into_iter().skip(1).take(PIECES_MAX) {
        let Some((name, value)) = text.split_once('=') else {
            continue;
        };
        let Some((name, number)) = name.trim().split_once('*') else {
            continue;
        };
        let encoded = number.is_empty() || number.ends_with('*');
        let number = match number.trim_end_matches('*') {
            "" => 0,
            digits => match digits.parse() {
                Ok(number) => number,
                Err(_) => continue,
            },
        };
        let value = unquoted(value.trim());
        let pieces = found.entry(name.to_ascii_lowercase()).or_default();
        pieces.entry(number).or_insert((encoded, value));
    }
    found
        .into_iter()
        .filter_map(|(name, pieces)| Some((name, joined(&pieces)?)))
        .collect()
}

fn joined(pieces: &BTreeMap<u32, (bool, Vec<u8>)>) -> Option<String> {
    let (encoded, first) = pieces.get(&0)?;
    let mut quotes = first.splitn(3, |byte| *byte == b'\'');
    let (label, first) = match (quotes.next(), quotes.next(), quotes.next()) {
        (Some(label), Some(_), Some(rest)) if *encoded => (label, rest),
        _ => (&b""[..], first.as_slice()),
    };
    let mut bytes = Vec::new();
    for (number, (encoded, piece)) in pieces {
        let piece = if *number == 0 { first } else { piece };
        if *encoded {
            percent(&mut bytes, piece);
        } else {
            bytes.extend_from_slice(piece);
        }
    }
    let label = String::from_utf8_lossy(label);
    Some(charset::text(&bytes, Some(&label)))
}

fn percent(out: &mut Vec<u8>, piece: &[u8]) {
    let mut rest = piece;
    while let [first, tail @ ..] = rest {
        let escaped = tail
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(transfer::escape);
        out.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
}

/// `field` at its semicolons, save those in quotes.
fn split(field: &str) -> Vec<&str> {
    let (mut out, mut from, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, byte) in field.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                out.push(&field[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&field[from..]);
    out
}

fn unquoted(value: &str) -> Vec<u8> {
    let Some(inside) = value.strip_prefix('"') else {
        return value.into();
    };
    let mut out = Vec::with_capacity(inside.len());
    let mut bytes = inside.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => out.extend(bytes.next()),
            _ => out.push(byte),
        }
    }
    out
}

/// The most parameters of one field that are looked at.
const PIECES_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn name_in(field: &str) -> Option<String> {
        let found = parameters(field).into_iter();
        found.map(|(_, value)| value).next()
    }

    #[test]
    fn a_letter_cut_in_two_is_whole_again() {
        let field =
            "attachment; filename*0*=UTF-8''a%C3; filename*1*=%B1o%20; filename*2=\"26.pdf\"";
        assert_eq!(name_in(field).as_deref(), Some("año 26.pdf"));
        let field = "a/b; name*0*=ISO-2022-JP'ja'%1b$B%25F; name*1*=%259%25H%1b%28B; name*2=.txt";
        assert_eq!(name_in(field).as_deref(), Some("テスト.txt"));
    }

    #[test]
    fn pieces_may_come_in_any_order_and_twice() {
        let field = "x; n*1=b; N*0=\"a;\\\"\"; n*1=c";
        assert_eq!(name_in(field).as_deref(), Some("a;\"b"));
    }

    #[test]
    fn what_begins_nowhere_is_nothing() {
        for field in [
            "x; n*1=a",
            "x; n=a",
            "x; n*z=a",
            "x; *",
            "",
            "x; n*99999999999=a",
        ] {
            assert_eq!(name_in(field), None, "{field}");
        }
        assert_eq!(name_in("x; n*='%").as_deref(), Some("'%"));
    }
}
