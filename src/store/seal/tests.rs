//! What was sealed opens to whom it was sealed for, whole or not at all.

use std::fs::File;
use std::io::Write as _;

use super::*;

fn sealed(bytes: &[u8], recipients: &[Recipient]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut sealing = Sealing::begin(recipients, &mut out).expect("room");
    for part in bytes.chunks(50_000) {
        sealing.write(part, &mut out).expect("room");
    }
    sealing.finish(&mut out).expect("room");
    out
}

fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("room");
    file
}

fn keys_of(identity: &Identity) -> Keys {
    Keys {
        identities: vec![identity.clone()],
        made: None,
    }
}

fn read(file: &File, keys: &Keys) -> Result<Vec<u8>, String> {
    let opened = Opened::open(file, keys).expect("readable");
    let opened = opened.map_err(|shut| format!("{shut:?}"))?;
    let mut bytes = Vec::new();
    let mut some = [0; 10_000];
    loop {
        let at = bytes.len() as u64;
        match opened.read_at(file, &mut some, at) {
            Ok(0) => break,
            Ok(n) => bytes.extend_from_slice(&some[..n]),
            Err(error) => return Err(error.to_string()),
        }
    }
    assert_eq!(bytes.len() as u64, opened.length());
    Ok(bytes)
}

fn text(length: usize) -> Vec<u8> {
    let bytes = (0..251_u8).map(|n| n.wrapping_mul(7));
    bytes.cycle().take(length).collect()
}

#[test]
fn what_was_sealed_opens_at_any_length() {
    let identity = Identity::make();
    for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 200_000] {
        let file = file(&sealed(&text(length), &[identity.recipient()]));
        assert_eq!(
            read(&file, &keys_of(&identity)),
            Ok(text(length)),
            "{length}"
        );
    }
}

#[test]
fn each_of_several_recipients_opens_it_and_nobody_else() {
    let (one, other, stranger) = (Identity::make(), Identity::make(), Identity::make());
    let file = file(&sealed(b"all of it", &[one.recipient(), other.recipient()]));
    for identity in [&one, &other] {
        assert_eq!(read(&file, &keys_of(identity)), Ok(b"all of it".to_vec()));
    }
    assert_eq!(read(&file, &keys_of(&stranger)), Err("OtherKey".to_owned()));
    assert_eq!(read(&file, &Keys::default()), Err("NoKey".to_owned()));
}

#[test]
fn what_was_cut_moved_or_changed_does_not_open() {
    let identity = Identity::make();
    let keys = keys_of(&identity);
    let whole = sealed(&text(4 * CHUNK_BYTES), &[identity.recipient()]);
    let chunk = CHUNK_BYTES + TAG_BYTES;
    let base = whole.len() - 4 * chunk;
    let refused = |bytes: &[u8]| read(&file(bytes), &keys).expect_err("it is not whole");

    assert_eq!(refused(&whole[..whole.len() - chunk]), "Short");
    assert_eq!(refused(&whole[..whole.len() - 1]), "Short");
    assert_eq!(refused(&whole[..base]), "Short");
    let mut moved = whole.clone();
    moved[base..base + 2 * chunk].rotate_left(chunk);
    assert!(refused(&moved).contains("not what was written"));
    let without = [&whole[..base + chunk], &whole[base + 2 * chunk..]].concat();
    assert!(!refused(&without).is_empty());
    let longer = [&whole[..], &[0; 40]].concat();
    assert!(!refused(&longer).is_empty());
    for at in [base + 5, base + chunk + 9, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(refused(&changed).contains("not what was written"), "{at}");
    }
    // A recipient added by somebody else would be told of by nothing but the header's own sum.
    let mut header = whole.clone();
    header.splice(22..22, *b"-> other stanza\n\n");
    assert_eq!(refused(&header), "Header");
}
