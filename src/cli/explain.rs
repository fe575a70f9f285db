//! Why: a code in words, without any desk; a conversation's way, decision by decision.

use std::collections::BTreeMap;

use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::protocol::message::{Data, ListsRequest, SuperviseRequest, ToDesk};
use crate::protocol::view::conversation::EventView;
use crate::protocol::view::desk::{CandidateView, DecisionView, RestView};
use crate::words::{self, Lang};

use super::connect::Session;
use super::failure::Failure;
use super::output::write;
use super::when;

/// The entries of the journal that say why a conversation began where it did.
const KINDS: [&str; 5] = ["addressed", "sorted", "unjudged", "doubted", "false_token"];

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
    let explained = explained
        .ok_or_else(|| Failure::Missing("cli.no_code", vec![("code", what.to_owned())]))?;
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
        .map(|hint| format!("  → {}\n", session.out.leading(hint)))
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
    let into = super::work::head(session, id)
        .await?
        .conversation
        .merged_into;
    if session.out.json {
        return Ok(session.out.document(
            "explain-conv",
            serde_json::json!({
                "conversation": id, "items": decisions, "rules": rules, "merged_into": into,
            }),
        )?);
    }
    if let Some(into) = into {
        let args: [(&str, &dyn std::fmt::Display); 2] = [("from", &id), ("id", &into)];
        session.out.say("cli.explain_merged", &args)?;
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
    Ok(session
        .out
        .lines(shown(session.out.lang, decision, &when::shown(decision.at)))?)
}

/// A decision for people: what was decided, by what rule and why then; everybody with one reason.
fn shown(lang: Lang, decision: &DecisionView, at: &str) -> Vec<String> {
    let winner = match &decision.winner {
        Some(winner) => winner.to_string(),
        None => words::say(lang, "cli.nobody", &[]),
    };
    let because = words::say(
        lang,
        "cli.because",
        &[
            ("rule", &known(lang, "rule", &decision.rule)),
            ("cause", &known(lang, "cause", &decision.cause)),
            ("generation", &decision.generation),
        ],
    );
    let mut lines = vec![
        format!("{at}  {} → {winner}", decision.queue),
        format!("    {because}"),
    ];
    if decision.candidates.len() <= CANDIDATES_ALONE_MAX {
        let each = decision.candidates.iter();
        lines.extend(each.map(|one| alone(lang, one)));
    } else {
        lines.extend(together(lang, &decision.candidates));
    }
    if decision.unlisted > 0 {
        let groups = decision.rest.iter();
        let groups: Vec<String> = groups.map(|group| counted(lang, group)).collect();
        let more = words::say(
            lang,
            "cli.unlisted",
            &[("n", &decision.unlisted), ("groups", &groups.join(", "))],
        );
        lines.push(format!("    {more}"));
    }
    lines
}

/// One person, one line.
fn alone(lang: Lang, one: &CandidateView) -> String {
    format!("    {:<16} {}", one.agent, reason(lang, one))
}

/// A long list: whoever could have had it by name and in their order, the others under their reason.
fn together(lang: Lang, candidates: &[CandidateView]) -> Vec<String> {
    let (could, could_not): (Vec<_>, Vec<_>) = candidates.iter().partition(|one| one.eligible);
    let mut lines: Vec<String> = could.into_iter().map(|one| alone(lang, one)).collect();
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for one in could_not {
        let group = groups.entry(reason(lang, one)).or_default();
        group.push(one.agent.as_str());
    }
    lines.extend(
        groups
            .into_iter()
            .map(|(reason, names)| format!("    {reason} ({}): {}", names.len(), names.join(", "))),
    );
    lines
}

/// Why somebody got it or did not, in words; whoever could, with what they carried.
fn reason(lang: Lang, one: &CandidateView) -> String {
    let params: Vec<(&str, &dyn std::fmt::Display)> = one
        .params
        .iter()
        .map(|param| (param.name.as_str(), &param.value as &dyn std::fmt::Display))
        .collect();
    let key = format!("cli.reason_{}", one.reason);
    if !words::has(&key) {
        return one.reason.clone();
    }
    let reason = words::say(lang, &key, &params);
    if one.eligible {
        let has_limit = one.params.iter().any(|param| param.name == "free");
        let carries = if has_limit {
            "cli.carries"
        } else {
            "cli.carries_any"
        };
        format!("{reason} ({})", words::say(lang, carries, &params))
    } else {
        reason
    }
}

/// How many of a long list have a reason in common.
fn counted(lang: Lang, group: &RestView) -> String {
    let key = format!("cli.short_{}", group.reason);
    if words::has(&key) {
        words::say(lang, &key, &[("n", &group.count)])
    } else {
        format!("{} {}", group.count, group.reason)
    }
}

