//! Opening, keeping out, refusing; the rest of the store's promises in the files beside this one.

mod course;
mod crash;
pub(crate) mod disk;
mod model;
mod rot;
pub(crate) mod sample;

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::domain::conversation::Work;
use crate::domain::{MessageId, Span};
use crate::engine::change::{Change, Seen};
use crate::engine::ledger::Ledger;
use redb::{ReadableDatabase, ReadableTable, ReadableTableMetadata};
use sample::{conversation, message, name};

fn options() -> Options {
    Options {
        cache_bytes: 1 << 20,
        tries: 0,
        ..Options::default()
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn put(store: &Store, changes: &[Change]) {
    let batch = store.begin().expect("a batch");
    let mut ledger = batch.ledger().expect("tables");
    for change in changes {
        ledger.put(change);
    }
    ledger.finish().expect("no fault");
    batch.commit().expect("a commit");
}

fn ask<T>(store: &Store, ask: impl FnOnce(&dyn Ledger) -> T) -> T {
    let batch = store.begin().expect("a batch");
    let ledger = batch.ledger().expect("tables");
    let answer = ask(&ledger);
    assert!(!ledger.is_faulty());
    answer
}

#[test]
fn what_was_committed_is_there_after_reopening() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    put(&store, &sample::a_conversation(1));
    drop(store);
    let store = Store::open(folder.path(), &options()).expect("the store again");
    let found = store
        .read(|at| at.messages(conversation(1), 1, 10))
        .expect("readable");
    assert_eq!(found, [message(1, 1, 1)]);
    assert_eq!(store.verify().expect("readable").wrong, []);
}

#[test]
fn a_batch_that_is_dropped_never_was() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let batch = store.begin().expect("a batch");
    let mut ledger = batch.ledger().expect("tables");
    for change in sample::a_conversation(1) {
        ledger.put(&change);
    }
    assert!(ledger.finish().expect("no fault"));
    drop(batch);
    let found = store
        .read(|at| at.conversation(conversation(1)))
        .expect("readable");
    assert_eq!(found, None);
}

#[test]
fn a_second_process_is_told_that_the_store_is_in_use() {
    let folder = folder();
    let first = Store::open(folder.path(), &options()).expect("a new store");
    let second = Store::open(folder.path(), &options());
    assert!(matches!(second, Err(StoreError::InUse(_))));
    drop(first);
    Store::open(folder.path(), &options()).expect("free again");
}

#[test]
fn a_store_of_a_later_program_is_refused_and_not_touched() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let batch = begin(&store.inner.database).expect("a batch");
    let later = 7u32.to_le_bytes();
    batch
        .open_table(redb::TableDefinition::<&str, &[u8]>::new("meta"))
        .expect("the table")
        .insert("schema", later.as_slice())
        .expect("a row");
    batch.commit().expect("a commit");
    drop(store);
    let path = folder.path().join(DATABASE_FILE);
    let before = fs::read(&path).expect("the file");
    let opened = Store::open(folder.path(), &options());
    let this = Schema::CURRENT.current;
    assert!(
        matches!(opened, Err(StoreError::Newer { found: 7, known }) if known == this),
        "{opened:?}"
    );
    assert_eq!(fs::read(&path).expect("the file"), before);
}

#[test]
fn a_key_is_known_until_it_is_forgotten_by_age() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let channel = name("mail");
    let seen = |at| Seen {
        message: None,
        conversation: conversation(1),
        at,
    };
    let key_seen = |key: &str, at| Change::KeySeen {
        channel: channel.clone(),
        key: key.into(),
        seen: seen(at),
    };
    let mut changes = sample::a_conversation(1);
    changes.extend([key_seen("old", Moment(1)), key_seen("new", Moment(5_000))]);
    put(&store, &changes);
    let retention = Retention {
        keys: Span::seconds(10),
        ..Retention::default()
    };
    let batch = store.begin().expect("a batch");
    let mut ledger = batch.ledger().expect("tables");
    assert!(!ledger.tidy(Moment(12_000), &retention, &mut Sweep::default()));
    ledger.finish().expect("no fault");
    batch.commit().expect("a commit");
    let known = |key: &str| ask(&store, |ledger| ledger.key_seen(&channel, key));
    assert_eq!(known("old"), None);
    assert_eq!(known("new"), Some(seen(Moment(5_000))));
    assert_eq!(store.verify().expect("readable").wrong, []);
}

