//! Entries of the journal as clients are shown them.

use crate::domain::Name;
use crate::domain::conversation::{Interaction, Untaken};
use crate::domain::deed::{CallState, Stop};
use crate::domain::guidance::Guided;
use crate::engine::event::{Actor, Cause, Event, What};
use crate::protocol::view::conversation::{EventView, Param};
use crate::routing::verdict::Rule;
use crate::servers::directory::Directory;

/// An entry of the journal.
pub(in crate::servers) fn view(directory: &Directory, event: &Event) -> EventView {
    let mut params = Params::default();
    describe(directory, &event.what, &mut params);
    EventView {
        seq: event.seq,
        at: event.at,
        by: actor(directory, event.by),
        kind: kind(&event.what).to_owned(),
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
        Actor::Connector => "partner".to_owned(),
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
        Cause::Lapped => "lapped",
        Cause::Aged => "aged",
        Cause::HandedOver => "handed_over",
        Cause::Undecided => "undecided",
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
        Rule::Partner => "partner",
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

/// What an entry is called. Every kind stands in `PROTOCOL.md`.
fn kind(what: &What) -> &'static str {
    use What::{
        ActedAs, Approved, Called, ChannelPaused, Complained, ConfigWritten, ContactChanged,
        ContactErased, ContactsMerged, Deleted, Edited, GivenBack, Guided, Held, Left, Lost,
        MasterChanged, MoveDoubted, Moved, Parted, Person, PersonChanged, QueuePaused, Rated,
        Reacted, Reconfigured, Recorded, Related, Returned, SignInFailed, SignedIn, SignedOut,
        Status, Stopped, StraysSettled, Withdrawn,
    };
    match what {
        What::Opened(_) => "opened",
        What::Received(_) => "received",
        What::Replied(_) => "replied",
        What::Noted(_) => "noted",
        What::MessageState(_) => "message_state",
        Held(_) | Approved(..) | GivenBack(..) | Withdrawn(_) => of_approval(what),
        Edited(_) | Deleted(_) | Reacted(_) | Stopped(..) | Left(_) | Returned(_) | Rated(_)
        | Moved(_) | MoveDoubted(..) | Complained(..) | Parted(_) | Called(..) | Recorded(_) => {
            deed(what)
        }
        What::DeliveryRetried(_) | What::DeliveryDropped(..) => "delivery_forced",
        What::DeliveryDead(..) => "delivery_dead",
        What::Interaction(_) => "status",
        What::SetResolved => "set_resolved",
        What::CeilingReached(..) => "ceiling_reached",
        What::Snoozed(_) => "snoozed",
        What::Woken => "woken",
        What::Ended(_) => "ended",
        What::WrittenUp => "written_up",
        What::Tagged { .. } => "tagged",
        What::Retitled => "retitled",
        What::Prioritised(_) => "prioritised",
        What::CaseStatus(_) => "case_status",
        Related(_) | MasterChanged(_) => of_number(what),
        What::Merged { .. } => "merged",
        What::MergedInto(_) => "merged_into",
        What::SplitFrom(_) => "split",
        What::SplitOff { .. } => "split_off",
        What::HandedOver { .. } => "handed_over",
        What::Doubted(named) => named.map_or("false_token", |_| "doubted"),
        What::Seen(..) => "seen",
        What::Flagged(_) => "flagged",
        What::Joined(_) => "joined",
        What::ResponseDue(_) => "response_due",
        What::FilesLinked(..) => "files_linked",
        What::Undone => "undone",
        What::Drafted(_) => "drafted",
        What::Addressed(..) => "addressed",
        What::AddressProven(..) => "address_proven",
        What::Sorted(_) => "sorted",
        What::Unjudged(_) => "unjudged",
        What::Queued(..) => "queued",
        What::Routed(_) => "routed",
        What::Offered(..) => "offered",
        What::Accepted(_) => "accepted",
        What::Untaken(_, Untaken::Declined(_)) => "declined",
        What::Untaken(_, Untaken::TimedOut) => "timed_out",
        What::Revoked(..) => "revoked",
        What::Assigned(..) => "assigned",
        What::Released(..) => "released",
        What::Transferred { .. } => "transferred",
        What::Overflowed { .. } => "overflowed",
        What::Lapped(_) => "lapped",
        What::SkillsDropped(_) => "skills_dropped",
        What::Stranded => "stranded",
        ContactsMerged { .. } | ContactErased { .. } | ConfigWritten { .. } => of_nothing(what),
        ContactChanged(_) | Status(..) | Lost(_) | Person(..) | PersonChanged(..)
        | SignedIn(..) | ActedAs(..) | SignedOut(_) | SignInFailed(..) | QueuePaused(..)
        | ChannelPaused(..) | Guided(..) | StraysSettled(..) | Reconfigured(_) => of_nothing(what),
    }
}

/// What entries about answers that wait for approval are called.
fn of_approval(what: &What) -> &'static str {
    match what {
        What::Held(_) => "held",
        What::Approved(..) => "approved",
        What::GivenBack(..) => "given_back",
        _ => "withdrawn",
    }
}

