//! Signing in, coming back, being sent away.

use super::desk::{Open, PASSWORD, enter, name, new_person};
use crate::access::encoding::read_base32;
use crate::access::{password, totp};
use crate::client::{Options, SignIn};
use crate::domain::agent::Role;
use crate::domain::{Moment, Span};
use crate::protocol::key::Secret;
use crate::protocol::message::{
    Data, EntryRequest, ListsRequest, PeopleRequest, PresenceRequest, SuperviseRequest,
};
use crate::protocol::{Code, ToDesk};
use crate::servers::Settings;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_by_password_and_is_told_who_they_are() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let session = ana.client.session().expect("signed in");
    let agent = session.agent.expect("a person");
    assert_eq!(agent.name, name("ana"));
    assert!(agent.queues.contains(&name("soporte")));
    assert!(
        session
            .permissions
            .contains(&"conversation.reply".to_owned())
    );
    assert!(!session.token.0.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    for (who, password) in [("ana", "wrong"), ("nobody", PASSWORD)] {
        let refused = open.sign_in(who, password).await.err().expect("refused");
        assert_eq!(refused.code(), Some(Code::WRONG_PASSWORD));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_made_to_wait() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let mut last = None;
    for _ in 0..12 {
        last = open
            .sign_in("ana", "wrong")
            .await
            .err()
            .and_then(|no| no.code());
    }
    assert_eq!(last, Some(Code::WAIT));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_answered_before_signing_in_over_tls_and_nobody_is_local_there() {
    let open = Open::new().await;
    let options = Options::new("test", SignIn::Local { acting_for: None });
    let refused = enter(open.dial(), options).await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::NOT_ALLOWED));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_acts_for_somebody_and_the_audit_shows_it() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let ana = open.local(Some("ana")).await.expect("acting for ana");
    let Data::Agent(me) = ana.data(ToDesk::Presence(PresenceRequest::Me)).await else {
        panic!("not a person");
    };
    assert_eq!(me.name, name("ana"));
    assert!(!me.online, "a script that comes and goes is not there");
    let operator = open.operator().await;
    let audit = crate::protocol::message::DeskRequest::Audit {
        agent: Some(name("ana")),
        from: None,
        to: None,
        after: None,
        limit: 100,
    };
    let Data::Events(events) = operator.data(ToDesk::Desk(audit)).await else {
        panic!("no events");
    };
    let acted = events.items.iter().find(|it| it.kind == "acted_as");
    assert_eq!(acted.expect("it is written down").by, "operator");
}

#[tokio::test(flavor = "multi_thread")]
async fn acting_for_nobody_known_is_refused() {
    let open = Open::new().await;
    let refused = open.local(Some("nobody")).await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::NO_AGENT));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_must_be_changed_is_changed_before_anything_else() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    let set = PeopleRequest::SetPassword {
        agent: name("ana"),
        password: Secret::from("a first password"),
        must_change: true,
    };
    operator
        .client
        .command(ToDesk::People(set))
        .await
        .expect("set");
    let ana = open.sign_in("ana", "a first password").await.expect("in");
    assert!(
        ana.client
            .session()
            .expect("a session")
            .must_change_password
    );
    let macros = ToDesk::Lists(ListsRequest::Macros);
    assert_eq!(ana.refused(macros.clone()).await, Code::NOT_ALLOWED);
    let change = EntryRequest::ChangePassword {
        old: Secret::from("a first password"),
        new: Secret::from("a second password"),
    };
    ana.client
        .command(ToDesk::Entry(change))
        .await
        .expect("changed");
    ana.data(macros).await;
    open.sign_in("ana", "a second password").await.expect("in");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolled_code_is_asked_for_and_a_replayed_one_refused() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let Data::SecondFactor(factor) = ana.data(ToDesk::Entry(EntryRequest::EnrolCode)).await else {
        panic!("no second factor");
    };
    let secret = read_base32(&factor.secret.0).expect("base32");
    let code = |at: Moment| Secret(totp::code(at, &secret));
    let confirm = EntryRequest::ConfirmCode {
        code: code(open.desk.now()),
    };
    let Data::Recovery(codes) = ana.data(ToDesk::Entry(confirm)).await else {
        panic!("no recovery codes");
    };
    assert_eq!(codes.len(), 10);
    let asked = open.sign_in("ana", PASSWORD).await.err().expect("asked");
    assert_eq!(asked.code(), Some(Code::CODE_NEEDED));
    open.pass(Span::seconds(30));
    let with = |code: Secret| {
        let sign_in = SignIn::Password {
            name: "ana".to_owned(),
            password: Secret::from(PASSWORD),
            code: Some(code),
        };
        enter(open.dial(), Options::new("test", sign_in))
    };
    let now = code(open.desk.now());
    with(now.clone()).await.expect("in with the code");
    let replayed = with(now).await.err().expect("refused");
    assert_eq!(replayed.code(), Some(Code::CODE_WRONG));
    with(codes[3].clone())
        .await
        .expect("in with a recovery code");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_loses_its_sessions_at_once() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    let close = PeopleRequest::Enable {
        agent: name("ana"),
        enabled: false,
    };
    operator
        .client
        .command(ToDesk::People(close))
        .await
        .expect("closed");
    assert_eq!(ana.ending().await, Some(Code::SESSION_ENDED));
    assert!(open.sign_in("ana", PASSWORD).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_works_by_its_token_until_it_is_ended() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let operator = open.operator().await;
    let make = PeopleRequest::MakeToken {
        agent: name("ana"),
        name: name("informe"),
        valid: Span::days(1),
        once: false,
    };
    let Data::Token(token) = operator.data(ToDesk::People(make)).await else {
        panic!("no token");
    };
    let by_token = || {
        enter(
            open.dial(),
            Options::new("test", SignIn::Token(token.token.clone())),
        )
    };
    let mut script = by_token().await.expect("in by token");
    let end = PeopleRequest::EndSession {
        session: token.id.clone(),
    };
    operator
        .client
        .command(ToDesk::People(end))
        .await
        .expect("ended");
    assert_eq!(script.ending().await, Some(Code::SESSION_ENDED));
    let refused = by_token().await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::SESSION_ENDED));
}

