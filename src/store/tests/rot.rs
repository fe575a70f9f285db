//! A bit rots, anywhere: what is read is right or said to be damaged, never wrong, and it is named.

use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::disk::{Dice, Disk};
use super::sample::{a_conversation, conversation, message};
use super::*;
use crate::domain::MessageId;

/// What came of a flip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Came {
    /// Everything reads as before.
    Harmless,
    /// The store said that it is damaged, or did not open.
    Told,
    /// The database stopped the process rather than go on.
    Halted,
}

/// Reads everything one by one, and has everything checked.
fn survey(store: &Store) -> Came {
    let verified = store.verify();
    let told = verified.map_or(true, |verified| !verified.wrong.is_empty());
    for n in 1..=MANY {
        let read = store.read(|at| at.message(MessageId(n)));
        match read {
            Ok(Some(found)) => assert_eq!(found, message(n, n, 1), "shown as whole"),
            Ok(None) => assert!(told, "message {n} is gone, and nobody says so"),
            Err(_) => assert!(told, "message {n} cannot be read, and nobody says so"),
        }
        let read = store.read(|at| at.messages(conversation(n), 1, 10));
        if let Ok(found) = read {
            let right = found.is_empty() || found == [message(n, n, 1)];
            assert!(right, "conversation {n} shows {found:?}");
            assert!(told || !found.is_empty(), "conversation {n} lost a message");
        }
        let read = store.read(|at| at.conversation(conversation(n)));
        if let Ok(Some(found)) = read {
            assert_eq!(found.id, conversation(n), "shown as whole");
            assert_eq!(found.peer, sample::address(n), "shown as whole");
        }
    }
    if told { Came::Told } else { Came::Harmless }
}

#[test]
fn a_flipped_bit_of_the_database_is_told_or_harmless_and_never_shown() {
    let folder = folder();
    let disk = Disk::default();
    let store = Store::on(disk.clone(), folder.path(), &options()).expect("a new store");
    for n in 1..=MANY {
        put(&store, &a_conversation(n));
    }
    drop(store);
    let good = disk.synced();
    let mut dice = Dice::new(18);
    let mut came = std::collections::BTreeMap::<Came, u32>::new();
    for _ in 0..FLIPS {
        // The rest of the file is room for what comes.
        let at = loop {
            let at = dice.below(good.len());
            if good[at] != 0 {
                break at;
            }
        };
        let mut rotten = good.clone();
        rotten[at] ^= 1 << dice.below(8);
        let disk = Disk::holding(rotten);
        // Where the database halts, the daemon leaves and comes up to be read only.
        let opened = catch_unwind(AssertUnwindSafe(|| {
            Store::on(disk, folder.path(), &options()).map(|store| {
                let verified = catch_unwind(AssertUnwindSafe(|| store.verify().is_ok()));
                (store, verified.is_ok())
            })
        }));
        let one = match opened {
            Ok(Ok((store, true))) => survey(&store),
            Ok(Ok((_, false))) | Err(_) => Came::Halted,
            Ok(Err(_)) => Came::Told,
        };
        *came.entry(one).or_default() += 1;
    }
    println!("{FLIPS} flips: {came:?}");
    assert!(came.contains_key(&Came::Told), "{came:?}");
}

#[test]
fn a_flipped_bit_of_a_file_is_told_named_and_mended_by_bringing_it_again() {
    let folder = folder();
    let store = Store::open(folder.path(), &options()).expect("a new store");
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n % 251) as u8).collect();
    let digest = store.blobs().keep(&bytes, Moment(1)).expect("kept");
    let mut changes = a_conversation(1);
    let mut mentioning = message(1, 1, 1);
    mentioning.raw = Some(digest);
    changes.push(Change::Message(Box::new(mentioning)));
    put(&store, &changes);
    let name = digest.to_string();
    let path = folder
        .path()
        .join(BLOBS_FOLDER)
        .join(&name[..2])
        .join(&name);
    let mut dice = Dice::new(5);
    for _ in 0..50 {
        let at = dice.below(bytes.len());
        let file = OpenOptions::new().write(true).open(&path).expect("there");
        file.write_all_at(&[bytes[at] ^ (1 << dice.below(8))], at as u64)
            .expect("written");
        let again = Store::on(Disk::holding(Vec::new()), folder.path(), &options());
        let read = again.expect("opens").blobs().read(&digest, 7, 100);
        assert!(matches!(read, Err(StoreError::Damaged { .. })), "byte {at}");
        let wrong = store.verify_files().expect("readable").wrong;
        assert!(
            wrong.len() == 1 && wrong[0].to_string().contains(&name),
            "{wrong:?}"
        );
        assert_eq!(store.blobs().keep(&bytes, Moment(2)).expect("kept"), digest);
        assert!(store.blobs().holds(&digest).expect("readable"));
    }
}

const MANY: u64 = 30;

/// The short form, for every push.
const FLIPS: usize = 300;
