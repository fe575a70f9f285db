//! Random changes, some of them thrown away: the store says what the record in memory says.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::sample::{a_conversation_of, address, case, contact, event, message, name};
use super::*;
use crate::domain::account::{Purpose, Session};
use crate::domain::agent::{Agent, Role, Signature};
use crate::domain::attachment::Digest;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::{AgentId, CaseId, ContactId, ConversationId, MessageId, OfferId};
use crate::engine::answer::Answer;
use crate::engine::change::{Draft, Presence};
use crate::engine::command::Key;
use crate::engine::memory::Memory;
use crate::store::list::{Life, Listing, Sort};

/// Small numbers, so that the same things are changed again and again.
const MANY: u64 = 6;

fn work() -> impl Strategy<Value = Work> {
    let agent = (1..=3u64).prop_map(AgentId);
    let until = Moment(50);
    prop_oneof![
        Just(Work::Unrouted),
        Just(Work::Queued),
        agent.clone().prop_map(move |agent| Work::Offered {
            offer: OfferId(agent.0),
            agent,
            deadline: until
        }),
        agent.clone().prop_map(move |agent| Work::Active {
            agent,
            since: until
        }),
        agent.clone().prop_map(|agent| Work::Waiting { agent }),
        agent.prop_map(move |agent| Work::Snoozed {
            agent: Some(agent),
            until
        }),
        Just(Work::Done),
    ]
}

fn a_changed_conversation() -> impl Strategy<Value = Conversation> {
    let queue = select(vec!["a", "ab", "envíos"]);
    let channel = select(vec!["mail", "chat"]);
    let tags = proptest::collection::btree_set(select(vec!["vip", "late"]).prop_map(name), 0..2);
    (1..=MANY, work(), queue, 0..9i64, channel, tags, 1..=3u64).prop_map(
        |(n, work, queue, received, channel, tags, of)| Conversation {
            channel: name(channel),
            peer: address(of),
            contact: ContactId(of),
            case: CaseId(of),
            tags,
            ..a_conversation_of(n, work, queue, received)
        },
    )
}

fn person(n: u64, name: crate::domain::Name) -> Agent {
    Agent {
        id: AgentId(n),
        name,
        display: String::new(),
        role: Role::Agent,
        sets: BTreeSet::new(),
        queues: BTreeSet::new(),
        skills: std::collections::BTreeMap::new(),
        capacity: 100,
        interruptible: None,
        enabled: true,
        created_at: Moment(1),
        signature: Signature::default(),
    }
}

fn session(n: u8, agent: u64) -> Session {
    Session {
        digest: Digest([n; 32]),
        agent: AgentId(agent),
        purpose: Purpose::Device,
        device: "a".into(),
        created_at: Moment(1),
        used_at: Moment(1),
        expires_at: Moment(9),
    }
}

fn a_changed_message() -> impl Strategy<Value = Change> {
    (1..=3 * MANY, any::<bool>(), 0..3u8).prop_map(|(n, raw, files)| {
        let of = n % MANY + 1;
        let seq = u32::try_from(n).expect("small");
        let mut it = message(n, of, seq);
        it.raw = raw.then_some(Digest([files; 32]));
        it.text = format!("{raw} {files}");
        Change::Message(Box::new(it))
    })
}

