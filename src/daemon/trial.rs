//! Tries a channel without a customer, and says of each thing that it should do whether it does.

mod mailbox;
mod message;
mod partner;
mod post;

use crate::domain::Name;
use crate::protocol::message::answer::{Claim, Held, Test};
use crate::protocol::{Code, List, Refusal};
use crate::words::{self, Lang};

use super::caretaker::Care;

/// Tries a channel; `to` is an address that messages which say what they are may be sent to.
pub(super) async fn run(care: &Care, channel: Name, to: Option<String>) -> Result<Test, Refusal> {
    let open = care.current.borrow().channels.get(&channel).cloned();
    let Some(open) = open else {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "channel")
            .with("name", channel.as_str()));
    };
    let mut sheet = Sheet::default();
    if open.keys().is_some() {
        partner::run(care, &channel, &*open, to, &mut sheet).await;
    } else {
        mailbox::run(care, &channel, &*open, &mut sheet).await;
    }
    let ailment = crate::servers::Caretaker::health(care, &channel).ailment;
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

/// What was held against its contract so far.
#[derive(Default)]
struct Sheet(Vec<Claim>);

impl Sheet {
    /// Notes one claim. `what` is what was seen; of what was skipped it is the reason's key.
    fn note(&mut self, claim: &str, result: Held, what: &str) {
        let text = |lang| {
            let claimed = words::say(lang, &format!("trial.{claim}"), &[]);
            let more = match result {
                Held::Passed if what.is_empty() => return claimed,
                Held::Passed => what.to_owned(),
                Held::Failed => {
                    let help = words::say(lang, &format!("trial.{claim}_do"), &[]);
                    let stop = if what.is_empty() { "" } else { ". " };
                    format!("{what}{stop}{help}")
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

    fn held(&mut self, claim: &str, holds: bool, what: &str) {
        let result = if holds { Held::Passed } else { Held::Failed };
        self.note(claim, result, what);
    }

    /// Says of claims that they could not be tried, and why: what was not seen is never told as held.
    fn untried(&mut self, claims: &[&str], why: &str) {
        for claim in claims {
            self.note(claim, Held::Skipped, why);
        }
    }
}
