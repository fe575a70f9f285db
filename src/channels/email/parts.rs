//! The structure of a message: one pass over its lines, bounded in depth and number.

use super::charset;
use super::fields::{Fields, Keep, Media, name};

/// A message taken apart.
#[derive(Debug)]
pub(super) struct Message<'a> {
    /// The fields of the message itself.
    pub(super) head: Fields,
    /// What the message as a whole is.
    pub(super) media: Media,
    /// Everything below the head, encoded and unparted.
    pub(super) body: &'a [u8],
    /// Everything that is not a container, in order.
    pub(super) leaves: Vec<Leaf<'a>>,
    /// Nested deeper than is read.
    pub(super) too_deep: bool,
    /// More parts than are read.
    pub(super) too_many: bool,
}

/// A part that holds no other parts. A message within a message is one, unopened.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    /// Its fields.
    pub(super) fields: Fields,
    /// What it says it is.
    pub(super) media: Media,
    /// Its bytes, still encoded.
    pub(super) body: &'a [u8],
    /// The outermost `multipart/alternative` around it, numbered.
    pub(super) choice: Option<usize>,
}

/// An open container.
struct Open {
    boundary: Vec<u8>,
    choice: Option<usize>,
    digest: bool,
    parts: usize,
    start: usize,
    /// Its fields, for when its boundary never comes.
    fields: Fields,
}

/// Where the pass is.
enum Place {
    /// Before the first or after the last part of a container.
    Between,
    /// In a part.
    Leaf {
        fields: Fields,
        media: Media,
        start: usize,
        choice: Option<usize>,
    },
}

struct Walk<'a> {
    raw: &'a [u8],
    message: Message<'a>,
    open: Vec<Open>,
    place: Place,
    choices: usize,
    parts: usize,
    hint: Option<String>,
}

/// Takes `raw` apart. Total: any bytes are a message, if only one with a body.
pub(super) fn walk(raw: &[u8]) -> Message<'_> {
    let start = skip_envelope(raw);
    let (end, body) = header_end(raw, start, &[]);
    let hint = charset::hint(raw);
    let head = Fields::read(&raw[start..end], Keep::All, hint.as_deref());
    let media = head
        .media("content-type")
        .unwrap_or_else(|| Media::plain("text/plain"));
    let message = Message {
        head: head.clone(),
        media: media.clone(),
        body: &raw[body..],
        leaves: Vec::new(),
        too_deep: false,
        too_many: false,
    };
    let mut walk = Walk {
        raw,
        message,
        open: Vec::new(),
        place: Place::Between,
        choices: 0,
        parts: 1,
        hint,
    };
    walk.enter(head, media, body);
    walk.run(body);
    walk.message
}

impl Walk<'_> {
    fn run(&mut self, from: usize) {
        let mut at = from;
        while at < self.raw.len() && !self.message.too_many {
            let next = line_end(self.raw, at);
            let line = &self.raw[at..next];
            let Some((level, last)) = boundary(line, &self.open) else {
                at = next;
                continue;
            };
            self.leave(at);
            while self.open.len() > level + 1 {
                self.close(at);
            }
            if last {
                self.close(at);
                at = next;
                continue;
            }
            let (end, body) = header_end(self.raw, next, &self.open);
            let hint = self.hint.as_deref();
            let fields = Fields::read(&self.raw[next..end], Keep::Content, hint);
            let open = &mut self.open[level];
            open.parts += 1;
            let usual = if open.digest {
                "message/rfc822"
            } else {
                "text/plain"
            };
            let media = fields
                .media("content-type")
                .unwrap_or_else(|| Media::plain(usual));
            self.parts += 1;
            self.message.too_many = self.parts > PARTS_MAX;
            self.enter(fields, media, body);
            at = body;
        }
        self.leave(self.raw.len());
        while !self.open.is_empty() {
            self.close(self.raw.len());
        }
    }

    /// Begins a part whose body starts at `start`.
    fn enter(&mut self, fields: Fields, media: Media, start: usize) {
        let parent = self.open.last().and_then(|open| open.choice);
        let boundary = media
            .parameter("boundary")
            .map(|text| text.trim_end().as_bytes());
        let boundary = boundary.filter(|text| !text.is_empty() && text.len() <= BOUNDARY_BYTES_MAX);
        let boundary = boundary.or_else(|| {
            // A container that does not say how it is parted shows it in its first lines.
            let unsaid = media.is("multipart") && media.parameter("boundary").is_none();
            unsaid.then(|| likely_boundary(self.raw, start)).flatten()
        });
        let container = media.is("multipart") && boundary.is_some();
        if container && self.open.len() < DEPTH_MAX {
            let choice = if parent.is_none() && media.name == "multipart/alternative" {
                self.choices += 1;
                Some(self.choices)
            } else {
                parent
            };
            self.open.push(Open {
                boundary: boundary.unwrap_or_default().to_vec(),
                choice,
                digest: media.name == "multipart/digest",
                parts: 0,
                start,
                fields: fields.encoding(),
            });
            self.place = Place::Between;
            return;
        }
        self.message.too_deep |= container;
        let (fields, media) = if media.is("multipart") && !container {
            // Nothing parts it: what is there is text (RFC 2046, 5.1.1 asks for a boundary).
            (fields.encoding(), Media::plain("text/plain"))
        } else {
            (fields, media)
        };
        self.place = Place::Leaf {
            fields,
            media,
            start,
            choice: parent,
        };
    }

    /// Ends the part that the pass is in, if any, before the line at `at`.
    fn leave(&mut self, at: usize) {
        let place = std::mem::replace(&mut self.place, Place::Between);
        if let Place::Leaf {
            fields,
            media,
            start,
            choice,
        } = place
        {
            let body = body(self.raw, start, at, !self.open.is_empty());
            self.message.leaves.push(Leaf {
                fields,
                media,
                body,
                choice,
            });
        }
    }

    /// Closes the innermost container.
    fn close(&mut self, at: usize) {
        let Some(open) = self.open.pop() else { return };
        if open.parts == 0 {
            // Its boundary never came: what is there is text, or it would be lost.
            let body = body(self.raw, open.start, at, !self.open.is_empty());
            self.message.leaves.push(Leaf {
                fields: open.fields,
                media: Media::plain("text/plain"),
                body,
                choice: None,
            });
        }
    }
}

