//! Seven-bit charsets that shift between alphabets (RFC 1468, 1557, 1843), as charsets without shifts.

use std::borrow::Cow;

use super::charset::decode;

/// A charset without shifts, and the bytes of a text in it; `None` for labels that shift nothing.
pub(super) fn unshifted<'a>(label: &str, bytes: &'a [u8]) -> Option<(&'static str, Cow<'a, [u8]>)> {
    match label {
        "iso-2022-jp" | "csiso2022jp" | "iso-2022-jp-1" | "iso-2022-jp-2" | "iso-2022-jp-ms" => {
            Some(japanese(bytes))
        }
        "iso-2022-kr" | "csiso2022kr" => Some(("euc-kr", korean(bytes).into())),
        "hz-gb-2312" => Some(("gb2312", chinese(bytes).into())),
        "unicode-1-1-utf-7" | "x-unicode-1-1-utf-7" | "csunicode11utf7" => {
            Some(("utf-7", bytes.into()))
        }
        _ => None,
    }
}

/// A shift that is undone at once shows nothing, and a strict decoder takes it for an attack; words
/// of a header that were put together are full of them.
fn japanese(bytes: &[u8]) -> (&'static str, Cow<'_, [u8]>) {
    if !bytes.is_ascii() {
        // Eight bits: some systems forget to convert what they label. In the other's letters hardly
        // any text is whole.
        let broken = |label| decode(label, bytes).matches('\u{fffd}').count();
        let plain = if broken("shift_jis") < broken("euc-jp") {
            "shift_jis"
        } else {
            "euc-jp"
        };
        return (plain, bytes.into());
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let length = shift(&bytes[at..]);
        if length > 0 && shift(&bytes[at + length..]) > 0 {
            at += length;
        } else {
            let end = at + length.max(1);
            out.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
    ("iso-2022-jp", out.into())
}

/// How long the shift is that `bytes` begin with; 0 when they begin with none.
fn shift(bytes: &[u8]) -> usize {
    match bytes {
        [0x1b, b'(', b'B' | b'J' | b'I' | b'H', ..] | [0x1b, b'$', b'@' | b'B' | b'A', ..] => 3,
        [0x1b, b'$', b'(', b'D', ..] => 4,
        _ => 0,
    }
}

/// Between shift-out and shift-in every byte is half a letter, without its high bit.
fn korean(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\x1b$)C").unwrap_or(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    let mut high = 0;
    for &byte in bytes {
        match byte {
            0x0e => high = 0x80,
            0x0f => high = 0,
            b'\n' => {
                high = 0;
                out.push(byte);
            }
            _ if byte > b' ' => out.push(byte | high),
            _ => out.push(byte),
        }
    }
    out
}

/// `~{` and `~}` shift; `~~` is a tilde and `~` at the end of a line joins it with the next.
fn chinese(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut high = 0;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let pair = if *first == b'~' { tail.first() } else { None };
        rest = if pair.is_some() { &tail[1..] } else { tail };
        match (first, pair) {
            (_, Some(b'{')) => high = 0x80,
            (_, Some(b'}')) => high = 0,
            (_, Some(b'~')) => out.push(b'~'),
            (_, Some(b'\n')) => {}
            (_, Some(other)) => out.extend([b'~', *other]),
            (b'\n', None) => {
                high = 0;
                out.push(b'\n');
            }
            (byte, None) if *byte > b' ' => out.push(byte | high),
            (byte, None) => out.push(*byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::charset::text;

    #[test]
    fn shifts_that_follow_each_other_hide_nothing() {
        let joined = b"\x1b$B%F%9\x1b(B\x1b$B%H\x1b(B.";
        assert_eq!(text(joined, Some("ISO-2022-JP")), "テスト.");
    }

    #[test]
    fn japanese_that_was_not_converted_is_read_all_the_same() {
        assert_eq!(
            text(b"\xa5\xc6\xa5\xb9\xa5\xc8", Some("iso-2022-jp")),
            "テスト"
        );
        assert_eq!(text(b"\x83e\x83X\x83g", Some("iso-2022-jp")), "テスト");
        assert_eq!(text("テスト".as_bytes(), Some("iso-2022-jp")), "テスト");
    }

    #[test]
    fn korean_and_chinese_in_seven_bits_are_read() {
        assert_eq!(
            text(b"\x1b$)CA: \x0e>H3g\x0f.", Some("iso-2022-kr")),
            "A: 안녕."
        );
        assert_eq!(text(b"A: ~{<:Ky2;~} ~~", Some("hz-gb-2312")), "A: 己所不 ~");
        assert_eq!(text(b"\x0e\x0e~\x0f", Some("iso-2022-kr")), "\u{fffd}");
        assert_eq!(text(b"~", Some("hz-gb-2312")), "~");
        let label = Some("unicode-1-1-utf-7");
        assert_eq!(
            text(b"zum +ANw-bermittlungsstatus", label),
            "zum Übermittlungsstatus"
        );
    }
}
