//! What a channel read, in the engine's words. Pure.

use crate::channels::email::NOBODY;
use crate::channels::inbound::{Letter, Oddity, Receipt, ReceiptState, Verification};
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::deed::Of;
use crate::domain::message::{Check, Checks, State};
use crate::domain::{Address, Moment, Name, language};
use crate::engine::command::{self, Inbound, Thread};

/// A message as the engine takes it; its files are kept already.
pub(in crate::servers) fn inbound(
    channel: &Name,
    key: String,
    letter: Letter,
    written_at: Option<Moment>,
    raw: Option<Digest>,
    attachments: Vec<Attachment>,
) -> Inbound {
    let thread = thread(&letter);
    let chain = chain(&letter);
    let believed = letter.from.verified != Verification::Failed;
    let ours = letter.routing.map(|routing| routing.value);
    let said = format!("{}\n{}", letter.subject, letter.text);
    let language = language::guess(&said).map(str::to_owned);
    let cc = letter
        .to
        .iter()
        .filter(|address| ours.as_ref() != Some(&without_detail(&address.value)));
    let mut inbound = Inbound {
        channel: channel.clone(),
        key,
        cc: cc.cloned().collect(),
        thread,
        chain,
        from: letter.from.address,
        aliases: Vec::new(),
        from_name: letter.from.display,
        ours,
        subject: (!letter.subject.is_empty()).then_some(letter.subject),
        text: letter.text,
        html: letter.html,
        attachments,
        raw,
        external_id: letter.external_id,
        written_at,
        auto: letter.auto.is_some(),
        history: false,
        checks: letter.checks,
        language,
        fields: [].into(),
        typed: false,
    };
    if !believed {
        distrust(&mut inbound);
    }
    inbound
}

/// Notes what the desk itself found out about the sender of a mail of which nobody had said anything, as
/// if a server had said it.
pub(super) fn check(inbound: &mut Inbound, checks: Checks) {
    if inbound.checks.is_some() {
        return;
    }
    inbound.checks = Some(checks);
    if checks.dmarc == Check::Fail {
        distrust(inbound);
    }
}

/// A forged sender names nobody who could speak in this conversation later, and of what they say it is
/// about only what a forger cannot know counts.
fn distrust(inbound: &mut Inbound) {
    inbound.cc.clear();
    inbound.thread = Thread {
        token: inbound.thread.token,
        forged: inbound.thread.forged,
        ..Thread::default()
    };
}

/// A mail on which the channel broke: nobody's, with nothing but itself attached.
pub(super) fn unreadable(channel: &Name, raw: Digest, bytes: u64) -> Inbound {
    Inbound {
        channel: channel.clone(),
        key: format!("sha256:{raw}"),
        from: Address::mail(NOBODY),
        aliases: Vec::new(),
        from_name: String::new(),
        ours: None,
        cc: Vec::new(),
        thread: Thread::default(),
        chain: Vec::new(),
        subject: None,
        text: String::new(),
        html: None,
        attachments: vec![Attachment {
            name: "message.eml".into(),
            mime: "message/rfc822".into(),
            size: bytes,
            digest: raw,
            inline: None,
            found: None,
        }],
        raw: Some(raw),
        external_id: None,
        written_at: None,
        // Whoever wrote it, somebody has to look at it; nobody can be answered at that address.
        auto: false,
        history: false,
        checks: None,
        language: None,
        fields: [].into(),
        typed: false,
    }
}

/// News of a message of ours, as the engine takes it.
pub(in crate::servers) fn receipt(
    channel: &Name,
    key: String,
    receipt: &Receipt,
    raw: Option<Digest>,
) -> command::Receipt {
    let state = match receipt.state {
        // A server that says it is late has taken it.
        ReceiptState::Delayed | ReceiptState::Sent => State::Sent,
        ReceiptState::Delivered => State::Delivered,
        ReceiptState::Read => State::Read,
        ReceiptState::Failed => State::Failed {
            code: if receipt.code.is_empty() {
                "bounced".to_owned()
            } else {
                receipt.code.clone()
            },
            text: receipt.text.clone(),
        },
    };
    command::Receipt {
        channel: channel.clone(),
        key,
        of: match &receipt.of_message {
            Some(message) => Of::Message(*message),
            None => Of::External(receipt.of.clone()),
        },
        state,
        raw,
    }
}

/// Whether a message could not be read as it was meant.
pub(super) fn is_odd(letter: &Letter) -> bool {
    letter.oddities.contains(&Oddity::Unreadable)
}