/// What entries about another number of a conversation are called.
fn of_number(what: &What) -> &'static str {
    match what {
        What::Related(_) => "related",
        _ => "master_changed",
    }
}

/// What entries about calls are called.
fn call(what: &What) -> &'static str {
    match what {
        What::Called(CallState::Ringing, _) => "call_ringing",
        What::Called(CallState::Answered, _) => "call_answered",
        What::Called(CallState::Held, _) => "call_held",
        What::Called(CallState::Transferred, _) => "call_transferred",
        What::Called(CallState::Ended, _) => "call_ended",
        _ => "call_recorded",
    }
}

/// What entries are called that are about no conversation.
fn of_nothing(what: &What) -> &'static str {
    match what {
        What::ContactChanged(_) => "contact_changed",
        What::ContactsMerged { .. } => "contacts_merged",
        What::ContactErased { .. } => "contact_erased",
        What::Status(_, Some(_)) => "agent_status",
        What::Status(_, None) => "agent_gone",
        What::Lost(_) => "agent_lost",
        What::Person(..) | What::PersonChanged(..) => "person",
        What::ConfigWritten { .. } => "config_written",
        What::SignedIn(..) => "signed_in",
        What::SignInFailed(..) => "sign_in_failed",
        What::ActedAs(..) => "acted_as",
        What::SignedOut(_) => "signed_out",
        What::QueuePaused(..) => "queue_paused",
        What::Guided(_, _, Guided::Published) => "guidance_published",
        What::Guided(_, _, Guided::Withdrawn) => "guidance_withdrawn",
        What::Guided(_, _, Guided::Read) => "guidance_read",
        What::ChannelPaused(..) => "channel_paused",
        What::Reconfigured(_) => "reconfigured",
        What::StraysSettled(_, _, true) => "rejected_replayed",
        What::StraysSettled(_, _, false) => "rejected_dropped",
        _ => unreachable!("only these are asked for"),
    }
}

/// What entries about deeds of customers are called.
fn deed(what: &What) -> &'static str {
    match what {
        What::Complained(..) => "complained",
        What::Edited(_) => "edited",
        What::Deleted(_) => "deleted",
        What::Reacted(_) => "reacted",
        What::Stopped(_, Some(Stop::OptedOut)) => "opted_out",
        What::Stopped(_, Some(Stop::Blocked)) => "blocked",
        What::Stopped(_, None) => "opted_in",
        What::Left(_) => "customer_left",
        What::Returned(_) => "customer_returned",
        What::Rated(_) => "rated",
        What::Moved(_) => "address_moved",
        What::MoveDoubted(..) => "move_doubted",
        What::Parted(_) => "parted",
        What::Called(..) | What::Recorded(_) => call(what),
        _ => unreachable!("only deeds are asked for"),
    }
}

/// The details of what happened to a conversation.
fn describe(directory: &Directory, what: &What, to: &mut Params) {
    match what {
        What::Opened(case) | What::Related(case) => to.add("case", case),
        What::MasterChanged(master) => to.add("master", master),
        What::Received(message)
        | What::Replied(message)
        | What::Held(message)
        | What::Withdrawn(message)
        | What::Noted(message)
        | What::Edited(message)
        | What::Deleted(message)
        | What::Reacted(message)
        | What::MessageState(message) => to.add("message", message),
        What::DeliveryRetried(message) => to.add("message", message).add("how", "retried"),
        What::DeliveryDropped(message, reason) => {
            to.add("message", message).add("how", "dropped");
            if !reason.is_empty() {
                to.add("reason", reason);
            }
            to
        }
        What::DeliveryDead(message, code) => to.add("message", message).add("code", code),
        What::Interaction(interaction) => to.add("status", spoke(*interaction)),
        What::Snoozed(until) => to.add("until", until),
        What::Ended(Some(disposition)) => to.add("disposition", disposition),
        What::Tagged { added, removed } => to.add_all("added", added).add_all("removed", removed),
        What::Prioritised(priority) => to.add("priority", priority),
        What::CaseStatus(status) => to.add("status", case_word(*status)),
        What::Merged { from, seq } => to.add("from", from).add("seq", seq),
        What::MergedInto(into) => to.add("into", into),
        What::SplitFrom(other) => to.add("from", other),
        What::SplitOff { into, seq } => to.add("into", into).add("seq", seq),
        What::Doubted(Some(other)) => to.add("conversation", other),
        What::Seen(agent, seq) => to.add("agent", directory.name(*agent)).add("seq", seq),
        What::Flagged(raised) => to.add("raised", raised),
        What::Joined(agent) | What::Parted(agent) | What::Drafted(agent) => {
            to.add("agent", directory.name(*agent))
        }
        What::ResponseDue(due) => to.add("due", due),
        What::FilesLinked(message, files, until) => {
            let to = to.add("message", message).add("files", files);
            to.add("until", until)
        }
        What::Rated(score) => to.add("score", score),
        What::ContactChanged(contact)
        | What::Stopped(contact, _)
        | What::Left(contact)
        | What::Returned(contact)
        | What::Moved(contact)
        | What::MoveDoubted(contact, None) => to.add("contact", contact),
        What::MoveDoubted(contact, Some(other)) => to.add("contact", contact).add("other", other),
        What::ContactsMerged { into, from } => to.add("into", into).add("from", from),
        What::ContactErased {
            contact,
            conversations,
            messages,
        } => to
            .add("contact", contact)
            .add("conversations", conversations)
            .add("messages", messages),
        What::Approved(..) | What::GivenBack(..) => judged(what, to),
        other => moved(directory, other, to),
    };
}

