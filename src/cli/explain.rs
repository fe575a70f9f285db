//! Why: a code in words, without any desk; a conversation's way, decision by decision.

use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::protocol::message::{Data, ListsRequest, SuperviseRequest, ToDesk};
use crate::protocol::view::conversation::EventView;
use crate::protocol::view::desk::{CandidateView, DecisionView};
use crate::words;

use super::connect::Session;
use super::failure::Failure;
use super::output::write;
use super::when;

/// The entries of the journal that say why a conversation began where it did.
const KINDS: [&str; 4] = ["sorted", "unjudged", "doubted", "false_token"];

/// Among how many of its first entries they are looked for: they stand at its beginning.
const FIRST_EVENTS_MAX: u32 = 20;

/// How many decisions are asked for.
const DECISIONS_MAX: u32 = 50;

pub(super) async fn run(
    session: &mut Session,
    what: &str,
    id: Option<ConversationId>,
) -> Result<(), Failure> {
    match id {
        Some(id) => conversation(session, id).await,
        None => match what.trim_start_matches('#').parse() {
            Ok(id) => conversation(session, ConversationId(id)).await,
            Err(_) => code(session, what),
        },
    }
}

fn code(session: &Session, what: &str) -> Result<(), Failure> {
    let lang = session.out.lang;
    let code = what.to_uppercase();
    let explained = words::explain(lang, &code);
    let explained =
        explained.ok_or_else(|| Failure::Usage("cli.no_code", vec![("code", what.to_owned())]))?;
    if session.out.json {
        let document = serde_json::json!({
            "code": code,
            "title": explained.title,
            "text": explained.text,
            "hint": explained.hint,
        });
        return Ok(session.out.document("explain-code", document)?);
    }
    let hint = explained
        .hint
        .map(|hint| format!("  → {hint}\n"))
        .unwrap_or_default();
    Ok(write(&format!(
        "{code}  {}\n  {}\n{hint}",
        explained.title, explained.text
    ))?)
}

async fn conversation(session: &mut Session, id: ConversationId) -> Result<(), Failure> {
    let request = SuperviseRequest::Explain {
        conversation: id,
        limit: DECISIONS_MAX,
    };
    let Data::Decisions(decisions) = session.ask(ToDesk::Supervise(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let rules = rules(session, id).await?;
    if session.out.json {
        return Ok(session.out.document(
            "explain-conv",
            serde_json::json!({"conversation": id, "items": decisions, "rules": rules}),
        )?);
    }
    for event in &rules {
        let params: Vec<(&str, &dyn std::fmt::Display)> = event
            .params
            .iter()
            .map(|param| (param.name.as_str(), &param.value as &dyn std::fmt::Display))
            .collect();
        let what = words::say(
            session.out.lang,
            &format!("cli.explain_{}", event.kind),
            &params,
        );
        let line = format!("{}  {what}", when::shown(event.at));
        session.out.lines([line])?;
    }
    if decisions.is_empty() {
        return Ok(session.out.say("cli.no_decisions", &[("id", &id)])?);
    }
    for decision in decisions.iter() {
        print(session, decision)?;
    }
    Ok(())
}

/// What was said of it when it began: the rule that sorted it, those that could not be judged, and a
/// sender who is not who the mail makes them.
async fn rules(session: &mut Session, id: ConversationId) -> Result<Vec<EventView>, Failure> {
    let request = ListsRequest::History {
        conversation: id,
        after: None,
        limit: FIRST_EVENTS_MAX,
    };
    let Data::Events(events) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let told = |event: &EventView| KINDS.contains(&event.kind.as_str());
    Ok(events.items.into_iter().filter(told).collect())
}

fn print(session: &Session, decision: &DecisionView) -> Result<(), Failure> {
    let lang = session.out.lang;
    let word = |area: &str, value: &str| {
        let key = format!("cli.{area}_{value}");
        if words::has(&key) {
            words::say(lang, &key, &[])
        } else {
            value.to_owned()
        }
    };
    let winner = match &decision.winner {
        Some(winner) => format!("→ {winner}"),
        None => format!("→ {}", words::say(lang, "cli.nobody", &[])),
    };
    let head = format!(
        "{}  {}  {}  {}  {}  ({})",
        when::shown(decision.at),
        decision.queue,
        word("cause", &decision.cause),
        winner,
        word("rule", &decision.rule),
        words::say(lang, "cli.in_generation", &[("n", &decision.generation)]),
    );
    let candidate = |one: &CandidateView| {
        let params: Vec<String> = one
            .params
            .iter()
            .map(|param| format!("{}={}", param.name, param.value))
            .collect();
        format!(
            "    {:<16} {}  {}",
            one.agent,
            word("reason", &one.reason),
            params.join(" ")
        )
    };
    let candidates = decision
        .candidates
        .iter()
        .map(candidate)
        .map(|line| line.trim_end().to_owned());
    let more = (decision.unlisted > 0).then(|| {
        format!(
            "    {}",
            words::say(lang, "cli.unlisted", &[("n", &decision.unlisted)])
        )
    });
    Ok(session
        .out
        .lines([head].into_iter().chain(candidates).chain(more))?)
}
