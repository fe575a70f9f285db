//! The conformance list of a connector: what it said of itself, what it does, and what it must not do.

use std::time::Duration;

use tokio::task::spawn_blocking;

use super::Sheet;
use super::message;
use super::post::{self, Answered, Bent, Connector, trial};
use crate::channels::Channel;
use crate::channels::partner::Mode;
use crate::channels::partner::contract::Contract;
use crate::channels::partner::descriptor;
use crate::channels::partner::json::{self, Value};
use crate::daemon::caretaker::Care;
use crate::domain::{Name, Span};

pub(super) async fn run(
    care: &Care,
    channel: &Name,
    open: &dyn Channel,
    to: Option<String>,
    sheet: &mut Sheet,
) {
    let mode = open.keys().map_or(Mode::Pull, |keys| keys.mode);
    let connector = Connector {
        care,
        channel,
        open,
        mode,
    };
    let described = described(&connector, sheet).await;
    heard(&connector, sheet);
    let answers = answers(&connector, sheet).await;
    if !answers {
        sheet.untried(&["repeated", "unknown", "late"], "silent");
        sheet.untried(&BENT, "silent");
        sheet.untried(&message::CLAIMS, "silent");
        return promised(&connector, described.as_ref(), sheet);
    }
    again(&connector, sheet).await;
    match mode {
        Mode::Push => bent(&connector, sheet).await,
        Mode::Pull => sheet.untried(&BENT, "fetched"),
        Mode::Stream => sheet.untried(&BENT, "streamed"),
    }
    match (to, &described) {
        (None, _) => sheet.untried(&message::CLAIMS, "to"),
        (Some(_), None) => sheet.untried(&message::CLAIMS, "described"),
        (Some(to), Some(page)) => message::run(&connector, &to, page, sheet).await,
    }
    promised(&connector, described.as_ref(), sheet);
}

/// What it says that it carries, and whether the desk goes by it.
async fn described(connector: &Connector<'_>, sheet: &mut Sheet) -> Option<Value> {
    let (store, channel) = (connector.care.store.clone(), connector.channel.clone());
    let read = spawn_blocking(move || store.read(|snapshot| snapshot.described(&channel))).await;
    let Some(held) = read.ok().and_then(Result::ok).flatten() else {
        sheet.held("descriptor", false, "");
        sheet.untried(&["limits"], "described");
        return None;
    };
    let page: Value = json::read(held.page.as_bytes()).unwrap_or_default();
    // Who it is need not be said.
    let parts = [&page["connector"]["name"], &page["connector"]["version"]];
    let who: Vec<&str> = parts.iter().filter_map(|part| part.as_str()).collect();
    sheet.held("descriptor", true, &who.join(" "));
    let plan = connector.care.current.borrow().plan.clone();
    let in_force = plan.channels.get(connector.channel);
    let in_force = in_force.map(|it| (it.abilities.text_max, it.abilities.file_bytes_max));
    let meant = descriptor::parse(&held.page).ok();
    let meant = meant.map(|it| (it.abilities.text_max, it.abilities.file_bytes_max));
    let what = in_force.map_or_else(String::new, |(text, file)| format!("{text}, {file} B"));
    // The operator may allow smaller files than it carries, and there may be no address to fetch them from.
    let holds = meant
        .zip(in_force)
        .is_some_and(|((text, file), (text_now, file_now))| text == text_now && file_now <= file);
    sheet.held("limits", holds, &what);
    Some(page)
}

/// Whether it is heard of, and what it says is understood.
fn heard(connector: &Connector<'_>, sheet: &mut Sheet) {
    let seen = connector.care.trials.seen(connector.channel);
    let now = connector.care.clock.now();
    let is_heard = seen.heard_at.is_some_and(|at| now.since(at) <= SILENCE_MAX);
    let at = seen.heard_at.map_or_else(String::new, |at| at.to_string());
    if connector.mode == Mode::Push && !is_heard {
        sheet.untried(&["heartbeat"], "pushed");
    } else {
        sheet.held("heartbeat", is_heard, &at);
    }
    let named: Vec<&str> = seen.kinds.keys().map(String::as_str).collect();
    let unknown = format!("{}: {}", seen.unknown, named.join(", "));
    match seen.unknown {
        0 if seen.events == 0 => sheet.untried(&["kinds"], "none_yet"),
        0 => sheet.held("kinds", true, ""),
        _ => sheet.held("kinds", !seen.kinds.values().any(|near| *near), &unknown),
    }
    match (seen.events, seen.rejected) {
        (0, 0) => sheet.untried(&["events"], "none_yet"),
        (taken, 0) => sheet.held("events", true, &taken.to_string()),
        (taken, rejected) => {
            let all = taken + rejected;
            sheet.held("events", false, &format!("{rejected}/{all}, {}", seen.why));
        }
    }
}

