//! What to call a file: a label for people, never a path.

use crate::domain::attachment::FILE_NAME_BYTES_MAX;
use crate::domain::text::clip;

/// A harmless label from what the sender wrote, or one made up from `mime` and `number`.
pub(super) fn label(written: &str, mime: &str, number: usize) -> String {
    let last = written.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !hides(*c)).map(plain).collect();
    let shown = shown.trim_matches(|c: char| c.is_whitespace() || c == '.');
    if shown.is_empty() {
        return match mime {
            "message/delivery-status" => "delivery-status.txt".to_owned(),
            _ => format!("file-{number}{}", extension(mime)),
        };
    }
    shorten(shown)
}

/// Cut to the limit, keeping what stands behind the last dot: people tell files by it.
fn shorten(name: &str) -> String {
    if name.len() <= FILE_NAME_BYTES_MAX {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= ENDING_BYTES_MAX => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    format!("{}{ending}", clip(stem, FILE_NAME_BYTES_MAX - ending.len()))
}

/// Characters that show nothing or turn the reading direction: `exe.fdp` would read as `pdf.exe`.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

fn plain(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

/// The usual ending of files of type `mime`, with its dot.
pub(super) fn extension(mime: &str) -> &'static str {
    match mime {
        "message/rfc822" | "message/global" => ".eml",
        "text/calendar" => ".ics",
        "text/plain"
        | "text/rfc822-headers"
        | "message/delivery-status"
        | "message/disposition-notification" => ".txt",
        "text/html" => ".html",
        "text/csv" => ".csv",
        "text/vcard" | "text/x-vcard" => ".vcf",
        "application/pdf" => ".pdf",
        "application/zip" => ".zip",
        "application/pgp-signature" => ".asc",
        "application/pkcs7-mime" | "application/x-pkcs7-mime" => ".p7m",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => ".p7s",
        "application/ms-tnef" => ".dat",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "image/heic" => ".heic",
        "image/tiff" => ".tif",
        "image/bmp" => ".bmp",
        "video/quicktime" => ".mov",
        "video/mp4" => ".mp4",
        "video/3gpp" => ".3gp",
        "audio/mpeg" => ".mp3",
        "audio/mp4" => ".m4a",
        "audio/amr" => ".amr",
        "audio/ogg" => ".ogg",
        "audio/wav" | "audio/x-wav" => ".wav",
        "application/gzip" | "application/x-gzip" => ".gz",
        "application/json" => ".json",
        "application/xml" | "text/xml" => ".xml",
        "application/rtf" | "text/rtf" => ".rtf",
        "application/msword" => ".doc",
        "application/vnd.ms-excel" => ".xls",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        "application/vnd.oasis.opendocument.text" => ".odt",
        _ => UNKNOWN_ENDING,
    }
}

/// The ending of what nobody knows how to open.
pub(super) const UNKNOWN_ENDING: &str = ".bin";

/// An ending longer than this is part of the name.
const ENDING_BYTES_MAX: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_to_its_last_step() {
        assert_eq!(label("../../etc/passwd", "", 1), "passwd");
        assert_eq!(label("C:\\Users\\ana\\año 26.pdf", "", 1), "año 26.pdf");
        assert_eq!(label("..", "application/pdf", 3), "file-3.pdf");
    }

    #[test]
    fn characters_that_lie_about_the_ending_go() {
        assert_eq!(label("factura\u{202e}fdp.exe", "", 1), "facturafdp.exe");
        assert_eq!(label("a\u{200b}.php\r\n", "", 1), "a.php");
    }

    #[test]
    fn of_two_endings_the_last_one_is_seen() {
        assert_eq!(label("factura.pdf.exe", "", 1), "factura.pdf.exe");
        let padded = format!("factura.pdf{}.exe", " ".repeat(4_000));
        let seen = label(&padded, "", 1);
        let ending = seen.rsplit('.').next();
        assert_eq!(ending, Some("exe"));
        assert_eq!(label("nota.pdf\0.exe", "", 1), "nota.pdf.exe");
        assert_eq!(label("nota.exe...  ", "", 1), "nota.exe");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = label(&format!("{}.pdf", "ñ".repeat(400)), "", 1);
        assert!(name.len() <= FILE_NAME_BYTES_MAX && name.ends_with("ñ.pdf"));
    }
}
