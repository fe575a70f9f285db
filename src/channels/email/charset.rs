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
    if GUESSED.contains(&label.as_str()) || decoder(&label).is_none() {
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

fn decoder(label: &str) -> Option<fn(&[u8]) -> String> {
    if label.is_empty() {
        None
    } else {
        charset_decoder(label.as_bytes())
    }
}

fn decode(label: &str, bytes: &[u8]) -> String {
    let Some(decoder) = decoder(label) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    catch_unwind(|| decoder(bytes)).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

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
    fn asian_labels_are_obeyed() {
        assert_eq!(text(b"\xc4\xe3\xba\xc3", Some("gb2312")), "你好");
        assert_eq!(text(b"\x1b$B%O%m\x1b(B", Some("iso-2022-jp")), "ハロ");
    }
}
