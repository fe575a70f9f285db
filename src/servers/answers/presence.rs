//! One's own status, and being seen at a conversation.

use super::{Ask, Given, Said};
use crate::domain::{ConversationId, Name};
use crate::engine::command::{Act, Presence};
use crate::protocol::message::{Data, PresenceRequest};
use crate::protocol::view::conversation::Doing;
use crate::protocol::{Code, Refusal};
use crate::servers::desk::locked;
use crate::servers::hub::{self, Word};
use crate::servers::translate::{floor, people};

pub(super) async fn answer(by: &Ask, ask: PresenceRequest) -> Said {
    match ask {
        PresenceRequest::SetStatus { status } => set_status(by, status).await,
        PresenceRequest::Statuses => {
            let settings = by.desk.settings();
            Ok(Given::new(Data::Statuses(floor::statuses(&settings.plan))))
        }
        PresenceRequest::Me => me(by),
        PresenceRequest::Lease {
            conversation,
            doing,
        } => lease(by, conversation, doing).await,
        PresenceRequest::Leave { conversation } => leave(by, conversation),
    }
}

async fn set_status(by: &Ask, status: Name) -> Said {
    let who = by.asker.person_only()?;
    let act = Act::Presence(Presence::Status(who, status));
    let (answer, replayed) = by.command(act).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

fn me(by: &Ask) -> Said {
    let who = by.asker.person_only()?;
    let agent = by.desk.directory.agent(who);
    let agent = agent.ok_or_else(|| Refusal::new(Code::NO_AGENT))?;
    let settings = by.desk.settings();
    let factor = by.asker.has_second_factor();
    let view = people::agent(
        &agent,
        by.desk.live_agent(who).as_ref(),
        &settings.plan,
        factor,
    );
    Ok(Given::new(Data::Agent(Box::new(view))))
}

async fn lease(by: &Ask, conversation: ConversationId, doing: Doing) -> Said {
    let who = by.asker.person_only()?;
    by.conversation(conversation).await?;
    let now = by.desk.now();
    let changed = locked(&by.desk.leases).hold(now, conversation, who, doing);
    if changed {
        hub::say(&by.desk, Word::Presence(conversation));
    }
    Ok(Given::done())
}

fn leave(by: &Ask, conversation: ConversationId) -> Said {
    let who = by.asker.person_only()?;
    if locked(&by.desk.leases).leave(conversation, who) {
        hub::say(&by.desk, Word::Presence(conversation));
    }
    Ok(Given::done())
}
