//! Whose a conversation is: writes under a grant that is over, and what a merge brings to who watches.

use super::desk::{Open, reply};
use crate::domain::agent::Role;
use crate::protocol::Code;
use crate::protocol::message::{News, WorkRequest};

#[tokio::test(flavor = "multi_thread")]
async fn a_write_under_a_grant_that_is_over_is_refused_as_stale() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open
        .mail("correo", "cliente@example.test", "No llega")
        .await;
    assert_eq!(ana.accept().await, id);
    let fence = ana.open(id).await.conversation.fence;
    ana.work(WorkRequest::Release { conversation: id })
        .await
        .expect("put back");
    let stale = ana.work_as_holder(reply(id, "tarde"), fence).await;
    let code = stale.expect_err("the desk says no").code();
    assert_eq!(code, Some(Code::STALE));
    let claim = WorkRequest::Claim {
        conversation: id,
        over_capacity: false,
    };
    ana.work(claim).await.expect("hers again");
    let stale = ana.work_as_holder(reply(id, "tarde"), fence).await;
    let code = stale.expect_err("the desk says no").code();
    assert_eq!(code, Some(Code::STALE));
    let now = ana.open(id).await.conversation.fence;
    assert!(now > fence);
    ana.work_as_holder(reply(id, "a tiempo"), now)
        .await
        .expect("under the grant that stands");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_watches_a_conversation_is_told_what_a_merge_brought() {
    let open = Open::new().await;
    let mut boss = open.arrive("berta", Role::Supervisor, &[]).await;
    let one = open.mail("correo", "cliente@example.test", "uno").await;
    let other = open.mail("correo", "cliente@example.test", "dos").await;
    boss.open(one).await;
    let merge = WorkRequest::Merge {
        into: one,
        from: other,
    };
    boss.work(merge).await.expect("of one customer");
    let seq = boss
        .hear(|news| match news {
            News::Message {
                conversation,
                message,
                // That of the first may be on its way still.
            } if *conversation == one && message.seq > 1 => Some(message.seq),
            _ => None,
        })
        .await;
    assert_eq!(seq, 2);
    assert_eq!(boss.open(one).await.messages.len(), 2);
}