fn change() -> impl Strategy<Value = Change> {
    let pick = 1..=MANY;
    prop_oneof![
        4 => a_changed_conversation().prop_map(|it| Change::Conversation(Box::new(it))),
        4 => a_changed_message(),
        2 => (pick.clone(), 0..3u64).prop_map(|(n, more)| {
            let mut it = contact(n);
            // Addresses of a customer's own: who has which is the engine's to decide.
            it.addresses.extend((0..more).map(|extra| address(100 * n + extra)));
            Change::Contact(Box::new(it))
        }),
        1 => pick.clone().prop_map(|n| Change::Case(Box::new(case(n)))),
        1 => (pick.clone(), 0..3i64).prop_map(|(n, at)| Change::KeySeen {
            channel: name("mail"),
            key: format!("k{n}"),
            seen: Seen {
                message: None,
                conversation: ConversationId(n),
                at: Moment(at),
            },
        }),
        1 => (1..=3u64, any::<bool>()).prop_map(|(n, other)| {
            let called = if other { format!("x{n}") } else { format!("n{n}") };
            Change::Agent(Box::new(person(n, name(&called))))
        }),
        1 => (1..=3u64).prop_map(|n| Change::Credential(AgentId(n), Box::default())),
        1 => (0..4u8, 1..=3u64).prop_map(|(n, of)| Change::Session(Box::new(session(n, of)))),
        1 => (0..4u8).prop_map(|n| Change::SessionEnded(Digest([n; 32]))),
        1 => (1..=3u64).prop_map(|n| Change::Presence(AgentId(n), Presence::default())),
        1 => (1..=3u64, pick.clone(), any::<bool>()).prop_map(|(agent, of, kept)| {
            let draft = Draft { text: "b".into(), base_seq: 1, at: Moment(1) };
            Change::Draft(AgentId(agent), ConversationId(of), kept.then(|| Box::new(draft)))
        }),
        1 => (0..4u64, 0..5i64).prop_map(|(count, at)| {
            let key = Key { client: [7; 16], count };
            Change::Answered(key, Moment(at), Box::new(Answer::Generation(5)))
        }),
        1 => (any::<bool>(), select(vec!["a", "b"]), any::<bool>()).prop_map(
            |(channel, of, paused)| Change::Paused { channel, name: name(of), paused }
        ),
        1 => pick.prop_map(|n| Change::DeliverySettled(MessageId(n))),
    ]
}

/// Changes that keep to the order in which the engine makes things, whatever was drawn.
fn in_order(drawn: Vec<Change>, seq: &mut u64) -> Vec<Change> {
    let mut changes = Vec::new();
    for change in drawn {
        if let Change::Message(it) = &change {
            let delivery = Delivery {
                message: it.id,
                conversation: it.conversation,
                channel: it.channel.clone(),
                stage: Stage::Ready { due: Moment(1) },
                attempts: 0,
                earlier: 0,
                last_answer: String::new(),
                created_at: Moment(1),
                not_after: Moment(2),
            };
            changes.push(Change::Delivery(Box::new(delivery)));
        }
        *seq += 1;
        let about = seq.is_multiple_of(2).then_some(*seq % MANY + 1);
        let at = i64::try_from(*seq).expect("few events");
        changes.push(change);
        changes.push(Change::Event(Box::new(event(*seq, about, at))));
    }
    changes
}

fn compare(store: &dyn Ledger, model: &Memory) {
    for n in 1..=3 * MANY {
        assert_eq!(store.message(MessageId(n)), model.message(MessageId(n)));
        assert_eq!(store.delivery(MessageId(n)), model.delivery(MessageId(n)));
        let external = format!("<{n}@example.test>");
        assert_eq!(
            store.message_by_external(None, &external),
            model.message_by_external(None, &external)
        );
    }
    for n in 1..=MANY {
        let (conversation, contact) = (ConversationId(n), ContactId(n));
        assert_eq!(
            store.conversation(conversation),
            model.conversation(conversation)
        );
        assert_eq!(
            store.messages(conversation, 3, 2),
            model.messages(conversation, 3, 2)
        );
        assert_eq!(store.contact(contact), model.contact(contact));
        assert_eq!(store.contact_at(&address(n)), model.contact_at(&address(n)));
        assert_eq!(
            store.contact_at(&address(100 * n)),
            model.contact_at(&address(100 * n))
        );
        assert_eq!(store.case(CaseId(n)), model.case(CaseId(n)));
        assert_eq!(
            store.conversations_of(contact, 2),
            model.conversations_of(contact, 2)
        );
        assert_eq!(
            store.conversations_in(CaseId(n), 2),
            model.conversations_in(CaseId(n), 2)
        );
        let channel = name("chat");
        assert_eq!(
            store.conversations_with(&channel, &address(n), 3),
            model.conversations_with(&channel, &address(n), 3)
        );
        let key = format!("k{n}");
        assert_eq!(
            store.key_seen(&name("mail"), &key),
            model.key_seen(&name("mail"), &key)
        );
    }
    compare_people(store, model);
    let alive = |ledger: &dyn Ledger| {
        let mut alive = Vec::new();
        ledger.each_alive(&mut |it| alive.push(it));
        ledger.each_paused(&mut |channel, name| assert!(model.paused.contains(&(channel, name))));
        alive
    };
    assert_eq!(alive(store), alive(model));
}

