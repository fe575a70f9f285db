//! Where the operator wants to be asked, nothing with a remark leaves unconfirmed, whatever client sends it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::desk::{Open, Person, name, outgoing, reply};
use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::domain::agent::Role;
use crate::domain::style::{Avoid, Style};
use crate::protocol::message::{Remarked, WorkRequest};
use crate::protocol::view::style::RemarkView;
use crate::protocol::{Code, ToDesk};
use crate::servers::Styles;

const WELL: &str = "Su caso está resuelto.";
const BADLY: &str = "Su ticket está resuelto.";

async fn asking(asks: bool) -> Open {
    let style = Style {
        avoid: Avoid::parse("ticket: caso").into_iter().collect(),
        asks,
        ..Style::default()
    };
    Open::with_settings(|settings| {
        settings.styles = Arc::new(Styles {
            channels: BTreeMap::from([(name("correo"), style)]),
            queues: BTreeMap::new(),
        });
    })
    .await
}

async fn holder(open: &Open, role: Role) -> (Person, ConversationId) {
    let mut person = open.arrive("ana", role, &["soporte"]).await;
    let id = open
        .mail("correo", "cliente@example.test", "No llega")
        .await;
    if role == Role::Bot {
        let of = |news: &crate::protocol::message::News| match news {
            crate::protocol::message::News::Conversation { conversation }
                if conversation.assignee.is_some() =>
            {
                Some(())
            }
            _ => None,
        };
        person.hear(of).await;
    } else {
        assert_eq!(person.accept().await, id);
    }
    (person, id)
}

fn said(answer: Result<crate::protocol::message::Accepted, ClientError>) -> Remarked {
    match answer {
        Err(ClientError::Remarked(remarked)) => *remarked,
        other => panic!("it was not stopped: {other:?}"),
    }
}

fn confirmed(mut ask: WorkRequest) -> WorkRequest {
    match &mut ask {
        WorkRequest::Reply { reply: it, .. } | WorkRequest::Begin { message: it, .. } => {
            it.confirmed = true;
        }
        _ => {}
    }
    ask
}

fn first(text: &str) -> WorkRequest {
    WorkRequest::Begin {
        channel: name("correo"),
        address: "nueva@example.test".to_owned(),
        contact_name: String::new(),
        queue: None,
        case: None,
        message: Box::new(outgoing(text)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_with_a_remark_leaves_once_it_is_confirmed() {
    let open = asking(true).await;
    let (ana, id) = holder(&open, Role::Agent).await;
    let remarked = said(ana.work(reply(id, BADLY)).await);
    assert_eq!(remarked.refusal.code, Code::UNCONFIRMED);
    let avoid = RemarkView::Avoid {
        words: "ticket".to_owned(),
        instead: Some("caso".to_owned()),
    };
    assert_eq!(remarked.remarks.to_vec(), [avoid]);
    assert_eq!(ana.open(id).await.messages.len(), 1, "nothing was sent");
    ana.work(confirmed(reply(id, BADLY))).await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_message_with_a_remark_leaves_once_it_is_confirmed() {
    let open = asking(true).await;
    let ana = open.arrive("ana", Role::Supervisor, &["soporte"]).await;
    said(ana.work(first(BADLY)).await);
    ana.work(confirmed(first(BADLY))).await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_well_written_needs_no_confirmation() {
    let open = asking(true).await;
    let (ana, id) = holder(&open, Role::Agent).await;
    ana.work(reply(id, WELL)).await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_stops_nothing() {
    let open = asking(false).await;
    let (ana, id) = holder(&open, Role::Agent).await;
    ana.work(reply(id, BADLY)).await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_is_not_asked() {
    let open = asking(true).await;
    let (bot, id) = holder(&open, Role::Bot).await;
    bot.work(reply(id, BADLY)).await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_a_conversation_hears_nothing_of_its_style() {
    let open = asking(true).await;
    let (_ana, id) = holder(&open, Role::Agent).await;
    let other = open.arrive("otro", Role::Agent, &["ventas"]).await;
    let code = other.refused(ToDesk::Work(reply(id, BADLY))).await;
    assert_eq!(code, Code::NO_CONVERSATION);
}
