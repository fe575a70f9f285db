//! R15: why anything is where it is, for a supervisor and for a script.

use std::collections::BTreeMap;

use centralita::domain::agent::Role;
use centralita::protocol::ToDesk;

use crate::bureau::{figure, play, reason};
use crate::person::hire;

#[test]
fn every_member_has_one_plain_reason_in_both_languages() {
    let settings = "skills = { french = 2 }\n[skill.french]\n[status.lunch]\n";
    play(settings, |bureau| {
        let _busy = hire("busy").carries(0).knows("french", 5).arrives(bureau);
        let lunch = hire("lunch").knows("french", 5).arrives(bureau);
        lunch.set_status("lunch");
        hire("absent").knows("french", 5).only(bureau);
        let _plain = hire("plain").knows("french", 1).arrives(bureau);
        let _winner = hire("winner").knows("french", 2).arrives(bureau);
        let _second = hire("second").knows("french", 2).carries(4).arrives(bureau);
        let id = bureau.mail("bonjour");
        bureau.offered_to(id, "winner");
        let decision = bureau.decided(id);
        assert_eq!(decision["generation"], 1);
        let expected = [
            ("winner", "chosen"),
            ("second", "outranked"),
            ("busy", "full"),
            ("lunch", "status"),
            ("absent", "away"),
            ("plain", "skill"),
        ];
        for (who, why) in expected {
            assert_eq!(reason(&decision, who), why, "{who}");
        }
        assert_eq!(figure(&decision, "lunch", "status"), "lunch");
        let number = id.to_string();
        let english = bureau.said(&["explain", "conv", &number, "--lang", "en"]);
        let spanish = bureau.said(&["explain", "conv", &number, "--lang", "es"]);
        for (said, text) in [
            (&english, "winner"),
            (&english, "who had most room"),
            (&english, "lacks french at level 2"),
            (&english, "status “lunch” takes no such work"),
            (&english, "configuration 1"),
            (&spanish, "quien más hueco tenía"),
            (&spanish, "le falta french, de nivel 2"),
            (&spanish, "el estado «lunch» no recibe este trabajo"),
            (&spanish, "configuración 1"),
        ] {
            assert!(said.contains(text), "{text} is not in\n{said}");
        }
    });
}

#[test]
fn a_long_list_is_told_in_groups_and_everybody_is_counted() {
    play(
        "[limits]\nrequests_per_second = 100000\nrequests_burst = 100000\n",
        |bureau| {
            let people: Vec<_> = (0..200).map(|n| format!("agent{n}")).collect();
            bureau.runtime.block_on(async {
                let adding = people.iter().map(|who| {
                    let add = ToDesk::People(hire(who).locked().request());
                    let operator = bureau.operator.clone();
                    tokio::spawn(async move { operator.command(add).await })
                });
                // All of them at once: the desk commits many together.
                for one in adding.collect::<Vec<_>>() {
                    one.await.expect("it ran").expect("added");
                }
            });
            let _here = hire("here").carries(0).arrives(bureau);
            let id = bureau.mail("one");
            let decision = bureau.decided(id);
            let listed = decision["candidates"].as_array().expect("a list").len();
            let groups: BTreeMap<&str, u64> = decision["rest"]
                .as_array()
                .expect("groups")
                .iter()
                .map(|one| {
                    (
                        one["reason"].as_str().expect("a word"),
                        one["count"].as_u64().expect("a number"),
                    )
                })
                .collect();
            let rest: u64 = groups.values().sum();
            assert_eq!(listed as u64 + rest, 201, "{groups:?}");
            assert_eq!(decision["unlisted"], rest);
            assert!(groups.contains_key("away"), "{groups:?}");
            let said = bureau.said(&["explain", "conv", &id.to_string()]);
            assert!(said.lines().count() < 60, "{said}");
            assert!(said.contains("not signed in"), "{said}");
        },
    );
}

#[test]
fn a_decision_says_under_which_settings_it_was_made() {
    play("", |bureau| {
        let _sofia = hire("sofia").carries(1).arrives(bureau);
        let _marcos = hire("marcos").carries(2).arrives(bureau);
        let first = bureau.mail("one");
        bureau.offered_to(first, "marcos");
        crate::bureau::configure(bureau.house, "model = 'least_active'\n");
        bureau.said(&["reload", "--wait"]);
        let second = bureau.mail("two");
        bureau.offered_to(second, "sofia");
        let decision = bureau.decided(second);
        assert_eq!(
            (&decision["generation"], &decision["rule"]),
            (&2.into(), &"least_active".into())
        );
        let decision = bureau.decided(first);
        assert_eq!(
            (&decision["generation"], &decision["rule"]),
            (&1.into(), &"most_available".into())
        );
    });
}

#[test]
fn what_waits_is_explained_as_things_are_now() {
    play("", |bureau| {
        let id = bureau.mail("one");
        let _sofia = hire("sofia").carries(0).arrives(bureau);
        // Things as they are now are shown within moments of what was done.
        let all = (0..ASKED_MAX)
            .map(|_| bureau.why(id))
            .find(|all| reason(&all[0], "sofia") != "away")
            .expect("she is there");
        assert_eq!(all[0]["cause"], "now");
        assert_eq!(reason(&all[0], "sofia"), "full");
        assert_eq!(all[1]["cause"], "arrived");
        assert_eq!(reason(&all[1], "sofia"), "", "nobody had been hired");
    });
}

#[test]
fn whoever_may_not_see_it_is_told_nothing() {
    play("", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let boss = hire("berta")
            .is(Role::Supervisor)
            .of(&[])
            .carries(0)
            .arrives(bureau);
        let id = bureau.mail("one");
        let explain = || {
            ToDesk::Supervise(centralita::protocol::message::SuperviseRequest::Explain {
                conversation: id,
                limit: 9,
            })
        };
        assert!(sofia.ask(explain()).is_err());
        assert!(boss.ask(explain()).is_ok());
    });
}

/// How often something is asked that is true in moments.
const ASKED_MAX: usize = 200;
