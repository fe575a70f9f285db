//! Tries a channel without a customer, and says of each thing that it should do whether it does.

mod chat;
mod door;
mod form;
mod limits;
mod mailbox;
mod message;
mod partner;
mod post;

use tokio::task::spawn_blocking;

use crate::domain::Name;
use crate::domain::health::Ailment;
use crate::protocol::message::answer::{Claim, Held, Test};
use crate::protocol::{Code, List, Refusal};
use crate::servers::way_out;
use crate::store::Snapshot;
use crate::words::{self, Lang};

use super::caretaker::Care;

pub(super) use door::Door;

/// Tries a channel; `to` is an address that messages which say what they are may be sent to.
pub(super) async fn run(care: &Care, channel: Name, to: Option<String>) -> Result<Test, Refusal> {
    let open = care.current.borrow().channels.get(&channel).cloned();
    let Some(open) = open else {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "channel")
            .with("name", channel.as_str()));
    };
    let mut sheet = Sheet::default();
    on(care, &channel, &mut sheet).await;
    if open.keys().is_some() {
        partner::run(care, &channel, &*open, to, &mut sheet).await;
    } else if open.site().is_some() {
        chat::run(care, &channel, &mut sheet).await;
    } else if let Some((form, answers)) = open.form().zip(open.leans_on())
        && let Ok(name) = Name::new(&form.answer_by)
    {
        form::run(care, &channel, &mut sheet).await;
        // What else a form has of a way is the one by which it answers.
        mailbox::run(care, &name, answers, &mut sheet).await;
    } else {
        mailbox::run(care, &channel, &*open, &mut sheet).await;
    }
    let ailment = ailment(care, &channel).await;
    let (held, what) = match &ailment {
        None => (Held::Passed, String::new()),
        Some(ailment) => (Held::Failed, ailment.why.clone()),
    };
    sheet.note("health", held, &what);
    Ok(Test {
        ok: sheet.0.iter().all(|claim| claim.result != Held::Failed),
        lines: List::default(),
        lines_es: List::default(),
        claims: sheet.0.into(),
    })
}

/// Whether anything may come in and leave by it at all.
async fn on(care: &Care, channel: &Name, sheet: &mut Sheet) {
    let plan = care.current.borrow().plan.clone();
    let enabled = plan.channels.get(channel).is_some_and(|it| it.enabled);
    let store = care.store.clone();
    let read = spawn_blocking(move || store.read(Snapshot::paused)).await;
    let paused = read.ok().and_then(Result::ok).unwrap_or_default();
    let paused = paused.iter().any(|(is, name)| *is && name == channel);
    let what = match (enabled, paused) {
        (true, false) => "",
        (true, true) => "paused",
        (false, _) => "enabled = false",
    };
    sheet.held("on", what.is_empty(), what);
}

/// What ails it: its ways in and out, and what holds up what is to leave.
async fn ailment(care: &Care, channel: &Name) -> Option<Ailment> {
    let known = crate::servers::Caretaker::health(care, channel).ailment;
    let store = care.store.clone();
    let read = spawn_blocking(move || store.read(way_out::by_channel)).await;
    let mut ways = read.ok().and_then(Result::ok).unwrap_or_default();
    let now = care.clock.now();
    let held_up = ways.remove(channel).and_then(|way| way.ailment(now));
    Ailment::worse(known, held_up)
}

/// What was held against its contract so far.
#[derive(Default)]
pub(super) struct Sheet(Vec<Claim>);

impl Sheet {
    /// Notes one claim. `what` is what was seen; of what was skipped it is the reason's key.
    pub(super) fn note(&mut self, claim: &str, result: Held, what: &str) {
        let text = |lang| {
            let claimed = words::say(lang, &format!("trial.{claim}"), &[]);
            let more = match result {
                Held::Passed if what.is_empty() => return claimed,
                Held::Passed => what.to_owned(),
                Held::Failed => {
                    let help = words::say(lang, &format!("trial.{claim}_do"), &[]);
                    let stop = if what.is_empty() { "" } else { ". " };
                    let args: [(&str, &dyn std::fmt::Display); 1] = [("claim", &claimed)];
                    let failed = words::say(lang, "trial.failed", &args);
                    return format!("{failed}: {what}{stop}{help}");
                }
                Held::Skipped => words::say(lang, &format!("trial.skipped_{what}"), &[]),
            };
            format!("{claimed}: {more}")
        };
        self.0.push(Claim {
            claim: claim.to_owned(),
            result,
            text: text(Lang::En),
            text_es: text(Lang::Es),
        });
    }

    pub(super) fn held(&mut self, claim: &str, holds: bool, what: &str) {
        let result = if holds { Held::Passed } else { Held::Failed };
        self.note(claim, result, what);
    }

    /// What was found.
    pub(super) fn into_claims(self) -> Vec<Claim> {
        self.0
    }

    /// Says of claims that they could not be tried, and why: what was not seen is never told as held.
    fn untried(&mut self, claims: &[&str], why: &str) {
        for claim in claims {
            self.note(claim, Held::Skipped, why);
        }
    }
}