/// What signs somebody in once.
async fn link(open: &Open, who: &str) -> SignIn {
    let make = PeopleRequest::MakeToken {
        agent: name(who),
        name: name("enlace"),
        valid: Span::hours(1),
        once: true,
    };
    let operator = open.operator().await;
    match operator.data(ToDesk::People(make)).await {
        Data::Token(token) => SignIn::Token(token.token),
        _ => panic!("no token"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once_somebody_who_is_then_there() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let link = link(&open, "ana").await;
    let by_link = || enter(open.dial(), Options::new("test", link.clone()));
    let ana = by_link().await.expect("in by the link");
    let agent = ana.client.session().and_then(|session| session.agent);
    assert!(agent.expect("somebody").online);
    let refused = by_link().await.err().expect("refused");
    assert_eq!(refused.code(), Some(Code::SESSION_ENDED));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_never_had_a_password_chooses_the_first_one_after_a_link() {
    let open = Open::new().await;
    let mut person = new_person("ana", Role::Administrator, &[]);
    person.password = None;
    person.must_change = true;
    let operator = open.operator().await;
    let person = Box::new(person);
    operator
        .data(ToDesk::People(PeopleRequest::Add { person }))
        .await;
    let nothing = open.sign_in("ana", "").await.err().expect("refused");
    assert_eq!(nothing.code(), Some(Code::WRONG_PASSWORD));
    let link = link(&open, "ana").await;
    let ana = enter(open.dial(), Options::new("test", link))
        .await
        .expect("in by the link");
    let macros = ToDesk::Lists(ListsRequest::Macros);
    assert_eq!(ana.refused(macros.clone()).await, Code::NOT_ALLOWED);
    let change = |old: &str, new: &str| {
        ToDesk::Entry(EntryRequest::ChangePassword {
            old: Secret::from(old),
            new: Secret::from(new),
        })
    };
    let chosen = change("", "the first of her own");
    ana.client.command(chosen).await.expect("chosen");
    ana.data(macros).await;
    open.sign_in("ana", "the first of her own")
        .await
        .expect("in");
    let again = change("", "a second without the first");
    assert_eq!(ana.refused(again).await, Code::WRONG_PASSWORD);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_presence_and_the_token() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let token = ana.client.session().expect("a session").token;
    ana.client.sign_out().await.expect("signed out");
    let refused = enter(open.dial(), Options::new("test", SignIn::Token(token))).await;
    assert_eq!(
        refused.err().and_then(|no| no.code()),
        Some(Code::SESSION_ENDED)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_connection_begins_a_presence_and_a_supervisor_can_end_it() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    ana.hear(|news| match news {
        crate::protocol::News::Me { agent } if agent.online => Some(()),
        _ => None,
    })
    .await;
    let operator = open.operator().await;
    let end = SuperviseRequest::SignOut { agent: name("ana") };
    operator
        .client
        .command(ToDesk::Supervise(end))
        .await
        .expect("ended");
    ana.hear(|news| match news {
        crate::protocol::News::Me { agent } if agent.status.is_none() => Some(()),
        _ => None,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_kept_by_an_old_cost_is_hashed_anew_when_it_is_next_proved() {
    let open = Open::new().await;
    open.hire("ana", Role::Agent, &["soporte"]).await;
    let kept = || async {
        let read = open.desk.read(|snapshot| {
            let agent = snapshot.agent_named(&name("ana"))?.expect("hired");
            snapshot.credential(agent.id)
        });
        read.await.expect("read").expect("a password").password
    };
    let old = kept().await;
    let mut settings = Settings::clone(&open.desk.settings());
    settings.cost.passes += 1;
    let cost = settings.cost;
    open.desk.set_settings(settings);
    let wrong = open.sign_in("ana", "wrong").await;
    assert!(wrong.is_err());
    assert_eq!(kept().await, old);
    open.sign_in("ana", PASSWORD).await.expect("signed in");
    let new = kept().await;
    assert!(password::needs_rehash(cost, &old) && !password::needs_rehash(cost, &new));
    open.sign_in("ana", PASSWORD).await.expect("and again");
    assert_eq!(kept().await, new);
}
