//! R6: offers have an end that nothing but their own end moves, and nobody is blamed for being away.

use centralita::protocol::Code;
use centralita::protocol::message::news::OfferEnd;
use centralita::protocol::message::{News, WorkRequest};
use centralita::protocol::view::conversation::WorkState;

use crate::bureau::{Bureau, configure, name, param, play, reason};
use crate::house::House;
use crate::person::{Person, hire, no_to, transfer};

fn ending(person: &Person<'_>) -> OfferEnd {
    person.hear(|news| match news {
        News::OfferGone { how, .. } => Some(*how),
        _ => None,
    })
}

#[test]
fn an_offer_that_runs_out_goes_on_and_sets_the_agent_aside() {
    play("offer_timeout = '1s'\non_timeout = 'away'\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        let offer = sofia.offer();
        let marcos = hire("marcos").arrives(bureau);
        assert_eq!(marcos.accept(), id);
        assert_eq!(ending(&sofia), OfferEnd::TimedOut);
        let out = bureau.told(id, "timed_out");
        assert_eq!(param(&out, "agent"), "sofia");
        assert!(out.at >= offer.deadline, "not before its time");
        bureau.in_status("sofia", "away", 1);
        assert_eq!(bureau.show(id).enqueued_at, since);
        let decision = bureau.decided(id);
        assert_eq!(decision["cause"], "untaken");
        // That she is away stands before that she was tried.
        assert_eq!(reason(&decision, "sofia"), "status");
        let late = sofia.refused(WorkRequest::Accept {
            offer: offer.offer_id,
        });
        assert_eq!(late.code, Code::OFFER_GONE);
    });
}

#[test]
fn going_busy_gives_offers_back_at_once_without_blame() {
    play("on_timeout = 'away'\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        sofia.offer();
        sofia.set_status("away");
        assert_eq!(ending(&sofia), OfferEnd::Revoked);
        assert_eq!(param(&bureau.told(id, "revoked"), "cause"), "busy");
        assert_eq!(bureau.show(id).work, WorkState::Queued);
        sofia.set_status("available");
        assert_eq!(sofia.accept(), id, "she does not count as tried");
    });
}

#[test]
fn who_vanishes_in_the_middle_of_an_offer_loses_it_to_the_next() {
    play("offer_timeout = '1h'\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let marcos = hire("marcos").arrives(bureau);
        let id = bureau.mail("one");
        sofia.offer();
        sofia.vanish();
        assert_eq!(marcos.accept(), id);
        assert_eq!(param(&bureau.told(id, "revoked"), "cause"), "absent");
        let decision = bureau.decided(id);
        assert_eq!(reason(&decision, "sofia"), "lost");
        assert_eq!(decision["cause"], "absent");
    });
}

#[test]
fn an_offer_outlives_the_desk_with_the_deadline_it_had() {
    let house = House::new();
    let desk = "[desk]\nstatus_on_sign_in = 'available'\ngrace = '1m'\n";
    configure(&house, &format!("offer_timeout = '2s'\n{desk}"));
    let bureau = Bureau::open(&house);
    let sofia = hire("sofia").arrives(&bureau);
    let id = bureau.mail("one");
    let deadline = sofia.offer().deadline;
    bureau.kill();
    let bureau = Bureau::open(&house);
    let now = bureau.show(id);
    assert_eq!((now.work, now.until), (WorkState::Offered, Some(deadline)));
    let out = bureau.told(id, "timed_out");
    assert!(out.at >= deadline, "not before its time");
}

#[test]
fn saying_no_needs_a_reason_where_there_are_any_and_sets_the_status() {
    let settings = "on_decline = 'away'\n[decline_reason.break]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let marcos = hire("marcos").arrives(bureau);
        let id = bureau.mail("one");
        let offer = sofia.offer();
        assert!(offer.can_decline);
        assert_eq!(offer.reasons.to_vec(), [name("break")]);
        let refused = sofia.refused(no_to(offer.offer_id));
        assert_eq!(refused.code, Code::REASON_REQUIRED);
        sofia.does(WorkRequest::Decline {
            offer: offer.offer_id,
            reason: Some(name("break")),
        });
        let declined = bureau.told(id, "declined");
        assert_eq!(param(&declined, "reason"), "break");
        bureau.in_status("sofia", "away", 1);
        assert_eq!(marcos.accept(), id);
    });
}

#[test]
fn a_queue_may_take_no_for_an_answer_from_nobody() {
    play("may_decline = false\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        bureau.mail("one");
        let offer = sofia.offer();
        assert!(!offer.can_decline);
        let refused = sofia.refused(no_to(offer.offer_id));
        assert_eq!(refused.code, Code::MAY_NOT_DECLINE);
        sofia.does(WorkRequest::Accept {
            offer: offer.offer_id,
        });
    });
}

#[test]
fn what_is_accepted_without_asking_is_active_at_once() {
    play("auto_accept = true\n", |bureau| {
        let _sofia = hire("sofia").carries(1).arrives(bureau);
        let id = bureau.mail("one");
        bureau.told(id, "assigned");
        let now = bureau.show(id);
        assert_eq!(
            (now.work, now.assignee),
            (WorkState::Active, Some(name("sofia")))
        );
        assert!(bureau.offers().is_empty());
        let second = bureau.mail("two");
        assert_eq!(reason(&bureau.decided(second), "sofia"), "full");
    });
}

#[test]
fn an_offer_whose_piece_is_moved_away_is_told_to_be_over() {
    play("[queue.sales]\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let offer = sofia.offer();
        bureau.ask(centralita::protocol::ToDesk::Work(transfer(id, "sales")));
        assert_eq!(ending(&sofia), OfferEnd::Revoked);
        let late = sofia.refused(WorkRequest::Accept {
            offer: offer.offer_id,
        });
        assert_eq!(late.code, Code::OFFER_GONE);
        let second = bureau.mail("two");
        assert_eq!(
            sofia.accept(),
            second,
            "what she was shown takes none of her room"
        );
    });
}
