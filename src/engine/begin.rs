//! The desk writes first.

use std::collections::BTreeMap;

use crate::access::action::Action;
use crate::domain::contact::Contact;
use crate::domain::conversation::{Interaction, Work};
use crate::domain::message::Author;
use crate::domain::text::{SUBJECT_BYTES_MAX, line};
use crate::domain::{CaseId, ContactId};
use crate::routing::plan::{self, WriteFirst};

use super::answer::Answer;
use super::approval;
use super::command::Outbound;
use super::event::What;
use super::fit;
use super::refusal::Refusal;
use super::turn::Turn;
use super::{compose, intake, links, signature, undo, window};

/// Begins a conversation with a message of ours; it waits for the customer with whoever wrote it.
pub(super) fn begin(turn: &mut Turn<'_>, outbound: Outbound) -> Result<Answer, Refusal> {
    let plan = turn.plan();
    let channel = plan
        .channels
        .get(&outbound.channel)
        .ok_or_else(|| Refusal::NoSuch("channel", outbound.channel.to_string()))?;
    let queue = outbound
        .queue
        .clone()
        .unwrap_or_else(|| channel.target.queue().clone());
    if !plan.queues.contains_key(&queue) {
        return Err(Refusal::NoSuch("queue", queue.to_string()));
    }
    turn.demand(Action::ConversationStart, Some(&queue))?;
    if !channel.enabled {
        return Err(Refusal::ChannelOff(outbound.channel));
    }
    if !channel.abilities.proactive {
        return Err(Refusal::NotProactive(outbound.channel));
    }
    willing(turn, &outbound, channel.write_first)?;
    let known = known(turn, &outbound);
    let (outbound, subject) = worded(turn, known.as_ref(), channel, outbound)?;
    let next = (links::next(turn), &outbound.reply);
    fit::sendable(channel, next)?;
    if let Some(case) = outbound.case
        && turn.ledger.case(case).is_none()
    {
        return Err(Refusal::NoSuch("case", case.to_string()));
    }
    let contact = intake::contact_at(turn, &outbound.to, &outbound.to_name, None);
    let case = match outbound.case {
        Some(case) => case,
        None => open_case(turn, contact, &subject, channel),
    };
    let mut conversation =
        intake::fresh(turn, case, contact, outbound.channel, outbound.to, subject);
    let id = conversation.id;
    if let Some(master) = outbound.case.and_then(|case| intake::master_of(turn, case)) {
        conversation.master = master;
    }
    conversation.routing.queue = queue;
    conversation.interaction = Interaction::Resolved;
    conversation.first_reply_at = Some(turn.now);
    let me = undo::agent_of(turn.by);
    conversation.routing.fence = u32::from(me.is_some());
    conversation.work = me.map_or(Work::Done, |agent| Work::Waiting { agent });
    let reply = match compose::is_template(&outbound.reply) {
        true => outbound.reply,
        false => signature::signed(turn, &conversation, channel, outbound.reply),
    };
    let leaves = approval::leaves(turn, channel, &conversation.routing.queue);
    let by = me.map_or(Author::Desk, Author::Agent);
    let message = compose::write(turn, &mut conversation, by, reply, channel, leaves);
    let seq = conversation.seq;
    turn.keep(conversation);
    turn.event(Some(id), What::Opened(case));
    turn.event(Some(id), leaves.told(message));
    Ok(Answer::Message {
        message,
        conversation: id,
        seq,
        undo: None,
    })
}

/// The message with its links, or the words of a template, and how its channel lets it go; and what it is about.
fn worded(
    turn: &Turn<'_>,
    known: Option<&Contact>,
    channel: &plan::Channel,
    mut outbound: Outbound,
) -> Result<(Outbound, String), Refusal> {
    let language = &turn.state.plan.desk.language;
    let fields = fields(turn, known, &outbound);
    let filled = window::filled(channel, known, (language, &fields), outbound.reply)?;
    let template;
    (outbound.reply, template) = filled;
    let subject = title(&outbound);
    if template.is_none() {
        outbound.reply = links::linked(turn, known, channel, outbound.reply);
    }
    outbound.reply.manner = window::manner(
        turn,
        (&outbound.channel, channel),
        (known, &outbound.to, None),
        window::writer(turn),
        template,
    )?;
    Ok((outbound, subject))
}

/// What a template can say of somebody who is written to first.
fn fields(
    turn: &Turn<'_>,
    known: Option<&Contact>,
    outbound: &Outbound,
) -> BTreeMap<&'static str, String> {
    let name = known.map(|contact| contact.name.clone());
    let name = name.filter(|name| !name.is_empty());
    BTreeMap::from([
        ("name", name.unwrap_or_else(|| outbound.to_name.clone())),
        ("desk", turn.state.plan.desk.name.clone()),
        ("agent", super::case::author(turn)),
    ])
}

/// What it is about: as its author says, else as it begins.
fn title(outbound: &Outbound) -> String {
    let reply = &outbound.reply;
    line(
        reply.subject.as_ref().unwrap_or(&reply.text),
        SUBJECT_BYTES_MAX,
    )
}

fn open_case(
    turn: &mut Turn<'_>,
    contact: ContactId,
    subject: &str,
    channel: &plan::Channel,
) -> CaseId {
    let (kind, origin) = (channel.case_kind.clone(), channel.origin.clone());
    intake::open_case(turn, contact, subject, kind, origin)
}

/// Whoever the desk knows at the address.
fn known(turn: &Turn<'_>, outbound: &Outbound) -> Option<Contact> {
    let known = turn.ledger.contact_at(&outbound.to)?;
    turn.ledger.contact(known)
}

/// Whether the desk may write to somebody who has not written here (acceptance 0.03).
fn willing(turn: &Turn<'_>, outbound: &Outbound, to: WriteFirst) -> Result<(), Refusal> {
    if outbound.to.value.trim().is_empty() {
        return Err(Refusal::NoSuch("address", String::new()));
    }
    let contact = known(turn, outbound);
    let said = contact
        .as_ref()
        .and_then(|contact| contact.fields.get(CONSENT_FIELD))
        .map(String::as_str);
    let stopped = contact
        .as_ref()
        .is_some_and(|contact| contact.stopped_at(&outbound.to).is_some());
    let allowed = match (to, said) {
        _ if stopped => false,
        (_, Some(REFUSED)) | (WriteFirst::Nobody, _) => false,
        (WriteFirst::Anyone, _) => true,
        (WriteFirst::Known, _) => contact.is_some(),
        (WriteFirst::Consented, said) => said == Some(AGREED),
    };
    if allowed {
        Ok(())
    } else {
        Err(Refusal::NoConsent(outbound.to.value.clone()))
    }
}

/// The field of a customer's record that says whether they want to be written to.
const CONSENT_FIELD: &str = "consent";

/// They do.
const AGREED: &str = "yes";

/// They do not.
const REFUSED: &str = "no";
