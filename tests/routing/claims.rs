//! R10: agents pick by themselves, under the same checks, and of two the first has it.

use centralita::domain::agent::Role;
use centralita::protocol::message::WorkRequest;
use centralita::protocol::view::conversation::WorkState;
use centralita::protocol::{Code, ToDesk};

use crate::bureau::{name, play, reason};
use crate::person::{claim, detail, hire};

#[test]
fn nothing_is_offered_where_agents_pick() {
    play("mode = 'pull'\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let decision = bureau.decided(id);
        assert_eq!(decision["winner"], serde_json::Value::Null);
        assert_eq!(reason(&decision, "sofia"), "pull");
        sofia.does(claim(id));
        let now = bureau.show(id);
        assert_eq!(
            (now.work, now.assignee),
            (WorkState::Active, Some(name("sofia")))
        );
        assert!(bureau.offers().is_empty());
        let decision = bureau.decided(id);
        assert_eq!(decision["cause"], "claimed");
        assert_eq!(decision["rule"], "chosen");
        assert_eq!(decision["winner"], "sofia");
    });
}

#[test]
fn of_two_who_claim_at_once_one_has_it_and_the_other_is_told_who_and_when() {
    play("mode = 'pull'\n", |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let marcos = hire("marcos").arrives(bureau);
        for n in 0..10 {
            let id = bureau.mail(&format!("race {n}"));
            let (hers, his) = bureau.runtime.block_on(async {
                tokio::join!(
                    sofia.client.command(ToDesk::Work(claim(id))),
                    marcos.client.command(ToDesk::Work(claim(id))),
                )
            });
            let winner = bureau.show(id).assignee.expect("one of them");
            let lost = match (hers, his) {
                (Ok(_), Err(lost)) if winner == name("sofia") => lost,
                (Err(lost), Ok(_)) if winner == name("marcos") => lost,
                other => panic!("{winner} has it, yet {other:?}"),
            };
            let centralita::client::ClientError::Refused(refusal) = lost else {
                panic!("the loser is refused")
            };
            assert_eq!(refusal.code, Code::TAKEN);
            assert_eq!(detail(&refusal, "by"), winner.as_str());
            assert!(!detail(&refusal, "at").is_empty());
            let both = [&sofia, &marcos];
            let owner = both.iter().find(|one| one.name == winner.as_str());
            owner.expect("one of them").end(id);
        }
    });
}

#[test]
fn a_claim_is_checked_as_routing_would_check_it() {
    let settings = "mode = 'pull'\nskills = { french = 2 }\n[skill.french]\n[queue.sales]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").carries(1).knows("french", 2).arrives(bureau);
        let plain = hire("plain").arrives(bureau);
        let other = hire("other").of(&["sales"]).arrives(bureau);
        let (first, second) = (bureau.mail("one"), bureau.mail("two"));
        let no = plain.refused(claim(first));
        assert_eq!(
            (no.code, detail(&no, "skill")),
            (Code::SKILL_MISSING, "french")
        );
        let no = other.refused(claim(first));
        assert!(
            [Code::NOT_A_MEMBER, Code::NO_CONVERSATION].contains(&no.code),
            "{no:?}"
        );
        sofia.does(claim(first));
        let no = sofia.refused(claim(second));
        assert_eq!(no.code, Code::OVER_CAPACITY);
        assert_eq!((detail(&no, "needed"), detail(&no, "free")), ("1", "0"));
        sofia.reply(first);
        sofia.set_status("away");
        let no = sofia.refused(claim(second));
        assert_eq!((no.code, detail(&no, "why")), (Code::UNAVAILABLE, "status"));
    });
}

#[test]
fn only_the_right_to_it_lifts_the_check_of_room_and_of_nothing_else() {
    play("mode = 'pull'\n[queue.sales]\nmode = 'pull'\n", |bureau| {
        let boss = hire("berta")
            .is(Role::Supervisor)
            .carries(1)
            .arrives(bureau);
        let sofia = hire("sofia").carries(1).arrives(bureau);
        let by_force = |conversation| WorkRequest::Claim {
            conversation,
            over_capacity: true,
        };
        let mails: Vec<_> = ["1", "2", "3", "4"].map(|n| bureau.mail(n)).to_vec();
        sofia.does(claim(mails[0]));
        assert_eq!(sofia.refused(by_force(mails[1])).code, Code::NOT_ALLOWED);
        boss.does(claim(mails[1]));
        assert_eq!(boss.refused(claim(mails[2])).code, Code::OVER_CAPACITY);
        boss.does(by_force(mails[2]));
        assert_eq!(bureau.show(mails[2]).assignee, Some(name("berta")));
        bureau.ask(ToDesk::Work(crate::person::transfer(mails[3], "sales")));
        // What is in somebody else's queues is not even there for her.
        let no = boss.refused(by_force(mails[3]));
        assert!(
            [Code::NOT_A_MEMBER, Code::NO_CONVERSATION].contains(&no.code),
            "{no:?}"
        );
    });
}

#[test]
fn what_the_desk_offers_may_be_claimed_by_others_only_before_it_is_offered() {
    play("", |bureau| {
        let id = bureau.mail("one");
        let sofia = hire("sofia").arrives(bureau);
        let marcos = hire("marcos").arrives(bureau);
        bureau.offered_to(id, "sofia");
        let no = marcos.refused(claim(id));
        assert_eq!((no.code, detail(&no, "by")), (Code::TAKEN, "sofia"));
        sofia.decline();
        bureau.offered_to(id, "marcos");
        marcos.decline();
        bureau.told_times(id, "declined", 2);
        sofia.does(claim(id));
        assert_eq!(
            bureau.show(id).assignee,
            Some(name("sofia")),
            "who said no may think again"
        );
    });
}
