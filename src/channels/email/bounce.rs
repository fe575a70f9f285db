//! News of our own mail: delivery reports (RFC 3464), read receipts (RFC 8098), and the old bounces
//! that are neither.

use crate::channels::inbound::{Receipt, ReceiptState};
use crate::domain::text::{clip, line};

use super::body::{enclosed_fields, leaf_text};
use super::fields::{Fields, Keep, ids};
use super::parts::Message;
use super::{address, auto, is_address};

/// A mail that may be news of mail of ours.
pub(super) struct Notice<'a> {
    pub(super) message: &'a Message<'a>,
    /// Its text.
    pub(super) text: &'a str,
    /// The same without what it quotes: our own words there say nothing of what became of them.
    pub(super) own: &'a str,
    /// Whether a mail system wrote it, and no person.
    pub(super) from_machine: bool,
}

/// What a mail reports of mail of ours; nothing when it reports nothing, or not of which mail.
pub(super) fn receipts(notice: &Notice<'_>) -> Vec<Receipt> {
    let message = notice.message;
    // It complains, or tells how checks of senders went: nothing of what became of a mail.
    if is_report(message, "feedback-report") {
        return Vec::new();
    }
    if is_report(message, "delivery-status") {
        let told = match original(message).or_else(|| answered(message)) {
            Some(of) => delivery(message, notice.text, &of),
            None => Vec::new(),
        };
        if !told.is_empty() {
            return told;
        }
        // A report that cannot be used says in words what the old ones say.
        return old_bounce(notice);
    }
    if is_report(message, "disposition-notification") {
        return disposition(message, notice.text);
    }
    if notice.from_machine {
        return old_bounce(notice);
    }
    Vec::new()
}

pub(super) fn is_report(message: &Message<'_>, of: &str) -> bool {
    let kind = message.media.parameter("report-type").unwrap_or_default();
    let part = format!("message/{of}");
    kind.eq_ignore_ascii_case(of) || message.leaves.iter().any(|leaf| leaf.media.name == part)
}

/// Whether a mail system wrote `message`: many give no address, or no whole one.
pub(super) fn is_from_machine(message: &Message<'_>, sender: &str) -> bool {
    let head = &message.head;
    let bare = |path: &str| path.trim().trim_matches(['<', '>']).is_empty();
    auto::is_machine(sender)
        || is_daemon(message)
        || head.raw("return-path").is_some_and(bare)
        || bare(head.raw("from").unwrap_or_default())
}

/// Whether it is a mail system that does nothing but carry mail: no desk or holiday notice signs so.
fn is_daemon(message: &Message<'_>) -> bool {
    let head = &message.head;
    let from = head.raw("from").unwrap_or_default().to_ascii_lowercase();
    MACHINES.iter().any(|name| from.contains(name))
        || head.raw("x-failed-recipients").is_some()
        || auto::is_returned(&head.text("subject", TEXT_BYTES_MAX))
}

