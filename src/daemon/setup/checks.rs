//! What has to be so before a new channel is of use: people for its work, a place for them, nobody else on its account.

use crate::access::{Action, Grants, may};
use crate::config::Config;
use crate::config::fault::Fault;
use crate::domain::agent::Agent;
use crate::protocol::message::answer::{Claim, Held};
use crate::protocol::message::setup::NewChannel;

use super::super::compile::Outcome;
use super::super::trial::Sheet;
use super::Site;

/// Says of each whether it is so.
pub(super) fn of(site: &Site, asked: &NewChannel, outcome: &Outcome) -> Vec<Claim> {
    let mut sheet = Sheet::default();
    owner(asked, outcome, &mut sheet);
    staffed(site, asked, &mut sheet);
    workspace(&site.running.config, asked, &mut sheet);
    sheet.into_claims()
}

/// What one channel reads no other one may: each would take the other's messages.
fn owner(asked: &NewChannel, outcome: &Outcome, sheet: &mut Sheet) {
    let problems = outcome.problems.iter();
    let shared: Vec<String> = problems
        .filter(|problem| problem.fault() == Fault::Shared)
        .filter_map(|problem| problem.file().map(str::to_owned))
        .collect();
    let account = outcome
        .compiled
        .as_ref()
        .and_then(|(config, _)| same_account(config, asked));
    match account {
        Some(other) => sheet.held("owner", false, &format!("channel.{other}")),
        None => sheet.held("owner", shared.is_empty(), &shared.join(", ")),
    }
}

/// Another channel that is on and fetches the same mailbox at the same server.
fn same_account(config: &Config, asked: &NewChannel) -> Option<String> {
    let text = |name: &str, key: &str| {
        let channel = config
            .channels
            .iter()
            .find(|(known, _)| known.as_str() == name)?
            .1;
        channel.own.get(key)?.value.text().map(str::to_lowercase)
    };
    let own = (text(&asked.name, "imap")?, text(&asked.name, "user")?);
    let mut others = config.channels.iter().filter(|(name, channel)| {
        **name != asked.name
            && channel.enabled
            && text(name, "imap").as_ref() == Some(&own.0)
            && text(name, "user").as_ref() == Some(&own.1)
    });
    others.next().map(|(name, _)| name.to_string())
}

/// Whether anybody who may answer belongs to the queue that its work goes to.
fn staffed(site: &Site, asked: &NewChannel, sheet: &mut Sheet) {
    let Some(queue) = &asked.queue else {
        return sheet.note("staffed", Held::Skipped, "no_queue");
    };
    let answers = |agent: &&Agent| {
        agent.enabled
            && agent.queues.contains(queue)
            && may(
                &Grants::of(agent, &site.running.sets),
                Action::ConversationReply,
                Some(queue),
            )
    };
    let people = site.people.iter().filter(answers).count();
    sheet.held("staffed", people > 0, queue);
}

/// Whether agents, and where it needs them visitors' browsers, find an open door.
fn workspace(config: &Config, asked: &NewChannel, sheet: &mut Sheet) {
    let browsers = config.server.https.is_some() || config.server.http.is_some();
    let open = match asked.kind.as_str() {
        "mail" | "maildir" => browsers || config.server.agents.is_some(),
        // Chats and connectors come in by the door of browsers too.
        _ => browsers,
    };
    let what = if open { "" } else { "[server] https, http" };
    sheet.held("workspace", open, what);
}
