//! R9: where work goes as it ages, step by step and queue by queue.

use crate::bureau::{configure, name, param, play};
use crate::house::House;
use crate::person::hire;

#[test]
fn work_goes_from_queue_to_queue_at_its_age_counted_from_the_start() {
    let settings = "step.1 = { after = '1s', to = 'second' }\n\
        [queue.second]\nstep.1 = { after = '2s', to = 'third' }\n[queue.third]\n";
    play(settings, |bureau| {
        let vera = hire("vera").of(&["third"]).arrives(bureau);
        let id = bureau.mail("one");
        let begun = bureau.show(id).enqueued_at;
        let first = bureau.told_times(id, "overflowed", 1);
        assert_eq!(param(&first, "to"), "second");
        assert!(
            (1_000..2_000).contains(&first.at.since(begun).0),
            "{first:?}"
        );
        let second = bureau.told_times(id, "overflowed", 2);
        assert_eq!(param(&second, "to"), "third");
        assert!(
            (2_000..3_000).contains(&second.at.since(begun).0),
            "{second:?}"
        );
        assert_eq!(vera.accept(), id);
        assert_eq!(bureau.show(id).enqueued_at, begun);
    });
}

#[test]
fn a_step_to_nobody_is_passed_over_for_the_next() {
    let settings = "step.1 = { after = '1s', to = 'second', skip_if_no_agent = true }\n\
        step.2 = { after = '2s', to = 'third' }\n[queue.second]\n[queue.third]\n";
    play(settings, |bureau| {
        hire("nora").of(&["second"]).only(bureau);
        let id = bureau.mail("one");
        let moved = bureau.told(id, "overflowed");
        assert_eq!(param(&moved, "to"), "third");
        assert_eq!(bureau.show(id).queue, name("third"));
    });
}

#[test]
fn a_step_to_somebody_signed_in_is_taken_whatever_their_status() {
    let settings = "step.1 = { after = '1s', to = 'second', skip_if_no_agent = true }\n\
        [queue.second]\n";
    play(settings, |bureau| {
        let nora = hire("nora").of(&["second"]).arrives(bureau);
        nora.set_status("away");
        let id = bureau.mail("one");
        assert_eq!(param(&bureau.told(id, "overflowed"), "to"), "second");
        nora.set_status("available");
        assert_eq!(nora.accept(), id);
    });
}

#[test]
fn a_configuration_in_which_work_would_go_round_is_refused_and_named() {
    let house = House::new();
    configure(
        &house,
        "step.1 = { after = '1s', to = 'second' }\n\
         [queue.second]\nmax_laps = 1\noverflow = 'support'\n",
    );
    let checked = house.command(&["check"]).output().expect("ran");
    assert_eq!(checked.status.code(), Some(78));
    let said = String::from_utf8_lossy(&checked.stderr).into_owned()
        + &String::from_utf8_lossy(&checked.stdout);
    assert!(
        said.contains("support → second → support") || said.contains("second → support → second"),
        "{said}"
    );
}
