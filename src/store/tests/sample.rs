//! Small whole values for the store's tests, all made from numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::case::{Case, CaseStatus};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Conversation, Interaction, Routing, Work};
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::{
    Address, CaseId, ContactId, ConversationId, MasterId, MessageId, Moment, Name, Seq,
};
use crate::engine::change::Change;
use crate::engine::event::{Actor, Event, What};

pub(crate) fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

pub(crate) fn conversation(n: u64) -> ConversationId {
    ConversationId(n)
}

pub(crate) fn address(n: u64) -> Address {
    Address::mail(&format!("cliente{n}@example.test"))
}

pub(crate) fn contact(n: u64) -> Contact {
    Contact {
        id: ContactId(n),
        name: format!("Cliente {n}"),
        addresses: vec![address(n)],
        fields: BTreeMap::new(),
        language: Some("es".into()),
        created_at: Moment(1),
        stopped: Vec::new(),
        merged_into: None,
        openings: Vec::new(),
        confirmed: Vec::new(),
    }
}

pub(crate) fn case(n: u64) -> Case {
    Case {
        id: CaseId(n),
        contact: ContactId(n),
        subject: "¿Dónde está mi pedido?".into(),
        status: CaseStatus::New,
        kind: None,
        origin: None,
        external: None,
        created_at: Moment(1),
        closed_at: None,
    }
}

pub(crate) fn a_conversation_of(n: u64, work: Work, queue: &str, received: i64) -> Conversation {
    Conversation {
        id: ConversationId(n),
        case: CaseId(n),
        master: MasterId(n),
        contact: ContactId(n),
        channel: name("mail"),
        peer: address(n),
        ours: None,
        subject: "¿Dónde está mi pedido?".into(),
        interaction: Interaction::New,
        work,
        routing: Routing {
            queue: name(queue),
            priority: 500,
            enqueued_at: Moment(received),
            queue_since: Moment(received),
            size: None,
            required: BTreeMap::new(),
            dropped: 0,
            tried: BTreeMap::new(),
            laps: 0,
            step: 0,
            transfers: 0,
            preferred: None,
            fence: 0,
            handed_back: false,
        },
        tags: BTreeSet::new(),
        seq: 1,
        unread: 1,
        created_at: Moment(1),
        received_at: Moment(received),
        updated_at: Moment(received),
        first_reply_at: None,
        noticed_at: None,
        disposition: None,
        merged_into: None,
        fields: BTreeMap::new(),
    }
}

pub(crate) fn message(n: u64, conversation: u64, seq: u32) -> Message {
    Message {
        id: MessageId(n),
        conversation: ConversationId(conversation),
        seq,
        split_from: None,
        direction: Direction::In,
        author: Author::Contact(ContactId(1)),
        channel: name("mail"),
        at: Moment(1),
        written_at: None,
        subject: None,
        text: format!("mensaje {n}"),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: Some(format!("<{n}@example.test>")),
        state: State::Received,
        auto: false,
        envelope: None,
        called: None,
        checks: None,
        marks: None,
        manner: None,
    }
}

pub(crate) fn event(seq: u64, conversation: Option<u64>, at: i64) -> Event {
    Event {
        seq: Seq(seq),
        at: Moment(at),
        by: Actor::Desk,
        generation: 1,
        conversation: conversation.map(ConversationId),
        what: What::Woken,
    }
}

/// A customer, their case, their conversation and its first message, all numbered `n`.
pub(crate) fn a_conversation(n: u64) -> Vec<Change> {
    vec![
        Change::Contact(Box::new(contact(n))),
        Change::Case(Box::new(case(n))),
        Change::Conversation(Box::new(a_conversation_of(n, Work::Queued, "envíos", 1))),
        Change::Message(Box::new(message(n, n, 1))),
        Change::Event(Box::new(event(n, Some(n), 1))),
    ]
}
