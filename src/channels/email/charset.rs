//! Bytes into text, whatever they are labelled as.

use std::panic::catch_unwind;

use mail_parser::decoders::charsets::map::charset_decoder;

use super::shifted::unshifted;

/// The text of `bytes`, labelled as `label`.
///
/// Labels lie. Text that is valid UTF-8 with letters beyond ASCII is UTF-8 whatever the label says of
/// the Latin family, for the chance is nil that Latin text happens to form it; bytes that are not
/// UTF-8 although they should be are read as windows-1252, which has a letter for nearly every byte.
pub(super) fn text(bytes: &[u8], label: Option<&str>) -> String {
    let label = label
        .unwrap_or_default()
        .trim_matches(|c: char| c.is_whitespace() || c == '"');
    let label = label.to_ascii_lowercase();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if GUESSED.contains(&label.as_str())
        || (decoder(&label).is_none() && unshifted(&label, b"").is_none())
    {
        return guess(bytes);
    }
    let text = match unshifted(&label, bytes) {
        Some((plain, bytes)) => decode(plain, &bytes),
        None => decode(&label, bytes),
    };
    // What the label makes no sense of is UTF-8 if it can be.
    match std::str::from_utf8(bytes) {
        Ok(utf8) if text.contains('\u{fffd}') && !utf8.is_ascii() => utf8.to_owned(),
        _ => text,
    }
}

/// Text without a believable label.
pub(super) fn guess(bytes: &[u8]) -> String {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A few broken sequences among many good ones are a cut or damaged UTF-8 text.
    if bad == 0 || good > bad * 4 {
        String::from_utf8_lossy(bytes).into_owned()
    } else {
        decode("windows-1252", bytes)
    }
}

/// Text without a label, in a message that elsewhere names the charset `hint`.
pub(super) fn guess_as(bytes: &[u8], hint: Option<&str>) -> String {
    let guessed = guess(bytes);
    // Text that is UTF-8 says so itself.
    let Some(hint) = hint.filter(|_| std::str::from_utf8(bytes).is_err()) else {
        return guessed;
    };
    let hinted = text(bytes, Some(hint));
    if hinted.contains('\u{fffd}') {
        guessed
    } else {
        hinted
    }
}

/// The first charset that `raw` names and that says more than the usual ones.
pub(super) fn hint(raw: &[u8]) -> Option<String> {
    let window = &raw[..raw.len().min(HINT_BYTES_MAX)];
    let marks = window.iter().enumerate().filter_map(|(at, byte)| {
        let rest = &window[at..];
        let parameter = matches!(byte, b'c' | b'C')
            && rest.len() > 8
            && rest[..8].eq_ignore_ascii_case(b"charset=");
        let word = rest.starts_with(b"=?");
        match (parameter, word) {
            (true, _) => Some(&rest[8..]),
            (_, true) => Some(&rest[2..]),
            _ => None,
        }
    });
    let labels = marks.map(|rest| {
        let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
        let token = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
        let length = rest.iter().take(LABEL_BYTES_MAX).take_while(token).count();
        String::from_utf8_lossy(&rest[..length]).to_ascii_lowercase()
    });
    let mut labels = labels.take(HINTS_MAX);
    labels.find(|label| !GUESSED.contains(&label.as_str()) && decoder(label).is_some())
}

fn decoder(label: &str) -> Option<fn(&[u8]) -> String> {
    if label.is_empty() {
        None
    } else {
        charset_decoder(label.as_bytes())
    }
}

/// `bytes` as what `label` says, broken letters replaced.
pub(super) fn decode(label: &str, bytes: &[u8]) -> String {
    let Some(decoder) = decoder(label) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    catch_unwind(|| decoder(bytes)).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// How much of a message is searched for the name of a charset, in bytes.
const HINT_BYTES_MAX: usize = 64 * 1024;

/// The most names of charsets that are looked at.
const HINTS_MAX: usize = 200;

/// The longest name of a charset.
const LABEL_BYTES_MAX: usize = 40;

/// Labels that say little: what is there is looked at instead.
const GUESSED: [&str; 12] = [
    "",
    "utf-8",
    "utf8",
    "us-ascii",
    "ascii",
    "iso-8859-1",
    "iso8859-1",
    "iso_8859-1",
    "latin1",
    "windows-1252",
    "cp1252",
    "unknown-8bit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_text_labelled_as_utf8_is_still_read() {
        assert_eq!(text(b"ma\xf1ana", Some("utf-8")), "mañana");
        assert_eq!(text(b"ma\xf1ana", None), "mañana");
    }

    #[test]
    fn utf8_labelled_as_latin_is_not_garbled() {
        assert_eq!(text("mañana €".as_bytes(), Some("ISO-8859-1")), "mañana €");
    }

    #[test]
    fn windows_quotes_labelled_latin1_are_quotes() {
        assert_eq!(text(b"\x93hola\x94 \x80", Some("iso-8859-1")), "“hola” €");
    }

    #[test]
    fn a_cut_utf8_text_loses_only_its_last_letter() {
        assert_eq!(
            text(b"\xc3\xa1\xc3\xa9\xc3\xad\xc3\xb3\xc3\xba\xc3", None),
            "áéíóú\u{fffd}"
        );
    }

    #[test]
    fn letters_without_a_label_are_in_the_charset_that_is_named_elsewhere() {
        let raw = b"Subject: \xc4\xe3\r\nContent-Type: text/plain; Charset=\"GB2312\"\r\n";
        let found = hint(raw);
        assert_eq!(found.as_deref(), Some("gb2312"));
        assert_eq!(guess_as(b"\xc4\xe3\xba\xc3", found.as_deref()), "你好");
        assert_eq!(guess_as("mañana".as_bytes(), found.as_deref()), "mañana");
        assert_eq!(
            hint(b"=?utf-8?Q?a?= =?koi8-r?B?b?=").as_deref(),
            Some("koi8-r")
        );
        assert_eq!(hint(b"charset="), None);
    }

    #[test]
    fn asian_labels_are_obeyed() {
        assert_eq!(text(b"\xc4\xe3\xba\xc3", Some("gb2312")), "你好");
        assert_eq!(text(b"\x1b$B%O%m\x1b(B", Some("iso-2022-jp")), "ハロ");
    }
}
