//! R18, and people before queues: statuses that take some channels, automatic ones, channels of one person.

use centralita::protocol::view::conversation::WorkState;

use crate::bureau::{Bureau, configure, name, play, reason};
use crate::house::House;
use crate::person::hire;

/// A second channel besides `mail`, whose inbox is `phone`.
fn second(house: &House, more: &str) -> String {
    let root = house.path("").display().to_string();
    format!(
        "[channel.phone]\nkind = 'maildir'\ninbox = '{root}/phone'\noutbox = '{root}/out'\n\
         address = 'phone@desk.test'\nqueue = 'support'\n{more}"
    )
}

#[test]
fn a_status_takes_the_channels_it_names_and_no_others() {
    let house = House::new();
    let settings = second(
        &house,
        "[status.mailing]\navailable = true\nchannels = ['mail']\n\
        [status.kinds]\navailable = true\nchannels = ['maildir']\n",
    );
    configure(&house, &settings);
    let bureau = Bureau::open(&house);
    let sofia = hire("sofia").arrives(&bureau);
    sofia.set_status("mailing");
    let call = bureau.mail_to("phone", "a call");
    assert_eq!(reason(&bureau.decided(call), "sofia"), "status");
    let mail = bureau.mail("a mail");
    assert_eq!(sofia.accept(), mail);
    sofia.set_status("kinds");
    assert_eq!(sofia.accept(), call, "a kind stands for all channels of it");
}

#[test]
fn a_status_that_takes_less_gives_back_only_what_it_does_not_take() {
    let house = House::new();
    let settings = second(
        &house,
        "[status.mailing]\navailable = true\nchannels = ['mail']\n",
    );
    configure(&house, &settings);
    let bureau = Bureau::open(&house);
    let sofia = hire("sofia").arrives(&bureau);
    let call = bureau.mail_to("phone", "a call");
    let mail = bureau.mail("a mail");
    bureau.offered_to(mail, "sofia");
    sofia.set_status("mailing");
    bureau.told(call, "revoked");
    assert_eq!(bureau.show(call).work, WorkState::Queued);
    assert_eq!(bureau.show(mail).work, WorkState::Offered);
}

#[test]
fn somebody_who_writes_up_is_set_to_the_queues_status_and_back() {
    let settings = "wrap_up = '1s'\non_wrap_up = 'writing'\n[status.writing]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        sofia.end(first);
        bureau.in_status("sofia", "writing", 1);
        let second = bureau.mail("two");
        assert_eq!(reason(&bureau.decided(second), "sofia"), "status");
        bureau.told(first, "written_up");
        bureau.in_status("sofia", "available", 2);
        assert_eq!(sofia.accept(), second);
    });
}

#[test]
fn a_status_chosen_while_writing_up_is_not_undone_by_its_end() {
    let settings = "wrap_up = '1s'\non_wrap_up = 'writing'\n[status.writing]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let first = bureau.mail("one");
        assert_eq!(sofia.accept(), first);
        sofia.end(first);
        bureau.in_status("sofia", "writing", 1);
        sofia.set_status("away");
        bureau.told(first, "written_up");
        let second = bureau.mail("two");
        assert_eq!(reason(&bureau.decided(second), "sofia"), "status");
    });
}

#[test]
fn a_channel_of_one_person_goes_to_them_first_and_then_to_anybody() {
    let house = House::new();
    configure(&house, &second(&house, "agent = 'sofia'\n"));
    let bureau = Bureau::open(&house);
    let sofia = hire("sofia").carries(1).arrives(&bureau);
    let marcos = hire("marcos").carries(9).arrives(&bureau);
    let first = bureau.mail_to("phone", "one");
    assert_eq!(sofia.accept(), first, "before any model");
    assert_eq!(bureau.decided(first)["rule"], "preferred");
    let second = bureau.mail_to("phone", "two");
    assert_eq!(marcos.accept(), second, "she is full");
}

#[test]
fn a_channel_of_one_person_and_nobody_else_waits_for_them() {
    let house = House::new();
    configure(
        &house,
        &second(&house, "agent = 'sofia'\nagent_required = true\n"),
    );
    let bureau = Bureau::open(&house);
    hire("sofia").only(&bureau);
    let _marcos = hire("marcos").arrives(&bureau);
    let id = bureau.mail_to("phone", "one");
    let decision = bureau.decided(id);
    assert_eq!(reason(&decision, "marcos"), "preferred");
    assert_eq!(reason(&decision, "sofia"), "away");
    let sofia = crate::person::Person::sign_in(&bureau, "sofia");
    assert_eq!(sofia.accept(), id);
}

#[test]
fn a_queue_outside_its_hours_says_so_and_still_offers_to_whoever_is_here() {
    #[allow(clippy::disallowed_methods)] // The real desk goes by the real day.
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let days: Vec<String> = (-1..=1)
        .map(|n| format!("'{}'", (today.clone() + jiff::Span::new().days(n)).date()))
        .collect();
    let settings = format!(
        "hours = 'office'\nfirst_response = '1h'\n[hours.office]\nzone = 'UTC'\n\
         mon-sun = '00:00-24:00'\nholidays = [{}]\n",
        days.join(", ")
    );
    play(&settings, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let queue = bureau
            .desk
            .ask_json(&["queue", "show", "support", "--json"]);
        assert_eq!(queue["items"][0]["open"], false, "{queue}");
        let id = bureau.mail("one");
        assert_eq!(sofia.accept(), id);
        let due = bureau.show(id).due_at.expect("an answer is owed");
        let hours = due.since(bureau.show(id).created_at).0 / 3_600_000;
        assert!(
            hours >= 24,
            "counted from the end of the holidays: {hours} h"
        );
        assert_eq!(bureau.show(id).assignee, Some(name("sofia")));
    });
}
