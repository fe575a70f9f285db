//! Setting up channels, macros, labels and the like: kinds, servers of an address, what would be written, writing it.

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::engine::command::{Act, Wrote};
use crate::protocol::message::{Data, DeskRequest};
use crate::protocol::view::setup::ChannelWritten;
use crate::protocol::{Code, List, Refusal};

pub(super) async fn answer(by: &Ask, ask: DeskRequest) -> Said {
    by.asker.demand(needed(&ask), None)?;
    let care = &by.desk.caretaker;
    let data = match ask {
        DeskRequest::ChannelKinds => Data::ChannelKinds(List::from(care.channel_kinds())),
        DeskRequest::FindMailServers { address } => {
            Data::MailServers(Box::new(care.find_mail_servers(address).await?))
        }
        DeskRequest::DraftChannel { channel } => {
            Data::ChannelDraft(Box::new(care.draft_channel(*channel).await?))
        }
        DeskRequest::WriteChannel {
            channel,
            seen,
            replace,
        } => {
            let before = generation(by);
            let written = care.write_channel(*channel, seen, replace).await?;
            journal(by, before, &written, false).await;
            Data::ChannelWritten(Box::new(written))
        }
        DeskRequest::ThingKinds => Data::ChannelKinds(List::from(care.thing_kinds())),
        DeskRequest::DraftThing { thing } => {
            Data::ChannelDraft(Box::new(care.draft_thing(*thing).await?))
        }
        DeskRequest::WriteThing {
            thing,
            seen,
            replace,
        } => {
            let (before, removed) = (generation(by), thing.remove);
            let written = care.write_thing(*thing, seen, replace).await?;
            journal(by, before, &written, removed).await;
            Data::ChannelWritten(Box::new(written))
        }
        // Every other request is answered elsewhere.
        _ => return Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    };
    Ok(Given::new(data))
}

fn generation(by: &Ask) -> u32 {
    by.desk.config.borrow().generation
}

/// Who wrote it stands in the journal, with the generation that came of it. It is written by now: what cannot be
/// remembered is no reason to say that it was not.
async fn journal(by: &Ask, before: u32, written: &ChannelWritten, removed: bool) {
    let now = written.status.generation;
    let wrote = Wrote {
        file: written.file.clone(),
        removed,
        generation: (written.status.ok && now != before).then_some(now),
    };
    if let Err(refusal) = by.command_under(None, Act::Wrote(Box::new(wrote))).await {
        tracing::warn!(code = %refusal.code, file = %written.file, "who wrote the configuration was not kept");
    }
}

/// Who may not write a channel has nothing to set up: looking for servers calls machines elsewhere. Saved
/// answers are a supervisor's too, wherever they are kept.
fn needed(ask: &DeskRequest) -> Action {
    match ask {
        DeskRequest::ThingKinds => Action::ConfigRead,
        DeskRequest::DraftThing { thing } | DeskRequest::WriteThing { thing, .. }
            if thing.kind.as_str() == "template" =>
        {
            Action::MacroEdit
        }
        _ => Action::ConfigWrite,
    }
}
