//! Header fields: cut out of a message with their limits, and what is written in them.

use std::panic::catch_unwind;

use mail_parser::parsers::MessageStream;
use mail_parser::{DateTime, HeaderValue};

use crate::domain::Moment;
use crate::domain::text::line;

use super::{charset, encoded, pieces};

/// The fields of one header block, in order, unfolded, as text.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    list: Vec<(String, String)>,
    /// Something was longer or more than is read.
    pub(super) cut: bool,
}

/// An address as a field shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mailbox {
    /// The name beside it; may be empty.
    pub(super) name: String,
    /// The address as written.
    pub(super) address: String,
}

/// A media type or a disposition with its parameters (RFC 2045, 2183, 2231).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Media {
    /// `type/subtype` in lower case; or the bare disposition.
    pub(super) name: String,
    parameters: Vec<(String, String)>,
}

/// Which fields of a block are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// All, as for a message.
    All,
    /// Those that describe content, as for a part: others mean nothing there (RFC 2046, 5.1).
    Content,
}

impl Fields {
    /// Reads `block`, which holds header lines only. Letters that nobody labelled are read in the
    /// charset of `hint`.
    pub(super) fn read(block: &[u8], keep: Keep, hint: Option<&str>) -> Self {
        let mut fields = Self::default();
        let mut current: Option<(String, Vec<u8>)> = None;
        for line in block.split(|byte| *byte == b'\n') {
            if matches!(line.first(), Some(b' ' | b'\t')) {
                if let Some((name, value)) = &mut current {
                    fields.cut |= append(name, value, line);
                }
                continue;
            }
            let Some((name, rest)) = name(line) else {
                // The rest of a field that was broken without being folded.
                if let Some((name, value)) = &mut current {
                    value.push(b' ');
                    fields.cut |= append(name, value, line);
                }
                continue;
            };
            fields.keep(current.take(), hint);
            let is_full = fields.list.len() >= FIELDS_MAX;
            if is_full && !ESSENTIAL.contains(&name.as_str()) {
                fields.cut = true;
                continue;
            }
            if keep == Keep::Content && !name.starts_with("content-") {
                continue;
            }
            let mut value = Vec::new();
            fields.cut |= append(&name, &mut value, rest);
            current = Some((name, value));
        }
        fields.keep(current, hint);
        fields
    }

    fn keep(&mut self, field: Option<(String, Vec<u8>)>, hint: Option<&str>) {
        let Some((name, value)) = field else { return };
        // Who wrote about what is looked for behind any number of other fields, once.
        if self.list.len() >= FIELDS_MAX && self.raw(&name).is_some() {
            self.cut = true;
            return;
        }
        let value = charset::guess_as(value.trim_ascii(), hint);
        self.list.push((name, value));
    }

    /// Only what they say of how the content is encoded.
    pub(super) fn encoding(&self) -> Self {
        let mut fields = Self::default();
        let said = self
            .list
            .iter()
            .find(|field| field.0 == "content-transfer-encoding");
        fields.list.extend(said.cloned());
        fields
    }

    /// No field at all was found.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All fields, in order, undecoded.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.list.iter();
        fields.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first field called `name`, undecoded.
    pub(super) fn raw(&self, name: &str) -> Option<&str> {
        self.list
            .iter()
            .find(|field| field.0 == name)
            .map(|field| field.1.as_str())
    }

    /// All fields called `name`, undecoded, in order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.list
            .iter()
            .filter(move |field| field.0 == name)
            .map(|field| field.1.as_str())
    }

    /// The first field called `name` as one line of text, encoded words decoded.
    pub(super) fn text(&self, name: &str, bytes_max: usize) -> String {
        self.raw(name)
            .map(|value| line(&encoded::text(value), bytes_max))
            .unwrap_or_default()
    }

    /// Every address in every field called `name`.
    pub(super) fn mailboxes(&self, name: &str) -> Vec<Mailbox> {
        let mut out = Vec::new();
        for value in self.all(name) {
            for mailbox in mailboxes(value) {
                if out.len() < MAILBOXES_MAX {
                    out.push(mailbox);
                }
            }
        }
        out
    }

    /// Every message id in the fields called `name`.
    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        let mut out: Vec<String> = self.all(name).flat_map(ids).collect();
        // The beginning names the thread and the end names what is answered.
        if out.len() > IDS_MAX {
            out.drain(1..=out.len() - IDS_MAX);
        }
        out
    }

    /// What the field called `name` says of when, if believable.
    pub(super) fn moment(&self, name: &str) -> Option<Moment> {
        let value: String = self.raw(name)?.chars().take(DATE_CHARS_MAX).collect();
        let date = catch_unwind(|| DateTime::parse_rfc822(&value).filter(DateTime::is_valid));
        let date = date
            .ok()
            .flatten()
            .filter(|date| YEARS.contains(&date.year))?;
        Some(Moment(date.to_timestamp().checked_mul(1000)?))
    }

    /// The media type or disposition in the field called `name`.
    pub(super) fn media(&self, name: &str) -> Option<Media> {
        let value = encoded::joined(self.raw(name)?);
        let parsed = structured(&value, content_type);
        let HeaderValue::ContentType(media) = parsed else {
            return None;
        };
        let kind = media.ctype().trim().to_ascii_lowercase();
        let name = match media.subtype() {
            Some(subtype) => format!("{kind}/{}", subtype.trim().to_ascii_lowercase()),
            None => kind,
        };
        let parameters = media.attributes().unwrap_or_default();
        let parameters = parameters
            .iter()
            .map(|parameter| (parameter.name.to_lowercase(), parameter.value.to_string()));
        // Put together here, they come before the same in the parser's words.
        let mut whole = pieces::parameters(&value);
        whole.extend(parameters);
        Some(Media {
            name,
            parameters: whole,
        })
    }
}

