//! What leaves the machine in a bundle for support: no secret, no customer's address or words.
//!
//! What is let through is named; whatever else is written is told by its length. A text that somebody
//! wrote may say anything, so none passes, whoever wrote it.

use serde_json::{Map, Value};

/// A line of the log or an error in words: each word that may be an address, a number or a token goes.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_whitespace() || BREAKS.contains(c) {
            out.push_str(&safe_word(&word));
            word.clear();
            out.push(c);
        } else if !c.is_control() {
            word.push(c);
        }
    }
    out + &safe_word(&word)
}

/// A value of the configuration as it is shown: texts, and everything under tables of texts and rules, go.
pub(super) fn setting(path: &str, shown: &str) -> String {
    let table = path.split('.').next().unwrap_or_default();
    if shown == HIDDEN || is_plain(shown) {
        return shown.to_owned();
    }
    if !TABLES.contains(&table) || path.split('.').any(|key| TEXTS.contains(&key)) {
        return length(shown);
    }
    let quoted: Vec<String> = shown
        .split('"')
        .map(|part| {
            if part.trim().contains(' ') && !part.contains(['{', '[', ',']) {
                length(part)
            } else {
                line(part)
            }
        })
        .collect();
    quoted.join("\"")
}

/// A document of the desk: texts of more than one word are read as lines, others as words.
pub(super) fn document(value: &mut Value) {
    match value {
        Value::String(text) => *text = line(text),
        Value::Array(items) => items.iter_mut().for_each(document),
        Value::Object(fields) => object(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn object(fields: &mut Map<String, Value>) {
    // Problems quote the line of the file they are in; changes say what a key said.
    fields.retain(|key, _| !QUOTING.contains(&key.as_str()));
    for (key, value) in fields {
        if let Value::Array(changes) = value
            && key == CHANGES
        {
            for change in changes {
                let named = change
                    .as_str()
                    .and_then(|text| text.split_whitespace().next());
                *change = Value::from(named.unwrap_or_default());
            }
            continue;
        }
        // The desk's own name may be a person's.
        if let Value::String(text) = value
            && NAMING.contains(&key.as_str())
        {
            *text = length(text);
            continue;
        }
        document(value);
    }
}

fn length(text: &str) -> String {
    format!("<{} letters>", text.chars().count())
}

fn is_plain(shown: &str) -> bool {
    shown == "true" || shown == "false" || shown.parse::<f64>().is_ok() && shown.len() < NUMBER_MIN
}

fn safe_word(word: &str) -> String {
    let has_digit = word.chars().any(|c| c.is_ascii_digit());
    let is_time = word.get(4..5) == Some("-")
        && word.get(7..8) == Some("-")
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || "TZ:.+-".contains(c));
    let bare = word.trim_matches(['[', ']', '(', ')', ',', '.', ';', ':', '\'']);
    // Where a connection came from is about a person; where the desk listens is in the configuration.
    let host = bare.rsplit_once(':').map_or(bare, |(host, _)| host);
    let is_host = |text: &str| {
        text.parse::<std::net::IpAddr>()
            .is_ok_and(|it| !it.is_loopback() && !it.is_unspecified())
    };
    let opaque = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '=');
    if word.contains('@') || word.contains("%40") {
        "<address>".to_owned()
    } else if is_host(bare) || is_host(host.trim_matches(['[', ']'])) {
        "<host>".to_owned()
    } else if !is_time && has_number(word) {
        "<number>".to_owned()
    } else if bare.split(['/', '.', ':']).any(|part| {
        part.len() >= TOKEN_MIN && part.chars().all(opaque) && (has_digit || is_mixed(part))
    }) {
        "<token>".to_owned()
    } else {
        word.to_owned()
    }
}

/// Whether a number as long as that of a telephone stands anywhere in a word.
fn has_number(word: &str) -> bool {
    word.split(|c: char| !c.is_ascii_digit() && !"+-.()".contains(c))
        .any(|run| run.chars().filter(char::is_ascii_digit).count() >= NUMBER_MIN)
}

fn is_mixed(part: &str) -> bool {
    part.chars().any(|c| c.is_ascii_lowercase()) && part.chars().any(|c| c.is_ascii_uppercase())
}

/// What stands between words, in texts and in `name=value`.
const BREAKS: &str = "\"<>=«»“”|{}";

/// As the desk shows a secret.
const HIDDEN: &str = "•••";

/// Digits from which on a word may be a telephone number.
const NUMBER_MIN: usize = 7;

/// Letters from which on a word without a break may be a token.
const TOKEN_MIN: usize = 20;

/// Tables of the configuration that say how the desk works, and not what it says or about whom.
const TABLES: [&str; 12] = [
    "channel",
    "desk",
    "hours",
    "limits",
    "log",
    "queue",
    "retention",
    "server",
    "skill",
    "status",
    "store",
    "tls",
];

/// Keys in them that hold texts, names or addresses of people.
const TEXTS: [&str; 9] = [
    "name", "title", "text", "address", "from", "user", "username", "display", "greeting",
];

/// Keys of the desk's documents that quote what somebody wrote.
const QUOTING: [&str; 5] = ["text", "text_es", "excerpt", "hint", "written"];

/// The key of what changed: each begins with the name of what it is about, and goes on with what was said.
const CHANGES: &str = "changes";

/// Keys of the desk's documents that name it.
const NAMING: [&str; 2] = ["desk", "names"];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_numbers_and_tokens_leave_a_line_and_the_rest_stays() {
        for (said, left) in [
            (
                "mail from <ana@example.test> refused",
                "mail from <<address>> refused",
            ),
            (
                "address=ana@example.test code=550",
                "address=<address> code=550",
            ),
            ("call to +34600123456: busy", "call to <number> busy"),
            ("tel:+34-600-123-456 (600)123.4567", "<number> <number>"),
            (
                "from 192.0.2.7:51234 and [2001:db8::1]:443",
                "from <host> and <host>",
            ),
            ("ready agents=127.0.0.1:7443", "ready agents=127.0.0.1:7443"),
            ("Bearer k3y9zAq81mPq02LsK3jf01", "Bearer <token>"),
            (
                "2026-11-23T14:00:00Z centralita::net::imap os error 111",
                "2026-11-23T14:00:00Z centralita::net::imap os error 111",
            ),
        ] {
            assert_eq!(line(said), left, "{said}");
        }
    }

    #[test]
    fn settings_say_how_the_desk_works_and_no_text() {
        for (path, shown, left) in [
            ("server.https", "0.0.0.0:8443", "0.0.0.0:8443"),
            ("queue.support.first_response", "2m", "2m"),
            ("server.metrics_token", "•••", "•••"),
            ("channel.mail.address", "help@example.com", "<16 letters>"),
            ("template.hello.es", "Buenos", "<6 letters>"),
            ("rule.vip.when", "Ruiz", "<4 letters>"),
            ("queue.support.size", "12", "12"),
            ("desk.name", "Chairs", "<6 letters>"),
        ] {
            assert_eq!(setting(path, shown), left, "{path}");
        }
    }

    #[test]
    fn a_document_loses_what_quotes_somebody() {
        let mut status = json!({"desk": "Ana's", "queues": [{"name": "support", "waiting": 2}],
            "config": {"ok": false, "problems": [{"code": "CT-2001", "text": "a secret"}]},
            "last_error": "550 <bob@example.test> unknown"});
        document(&mut status);
        assert_eq!(
            status,
            json!({"desk": "<5 letters>", "queues": [{"name": "support", "waiting": 2}],
                "config": {"ok": false, "problems": [{"code": "CT-2001"}]},
                "last_error": "550 <<address>> unknown"})
        );
    }
}
