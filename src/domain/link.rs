//! Files of a message that go as links: which they are, and how a link is written.
//!
//! A message keeps its links without what makes them work: `/file/34.2.495000.***` names the message, the place
//! of the file in it and the hour at which it ends, counted from 1970. What stands for the stars is made of the
//! desk's key whenever the message is sent or shown to its customer, and is kept nowhere.

use std::ops::Range;

use super::{MessageId, Moment, Span};

/// How much of its files a message carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many files.
    pub files_max: usize,
    /// The largest, in bytes.
    pub file_bytes_max: u64,
    /// All of them together, in bytes.
    pub files_bytes_max: u64,
}

/// Which of the files do not fit, by their places from 1 on, in order: each that is too large by itself; then the
/// largest, until the others fit together; then the last, until they are few enough. What is shown inside the
/// text (`true`) goes as a link only where nothing else is left.
pub fn beyond(files: &[(u64, bool)], room: Room) -> Vec<u16> {
    let mut within: Vec<usize> = (0..files.len())
        .filter(|at| files[*at].0 <= room.file_bytes_max)
        .collect();
    let weight = |within: &[usize]| {
        let sizes = within.iter().map(|at| files[*at].0);
        sizes.fold(0, u64::saturating_add)
    };
    while !within.is_empty() && weight(&within) > room.files_bytes_max {
        let heaviest = (0..within.len()).max_by_key(|at| {
            let (size, inside) = files[within[*at]];
            (!inside, size)
        });
        within.remove(heaviest.unwrap_or_default());
    }
    while within.len() > room.files_max {
        let last = within.iter().rposition(|at| !files[*at].1);
        within.remove(last.unwrap_or(within.len() - 1));
    }
    (1_u16..)
        .zip(0..files.len())
        .filter(|(_, at)| !within.contains(at))
        .map(|(place, _)| place)
        .collect()
}

/// What a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which message.
    pub message: MessageId,
    /// Which of its files, from 1 on.
    pub place: u16,
    /// The hour at which it ends, counted from 1970.
    pub hour: u32,
}

impl Named {
    /// A link that ends `kept` from `now` on, at the next full hour.
    pub fn new(message: MessageId, place: u16, now: Moment, kept: Span) -> Self {
        let hours = (now + kept).0.div_euclid(HOUR_MS) + 1;
        Self {
            message,
            place,
            hour: u32::try_from(hours).unwrap_or(u32::MAX),
        }
    }

    /// When it ends.
    pub fn until(&self) -> Moment {
        Moment(i64::from(self.hour).saturating_mul(HOUR_MS))
    }

    /// Its path, with `secret` at the end of it.
    pub fn path(&self, secret: &str) -> String {
        let Self {
            message,
            place,
            hour,
        } = self;
        format!("{PATH}{}.{place}.{hour}.{secret}", message.0)
    }

    /// What the last part of a path names, and the secret that it shows.
    pub fn parse(last: &str) -> Option<(Self, &str)> {
        let mut parts = last.splitn(4, '.');
        let named = Self {
            message: MessageId(digits(parts.next()?)?),
            place: u16::try_from(digits(parts.next()?)?).ok()?,
            hour: u32::try_from(digits(parts.next()?)?).ok()?,
        };
        Some((named, parts.next()?))
    }
}

/// Digits without sign or leading zeros, so that a number has one spelling.
fn digits(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// The links to files of `message` that stand in its own text, and where each stands.
fn links(message: MessageId, text: &str) -> Vec<(Range<usize>, Named)> {
    let beginning = format!("{PATH}{}.", message.0);
    let mut found = Vec::new();
    for (at, _) in text.match_indices(&beginning).take(FOUND_MAX) {
        let last = &text[at + PATH.len()..];
        let digits = last.find(|c: char| !c.is_ascii_digit() && c != '.');
        let end = digits.unwrap_or(last.len()) + HIDDEN.len();
        let named = last.get(..end).and_then(Named::parse);
        if let Some((named, HIDDEN)) = named {
            found.push((at..at + PATH.len() + end, named));
        }
    }
    found
}

/// What `message` names by links in its own text.
pub fn named(message: MessageId, text: &str) -> Vec<Named> {
    let links = links(message, text);
    links.into_iter().map(|(_, named)| named).collect()
}

/// Which of its files `message` names by a link, by their places from 1 on.
pub fn places(message: MessageId, text: &str) -> Vec<u16> {
    let named = named(message, text);
    named.into_iter().map(|named| named.place).collect()
}

/// A text of `message` with what makes its links work.
pub fn revealed(message: MessageId, text: &str, secret: impl Fn(&Named) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, named) in links(message, text) {
        out.push_str(&text[end..range.start]);
        out.push_str(&named.path(&secret(&named)));
        end = range.end;
    }
    out.push_str(&text[end..]);
    out
}

