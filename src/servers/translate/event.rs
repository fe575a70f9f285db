//! Entries of the journal as clients are shown them.

use crate::domain::Name;
use crate::domain::conversation::{Interaction, Untaken};
use crate::engine::event::{Actor, Cause, Event, What};
use crate::protocol::view::conversation::{EventView, Param};
use crate::routing::verdict::Rule;
use crate::servers::directory::Directory;

/// An entry of the journal.
pub(in crate::servers) fn view(directory: &Directory, event: &Event) -> EventView {
    let mut params = Params::default();
    let kind = describe(directory, &event.what, &mut params);
    EventView {
        seq: event.seq,
        at: event.at,
        by: actor(directory, event.by),
        kind: kind.to_owned(),
        params: params.0.into_iter().collect(),
        generation: event.generation,
        conversation: event.conversation,
    }
}

/// Who caused something, as a word.
pub(in crate::servers) fn actor(directory: &Directory, by: Actor) -> String {
    match by {
        Actor::Desk => "desk".to_owned(),
        Actor::Contact(_) => "contact".to_owned(),
        Actor::Agent(id) => directory.name(id).to_string(),
        Actor::Operator(_) => "operator".to_owned(),
    }
}

/// Why the desk moved something, as a stable word.
pub(in crate::servers) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Arrived => "arrived",
        Cause::Answered => "answered",
        Cause::Claimed => "claimed",
        Cause::Accepted => "accepted",
        Cause::Assigned => "assigned",
        Cause::Transferred => "transferred",
        Cause::Overflowed => "overflowed",
        Cause::Released => "released",
        Cause::Absent => "absent",
        Cause::Busy => "busy",
        Cause::Woken => "woken",
        Cause::Ended => "ended",
        Cause::Reopened => "reopened",
        Cause::Merged => "merged",
        Cause::Split => "split",
        Cause::Undone => "undone",
        Cause::TakenOver => "taken_over",
        Cause::Reconfigured => "reconfigured",
        Cause::Untaken => "untaken",
        Cause::Freed => "freed",
    }
}

/// Which rule chose, as a stable word.
pub(in crate::servers) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::MostAvailable => "most_available",
        Rule::LeastActive => "least_active",
        Rule::RoundRobin => "round_robin",
        Rule::Preferred => "preferred",
        Rule::FirstInLine => "first_in_line",
        Rule::Chosen => "chosen",
        Rule::Nobody => "nobody",
    }
}

#[derive(Default)]
struct Params(Vec<Param>);

impl Params {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "words, numbers and names are handed over alike"
    )]
    fn add(&mut self, name: &str, value: impl ToString) -> &mut Self {
        self.0.push(Param {
            name: name.to_owned(),
            value: value.to_string(),
        });
        self
    }

    fn add_all<T: ToString>(&mut self, name: &str, values: &[T]) -> &mut Self {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        self.add(name, values.join(" "))
    }
}

fn describe(directory: &Directory, what: &What, to: &mut Params) -> &'static str {
    match what {
        What::Opened(case) => named("opened", to.add("case", case)),
        What::Received(message) => named("received", to.add("message", message)),
        What::Replied(message) => named("replied", to.add("message", message)),
        What::Noted(message) => named("noted", to.add("message", message)),
        What::MessageState(message) => named("message_state", to.add("message", message)),
        What::DeliveryForced(message, again) => {
            let how = if *again { "retried" } else { "dropped" };
            named(
                "delivery_forced",
                to.add("message", message).add("how", how),
            )
        }
        What::DeliveryDead(message, code) => named(
            "delivery_dead",
            to.add("message", message).add("code", code),
        ),
        What::Interaction(interaction) => named("status", to.add("status", spoke(*interaction))),
        What::Snoozed(until) => named("snoozed", to.add("until", until)),
        What::Woken => "woken",
        What::Ended(disposition) => {
            if let Some(disposition) = disposition {
                to.add("disposition", disposition);
            }
            "ended"
        }
        What::WrittenUp => "written_up",
        What::Tagged { added, removed } => named(
            "tagged",
            to.add_all("added", added).add_all("removed", removed),
        ),
        What::Retitled => "retitled",
        What::CaseStatus(status) => named("case_status", to.add("status", case_word(*status))),
        What::Related(case) => named("related", to.add("case", case)),
        What::Merged { from, seq } => named("merged", to.add("from", from).add("seq", seq)),
        What::MergedInto(into) => named("merged_into", to.add("into", into)),
        What::SplitFrom(other) => named("split", to.add("from", other)),
        What::Doubted(Some(other)) => named("doubted", to.add("conversation", other)),
        What::Doubted(None) => "false_token",
        What::Seen(agent, seq) => named(
            "seen",
            to.add("agent", directory.name(*agent)).add("seq", seq),
        ),
        What::Flagged(raised) => named("flagged", to.add("raised", raised)),
        What::Joined(agent) => named("joined", to.add("agent", directory.name(*agent))),
        What::ResponseDue(due) => named("response_due", to.add("due", due)),
        What::Undone => "undone",
        What::Drafted(agent) => named("drafted", to.add("agent", directory.name(*agent))),
        What::ContactChanged(contact) => named("contact_changed", to.add("contact", contact)),
        What::ContactsMerged { into, from } => {
            named("contacts_merged", to.add("into", into).add("from", from))
        }
        other => moved(directory, other, to),
    }
}

