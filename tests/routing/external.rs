//! R16: somebody outside gives out the work of a queue, over the wire, for as long as they have.

use centralita::domain::ConversationId;
use centralita::protocol::message::{Data, News, RoutingRequest};
use centralita::protocol::view::conversation::WorkState;
use centralita::protocol::view::desk::PendingView;
use centralita::protocol::{Code, ToDesk};

use crate::bureau::{Bureau, name, play, reason};
use crate::person::{Person, hire};

const OUTSIDE: &str = "model = 'external'\nexternal_timeout = '1h'\n\
    [permission_set.router]\nactions = ['routing.external', 'conversation.read']\nqueues = ['support']\n";

fn router<'a>(bureau: &'a Bureau<'a>) -> Person<'a> {
    hire("router")
        .of(&[])
        .carries(0)
        .may(&["router"])
        .arrives(bureau)
}

fn watch(router: &Person<'_>) -> Vec<PendingView> {
    let pending = RoutingRequest::Pending {
        queues: [].into_iter().collect(),
        watch: true,
    };
    match router.ask(ToDesk::Routing(pending)).expect("it may").data {
        Data::Pending(pending) => pending.into_vec(),
        other => panic!("not pending: {other:?}"),
    }
}

fn assign(conversation: ConversationId, agent: &str, check_capacity: bool) -> ToDesk {
    ToDesk::Routing(RoutingRequest::Assign {
        conversation,
        agent: name(agent),
        check_capacity,
    })
}

#[test]
fn what_waits_is_published_and_given_out_from_outside() {
    play(OUTSIDE, |bureau| {
        let first = bureau.mail("before");
        let router = router(bureau);
        let _sofia = hire("sofia").carries(1).arrives(bureau);
        let pending = watch(&router);
        assert_eq!(pending.len(), 1);
        assert_eq!((pending[0].conversation.id, pending[0].size), (first, 1));
        let second = bureau.mail("after");
        let told = router.hear(|news| match news {
            News::Pending { pending } => Some(PendingView::clone(pending)),
            _ => None,
        });
        assert_eq!(told.conversation.id, second);
        assert_eq!(
            told.deadline.since(told.conversation.enqueued_at).0,
            3_600_000
        );
        assert_eq!(reason(&bureau.decided(second), "sofia"), "external");
        assert!(
            bureau.offers().is_empty(),
            "the desk gives nothing out itself"
        );

        router
            .ask(assign(second, "sofia", true))
            .expect("she has room");
        let gone = router.hear(|news| match news {
            News::PendingGone {
                conversation,
                agent,
            } => Some((*conversation, agent.clone())),
            _ => None,
        });
        assert_eq!(gone, (second, Some(name("sofia"))));
        let full = router
            .ask(assign(first, "sofia", true))
            .expect_err("she is full");
        assert_eq!(full.code(), Some(Code::OVER_CAPACITY));
        router
            .ask(assign(first, "sofia", false))
            .expect("not asked about");
        assert_eq!(bureau.show(first).assignee, Some(name("sofia")));
        let decision = bureau.decided(first);
        assert_eq!(
            (&decision["rule"], &decision["cause"]),
            (&"chosen".into(), &"assigned".into())
        );
        assert_eq!(reason(&decision, "sofia"), "chosen");
    });
}

#[test]
fn the_router_may_ask_who_could_take_it_and_why_others_could_not() {
    play(OUTSIDE, |bureau| {
        let router = router(bureau);
        let _sofia = hire("sofia").arrives(bureau);
        hire("marcos").only(bureau);
        let id = bureau.mail("one");
        let ask = ToDesk::Routing(RoutingRequest::Candidates { conversation: id });
        let Data::Decisions(decisions) = router.ask(ask).expect("it may").data else {
            panic!("candidates are a decision")
        };
        let said: Vec<(String, bool, String)> = decisions[0]
            .candidates
            .iter()
            .map(|one| (one.agent.to_string(), one.eligible, one.reason.clone()))
            .collect();
        assert_eq!(
            said,
            [
                ("sofia".to_owned(), true, "chosen".to_owned()),
                ("marcos".to_owned(), false, "away".to_owned())
            ]
        );
    });
}

#[test]
fn the_desk_takes_over_when_nobody_outside_decided_in_time() {
    play("model = 'external'\nexternal_timeout = '1s'\n", |bureau| {
        let sofia = hire("sofia").carries(9).arrives(bureau);
        let _marcos = hire("marcos").arrives(bureau);
        let id = bureau.mail("one");
        let since = bureau.show(id).enqueued_at;
        let offered = bureau.offered_to(id, "sofia");
        assert!(offered.at.since(since).0 >= 1_000, "not before its time");
        let decision = bureau.decided(id);
        assert_eq!(decision["rule"], "most_available");
        // Once its time is up it stays up.
        sofia.decline();
        bureau.offered_to(id, "marcos");
    });
}

#[test]
fn somebody_without_the_right_gives_out_nothing() {
    play(OUTSIDE, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let id = bureau.mail("one");
        let no = sofia
            .ask(assign(id, "sofia", false))
            .expect_err("not hers to say");
        assert_eq!(no.code(), Some(Code::NOT_ALLOWED));
        assert_eq!(bureau.show(id).work, WorkState::Queued);
    });
}
