//! R1 and R5: which piece goes first, and that its place is its own.

use centralita::protocol::message::WorkRequest;

use crate::bureau::{Bureau, configure, play};
use crate::house::House;
use crate::person::{Person, hire};

/// Settings with a second queue that goes first, and a rule that puts a subject before others.
const TWO_LINES: &str = "offer_timeout = '60s'
[queue.urgent]
priority = 100
[rule.vip]
when = \"'vip' in subject\"
priority = 1
[rule.urgent]
when = \"'urgent' in subject\"
queue = 'urgent'
";

#[test]
fn queues_go_by_their_priority_then_pieces_by_theirs_then_by_age() {
    play(TWO_LINES, |bureau| {
        let third = bureau.mail("plain, first to come");
        let fourth = bureau.mail("plain, second to come");
        let second = bureau.mail("vip, third to come");
        let first = bureau.mail("urgent, last to come");
        let _sofia = hire("sofia").of(&["support", "urgent"]).arrives(bureau);
        bureau.told(fourth, "offered");
        let order: Vec<_> = bureau.offers().into_iter().map(|(id, _)| id).collect();
        assert_eq!(order, [first, second, third, fourth]);
    });
}

#[test]
fn a_place_changed_by_hand_counts_at_once() {
    play("", |bureau| {
        let old = bureau.mail("old");
        let young = bureau.mail("young");
        let raise = WorkRequest::Prioritise {
            conversation: young,
            priority: 10,
        };
        bureau.ask(centralita::protocol::ToDesk::Work(raise));
        let _sofia = hire("sofia").carries(1).arrives(bureau);
        bureau.offered_to(young, "sofia");
        assert_eq!(
            bureau.count(|event| event.conversation == Some(old) && event.kind == "offered"),
            0
        );
    });
}

#[test]
fn what_nobody_here_can_take_holds_up_nothing_behind_it() {
    let settings =
        "[skill.french]\n[rule.french]\nwhen = \"'bonjour' in subject\"\nskills = { french = 1 }\n";
    play(settings, |bureau| {
        let first = bureau.mail("bonjour");
        let second = bureau.mail("hello");
        let _sofia = hire("sofia").arrives(bureau);
        bureau.offered_to(second, "sofia");
        assert_eq!(bureau.show(first).until, None);
    });
}

#[test]
fn the_age_survives_a_decline_a_transfer_and_a_restart() {
    let house = House::new();
    configure(&house, "retry_cycle = '1h'\n[queue.sales]\n");
    let bureau = Bureau::open(&house);
    let id = bureau.mail("old");
    let since = bureau.show(id).enqueued_at;
    let sofia = hire("sofia").arrives(&bureau);
    sofia.decline();
    bureau.told(id, "declined");
    sofia.sign_out();
    bureau.mail("young");
    bureau.kill();
    let bureau = Bureau::open(&house);
    let move_it = crate::person::transfer(id, "sales");
    bureau.ask(centralita::protocol::ToDesk::Work(move_it));
    assert_eq!(bureau.show(id).enqueued_at, since);
    let back = crate::person::transfer(id, "support");
    bureau.ask(centralita::protocol::ToDesk::Work(back));
    let sofia = Person::sign_in(&bureau, "sofia");
    assert_eq!(sofia.accept(), id, "the older goes first again");
}
