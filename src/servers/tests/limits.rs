//! What one person, one connection and one address may ask for, as the settings say.

use super::desk::{Open, PASSWORD};
use crate::domain::agent::Role;
use crate::protocol::message::{ListsRequest, PresenceRequest};
use crate::protocol::{Code, ToDesk};
use crate::servers::pace::Pace;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_has_as_many_connections_as_allowed_and_no_more() {
    let open = Open::with_settings(|settings| settings.sessions_per_person = 2).await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    open.hire("luis", Role::Agent, &["soporte"]).await;
    let _second = open.sign_in("ana", PASSWORD).await.expect("a second one");
    let refused = open.sign_in("ana", PASSWORD).await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::TOO_MANY_SESSIONS));
    let refused = open.local(Some("ana")).await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::TOO_MANY_SESSIONS));
    open.sign_in("luis", PASSWORD).await.expect("somebody else");
    ana.client.close().await;
    // The desk notices the end of a connection a moment after the client made it.
    while let Err(no) = open.sign_in("ana", PASSWORD).await {
        assert_eq!(no.code(), Some(Code::TOO_MANY_SESSIONS));
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_faster_than_the_pace_waits_and_is_answered() {
    let slow = Pace {
        per_second: 50,
        burst: 5,
    };
    let open = Open::with_settings(|settings| settings.pace = slow).await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let started = tokio::time::Instant::now();
    for _ in 0..15 {
        ana.data(ToDesk::Presence(PresenceRequest::Me)).await;
    }
    // Signing in was one of the five; ten of these wait a fiftieth of a second each.
    assert!(started.elapsed() >= std::time::Duration::from_millis(200));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_pace_holds_for_connections_that_stand() {
    let open = Open::with_settings(|settings| {
        settings.pace = Pace {
            per_second: 1,
            burst: 2,
        };
    })
    .await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let mut settings = crate::servers::Settings::clone(&open.desk.settings());
    settings.pace = Pace::default();
    open.desk.set_settings(settings);
    for _ in 0..50 {
        ana.data(ToDesk::Lists(ListsRequest::Macros)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_fails_as_often_as_allowed_before_it_waits() {
    let open = Open::with_settings(|settings| settings.failed_sign_ins = 3).await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let mut codes = Vec::new();
    // Names of nobody: no account is guessed at twice, so only the address counts.
    for n in 0..5 {
        let refused = open.sign_in(&format!("nobody{n}"), "wrong").await;
        codes.push(refused.err().and_then(|no| no.code()));
    }
    assert_eq!(codes[..3], [Some(Code::WRONG_PASSWORD); 3]);
    assert_eq!(codes[3..], [Some(Code::WAIT); 2]);
}