fn delivery(message: &Message<'_>, text: &str, of: &str) -> Vec<Receipt> {
    let status = message.leaves.iter().find(|leaf| {
        matches!(
            leaf.media.name.as_str(),
            "message/delivery-status" | "message/global-delivery-status"
        )
    });
    let Some(status) = status else {
        return Vec::new();
    };
    let status = leaf_text(status);
    let blocks = status
        .split("\n\n")
        .map(|block| Fields::read(block.as_bytes(), Keep::All, None));
    let mut out = Vec::new();
    for fields in blocks
        .filter(|fields| fields.raw("action").is_some() || fields.raw("status").is_some())
        .take(RECIPIENTS_MAX)
    {
        let word = |name: &str| {
            let value = fields.raw(name).unwrap_or_default();
            value
                .split([' ', ';', '('])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let code = word("status");
        let state = match (word("action").as_str(), code.as_bytes().first()) {
            ("delivered", _) => ReceiptState::Delivered,
            ("relayed" | "expanded", _) => ReceiptState::Sent,
            ("delayed", _) => ReceiptState::Delayed,
            // Without an action that is known, the class of the status says it (RFC 3463, 2).
            ("failed", _) | (_, Some(b'5')) => ReceiptState::Failed,
            (_, Some(b'2')) => ReceiptState::Delivered,
            (_, Some(b'4')) => ReceiptState::Delayed,
            _ => ReceiptState::Failed,
        };
        let recipient = fields
            .raw("original-recipient")
            .into_iter()
            .chain(fields.raw("final-recipient"));
        // Whom we wrote to, before whoever that became on the way.
        let recipient = recipient
            .map(after_type)
            .find(|found| is_address(found))
            .map(address);
        let diagnostic = line(
            after_type(fields.raw("diagnostic-code").unwrap_or_default()),
            TEXT_BYTES_MAX,
        );
        let text = if diagnostic.is_empty() {
            first_lines(text)
        } else {
            diagnostic
        };
        out.push(Receipt {
            of: of.to_owned(),
            of_message: None,
            state,
            recipient,
            code,
            text,
            notice: None,
        });
    }
    out
}

fn disposition(message: &Message<'_>, text: &str) -> Vec<Receipt> {
    let part = message
        .leaves
        .iter()
        .find(|leaf| leaf.media.name == "message/disposition-notification");
    let Some(part) = part else { return Vec::new() };
    let fields = Fields::read(leaf_text(part).as_bytes(), Keep::All, None);
    let id = fields
        .ids("original-message-id")
        .into_iter()
        .next()
        .or_else(|| original(message));
    let (Some(of), Some(disposition)) = (id, fields.raw("disposition")) else {
        return Vec::new();
    };
    let disposition = disposition.to_ascii_lowercase();
    let what = disposition.rsplit(';').next().unwrap_or_default().trim();
    // So a filter of the customer's says no (RFC 5429, 2.1). Deleted unread by hand, denied, failed: none
    // of them says more than that it arrived.
    let is_rejected = what.starts_with("deleted") && disposition.starts_with("automatic-action");
    let state = if what.starts_with("displayed") {
        ReceiptState::Read
    } else if is_rejected {
        ReceiptState::Failed
    } else {
        ReceiptState::Delivered
    };
    let text = if is_rejected {
        first_lines(text)
    } else {
        String::new()
    };
    let recipient = fields.raw("final-recipient").map(after_type);
    let recipient = recipient.filter(|found| is_address(found)).map(address);
    let code = line(what, 60);
    vec![Receipt {
        of,
        of_message: None,
        state,
        recipient,
        code,
        text,
        notice: None,
    }]
}

/// News that came to the return path of a mail of ours and does not say of which mail it is.
pub(super) fn returned(notice: &Notice<'_>) -> Vec<Receipt> {
    if is_report(notice.message, "delivery-status") {
        let told = delivery(notice.message, notice.text, "");
        if !told.is_empty() {
            return told;
        }
    }
    let said = Said::of(notice);
    // Somebody on holiday answers there too (RFC 3834, 4).
    if !notice.from_machine || !said.any(&BOUNCE_WORDS) {
        return Vec::new();
    }
    vec![said.receipt(notice, String::new())]
}

/// What a notice says in words.
struct Said(String);

impl Said {
    fn of(notice: &Notice<'_>) -> Self {
        let subject = notice.message.head.text("subject", TEXT_BYTES_MAX);
        let text = clip(notice.own, SCAN_BYTES_MAX);
        Self(format!("{subject}\n{text}").to_lowercase())
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.0.contains(word))
    }

    fn receipt(&self, notice: &Notice<'_>, of: String) -> Receipt {
        let recipient = recipient(notice);
        Receipt {
            of,
            of_message: None,
            state: if self.any(&DELAY_WORDS) {
                ReceiptState::Delayed
            } else {
                ReceiptState::Failed
            },
            recipient: recipient.as_deref().map(address),
            code: status_in(notice.text).unwrap_or_default(),
            text: first_lines(notice.text),
            notice: None,
        }
    }
}

/// qmail, old Exchange, hand-made gateways: text for people, with the original pasted below.
fn old_bounce(notice: &Notice<'_>) -> Vec<Receipt> {
    let said = Said::of(notice);
    // Whoever encloses a mail of ours whole says enough.
    let enclosed = original(notice.message);
    if enclosed.is_none() && !said.any(&BOUNCE_WORDS) {
        return Vec::new();
    }
    let pasted = clip(notice.text, SCAN_BYTES_MAX).lines().find_map(|line| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        let name = line.get(.."message-id:".len())?;
        name.eq_ignore_ascii_case("message-id:")
            .then(|| ids(&line[name.len()..]).into_iter().next())?
    });
    let of = enclosed
        .or(pasted)
        .or_else(|| answered(notice.message).filter(|_| is_daemon(notice.message)));
    of.map(|of| said.receipt(notice, of)).into_iter().collect()
}

