//! Messages and events of a conversation are found by their places, however many there are.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::sample::{a_conversation, conversation, event, message};
use super::*;
use crate::domain::Seq;
use crate::store::course::{End, Kept};

/// What is done to two conversations.
#[derive(Clone, Debug)]
enum Step {
    /// Messages come to one of them, and so many events about it.
    Comes { to: u64, messages: u32, events: u64 },
    /// One message goes from where it is to the end of the other.
    Goes { number: u64 },
    /// All but so many events are forgotten.
    Forgotten { left: u64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..=2_u64, 1..90_u32, 0..80_u64)
            .prop_map(|(to, messages, events)| Step::Comes { to, messages, events }),
        2 => (1..400_u64).prop_map(|number| Step::Goes { number }),
        1 => (0..300_u64).prop_map(|left| Step::Forgotten { left }),
    ]
}

/// What there has to be: messages by place, events by conversation.
#[derive(Default)]
struct Model {
    places: BTreeMap<(u64, u32), u64>,
    last: BTreeMap<u64, u32>,
    events: BTreeMap<u64, u64>,
    messages: u64,
    seq: u64,
}

impl Model {
    fn put(&mut self, number: u64, to: u64) -> Change {
        let seq = self.last.entry(to).or_default();
        *seq += 1;
        self.places.insert((to, *seq), number);
        Change::Message(Box::new(message(number, to, *seq)))
    }

    fn happen(&mut self, about: u64) -> Change {
        self.seq += 1;
        self.events.insert(self.seq, about);
        Change::Event(Box::new(event(self.seq, Some(about), 1)))
    }

    fn take(&mut self, step: &Step) -> Vec<Change> {
        match *step {
            Step::Comes {
                to,
                messages,
                events,
            } => {
                let mut changes = Vec::new();
                for _ in 0..messages {
                    self.messages += 1;
                    changes.push(self.put(self.messages, to));
                }
                changes.extend((0..events).map(|n| self.happen(to - n % 7 / 6 * (to - 1))));
                changes
            }
            Step::Goes { number } => {
                let place = self.places.iter().find(|(_, there)| **there == number);
                let Some((&(from, seq), _)) = place else {
                    return Vec::new();
                };
                self.places.remove(&(from, seq));
                vec![self.put(number, 3 - from)]
            }
            Step::Forgotten { left } => {
                let gone = self.seq.saturating_sub(left);
                self.events.retain(|seq, _| *seq > gone);
                Vec::new()
            }
        }
    }

    fn of(&self, n: u64, from: u32, most: usize) -> Vec<(u32, u64)> {
        let places = self.places.range((n, from)..=(n, u32::MAX));
        places
            .take(most)
            .map(|((_, seq), id)| (*seq, *id))
            .collect()
    }

    fn about(&self, n: u64, from: u64, most: usize) -> Vec<u64> {
        let events = self.events.range(from..).filter(|(_, about)| **about == n);
        events.take(most).map(|(seq, _)| *seq).collect()
    }
}

