//! `multipart/form-data` (RFC 7578), as browsers write it: parts between lines with a boundary.

use super::body::{Broken, Posted, Upload, parameter, text};
use super::urlencoded::CHARSET;

/// Reads a body with this boundary.
///
/// Takes time in proportion to the body. A part without its end is nothing: whoever sent it was cut off.
pub(super) fn read(body: &[u8], boundary: &str) -> Result<Posted, Broken> {
    if boundary.is_empty() || boundary.len() > BOUNDARY_BYTES_MAX {
        return Err(Broken::Malformed);
    }
    let mark = format!("\r\n--{boundary}").into_bytes();
    // The first line of all has no line before it, unless there is a preamble.
    let mut rest = match body.strip_prefix(&mark[2..]) {
        Some(rest) => rest,
        None => find(body, &mark).ok_or(Broken::Malformed)?.1,
    };
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            break;
        }
        rest = behind_line(rest)?;
        let (part, behind) = find(rest, &mark).ok_or(Broken::Cut)?;
        if parts.len() >= PARTS_MAX {
            return Err(Broken::TooMany);
        }
        parts.push(Part::read(part)?);
        rest = behind;
    }
    let charset = parts.iter().find(|part| part.name == CHARSET.as_bytes());
    let charset = charset.map(|part| String::from_utf8_lossy(part.bytes).trim().to_owned());
    let charset = charset.filter(|it| !it.is_empty());
    let mut posted = Posted::default();
    for part in parts {
        part.put(&mut posted, charset.as_deref())?;
    }
    Ok(posted)
}

/// One part, its bytes where they came.
struct Part<'a> {
    name: Vec<u8>,
    file: Option<Vec<u8>>,
    mime: String,
    bytes: &'a [u8],
}

impl<'a> Part<'a> {
    fn read(part: &'a [u8]) -> Result<Self, Broken> {
        let (head, bytes) = match part.strip_prefix(b"\r\n") {
            Some(bytes) => (&part[..0], bytes),
            None => find(part, b"\r\n\r\n").ok_or(Broken::Malformed)?,
        };
        if head.len() > HEAD_BYTES_MAX {
            return Err(Broken::Malformed);
        }
        let mut read = Self {
            name: Vec::new(),
            file: None,
            mime: String::new(),
            bytes,
        };
        for line in head.split(|byte| *byte == b'\n') {
            // One byte one letter, so that a name in any charset can be had back.
            let line: String = line
                .trim_ascii()
                .iter()
                .map(|byte| char::from(*byte))
                .collect();
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let (first, rest) = value.split_once(';').unwrap_or((value, ""));
            if name.eq_ignore_ascii_case("content-disposition") {
                let is_field = first.trim().eq_ignore_ascii_case("form-data");
                let found = parameter(rest, "name").filter(|_| is_field);
                read.name = found.map(|it| bytes_of(&it)).ok_or(Broken::Malformed)?;
                read.file = parameter(rest, "filename").map(|it| bytes_of(&it));
            } else if name.eq_ignore_ascii_case("content-type") {
                value.trim().clone_into(&mut read.mime);
            }
        }
        Ok(read)
    }

    fn put(self, posted: &mut Posted, charset: Option<&str>) -> Result<(), Broken> {
        let field = text(&unescaped(&self.name), charset);
        let Some(file) = self.file else {
            let (_, rest) = self.mime.split_once(';').unwrap_or_default();
            let own = parameter(rest, "charset");
            return posted.add(field, text(self.bytes, own.as_deref().or(charset)));
        };
        // A browser sends a part for a field in which nothing was chosen, too.
        if file.is_empty() && self.bytes.is_empty() {
            return Ok(());
        }
        posted.attach(Upload {
            field,
            name: text(&unescaped(&file), charset),
            mime: self.mime,
            bytes: self.bytes.to_vec(),
        })
    }
}

