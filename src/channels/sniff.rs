//! What a file is by its first bytes, against what it is said to be.

/// What the bytes of a file say that it is, where that is something else than `said`: a stable type.
///
/// Only what is known by its beginning is told; a text says nothing about itself, and neither does a
/// sender who only says `application/octet-stream`.
pub fn found_instead(said: &str, head: &[u8]) -> Option<&'static str> {
    let said = said.to_ascii_lowercase();
    let said = said.split(';').next().unwrap_or_default().trim();
    if said.is_empty() || UNSAID.contains(&said) {
        return None;
    }
    match kind(head) {
        Some(found) if agrees(said, found) => None,
        Some(found) => Some(found),
        None if is_known_by_its_beginning(said) => Some("application/octet-stream"),
        None => None,
    }
}

/// The same of a file that has a name: what says nothing of itself is held against its name, as a
/// program would open it by that, and what would act is told whatever it is called.
pub fn found_under(name: &str, said: &str, head: &[u8]) -> Option<&'static str> {
    let found = found_instead(said, head);
    if found.is_some() {
        return found;
    }
    let plain = said.split(';').next().unwrap_or_default().trim();
    let is_unsaid = plain.is_empty() || UNSAID.contains(&plain.to_ascii_lowercase().as_str());
    match by_name(name) {
        Some(named) => found_instead(named, head),
        None if is_unsaid => kind(head).filter(|found| ACTING.contains(found)),
        None => None,
    }
}

/// Whether `mime` is written as a type is: two words and a stroke.
pub fn is_type(mime: &str) -> bool {
    let fine = |c: char| c.is_ascii_alphanumeric() || "/.+-_".contains(c);
    mime.chars().all(fine) && mime.split('/').filter(|half| !half.is_empty()).count() == 2
}

/// What a file of that name is taken for, where its bytes can tell.
fn by_name(name: &str) -> Option<&'static str> {
    let (_, end) = name.rsplit_once('.')?;
    let end = end.to_ascii_lowercase();
    let known = ENDINGS.iter().find(|(known, _)| *known == end);
    known.map(|(_, kind)| *kind)
}

/// What begins like this.
fn kind(head: &[u8]) -> Option<&'static str> {
    for (beginning, kind) in BEGINNINGS {
        if head.starts_with(beginning) {
            return Some(kind);
        }
    }
    if head.starts_with(b"RIFF") {
        return match head.get(8..12) {
            Some(b"WEBP") => Some("image/webp"),
            Some(b"WAVE") => Some("audio/wav"),
            Some(b"AVI ") => Some("video/x-msvideo"),
            _ => None,
        };
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(match head.get(8..12) {
            Some(b"heic" | b"heix" | b"mif1" | b"avif") => "image/heic",
            _ => "video/mp4",
        });
    }
    markup(head)
}

/// Markup that a browser would act on, behind whatever blanks and marks stand before it.
fn markup(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let text = head[start..].to_ascii_lowercase();
    let begins = |with: &[&[u8]]| with.iter().any(|with| text.starts_with(with));
    if begins(&[
        b"<!doctype html",
        b"<html",
        b"<script",
        b"<head",
        b"<body",
        b"<iframe",
    ]) {
        return Some("text/html");
    }
    let holds_svg = text.windows(4).any(|four| four == b"<svg");
    (begins(&[b"<svg"]) || begins(&[b"<?xml", b"<!doctype svg"]) && holds_svg)
        .then_some("image/svg+xml")
}

