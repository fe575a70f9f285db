//! What guessers get, and what the people they guess at do not lose.

use super::*;

const START: Moment = Moment(1_700_000_000_000);
const HOME: [u8; 4] = [192, 168, 1, 20];

fn stranger(number: u32) -> Source {
    Source::v4((0x7f00_0000 + number).to_be_bytes())
}

/// How many of the tries, one each `every`, are admitted and fail.
fn guess(
    throttle: &mut Throttle,
    name: &str,
    source: Source,
    from: Moment,
    count: i64,
    every: Span,
) -> usize {
    let moments = (0..count).map(|n| from + every.times(n));
    moments
        .filter(|now| match throttle.ask(*now, name, source) {
            Ok(tried) => {
                throttle.settle(*now, tried, Outcome::Wrong);
                true
            }
            Err(_) => false,
        })
        .count()
}

fn sign_in(throttle: &mut Throttle, now: Moment, name: &str, source: Source) -> Result<(), Wait> {
    let tried = throttle.ask(now, name, source)?;
    throttle.settle(now, tried, Outcome::Right);
    Ok(())
}

#[test]
fn no_minute_sees_more_than_ten_tries_of_one_account_from_one_source() {
    for known in [false, true] {
        let mut throttle = Throttle::new();
        let source = stranger(1);
        if known {
            sign_in(&mut throttle, START, "ana", source).expect("the first try is free");
        }
        for minute in 0..60 {
            let from = START + Span::minutes(minute);
            let admitted = guess(&mut throttle, "ana", source, from, 600, Span::millis(100));
            assert!(admitted <= 10, "{admitted} in minute {minute}");
        }
    }
}

#[test]
fn the_delay_grows_and_ends() {
    let mut throttle = Throttle::new();
    let mut now = START;
    let mut waits = Vec::new();
    for _ in 0..30 {
        match throttle.ask(now, "ana", stranger(1)) {
            Ok(tried) => throttle.settle(now, tried, Outcome::Wrong),
            Err(wait) => {
                waits.push(wait.span);
                now = now + wait.span;
            }
        }
    }
    assert!(waits.is_sorted());
    assert_eq!(waits.first(), Some(&Span::seconds(2)));
    assert_eq!(waits.last(), Some(&WAIT_MAX));
    assert!(throttle.ask(now + WAIT_MAX, "ana", stranger(1)).is_ok());
}

#[test]
fn waiting_is_not_made_longer_by_asking() {
    let mut throttle = Throttle::new();
    guess(&mut throttle, "ana", stranger(1), START, 5, Span::ZERO);
    for _ in 0..1000 {
        let wait = throttle
            .ask(START, "ana", stranger(1))
            .expect_err("too soon");
        assert_eq!(wait.span, Span::seconds(2));
    }
    assert!(
        throttle
            .ask(START + Span::seconds(2), "ana", stranger(1))
            .is_ok()
    );
}

#[test]
fn a_thousand_strangers_do_not_lock_the_owner_out_at_home() {
    let mut throttle = Throttle::new();
    let home = Source::v4(HOME);
    sign_in(&mut throttle, START, "ana", home).expect("a quiet desk");
    let mut now = START + Span::seconds(1);
    for round in 0..100 {
        for number in 0..1000 {
            now = now + Span::millis(1);
            guess(&mut throttle, "ana", stranger(number), now, 1, Span::ZERO);
        }
        assert_eq!(
            sign_in(&mut throttle, now, "ana", home),
            Ok(()),
            "round {round}"
        );
    }
}

#[test]
fn a_thousand_strangers_do_not_lock_the_owner_out_on_a_new_device() {
    let mut throttle = Throttle::new();
    let mut now = START;
    for round in 0..60 {
        for number in 0..1000 {
            now = now + Span::millis(10);
            guess(&mut throttle, "ana", stranger(number), now, 1, Span::ZERO);
        }
        // Five minutes on, each guesser has failed once; what is kept back is for whoever has not.
        if round >= 30 {
            let new_device = stranger(1_000_000 + round);
            assert_eq!(sign_in(&mut throttle, now, "ana", new_device), Ok(()));
        }
    }
}

#[test]
fn a_colleague_behind_the_same_address_is_not_locked_out() {
    let mut throttle = Throttle::new();
    let office = Source::v4(HOME);
    sign_in(&mut throttle, START, "ana", office).expect("a quiet desk");
    for n in 0..1000 {
        guess(
            &mut throttle,
            &format!("name{n}"),
            office,
            START,
            1,
            Span::ZERO,
        );
    }
    assert_eq!(sign_in(&mut throttle, START, "ana", office), Ok(()));
}

#[test]
fn one_password_on_many_names_is_slowed_by_source() {
    let mut throttle = Throttle::new();
    let admitted: usize = (0..3600)
        .map(|second| {
            let now = START + Span::seconds(second);
            guess(
                &mut throttle,
                &format!("name{second}"),
                stranger(1),
                now,
                1,
                Span::ZERO,
            )
        })
        .sum();
    assert!(admitted < 120, "{admitted} names in an hour");
}

#[test]
fn a_guessed_account_gives_each_new_source_one_free_try() {
    let mut throttle = Throttle::new();
    for number in 0..PRESSED_TRIES {
        guess(&mut throttle, "ana", stranger(number), START, 1, Span::ZERO);
    }
    let admitted = guess(&mut throttle, "ana", stranger(5000), START, 5, Span::ZERO);
    assert_eq!(admitted, 1);
    let elsewhere = guess(&mut throttle, "berta", stranger(5001), START, 5, Span::ZERO);
    assert_eq!(elsewhere, 5);
}

