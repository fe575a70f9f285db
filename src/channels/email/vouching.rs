//! What a mail server that we trust found out about a sender (`Authentication-Results`, RFC 8601).

use crate::channels::inbound::Verification;
use crate::domain::host;
use crate::domain::message::{Check, Checks};

use super::fields::Fields;

/// What `trusted` says about the mail of `sender`; nothing where it says nothing.
///
/// A server writes above what was there before it, and several filters of one server write a field
/// each. So only the topmost fields of its name count, as far as the next `Received`: what stands below
/// came from outside, whatever name it bears.
pub(super) fn checks(head: &Fields, trusted: &str, sender: &str) -> Option<Checks> {
    if trusted.is_empty() {
        return None;
    }
    let mut found: Option<Checks> = None;
    for (name, value) in head.each() {
        match (name, &mut found) {
            ("received", Some(_)) => break,
            ("authentication-results", _) => {
                let value = without_comments(value);
                let mut pieces = value.split(';');
                let server = pieces.next().unwrap_or_default();
                let server = server.split_whitespace().next().unwrap_or_default();
                if !server.trim_matches('"').eq_ignore_ascii_case(trusted) {
                    continue;
                }
                let checks = found.get_or_insert_default();
                for piece in pieces {
                    note(checks, piece, sender);
                }
            }
            _ => {}
        }
    }
    found
}

/// How sure the sender is then.
pub(super) fn verification(checks: Option<Checks>) -> Verification {
    match checks.map(|checks| checks.dmarc) {
        Some(Check::Pass) => Verification::Dmarc,
        Some(Check::Fail) => Verification::Failed,
        _ => Verification::None,
    }
}

/// Notes one result; of two for the same method the first one counts, but one signature that holds is
/// enough (RFC 6376, 6.1).
fn note(checks: &mut Checks, piece: &str, sender: &str) {
    let piece = piece.trim().to_ascii_lowercase();
    let Some((method, rest)) = piece.split_once('=') else {
        return;
    };
    let result = rest.split_whitespace().next().unwrap_or_default();
    let result = match result {
        "pass" => Check::Pass,
        "fail" | "hardfail" | "permerror" => Check::Fail,
        "softfail" | "neutral" | "policy" | "temperror" | "bestguesspass" => Check::Neutral,
        _ => Check::None,
    };
    // `dmarc/1=pass` names the version of the method (RFC 8601, 2.2).
    match method.split('/').next().unwrap_or_default().trim() {
        "spf" if checks.spf == Check::None => checks.spf = result,
        "dkim" if checks.dkim == Check::None || result == Check::Pass => checks.dkim = result,
        "dmarc" if checks.dmarc == Check::None => {
            let elsewhere = rest
                .split_whitespace()
                .find_map(|word| word.strip_prefix("header.from="))
                .is_some_and(|domain| !is_of(sender, domain));
            // It passed for another address than the one we read as the sender.
            checks.dmarc = match result {
                Check::Pass if elsewhere => Check::Fail,
                result => result,
            };
        }
        _ => {}
    }
}

/// Whether an address is of a domain, given with or without the part before its `@`.
fn is_of(address: &str, domain: &str) -> bool {
    let bare = |text: &str| {
        let domain = text.rsplit('@').next().unwrap_or_default();
        domain.trim_matches(['<', '>', '"']).to_owned()
    };
    host::is_same(&bare(address), &bare(domain))
}

/// Without what stands in parentheses, which may hold anything (RFC 5322, 3.2.2).
fn without_comments(value: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if depth > 0 => {
                chars.next();
            }
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fields::Keep;
    use super::*;

    fn checks_of(block: &str) -> Option<Checks> {
        let fields = Fields::read(block.as_bytes(), Keep::All, None);
        checks(&fields, "mx.b.test", "ana@a.test")
    }

    #[test]
    fn what_our_own_server_says_is_believed() {
        let found = checks_of(
            "Received: by lmtp\nAuthentication-Results: mx.b.test 1; spf=softfail; dkim=fail;\n \
             dkim=pass header.d=a.test;\n dmarc=pass (p=none; dis=none) header.from=a.test\n",
        );
        let expected = Checks {
            spf: Check::Neutral,
            dkim: Check::Pass,
            dmarc: Check::Pass,
        };
        assert_eq!(found, Some(expected));
        assert_eq!(verification(found), Verification::Dmarc);
    }

    #[test]
    fn a_domain_beyond_ascii_is_the_senders_however_the_server_writes_it() {
        for written in ["xn--bho-8na.test", "búho.test"] {
            let head =
                format!("Authentication-Results: mx.b.test; dmarc=pass header.from={written}\n");
            let fields = Fields::read(head.as_bytes(), Keep::All, None);
            let found = checks(&fields, "mx.b.test", "ana@búho.test");
            assert_eq!(found.map(|it| it.dmarc), Some(Check::Pass), "{written}");
        }
    }

    #[test]
    fn several_filters_of_one_server_write_a_field_each() {
        let found = checks_of(
            "Authentication-Results: mx.b.test; dmarc=fail header.from=a.test\n\
             Authentication-Results: mx.b.test; spf=fail\nReceived: from x by mx.b.test\n\
             Authentication-Results: mx.b.test; dkim=pass\n",
        );
        let found = found.expect("two fields of our own");
        assert_eq!((found.dmarc, found.spf), (Check::Fail, Check::Fail));
        assert_eq!(found.dkim, Check::None, "a stranger wrote the third");
    }

    #[test]
    fn nobody_else_is_believed_nor_a_pass_for_somebody_else() {
        assert_eq!(
            checks_of("Authentication-Results: evil.test; dmarc=pass header.from=a.test\n"),
            None
        );
        let other = checks_of("Authentication-Results: mx.b.test; dmarc=pass header.from=c.test\n");
        assert_eq!(other.map(|checks| checks.dmarc), Some(Check::Fail));
        let hidden =
            checks_of("Authentication-Results: mx.b.test (x; dmarc=pass; y); dmarc=none\n");
        assert_eq!(verification(hidden), Verification::None);
    }
}