/// A text of `message` without its links and what stands over them: for where they would not be made to work.
pub fn without(message: MessageId, text: &str) -> String {
    if links(message, text).is_empty() {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = vec![true; lines.len()];
    let mut is_first = true;
    for (at, line) in lines.iter().enumerate() {
        if !links(message, line).is_empty() {
            // A file's name stands over its link, and one line over them all.
            let above = if is_first { 2 } else { 1 };
            kept[at.saturating_sub(above)..=at].fill(false);
            is_first = false;
        }
    }
    let kept: Vec<&str> = lines
        .into_iter()
        .zip(kept)
        .filter_map(|(line, kept)| kept.then_some(line))
        .collect();
    kept.join("\n").trim_end().to_owned()
}

/// Where links to files begin, below the desk's public address.
pub const PATH: &str = "/file/";

/// What stands in a kept message for what makes its links work.
pub const HIDDEN: &str = "***";

/// How long that is, in letters: 256 bits as base64 writes them.
pub const SECRET_CHARS: usize = 43;

/// The longest that a link may be kept.
pub const KEPT_MAX: Span = Span::days(365);

const HOUR_MS: i64 = 60 * 60 * 1000;

/// How many links are looked for: twice for each file, as text and as where it leads.
const FOUND_MAX: usize = 4 * super::attachment::ATTACHMENTS_MAX;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROOM: Room = Room {
        files_max: 3,
        file_bytes_max: 10,
        files_bytes_max: 15,
    };

    fn beyond(sizes: &[u64]) -> Vec<u16> {
        let files: Vec<_> = sizes.iter().map(|size| (*size, false)).collect();
        super::beyond(&files, ROOM)
    }

    #[test]
    fn what_fits_goes_along_and_as_little_as_can_be_goes_as_a_link() {
        assert_eq!(beyond(&[5, 5, 5]), [0; 0]);
        assert_eq!(beyond(&[11, 5]), [1]);
        assert_eq!(beyond(&[4, 9, 5]), [2]);
        assert_eq!(beyond(&[1, 1, 1, 1]), [4]);
        assert_eq!(beyond(&[7, 7, 7]), [3]);
        assert_eq!(beyond(&[]), [0; 0]);
        let inside = [(9, true), (8, false), (1, false)];
        assert_eq!(super::beyond(&inside, ROOM), [2]);
    }

    #[test]
    fn only_a_messages_own_links_are_made_to_work() {
        let named = Named::new(MessageId(34), 2, Moment(0), Span::hours(1));
        assert_eq!(named.until(), Moment(2 * HOUR_MS));
        let text = format!(
            "ved https://d.test{} y {}",
            named.path("***"),
            named.path("x")
        );
        assert_eq!(places(MessageId(34), &text), [2]);
        assert_eq!(places(MessageId(3), &text), [0; 0]);
        let shown = revealed(MessageId(34), &text, |named| format!("s{}", named.place));
        assert_eq!(shown, "ved https://d.test/file/34.2.2.s2 y /file/34.2.2.x");
        assert_eq!(revealed(MessageId(35), &text, |_| String::new()), text);
    }

    #[test]
    fn a_text_is_had_without_its_links() {
        let path = |place| Named::new(MessageId(34), place, Moment(0), Span::hours(1)).path("***");
        let text = format!(
            "Hola.\n\nFicheros:\na.zip\n{}\nb.zip\n{}\n\n-- \nEva",
            path(1),
            path(2)
        );
        assert_eq!(without(MessageId(34), &text), "Hola.\n\n\n-- \nEva");
        assert_eq!(without(MessageId(35), &text), text);
    }

    #[test]
    fn a_path_has_one_spelling() {
        let named = |text| Named::parse(text).map(|(named, secret)| (named.place, secret));
        assert_eq!(named("34.2.9.abc"), Some((2, "abc")));
        assert_eq!(named("34.02.9.abc"), None);
        assert_eq!(named("34.+2.9.abc"), None);
        assert_eq!(named("34.70000.9.abc"), None);
        assert_eq!(named("34.2.9"), None);
    }

    proptest! {
        #[test]
        fn what_is_left_always_fits(
            files in proptest::collection::vec((0_u64..20, any::<bool>()), 0..9),
        ) {
            let links = super::beyond(&files, ROOM);
            let left: Vec<u64> = (1_u16..)
                .zip(&files)
                .filter(|(place, _)| !links.contains(place))
                .map(|(_, file)| file.0)
                .collect();
            prop_assert!(left.len() <= 3 && left.iter().sum::<u64>() <= 15);
            prop_assert!(left.iter().all(|size| *size <= 10));
        }

        #[test]
        fn any_text_is_looked_through(text in "(/file/34\\.[0-9.*]{0,8}|\\PC){0,20}") {
            revealed(MessageId(34), &text, |_| "s".to_owned());
        }
    }
}
