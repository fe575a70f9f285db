//! Subjects: prefixes of answers and forwards in many languages, and the case's reference.

use crate::domain::CaseId;
use crate::domain::case::Reference;
use crate::domain::text::{SUBJECT_BYTES_MAX, line};

/// Whether the outermost prefix of `subject` marks a forward.
///
/// Only the outermost counts: an answer to a message that was itself a forward begins with `Re:`.
pub(super) fn is_forward(subject: &str) -> bool {
    let subject = subject.trim();
    // Netscape and its heirs wrote `[Fwd: …]`.
    let inside = subject
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let (prefix, _) = split(inside.unwrap_or(subject));
    // Outlook in some languages writes both words under one colon: `RE FW:`.
    prefix.is_some_and(|prefix| prefix.split(' ').any(|word| FORWARDS.contains(&word)))
}

/// The case whose reference stands in the first `[C-…]` of `subject`.
pub(super) fn case(subject: &str) -> Option<CaseId> {
    let mut rest = subject;
    while let Some(at) = rest.find('[') {
        rest = &rest[at + 1..];
        let inside = rest.split_once(']').map(|(inside, _)| inside.trim());
        if let Some(reference) = inside.and_then(Reference::parse) {
            return Some(reference.0);
        }
    }
    None
}

/// The subject of an answer: `Re:` once, and the reference of a case if asked for.
pub(super) fn answer(subject: &str, is_answer: bool, reference: Option<CaseId>) -> String {
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
    match reference {
        Some(id) if case(&core) != Some(id) => format!("{core} [{}]", Reference(id))
            .trim_start()
            .to_owned(),
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
            "[Fwd: a]",
        ] {
            assert!(is_forward(subject), "{subject}");
        }
        for subject in [
            "Re: Fwd: a",
            "Re: [Fwd: a]",
            "[Fwd: a] b",
            "[Re: a]",
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
        assert_eq!(answer("", true, Some(CaseId(7))), "Re: [C-7-F]");
        assert_eq!(answer("", false, Some(CaseId(7))), "[C-7-F]");
    }

    #[test]
    fn the_reference_stands_once_and_reads_back() {
        let subject = answer("Pedido", true, Some(CaseId(12)));
        assert_eq!(subject, "Re: Pedido [C-12-N]");
        assert_eq!(case(&subject), Some(CaseId(12)));
        assert_eq!(answer(&subject, true, Some(CaseId(12))), subject);
        assert_eq!(case("[x] [C-] [C-9"), None);
        assert_eq!(case("[C-12-X] [C-99999999999999999999999]"), None);
    }

    #[test]
    fn a_line_end_never_enters_a_subject() {
        assert_eq!(answer("a\r\nBcc: b@c.test", false, None), "a Bcc: b@c.test");
    }
}
