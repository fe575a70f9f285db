//! Who sees what: denied looks like absent.

use super::desk::{Open, explain, name, names};
use crate::domain::agent::Role;
use crate::domain::message::Scope;
use crate::domain::{ConversationId, Span};
use crate::protocol::message::lists::{Filter, Sort, WindowOf};
use crate::protocol::message::{
    Data, DeskRequest, EntryRequest, ListsRequest, PeopleRequest, SuperviseRequest, WorkRequest,
};
use crate::protocol::{Code, List, ToDesk};

fn note(conversation: ConversationId, scope: Scope, text: &str) -> WorkRequest {
    WorkRequest::Note {
        conversation,
        scope,
        client_message: None,
        text: text.to_owned(),
        attachments: List::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_of_other_queues_is_not_there_whatever_is_asked_of_it() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("tienda", "cliente@example.test", "Hola").await;
    let asks = [
        ToDesk::Lists(ListsRequest::Open {
            conversation: id,
            messages: 10,
            watch: true,
        }),
        ToDesk::Work(WorkRequest::Resolve {
            conversation: id,
            base_seq: None,
        }),
        ToDesk::Work(note(id, Scope::Team, "hola")),
        ToDesk::Work(WorkRequest::Claim {
            conversation: id,
            over_capacity: false,
        }),
        explain(id),
    ];
    for ask in asks {
        assert_eq!(ana.refused(ask).await, Code::NO_CONVERSATION);
    }
    let window = ListsRequest::Window {
        of: Box::new(WindowOf {
            filter: Filter::default(),
            sort: Sort::Number,
            cursor: None,
            limit: 10,
        }),
    };
    let Data::Window(window) = ana.data(ToDesk::Lists(window)).await else {
        panic!("no window");
    };
    assert_eq!((window.items.len(), window.counts.total), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_for_its_author_is_shown_to_nobody_else() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    ana.work(note(id, Scope::Author, "solo para mí"))
        .await
        .expect("noted");
    assert_eq!(ana.open(id).await.messages.len(), 2);
    let marcos = open.arrive("marcos", Role::Administrator, &[]).await;
    let shown = marcos.open(id).await;
    assert_eq!(shown.messages.len(), 1);
    assert_eq!(shown.conversation.preview, "Hola");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whisper_is_shown_to_its_author_and_the_owner() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let sofia = open.arrive("sofia", Role::Supervisor, &["soporte"]).await;
    let marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    let whisper = SuperviseRequest::Whisper {
        conversation: id,
        text: "ofrece un vale".to_owned(),
    };
    sofia
        .client
        .command(ToDesk::Supervise(whisper))
        .await
        .expect("said");
    assert_eq!(ana.open(id).await.messages.len(), 2);
    assert_eq!(sofia.open(id).await.messages.len(), 2);
    assert_eq!(marcos.open(id).await.messages.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_runs_neither_people_nor_desk() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let person = Box::new(super::desk::new_person("eva", Role::Agent, &[]));
    let asks = [
        ToDesk::People(PeopleRequest::Add { person }),
        ToDesk::People(PeopleRequest::Roles),
        ToDesk::Desk(DeskRequest::Store),
        ToDesk::Desk(DeskRequest::Reload { wait: None }),
        ToDesk::Desk(DeskRequest::PauseQueue {
            queue: name("soporte"),
            paused: true,
        }),
        ToDesk::Supervise(SuperviseRequest::Panel {
            watch: false,
            queues: names(&["soporte"]),
        }),
    ];
    for ask in asks {
        assert_eq!(ana.refused(ask).await, Code::NOT_ALLOWED);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_queues_hold_for_a_session_that_is_open() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["ventas"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let operator = open.operator().await;
    let set = SuperviseRequest::SetQueues {
        agent: name("ana"),
        queues: names(&["soporte"]),
    };
    operator
        .client
        .command(ToDesk::Supervise(set))
        .await
        .expect("set");
    let mut ana = ana;
    assert_eq!(ana.offer().await.conversation.id, id);
    assert_eq!(ana.open(id).await.conversation.id, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_is_told_with_the_queues_that_it_holds_in() {
    let open = Open::new().await;
    let sofia = open.arrive("sofia", Role::Supervisor, &["ventas"]).await;
    let Data::Rights(rights) = sofia.data(ToDesk::Entry(EntryRequest::Rights)).await else {
        panic!("no rights");
    };
    let of = |action: &str| {
        let found = rights.iter().find(|it| it.action == action);
        found.map(|it| (it.everywhere, it.queues.clone()))
    };
    assert_eq!(of("supervise.take_over"), Some((false, names(&["ventas"]))));
    assert_eq!(of("account.password"), Some((true, List::new())));
    assert_eq!(of("people.add"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_told_to_whoever_watches_over_them_without_the_work_of_other_queues() {
    let open = Open::new().await;
    let mut ana = open
        .arrive("ana", Role::Agent, &["soporte", "ventas"])
        .await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let now = open.desk.now();
    let day = |agent: &str| {
        ToDesk::Supervise(SuperviseRequest::AgentDay {
            agent: name(agent),
            from: now - Span::hours(1),
            to: now + Span::hours(1),
            skip: 0,
        })
    };
    let watcher = open.arrive("sofia", Role::Supervisor, &["soporte"]).await;
    let seen = async |asks: &super::desk::Person| {
        let Data::AgentDay(seen) = asks.data(day("ana")).await else {
            panic!("no day");
        };
        let work: Vec<_> = seen
            .work
            .iter()
            .map(|it| (it.conversation, it.open))
            .collect();
        (work, !seen.statuses.is_empty())
    };
    // What has just happened has no length yet.
    open.pass(Span::minutes(5));
    let found = seen(&watcher).await;
    assert_eq!(found, (vec![(id, true)], true));
    let other = open.arrive("berta", Role::Supervisor, &["ventas"]).await;
    assert_eq!(seen(&other).await.0, []);
    assert!(!seen(&ana).await.0.is_empty());
    let marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    assert_eq!(marcos.refused(day("ana")).await, Code::NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_needs_one_next_is_ones_own_and_unanswered() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let next = |but| ToDesk::Lists(ListsRequest::Next { but });
    assert_eq!(ana.data(next(None)).await, Data::Next(None));
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    assert_eq!(ana.data(next(None)).await, Data::Next(Some(id)));
    assert_eq!(ana.data(next(Some(id))).await, Data::Next(None));
}
