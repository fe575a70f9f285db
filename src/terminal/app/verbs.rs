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
    // The lists are numbered where they are shown, and their numbers are keys on a screen.
    let mut verb = match first {
        "1" => "mine",
        "2" => "queued",
        "3" => "all",
        other => other,
    };
    let (second, after) = split(rest);
    let joined = JOINED
        .iter()
        .find(|(noun, what, _)| *noun == first && *what == second);
    let noun = matches!(first, "conv" | "queue" | "outbox" | "desk") && !second.is_empty();
    if let Some((_, _, known)) = joined {
        (verb, rest) = (*known, after);
    } else if first == "conv" || noun && !OF_PAGE.contains(&second) {
        (verb, rest) = (second, after);
    }
    let (next, after) = split(rest);
    let bare = next.trim_start_matches('#');
    let is_number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    // `reply 24 hours` is a text; `conv reply 24 hours` is the program's own spelling.
    let bare_counts = first == "conv" || !TAKES_NUMBER_OR_TEXT.contains(&verb);
    let marked = next.starts_with('#')
        && !OF_MESSAGES.contains(&verb)
        && !matches!(verb, "merge" | "contact-merge");
    // Of two numbers the first is the conversation's.
    let two = TAKES_ONE_NUMBER.contains(&verb) && !after.is_empty();
    let names_one = is_number && (bare_counts || marked || two);
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
    "priority",
    "split",
    "merge",
    "save",
    "retry",
    "drop",
    "approve",
    "give-back",
    "withdraw",
    "reply",
    "note",
    "own-note",
    "via",
    "whisper",
    "subject",
    "search",
    "find",
    "begin",
    "attach",
    "body",
    "case-number",
    "relates",
    "contact-merge",
    "contact-name",
    "contact-field",
    "contact-address",
];

/// Verbs after which a single number is their own, and a second one makes the first a conversation's.
const TAKES_ONE_NUMBER: &[&str] = &["priority", "split", "merge", "body", "relates"];

/// What follows the name of a page rather than being a verb.
const OF_PAGE: &[&str] = &["all", "dead", "held", "list", "waiting"];

/// Verbs after which the number is a message's.
const OF_MESSAGES: &[&str] = &["retry", "drop", "approve", "give-back", "withdraw"];

/// The program's own spelling of two words, and the one word that it is here.
const JOINED: &[(&str, &str, &str)] = &[
    ("agent", "status", "agent-status"),
    ("agent", "queues", "agent-queues"),
    ("agent", "skills", "agent-skills"),
    ("agent", "capacity", "agent-capacity"),
    ("agent", "history", "agent-history"),
    ("agent", "signout", "agent-signout"),
    ("queue", "pause", "queue-pause"),
    ("queue", "resume", "queue-resume"),
    ("queue", "move", "queue-move"),
    ("case", "status", "case"),
    ("case", "kind", "case-kind"),
    ("case", "number", "case-number"),
    ("case", "relates", "relates"),
    ("channel", "list", "channels"),
    ("contact", "name", "contact-name"),
    ("contact", "language", "contact-language"),
    ("contact", "field", "contact-field"),
    ("contact", "address", "contact-address"),
    ("contact", "merge", "contact-merge"),
];

/// Every verb, for completion and for guesses.
pub(crate) const VERBS: &[&str] = &[
    "accept",
    "agent-capacity",
    "agent-history",
    "agent-queues",
    "agent-signout",
    "agent-skills",
    "agent-status",
    "all",
    "approve",
    "assign",
    "attach",
    "begin",
    "body",
    "case",
    "case-kind",
    "case-number",
    "channels",
    "claim",
    "contact",
    "contact-address",
    "contact-field",
    "contact-language",
    "contact-merge",
    "contact-name",
    "customer",
    "customers",
    "decline",
    "drop",
    "end",
    "explain",
    "extend",
    "filter",
    "finish",
    "flag",
    "give-back",
    "guidance",
    "help",
    "history",
    "inbox",
    "join",
    "list",
    "macro",
    "merge",
    "mine",
    "monitor",
    "more",
    "next",
    "note",
    "open",
    "outbox",
    "own-note",
    "panel",
    "password",
    "postpone",
    "practice",
    "priority",
    "queue-move",
    "queue-pause",
    "queue-resume",
    "queued",
    "quit",
    "reassign",
    "relates",
    "release",
    "reload",
    "reopen",
    "reply",
    "report",
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
    "template",
    "transfer",
    "undo",
    "unflag",
    "untag",
    "via",
    "whisper",
    "withdraw",
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
        let words = take_apart("contact merge 15");
        assert_eq!((words.verb, words.rest), ("contact-merge", "15"));
        let words = take_apart("priority 4 100");
        assert_eq!((words.number, words.rest), (Some(ConversationId(4)), "100"));
        let words = take_apart("snooze 4 2h");
        assert_eq!((words.number, words.rest), (Some(ConversationId(4)), "2h"));
        assert_eq!(take_apart("snooze 2h").number, None);
        let words = take_apart("queue pause soporte");
        assert_eq!((words.verb, words.rest), ("queue-pause", "soporte"));
        let words = take_apart("outbox dead");
        assert_eq!((words.verb, words.rest), ("outbox", "dead"));
        let words = take_apart("subject #12 24 sillas");
        assert_eq!(words.number, Some(ConversationId(12)));
        assert_eq!(words.rest, "24 sillas");
        assert_eq!(take_apart("outbox list").verb, "outbox");
        assert_eq!(take_apart("2").verb, "queued");
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
