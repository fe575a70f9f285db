//! R7: when everybody said no they are asked again, so often and not oftener, and then it goes elsewhere.

use centralita::protocol::view::conversation::WorkState;

use crate::bureau::{name, param, play, reason};
use crate::person::hire;

#[test]
fn everybody_is_asked_once_and_all_again_after_the_cycle() {
    play("retry_cycle = '1s'\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let marcos = hire("marcos").arrives(bureau);
        let id = bureau.mail("one");
        assert_eq!(sofia.decline(), id);
        assert_eq!(marcos.decline(), id);
        let last = bureau.told_times(id, "declined", 2);
        let lap = bureau.told(id, "lapped");
        assert_eq!(param(&lap, "laps"), "1");
        assert!(lap.at.since(last.at).0 >= 1_000, "a whole cycle");
        assert_eq!(sofia.accept(), id);
        assert_eq!(bureau.decided(id)["cause"], "lapped");
    });
}

#[test]
fn somebody_who_has_no_room_is_waited_for_before_anybody_is_asked_again() {
    play("retry_cycle = '1s'\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let marcos = hire("marcos").carries(1).arrives(bureau);
        // Marcos is full with the second; the first is refused by Sofia.
        let first = bureau.mail("one");
        let offer = sofia.offer();
        sofia.set_status("away");
        assert_eq!(marcos.accept(), first);
        let second = bureau.mail("two");
        sofia.set_status("available");
        assert_eq!(sofia.decline(), second);
        let third = bureau.mail("three");
        assert_eq!(sofia.accept(), third);
        drop(offer);
        let decision = bureau.decided(second);
        assert_eq!(decision["rule"], "nobody");
        assert_eq!(reason(&decision, "marcos"), "full");
        assert_eq!(reason(&decision, "sofia"), "tried");
        marcos.reply(first);
        assert_eq!(marcos.accept(), second);
        assert_eq!(bureau.count(|event| event.kind == "lapped"), 0);
    });
}

#[test]
fn after_the_last_lap_it_overflows_with_its_age_and_a_clean_sheet() {
    let settings = "retry_cycle = '1s'\nmax_laps = 2\noverflow = 'general'\n[queue.general]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").of(&["support", "general"]).arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        assert_eq!(sofia.decline(), id);
        assert_eq!(sofia.decline(), id, "asked again after the first lap");
        let moved = bureau.told(id, "overflowed");
        assert_eq!(
            (param(&moved, "from"), param(&moved, "to")),
            ("support", "general")
        );
        bureau.offered_times(id, "sofia", 3);
        let now = bureau.show(id);
        assert_eq!(
            (now.queue, now.enqueued_at, now.work),
            (name("general"), since, WorkState::Offered)
        );
        let decision = bureau.decided(id);
        assert_eq!(
            (&decision["queue"], &decision["cause"]),
            (&"general".into(), &"overflowed".into())
        );
    });
}