/// Whether something may be called so that begins like this.
fn agrees(said: &str, found: &str) -> bool {
    let family = |prefix: &str| said.starts_with(prefix);
    match found {
        _ if said == found => true,
        "image/jpeg" => matches!(said, "image/jpg" | "image/pjpeg"),
        "image/tiff" => family("image/"),
        "text/x-shellscript" => family("text/"),
        "image/heic" => matches!(said, "image/heif" | "image/avif"),
        "video/mp4" | "audio/ogg" | "video/webm" | "audio/mpeg" | "audio/wav" => {
            family("video/") || family("audio/") || said == "application/ogg"
        }
        // Every office document, book, package and archive of programs is a zip.
        "application/zip" | "application/gzip" | "application/x-ole-storage" => {
            family("application/")
        }
        "application/pdf" => matches!(said, "application/x-pdf" | "application/acrobat"),
        "text/html" => matches!(
            said,
            "application/xhtml+xml" | "text/xml" | "application/xml"
        ),
        "image/svg+xml" => matches!(said, "text/xml" | "application/xml"),
        "application/x-msdownload" => matches!(
            said,
            "application/x-dosexec" | "application/vnd.microsoft.portable-executable"
        ),
        _ => false,
    }
}

/// Whether whatever is rightly called so is known by how it begins.
fn is_known_by_its_beginning(said: &str) -> bool {
    matches!(
        said,
        "image/png" | "image/jpeg" | "image/jpg" | "image/gif" | "image/webp" | "application/pdf"
    )
}

/// What says nothing about a file.
const UNSAID: &[&str] = &[
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-download",
];

/// What a browser or a machine would run.
const ACTING: &[&str] = &[
    "text/html",
    "image/svg+xml",
    "application/x-msdownload",
    "text/x-shellscript",
];

const ENDINGS: &[(&str, &str)] = &[
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("pdf", "application/pdf"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("svg", "image/svg+xml"),
    ("exe", "application/x-msdownload"),
    ("sh", "text/x-shellscript"),
];

/// How many bytes of a file are enough to know it.
pub const HEAD_BYTES: usize = 512;

const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "application/x-ole-storage",
    ),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-elf"),
    (b"#!", "text/x-shellscript"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_called_by_its_name_is_no_lie() {
        for (said, head) in [
            ("image/png", &b"\x89PNG\r\n\x1a\n...."[..]),
            ("image/jpg", b"\xff\xd8\xff\xe0"),
            ("IMAGE/JPEG; name=x", b"\xff\xd8\xff\xe0"),
            (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                b"PK\x03\x04",
            ),
            ("audio/ogg", b"OggS"),
            ("audio/mp4", b"\0\0\0\x20ftypM4A "),
            ("text/plain", b"hola"),
            ("text/csv", b"BATCH;1"),
            ("application/octet-stream", b"MZ"),
            ("text/html", b"<html>"),
        ] {
            assert_eq!(found_instead(said, head), None, "{said}");
        }
    }

    #[test]
    fn a_lie_is_told_by_what_it_is() {
        for (said, head, is) in [
            ("image/png", &b"MZ\x90\0"[..], "application/x-msdownload"),
            ("image/png", b"<script>alert(1)</script>", "text/html"),
            ("image/jpeg", b" \n<svg onload=x>", "image/svg+xml"),
            ("image/png", b"<?xml version='1.0'?><svg/>", "image/svg+xml"),
            ("application/pdf", b"hola", "application/octet-stream"),
            ("text/plain", b"\xef\xbb\xbf<!DOCTYPE html>", "text/html"),
            ("image/gif", b"", "application/octet-stream"),
            ("audio/ogg", b"\x7fELF", "application/x-elf"),
        ] {
            assert_eq!(found_instead(said, head), Some(is), "{said}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(said in "[a-z/;]{0,20}", head in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = found_instead(&said, &head);
        }
    }

    #[test]
    fn what_says_nothing_of_itself_is_held_against_its_name() {
        let html = b"<html><script>";
        let unsaid = "application/octet-stream";
        assert_eq!(found_under("evil.jpg", unsaid, html), Some("text/html"));
        assert_eq!(
            found_under("evil.jpg", "text/html", html),
            Some("text/html")
        );
        assert_eq!(found_under("evil", unsaid, html), Some("text/html"));
        assert_eq!(found_under("page.html", unsaid, html), None);
        assert_eq!(found_under("photo.JPG", unsaid, b"\xff\xd8\xff\xe0"), None);
        assert_eq!(found_under("notes.txt", unsaid, b"hola"), None);
    }
}
