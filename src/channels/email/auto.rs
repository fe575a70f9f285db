//! Whether a machine wrote a mail (RFC 3834), so that no machine of ours answers it.

use crate::channels::inbound::Auto;

use super::fields::{Fields, Media};

/// Why the mail with `fields` counts as written by a machine; the first reason found.
///
/// `return_path` is the envelope's, where the carrier knows it; `sender` the address it claims. What came
/// by a group of ours is marked as a list's whoever wrote it, so there those marks say nothing.
pub(super) fn reason(
    fields: &Fields,
    media: &Media,
    return_path: Option<&str>,
    sender: &str,
    by_our_group: bool,
) -> Option<Auto> {
    let first_word = |name: &str| {
        let word = fields.raw(name)?.split([';', ' ', '\t', '(']).next()?;
        (!word.is_empty()).then(|| word.to_ascii_lowercase())
    };
    if first_word("auto-submitted").is_some_and(|word| word != "no") {
        return Some(Auto::Submitted);
    }
    let null = |path: &str| path.trim().trim_matches(['<', '>']).trim().is_empty();
    if return_path.or(fields.raw("return-path")).is_some_and(null) {
        return Some(Auto::NullReturnPath);
    }
    if media.name == "multipart/report" {
        return Some(Auto::Report);
    }
    let bulk = ["bulk", "junk", "list", "auto_reply", "auto-reply"];
    let precedence = first_word("precedence").filter(|word| !(by_our_group && word == "list"));
    if precedence.is_some_and(|word| bulk.contains(&word.as_str())) {
        return Some(Auto::Precedence);
    }
    let marks = [
        "x-auto-response-suppress",
        "x-autoreply",
        "x-autorespond",
        "x-autoresponse",
    ];
    let off = ["none", "no", "false"];
    let marked = |name: &&str| first_word(name).is_some_and(|word| !off.contains(&word.as_str()));
    if marks.iter().any(marked) {
        return Some(Auto::Autoreply);
    }
    if !by_our_group && LISTS.iter().any(|name| fields.raw(name).is_some()) {
        return Some(Auto::List);
    }
    // Old systems say it to people only.
    let subject = fields.text("subject", SUBJECT_BYTES_MAX).to_lowercase();
    // `[support #7] AutoReply: …`: another desk numbers its subjects.
    let bare = subject
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    let bare = bare.map_or(subject.as_str(), |(_, rest)| rest.trim_start());
    let mut begins = SUBJECTS.iter().chain(RETURNED);
    // So Notes and old programs say it; alone the word is a car in many tongues.
    let notes = bare.starts_with("auto:") && bare.contains("out of")
        || subject.starts_with("[auto generated")
        || subject.starts_with("[auto-generated");
    if notes || begins.any(|begin| bare.starts_with(begin)) {
        return Some(Auto::Autoreply);
    }
    let from = fields.raw("from").unwrap_or_default().to_ascii_lowercase();
    (is_machine(sender) || from.contains("mailer-daemon")).then_some(Auto::Sender)
}

/// Whether a subject says that a mail came back, and can hardly mean a parcel.
pub(super) fn is_returned(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    RETURNED.iter().any(|begin| subject.starts_with(begin))
}

/// Whether nobody reads `address`, by its name.
pub(super) fn is_machine(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    let bare: String = local
        .chars()
        .filter(|c| !matches!(c, '-' | '_' | '.'))
        .collect();
    let silent = ["noreply", "donotreply"];
    silent
        .iter()
        .any(|word| bare.starts_with(word) || bare.ends_with(word))
        || bare.starts_with("mailerdaemon")
        || bare == "postmaster"
}

/// Fields of mailing lists and of what is sent to many (RFC 2369, 2919, and older).
const LISTS: [&str; 7] = [
    "list-id",
    "list-post",
    "list-help",
    "list-unsubscribe",
    "list-subscribe",
    "mailing-list",
    "x-mailing-list",
];