impl Media {
    /// A media type without parameters.
    pub(super) fn plain(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            parameters: Vec::new(),
        }
    }

    /// The parameter called `name`.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self
            .parameters
            .iter()
            .find(|parameter| parameter.0 == name)?;
        Some(found.1.as_str())
    }

    /// Whether it is `kind/…`.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.name.split('/').next() == Some(kind)
    }
}

/// Every address in `value`, groups flattened.
pub(super) fn mailboxes(value: &str) -> Vec<Mailbox> {
    let value = encoded::joined(value);
    if let Some(only) = unmarked(&value) {
        return vec![only];
    }
    let found = listed(&value);
    let good = |mailbox: &Mailbox| mailbox.address.matches('@').count() < 2;
    if value.contains('>') && !found.iter().all(good) {
        // `Ana <a@a.test> Eva <e@a.test>`: the commas between them were forgotten.
        return listed(&value.replace('>', ">,"));
    }
    found
}

/// `Ana Ruiz ana@a.test`, as machines write it: a name, and the only address after it without its marks.
fn unmarked(value: &str) -> Option<Mailbox> {
    let (name, address) = value.trim().rsplit_once(char::is_whitespace)?;
    let marks = ['<', '>', '"', '(', ')', ',', ';', ':'];
    let whole = !address.starts_with('@') && !address.ends_with('@') && !name.ends_with('.');
    (whole && address.contains('@') && value.matches('@').count() == 1 && !value.contains(marks))
        .then(|| Mailbox {
            name: line(&encoded::text(name), NAME_BYTES_MAX),
            address: squeeze(address.trim_end_matches('.')),
        })
}

fn listed(value: &str) -> Vec<Mailbox> {
    let HeaderValue::Address(found) = structured(value, addresses) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for found in found.iter() {
        let mut name = found.name.as_deref().map(|name| line(name, NAME_BYTES_MAX));
        let mut written = found.address.as_deref().unwrap_or_default().to_owned();
        // `"ana@example.test"` alone is an address in quotes, not a name.
        if written.is_empty() && name.as_deref().is_some_and(|name| name.contains('@')) {
            written = name.take().unwrap_or_default();
        }
        let mut name = name.unwrap_or_default();
        for address in bare(&written) {
            let name = std::mem::take(&mut name);
            out.push(Mailbox { name, address });
        }
    }
    out
}

/// The address in what was written as one; several where the commas between them were forgotten,
/// and an empty one rather than another than its writer meant.
fn bare(written: &str) -> Vec<String> {
    let written = written.trim();
    // `<@relay.test:ana@example.test>` names the way (RFC 5322, 4.4).
    let written = match written.rsplit_once(':') {
        Some((route, end)) if route.starts_with('@') => end,
        _ => written,
    };
    if written.matches('@').count() > 1 {
        let words = written.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
        let words: Vec<String> = words
            .filter(|word| word.matches('@').count() == 1)
            .map(squeeze)
            .collect();
        if !words.is_empty() {
            return words;
        }
    }
    let Some((local, domain)) = written.rsplit_once('@') else {
        return vec![squeeze(written)];
    };
    let local = local.trim();
    let inside = local
        .strip_prefix('"')
        .and_then(|local| local.strip_suffix('"'));
    let plain = |local: &&str| {
        local
            .chars()
            .all(|c| c.is_alphanumeric() || ATOM.contains(c))
    };
    let local = inside.filter(plain).unwrap_or(local);
    // Only around a dot may there be space (RFC 5322, 4.4); `a b@…` is not `ab@…`.
    let mut words = local.split_whitespace();
    let mut whole = words.next().unwrap_or_default().to_owned();
    for word in words {
        if !whole.ends_with('.') && !word.starts_with('.') {
            return vec![String::new()];
        }
        whole.push_str(word);
    }
    if whole.is_empty() {
        return vec![whole];
    }
    // The dot at the end of a whole domain name is for name servers.
    let domain = domain.trim_end().trim_end_matches('.');
    vec![squeeze(&format!("{whole}@{domain}"))]
}