fn forget(store: &Store, left: u64) {
    let retention = Retention {
        events_most: left,
        ..Retention::default()
    };
    loop {
        let batch = store.begin().expect("a batch");
        let mut ledger = batch.ledger().expect("tables");
        let more = ledger.tidy(Moment(2), &retention, &mut Sweep::default());
        ledger.finish().expect("no fault");
        batch.commit().expect("a commit");
        if !more {
            break;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_put_and_moved_and_forgotten_is_found_where_it_is(
        steps in prop::collection::vec(step(), 1..12),
        from in 0..120_u32,
        most in 1..200_usize,
    ) {
        let disk = disk::Disk::default();
        let folder = folder();
        let store = Store::on(disk, folder.path(), &options()).expect("a new store");
        let mut model = Model::default();
        let mut first = a_conversation(1);
        first.extend(a_conversation(2));
        first.retain(|change| !matches!(change, Change::Message(_) | Change::Event(_)));
        put(&store, &first);
        for step in &steps {
            put(&store, &model.take(step));
            if let Step::Forgotten { left } = step {
                forget(&store, *left);
            }
        }
        for n in [1, 2] {
            let messages = store.read(|at| at.messages(conversation(n), from, most)).expect("readable");
            let found: Vec<_> = messages.iter().map(|it| (it.seq, it.id.0)).collect();
            prop_assert_eq!(found, model.of(n, from, most));
            let after = u64::from(from) * 4;
            let events = store.read(|at| at.events_of(conversation(n), Seq(after), most)).expect("readable");
            let found: Vec<_> = events.iter().map(|it| it.seq.0).collect();
            prop_assert_eq!(found, model.about(n, after, most));
        }
        prop_assert_eq!(store.verify().expect("readable").wrong, vec![]);
    }
}

#[test]
fn events_are_forgotten_in_order_and_the_rest_is_still_found() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let mut changes: Vec<Change> = a_conversation(1);
    // Events about two conversations, in runs of three, over two batches.
    let about = |seq: u64| (!seq.is_multiple_of(5)).then_some(seq / 3 % 2 + 1);
    let events = |range: std::ops::RangeInclusive<u64>| {
        range.map(|seq| {
            let at = i64::try_from(seq).expect("few events");
            Change::Event(Box::new(event(seq, about(seq), at)))
        })
    };
    changes.pop();
    changes.extend(a_conversation(2));
    changes.pop();
    changes.extend(events(1..=400));
    put(&store, &changes);
    put(&store, &events(401..=900).collect::<Vec<_>>());
    forget(&store, 500);
    assert_eq!(store.verify().expect("readable").wrong, []);
    let from = Seq(498);
    let left = store
        .read(|at| at.events_of(conversation(1), from, 1000))
        .expect("readable");
    let expected: Vec<u64> = (498..=900).filter(|seq| about(*seq) == Some(1)).collect();
    assert_eq!(
        left.iter().map(|event| event.seq.0).collect::<Vec<_>>(),
        expected
    );
    let first = store.read(Snapshot::first_event).expect("readable");
    assert_eq!(first, Some(Seq(401)));
}

#[test]
fn a_long_conversation_of_the_third_schema_is_gathered() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let mut model = Model::default();
    let mut changes = a_conversation(1);
    changes.retain(|change| !matches!(change, Change::Message(_) | Change::Event(_)));
    for _ in 0..70 {
        model.messages += 1;
        changes.push(model.put(model.messages, 1));
        changes.push(model.happen(1));
        model.seq += 1; // The next one is about something else.
    }
    put(&store, &changes);
    let batch = begin(&store.inner.database).expect("a batch");
    as_in_the_third_schema(&batch, &model);
    batch.commit().expect("a commit");
    drop(store);

    let store = Store::open(folder.path(), &options()).expect("brought up");
    let messages = store.read(|at| at.messages(conversation(1), 1, 100));
    let messages = messages.expect("readable");
    let found: Vec<_> = messages.iter().map(|it| (it.seq, it.id.0)).collect();
    assert_eq!(found, model.of(1, 1, 100));
    let events = store.read(|at| at.events_of(conversation(1), Seq(0), 100));
    let events = events.expect("readable");
    let found: Vec<_> = events.iter().map(|it| it.seq.0).collect();
    assert_eq!(found, model.about(1, 0, 100));
    assert_eq!(store.verify().expect("readable").wrong, []);
}

/// A row for each message and for each run of events, and nothing of them with the conversation.
fn as_in_the_third_schema(batch: &WriteTransaction, model: &Model) {
    let mut tables = tables::Writing::of(batch);
    let parts = &mut tables.conversations;
    let record = keys::record(conversation(1));
    let whole = rows::conversation(parts, conversation(1)).expect("readable");
    let kept = Kept {
        conversation: whole.expect("there"),
        end: End::default(),
    };
    let bytes = records::encode(&kept).expect("small");
    let put_aside = rows_behind(parts, &record);
    for key in put_aside {
        parts.remove(key.as_slice()).expect("removed");
    }
    parts
        .insert(record.as_slice(), bytes.as_slice())
        .expect("written");
    let mut put = |kind: u8, n: u64, value: u64| {
        let mut key = record;
        key[8] = kind;
        key[9..].copy_from_slice(&n.to_be_bytes());
        let value = value.to_be_bytes();
        parts
            .insert(key.as_slice(), value.as_slice())
            .expect("written");
    };
    for ((_, seq), number) in &model.places {
        put(1, u64::from(*seq), *number);
    }
    for first in model.events.keys() {
        put(2, *first, 1);
    }
    let third = 3_u32.to_le_bytes();
    let meta = &mut tables.meta;
    meta.insert(tables::SCHEMA_ROW, third.as_slice())
        .expect("written");
}

fn rows_behind(parts: &impl rows::Keyed, record: &[u8]) -> Vec<Vec<u8>> {
    let rows = parts.range(record..).expect("readable");
    let key = |row: Result<(redb::AccessGuard<'_, _>, _), _>| {
        let (key, _): (_, redb::AccessGuard<'_, &'static [u8]>) = row.expect("readable");
        let key: &[u8] = key.value();
        key.to_vec()
    };
    rows.map(key).filter(|key| key != record).collect()
}
