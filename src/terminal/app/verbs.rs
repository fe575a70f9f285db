//! The verbs of the command line: how a line is taken apart, completed and guessed.

use crate::domain::ConversationId;

/// What was typed, taken apart.
pub(super) struct Words<'a> {
    /// What to do.
    pub(super) verb: &'a str,
    /// Which conversation, where its number was typed.
    pub(super) number: Option<ConversationId>,
    /// Everything else.
    pub(super) rest: &'a str,
}

/// Takes a line apart: the noun may be left out, and the number of a conversation may follow the verb.
pub(super) fn take_apart(line: &str) -> Words<'_> {
    let (first, mut rest) = split(line);
    let mut verb = first;
    if matches!(first, "conv" | "queue" | "outbox" | "desk") && !rest.is_empty() {
        let (second, after) = split(rest);
        if second != "list" || first == "conv" {
            (verb, rest) = (second, after);
        }
    }
    if first == "agent" {
        let (second, after) = split(rest);
        if second == "status" {
            (verb, rest) = ("agent-status", after);
        }
    }
    let (next, after) = split(rest);
    let bare = next.trim_start_matches('#');
    let is_number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    // `reply 24 hours` is a text; `conv reply 24 hours` is the program's own spelling.
    let bare_counts = first == "conv" || !TAKES_NUMBER_OR_TEXT.contains(&verb);
    let marked = next.starts_with('#') && !matches!(verb, "merge" | "retry" | "drop");
    let names_one = is_number && (bare_counts || marked);
    let number = if names_one { next.parse().ok() } else { None };
    Words {
        verb,
        rest: if number.is_some() { after } else { rest },
        number,
    }
}

fn split(text: &str) -> (&str, &str) {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) => (first, rest.trim_start()),
        None => (text, ""),
    }
}

/// The verb that somebody probably meant: the same letters but for one.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let near = |verb: &str| {
        let (long, short) = if verb.len() >= word.len() {
            (verb, word)
        } else {
            (word, verb)
        };
        let same = long
            .bytes()
            .zip(short.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let (long, short) = (&long.as_bytes()[same..], &short.as_bytes()[same..]);
        let swapped = long.len() == short.len()
            && long.len() >= 2
            && long[0] == short[1]
            && long[1] == short[0]
            && long[2..] == short[2..];
        long.len() - short.len() <= 1
            && !long.is_empty()
            && (swapped
                || long[1..] == *short
                || short.get(1..).is_some_and(|rest| &long[1..] == rest))
    };
    VERBS.iter().copied().find(|verb| near(verb))
}

/// Verbs after which a bare number is their own, not a conversation's.
const TAKES_NUMBER_OR_TEXT: &[&str] = &[
    "priority", "split", "merge", "save", "retry", "drop", "reply", "note", "own-note", "whisper",
    "subject", "search", "find", "snooze", "postpone", "begin",
];

/// Every verb, for completion and for guesses.
pub(crate) const VERBS: &[&str] = &[
    "accept",
    "agent-status",
    "all",
    "assign",
    "attach",
    "begin",
    "case",
    "claim",
    "contact",
    "customer",
    "customers",
    "decline",
    "drop",
    "end",
    "explain",
    "filter",
    "finish",
    "flag",
    "help",
    "inbox",
    "join",
    "list",
    "macro",
    "merge",
    "mine",
    "monitor",
    "next",
    "note",
    "open",
    "outbox",
    "own-note",
    "panel",
    "postpone",
    "priority",
    "queued",
    "quit",
    "reassign",
    "release",
    "reload",
    "reopen",
    "reply",
    "resolve",
    "retry",
    "save",
    "search",
    "show",
    "snooze",
    "sort",
    "split",
    "status",
    "subject",
    "tag",
    "takeover",
    "transfer",
    "undo",
    "unflag",
    "untag",
    "whisper",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_may_be_left_out_and_the_number_may_follow() {
        for line in ["conv reply 4120 Hola a todos", "reply #4120 Hola a todos"] {
            let words = take_apart(line);
            assert_eq!(words.verb, "reply");
            assert_eq!(words.number, Some(ConversationId(4120)));
            assert_eq!(words.rest, "Hola a todos");
        }
        let words = take_apart("agent status marcos descanso");
        assert_eq!(
            (words.verb, words.rest),
            ("agent-status", "marcos descanso")
        );
        let words = take_apart("outbox retry 12");
        assert_eq!((words.verb, words.rest), ("retry", "12"));
        assert_eq!(take_apart("priority 300").number, None);
        assert_eq!(take_apart("outbox list").verb, "outbox");
    }

    #[test]
    fn a_mistyped_verb_is_guessed() {
        assert_eq!(nearest("resovle"), Some("resolve"));
        assert_eq!(nearest("trasfer"), Some("transfer"));
        assert_eq!(nearest("reply"), None);
        assert_eq!(nearest("zzz"), None);
        assert_eq!(nearest("ñ"), None);
    }
}
