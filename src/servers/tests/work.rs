//! Conversations: from the offer to the end.

use super::desk::{Open, explain, name, names, outgoing, reply};
use crate::client::ClientError;
use crate::domain::agent::Role;
use crate::domain::message::Scope;
use crate::domain::{ConversationId, Span};
use crate::protocol::key::Id128;
use crate::protocol::message::lists::{Filter, Owner, Sort, WindowOf};
use crate::protocol::message::work::Target;
use crate::protocol::message::{ContactsRequest, Data, DeskRequest, ListsRequest, WorkRequest};
use crate::protocol::view::conversation::{
    AddressView, ConversationStatus, Direction, MessageState, WorkState,
};
use crate::protocol::{Code, List, ToDesk};

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_offered_accepted_answered_and_waits_to_leave() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open
        .mail("correo", "cliente@example.test", "No llega")
        .await;
    assert_eq!(ana.accept().await, id);
    let sent = ana.work(reply(id, "Va de camino")).await.expect("kept");
    let Data::Sent(sent) = sent.data else {
        panic!("not sent");
    };
    assert_eq!((sent.conversation, sent.seq), (id, 2));
    let shown = ana.open(id).await;
    assert_eq!(shown.conversation.status, ConversationStatus::Resolved);
    assert_eq!(shown.conversation.assignee, Some(name("ana")));
    assert_eq!(shown.conversation.contact.name, "Ana Ruiz");
    let last = shown.messages.last().expect("an answer");
    assert_eq!(
        (last.direction, last.state),
        (Direction::Out, MessageState::Queued)
    );
    assert_eq!(last.author, "ana");
    let outbox = DeskRequest::Outbox {
        held: None,
        channel: None,
        dead: None,
        cursor: None,
        limit: 10,
    };
    let operator = open.operator().await;
    let Data::Outbox(outbox) = operator.data(ToDesk::Desk(outbox)).await else {
        panic!("no outbox");
    };
    assert_eq!(outbox.total, 1);
    assert_eq!(outbox.items[0].message, sent.message);
    assert_eq!(outbox.items[0].to.value, "cliente@example.test");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_can_be_declined_and_is_explained() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open
        .mail("correo", "cliente@example.test", "No llega")
        .await;
    let offer = ana.offer().await;
    assert_eq!(offer.conversation.id, id);
    assert!(offer.can_decline);
    let decline = WorkRequest::Decline {
        offer: offer.offer_id,
        reason: None,
    };
    ana.work(decline).await.expect("declined");
    let operator = open.operator().await;
    let Data::Decisions(decisions) = operator.data(explain(id)).await else {
        panic!("no decisions");
    };
    let winners: Vec<_> = decisions.iter().map(|it| it.winner.clone()).collect();
    assert!(winners.contains(&Some(name("ana"))), "{decisions:?}");
    assert!(decisions.iter().all(|it| !it.candidates.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn accepting_an_unknown_offer_is_refused_as_gone() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let accept = WorkRequest::Accept {
        offer: crate::domain::OfferId(99),
    };
    assert_eq!(ana.refused(ToDesk::Work(accept)).await, Code::OFFER_GONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_did_not_see_the_latest_is_a_conflict_with_what_is_new() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    open.again(id, "Otra cosa").await;
    let stale = WorkRequest::Reply {
        conversation: id,
        base_seq: Some(1),
        reply: Box::new(outgoing("Hola")),
        end: None,
        next: false,
    };
    let Err(ClientError::Conflict(conflict)) = ana.work(stale).await else {
        panic!("no conflict");
    };
    assert_eq!(conflict.base_seq, 2);
    assert_eq!(conflict.since.len(), 1);
    assert_eq!(conflict.since[0].text, "Otra cosa");
    assert_eq!(conflict.refusal.hint.as_deref(), Some("send_anyway"));
    assert_eq!(conflict.refusal.param("by"), Some("contact"));
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_over_an_unseen_message_is_a_conflict_that_names_it() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    ana.accept().await;
    open.again(id, "Otra cosa").await;
    let end = WorkRequest::End {
        conversation: id,
        base_seq: Some(1),
        disposition: Some(name("solved")),
        remark: String::new(),
    };
    let resolve = WorkRequest::Resolve {
        conversation: id,
        base_seq: Some(1),
    };
    for closing in [end, resolve] {
        let Err(ClientError::Conflict(conflict)) = ana.work(closing).await else {
            panic!("no conflict");
        };
        assert_eq!((conflict.base_seq, conflict.since.len()), (2, 1));
        let told = |name| conflict.refusal.param(name);
        assert_eq!(
            (told("by"), told("wrote")),
            (Some("contact"), Some("message"))
        );
        assert!(told("at").is_some());
    }
    let shown = ana.open(id).await.conversation;
    assert_eq!(shown.work, WorkState::Active);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_sent_twice_under_one_name_leaves_once() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let mut written = outgoing("Una vez");
    written.client_message = Some(Id128([7; 16]));
    let ask = || {
        ToDesk::Work(WorkRequest::Reply {
            conversation: id,
            base_seq: None,
            reply: Box::new(written.clone()),
            end: None,
            next: false,
        })
    };
    let first = ana.ask(ask()).await.expect("kept");
    open.pass(Span::seconds(1));
    let second = ana.ask(ask()).await.expect("answered again");
    assert_eq!(first.data, second.data);
    assert!(!first.replayed && second.replayed);
    let shown = ana.open(id).await;
    assert_eq!(shown.messages.len(), 2);
    assert_eq!(shown.messages[1].client_message, Some(Id128([7; 16])));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_can_be_taken_back_while_it_is_held() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let sent = ana.work(reply(id, "Uy")).await.expect("kept");
    let undo = sent.undo.expect("it is held");
    let take_back = WorkRequest::Undo { undo: undo.undo };
    ana.work(take_back.clone()).await.expect("taken back");
    assert_eq!(
        ana.refused(ToDesk::Work(take_back)).await,
        Code::NOTHING_TO_UNDO
    );
    let shown = ana.open(id).await;
    assert_eq!(shown.messages[1].state, MessageState::Failed);
    assert_eq!(shown.conversation.work, WorkState::Active);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_labels_case_and_end_are_kept() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let note = WorkRequest::Note {
        conversation: id,
        scope: Scope::Team,
        client_message: None,
        text: "Llamar mañana".to_owned(),
        attachments: List::new(),
    };
    ana.work(note).await.expect("noted");
    let tag = WorkRequest::Tag {
        conversation: id,
        add: names(&["vip"]),
        remove: List::new(),
    };
    ana.work(tag).await.expect("labelled");
    let case = WorkRequest::Case {
        conversation: id,
        status: Some(crate::domain::case::CaseStatus::OnHold),
        kind: Some(name("envio")),
        external_id: Some("A-7".to_owned()),
        relates_to: None,
    };
    ana.work(case).await.expect("changed");
    let end = WorkRequest::End {
        conversation: id,
        base_seq: None,
        disposition: Some(name("solved")),
        remark: "listo".to_owned(),
    };
    ana.work(end).await.expect("ended");
    let shown = ana.open(id).await.conversation;
    assert_eq!(shown.work, WorkState::Done);
    assert!(shown.tags.contains(&name("vip")));
    assert_eq!(shown.case_kind, Some(name("envio")));
    assert_eq!(shown.case_external_id.as_deref(), Some("A-7"));
    let disposition = shown.disposition.expect("it was ended");
    assert_eq!(disposition.name, Some(name("solved")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_macro_is_rendered_and_puts_its_labels_on() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let render = ListsRequest::RenderMacro {
        conversation: id,
        name: name("saludo"),
    };
    let Data::Rendered(rendered) = ana.data(ToDesk::Lists(render)).await else {
        panic!("not rendered");
    };
    assert!(rendered.text.starts_with("Hola Ana Ruiz: C-"));
    assert!(rendered.text.ends_with(", Atención al cliente."));
    assert!(rendered.missing.is_empty());
    let mut written = outgoing(&rendered.text);
    written.made_with = Some(name("saludo"));
    let sent = WorkRequest::Reply {
        conversation: id,
        base_seq: None,
        reply: Box::new(written),
        end: None,
        next: false,
    };
    ana.work(sent).await.expect("kept");
    assert!(ana.open(id).await.conversation.tags.contains(&name("vip")));
}

#[tokio::test(flavor = "multi_thread")]
async fn work_moves_to_a_queue_and_to_a_person() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    let to = |to: Target| WorkRequest::Transfer {
        conversation: id,
        to,
    };
    let person = Target::Agent {
        agent: name("marcos"),
    };
    ana.work(to(person)).await.expect("given");
    let shown = marcos.open(id).await;
    assert_eq!(shown.conversation.assignee, Some(name("marcos")));
    let queue = Target::Queue {
        queue: name("ventas"),
    };
    marcos.work(to(queue)).await.expect("moved");
    let operator = open.operator().await;
    assert_eq!(operator.open(id).await.conversation.queue, name("ventas"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_for_its_author_and_others_only_know_of_it() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    let save = WorkRequest::SaveDraft {
        conversation: id,
        text: "Estimada".to_owned(),
        base_seq: 1,
    };
    ana.work(save).await.expect("kept");
    assert_eq!(
        ana.open(id).await.drafts[0].text.as_deref(),
        Some("Estimada")
    );
    let others = marcos.open(id).await.drafts;
    assert_eq!(
        (others[0].agent.clone(), others[0].text.clone()),
        (name("ana"), None)
    );
    let drop = WorkRequest::DropDraft { conversation: id };
    ana.work(drop).await.expect("dropped");
    let load = WorkRequest::LoadDraft { conversation: id };
    assert_eq!(ana.data(ToDesk::Work(load)).await, Data::Draft(None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_writes_first_and_merges_and_splits() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let begin = |address: &str| WorkRequest::Begin {
        channel: name("correo"),
        address: address.to_owned(),
        contact_name: "Noa".to_owned(),
        queue: None,
        case: None,
        message: Box::new(outgoing("Su pedido está listo")),
    };
    let begun = ana.work(begin("noa@example.test")).await.expect("sent");
    let Data::Sent(first) = begun.data else {
        panic!("not sent");
    };
    assert_eq!(
        ana.refused(ToDesk::Work(begin("no address"))).await,
        Code::OUT_OF_RANGE
    );
    let Data::Sent(second) = ana
        .work(begin("noa@example.test"))
        .await
        .expect("sent")
        .data
    else {
        panic!("not sent");
    };
    let merge = WorkRequest::Merge {
        into: first.conversation,
        from: second.conversation,
    };
    ana.work(merge).await.expect("merged");
    let merged = ana.open(second.conversation).await.conversation;
    assert_eq!(merged.merged_into, Some(first.conversation));
    let id = open.mail("correo", "ana@example.test", "Una cosa").await;
    open.again(id, "Y otra").await;
    let split = WorkRequest::Split {
        conversation: id,
        seq: 2,
    };
    let Data::Conversation(split) = ana.work(split).await.expect("split").data else {
        panic!("nothing begun");
    };
    assert_ne!(split.id, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_filtered_sorted_counted_and_paged() {
    let open = Open::new().await;
    let mut all = Vec::new();
    for n in 0..5 {
        open.pass(Span::seconds(1));
        let who = format!("cliente{n}@example.test");
        all.push(open.mail("correo", &who, &format!("Asunto {n}")).await);
    }
    open.mail("tienda", "otra@example.test", "Ventas").await;
    let operator = open.operator().await;
    let mut of = WindowOf {
        filter: Filter {
            queue: names(&["soporte"]),
            ..Filter::default()
        },
        sort: Sort::Received,
        cursor: None,
        limit: 2,
    };
    let mut seen: Vec<ConversationId> = Vec::new();
    loop {
        let window = ListsRequest::Window {
            of: Box::new(of.clone()),
        };
        let Data::Window(window) = operator.data(ToDesk::Lists(window)).await else {
            panic!("no window");
        };
        assert_eq!((window.counts.total, window.counts.queued), (5, 5));
        seen.extend(window.items.iter().map(|it| it.id));
        of.cursor = window.next;
        if of.cursor.is_none() {
            break;
        }
    }
    all.reverse();
    assert_eq!(seen, all);
    of.filter = Filter {
        text: Some("asunto 3".to_owned()),
        owner: Owner::Nobody,
        ..Filter::default()
    };
    let window = ListsRequest::Window { of: Box::new(of) };
    let Data::Window(window) = operator.data(ToDesk::Lists(window)).await else {
        panic!("no window");
    };
    assert_eq!(window.items.len(), 1);
    let search = ListsRequest::Search {
        text: "ventas".to_owned(),
        cursor: None,
        limit: 10,
    };
    let Data::Window(found) = operator.data(ToDesk::Lists(search)).await else {
        panic!("no window");
    };
    assert_eq!(found.items.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_gives_every_conversation_once_in_order() {
    let open = Open::new().await;
    for n in 0..3 {
        open.mail("correo", &format!("c{n}@example.test"), "Hola")
            .await;
    }
    let operator = open.operator().await;
    let (mut after, mut numbers) = (None, Vec::new());
    loop {
        let ask = ListsRequest::Export {
            after,
            queue: None,
            contact: None,
        };
        let Data::Exported(next) = operator.data(ToDesk::Lists(ask)).await else {
            panic!("no export");
        };
        let Some(next) = next else {
            break;
        };
        assert_eq!(next.messages.len(), 1);
        after = Some(next.conversation.id);
        numbers.push(next.conversation.number);
    }
    assert_eq!(numbers, [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_goes_to_another_address_of_the_customer_and_to_nobody_elses() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let contact = ana.open(id).await.conversation.contact.id;
    let other = AddressView {
        scheme: name("mail"),
        value: "casa@example.test".to_owned(),
    };
    let to = |address: &AddressView| {
        let mut written = outgoing("Hola");
        written.to = Some(address.clone());
        ToDesk::Work(WorkRequest::Reply {
            conversation: id,
            base_seq: None,
            reply: Box::new(written),
            end: None,
            next: false,
        })
    };
    assert_eq!(ana.refused(to(&other)).await, Code::NO_SUCH);
    let add = ContactsRequest::AddAddress {
        contact,
        address: other.clone(),
    };
    ana.client
        .command(ToDesk::Contacts(add))
        .await
        .expect("added");
    ana.ask(to(&other)).await.expect("kept");
    let shown = ana.open(id).await;
    assert_eq!(shown.messages[1].to, Some(other));
}
