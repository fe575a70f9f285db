//! One's own account: who one is, one's password and second factor, going home.

use super::{Ask, Given, Said, Then};
use crate::access::signin::First;
use crate::access::{Action, Reach, encoding, password, recovery, totp};
use crate::domain::account::{Credential, Totp};
use crate::domain::{AgentId, Seq};
use crate::engine::command::{Act, People};
use crate::protocol::key::Secret;
use crate::protocol::message::{Data, EntryRequest};
use crate::protocol::view::people::{RightView, SecondFactorView};
use crate::protocol::{Code, List, Refusal};
use crate::servers::arrival::session_view;
use crate::servers::asker::Asker;
use crate::servers::desk::locked;

pub(super) async fn answer(by: &Ask, ask: EntryRequest) -> Said {
    match ask {
        EntryRequest::SignOut => sign_out(by).await,
        EntryRequest::WhoAmI => who_am_i(by).await,
        EntryRequest::ChangePassword { old, new } => change_password(by, old, new).await,
        EntryRequest::EnrolCode => enrol(by),
        EntryRequest::ConfirmCode { code } => confirm(by, &code).await,
        EntryRequest::Rights => Ok(Given::new(Data::Rights(rights(by)))),
        EntryRequest::SignIn { .. }
        | EntryRequest::Token { .. }
        | EntryRequest::Certificate { .. }
        | EntryRequest::Local { .. }
        | EntryRequest::Resume { .. } => Err(Refusal::new(Code::OUT_OF_TURN).into()),
    }
}

/// What somebody hears who has to do something else first.
pub(super) fn bound(asker: &Asker) -> Refusal {
    let (action, hint) = match asker.first() {
        Some(First::EnrolFactor) => (Action::AccountSecondFactor, "enrol_code"),
        _ => (Action::AccountPassword, "change_password"),
    };
    Refusal::new(Code::NOT_ALLOWED)
        .with("action", action.name())
        .hinting(hint)
}

/// Everything they may do somewhere, with where that is.
fn rights(by: &Ask) -> List<RightView> {
    let grants = by.asker.grants();
    let held = Action::ALL
        .iter()
        .filter(|action| grants.anywhere(**action));
    let rights = held.map(|action| {
        let (everywhere, queues) = match grants.reach(*action) {
            Reach::Everywhere => (true, List::new()),
            Reach::Queues(queues) => (false, queues.into_iter().collect()),
        };
        RightView {
            action: action.name().to_owned(),
            everywhere,
            queues,
        }
    });
    rights.collect()
}

async fn sign_out(by: &Ask) -> Said {
    let mut given = Given::done();
    if let Some(session) = by.asker.session {
        by.command(Act::People(People::CloseSession(session)))
            .await?;
        given.then.push(Then::SignedOff);
    }
    Ok(given)
}

async fn who_am_i(by: &Ask) -> Said {
    let read = by.desk.read(|snapshot| Ok(Seq(snapshot.counters()?.seq)));
    let seq = read.await?;
    let view = session_view(&by.desk, &by.asker, seq, false);
    let view = view.ok_or_else(|| Refusal::new(Code::SESSION_ENDED))?;
    Ok(Given::new(Data::Session(Box::new(view))))
}

async fn change_password(by: &Ask, old: Secret, new: Secret) -> Said {
    let who = by.asker.person_only()?;
    let name = by.name(who);
    let known = credential_of(by, who).await?;
    let kept = Some(known.password).filter(|kept| !kept.is_empty());
    let (typed, secret) = (old.0, new.0);
    judge(by, &name, &secret)?;
    let tried = locked(&by.desk.throttle).ask(
        by.desk.now(),
        &name,
        crate::access::throttle::Source::device(&session_digest(by)),
    );
    let tried = tried.map_err(|wait| Refusal::new(Code::WAIT).with("wait_ms", wait.span.0))?;
    // Whoever came by a link and never had a password chooses the first one.
    let right = if kept.is_none() && known.must_change && typed.is_empty() {
        Ok(Ok(true))
    } else {
        by.desk
            .hashing(move || password::verify(&typed, kept.as_deref()))
            .await
    };
    let outcome = match &right {
        Ok(Ok(true)) => crate::access::throttle::Outcome::Right,
        Ok(Ok(false)) => crate::access::throttle::Outcome::Wrong,
        _ => crate::access::throttle::Outcome::Undecided,
    };
    locked(&by.desk.throttle).settle(by.desk.now(), tried, outcome);
    if !matches!(right?, Ok(true)) {
        return Err(Refusal::new(Code::WRONG_PASSWORD).into());
    }
    let hashed = hash(by, secret).await?;
    // Read again: a code may have been spent while the hash was computed.
    let mut credential = credential_of(by, who).await?;
    credential.password = hashed;
    credential.must_change = false;
    set(by, who, credential.clone()).await?;
    end_others(by, who).await?;
    let needs_factor = credential.totp.is_none() && requires_factor(by, who);
    let next = needs_factor.then_some(First::EnrolFactor);
    by.asker.settle_first(&by.desk, next);
    Ok(Given::done())
}

