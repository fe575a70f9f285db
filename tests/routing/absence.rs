//! R12 and R13: lost connections and their grace, what becomes of work, and coming back slowly.

use centralita::protocol::view::conversation::WorkState;

use crate::bureau::{Bureau, configure, name, param, play, reason};
use crate::house::House;
use crate::person::{Person, hire};

#[test]
fn work_waits_through_the_grace_and_goes_back_after_the_queues_time() {
    play("requeue_after = '1s'\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        assert_eq!(sofia.accept(), id);
        let marcos = hire("marcos").arrives(bureau);
        sofia.vanish();
        let lost = bureau.nth(1, |event| event.kind == "agent_lost");
        let gone = bureau.nth(1, |event| event.kind == "agent_gone");
        assert!(gone.at.since(lost.at).0 >= 1_000, "the grace is a second");
        let released = bureau.told(id, "released");
        assert!(
            released.at.since(gone.at).0 >= 1_000,
            "and so is the time after it"
        );
        assert_eq!(param(&released, "cause"), "absent");
        assert_eq!(marcos.accept(), id);
        assert_eq!(bureau.show(id).enqueued_at, since);
    });
}

#[test]
fn who_comes_back_within_the_grace_has_lost_nothing() {
    let settings = "requeue_after = '1s'\n[desk]\nstatus_on_sign_in = 'available'\ngrace = '1m'\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        sofia.set_status("away");
        sofia.vanish();
        let again = Person::sign_in(bureau, "sofia");
        // Still in the status she had left: coming back is not signing in.
        bureau.in_status("sofia", "away", 2);
        assert_eq!(bureau.show(id).assignee, Some(name("sofia")));
        again.set_status("available");
    });
}

#[test]
fn work_stays_with_whoever_is_gone_where_no_time_is_set() {
    play("", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        let _marcos = hire("marcos").arrives(bureau);
        sofia.vanish();
        bureau.nth(1, |event| event.kind == "agent_gone");
        let now = bureau.show(id);
        assert_eq!(
            (now.work, now.assignee),
            (WorkState::Active, Some(name("sofia")))
        );
    });
}

#[test]
fn a_restart_forgets_neither_who_was_here_nor_when_their_work_goes_back() {
    let house = House::new();
    configure(&house, "requeue_after = '2s'\n");
    let bureau = Bureau::open(&house);
    let sofia = hire("sofia").arrives(&bureau);
    let id = bureau.mail("one");
    assert_eq!(sofia.accept(), id);
    bureau.kill();
    let bureau = Bureau::open(&house);
    assert_eq!(bureau.show(id).assignee, Some(name("sofia")));
    let gone = bureau.nth(1, |event| event.kind == "agent_gone");
    bureau.kill();
    let bureau = Bureau::open(&house);
    let released = bureau.told(id, "released");
    let waited = released.at.since(gone.at).0;
    assert!(
        (2_000..4_000).contains(&waited),
        "{waited} ms, restart or not"
    );
}

#[test]
fn who_comes_back_is_given_work_slowly_and_may_still_pick_it() {
    let settings = "[desk]\nstatus_on_sign_in = 'available'\nramp_per_minute = 2\n";
    play(settings, |bureau| {
        let mails: Vec<_> = ["1", "2", "3", "4"].map(|n| bureau.mail(n)).to_vec();
        let sofia = hire("sofia").arrives(bureau);
        bureau.offered_to(mails[1], "sofia");
        let fifth = bureau.mail("5");
        let decision = bureau.decided(fifth);
        assert_eq!(reason(&decision, "sofia"), "ramping");
        assert_eq!(bureau.offers().len(), 2);
        sofia.does(crate::person::claim(mails[2]));
        assert_eq!(bureau.show(mails[2]).assignee, Some(name("sofia")));
    });
}