#[test]
fn a_key_takes_the_few_bytes_that_are_promised_of_it() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let channel = name("sms");
    let key_seen = |n: u64| Change::KeySeen {
        channel: channel.clone(),
        key: format!("message:wamid.HBgLMzQ2MDAxMTEyMjIVAgARGBI{n}"),
        seen: Seen {
            message: Some(MessageId(10_000_000 + n)),
            conversation: conversation(5_000_000 + n),
            at: Moment(1_795_300_000_000),
        },
    };
    for some in 0..10 {
        let keys: Vec<Change> = (0..2_000).map(|n| key_seen(some * 2_000 + n)).collect();
        put(&store, &keys);
    }
    let read = store.inner.database.begin_read().expect("readable");
    let table = redb::TableDefinition::<&[u8], &[u8]>::new("keys");
    let stats = read.open_table(table).expect("a table").stats();
    let stats = stats.expect("statistics");
    let bytes = stats.stored_bytes() + stats.metadata_bytes() + stats.fragmented_bytes();
    let each = bytes / 20_000;
    assert!((40..=80).contains(&each), "{each} bytes for each key");
}

#[test]
fn a_flipped_bit_in_a_record_is_said_and_never_shown() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    put(&store, &sample::a_conversation(1));
    let batch = begin(&store.inner.database).expect("a batch");
    {
        let mut rows = tables::Writing::of(&batch);
        let mut bytes = rows
            .messages
            .get(1)
            .expect("readable")
            .expect("a row")
            .value()
            .to_vec();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        rows.messages.insert(1, bytes.as_slice()).expect("a row");
    }
    batch.commit().expect("a commit");
    let read = store.read(|at| at.messages(conversation(1), 1, 10));
    assert!(matches!(read, Err(StoreError::Damaged { .. })));
    assert_eq!(
        store.verify().expect("readable").wrong.len(),
        3,
        "the record, its place and its id in the other system"
    );
    let batch = store.begin().expect("a batch");
    let ledger = batch.ledger().expect("tables");
    assert_eq!(ledger.messages(conversation(1), 1, 10), []);
    assert!(matches!(ledger.finish(), Err(StoreError::Damaged { .. })));
}

#[test]
fn queues_and_channels_stay_stopped_over_a_restart() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let pause = |channel, of: &str, paused| Change::Paused {
        channel,
        name: name(of),
        paused,
    };
    put(
        &store,
        &[
            pause(false, "b", true),
            pause(false, "a", true),
            pause(true, "mail", true),
            pause(true, "mail", false),
        ],
    );
    drop(store);
    let store = Store::open(folder.path(), &options()).expect("the store again");
    let paused = store.read(Snapshot::paused).expect("readable");
    assert_eq!(paused, [(false, name("a")), (false, name("b"))]);
}

#[test]
fn a_store_from_before_anything_could_be_rejected_is_opened() {
    let folder = folder();
    drop(Store::open(folder.path(), &options()).expect("a new store"));
    let path = folder.path().join(DATABASE_FILE);
    let backend = open_file(&path).expect("the file");
    let database = builder(&options()).create_with_backend(backend);
    let database = database.expect("a database");
    let batch = database.begin_write().expect("one writes");
    let bytes = |name| redb::TableDefinition::<&[u8], &[u8]>::new(name);
    let numbered = redb::TableDefinition::<u64, &[u8]>::new("stray_bytes");
    assert_eq!(batch.delete_table(bytes("rests")).ok(), Some(true));
    assert_eq!(batch.delete_table(bytes("strays")).ok(), Some(true));
    assert_eq!(batch.delete_table(numbered).ok(), Some(true));
    let meta = redb::TableDefinition::<&str, &[u8]>::new("meta");
    let second = 2_u32.to_le_bytes();
    let mut rows = batch.open_table(meta).expect("there");
    rows.insert(tables::SCHEMA_ROW, second.as_slice())
        .expect("written");
    drop(rows);
    batch.commit().expect("kept");
    drop(database);

    let store = Store::open(folder.path(), &options()).expect("brought up");
    assert_eq!(store.read(Snapshot::rests).expect("readable"), []);
    assert!(migrate::copy_path(&path, 2).exists());
}