/// Judges a new password.
pub(super) fn judge(by: &Ask, name: &str, password: &str) -> Result<(), Refusal> {
    let rules = by.desk.settings().passwords;
    match password::judge(rules, name, password) {
        Ok(_) => Ok(()),
        Err(weak) => {
            let why = match weak {
                password::Weak::TooShort => "too_short",
                password::Weak::TooLong => "too_long",
                password::Weak::Common => "common",
                password::Weak::OwnName => "name",
            };
            Err(Refusal::new(Code::PASSWORD_WEAK).with("why", why))
        }
    }
}

/// Hashes a password in turn.
pub(super) async fn hash(by: &Ask, password: String) -> Result<String, Refusal> {
    let cost = by.desk.settings().cost;
    let salt = by.desk.random();
    let hashed = by
        .desk
        .hashing(move || password::hash(cost, &password, &salt))
        .await?;
    hashed.map_err(|failed| {
        tracing::error!(?failed, "a password could not be hashed");
        Refusal::new(Code::BUSY)
    })
}

/// How somebody proves who they are.
pub(super) async fn credential_of(by: &Ask, who: AgentId) -> Result<Credential, Refusal> {
    let read = by.desk.read(move |snapshot| snapshot.credential(who));
    Ok(read.await?.unwrap_or_default())
}

async fn set(by: &Ask, agent: AgentId, credential: Credential) -> Result<(), Refusal> {
    let act = Act::People(People::Credential {
        agent,
        credential: Box::new(credential),
        end_sessions: false,
    });
    by.command(act).await.map(drop)
}

/// A password that others may know ends every session but this one.
async fn end_others(by: &Ask, who: AgentId) -> Result<(), Refusal> {
    let read = by.desk.read(move |snapshot| snapshot.sessions_of(who));
    for session in read.await? {
        if Some(session.digest) != by.asker.session {
            let act = Act::People(People::CloseSession(session.digest));
            by.command_under(None, act).await?;
        }
    }
    Ok(())
}

fn enrol(by: &Ask) -> Said {
    let who = by.asker.person_only()?;
    let secret: [u8; totp::SECRET_BYTES] = by.desk.random();
    let settings = by.desk.settings();
    let issuer = match settings.plan.desk.name.as_str() {
        "" => "Centralita",
        name => name,
    };
    let view = SecondFactorView {
        secret: Secret(encoding::base32(&secret)),
        uri: Secret(totp::uri(issuer, &by.name(who), &secret)),
    };
    locked(&by.desk.enrolments).begin(who, secret.to_vec(), by.desk.now());
    Ok(Given::new(Data::SecondFactor(view)))
}

async fn confirm(by: &Ask, code: &Secret) -> Said {
    let who = by.asker.person_only()?;
    let nothing = || {
        Refusal::new(Code::NO_SUCH)
            .with("kind", "second_factor")
            .with("name", "")
    };
    let begun = locked(&by.desk.enrolments).secret(who, by.desk.now());
    let secret = begun.ok_or_else(nothing)?;
    let step = totp::check(by.desk.now(), &secret, &code.0, 0);
    let last_step = step.map_err(|_| Refusal::new(Code::CODE_WRONG))?;
    let (codes, recovery) = recovery::issue(&by.desk.random());
    let mut credential = credential_of(by, who).await?;
    credential.totp = Some(Totp { secret, last_step });
    credential.recovery = recovery;
    set(by, who, credential).await?;
    locked(&by.desk.enrolments).end(who);
    by.asker.set_second_factor(true);
    if by.asker.first() == Some(First::EnrolFactor) {
        by.asker.settle_first(&by.desk, None);
    }
    let codes: Vec<Secret> = codes.into_iter().map(Secret).collect();
    Ok(Given::new(Data::Recovery(List::from(codes))))
}

fn requires_factor(by: &Ask, who: AgentId) -> bool {
    let agent = by.desk.directory.agent(who);
    agent.is_some_and(|agent| by.desk.settings().second_factor.contains(&agent.role))
}

fn session_digest(by: &Ask) -> [u8; 32] {
    by.asker.session.map_or([0; 32], |session| session.0)
}