/// What stands behind the first `--` that begins a line near `start`.
fn likely_boundary(raw: &[u8], start: usize) -> Option<&[u8]> {
    let window = &raw[start..raw.len().min(start + BOUNDARY_SOUGHT_BYTES)];
    let mut lines = window.split(|byte| *byte == b'\n');
    let text = lines
        .find_map(|line| line.strip_prefix(b"--"))?
        .trim_ascii_end();
    let fits = !text.is_empty() && text.len() <= BOUNDARY_BYTES_MAX && text.is_ascii();
    fits.then_some(text)
}

/// What lies between `start` and the line at `at`; the line end before a boundary belongs to it.
fn body(raw: &[u8], start: usize, at: usize, bounded: bool) -> &[u8] {
    let body = &raw[start.min(at)..at];
    if !bounded {
        return body;
    }
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    body.strip_suffix(b"\r").unwrap_or(body)
}

/// Which open container `line` is a boundary of, and whether it is the last one.
fn boundary(line: &[u8], open: &[Open]) -> Option<(usize, bool)> {
    if open.is_empty() || !line.starts_with(b"--") || line.len() > BOUNDARY_BYTES_MAX + 100 {
        return None;
    }
    let text = line[2..].trim_ascii_end();
    for (level, container) in open.iter().enumerate().rev() {
        match text.strip_prefix(container.boundary.as_slice()) {
            Some(b"") => return Some((level, false)),
            Some(b"--") => return Some((level, true)),
            _ => {}
        }
    }
    None
}

/// Where the header that begins at `start` ends, and where the body after it begins.
fn header_end(raw: &[u8], start: usize, open: &[Open]) -> (usize, usize) {
    let mut at = start;
    while at < raw.len() {
        let next = line_end(raw, at);
        let line = &raw[at..next];
        if is_blank(line) {
            return (at, next);
        }
        if boundary(line, open).is_some() {
            return (at, at);
        }
        let folded = matches!(line[0], b' ' | b'\t') && at > start;
        if folded || name(line).is_some() || line.starts_with(b">From ") {
            at = next;
            continue;
        }
        // Some programs forget the empty line; others put the boundary right after the header, break
        // a field without folding it, or write a line above it: then a field that everybody knows
        // follows.
        let Some(field) = goes_on(raw, next).filter(|_| at > start || open.is_empty()) else {
            return (at, at);
        };
        at = field;
    }
    (raw.len(), raw.len())
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b'\r' | b'\n'))
}

/// Where, before any empty line, a field begins that stands in heads and hardly ever in texts.
fn goes_on(raw: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    for _ in 0..BROKEN_LINES_MAX {
        let next = line_end(raw, at);
        let line = &raw[at..next];
        if is_blank(line) {
            return None;
        }
        if name(line).is_some_and(|(name, _)| KNOWN.contains(&name.as_str())) {
            return Some(at);
        }
        at = next;
    }
    None
}