/// Whether it answers, in time and in the right shape.
async fn answers(connector: &Connector<'_>, sheet: &mut Sheet) -> bool {
    let answered = connector.deliver(trial("test", 0)).await;
    let (outcome, took) = match answered {
        Answered::Outcome(outcome, took) => (outcome, took),
        Answered::Wrong(why) => {
            sheet.held("answers", true, "");
            sheet.untried(&["prompt"], "shape");
            sheet.held("outcome", false, &why);
            return true;
        }
        Answered::Status(status) => {
            sheet.held("answers", false, &post::status(status));
            sheet.untried(&["prompt", "outcome"], "silent");
            return false;
        }
        Answered::Nothing(why) => {
            sheet.held("answers", false, &why);
            sheet.untried(&["prompt", "outcome"], "silent");
            return false;
        }
    };
    sheet.held("answers", true, "");
    let within = match connector.mode {
        Mode::Push | Mode::Stream => PUSH_PROMPT,
        Mode::Pull => FETCH_PROMPT,
    };
    sheet.held(
        "prompt",
        took <= within,
        &format!("{} ms", took.as_millis()),
    );
    let shape = Contract::published().check("Outcome", &outcome);
    let what = shape
        .err()
        .unwrap_or_else(|| outcome["outcome"].to_string());
    sheet.held("outcome", what == "\"accepted\"", what.trim_matches('"'));
    true
}

/// The same delivery twice, and a kind of delivery that nobody knows.
async fn again(connector: &Connector<'_>, sheet: &mut Sheet) {
    let delivery = trial("test", 2);
    let first = accepted(&connector.deliver(delivery.clone()).await);
    let second = accepted(&connector.deliver(delivery).await);
    sheet.held("repeated", first && second, "");
    let unknown = connector.deliver(trial("x-nobody-knows", 3)).await;
    sheet.held("unknown", accepted(&unknown), "");
    // Only who settles by a request of its own is told; whoever else is late gets the same again.
    let late = trial("test", 4);
    let late = match connector.mode {
        Mode::Pull => connector.deliver_late(late).await,
        Mode::Push | Mode::Stream => connector.deliver_again(late).await,
    };
    let after = connector.deliver(trial("test", 5)).await;
    sheet.held("late", accepted(&late) && accepted(&after), "");
}

/// Whether receipts say only what the descriptor promises.
fn promised(connector: &Connector<'_>, page: Option<&Value>, sheet: &mut Sheet) {
    let Some(page) = page else {
        return sheet.untried(&["promised"], "described");
    };
    let seen = connector.care.trials.seen(connector.channel).receipts;
    if seen.is_empty() {
        return sheet.untried(&["promised"], "no_receipts");
    }
    // That something failed may always be said.
    let is_promised =
        |state: &&String| *state == "failed" || page["receipts"][state.as_str()] == true;
    let more: Vec<&str> = seen
        .iter()
        .filter(|it| !is_promised(it))
        .map(String::as_str)
        .collect();
    sheet.held("promised", more.is_empty(), &more.join(", "));
}

fn accepted(answered: &Answered) -> bool {
    matches!(answered, Answered::Outcome(outcome, _) if outcome["outcome"] == "accepted")
}

/// What it has to refuse, and that it lives on.
async fn bent(connector: &Connector<'_>, sheet: &mut Sheet) {
    for (claim, bent) in [("signature", Bent::Signature), ("stale", Bent::Time)] {
        let status = connector.refuses(bent).await;
        let what = status.map_or_else(|| "–".to_owned(), post::status);
        let refused = status.is_some_and(|status| (400..500).contains(&status) && status != 410);
        sheet.held(claim, refused, &what);
    }
    for (claim, bent) in [("garbage", Bent::Body), ("flood", Bent::Flood)] {
        let status = connector.refuses(bent).await;
        let what = status.map_or_else(|| "–".to_owned(), post::status);
        let refused = status.is_none_or(|status| !(200..300).contains(&status) && status != 410);
        let lives = accepted(&connector.deliver(trial("test", 6)).await);
        sheet.held(claim, refused && lives, &what);
    }
}

/// What is claimed of pushes that are not what they should be.
const BENT: [&str; 4] = ["signature", "stale", "garbage", "flood"];

/// Three heartbeats.
const SILENCE_MAX: Span = Span::seconds(90);

/// How soon a push should be answered: the desk hangs up after 20 s.
const PUSH_PROMPT: Duration = Duration::from_secs(10);

/// How soon what is laid out should be fetched and settled: its lease has 60 s.
const FETCH_PROMPT: Duration = Duration::from_secs(30);