/// Every `<…>` in `value`; for fields without any, every word with an `@` in it.
pub(super) fn ids(value: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = value;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find(['<', '>']) else {
            break;
        };
        if rest[end..].starts_with('>') {
            push_id(&mut out, &rest[..end]);
        }
        rest = &rest[end..];
    }
    if out.is_empty() {
        for word in value
            .split([' ', '\t', ','])
            .filter(|word| word.contains('@'))
        {
            push_id(&mut out, word.trim_matches(['<', '>']));
        }
    }
    out
}

fn push_id(out: &mut Vec<String>, id: &str) {
    let id = squeeze(id);
    if !id.is_empty() && id.len() <= ID_BYTES_MAX {
        out.push(id);
    }
}

/// Without white space, control characters and characters that show nothing.
fn squeeze(text: &str) -> String {
    let hidden = |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !hidden(c))
        .collect()
}

/// Runs one of mail-parser's field parsers over `value`; its panics on malformed fields were a
/// series in 2026, so a panic counts as an empty field.
fn structured(
    value: &str,
    parse: for<'x> fn(&mut MessageStream<'x>) -> HeaderValue<'x>,
) -> HeaderValue<'static> {
    let field = format!("{value}\n");
    catch_unwind(|| parse(&mut MessageStream::new(field.as_bytes())).into_owned())
        .unwrap_or_default()
}

fn content_type<'x>(stream: &mut MessageStream<'x>) -> HeaderValue<'x> {
    stream.parse_content_type()
}

fn addresses<'x>(stream: &mut MessageStream<'x>) -> HeaderValue<'x> {
    stream.parse_address()
}

/// The name of the field that `line` begins, in lower case, and what follows the colon.
pub(super) fn name(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line
        .iter()
        .take(NAME_BYTES_MAX)
        .position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let fits = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    let name = fits.then(|| String::from_utf8_lossy(name).to_ascii_lowercase())?;
    Some((name, &line[colon + 1..]))
}

/// Adds a line to a field up to its limit; whether something was cut.
fn append(name: &str, value: &mut Vec<u8>, line: &[u8]) -> bool {
    let max = if name.starts_with("content-") {
        CONTENT_BYTES_MAX
    } else {
        FIELD_BYTES_MAX
    };
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let room = max.saturating_sub(value.len());
    let fits = &line[..line.len().min(room)];
    value.extend(fits.iter().map(|byte| {
        if matches!(byte, b'\r' | 0) {
            b' '
        } else {
            *byte
        }
    }));
    fits.len() < line.len()
}

/// The most fields of one block that are kept, beside those of [`ESSENTIAL`].
const FIELDS_MAX: usize = 1_000;

/// Fields without which a mail has no sender, no thread and no content: the first of each is kept, however
/// many others stand before it.
const ESSENTIAL: [&str; 11] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "auto-submitted",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
];

/// The longest field that is kept, in bytes.
const FIELD_BYTES_MAX: usize = 64 * 1024;

/// The longest `Content-…` field that is kept, in bytes: its parser is quadratic in parameters.
const CONTENT_BYTES_MAX: usize = 4 * 1024;

/// The longest name of a field or of a person, in bytes.
const NAME_BYTES_MAX: usize = 200;

/// The most addresses that are read from fields of one name.
const MAILBOXES_MAX: usize = 200;

/// The most message ids kept from fields of one name.
const IDS_MAX: usize = crate::domain::message::REFERENCES_MAX;

/// The longest message id that is believed, in bytes.
const ID_BYTES_MAX: usize = 400;

/// What may stand in the local part of an address beside letters and digits (RFC 5322, 3.2.3).
const ATOM: &str = "!#$%&'*+-/=?^_`{|}~.";

/// A date is at the beginning of its field; some mailers add an essay.
const DATE_CHARS_MAX: usize = 200;

