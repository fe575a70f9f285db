//! Maildirs on a real disk, and the crashes between their steps.

use super::*;

fn maildir() -> (tempfile::TempDir, Maildir) {
    let folder = tempfile::tempdir().expect("a folder");
    let maildir = Maildir::create(&folder.path().join("mail")).expect("created");
    (folder, maildir)
}

fn name(counter: u64) -> MailName {
    MailName::unique(1_700_000_000_000, 1, counter, "desk")
}

fn only(maildir: &Maildir) -> MailName {
    let mut waiting = maildir.waiting(2).expect("listed");
    assert_eq!(waiting.names.len(), 1);
    waiting.names.remove(0)
}

#[test]
fn what_is_delivered_waits_whole_and_leaves_no_draft() {
    let (_folder, maildir) = maildir();
    assert_eq!(
        maildir
            .deliver(&name(1), b"Subject: a\n\nb")
            .expect("delivered"),
        Delivered::Now
    );
    let mail = maildir.read(&only(&maildir), 100).expect("read");
    assert_eq!(
        mail,
        Mail {
            bytes: b"Subject: a\n\nb".to_vec(),
            bytes_total: 13,
            oversize: false
        }
    );
    assert_eq!(
        fs::read_dir(maildir.root.join(TMP))
            .expect("listed")
            .count(),
        0
    );
}

#[test]
fn a_delivery_repeated_after_a_crash_is_not_doubled() {
    let (_folder, maildir) = maildir();
    maildir.deliver(&name(1), b"once").expect("delivered");
    assert_eq!(
        maildir.deliver(&name(1), b"once").expect("known"),
        Delivered::Before
    );
    maildir.take(&name(1)).expect("taken");
    assert_eq!(
        maildir.deliver(&name(1), b"once").expect("known"),
        Delivered::Before
    );
    assert_eq!(maildir.waiting(9).expect("listed"), Waiting::default());
}

#[test]
fn a_draft_cut_short_by_a_crash_is_written_anew() {
    let (_folder, maildir) = maildir();
    fs::write(maildir.path(TMP, &name(1)), b"a much longer draft, cut sho").expect("left over");
    maildir.deliver(&name(1), b"whole").expect("delivered");
    assert_eq!(maildir.read(&name(1), 100).expect("read").bytes, b"whole");
}

#[test]
fn taking_again_after_a_crash_is_no_error() {
    let (_folder, maildir) = maildir();
    maildir.deliver(&name(1), b"x").expect("delivered");
    assert_eq!(maildir.take(&name(1)).expect("taken"), Taken::Now);
    assert_eq!(maildir.take(&name(1)).expect("taken before"), Taken::Before);
    assert!(
        maildir
            .root
            .join("cur/1700000000.M000000P1Q1.desk:2,S")
            .exists()
    );
}

#[test]
fn without_the_folder_of_taken_ones_a_message_stays() {
    let (_folder, maildir) = maildir();
    maildir.deliver(&name(1), b"x").expect("delivered");
    fs::remove_dir(maildir.root.join(CUR)).expect("removed");
    assert!(maildir.take(&name(1)).is_err());
    assert!(maildir.take(&name(2)).is_err(), "cannot know");
    assert_eq!(only(&maildir), name(1));
}

#[test]
fn the_list_is_bounded_and_in_order_of_arrival() {
    let (_folder, maildir) = maildir();
    for counter in [10, 2, 33, 1, 9] {
        maildir.deliver(&name(counter), b"x").expect("delivered");
    }
    let waiting = maildir.waiting(3).expect("listed");
    assert_eq!(
        waiting,
        Waiting {
            names: vec![name(1), name(2), name(9)],
            more: true
        }
    );
    let waiting = maildir.waiting(5).expect("listed");
    assert_eq!(waiting.names.len(), 5);
    assert!(!waiting.more);
}

#[test]
fn links_pipes_folders_and_hidden_names_do_not_wait_and_are_not_read() {
    let (folder, maildir) = maildir();
    let new = maildir.new_folder();
    let secret = folder.path().join("secret");
    fs::write(&secret, "secret").expect("written");
    std::os::unix::fs::symlink(&secret, new.join("link")).expect("linked");
    fs::create_dir(new.join("folder")).expect("created");
    fs::write(new.join(".hidden"), "x").expect("written");
    let pipe = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, new.join("pipe"), pipe, 0o600.into(), 0).expect("made");
    assert_eq!(maildir.waiting(9).expect("listed"), Waiting::default());
    for name in ["link", "folder", "pipe"] {
        let outcome = maildir.read(&MailName::found(name.into()), 9);
        assert!(
            matches!(outcome, Err(MaildirError::NotAFile { .. })),
            "{name}: {outcome:?}"
        );
    }
}

#[test]
fn of_an_oversize_message_the_first_bytes_are_read_and_the_whole_is_copied() {
    let (folder, maildir) = maildir();
    let whole: Vec<u8> = (0..100_000_u32).map(|at| (at % 251) as u8).collect();
    maildir.deliver(&name(1), &whole).expect("delivered");
    let mail = maildir.read(&name(1), 1000).expect("read");
    assert_eq!(
        (mail.bytes.as_slice(), mail.bytes_total),
        (&whole[..1000], 100_000)
    );
    assert!(mail.oversize);
    assert!(!maildir.read(&name(1), 100_000).expect("read").oversize);
    let target = folder.path().join("original");
    assert_eq!(maildir.copy_to(&name(1), &target).expect("copied"), 100_000);
    assert_eq!(fs::read(&target).expect("read"), whole);
}

#[test]
fn a_message_that_somebody_else_took_is_gone() {
    let (_folder, maildir) = maildir();
    assert!(matches!(
        maildir.read(&name(1), 9),
        Err(MaildirError::Gone { .. })
    ));
}

#[test]
fn a_maildir_that_is_not_there_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let maildir = Maildir::at(&folder.path().join("absent"));
    assert!(
        maildir
            .waiting(9)
            .expect_err("refused")
            .to_string()
            .contains("absent")
    );
    assert!(maildir.deliver(&name(1), b"x").is_err());
    Maildir::create(&folder.path().join("absent")).expect("made");
    maildir.deliver(&name(1), b"x").expect("delivered");
}

#[test]
fn only_old_drafts_are_swept() {
    let (_folder, maildir) = maildir();
    let draft = maildir.path(TMP, &name(1));
    fs::write(&draft, "half").expect("written");
    let made = fs::metadata(&draft)
        .expect("there")
        .modified()
        .expect("a time");
    let made = made
        .duration_since(UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    let made = i64::try_from(made).expect("small");
    assert_eq!(maildir.sweep(made + 35 * 60 * 60).expect("swept"), 0);
    assert_eq!(maildir.sweep(made + 37 * 60 * 60).expect("swept"), 1);
    assert!(!draft.exists());
}