#[test]
fn an_older_schema_is_brought_up_and_a_copy_of_it_kept() {
    static WAITED: AtomicUsize = AtomicUsize::new(0);
    let folder = folder();
    let path = folder.path().join(DATABASE_FILE);
    version_0(&path);
    let schema = Schema {
        current: 1,
        steps: &[(0, |batch| {
            let old = redb::TableDefinition::<u64, &[u8]>::new("old_messages");
            let rows: Vec<(u64, Vec<u8>)> = batch
                .open_table(old)?
                .iter()?
                .map(|row| row.map(|(key, value)| (key.value(), value.value().to_vec())))
                .collect::<Result<_, _>>()?;
            batch.delete_table(old)?;
            let mut tables = tables::Writing::of(batch);
            for (number, _text) in rows {
                let bytes = records::encode(&message(number, number, 1))?;
                tables.messages.insert(number, bytes.as_slice())?;
            }
            Ok(())
        })],
    };
    let before = fs::read(&path).expect("the file");
    let waiting = || {
        WAITED.fetch_add(1, Ordering::Relaxed);
    };
    migrate::prepare(&path, &schema, waiting).expect("an older schema");
    let copy = migrate::copy_path(&path, 0);
    assert_eq!(fs::read(&copy).expect("the copy"), before);
    let backend = open_file(&path).expect("the file");
    let database = builder(&options())
        .create_with_backend(backend)
        .expect("a database");
    migrate::bring_up(&database, &schema, waiting).expect("a step for it");
    drop(database);
    let waited = WAITED.load(Ordering::Relaxed);
    assert_eq!(waited, 2, "the manager is told of the copy and of the step");
    assert_eq!(migrate::schema_of(&path).expect("readable"), Some(1));
    let store = Store::open(folder.path(), &options()).expect("an up-to-date store");
    let found = store.read(|at| at.message(MessageId(4))).expect("readable");
    assert_eq!(found, Some(message(4, 4, 1)));
}

#[test]
fn the_copy_before_a_migration_is_of_what_is_there_now() {
    let schema = Schema {
        current: 1,
        steps: &[],
    };
    let folder = folder();
    let path = folder.path().join(DATABASE_FILE);
    version_0(&path);
    let copy = migrate::copy_path(&path, 0);
    // A restore brought the record that is here now; the copy is of the one before.
    fs::write(&copy, "what was here before").expect("written");
    migrate::prepare(&path, &schema, || {}).expect("an older schema");
    let now = fs::read(&path).expect("the file");
    assert!(fs::read(&copy).expect("the copy") == now, "another record");

    // One that is the same, from a step that was interrupted, need not be written again.
    let made = |path: &Path| {
        fs::metadata(path)
            .and_then(|it| it.modified())
            .expect("dated")
    };
    let first = made(&copy);
    migrate::prepare(&path, &schema, || {}).expect("an older schema");
    assert_eq!(made(&copy), first);
}

#[test]
fn a_store_of_the_first_schema_lists_what_is_alive_when_it_is_brought_up() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    put(&store, &sample::a_conversation(1));
    let over = sample::a_conversation_of(1, Work::Done, "envíos", 2);
    put(&store, &[Change::Conversation(Box::new(over))]);
    put(&store, &sample::a_conversation(2));
    let batch = begin(&store.inner.database).expect("a batch");
    batch
        .delete_table(redb::TableDefinition::<u64, &[u8]>::new("bearings"))
        .expect("a table");
    batch
        .open_table(redb::TableDefinition::<&str, &[u8]>::new("meta"))
        .expect("the table")
        .insert("schema", 1u32.to_le_bytes().as_slice())
        .expect("a row");
    batch.commit().expect("a commit");
    drop(store);
    let store = Store::open(folder.path(), &options()).expect("brought up");
    let mut alive = Vec::new();
    store
        .read(|at| at.each_alive(&mut |it| alive.push(it.id)))
        .expect("readable");
    assert_eq!(alive, [conversation(2)]);
    assert_eq!(store.verify().expect("readable").wrong, []);
}

#[test]
fn a_table_that_came_without_another_schema_is_made_when_it_is_opened() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    put(&store, &sample::a_conversation(1));
    let batch = begin(&store.inner.database).expect("a batch");
    let table = redb::TableDefinition::<&[u8], &[u8]>::new("guidance");
    assert!(batch.delete_table(table).expect("deleted"));
    batch.commit().expect("a commit");
    drop(store);
    let store = Store::open(folder.path(), &options()).expect("brought up");
    assert_eq!(store.read(Snapshot::guidance).expect("readable"), []);
    assert_eq!(store.verify().expect("readable").wrong, []);
}

