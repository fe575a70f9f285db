//! `application/x-www-form-urlencoded`, as browsers write it (URL Standard, 5.1).

use super::body::{Broken, Posted, text};

/// Reads a body; `charset` is what its type says, where it says anything.
pub(super) fn read(body: &[u8], charset: Option<String>) -> Result<Posted, Broken> {
    let pairs = || {
        let pieces = body.split(|byte| *byte == b'&');
        pieces.filter(|piece| !piece.is_empty()).map(|piece| {
            let at = piece.iter().position(|byte| *byte == b'=');
            let (name, value) = piece.split_at(at.unwrap_or(piece.len()));
            (name, value.get(1..).unwrap_or_default())
        })
    };
    // The browser says in it what it wrote, whatever the server thinks of the page.
    let said = pairs().find(|(name, _)| *name == CHARSET.as_bytes());
    let said = said.map(|(_, value)| String::from_utf8_lossy(&decoded(value)).into_owned());
    let charset = said.filter(|said| !said.is_empty()).or(charset);
    let mut posted = Posted::default();
    for (name, value) in pairs() {
        let name = text(&decoded(name), charset.as_deref());
        posted.add(name, text(&decoded(value), charset.as_deref()))?;
    }
    Ok(posted)
}

/// `+` is a blank, `%41` a byte; anything else stands for itself.
fn decoded(written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let [first, behind @ ..] = rest {
        let (byte, length) = match (first, behind) {
            (b'+', _) => (b' ', 1),
            (b'%', [high, low, ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, 3),
                _ => (b'%', 1),
            },
            (byte, _) => (*byte, 1),
        };
        out.push(byte);
        rest = &rest[length..];
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// The field in which a browser says the charset.
pub(super) const CHARSET: &str = "_charset_";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_wrongly_stands_for_itself() {
        assert_eq!(decoded(b"100%+%4g%41%"), b"100% %4gA%");
    }

    #[test]
    fn a_name_without_a_value_is_empty() {
        let posted = read(b"a&b=&=c&&d=e=f", None).expect("readable");
        let pairs: Vec<(&str, &str)> = posted
            .pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(pairs, [("a", ""), ("b", ""), ("", "c"), ("d", "e=f")]);
    }
}