/// How the subjects of bounces begin, lower case.
const RETURNED: &[&str] = &[
    "undeliverable:",
    "undeliverable mail",
    "undelivered mail",
    "returned mail",
    "mail delivery",
    "mail could not be delivered",
    "mail not delivered",
    "non-delivery:",
    "delivery status notification",
    "failure notice",
];

/// How the subjects of automatic answers begin, lower case.
const SUBJECTS: &[&str] = &[
    "auto reply",
    "auto-reply",
    "autoreply",
    "automatic reply",
    "auto response",
    "autoresponse",
    "out of office",
    "out of the office",
    "respuesta automática",
    "respuesta automatica",
    "fuera de la oficina",
    "réponse automatique",
    "automatische antwort",
    "abwesenheitsnotiz",
    "risposta automatica",
    "resposta automática",
    "resposta automatica",
    "automatisch antwoord",
    "autosvar",
    "automaattinen vastaus",
    "odpowiedź automatyczna",
    "automatická odpověď",
    "automatikus válasz",
    "răspuns automat",
    "otomatik yanıt",
    "αυτόματη απάντηση",
    "автоответ",
    "автоматический ответ",
    "自动回复",
    "自動回覆",
    "自動応答",
    "자동 회신",
];

/// How much of a subject is looked at, in bytes.
const SUBJECT_BYTES_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use super::super::fields::Keep;
    use super::*;

    fn reason_of(block: &str) -> Option<Auto> {
        let fields = Fields::read(block.as_bytes(), Keep::All, None);
        let media = fields
            .media("content-type")
            .unwrap_or_else(|| Media::plain("text/plain"));
        reason(&fields, &media, None, "ana@a.test", false)
    }

    #[test]
    fn every_mark_of_a_machine_counts() {
        for (block, expected) in [
            ("Auto-Submitted: auto-replied (vacation)", Auto::Submitted),
            ("Return-Path: <>", Auto::NullReturnPath),
            ("Content-Type: multipart/report; boundary=a", Auto::Report),
            ("Precedence: Bulk", Auto::Precedence),
            ("X-Auto-Response-Suppress: All", Auto::Autoreply),
            ("X-Autoreply: yes", Auto::Autoreply),
            ("Subject: [help #7] AutoReply: Lights", Auto::Autoreply),
            ("Subject: Undeliverable: Lights", Auto::Autoreply),
            (
                "Subject: AUTO: Ana Ruiz is out of the office (returning 05/01)",
                Auto::Autoreply,
            ),
            ("Subject: Automatisch antwoord: Lampen", Auto::Autoreply),
            ("Subject: [AUTO GENERATED] Lights", Auto::Autoreply),
            (
                "Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSNOiDngq8=?=",
                Auto::Autoreply,
            ),
            (
                "From: Mail Delivery Subsystem <MAILER-DAEMON>",
                Auto::Sender,
            ),
            ("List-Id: <a.b.test>", Auto::List),
            ("List-Unsubscribe: <mailto:a@b.test>", Auto::List),
            (
                "Subject: =?utf-8?Q?Respuesta_autom=C3=A1tica?=: Pedido",
                Auto::Autoreply,
            ),
        ] {
            assert_eq!(reason_of(block), Some(expected), "{block}");
        }
    }

    #[test]
    fn a_person_is_not_a_machine() {
        assert_eq!(
            reason_of("Auto-Submitted: no\nReturn-Path: <ana@a.test>\nPrecedence: first-class"),
            None
        );
        assert!(!is_machine("noreen@a.test") && !is_machine("postmasters@a.test"));
        assert!(is_machine("No-Reply+7@a.test") && is_machine("shop-noreply@a.test"));
        assert_eq!(reason_of("Subject: What is an auto reply?"), None);
        assert_eq!(reason_of("Subject: Auto: la póliza 1042"), None);
        assert!(is_machine("No-Reply+8@a.test") && is_machine("MAILER-DAEMON@a.test"));
    }
}
