//! News of our own mail: delivery reports (RFC 3464), read receipts (RFC 8098), and the old bounces
//! that are neither.

use crate::channels::inbound::{Receipt, ReceiptState};
use crate::domain::text::{clip, line};

use super::body::{enclosed_fields, leaf_text};
use super::fields::{Fields, Keep, ids};
use super::parts::Message;
use super::{address, auto, is_address};

/// What `message` reports of mail of ours; nothing when it reports nothing, or not of which mail.
pub(super) fn receipts(message: &Message<'_>, sender: &str, text: &str) -> Vec<Receipt> {
    let kind = message
        .media
        .parameter("report-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let has = |name: &str| message.leaves.iter().any(|leaf| leaf.media.name == name);
    if kind == "delivery-status" || has("message/delivery-status") {
        let told = delivery(message, text);
        if !told.is_empty() {
            return told;
        }
        // A report that cannot be used says in words what the old ones say.
        return old_bounce(message, text);
    }
    if kind == "disposition-notification" || has("message/disposition-notification") {
        return disposition(message);
    }
    if is_from_machine(message, sender) {
        return old_bounce(message, text);
    }
    Vec::new()
}

/// What `message` complains of (RFC 5965): of which mail of ours, and what the complaint is called. A
/// report that says the mail was wanted, or how a check of senders went, is none.
pub(super) fn complaint(message: &Message<'_>) -> Option<(String, String)> {
    let report = message
        .leaves
        .iter()
        .find(|leaf| leaf.media.name == "message/feedback-report")?;
    let fields = Fields::read(leaf_text(report).as_bytes(), Keep::All, None);
    let kind = line(fields.raw("feedback-type")?, REASON_BYTES_MAX).to_ascii_lowercase();
    let wanted = matches!(kind.as_str(), "not-spam" | "auth-failure" | "virus");
    if wanted {
        return None;
    }
    Some((original(message)?, kind))
}

/// Whether a mail system wrote `message`: many give no address, or no whole one.
fn is_from_machine(message: &Message<'_>, sender: &str) -> bool {
    let head = &message.head;
    let from = head.raw("from").unwrap_or_default().to_ascii_lowercase();
    let bare = |path: &str| path.trim().trim_matches(['<', '>']).is_empty();
    auto::is_machine(sender)
        || MACHINES.iter().any(|name| from.contains(name))
        || head.raw("x-failed-recipients").is_some()
        || head.raw("return-path").is_some_and(bare)
        || bare(&from)
}

fn delivery(message: &Message<'_>, text: &str) -> Vec<Receipt> {
    let Some(of) = original(message) else {
        return Vec::new();
    };
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
            .raw("final-recipient")
            .or_else(|| fields.raw("original-recipient"));
        let recipient = recipient
            .map(after_type)
            .filter(|found| is_address(found))
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
            of: of.clone(),
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

fn disposition(message: &Message<'_>) -> Vec<Receipt> {
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
    // Deleted unread, denied, failed: none of them says more than that it arrived.
    let state = if what.starts_with("displayed") {
        ReceiptState::Read
    } else {
        ReceiptState::Delivered
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
        text: String::new(),
        notice: None,
    }]
}

/// News that came to the return path of a mail of ours and does not say of which mail it is.
pub(super) fn returned(message: &Message<'_>, sender: &str, text: &str) -> Option<Receipt> {
    let subject = message.head.text("subject", TEXT_BYTES_MAX).to_lowercase();
    let lower = clip(text, SCAN_BYTES_MAX).to_lowercase();
    let says = |words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| subject.contains(word) || lower.contains(word))
    };
    // Somebody on holiday answers there too (RFC 3834, 4).
    if !is_from_machine(message, sender) || !says(&BOUNCE_WORDS) {
        return None;
    }
    Some(Receipt {
        of: String::new(),
        of_message: None,
        state: if says(&DELAY_WORDS) {
            ReceiptState::Delayed
        } else {
            ReceiptState::Failed
        },
        recipient: None,
        code: status_in(text).unwrap_or_default(),
        text: first_lines(text),
        notice: None,
    })
}

/// qmail, old Exchange, hand-made gateways: text for people, with the original pasted below.
fn old_bounce(message: &Message<'_>, text: &str) -> Vec<Receipt> {
    let subject = message.head.text("subject", TEXT_BYTES_MAX);
    let lower = clip(text, SCAN_BYTES_MAX).to_lowercase();
    let lower = format!("{}\n{lower}", subject.to_lowercase());
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // Whoever encloses a mail of ours whole says enough.
    let enclosed = original(message);
    if enclosed.is_none() && !says(&BOUNCE_WORDS) {
        return Vec::new();
    }
    let pasted = clip(text, SCAN_BYTES_MAX).lines().find_map(|line| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        let name = line.get(.."message-id:".len())?;
        name.eq_ignore_ascii_case("message-id:")
            .then(|| ids(&line[name.len()..]).into_iter().next())?
    });
    let Some(of) = enclosed.or(pasted) else {
        return Vec::new();
    };
    let named = message
        .head
        .mailboxes("x-failed-recipients")
        .into_iter()
        .map(|found| found.address);
    let in_text = text.lines().find_map(|line| {
        let inside = line.trim().strip_prefix('<')?.split('>').next()?;
        Some(inside.to_owned())
    });
    let recipient = named.chain(in_text).find(|found| is_address(found));
    vec![Receipt {
        of,
        of_message: None,
        state: if says(&DELAY_WORDS) {
            ReceiptState::Delayed
        } else {
            ReceiptState::Failed
        },
        recipient: recipient.as_deref().map(address),
        code: status_in(text).unwrap_or_default(),
        text: first_lines(text),
        notice: None,
    }]
}

/// The Message-ID of the mail that the notice encloses, whole or by its fields.
fn original(message: &Message<'_>) -> Option<String> {
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

/// The longest name of a sort of complaint, in bytes.
const REASON_BYTES_MAX: usize = 60;

/// How mail systems sign, whatever address they give.
const MACHINES: [&str; 4] = [
    "mailer-daemon",
    "postmaster",
    "mail delivery",
    "mail administrator",
];

/// What bounces say that follow no standard, in their subject or text.
const BOUNCE_WORDS: [&str; 24] = [
    "qmail-send program",
    "undeliver",
    "unable to deliver",
    "not able to deliver",
    "could not be delivered",
    "couldn't be delivered",
    "wasn't delivered",
    "cannot be delivered",
    "was not delivered",
    "delivery to the following recipient",
    "delivery has failed",
    "delivery failed",
    "delivery failure",
    "delivery error",
    "delivery status notification",
    "failure notice",
    "returned mail",
    "returned to sender",
    "mail system error",
    "unknown user",
    "user unknown",
    "invalid recipient",
    "no se pudo entregar",
    "no se ha podido entregar",
];

/// What they say while they have not given up.
const DELAY_WORDS: [&str; 6] = [
    "still being retried",
    "will be retried",
    "will retry",
    "do not need to resend",
    "not yet been delivered",
    "delayed mail",
];

/// The most recipients of one report that are looked at.
const RECIPIENTS_MAX: usize = 50;

/// The longest explanation that is kept, in bytes.
const TEXT_BYTES_MAX: usize = 1_000;

/// How much of an old bounce is searched, in bytes.
const SCAN_BYTES_MAX: usize = 64 * 1024;
