//! R3: how much fits, in units and shares, primary and interruptible, while answered and written up.

use centralita::protocol::message::WorkRequest;

use crate::bureau::{figure, play, reason};
use crate::person::hire;

#[test]
fn a_piece_takes_its_size_in_units_and_the_third_waits() {
    play("size = 2\n", |bureau| {
        let sofia = hire("sofia").carries(5).arrives(bureau);
        for subject in ["one", "two"] {
            let id = bureau.mail(subject);
            assert_eq!(sofia.offer().size, 2);
            bureau.offered_to(id, "sofia");
        }
        let third = bureau.mail("three");
        let decision = bureau.decided(third);
        assert_eq!(decision["winner"], serde_json::Value::Null);
        assert_eq!(decision["rule"], "nobody");
        assert_eq!(reason(&decision, "sofia"), "full");
        assert_eq!(figure(&decision, "sofia", "needed"), "2");
        assert_eq!(figure(&decision, "sofia", "free"), "1");
    });
}

#[test]
fn a_share_is_of_the_persons_own_capacity_and_rounded_up() {
    play("size = '50%'\n", |bureau| {
        // Half of five is three; two of them do not fit.
        let sofia = hire("sofia").carries(5).arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        let second = bureau.mail("two");
        let decision = bureau.decided(second);
        assert_eq!(figure(&decision, "sofia", "needed"), "3");
        assert_eq!(figure(&decision, "sofia", "free"), "2");
        // Half of four is two; both fit.
        let marcos = hire("marcos").carries(4).arrives(bureau);
        assert_eq!(marcos.accept(), second);
        let third = bureau.mail("three");
        assert_eq!(marcos.accept(), third);
    });
}

#[test]
fn a_whole_person_must_have_no_primary_work_at_all() {
    let settings = "[queue.calls]\nsize = '100%'\n\
                    [rule.calls]\nwhen = \"'call' in subject\"\nqueue = 'calls'\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").of(&["support", "calls"]).arrives(bureau);
        let small = bureau.mail("small");
        assert_eq!(sofia.accept(), small);
        let call = bureau.mail("call");
        assert_eq!(reason(&bureau.decided(call), "sofia"), "full");
        sofia.end(small);
        assert_eq!(sofia.accept(), call);
        let next = bureau.mail("another");
        assert_eq!(reason(&bureau.decided(next), "sofia"), "full");
    });
}

/// Mails to the second channel are interruptible and of another size.
const SOFT: &str = "[queue.soft]
kind = 'interruptible'
[rule.soft]
when = \"'soft' in subject\"
queue = 'soft'
";

#[test]
fn interruptible_work_leaves_all_room_for_primary_work() {
    play(SOFT, |bureau| {
        let queues = ["support", "soft"];
        let sofia = hire("sofia").of(&queues).carries(2).arrives(bureau);
        for n in 0..2 {
            let id = bureau.mail(&format!("soft {n}"));
            assert_eq!(sofia.accept(), id);
        }
        let third = bureau.mail("soft, one too many");
        assert_eq!(reason(&bureau.decided(third), "sofia"), "full");
        for n in 0..2 {
            let id = bureau.mail(&format!("hard {n}"));
            assert_eq!(sofia.accept(), id);
        }
    });
}

#[test]
fn whoever_is_full_of_primary_work_gets_no_interruptible_work() {
    play(SOFT, |bureau| {
        let queues = ["support", "soft"];
        let hired = hire("sofia").of(&queues).carries(1).interruptible(5);
        let sofia = hired.arrives(bureau);
        let hard = bureau.mail("hard");
        assert_eq!(sofia.accept(), hard);
        let soft = bureau.mail("soft");
        let decision = bureau.decided(soft);
        assert_eq!(reason(&decision, "sofia"), "full");
        assert_eq!(figure(&decision, "sofia", "free"), "0");
        sofia.reply(hard);
        assert_eq!(
            sofia.accept(),
            soft,
            "an answered piece no longer fills her"
        );
    });
}

#[test]
fn a_channel_may_say_its_own_size_and_kind() {
    let house = crate::house::House::new();
    let root = house.path("").display().to_string();
    let settings = format!(
        "[channel.heavy]\nkind = 'maildir'\ninbox = '{root}/heavy'\noutbox = '{root}/out'\n\
         address = 'heavy@desk.test'\nqueue = 'support'\nsize = 3\nwork_kind = 'interruptible'\n"
    );
    crate::bureau::configure(&house, &settings);
    let bureau = crate::bureau::Bureau::open(&house);
    let sofia = hire("sofia").carries(3).arrives(&bureau);
    let heavy = bureau.mail_to("heavy", "heavy");
    let offer = sofia.offer();
    assert_eq!((offer.conversation.id, offer.size), (heavy, 3));
    let light = bureau.mail("light");
    let offer = sofia.offer();
    assert_eq!((offer.conversation.id, offer.size), (light, 1));
}

#[test]
fn an_answered_piece_goes_on_taking_what_the_queue_says_and_comes_back_into_that_room() {
    play("paused_units = 1\nsize = 2\n", |bureau| {
        let sofia = hire("sofia").carries(2).arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        sofia.reply(first);
        let second = bureau.mail("two");
        let decision = bureau.decided(second);
        assert_eq!(figure(&decision, "sofia", "free"), "1");
        // She holds one unit for it and has one left: it fits, although one is less than two.
        bureau.again(first);
        bureau.told_times(first, "assigned", 1);
        assert_eq!(
            bureau.show(first).assignee,
            Some(crate::bureau::name("sofia"))
        );
    });
}

#[test]
fn writing_up_holds_the_room_until_it_is_over() {
    play("wrap_up = '1s'\nwrap_up_extensions = 1\n", |bureau| {
        let sofia = hire("sofia").carries(1).arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        sofia.end(first);
        let second = bureau.mail("two");
        assert_eq!(reason(&bureau.decided(second), "sofia"), "full");
        let more = |conversation| WorkRequest::ExtendWrapUp { conversation };
        let until = bureau.show(first).until.expect("it ends");
        sofia.does(more(first));
        let later = bureau.show(first).until.expect("it ends");
        assert_eq!(later.since(until).0, 1_000);
        sofia.refused(more(first));
        bureau.told(first, "written_up");
        bureau.offered_to(second, "sofia");
    });
}