/// Past a mark of byte order, lines without letters, and the line that mbox files begin messages with.
fn skip_envelope(raw: &[u8]) -> usize {
    let mut at = if raw.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let blank = raw[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace());
    let blank = &raw[at..at + blank.count()];
    at += blank
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |last| last + 1);
    let line = &raw[at..line_end(raw, at)];
    let mbox = line.starts_with(b"From ") || line.starts_with(b">From ");
    // `From : ana@a.test` is a field all the same.
    let field = line
        .get(4..)
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"));
    if mbox && !field {
        at = line_end(raw, at);
    }
    at
}

/// Just past the line end of the line at `at`.
fn line_end(raw: &[u8], at: usize) -> usize {
    raw[at..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(raw.len(), |length| at + length + 1)
}

/// Fields of heads; those that people write in their texts too are not among them.
const KNOWN: [&str; 8] = [
    "content-type",
    "content-transfer-encoding",
    "delivered-to",
    "message-id",
    "mime-version",
    "received",
    "references",
    "return-path",
];

/// The most lines of a head that are taken for the rest of a broken field.
const BROKEN_LINES_MAX: usize = 40;

/// The deepest nesting of containers that is read; people's mail stays below ten.
const DEPTH_MAX: usize = 30;

/// The most parts that are read.
const PARTS_MAX: usize = 400;

/// How far a boundary that nobody named is looked for, in bytes.
const BOUNDARY_SOUGHT_BYTES: usize = 4 * 1024;

/// The longest boundary that is believed, in bytes; RFC 2046 ends them at 70.
const BOUNDARY_BYTES_MAX: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(raw: &str) -> Vec<(String, String)> {
        let raw = raw.replace('\n', "\r\n");
        let leaves = walk(raw.as_bytes()).leaves;
        let pair = |leaf: &Leaf<'_>| {
            (
                leaf.media.name.clone(),
                String::from_utf8_lossy(leaf.body).into_owned(),
            )
        };
        leaves.iter().map(pair).collect()
    }

    fn found(raw: &str) -> Vec<String> {
        bodies(raw)
            .into_iter()
            .map(|(media, body)| format!("{media}={body}"))
            .collect()
    }

    #[test]
    fn parts_are_found_through_containers() {
        let raw = "Content-Type: multipart/mixed; boundary=\"a b\"\n\nhidden\n--a b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nuno\n--c\nContent-Type: text/html\n\n<b>uno</b>\n--c--\n--a b\nContent-Type: image/png\n\nPNG\n--a b--\nhidden\n";
        assert_eq!(
            found(raw),
            ["text/plain=uno", "text/html=<b>uno</b>", "image/png=PNG"]
        );
    }

    #[test]
    fn an_outer_boundary_ends_an_unclosed_inner_container() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nuno\n--a\n\ndos\n";
        assert_eq!(
            found(raw),
            ["text/plain=uno", "text/plain=dos\r\n"].map(|t| t.replace("dos\r\n", "dos"))
        );
    }

    #[test]
    fn a_container_whose_boundary_never_comes_is_text() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\nhola\n";
        assert_eq!(found(raw), ["text/plain=hola\r\n"]);
        let raw = "Content-Type: multipart/mixed\n\nhola";
        assert_eq!(found(raw), ["text/plain=hola"]);
        let raw = "Content-Type: multipart/mixed; boundary=\"\"\n\nhola";
        assert_eq!(found(raw), ["text/plain=hola"]);
    }

    #[test]
    fn a_boundary_that_begins_like_another_is_not_the_other() {
        let raw = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\n--ab\n--a--\n";
        assert_eq!(found(raw), ["text/plain=--ab"]);
    }

    #[test]
    fn a_forgotten_empty_line_does_not_swallow_the_text() {
        assert_eq!(
            found("Subject: x\nhola mundo\n"),
            ["text/plain=hola mundo\r\n"]
        );
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(20_000);
        let message = walk(deep.as_bytes());
        assert!(message.too_deep && message.leaves.len() <= PARTS_MAX + 1);
        let many = format!(
            "Content-Type: multipart/mixed; boundary=a\n\n{}",
            "--a\n\n".repeat(100_000)
        );
        let message = walk(many.as_bytes());
        assert!(message.too_many && message.leaves.len() <= PARTS_MAX + 1);
    }

    #[test]
    fn no_bytes_at_all_are_a_message() {
        assert_eq!(found(""), ["text/plain="]);
        assert_eq!(found("\n\n\n"), ["text/plain="]);
    }
}