fn thread(letter: &Letter) -> Thread {
    let hints = &letter.hints;
    if hints.forged {
        // Somebody made it up; nothing else they say is believed either.
        return Thread {
            forged: true,
            ..Thread::default()
        };
    }
    let mut references: Vec<String> = hints.in_reply_to.iter().cloned().collect();
    for id in hints.references.iter().rev() {
        if !references.contains(id) {
            references.push(id.clone());
        }
    }
    references.truncate(REFERENCES_LOOKED_AT_MAX);
    Thread {
        token: hints.conversation,
        forged: false,
        references,
        case: hints.subject_case,
        by_peer: hints.by_peer,
        key: hints.thread.clone(),
    }
}

/// The ids it goes back to, oldest first. They only have answers threaded where the customer reads
/// them, so they need no proof.
fn chain(letter: &Letter) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    for id in letter
        .hints
        .references
        .iter()
        .chain(&letter.hints.in_reply_to)
    {
        if !chain.contains(id) {
            chain.push(id.clone());
        }
    }
    chain
}

/// An address without what stands between `+` and `@`.
fn without_detail(address: &str) -> String {
    match (address.split_once('+'), address.rsplit_once('@')) {
        (Some((local, _)), Some((_, domain))) => format!("{local}@{domain}"),
        _ => address.to_owned(),
    }
}

/// How many ids of earlier messages are looked for: each is a question to the record.
const REFERENCES_LOOKED_AT_MAX: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::inbound::{Hints, Party};
    use crate::domain::ConversationId;

    fn letter(hints: Hints, verified: Verification) -> Letter {
        Letter {
            external_id: Some("x@a.test".into()),
            from: Party {
                address: Address::mail("ana@a.test"),
                display: "Ana".into(),
                verified,
            },
            reply_to: None,
            to: vec![
                Address::mail("desk+c-1.abc@b.test"),
                Address::mail("eva@a.test"),
            ],
            routing: Some(Address::mail("desk@b.test")),
            subject: String::new(),
            text: "hola".into(),
            quote_at: None,
            html: None,
            files: Vec::new(),
            hints,
            auto: None,
            forwarded: false,
            checks: None,
            oddities: Vec::new(),
        }
    }

    fn hints() -> Hints {
        Hints {
            conversation: Some(ConversationId(7)),
            forged: false,
            in_reply_to: Some("c@x".into()),
            references: vec!["a@x".into(), "b@x".into(), "c@x".into()],
            ..Hints::default()
        }
    }

    fn taken(letter: Letter) -> Inbound {
        let channel = Name::new("correo").expect("a name");
        inbound(&channel, "k".into(), letter, None, None, Vec::new())
    }

    #[test]
    fn what_it_answers_is_asked_for_nearest_first_and_once() {
        let inbound = taken(letter(hints(), Verification::None));
        assert_eq!(inbound.thread.references, ["c@x", "b@x", "a@x"]);
        assert_eq!(inbound.chain, ["a@x", "b@x", "c@x"]);
        assert_eq!(inbound.thread.token, Some(ConversationId(7)));
    }

    #[test]
    fn a_forged_token_makes_everything_it_says_worthless() {
        let forged = Hints {
            forged: true,
            ..hints()
        };
        let inbound = taken(letter(forged, Verification::None));
        let worthless = Thread {
            forged: true,
            ..Thread::default()
        };
        assert_eq!(inbound.thread, worthless);
    }

    #[test]
    fn a_forged_sender_needs_what_only_the_customer_was_told() {
        let inbound = taken(letter(hints(), Verification::Failed));
        assert_eq!(inbound.thread.token, Some(ConversationId(7)));
        assert!(inbound.thread.references.is_empty());
    }

    #[test]
    fn our_own_address_is_not_among_the_others() {
        let inbound = taken(letter(hints(), Verification::None));
        assert_eq!(inbound.cc, [Address::mail("eva@a.test")]);
        assert_eq!(inbound.ours.as_deref(), Some("desk@b.test"));
    }

    #[test]
    fn the_language_that_somebody_writes_in_is_told() {
        let told = |subject: &str, text: &str| {
            let mut letter = letter(hints(), Verification::None);
            letter.subject = subject.into();
            letter.text = text.into();
            taken(letter).language
        };
        let english = told(
            "Order 2087",
            "The table came this morning, and it has a dent.",
        );
        assert_eq!(english.as_deref(), Some("en"));
        let spanish = told("¿Dónde está mi pedido?", "No ha llegado nada.");
        assert_eq!(spanish.as_deref(), Some("es"));
        assert_eq!(told("2087", "2087"), None);
    }
}