/// A stable word in the reader's language, or as it is where a newer desk says what we do not know.
pub(super) fn known(lang: Lang, area: &str, value: &str) -> String {
    let key = format!("cli.{area}_{value}");
    if words::has(&key) {
        words::say(lang, &key, &[])
    } else {
        value.to_owned()
    }
}

/// So many people are told one by one; more are told together by their reason.
const CANDIDATES_ALONE_MAX: usize = 12;

#[cfg(test)]
mod tests {
    use crate::domain::{Moment, Name, Seq};
    use crate::protocol::List;
    use crate::protocol::view::conversation::Param;

    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain word is a name")
    }

    fn candidate(agent: &str, reason: &str, params: &[(&str, &str)]) -> CandidateView {
        let figures = [("free", "3"), ("used", "2")];
        CandidateView {
            agent: name(agent),
            eligible: matches!(reason, "chosen" | "outranked"),
            reason: reason.to_owned(),
            params: figures
                .iter()
                .chain(params)
                .map(|(name, value)| Param {
                    name: (*name).to_owned(),
                    value: (*value).to_owned(),
                })
                .collect(),
        }
    }

    fn decision(candidates: Vec<CandidateView>) -> DecisionView {
        DecisionView {
            seq: Seq(5),
            at: Moment(0),
            conversation: ConversationId(7),
            queue: name("support"),
            cause: "arrived".to_owned(),
            rule: "most_available".to_owned(),
            generation: 3,
            winner: Some(name("sofia")),
            candidates: List::from(candidates),
            unlisted: 0,
            rest: List::new(),
        }
    }

    #[test]
    fn whoever_has_no_limit_is_not_given_a_figure_for_it() {
        let mut bot = candidate("bot", "chosen", &[]);
        let figures = bot.params.to_vec();
        bot.params = figures.into_iter().filter(|it| it.name != "free").collect();
        let told = reason(Lang::En, &bot);
        assert_eq!(told, "chosen (carries 2, without a limit)");
    }

    #[test]
    fn a_short_list_gives_everybody_a_line_and_a_reason() {
        let decision = decision(vec![
            candidate("sofia", "chosen", &[]),
            candidate("marcos", "full", &[("needed", "4")]),
            candidate("ana", "skill", &[("skill", "french"), ("level", "2")]),
        ]);
        assert_eq!(
            shown(Lang::En, &decision, "09:00:00").join("\n"),
            "09:00:00  support → sofia
    who had most room · arrived · configuration 3
    sofia            chosen (carries 2, room for 3)
    marcos           no room: it takes 4, 3 left
    ana              lacks french at level 2"
        );
        let spanish = shown(Lang::Es, &decision, "09:00:00").join("\n");
        assert!(spanish.contains("marcos           no tiene hueco: ocupa 4 y le quedan 3"));
        assert!(spanish.contains("quien más hueco tenía · llegó · configuración 3"));
    }

    #[test]
    fn a_thousand_people_are_a_dozen_lines_and_nobody_is_forgotten() {
        let mut candidates = vec![candidate("sofia", "chosen", &[])];
        candidates.extend((0..20).map(|n| candidate(&format!("a{n}"), "away", &[])));
        candidates.extend((0..3).map(|n| candidate(&format!("t{n}"), "tried", &[])));
        let mut decision = decision(candidates);
        decision.unlisted = 976;
        decision.rest = List::from(vec![
            RestView {
                reason: "away".to_owned(),
                count: 900,
            },
            RestView {
                reason: "full".to_owned(),
                count: 76,
            },
        ]);
        let lines = shown(Lang::En, &decision, "09:00:00");
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert!(lines[3].starts_with("    did not take it before (3): t0, t1, t2"));
        assert!(lines[4].starts_with("    not signed in (20): a0, a1, a2"));
        assert_eq!(
            lines[5],
            "    and 976 more: 900 not signed in, 76 without room"
        );
    }

    #[test]
    fn every_word_the_desk_may_say_is_known_in_both_languages() {
        let reasons = [
            "chosen",
            "outranked",
            "away",
            "lost",
            "status",
            "not_member",
            "skill",
            "tried",
            "full",
            "too_many",
            "ramping",
            "preferred",
            "queue_paused",
            "pull",
            "external",
        ];
        for reason in reasons {
            assert!(words::has(&format!("cli.reason_{reason}")), "{reason}");
            let short = format!("cli.short_{reason}");
            assert!(reason == "chosen" || words::has(&short), "{short}");
        }
        for rule in [
            "most_available",
            "least_active",
            "round_robin",
            "preferred",
            "chosen",
            "nobody",
        ] {
            assert!(words::has(&format!("cli.rule_{rule}")), "{rule}");
        }
        for cause in [
            "arrived",
            "answered",
            "untaken",
            "lapped",
            "aged",
            "freed",
            "reconfigured",
            "now",
        ] {
            assert!(words::has(&format!("cli.cause_{cause}")), "{cause}");
        }
    }
}