/// The details of what became of an answer that waited for approval.
fn judged<'a>(what: &What, to: &'a mut Params) -> &'a mut Params {
    match what {
        What::Approved(message, true) => to.add("message", message).add("changed", true),
        What::Approved(message, false) => to.add("message", message),
        What::GivenBack(message, reason) if reason.is_empty() => to.add("message", message),
        What::GivenBack(message, reason) => to.add("message", message).add("reason", reason),
        _ => to,
    }
}

/// The details of routing.
fn moved<'a>(directory: &Directory, what: &What, to: &'a mut Params) -> &'a mut Params {
    match what {
        What::Queued(queue, why) => to.add("queue", queue).add("cause", cause(*why)),
        What::Routed(decision) => {
            to.add("queue", &decision.queue)
                .add("cause", cause(decision.cause))
                .add("rule", rule(decision.rule));
            match decision.winner {
                Some(winner) => to.add("agent", directory.name(winner)),
                None => to,
            }
        }
        What::Offered(offer, agent, until) => to
            .add("offer", offer)
            .add("agent", directory.name(*agent))
            .add("until", until),
        What::Accepted(agent) => to.add("agent", directory.name(*agent)),
        What::Untaken(agent, why) => {
            to.add("agent", directory.name(*agent));
            match why {
                Untaken::Declined(Some(reason)) => to.add("reason", reason),
                Untaken::Declined(None) | Untaken::TimedOut => to,
            }
        }
        What::Revoked(agent, why) | What::Assigned(agent, why) | What::Released(agent, why) => to
            .add("agent", directory.name(*agent))
            .add("cause", cause(*why)),
        What::Transferred { from, to: target } | What::Overflowed { from, to: target } => {
            to.add("from", from).add("to", target)
        }
        What::HandedOver {
            from,
            to: queue,
            fields,
        } => to
            .add("agent", directory.name(*from))
            .add("queue", queue)
            .add_all("fields", fields),
        What::Called(_, Some(agent)) => to.add("agent", directory.name(*agent)),
        What::Recorded(at) if !at.is_empty() => to.add("recording", at),
        What::Lapped(laps) => to.add("laps", laps),
        What::SkillsDropped(skills) => to.add_all("skills", skills),
        What::Complained(message, reason) => to.add("message", message).add("reason", reason),
        What::Addressed(route, address) => to.add("route", route).add("address", address),
        What::AddressProven(channel, address) => to.add("channel", channel).add("address", address),
        What::Sorted(rule) => to.add("rule", rule),
        What::Unjudged(rules) => {
            let names: Vec<&Name> = rules.iter().map(|(rule, _)| rule).collect();
            let why: Vec<&str> = rules.iter().map(|(_, why)| why.as_str()).collect();
            to.add_all("rules", &names).add("why", why.join("; "))
        }
        other => of_the_desk(directory, other, to),
    }
}

/// The details of people and of the desk.
fn of_the_desk<'a>(directory: &Directory, what: &What, to: &'a mut Params) -> &'a mut Params {
    match what {
        What::Status(agent, status) => {
            to.add("agent", directory.name(*agent));
            match status {
                Some(status) => to.add("status", status),
                None => to,
            }
        }
        What::Lost(agent) | What::SignedOut(agent) => to.add("agent", directory.name(*agent)),
        What::Person(_, name) => to.add("agent", name),
        What::PersonChanged(_, name, changes) => to.add("agent", name).add_all("changes", changes),
        What::ConfigWritten {
            file,
            removed,
            generation,
        } => {
            to.add("file", file);
            if let Some(generation) = generation {
                to.add("generation", generation);
            }
            if *removed {
                to.add("removed", true);
            }
            to
        }
        What::SignedIn(agent, device) | What::ActedAs(agent, device) => to
            .add("agent", directory.name(*agent))
            .add("device", device),
        What::SignInFailed(name, source) => to.add("name", name).add("source", source),
        What::Guided(name, version, _) => to.add("guidance", name).add("version", version),
        What::QueuePaused(queue, paused) => to.add("queue", queue).add("paused", paused),
        What::ChannelPaused(channel, paused) => to.add("channel", channel).add("paused", paused),
        What::Reconfigured(generation) => to.add("generation", generation),
        What::StraysSettled(channel, count, _) => to.add("channel", channel).add("count", count),
        What::CeilingReached(channel, most, outwards) => to
            .add("channel", channel)
            .add("most", most)
            .add("direction", if *outwards { "out" } else { "in" }),
        _ => to,
    }
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
