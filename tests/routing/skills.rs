//! R8: what must be known, what is wished for, and how wishes fall with age.

use centralita::domain::agent::Role;
use centralita::protocol::ToDesk;
use centralita::protocol::message::{News, SuperviseRequest};

use crate::bureau::{figure, name, param, play, reason};
use crate::person::hire;

#[test]
fn a_level_too_low_is_a_skill_missing() {
    play("skills = { french = 5 }\n[skill.french]\n", |bureau| {
        let _ana = hire("ana").knows("french", 4).arrives(bureau);
        let _eva = hire("eva").arrives(bureau);
        let id = bureau.mail("bonjour");
        let decision = bureau.decided(id);
        for who in ["ana", "eva"] {
            assert_eq!(reason(&decision, who), "skill");
            assert_eq!(figure(&decision, who, "skill"), "french");
            assert_eq!(figure(&decision, who, "level"), "5");
        }
        let _iris = hire("iris").knows("french", 5).arrives(bureau);
        bureau.offered_to(id, "iris");
    });
}

#[test]
fn wishes_fall_at_each_multiple_the_highest_rank_first_and_equal_ones_together() {
    let settings = "drop_after = '1s'\nskills = { english = 1 }\n\
        wish.french = { level = 3, drop_rank = 9 }\nwish.german = { level = 3, drop_rank = 9 }\n\
        wish.returns = { level = 1, drop_rank = 0 }\n\
        [skill.french]\n[skill.german]\n[skill.returns]\n[skill.english]\n";
    play(settings, |bureau| {
        // Knows the one that falls last, besides what never falls.
        let ana = hire("ana")
            .knows("english", 1)
            .knows("returns", 1)
            .arrives(bureau);
        // Knows nothing but what never falls.
        let eva = hire("eva").knows("english", 1).carries(9).arrives(bureau);
        let id = bureau.mail("bonjour");
        assert_eq!(bureau.decided(id)["winner"], serde_json::Value::Null);
        let begun = bureau.show(id).enqueued_at;
        let offer = ana.offer();
        assert_eq!(
            offer.dropped_skills.to_vec(),
            [name("french"), name("german")]
        );
        let first = bureau.told_times(id, "skills_dropped", 1);
        assert_eq!(param(&first, "skills"), "french german");
        assert!(
            (1_000..2_000).contains(&first.at.since(begun).0),
            "at the first second"
        );
        assert_eq!(bureau.decided(id)["cause"], "aged");
        ana.does(crate::person::no_to(offer.offer_id));
        assert_eq!(eva.accept(), id);
        let second = bureau.told_times(id, "skills_dropped", 2);
        assert_eq!(param(&second, "skills"), "returns");
        assert!(second.at.since(begun).0 >= 2_000, "at the second");
    });
}

#[test]
fn a_required_skill_never_falls_and_nobody_with_it_is_told_at_once() {
    let settings = "skills = { french = 1 }\ndrop_after = '1s'\nwish.german = { level = 1 }\n\
        [skill.french]\n[skill.german]\n";
    play(settings, |bureau| {
        let boss = hire("berta")
            .is(Role::Supervisor)
            .of(&[])
            .carries(0)
            .arrives(bureau);
        boss.ask(ToDesk::Supervise(SuperviseRequest::Panel {
            watch: true,
            queues: [].into_iter().collect(),
        }))
        .expect("she may watch");
        let _ana = hire("ana").arrives(bureau);
        let id = bureau.mail("bonjour");
        let alarm = boss.hear(|news| match news {
            News::Alarm { conversation, why } => Some((conversation.id, why.clone())),
            _ => None,
        });
        assert_eq!(alarm, (id, "stranded".to_owned()));
        bureau.told(id, "skills_dropped");
        assert!(bureau.offers().is_empty());
    });
}

#[test]
fn work_that_a_change_of_people_leaves_without_anybody_is_told_then() {
    play("skills = { french = 1 }\n[skill.french]\n", |bureau| {
        hire("iris").knows("french", 5).only(bureau);
        let id = bureau.mail("bonjour");
        assert_eq!(bureau.count(|event| event.kind == "stranded"), 0);
        bureau.ask(ToDesk::Supervise(SuperviseRequest::SetSkills {
            agent: name("iris"),
            skills: [].into_iter().collect(),
        }));
        bureau.told(id, "stranded");
    });
}