/// Whom a mail was for that came back, where that stands in a field or alone at the beginning of a line.
fn recipient(notice: &Notice<'_>) -> Option<String> {
    let named = notice
        .message
        .head
        .mailboxes("x-failed-recipients")
        .into_iter()
        .map(|found| found.address);
    let in_text = notice.text.lines().find_map(|line| {
        let inside = line.trim().strip_prefix('<')?.split('>').next()?;
        Some(inside.to_owned())
    });
    named.chain(in_text).find(|found| is_address(found))
}

/// The mail that the notice answers by its own fields: some systems enclose nothing.
fn answered(message: &Message<'_>) -> Option<String> {
    let head = &message.head;
    let references = head.ids("references").into_iter().next_back();
    head.ids("in-reply-to").into_iter().next().or(references)
}

/// The Message-ID of the mail that the notice encloses, whole or by its fields.
pub(super) fn original(message: &Message<'_>) -> Option<String> {
    let enclosed = message.leaves.iter().filter(|leaf| {
        matches!(
            leaf.media.name.as_str(),
            "message/rfc822" | "text/rfc822-headers" | "message/global" | "message/global-headers"
        )
    });
    enclosed
        .map(enclosed_fields)
        .find_map(|fields| fields.ids("message-id").into_iter().next())
}

/// `rfc822; ana@a.test` without its type.
fn after_type(value: &str) -> &str {
    value
        .split_once(';')
        .map_or(value, |(_, value)| value)
        .trim()
}

/// The first enhanced status code (RFC 3463) of a failure in `text`.
fn status_in(text: &str) -> Option<String> {
    let edge = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '#' | ',' | ';' | '[' | ']');
    clip(text, SCAN_BYTES_MAX).split(edge).find_map(|word| {
        let word = word.trim_end_matches(['.', ':']);
        let digits = |piece: &str| {
            (1..=3).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit())
        };
        let pieces: Vec<&str> = word.split('.').take(4).collect();
        (matches!(pieces[..], ["4" | "5", detail, sub] if digits(detail) && digits(sub)))
            .then(|| word.to_owned())
    })
}

fn first_lines(text: &str) -> String {
    line(clip(text, 4 * TEXT_BYTES_MAX), TEXT_BYTES_MAX)
}

/// How mail systems sign, whatever address they give.
const MACHINES: [&str; 4] = [
    "mailer-daemon",
    "postmaster",
    "mail delivery",
    "mail administrator",
];

/// What bounces say that follow no standard, in their subject or text; lower case.
const BOUNCE_WORDS: [&str; 58] = [
    "qmail-send program",
    "undeliver",
    "unable to deliver",
    "not able to deliver",
    "wasn't able to deliver",
    "weren't able to deliver",
    "could not deliver",
    "couldn't deliver",
    "could not be delivered",
    "couldn't be delivered",
    "wasn't delivered",
    "cannot be delivered",
    "can not be delivered",
    "was not delivered",
    "not been delivered",
    "not yet been delivered",
    "non-delivery",
    "not receive a copy of your message",
    "delivery to the following recipient",
    "delivery has failed",
    "delivery failed",
    "delivery failure",
    "failure delivery",
    "delivery error",
    "delivery errors",
    "delivery warning",
    "delivery of email to this address",
    "delivery status notification",
    "mail failed",
    "failed mail",
    "failed recipient",
    "failed addresses",
    "failure notice",
    "returned mail",
    "returned to sender",
    "returning to sender",
    "message to sender",
    "mail system error",
    "message delayed",
    "message has been delayed",
    "unknown user",
    "user unknown",
    "unknown address",
    "no such user",
    "invalid recipient",
    "no se pudo entregar",
    "no se ha podido entregar",
    "no ha podido ser entregado",
    "pas pu être",
    "pas pu etre",
    "nicht zugestellt werden",
    "unzustellbar",
    "mancata consegna",
    "non è stato possibile consegnare",
    "não foi possível entregar",
    "não pôde ser entregue",
    "не доставлено",
    "传输失败",
];

/// What they say while they have not given up.
const DELAY_WORDS: [&str; 16] = [
    "still being retried",
    "will be retried",
    "will retry",
    "will keep trying",
    "continue to try",
    "will continue to attempt",
    "attempts will continue",
    "do not need to resend",
    "no need to resend",
    "not yet been delivered",
    "still awaiting delivery",
    "message is delayed",
    "message delayed",
    "delayed mail",
    "has been postponed",
    "seguirá intentando",
];

/// The most recipients of one report that are looked at.
const RECIPIENTS_MAX: usize = 50;

/// The longest explanation that is kept, in bytes.
const TEXT_BYTES_MAX: usize = 1_000;

/// How much of an old bounce is searched, in bytes.
const SCAN_BYTES_MAX: usize = 64 * 1024;
