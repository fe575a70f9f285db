//! The power goes at any sync, tearing what was not synced: what was acknowledged is there, whole.

use super::disk::{Dice, Disk};
use super::sample::{a_conversation, a_conversation_of, conversation, event, message};
use super::*;
use crate::domain::AgentId;
use crate::domain::conversation::Work;

/// One batch: a new conversation, and one more message and another owner for an older one.
fn batch(n: u64) -> Vec<Change> {
    let mut changes = a_conversation(n * 2 + 1);
    let older = n / 2 * 2 + 1;
    let since = Moment(i64::try_from(n).expect("few batches"));
    let agent = AgentId(n % 3 + 1);
    let mut changed = a_conversation_of(older, Work::Active { agent, since }, "envíos", since.0);
    changed.seq = u32::try_from(n + 2).expect("few batches");
    changes.push(Change::Message(Box::new(message(
        n * 2 + 2,
        older,
        changed.seq,
    ))));
    changes.push(Change::Conversation(Box::new(changed)));
    changes.push(Change::Event(Box::new(event(
        n * 2 + 2,
        Some(older),
        since.0,
    ))));
    changes
}

fn commit(store: &Store, changes: &[Change]) -> Result<(), StoreError> {
    let batch = store.begin()?;
    let mut ledger = batch.ledger()?;
    for change in changes {
        ledger.put(change);
    }
    ledger.finish()?;
    batch.commit()
}

/// How many batches of [`batch`] a store holds; fails where one is there in part.
fn batches_in(store: &Store) -> u64 {
    let verified = store.verify().expect("a store that can be read");
    assert_eq!(verified.wrong, []);
    let at = |n: u64| {
        store
            .read(|at| {
                let first = at.message(MessageId(n * 2 + 1))?.is_some();
                let second = at.message(MessageId(n * 2 + 2))?.is_some();
                let begun = at.conversation(conversation(n * 2 + 1))?.is_some();
                assert!(
                    first == second && second == begun,
                    "batch {n} is there in part"
                );
                Ok(begun)
            })
            .expect("readable")
    };
    let held = (0..10_000).take_while(|n| at(*n)).count() as u64;
    let counters = store.read(Snapshot::counters).expect("readable");
    assert_eq!(counters.message, held * 2);
    assert_eq!(counters.seq, held * 2);
    held
}

/// Whether what is on a disk opens without a repair, which walks all of it: 12 s for five million
/// messages, where reading where the room is takes some milliseconds.
fn opens_at_once(disk: &Disk) -> bool {
    let mut builder = builder(&options());
    builder.set_repair_callback(redb::RepairSession::abort);
    builder
        .create_with_backend(Disk::holding(disk.seen()))
        .is_ok()
}

/// Writes until the power goes, comes back, goes again while opening, and comes back.
fn survive(seed: u64) -> u64 {
    let mut dice = Dice::new(seed);
    let folder = folder();
    let mut disk = Disk::default();
    let mut acknowledged = 0;
    for _ in 0..2 {
        let store = Store::on(disk.clone(), folder.path(), &options()).expect("an open store");
        let found = batches_in(&store);
        assert!(
            found == acknowledged || found == acknowledged + 1,
            "seed {seed}: {acknowledged} acknowledged, {found} found"
        );
        acknowledged = found;
        disk.fail_after(dice.below(24) as u64);
        while commit(&store, &batch(acknowledged)).is_ok() {
            acknowledged += 1;
        }
        drop(store);
        let again = Disk::holding(disk.after_power_loss(&mut dice));
        again.fail_after(dice.below(4) as u64);
        assert!(opens_at_once(&again), "seed {seed}: a cut while it wrote");
        // The power may go while the store recovers; what it does then must not hurt either.
        drop(Store::on(again.clone(), folder.path(), &options()));
        disk = Disk::holding(again.after_power_loss(&mut dice));
        assert!(
            opens_at_once(&disk),
            "seed {seed}: a cut while it recovered"
        );
    }
    let store = Store::on(disk, folder.path(), &options()).expect("an open store");
    let found = batches_in(&store);
    assert!(
        found == acknowledged || found == acknowledged + 1,
        "seed {seed}: {acknowledged} acknowledged, {found} found"
    );
    found
}

#[test]
fn no_loss_of_power_loses_what_was_acknowledged() {
    let survived: u64 = (0..SEEDS).map(survive).sum();
    println!("{SEEDS} storms with four cuts each; {survived} batches survived them");
    assert!(survived > SEEDS, "the storms left time to write something");
}

#[test]
fn a_store_that_failed_takes_nothing_more_until_it_is_opened_again() {
    let folder = folder();
    let disk = Disk::default();
    let store = Store::on(disk.clone(), folder.path(), &options()).expect("a new store");
    commit(&store, &batch(0)).expect("a commit");
    disk.fail_after(1);
    assert!(commit(&store, &batch(1)).is_err());
    assert!(commit(&store, &batch(1)).is_err());
    drop(store);
    let disk = Disk::holding(disk.synced());
    let store = Store::on(disk, folder.path(), &options()).expect("the store again");
    assert!(batches_in(&store) >= 1);
}

#[test]
fn a_full_disk_is_told_apart_from_a_broken_one() {
    let folder = folder();
    let disk = Disk::default();
    let store = Store::on(disk.clone(), folder.path(), &options()).expect("a new store");
    disk.fill();
    let failed = (0..10_000).find_map(|n| commit(&store, &batch(n)).err());
    assert!(failed.expect("the disk fills").is_full());
}

/// The short form, for every push.
const SEEDS: u64 = 250;