/// Years in which mail is believed to have been written.
const YEARS: std::ops::Range<u16> = 1971..2200;

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(block: &str) -> Fields {
        Fields::read(block.as_bytes(), Keep::All, None)
    }

    #[test]
    fn fields_unfold_and_find_each_other_by_name() {
        let fields =
            fields("Subject: Hola\r\n =?utf-8?Q?ma=C3?=\r\n\t=?utf-8?Q?=B1ana?=\r\nX-A : 1\r\n");
        assert_eq!(fields.text("subject", 100), "Hola mañana");
        assert_eq!(fields.raw("x-a"), Some("1"));
    }

    #[test]
    fn several_senders_are_all_found() {
        let fields = fields(
            "From: Ana <ana@a.test>, \"b@b.test\"\nFrom: =?utf-8?Q?Jos=C3=A9=2C_S=2EA?= <j@c.test>\n",
        );
        let found: Vec<(String, String)> = fields
            .mailboxes("from")
            .into_iter()
            .map(|m| (m.name, m.address))
            .collect();
        let expected = [
            ("Ana", "ana@a.test"),
            ("", "b@b.test"),
            ("José, S.A", "j@c.test"),
        ];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn an_address_is_never_another_than_was_meant() {
        let found = |value: &str| -> Vec<String> {
            let found = mailboxes(value).into_iter();
            found.map(|mailbox| mailbox.address).collect()
        };
        assert_eq!(found("ana@a.test eva@a.test"), ["ana@a.test", "eva@a.test"]);
        assert_eq!(
            found("Ana <ana@a.test> Eva <eva@a.test>")
                .first()
                .map(String::as_str),
            Some("ana@a.test")
        );
        assert_eq!(found("<@b.test,@c.test:ana@a.test>"), ["ana@a.test"]);
        assert_eq!(found("<\"#fax#49\"@a.test>"), ["#fax#49@a.test"]);
        assert_eq!(found("\"Ana Ruiz\"@a.test"), [""]);
        assert_eq!(found("<Ana Ruiz@a.test>"), [""]);
        assert_eq!(found("Ana Ruiz ana@a.test"), ["ana@a.test"]);
        assert_eq!(mailboxes("Ana Ruiz ana@a.test")[0].name, "Ana Ruiz");
        assert_eq!(mailboxes("=?utf-8?Q?Jos=C3=A9?= j@a.test")[0].name, "José");
        assert_eq!(found("Ana <ana . ruiz @ a.test>"), ["ana.ruiz@a.test"]);
    }

    #[test]
    fn ids_are_found_broken_or_whole() {
        assert_eq!(ids("<a@b>\t<c@d> <e@\r\n f>"), ["a@b", "c@d", "e@f"]);
        assert_eq!(ids("a@b c"), ["a@b"]);
        assert_eq!(ids("<<a@b>> <open"), ["a@b"]);
        assert!(ids("nothing").is_empty());
    }

    #[test]
    fn a_date_from_nowhere_is_no_date() {
        for odd in [
            "yesterday",
            "Mon, 99 Zzz 2026 99:99:99 +9999",
            "",
            "1 Jan 1901 00:00:00 +0000",
        ] {
            assert_eq!(
                fields(&format!("Date: {odd}\n")).moment("date"),
                None,
                "{odd}"
            );
        }
        let real = fields("Date: Sat, 21 Nov 2026 23:00:00 +0100 (CET)\n").moment("date");
        assert_eq!(
            real.map(|moment| moment.to_string()).as_deref(),
            Some("2026-11-21T22:00:00.000Z")
        );
    }

    #[test]
    fn parameters_in_pieces_are_put_together() {
        let media = fields(
            "Content-Type: APPLICATION/pdf; name*0*=UTF-8''a%C3%B1o;\n name*1=\" 26.pdf\"\n",
        )
        .media("content-type")
        .expect("a media type");
        assert_eq!(media.name, "application/pdf");
        assert_eq!(media.parameter("name"), Some("año 26.pdf"));
    }

    #[test]
    fn who_wrote_is_read_behind_a_hundred_thousand_other_fields() {
        let others = "X-Other: something\n".repeat(100_000);
        let fields = fields(&format!(
            "{others}From: ana@example.test\nX-Last: not kept\nFrom: eva@example.test\nMessage-ID: <1@example.test>\n"
        ));
        assert!(fields.cut);
        assert_eq!(fields.mailboxes("from").len(), 1);
        assert_eq!(fields.mailboxes("from")[0].address, "ana@example.test");
        assert_eq!(fields.ids("message-id"), ["1@example.test"]);
        assert!(fields.raw("x-last").is_none());
    }

    #[test]
    fn a_field_of_ten_megabytes_is_cut() {
        let fields = fields(&format!(
            "Subject: {}\nTo: a@b.test\n",
            "x".repeat(10 << 20)
        ));
        assert!(fields.cut);
        assert_eq!(
            fields.raw("subject").map(str::len),
            Some(FIELD_BYTES_MAX - 1)
        );
        assert_eq!(fields.mailboxes("to").len(), 1);
    }
}
