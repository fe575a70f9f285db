//! What is told without being asked, and what is told again after a lost connection.

use std::sync::Arc;

use super::desk::{Open, Person, enter, name, names, new_person, outgoing, reply};
use crate::client::{Options, SignIn};
use crate::domain::agent::Role;
use crate::domain::health::{Ailment, Cause};
use crate::domain::{ConversationId, Moment, Seq, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Outbox, Verdict};
use crate::protocol::key::Id128;
use crate::protocol::message::lists::{Filter, Sort, WindowOf};
use crate::protocol::message::news::OfferEnd;
use crate::protocol::message::{
    Data, DeskRequest, ListsRequest, News, PeopleRequest, PresenceRequest, RoutingRequest,
    SuperviseRequest, WorkRequest,
};
use crate::protocol::view::conversation::Doing;
use crate::protocol::{Code, List, ToDesk};
use crate::servers::desk::Settings;

fn subscribe(list: u32, queue: &str) -> ToDesk {
    ToDesk::Lists(ListsRequest::Subscribe {
        list,
        of: Box::new(WindowOf {
            filter: Filter {
                queue: names(&[queue]),
                ..Filter::default()
            },
            sort: Sort::Received,
            cursor: None,
            limit: 50,
        }),
    })
}

async fn changed(person: &mut Person, list: u32, wanted: ConversationId) -> u32 {
    person
        .hear(|news| match news {
            News::List {
                list: told,
                changed,
                counts,
                ..
            } if *told == list && changed.iter().any(|it| it.id == wanted) => Some(counts.total),
            _ => None,
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_kept_current_and_says_what_left_it() {
    let open = Open::new().await;
    let mut operator = open.operator().await;
    operator.data(subscribe(3, "soporte")).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    assert_eq!(changed(&mut operator, 3, id).await, 1);
    let ana = open.arrive("ana", Role::Administrator, &[]).await;
    let moved = WorkRequest::Transfer {
        conversation: id,
        to: crate::protocol::message::work::Target::Queue {
            queue: name("ventas"),
        },
    };
    ana.work(moved).await.expect("moved");
    let left = operator.hear(|news| match news {
        News::List { gone, counts, .. } if gone.contains(&id) => Some(counts.total),
        _ => None,
    });
    assert_eq!(left.await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_conversation_tells_messages_history_and_who_is_there() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    let mut marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    marcos.open(id).await;
    let lease = PresenceRequest::Lease {
        conversation: id,
        doing: Doing::Typing,
    };
    ana.data(ToDesk::Presence(lease)).await;
    let present = marcos.hear(|news| match news {
        News::Presence { present, .. } => present.first().cloned(),
        _ => None,
    });
    let present = present.await;
    assert_eq!((present.agent, present.doing), (name("ana"), Doing::Typing));
    open.again(id, "¿Hay alguien?").await;
    let told = marcos.hear(|news| match news {
        News::Message { message, .. } => Some(message.text.clone()),
        _ => None,
    });
    assert_eq!(told.await, "¿Hay alguien?");
    ana.work(reply(id, "Sí")).await.expect("kept");
    let kind = marcos.hear(|news| match news {
        News::History { event } if event.kind == "replied" => Some(event.by.clone()),
        _ => None,
    });
    assert_eq!(kind.await, "ana");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_that_is_taken_elsewhere_is_told_to_be_over() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    open.mail("correo", "cliente@example.test", "Hola").await;
    let offer = ana.offer().await;
    let away = PresenceRequest::SetStatus {
        status: name("away"),
    };
    ana.ask(ToDesk::Presence(away)).await.expect("set");
    let gone = ana.hear(|news| match news {
        News::OfferGone { offer, how, .. } => Some((*offer, *how)),
        _ => None,
    });
    assert_eq!(gone.await, (offer.offer_id, OfferEnd::Revoked));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_that_stands_is_told_again_on_the_next_connection() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.offer().await;
    let token = ana.client.session().expect("a session").token;
    let options = Options::new("other", SignIn::Token(token));
    let mut other = enter(open.dial(), options).await.expect("in");
    assert_eq!(other.offer().await.conversation.id, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_is_told_what_was_missed() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    let (token, seq) = ana.leave().await;
    open.again(id, "Mientras tanto").await;
    let mut line = super::running::Raw::connect(&open).await;
    let session = line.resume(token, seq).await;
    assert!(session.resumed);
    let told = line
        .news(|event| match &*event.news {
            News::Message { message, .. } => Some((event.seq, message.text.clone())),
            _ => None,
        })
        .await;
    assert!(told.0.is_some_and(|told| told > seq));
    assert_eq!(told.1, "Mientras tanto");
}

/// Mails of 16 KB, together more than may be told again, to a conversation while nobody is connected.
async fn flood(open: &Open, id: ConversationId) {
    let long = "Mientras tanto. ".repeat(1_024);
    for _ in 0..crate::protocol::session::EVENT_BYTES_QUEUED_MAX / long.len() {
        open.again(id, &long).await;
    }
}

/// More than may wait to be written was told at once on each resume: the client was cut off for being
/// slow before it had read the first of it, and could come back for ever without getting further.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_missed_more_than_can_be_told_reads_anew() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    let (token, seq) = ana.leave().await;
    flood(&open, id).await;
    let mut line = super::running::Raw::connect(&open).await;
    assert!(!line.resume(token, seq).await.resumed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_were_sent_meanwhile_keeps_nobody_from_going_on() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let (token, seq) = ana.leave().await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    flood(&open, id).await;
    let mut line = super::running::Raw::connect(&open).await;
    assert!(line.resume(token, seq).await.resumed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_is_no_longer_kept_is_answered_by_reading_anew() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let token = ana.client.session().expect("a session").token;
    let mut line = super::running::Raw::connect(&open).await;
    let session = line.resume(token, Seq(9_999)).await;
    assert!(!session.resumed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_for_help_is_told_to_supervisors_and_stands_on_the_panel() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let mut sofia = open.arrive("sofia", Role::Supervisor, &["soporte"]).await;
    let panel = ToDesk::Supervise(SuperviseRequest::Panel {
        watch: true,
        queues: List::new(),
    });
    sofia.data(panel).await;
    let flag = WorkRequest::Flag {
        conversation: id,
        raised: true,
    };
    ana.work(flag).await.expect("flagged");
    let why = sofia.hear(|news| match news {
        News::Alarm { conversation, why } if conversation.id == id => Some(why.clone()),
        _ => None,
    });
    assert_eq!(why.await, "flag");
    let on_panel = sofia.hear(|news| match news {
        News::Panel { panel } => panel
            .alarms
            .iter()
            .find(|it| it.id == id)
            .map(|it| it.flagged),
        _ => None,
    });
    assert!(on_panel.await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_customers_begin_is_counted_by_channel_for_who_may_see_its_queue() {
    let open = Open::new().await;
    let mut sofia = open.arrive("sofia", Role::Supervisor, &["soporte"]).await;
    let panel = ToDesk::Supervise(SuperviseRequest::Panel {
        watch: true,
        queues: List::new(),
    });
    sofia.data(panel).await;
    open.mail("tienda", "otra@example.test", "Hola").await;
    open.mail("correo", "cliente@example.test", "Hola").await;
    let told = sofia.hear(|news| match news {
        News::Panel { panel } if !panel.arrivals.is_empty() => Some(panel.arrivals.clone()),
        _ => None,
    });
    let told = told.await;
    let one = told.first().expect("a channel");
    assert_eq!(
        (told.len(), one.channel.as_ref()),
        (1, Some(&name("correo")))
    );
    assert_eq!(
        (one.minutes.len(), one.minutes.iter().sum::<u32>()),
        (60, 1)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_router_outside_hears_what_waits_sees_who_could_and_decides() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["fuera"]).await;
    let mut router = open.operator().await;
    let watch = ToDesk::Routing(RoutingRequest::Pending {
        queues: List::new(),
        watch: true,
    });
    router.data(watch).await;
    let id = open.mail("externo", "cliente@example.test", "Hola").await;
    router
        .hear(|news| match news {
            News::Pending { pending } if pending.conversation.id == id => Some(()),
            _ => None,
        })
        .await;
    let ask = ToDesk::Routing(RoutingRequest::Candidates { conversation: id });
    let Data::Decisions(decisions) = router.data(ask).await else {
        panic!("no decision");
    };
    let candidate = &decisions[0].candidates[0];
    assert_eq!(
        (candidate.agent.clone(), candidate.eligible),
        (name("ana"), true)
    );
    let assign = ToDesk::Routing(RoutingRequest::Assign {
        conversation: id,
        agent: name("ana"),
        check_capacity: true,
    });
    router.client.command(assign).await.expect("given");
    let gone = router.hear(|news| match news {
        News::PendingGone { agent, .. } => agent.clone(),
        _ => None,
    });
    assert_eq!(gone.await, name("ana"));
    assert_eq!(ana.open(id).await.conversation.assignee, Some(name("ana")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_is_read_and_followed() {
    let open = Open::new().await;
    let mut operator = open.operator().await;
    let follow = ToDesk::Desk(DeskRequest::Events {
        after: Some(Seq(0)),
        limit: 500,
        follow: true,
        kinds: vec!["received".to_owned()].into(),
        conversation: None,
    });
    operator.data(follow).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let told = operator.hear(|news| match news {
        News::Journal { event } => event.conversation,
        _ => None,
    });
    assert_eq!(told.await, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_the_journal_without_following_it_follows_it_no_more() {
    let open = Open::new().await;
    let mut operator = open.operator().await;
    let read = |follow| {
        ToDesk::Desk(DeskRequest::Events {
            after: Some(Seq(0)),
            limit: 500,
            follow,
            kinds: List::default(),
            conversation: None,
        })
    };
    operator.data(subscribe(3, "soporte")).await;
    operator.data(read(true)).await;
    operator.data(read(false)).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let first = operator.hear(|news| match news {
        News::Journal { .. } => Some(false),
        News::List { changed, .. } => changed.iter().any(|it| it.id == id).then_some(true),
        _ => None,
    });
    assert!(first.await, "the journal was told first");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_settings_are_told_once_they_hold() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let mut settings = Settings::clone(&open.desk.settings());
    let plan = Arc::make_mut(&mut settings.plan);
    let texts = [("es".to_owned(), "Atención".to_owned())].into();
    plan.labels
        .insert("queue", [(name("soporte"), texts)].into());
    open.desk.set_settings(settings);
    ana.hear(|news| (*news == News::Vocabulary).then_some(()))
        .await;
    let Data::Vocabulary(words) = ana.data(ToDesk::Lists(ListsRequest::Vocabulary)).await else {
        panic!("no vocabulary");
    };
    assert_eq!(words.called("queue", &name("soporte"), "es"), "Atención");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_new_colleague_is_called_is_told_to_whoever_is_there() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    let mut marcos = new_person("marcos", Role::Agent, &["soporte"]);
    marcos.display = "Marcos Gil".to_owned();
    let person = Box::new(marcos);
    let add = ToDesk::People(PeopleRequest::Add { person });
    operator.data(add).await;
    ana.hear(|news| (*news == News::Vocabulary).then_some(()))
        .await;
    let Data::Vocabulary(words) = ana.data(ToDesk::Lists(ListsRequest::Vocabulary)).await else {
        panic!("no vocabulary");
    };
    assert_eq!(words.called("agent", &name("marcos"), "es"), "Marcos Gil");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_never_told_without_what_its_client_calls_it() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    let called = Some(Id128([7; 16]));
    let mut written = outgoing("Sale hoy.");
    written.client_message = called;
    let sent = WorkRequest::Reply {
        conversation: id,
        base_seq: None,
        reply: Box::new(written),
        end: None,
        next: false,
    };
    ana.work(sent).await.expect("kept");
    let heard = |news: &News| match news {
        News::Message { message, .. } => Some(message.client_message),
        _ => None,
    };
    assert_eq!(ana.hear(heard).await, called);
    let shown = open.restarted().await.open(id).await;
    assert_eq!(shown.messages[1].client_message, called);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wrote_a_message_hears_that_it_was_given_up() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    ana.work(reply(id, "Sale hoy.")).await.expect("kept");
    // Until then it can be taken back.
    open.pass(Span::minutes(1));
    let claim = Outbox::Claim {
        channel: name("correo"),
        most: 1,
    };
    let Answer::ToSend(messages) = open.act(Act::Outbox(claim)).await else {
        panic!("nothing to send");
    };
    let settle = Outbox::Settle {
        message: messages[0],
        verdict: Verdict::Refused {
            code: "bad_recipient".to_owned(),
            why: "550 unknown".to_owned(),
        },
        raw: None,
        jitter: 0,
    };
    open.act(Act::Outbox(settle)).await;
    let notice = ana.hear(|news| match news {
        News::Notice {
            refusal,
            conversation,
        } => Some((refusal.clone(), *conversation)),
        _ => None,
    });
    let (refusal, conversation) = notice.await;
    assert_eq!(conversation, Some(id));
    assert_eq!(refusal.code, Code::DELIVERY_REFUSED);
    assert!(refusal.params.iter().any(|it| it.value == "bad_recipient"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_needs_somebody_is_told_to_whoever_is_there_and_whoever_comes() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let state = |news: &News| match news {
        News::Channel { condition } => Some((condition.state.clone(), condition.cause.clone())),
        _ => None,
    };
    let mut refused = None;
    Ailment::again(&mut refused, Cause::Auth, "535 no", Moment(5), None);
    open.ward
        .set(refused.map(|it| (name("correo"), it)).into_iter().collect());
    open.desk.say_channels();
    let told = ("needs_operator".to_owned(), Some("auth".to_owned()));
    assert_eq!(ana.hear(state).await, told);
    let mut bea = open.arrive("bea", Role::Agent, &["soporte"]).await;
    assert_eq!(bea.hear(state).await, told);
    open.ward.set([].into());
    open.desk.say_channels();
    assert_eq!(ana.hear(state).await, ("ok".to_owned(), None));
}
