//! Accounts, customers, queues: what administrators and supervisors do.

use super::desk::{Open, name, names, new_person};
use crate::domain::agent::Role;
use crate::domain::{ContactId, Span};
use crate::protocol::message::people::PersonChange;
use crate::protocol::message::work::Target;
use crate::protocol::message::{
    ContactsRequest, Data, DeskRequest, PeopleRequest, SuperviseRequest, WorkRequest,
};
use crate::protocol::view::conversation::AddressView;
use crate::protocol::{Code, List, ToDesk};

#[tokio::test(flavor = "multi_thread")]
async fn people_are_added_changed_and_listed() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    let change = PersonChange {
        display: Some("Ana Ruiz".to_owned()),
        capacity: Some(9),
        ..PersonChange::default()
    };
    let set = PeopleRequest::Set {
        agent: name("ana"),
        change: Box::new(change),
    };
    let Data::Agent(ana) = operator.data(ToDesk::People(set)).await else {
        panic!("nobody");
    };
    assert_eq!((ana.display.as_str(), ana.capacity), ("Ana Ruiz", 9));
    let list = PeopleRequest::List {
        cursor: None,
        limit: 10,
    };
    let Data::Agents(all) = operator.data(ToDesk::People(list)).await else {
        panic!("nobody");
    };
    assert_eq!(all.items.len(), 1);
    let again = Box::new(new_person("ana", Role::Agent, &[]));
    let again = ToDesk::People(PeopleRequest::Add { person: again });
    assert_eq!(operator.refused(again).await, Code::NAME_TAKEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_change_where_somebody_works_neither_is_lost() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    // Neither names what the other does, nor what was there before.
    let shift = |add: &[&str], remove: &[&str]| {
        ToDesk::People(PeopleRequest::Shift {
            agent: name("ana"),
            add_queues: names(add),
            remove_queues: names(remove),
            add_skills: List::new(),
            remove_skills: List::new(),
        })
    };
    operator.data(shift(&["ventas"], &[])).await;
    let Data::Agent(ana) = operator.data(shift(&[], &["soporte"])).await else {
        panic!("nobody");
    };
    assert_eq!(ana.queues, names(&["ventas"]));
    let unknown = shift(&["no-such-queue"], &[]);
    assert_eq!(operator.refused(unknown).await, Code::NO_QUEUE);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let mut other = open
        .sign_in("ana", super::desk::PASSWORD)
        .await
        .expect("in");
    let mine = ToDesk::People(PeopleRequest::Sessions { agent: None });
    let Data::Sessions(sessions) = ana.data(mine.clone()).await else {
        panic!("no sessions");
    };
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions.iter().filter(|it| it.current).count(), 1);
    let end = ToDesk::People(PeopleRequest::EndSessions { agent: None });
    ana.client.command(end).await.expect("ended");
    assert_eq!(other.ending().await, Some(Code::SESSION_ENDED));
    let Data::Sessions(sessions) = ana.data(mine).await else {
        panic!("no sessions");
    };
    assert_eq!(sessions.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_takes_nobody_over_who_may_do_more() {
    let open = Open::with_settings(|settings| {
        let mut sets = crate::access::Sets::default();
        let action = crate::access::Action::PeopleResetPassword;
        sets.roles
            .allow(Role::Supervisor, action)
            .expect("it can be given");
        settings.sets = std::sync::Arc::new(sets);
    })
    .await;
    open.hire("jefa", Role::Administrator, &[]).await;
    let sofia = open.arrive("sofia", Role::Supervisor, &[]).await;
    let set = PeopleRequest::SetPassword {
        agent: name("jefa"),
        password: "another password".into(),
        must_change: false,
    };
    assert_eq!(sofia.refused(ToDesk::People(set)).await, Code::NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_corrected_and_reached_elsewhere() {
    let open = Open::new().await;
    open.mail("correo", "cliente@example.test", "Hola").await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let find = ContactsRequest::Find {
        text: "CLIENTE@".to_owned(),
        cursor: None,
        limit: 10,
    };
    let Data::Contacts(found) = ana.data(ToDesk::Contacts(find)).await else {
        panic!("no customers");
    };
    let contact: ContactId = found.items[0].id;
    assert_eq!(found.items[0].conversations, 1);
    let edit = ContactsRequest::Edit {
        contact,
        name: Some("Noa Vidal".to_owned()),
        language: None,
        fields: List::new(),
    };
    ana.client
        .command(ToDesk::Contacts(edit))
        .await
        .expect("changed");
    let add = ContactsRequest::AddAddress {
        contact,
        address: AddressView {
            scheme: name("mail"),
            value: "noa@example.test".to_owned(),
        },
    };
    ana.client
        .command(ToDesk::Contacts(add))
        .await
        .expect("added");
    let Data::Contact(shown) = ana
        .data(ToDesk::Contacts(ContactsRequest::Show { contact }))
        .await
    else {
        panic!("no customer");
    };
    assert_eq!(shown.name, "Noa Vidal");
    assert_eq!(shown.addresses.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_is_stopped_shown_and_emptied_into_another() {
    let open = Open::new().await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let operator = open.operator().await;
    let pause = DeskRequest::PauseQueue {
        queue: name("soporte"),
        paused: true,
    };
    operator
        .client
        .command(ToDesk::Desk(pause))
        .await
        .expect("stopped");
    let show = DeskRequest::Queue {
        queue: name("soporte"),
    };
    let Data::Queue(queue) = operator.data(ToDesk::Desk(show)).await else {
        panic!("no queue");
    };
    assert_eq!((queue.paused, queue.waiting), (true, 1));
    let empty = DeskRequest::MoveQueue {
        from: name("soporte"),
        to: name("ventas"),
    };
    let Data::Bulk(bulk) = operator.data(ToDesk::Desk(empty)).await else {
        panic!("nothing moved");
    };
    assert_eq!((&bulk.done[..], bulk.refused.len()), (&[id][..], 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_moved_at_once_and_each_no_says_why() {
    let open = Open::new().await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let operator = open.operator().await;
    let missing = crate::domain::ConversationId(99);
    let reassign = SuperviseRequest::Reassign {
        conversations: vec![id, missing].into(),
        to: Target::Queue {
            queue: name("ventas"),
        },
        check_capacity: false,
    };
    let Data::Bulk(bulk) = operator.data(ToDesk::Supervise(reassign)).await else {
        panic!("nothing moved");
    };
    assert_eq!(&bulk.done[..], &[id]);
    assert_eq!(bulk.refused[0].refusal.code, Code::NO_CONVERSATION);
}

#[tokio::test(flavor = "multi_thread")]
async fn skills_capacity_and_status_of_a_colleague_are_set() {
    let open = Open::new().await;
    let _ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let sofia = open.arrive("sofia", Role::Supervisor, &["soporte"]).await;
    let asks = [
        SuperviseRequest::SetSkills {
            agent: name("ana"),
            skills: vec![crate::protocol::view::people::SkillLevel {
                skill: name("french"),
                level: 7,
            }]
            .into(),
        },
        SuperviseRequest::SetCapacity {
            agent: name("ana"),
            capacity: 3,
            interruptible: Some(1),
        },
        SuperviseRequest::SetStatus {
            agent: name("ana"),
            status: name("away"),
        },
    ];
    for ask in asks {
        sofia
            .client
            .command(ToDesk::Supervise(ask))
            .await
            .expect("set");
    }
    // What is going on is shown within moments of its being kept.
    let ana = loop {
        let show = PeopleRequest::Show { agent: name("ana") };
        match sofia.data(ToDesk::People(show)).await {
            Data::Agent(ana) if ana.status == Some(name("away")) => break ana,
            Data::Agent(_) => {}
            other => panic!("nobody: {other:?}"),
        }
    };
    assert_eq!(ana.skills[0].level, 7);
    assert_eq!((ana.capacity, ana.interruptible), (3, Some(1)));
    let history = SuperviseRequest::AgentHistory {
        agent: name("ana"),
        after: None,
        limit: 100,
    };
    let Data::Events(events) = sofia.data(ToDesk::Supervise(history)).await else {
        panic!("no events");
    };
    assert!(events.items.iter().any(|it| it.kind == "agent_status"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_says_how_it_is() {
    let open = Open::new().await;
    open.mail("correo", "cliente@example.test", "Hola").await;
    let operator = open.operator().await;
    let Data::Status(status) = operator.data(ToDesk::Desk(DeskRequest::Status)).await else {
        panic!("no status");
    };
    assert_eq!(status.desk, "Tienda");
    assert_eq!(status.store.conversations, 1);
    assert_eq!(status.queues.len(), 3);
    let Data::Channels(channels) = operator.data(ToDesk::Desk(DeskRequest::Channels)).await else {
        panic!("no channels");
    };
    assert_eq!(channels[0].state, "ok");
    let Data::Store(store) = operator.data(ToDesk::Desk(DeskRequest::VerifyStore)).await else {
        panic!("no store");
    };
    assert!(store.problems.is_empty(), "{:?}", store.problems);
}

#[tokio::test(flavor = "multi_thread")]
async fn load_and_capacity_count_whoever_is_here() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    open.mail("correo", "cliente@example.test", "Hola").await;
    let offer = ana.offer().await;
    ana.work(WorkRequest::Accept {
        offer: offer.offer_id,
    })
    .await
    .expect("accepted");
    let operator = open.operator().await;
    let counted = async || {
        let status = operator.data(ToDesk::Desk(DeskRequest::Status)).await;
        let Data::Status(status) = status else {
            panic!("no status");
        };
        (status.online, status.load > 0, status.capacity > 0)
    };
    let mut here = counted().await;
    while !here.1 {
        here = counted().await;
    }
    assert_eq!(here, (1, true, true));
    ana.client.sign_out().await.expect("signed out");
    let mut gone = counted().await;
    while gone.0 > 0 {
        gone = counted().await;
    }
    assert_eq!(gone, (0, false, false), "what she holds is nobody's load");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_daemon_can_do_is_refused_clearly_without_one() {
    let open = Open::new().await;
    let operator = open.operator().await;
    let reload = DeskRequest::Reload {
        wait: Some(Span::seconds(1)),
    };
    assert_eq!(operator.refused(ToDesk::Desk(reload)).await, Code::NO_SUCH);
    let names = names(&["correo"]);
    let test = DeskRequest::TestChannel {
        channel: names[0].clone(),
        to: None,
    };
    assert_eq!(operator.refused(ToDesk::Desk(test)).await, Code::NO_SUCH);
}
