//! By which channels a conversation can go on, and what each carries of it.

use std::collections::BTreeMap;

use super::super::desk::Settings;
use super::window;
use crate::domain::Name;
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::protocol::List;
use crate::protocol::view::conversation::{AbilitiesView, WayView};
use crate::routing::plan::{self, Plan};
use crate::servers::translate::{conversation, marks, message};
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// By which channel answers go on to a customer who has left.
pub(super) fn continued_by(
    plan: &Plan,
    conversation: &Conversation,
    contact: Option<&Contact>,
) -> Option<Name> {
    let continued = plan
        .channels
        .get(&conversation.channel)?
        .continued
        .as_ref()?;
    contact?.mail(&conversation.channel)?;
    Some(continued.by.clone())
}

/// Ways to the customer besides the conversation's own, at most one for each channel.
pub(super) fn ways(
    settings: &Settings,
    snapshot: &Snapshot,
    (conversation, contact): (&Conversation, Option<&Contact>),
    fields: &BTreeMap<&str, String>,
) -> Found<List<WayView>> {
    let plan = &settings.plan;
    let addresses = contact.map_or(&[][..], |contact| &contact.addresses[..]);
    let given = contact.and_then(|contact| contact.mail(&conversation.channel));
    let others = plan.channels.iter().filter(|(name, channel)| {
        channel.enabled && channel.abilities.proactive && **name != conversation.channel
    });
    let ways = others.filter_map(|(name, channel)| {
        let mut all = addresses.iter().chain(&given);
        let to = all.find(|address| channel.reaches(address))?;
        Some((name, channel, to))
    });
    let ways = ways.take(WAYS_MAX).map(|(name, channel, to)| {
        let channel = Some(channel);
        let way = (contact, (name, to));
        let (reply_until, reply_then) = window::end(channel, snapshot, conversation, way)?;
        Ok(WayView {
            channel: name.clone(),
            to: message::address(to),
            abilities: abilities(settings, conversation, (name, channel)),
            stopped: marks::stopped(contact, to),
            reply_until,
            reply_then,
            templates: window::templates(channel, (contact, &plan.desk.language), fields),
        })
    });
    ways.collect()
}

/// What a channel carries of a conversation.
pub(super) fn abilities(
    settings: &Settings,
    it: &Conversation,
    (name, channel): (&Name, Option<&plan::Channel>),
) -> AbilitiesView {
    let review = settings.styles.look_for(name, &it.routing.queue);
    conversation::abilities(channel, settings.plan.links.is_some(), review)
}

/// How many other ways to a customer are shown.
const WAYS_MAX: usize = 50;