fn compare_people(store: &dyn Ledger, model: &Memory) {
    for n in 1..=3 {
        let agent = AgentId(n);
        assert_eq!(store.agent(agent), model.agent(agent));
        assert_eq!(store.credential(agent), model.credential(agent));
        assert_eq!(store.presence(agent), model.presence(agent));
        assert_eq!(store.sessions_of(agent), model.sessions_of(agent));
        assert_eq!(
            store.draft(agent, ConversationId(2)),
            model.draft(agent, ConversationId(2))
        );
        for called in [format!("x{n}"), format!("n{n}")] {
            assert_eq!(
                store.agent_named(&name(&called)),
                model.agent_named(&name(&called))
            );
        }
        let key = Key {
            client: [7; 16],
            count: n,
        };
        assert_eq!(store.answer(&key), model.answer(&key));
    }
}

/// Every page of a listing, a few at a time.
fn pages(store: &Store, listing: &Listing) -> Vec<ConversationId> {
    let mut listing = listing.clone();
    let mut ids = Vec::new();
    loop {
        let page = store
            .read(|at| at.list(&listing, 2, &mut |_| true))
            .expect("readable");
        ids.extend(page.items.iter().map(|it| it.id));
        match page.next {
            Some(next) => listing.after = Some(next.to_string().parse().expect("a cursor")),
            None => return ids,
        }
    }
}

fn compare_lists(store: &Store, model: &Memory) {
    let both = Listing::default();
    let listings = [
        both.clone(),
        Listing {
            life: Life::Alive,
            ..both.clone()
        },
        Listing {
            life: Life::AtRest,
            queues: Some([name("a"), name("envíos")].into()),
            ..both.clone()
        },
        Listing {
            agent: Some(AgentId(1)),
            ..both.clone()
        },
        Listing {
            contact: Some(ContactId(2)),
            ..both.clone()
        },
        Listing {
            case: Some(CaseId(1)),
            sort: Sort::Priority,
            ..both.clone()
        },
        Listing {
            sort: Sort::Priority,
            ..both.clone()
        },
        Listing {
            sort: Sort::Due,
            life: Life::Alive,
            ..both.clone()
        },
        Listing {
            sort: Sort::Channel,
            channels: [name("chat")].into(),
            ..both.clone()
        },
        Listing {
            tags: [name("vip")].into(),
            ..both.clone()
        },
        Listing {
            statuses: ["snoozed".to_owned()].into(),
            ..both
        },
    ];
    for listing in listings {
        let mut expected: Vec<&Conversation> = model
            .conversations
            .values()
            .filter(|it| listing.admits(it))
            .collect();
        expected.sort_by_key(|it| list::place(listing.sort, it));
        let expected: Vec<ConversationId> = expected.iter().map(|it| it.id).collect();
        assert_eq!(pages(store, &listing), expected, "{listing:?}");
        let count = store
            .read(|at| at.count(&listing, 100, &mut |_| true))
            .expect("readable");
        assert_eq!((count.at_least, count.is_exact), (expected.len(), true));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_answers_as_a_record_in_memory_does(
        batches in proptest::collection::vec(
            (proptest::collection::vec(change(), 1..30), 0..5u8), 1..6
        )
    ) {
        let folder = folder();
        let store = Store::open(folder.path(), &options()).expect("a new store");
        let mut model = Memory::default();
        let mut seq = 0;
        // Conversations name cases, and messages and events conversations: those are there from the start.
        let begun = |n| {
            let conversation = a_conversation_of(n, Work::Queued, "a", 1);
            [Change::Case(Box::new(case(n))), Change::Conversation(Box::new(conversation))]
        };
        let base: Vec<Change> = (1..=MANY).flat_map(begun).collect();
        for (drawn, fate) in std::iter::once((base, 1)).chain(batches) {
            let mut seq_after = seq;
            let changes = in_order(drawn, &mut seq_after);
            let mut after = model.clone();
            let batch = store.begin().expect("a batch");
            let mut ledger = batch.ledger().expect("tables");
            for change in &changes {
                ledger.put(change);
                after.put(change);
            }
            compare(&ledger, &after);
            ledger.finish().expect("no fault");
            if fate > 0 {
                batch.commit().expect("a commit");
                model = after;
                seq = seq_after;
            }
        }
        ask(&store, |ledger| compare(ledger, &model));
        compare_lists(&store, &model);
        prop_assert_eq!(store.verify().expect("readable").wrong, []);
        let exported: Vec<ConversationId> = store
            .export(ConversationId(0))
            .map(|one| one.expect("readable").0.id)
            .collect();
        prop_assert_eq!(exported, model.conversations.keys().copied().collect::<Vec<_>>());
    }
}
