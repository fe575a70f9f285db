//! R17: a bot is a target without end; what it hands over waits with its fields and its own age.

use centralita::domain::agent::Role;
use centralita::protocol::message::{News, WorkRequest};
use centralita::protocol::view::conversation::{Param, WorkState};

use crate::bureau::{Bureau, figure, name, param, play};
use crate::person::{Person, hire};

/// Support is answered by a bot first; people stand behind it.
const BEHIND: &str = "[queue.people]\n";

fn bot<'a>(bureau: &'a Bureau<'a>) -> Person<'a> {
    hire("helper").is(Role::Bot).carries(0).arrives(bureau)
}

/// The next conversation that becomes the bot's, without an offer.
fn given(bot: &Person<'_>) -> centralita::domain::ConversationId {
    bot.hear(|news| match news {
        News::Conversation { conversation } if conversation.work == WorkState::Active => {
            Some(conversation.id)
        }
        News::Offer { .. } => panic!("a bot is not asked"),
        _ => None,
    })
}

fn hand_over(conversation: centralita::domain::ConversationId) -> WorkRequest {
    WorkRequest::HandOver {
        conversation,
        queue: Some(name("people")),
        fields: [Param {
            name: "order".to_owned(),
            value: "A-17".to_owned(),
        }]
        .into_iter()
        .collect(),
    }
}

#[test]
fn a_bot_is_given_whatever_comes_without_being_asked() {
    play(BEHIND, |bureau| {
        let bot = bot(bureau);
        for n in 0..8 {
            let id = bureau.mail(&format!("question {n}"));
            assert_eq!(given(&bot), id, "with a capacity of nothing");
            let decision = bureau.decided(id);
            assert_eq!(figure(&decision, "helper", "used"), n.to_string());
            assert_eq!(figure(&decision, "helper", "free"), "", "it has no limit");
        }
    });
}

#[test]
fn what_a_bot_hands_over_keeps_its_age_and_what_was_found_out() {
    play(BEHIND, |bureau| {
        let bot = bot(bureau);
        let first = bureau.mail("where is it");
        assert_eq!(given(&bot), first);
        let since = bureau.show(first).enqueued_at;
        bot.reply(first);
        // It waits among people longer than what came there later.
        bot.does(hand_over(first));
        let view = bureau.show(first);
        assert_eq!(
            (view.work, view.queue.as_str()),
            (WorkState::Queued, "people")
        );
        assert_eq!(
            view.enqueued_at, since,
            "who waited while a bot asked has waited"
        );
        let fields: Vec<(&str, &str)> = view
            .fields
            .iter()
            .map(|field| (field.name.as_str(), field.value.as_str()))
            .collect();
        assert_eq!(fields, [("order", "A-17")]);
        let sofia = hire("sofia").of(&["people"]).arrives(bureau);
        let offer = sofia.offer();
        assert_eq!(offer.conversation.id, first);
        assert_eq!(
            offer.conversation.fields.len(),
            1,
            "she knows it before she answers"
        );
        let told = bureau.told(first, "handed_over");
        assert_eq!(
            (
                param(&told, "agent"),
                param(&told, "queue"),
                param(&told, "fields")
            ),
            ("helper", "people", "order")
        );
    });
}

#[test]
fn a_bot_is_not_given_back_what_it_handed_over() {
    play("", |bureau| {
        let bot = bot(bureau);
        let id = bureau.mail("where is it");
        assert_eq!(given(&bot), id);
        let to_people = WorkRequest::HandOver {
            conversation: id,
            queue: None,
            fields: [].into_iter().collect(),
        };
        bot.does(to_people);
        assert_eq!(bureau.show(id).work, WorkState::Queued);
        let sofia = hire("sofia").arrives(bureau);
        assert_eq!(sofia.accept(), id);
    });
}
