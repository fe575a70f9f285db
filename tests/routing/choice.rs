//! R4: whose turn it is, by every model, and what settles a tie.

use crate::bureau::{Bureau, figure, play, reason};
use crate::person::{Person, hire};

fn three<'a>(bureau: &'a Bureau<'a>) -> [Person<'a>; 3] {
    let sofia = hire("sofia").carries(5).arrives(bureau);
    let marcos = hire("marcos").carries(3).arrives(bureau);
    let vera = hire("vera").carries(3).arrives(bureau);
    [sofia, marcos, vera]
}

/// Mails come one by one, each taken before the next; who got them.
fn winners(bureau: &Bureau<'_>, people: &[Person<'_>], mails: usize) -> Vec<String> {
    let mut winners = Vec::new();
    for n in 0..mails {
        let id = bureau.mail(&format!("mail {n}"));
        bureau.told(id, "offered");
        let winner = bureau.decided(id)["winner"]
            .as_str()
            .expect("somebody")
            .to_owned();
        let person = people.iter().find(|person| person.name == winner);
        assert_eq!(person.expect("one of them").accept(), id);
        winners.push(winner);
    }
    winners
}

#[test]
fn most_available_asks_who_has_most_left_and_then_who_waited_longest() {
    play("model = 'most_available'\n", |bureau| {
        let people = three(bureau);
        // Left: 5 3 3, then 4 3 3, then 3 3 3, of whom two never had anything and marcos is the lower
        // number, then 3 2 3, of whom vera waited longest, then 3 2 2.
        let winners = winners(bureau, &people, 5);
        assert_eq!(winners, ["sofia", "sofia", "marcos", "vera", "sofia"]);
    });
}

#[test]
fn least_active_asks_who_carries_least_whatever_they_could() {
    play("model = 'least_active'\n", |bureau| {
        let people = three(bureau);
        let winners = winners(bureau, &people, 6);
        assert_eq!(
            winners,
            ["sofia", "marcos", "vera", "sofia", "marcos", "vera"]
        );
    });
}

#[test]
fn round_robin_goes_by_turns_and_counts_what_was_offered() {
    play("model = 'round_robin'\n", |bureau| {
        let people = three(bureau);
        let first = bureau.mail("declined");
        assert_eq!(people[0].decline(), first);
        // Saying no does not give the turn back.
        assert_eq!(people[1].accept(), first);
        assert_eq!(
            winners(bureau, &people, 4),
            ["vera", "sofia", "marcos", "vera"]
        );
    });
}

#[test]
fn a_tie_goes_to_the_better_skilled_and_then_to_the_lower_number() {
    let settings = "skills = { french = 2 }\n[skill.french]\n";
    play(settings, |bureau| {
        let _ana = hire("ana").knows("french", 3).arrives(bureau);
        let _berta = hire("berta").knows("french", 7).arrives(bureau);
        let _carla = hire("carla").knows("french", 7).arrives(bureau);
        let id = bureau.mail("bonjour");
        bureau.offered_to(id, "berta");
        let decision = bureau.decided(id);
        assert_eq!(decision["rule"], "most_available");
        assert_eq!(reason(&decision, "berta"), "chosen");
        assert_eq!(reason(&decision, "ana"), "outranked");
        assert_eq!(reason(&decision, "carla"), "outranked");
        assert_eq!(figure(&decision, "ana", "free"), "5");
        let listed: Vec<&str> = decision["candidates"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["agent"].as_str())
            .collect();
        assert_eq!(
            listed,
            ["berta", "carla", "ana"],
            "the winner, then whoever would have been next"
        );
    });
}