#[test]
fn the_desk_admits_a_bounded_number_of_strangers() {
    let mut throttle = Throttle::new();
    let admitted: usize = (0..100_000)
        .map(|n| {
            guess(
                &mut throttle,
                &format!("name{n}"),
                stranger(n),
                START,
                1,
                Span::ZERO,
            )
        })
        .sum();
    assert_eq!(admitted, usize::try_from(DESK_TRIES_MAX).expect("small"));
    let wait = throttle
        .ask(START, "ana", stranger(200_000))
        .expect_err("full");
    assert_eq!((wait.limit, wait.span), (Limit::Desk, DESK_TRY_EVERY));
}

#[test]
fn many_at_once_are_not_one() {
    let mut throttle = Throttle::new();
    let in_flight: Vec<_> = (0..100)
        .filter_map(|_| throttle.ask(START, "ana", stranger(1)).ok())
        .collect();
    assert_eq!(in_flight.len(), 5);
}

#[test]
fn a_try_that_was_not_judged_is_not_counted() {
    let mut throttle = Throttle::new();
    for n in 0..1000 {
        let now = START + Span::seconds(n);
        let tried = throttle
            .ask(now, "ana", stranger(1))
            .expect("never counted");
        throttle.settle(now, tried, Outcome::Undecided);
    }
    assert_eq!(throttle.counts(), 0);
}

#[test]
fn signing_in_clears_the_delay() {
    let mut throttle = Throttle::new();
    guess(&mut throttle, "ana", stranger(1), START, 4, Span::ZERO);
    sign_in(&mut throttle, START, "ana", stranger(1)).expect("the fifth is free");
    assert_eq!(
        guess(&mut throttle, "ana", stranger(1), START, 9, Span::ZERO),
        5
    );
}

#[test]
fn signing_in_does_not_clear_what_the_source_did_to_others() {
    let mut throttle = Throttle::new();
    let source = stranger(1);
    let mut admitted = 0;
    for n in 0..200 {
        // Between its guesses the guesser signs in to an account of its own.
        let _ = sign_in(&mut throttle, START, "mallory", source);
        admitted += guess(
            &mut throttle,
            &format!("name{n}"),
            source,
            START,
            1,
            Span::ZERO,
        );
    }
    assert!(admitted <= 40, "{admitted}");
}

#[test]
fn unknown_and_known_names_are_counted_alike() {
    let (mut one, mut other) = (Throttle::new(), Throttle::new());
    for n in 0..50 {
        let now = START + Span::seconds(n);
        let known = one.ask(now, "ana", stranger(1)).map(|_| ());
        let unknown = other.ask(now, "no such name", stranger(1)).map(|_| ());
        assert_eq!(known, unknown);
    }
}

#[test]
fn the_counts_are_bounded() {
    let mut throttle = Throttle::new();
    for n in 0..100_000 {
        let now = START + DESK_TRY_EVERY.times(i64::from(n));
        let admitted = guess(
            &mut throttle,
            &format!("name{n}"),
            stranger(n),
            now,
            1,
            Span::ZERO,
        );
        assert_eq!(admitted, 1);
    }
    assert!(throttle.counts() <= 3 * COUNTS_MAX);
}

#[test]
fn an_hour_of_strangers_does_not_push_a_guesser_out() {
    let mut throttle = Throttle::new();
    let guesser = stranger(1);
    guess(&mut throttle, "ana", guesser, START, 5, Span::ZERO);
    let tries = Span::minutes(59).0 / DESK_TRY_EVERY.0;
    for n in 0..u32::try_from(tries).expect("some thousands") {
        let now = START + DESK_TRY_EVERY.times(i64::from(n));
        guess(
            &mut throttle,
            &format!("name{n}"),
            stranger(10 + n),
            now,
            1,
            Span::ZERO,
        );
    }
    let late = START + Span::minutes(59);
    assert_eq!(guess(&mut throttle, "ana", guesser, late, 5, Span::ZERO), 1);
}

#[test]
fn familiar_sources_are_bounded_for_each_account() {
    let mut throttle = Throttle::new();
    for n in 0..100 {
        let now = START + Span::minutes(i64::from(n));
        sign_in(&mut throttle, now, "ana", stranger(n)).expect("once a minute");
    }
    assert_eq!(throttle.familiar.len(), FAMILIAR_PER_ACCOUNT_MAX);
}

#[test]
fn an_estranged_account_knows_no_source() {
    let mut throttle = Throttle::new();
    sign_in(&mut throttle, START, "Ana", stranger(1)).expect("a quiet desk");
    throttle.estrange("ana");
    assert_eq!(throttle.counts(), 0);
}

#[test]
fn a_clock_set_back_makes_nobody_wait_longer() {
    let mut throttle = Throttle::new();
    guess(
        &mut throttle,
        "ana",
        stranger(1),
        START,
        60,
        Span::minutes(16),
    );
    guess(
        &mut throttle,
        "ana",
        stranger(1),
        START + Span::days(300),
        5,
        Span::ZERO,
    );
    let wait = throttle
        .ask(START, "ana", stranger(1))
        .expect_err("five have failed");
    assert_eq!(wait.span, Span::seconds(2));
    assert!(throttle.ask(START + wait.span, "ana", stranger(1)).is_ok());
}

#[test]
fn one_network_is_one_source_and_a_mapped_address_is_itself() {
    let mut one = [0x20; 16];
    let mut other = one;
    (one[15], other[15]) = (1, 2);
    assert_eq!(Source::v6(one), Source::v6(other));
    other[7] = 9;
    assert_ne!(Source::v6(one), Source::v6(other));
    let mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 168, 1, 20];
    assert_eq!(Source::v6(mapped), Source::v4(HOME));
}
