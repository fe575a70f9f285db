//! R11 and ruling 2: whose an answered piece is when the customer writes again.

use centralita::protocol::view::conversation::{ConversationStatus, WorkState};

use crate::bureau::{name, play, reason};
use crate::person::hire;

#[test]
fn an_answer_goes_back_to_its_owner_and_to_nobody_freer() {
    play("", |bureau| {
        let sofia = hire("sofia").carries(2).arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        sofia.reply(id);
        let resolved = bureau.show(id);
        assert_eq!(
            (resolved.status, resolved.work, resolved.assignee),
            (
                ConversationStatus::Resolved,
                WorkState::Waiting,
                Some(name("sofia"))
            )
        );
        let _marcos = hire("marcos").carries(9).arrives(bureau);
        bureau.again(id);
        bureau.told(id, "assigned");
        let now = bureau.show(id);
        assert_eq!(
            (now.status, now.work, now.assignee),
            (
                ConversationStatus::Open,
                WorkState::Active,
                Some(name("sofia"))
            )
        );
        let decision = bureau.decided(id);
        assert_eq!(
            (&decision["cause"], &decision["winner"]),
            (&"answered".into(), &"sofia".into())
        );
    });
}

#[test]
fn an_owner_who_is_full_loses_it_with_its_age_and_is_preferred() {
    play("", |bureau| {
        let sofia = hire("sofia").carries(1).arrives(bureau);
        let first = bureau.mail("one");
        let since = bureau.show(first).enqueued_at;
        assert_eq!(sofia.accept(), first);
        sofia.reply(first);
        let second = bureau.mail("two");
        assert_eq!(sofia.accept(), second);
        bureau.again(first);
        bureau.told(first, "released");
        let now = bureau.show(first);
        assert_eq!((now.work, now.enqueued_at), (WorkState::Queued, since));
        let third = bureau.mail("three");
        sofia.reply(second);
        assert_eq!(
            sofia.accept(),
            first,
            "hers again, and older than the other"
        );
        assert_eq!(bureau.decided(first)["rule"], "preferred");
        assert_eq!(bureau.show(third).work, WorkState::Queued);
    });
}

#[test]
fn an_owner_keeps_it_over_capacity_where_the_queue_says_so() {
    play("reopen = 'keep'\n", |bureau| {
        let sofia = hire("sofia").carries(1).arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        sofia.reply(first);
        let second = bureau.mail("two");
        assert_eq!(sofia.accept(), second);
        bureau.again(first);
        bureau.told(first, "assigned");
        let now = bureau.show(first);
        assert_eq!(
            (now.work, now.assignee),
            (WorkState::Active, Some(name("sofia")))
        );
        sofia.reply(second);
        let third = bureau.mail("three");
        assert_eq!(reason(&bureau.decided(third), "sofia"), "full");
    });
}

#[test]
fn an_owner_on_a_break_still_owns_it() {
    play("", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        sofia.reply(id);
        sofia.set_status("away");
        let _marcos = hire("marcos").arrives(bureau);
        bureau.again(id);
        bureau.told(id, "assigned");
        assert_eq!(bureau.show(id).assignee, Some(name("sofia")));
    });
}

#[test]
fn an_owner_who_has_gone_loses_it_and_is_preferred_when_back() {
    play("", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        assert_eq!(sofia.accept(), id);
        sofia.reply(id);
        sofia.sign_out();
        bureau.again(id);
        bureau.told(id, "released");
        let now = bureau.show(id);
        assert_eq!((now.work, now.enqueued_at), (WorkState::Queued, since));
        let marcos = hire("marcos").carries(9).arrives(bureau);
        assert_eq!(marcos.accept(), id, "nobody has to wait for her");
    });
}

#[test]
fn after_an_end_the_answer_is_anybodys_and_begins_to_wait_anew() {
    play("", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        assert_eq!(sofia.accept(), id);
        sofia.end(id);
        let done = bureau.show(id);
        assert_eq!((done.work, done.assignee), (WorkState::Done, None));
        let marcos = hire("marcos").carries(9).arrives(bureau);
        bureau.again(id);
        assert_eq!(
            marcos.accept(),
            id,
            "the freest has it, whoever had it before"
        );
        assert!(bureau.show(id).enqueued_at > since);
    });
}
