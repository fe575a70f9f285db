//! Setting up channels, macros, labels and the like: kinds, servers of an address, what would be written, writing it.

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::protocol::message::{Data, DeskRequest};
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
        } => Data::ChannelWritten(Box::new(care.write_channel(*channel, seen, replace).await?)),
        DeskRequest::ThingKinds => Data::ChannelKinds(List::from(care.thing_kinds())),
        DeskRequest::DraftThing { thing } => {
            Data::ChannelDraft(Box::new(care.draft_thing(*thing).await?))
        }
        DeskRequest::WriteThing {
            thing,
            seen,
            replace,
        } => Data::ChannelWritten(Box::new(care.write_thing(*thing, seen, replace).await?)),
        // Every other request is answered elsewhere.
        _ => return Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    };
    Ok(Given::new(data))
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