#[test]
fn a_migration_that_is_cut_short_leaves_the_old_or_the_new() {
    let mut both = [false; 2];
    for after in 0..12 {
        let folder = folder();
        let path = folder.path().join(DATABASE_FILE);
        version_0(&path);
        let disk = disk::Disk::holding(fs::read(&path).expect("the file"));
        let database = builder(&options())
            .create_with_backend(disk.clone())
            .expect("a database");
        disk.fail_after(after);
        let schema = Schema {
            current: 1,
            steps: &[(0, |batch| {
                batch.delete_table(redb::TableDefinition::<u64, &[u8]>::new("old_messages"))?;
                Ok(())
            })],
        };
        let _ = migrate::bring_up(&database, &schema, || ());
        drop(database);
        let left = disk.after_power_loss(&mut disk::Dice::new(after));
        fs::write(&path, left).expect("room");
        let found = migrate::schema_of(&path)
            .expect("readable")
            .expect("a schema");
        both[usize::try_from(found).expect("0 or 1")] = true;
    }
    assert_eq!(
        both,
        [true, true],
        "the cuts fell on both sides of the step"
    );
}

/// A store as a program before the first might have left it.
fn version_0(path: &Path) {
    let backend = open_file(path).expect("a file");
    let database = builder(&options())
        .create_with_backend(backend)
        .expect("a database");
    let batch = begin(&database).expect("a batch");
    {
        let mut meta = batch
            .open_table(redb::TableDefinition::<&str, &[u8]>::new("meta"))
            .expect("a table");
        meta.insert("schema", 0u32.to_le_bytes().as_slice())
            .expect("a row");
        let mut old = batch
            .open_table(redb::TableDefinition::<u64, &[u8]>::new("old_messages"))
            .expect("a table");
        old.insert(4, b"hola".as_slice()).expect("a row");
    }
    batch.commit().expect("a commit");
    database.close().expect("a clean end");
}

#[test]
fn a_copy_made_while_the_desk_works_is_whole_and_opens() {
    let folder = folder();
    let store = Store::open(&folder.path().join("desk"), &options()).expect("a new store");
    let now = Moment(1_763_762_400_000);
    let digest = store.blobs().keep(b"raw mail", now).expect("room");
    let mut mentioning = message(1, 1, 1);
    mentioning.raw = Some(digest);
    let mut changes = sample::a_conversation(1);
    changes.push(Change::Message(Box::new(mentioning.clone())));
    put(&store, &changes);
    let copy = folder.path().join("copy");
    store.copy_to(&copy, backup::Files::Copied).expect("room");
    put(&store, &sample::a_conversation(2));
    let copy = Store::open(&copy, &options()).expect("a store");
    assert_eq!(copy.verify().expect("readable").wrong, []);
    assert_eq!(copy.verify_files().expect("readable").wrong, []);
    let found = copy
        .read(|at| at.messages(conversation(1), 1, 9))
        .expect("readable");
    assert_eq!(found, [mentioning]);
    assert_eq!(
        copy.read(|at| at.conversation(conversation(2)))
            .expect("readable"),
        None
    );
    assert!(
        store
            .copy_to(&folder.path().join("copy"), backup::Files::Linked)
            .is_err()
    );
    let info = store.info().expect("readable");
    assert_eq!((info.files, info.files_bytes), (1, 8));
}

#[test]
fn a_file_that_a_message_mentions_is_never_swept() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let now = Moment(1_763_762_400_000);
    let kept = store.blobs().keep(b"mentioned", now).expect("room");
    store.blobs().keep(b"refused", now).expect("room");
    let mut mentioning = message(1, 1, 1);
    mentioning.raw = Some(kept);
    let mut changes = sample::a_conversation(1);
    changes.push(Change::Message(Box::new(mentioning)));
    put(&store, &changes);
    let swept = store.sweep(now + Span::hours(48)).expect("readable");
    assert_eq!(swept.files, 1);
    assert!(store.blobs().holds(&kept).expect("readable"));
    assert_eq!(store.verify_files().expect("readable").wrong, []);
}