/// Browsers write these three so in names (HTML, 4.10.21.8).
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [first, behind @ ..] = rest {
        let (byte, length) = match rest.get(..3) {
            Some(b"%22") => (b'"', 3),
            Some(b"%0D" | b"%0d") => (b'\r', 3),
            Some(b"%0A" | b"%0a") => (b'\n', 3),
            _ => (*first, 1),
        };
        out.push(byte);
        rest = if length == 1 { behind } else { &rest[length..] };
    }
    out
}

fn bytes_of(text: &str) -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c)).unwrap_or(b'?');
    text.chars().map(byte).collect()
}

/// What stands behind the line of a boundary, where nothing else but blanks may stand.
fn behind_line(rest: &[u8]) -> Result<&[u8], Broken> {
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
    let rest = &rest[blanks.count()..];
    match rest.strip_prefix(b"\r\n") {
        Some(rest) => Ok(rest),
        None if rest.len() < 2 => Err(Broken::Cut),
        None => Err(Broken::Malformed),
    }
}

/// What stands before and behind the first `mark`.
fn find<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == mark[0]) {
        let at = from + at;
        if let Some(behind) = bytes[at..].strip_prefix(mark) {
            return Some((&bytes[..at], behind));
        }
        from = at + 1;
    }
    None
}

/// The longest boundary (RFC 2046, 5.1.1).
const BOUNDARY_BYTES_MAX: usize = 70;

/// The longest head of a part, in bytes.
const HEAD_BYTES_MAX: usize = 4_096;

/// The most parts that are looked at.
const PARTS_MAX: usize = 250;

#[cfg(test)]
mod tests {
    use super::*;

    fn body(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut body = String::new();
        for (head, content) in parts {
            body += "--x\r\nContent-Disposition: form-data; ";
            body += head;
            body += "\r\n\r\n";
            body += content;
            body += "\r\n";
        }
        (body + "--x--\r\n").into_bytes()
    }

    #[test]
    fn fields_and_files_are_told_apart() {
        let body = body(&[
            ("name=\"message\"", "first\r\nsecond"),
            (
                "name=\"files\"; filename=\"a%22b.txt\"\r\nContent-Type: text/plain",
                "an --x-ray",
            ),
            ("name=\"files\"; filename=\"\"", ""),
        ]);
        let posted = read(&body, "x").expect("readable");
        assert_eq!(posted.first("message"), "first\r\nsecond");
        assert_eq!(posted.files.len(), 1);
        assert_eq!(posted.files[0].name, "a\"b.txt");
        assert_eq!(posted.files[0].mime, "text/plain");
        assert_eq!(posted.files[0].bytes, b"an --x-ray");
    }

    #[test]
    fn the_page_says_its_charset_in_a_field_and_names_of_files_are_in_it_too() {
        let mut bytes = body(&[("name=\"_charset_\"", "iso-8859-1")]);
        bytes.truncate(bytes.len() - 7);
        bytes.extend_from_slice(
            b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\xf1o.txt\"\r\n\r\n1\r\n--x--",
        );
        let posted = read(&bytes, "x").expect("readable");
        assert_eq!(posted.files[0].name, "año.txt");
    }

    #[test]
    fn what_was_cut_off_or_torn_is_refused_at_every_byte() {
        let whole = body(&[("name=\"a\"", "1"), ("name=\"f\"; filename=\"f\"", "22")]);
        let end = whole.len() - 4;
        for at in 0..end {
            assert!(read(&whole[..at], "x").is_err(), "{at}");
        }
        assert!(read(&whole[..end + 2], "x").is_ok());
        assert_eq!(read(b"nothing", "x"), Err(Broken::Malformed));
        assert_eq!(
            read(b"--x\r\nno head\r\n--x--", "x"),
            Err(Broken::Malformed)
        );
        let other = b"--x\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--x--";
        assert_eq!(read(other, "x"), Err(Broken::Malformed));
    }

    #[test]
    fn a_body_of_nothing_but_beginnings_takes_no_longer_than_its_bytes() {
        let body = "\r\n--xxxxxxxx".repeat(100_000);
        assert_eq!(read(body.as_bytes(), "xxxxxxxxx"), Err(Broken::Malformed));
    }
}
