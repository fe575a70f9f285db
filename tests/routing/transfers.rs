//! R14: moving work by hand, between queues of a kind and with its age.

use centralita::protocol::message::work::Target;
use centralita::protocol::message::{DeskRequest, WorkRequest};
use centralita::protocol::view::conversation::WorkState;
use centralita::protocol::{Code, ToDesk};

use crate::bureau::{name, param, play, reason};
use crate::person::{detail, hire, transfer};

const LINES: &str =
    "[queue.sales]\n[queue.voice]\nfamily = 'voice'\n[queue.picked]\nmode = 'pull'\n";

#[test]
fn work_moves_at_once_between_queues_of_a_kind_and_keeps_its_age() {
    play(LINES, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let vera = hire("vera").of(&["sales"]).arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        assert_eq!(sofia.accept(), id);
        let no = sofia.refused(transfer(id, "voice"));
        assert_eq!(no.code, Code::OTHER_KIND);
        assert_eq!(
            (detail(&no, "from"), detail(&no, "to")),
            ("digital", "voice")
        );
        assert_eq!(
            bureau.show(id).assignee,
            Some(name("sofia")),
            "nothing was changed"
        );
        sofia.does(transfer(id, "sales"));
        assert_eq!(vera.accept(), id);
        let now = bureau.show(id);
        assert_eq!(
            (now.queue, now.enqueued_at, now.transfers),
            (name("sales"), since, 1)
        );
        assert_eq!(bureau.decided(id)["cause"], "transferred");
    });
}

#[test]
fn the_only_member_of_a_queue_gets_back_what_they_move_there() {
    play(LINES, |bureau| {
        let queues = ["support", "sales", "picked"];
        let sofia = hire("sofia").of(&queues).arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        sofia.does(transfer(id, "sales"));
        assert_eq!(sofia.accept(), id, "offered to her again");
        sofia.does(transfer(id, "picked"));
        let now = bureau.show(id);
        assert_eq!(
            (now.work, now.assignee),
            (WorkState::Active, Some(name("sofia")))
        );
    });
}

#[test]
fn somebody_else_alone_in_a_queue_that_is_picked_from_is_given_nothing_unasked() {
    play(LINES, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        hire("vera").of(&["picked"]).only(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        sofia.does(transfer(id, "picked"));
        let now = bureau.show(id);
        assert_eq!((now.work, now.assignee), (WorkState::Queued, None));
    });
}

#[test]
fn a_person_is_handed_work_only_where_they_could_have_it() {
    play("[queue.sales]\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let _marcos = hire("marcos").carries(1).arrives(bureau);
        let _vera = hire("vera").of(&["sales"]).arrives(bureau);
        let hand = |conversation, agent| WorkRequest::Transfer {
            conversation,
            to: Target::Agent { agent: name(agent) },
        };
        let (first, second) = (bureau.mail("one"), bureau.mail("two"));
        assert_eq!((sofia.accept(), sofia.accept()), (first, second));
        assert_eq!(sofia.refused(hand(first, "vera")).code, Code::NOT_A_MEMBER);
        sofia.does(hand(first, "marcos"));
        assert_eq!(bureau.show(first).assignee, Some(name("marcos")));
        assert_eq!(bureau.decided(first)["rule"], "chosen");
        assert_eq!(
            sofia.refused(hand(second, "marcos")).code,
            Code::OVER_CAPACITY
        );
    });
}

#[test]
fn a_stopped_queue_offers_nothing_and_can_be_emptied_into_another_of_its_kind() {
    play(LINES, |bureau| {
        let _sofia = hire("sofia").arrives(bureau);
        let vera = hire("vera").of(&["sales"]).arrives(bureau);
        let pause = |paused| {
            ToDesk::Desk(DeskRequest::PauseQueue {
                queue: name("support"),
                paused,
            })
        };
        bureau.ask(pause(true));
        let (first, second) = (bureau.mail("one"), bureau.mail("two"));
        assert_eq!(reason(&bureau.decided(first), "sofia"), "queue_paused");
        assert!(bureau.offers().is_empty());
        let family = bureau
            .desk
            .ask(&["queue", "move", "support", "voice", "--yes"]);
        assert!(!family.status.success() || bureau.show(first).queue == name("support"));
        bureau.said(&["queue", "move", "support", "sales", "--yes"]);
        assert_eq!(
            (vera.accept(), vera.accept()),
            (first, second),
            "in their order"
        );
        let third = bureau.mail("three");
        bureau.ask(pause(false));
        bureau.offered_to(third, "sofia");
        assert_eq!(bureau.decided(third)["cause"], "reconfigured");
        assert_eq!(param(&bureau.told(third, "queued"), "queue"), "support");
    });
}