/// The entries of routing, of people and of the desk.
fn moved(directory: &Directory, what: &What, to: &mut Params) -> &'static str {
    match what {
        What::Queued(queue, why) => {
            named("queued", to.add("queue", queue).add("cause", cause(*why)))
        }
        What::Routed(decision) => {
            to.add("queue", &decision.queue)
                .add("cause", cause(decision.cause))
                .add("rule", rule(decision.rule));
            if let Some(winner) = decision.winner {
                to.add("agent", directory.name(winner));
            }
            "routed"
        }
        What::Offered(offer, agent, until) => named(
            "offered",
            to.add("offer", offer)
                .add("agent", directory.name(*agent))
                .add("until", until),
        ),
        What::Accepted(agent) => named("accepted", to.add("agent", directory.name(*agent))),
        What::Untaken(agent, why) => {
            to.add("agent", directory.name(*agent));
            match why {
                Untaken::Declined(reason) => {
                    if let Some(reason) = reason {
                        to.add("reason", reason);
                    }
                    "declined"
                }
                Untaken::TimedOut => "timed_out",
            }
        }
        What::Revoked(agent, why) => agent_and_cause(directory, "revoked", *agent, *why, to),
        What::Assigned(agent, why) => agent_and_cause(directory, "assigned", *agent, *why, to),
        What::Released(agent, why) => agent_and_cause(directory, "released", *agent, *why, to),
        What::Transferred { from, to: target } => {
            named("transferred", to.add("from", from).add("to", target))
        }
        What::Overflowed { from, to: target } => {
            named("overflowed", to.add("from", from).add("to", target))
        }
        What::Lapped(laps) => named("lapped", to.add("laps", laps)),
        What::SkillsDropped(skills) => named("skills_dropped", to.add_all("skills", skills)),
        What::Stranded => "stranded",
        What::Sorted(rule) => named("sorted", to.add("rule", rule)),
        What::Unjudged(rules) => {
            let names: Vec<&Name> = rules.iter().map(|(rule, _)| rule).collect();
            let why: Vec<&str> = rules.iter().map(|(_, why)| why.as_str()).collect();
            named(
                "unjudged",
                to.add_all("rules", &names).add("why", why.join("; ")),
            )
        }
        What::Prioritised(priority) => named("prioritised", to.add("priority", priority)),
        other => of_the_desk(directory, other, to),
    }
}

/// The entries of people and of the desk.
fn of_the_desk(directory: &Directory, what: &What, to: &mut Params) -> &'static str {
    match what {
        What::Status(agent, status) => {
            to.add("agent", directory.name(*agent));
            match status {
                Some(status) => named("agent_status", to.add("status", status)),
                None => "agent_gone",
            }
        }
        What::Lost(agent) => named("agent_lost", to.add("agent", directory.name(*agent))),
        What::Person(_, name) => named("person", to.add("agent", name)),
        What::SignedIn(agent, device) => named(
            "signed_in",
            to.add("agent", directory.name(*agent))
                .add("device", device),
        ),
        What::SignInFailed(name, source) => {
            named("sign_in_failed", to.add("name", name).add("source", source))
        }
        What::SignedOut(agent) => named("signed_out", to.add("agent", directory.name(*agent))),
        What::QueuePaused(queue, paused) => {
            named("queue_paused", to.add("queue", queue).add("paused", paused))
        }
        What::ChannelPaused(channel, paused) => named(
            "channel_paused",
            to.add("channel", channel).add("paused", paused),
        ),
        What::Reconfigured(generation) => named("reconfigured", to.add("generation", generation)),
        _ => "other",
    }
}

fn agent_and_cause(
    directory: &Directory,
    kind: &'static str,
    agent: crate::domain::AgentId,
    why: Cause,
    to: &mut Params,
) -> &'static str {
    to.add("agent", directory.name(agent))
        .add("cause", cause(why));
    kind
}

fn named(kind: &'static str, _: &mut Params) -> &'static str {
    kind
}

fn spoke(interaction: Interaction) -> &'static str {
    match interaction {
        Interaction::New => "new",
        Interaction::Open => "open",
        Interaction::Resolved => "resolved",
    }
}

fn case_word(status: crate::domain::case::CaseStatus) -> &'static str {
    use crate::domain::case::CaseStatus as S;
    match status {
        S::New => "new",
        S::Open => "open",
        S::Pending => "pending",
        S::OnHold => "on_hold",
        S::Solved => "solved",
        S::Closed => "closed",
    }
}
