//! Subjects: prefixes of answers and forwards in many languages, and the conversation's number.

use crate::domain::ConversationId;
use crate::domain::text::{SUBJECT_BYTES_MAX, line};

/// Whether the outermost prefix of `subject` marks a forward.
///
/// Only the outermost counts: an answer to a message that was itself a forward begins with `Re:`.
pub(super) fn is_forward(subject: &str) -> bool {
    let (prefix, _) = split(subject.trim());
    // Outlook in some languages writes both words under one colon: `RE FW:`.
    prefix.is_some_and(|prefix| prefix.split(' ').any(|word| FORWARDS.contains(&word)))
}

/// The number in the first `[#…]` or `[C-…]` of `subject`.
pub(super) fn number(subject: &str) -> Option<u64> {
    let mut rest = subject;
    while let Some(at) = rest.find('[') {
        rest = &rest[at + 1..];
        let tail = rest.strip_prefix('#').or_else(|| rest.strip_prefix("C-"));
        let number = tail
            .and_then(|tail| tail.split_once(']'))
            .map(|(number, _)| number);
        let number = number.filter(|text| text.len() <= DIGITS_MAX && !text.starts_with('+'));
        if let Some(number) = number.and_then(|text| text.parse().ok()) {
            return Some(number);
        }
    }
    None
}

/// The subject of an answer: `Re:` once, and the conversation's number if asked for.
pub(super) fn answer(subject: &str, is_answer: bool, number_of: Option<ConversationId>) -> String {
    let whole = line(subject, SUBJECT_BYTES_MAX);
    let mut core = whole.as_str();
    while let (Some(prefix), rest) = split(core) {
        if !is_answer || !ANSWERS.contains(&prefix.as_str()) {
            break;
        }
        core = rest;
    }
    let prefix = if is_answer { "Re: " } else { "" };
    let core = format!("{prefix}{core}").trim_end().to_owned();
    match number_of {
        Some(conversation) if number(&core) != Some(conversation.0) => {
            format!("{core} [#{}]", conversation.0)
                .trim_start()
                .to_owned()
        }
        _ => core,
    }
}

/// The prefix that `subject` begins with, in lower case without its colon, and the rest.
fn split(subject: &str) -> (Option<String>, &str) {
    let none = (None, subject);
    // Some mailers use the full-width colon.
    let Some(colon) = subject
        .find([':', '：'])
        .filter(|at| *at <= PREFIX_BYTES_MAX)
    else {
        return none;
    };
    let mut prefix = subject[..colon].trim().to_lowercase();
    // `Re[2]:`, `RE(3):` count answers.
    if let Some(at) = prefix.find(['[', '(']) {
        let counter = prefix[at..].trim_matches(['[', ']', '(', ')']);
        if counter.is_empty() || !counter.bytes().all(|byte| byte.is_ascii_digit()) {
            return none;
        }
        prefix.truncate(at);
    }
    let known = |word: &str| ANSWERS.contains(&word) || FORWARDS.contains(&word);
    if prefix.is_empty() || !prefix.split(' ').all(known) {
        return none;
    }
    let rest = subject[colon..]
        .trim_start_matches([':', '：'])
        .trim_start();
    (Some(prefix), rest)
}

/// Answers in Western languages, lower case.
const ANSWERS: [&str; 15] = [
    "re", "r", "rif", "res", "resp", "rép", "aw", "antw", "antwort", "sv", "vs", "odp", "ref",
    "回复", "答复",
];

/// Forwards likewise.
const FORWARDS: [&str; 20] = [
    "fwd",
    "fw",
    "wg",
    "rv",
    "tr",
    "enc",
    "doorst",
    "vb",
    "vl",
    "pd",
    "i",
    "reenv",
    "reenviado",
    "reenviar",
    "weitergeleitet",
    "transf",
    "tf",
    "转发",
    "轉寄",
    "fs",
];

/// The longest prefix that is looked for, in bytes.
const PREFIX_BYTES_MAX: usize = 24;

/// A conversation's number has at most so many digits.
const DIGITS_MAX: usize = 19;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwards_are_known_in_many_tongues() {
        for subject in [
            "Fwd: a",
            "FW: a",
            "WG: a",
            "RV: a",
            "Rv: a",
            "TR: a",
            "RE FW: a",
            "Fwd: Re: a",
            "转发：a",
        ] {
            assert!(is_forward(subject), "{subject}");
        }
        for subject in [
            "Re: Fwd: a",
            "a",
            "Urgente: a",
            "FWD",
            "Re: a",
            "",
            "Trámite: a",
            "Re[2]: a",
        ] {
            assert!(!is_forward(subject), "{subject}");
        }
    }

    #[test]
    fn re_stands_once() {
        assert_eq!(answer("RE: Re[2]: AW: Pedido", true, None), "Re: Pedido");
        assert_eq!(answer("Fwd: Pedido", true, None), "Re: Fwd: Pedido");
        assert_eq!(answer("", true, Some(ConversationId(7))), "Re: [#7]");
        assert_eq!(answer("", false, Some(ConversationId(7))), "[#7]");
    }

    #[test]
    fn the_number_stands_once_and_reads_back() {
        let subject = answer("Pedido", true, Some(ConversationId(12)));
        assert_eq!(subject, "Re: Pedido [#12]");
        assert_eq!(number(&subject), Some(12));
        assert_eq!(answer(&subject, true, Some(ConversationId(12))), subject);
        assert_eq!(number("[x] [#] [#9"), None);
        assert_eq!(number("[#99999999999999999999999]"), None);
    }

    #[test]
    fn a_line_end_never_enters_a_subject() {
        assert_eq!(answer("a\r\nBcc: b@c.test", false, None), "a Bcc: b@c.test");
    }
}
