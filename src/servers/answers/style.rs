//! What is said of a text before it is sent, and how to write well by a channel.

use super::{Ask, Given, No, Said};
use crate::domain::agent::Role;
use crate::domain::style::{Practice, Remark, Style};
use crate::domain::{ConversationId, Name};
use crate::protocol::message::work::Outgoing;
use crate::protocol::message::{Data, Remarked};
use crate::protocol::view::style::{RemarkView, Reviewed};
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan;
use crate::words::{self, Lang};

pub(super) async fn review(
    by: &Ask,
    conversation: Option<ConversationId>,
    channel: Option<Name>,
    text: &str,
) -> Said {
    let written = Written::find(by, conversation, channel).await?;
    let style = written.style(by);
    let remarks: Vec<RemarkView> = style.remarks(text).into_iter().map(view).collect();
    Ok(Given::new(Data::Reviewed(Reviewed {
        remarks: List::from(remarks),
        ask: style.asks,
    })))
}

/// Refuses a text of which there is something to say, where the operator wants that asked and its author has not
/// confirmed it. Whatever client it comes from: one that is slow, or knows nothing of it, cannot go round it.
pub(super) async fn confirmed(by: &Ask, to: Whither<'_>, outgoing: &Outgoing) -> Result<(), No> {
    let settings = by.desk.settings();
    let program = by.asker.who.and_then(|who| by.desk.directory.agent(who));
    let is_asked = program.is_none_or(|agent| agent.role != Role::Bot);
    if outgoing.confirmed || !is_asked || !settings.styles.ask_anywhere() {
        return Ok(());
    }
    let written = match to {
        Whither::Conversation(id) => Written::find(by, Some(id), outgoing.channel.clone()).await?,
        Whither::First(channel, queue) => {
            let known = settings.plan.channels.get(channel);
            let own = || known.map(|channel| channel.target.queue().clone());
            Written {
                channel: channel.clone(),
                queue: queue.cloned().or_else(own),
            }
        }
    };
    let style = written.style(by);
    if !style.asks {
        return Ok(());
    }
    let remarks: Vec<RemarkView> = style
        .remarks(&outgoing.text)
        .into_iter()
        .map(view)
        .collect();
    if remarks.is_empty() {
        return Ok(());
    }
    Err(No::Remarked(Box::new(Remarked {
        refusal: Refusal::new(Code::UNCONFIRMED).hinting("confirm"),
        remarks: List::from(remarks),
    })))
}

/// Where a text goes.
pub(super) enum Whither<'a> {
    Conversation(ConversationId),
    /// To somebody new by a channel; the answer goes into the queue, or the channel's own.
    First(&'a Name, Option<&'a Name>),
}

pub(super) async fn practice(
    by: &Ask,
    conversation: Option<ConversationId>,
    channel: Option<Name>,
    language: &str,
) -> Said {
    let written = Written::find(by, conversation, channel).await?;
    let settings = by.desk.settings();
    let which = match written.style(by).practice {
        Practice::OfChannel => settings.plan.channels.get(&written.channel).map(own),
        named => Some(named),
    };
    let lang = Lang::parse(language);
    let text = which.and_then(key).map(|key| words::say(lang, key, &[]));
    let text = text.unwrap_or_default();
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    Ok(Given::new(Data::Lines(List::from(lines))))
}

/// By which channel something is written, and in which queue.
struct Written {
    channel: Name,
    queue: Option<Name>,
}

impl Written {
    async fn find(
        by: &Ask,
        conversation: Option<ConversationId>,
        channel: Option<Name>,
    ) -> Result<Self, Refusal> {
        let Some(id) = conversation else {
            let channel =
                channel.ok_or_else(|| Refusal::new(Code::OUT_OF_RANGE).with("name", "channel"))?;
            let settings = by.desk.settings();
            let known = settings.plan.channels.get(&channel);
            let queue = known.map(|channel| channel.target.queue().clone());
            return Ok(Self { channel, queue });
        };
        let found = by.conversation(id).await?;
        Ok(Self {
            channel: channel.unwrap_or(found.channel),
            queue: Some(found.routing.queue),
        })
    }

    fn style(&self, by: &Ask) -> Style {
        let settings = by.desk.settings();
        settings.styles.of(&self.channel, self.queue.as_ref())
    }
}

/// The good practice of what a channel is: what everybody reads, letters, a talk on a page, or a telephone's.
fn own(channel: &plan::Channel) -> Practice {
    let abilities = &channel.abilities;
    if abilities.public {
        Practice::Social
    } else if abilities.subject {
        Practice::Mail
    } else if channel.kind.as_str() == WEBCHAT {
        Practice::Chat
    } else {
        Practice::Messaging
    }
}

fn key(practice: Practice) -> Option<&'static str> {
    Some(match practice {
        Practice::Mail => "practice.mail",
        Practice::Chat => "practice.chat",
        Practice::Messaging => "practice.messaging",
        Practice::Social => "practice.social",
        Practice::Voice => "practice.voice",
        Practice::Video => "practice.video",
        Practice::OfChannel | Practice::Nothing => return None,
    })
}

fn view(remark: Remark) -> RemarkView {
    match remark {
        Remark::Long { characters, most } => RemarkView::Long { characters, most },
        Remark::LongSentence {
            begins,
            words,
            most,
        } => RemarkView::LongSentence {
            begins,
            words,
            most,
        },
        Remark::Unfinished { ends } => RemarkView::Unfinished { ends },
        Remark::Acronym { word } => RemarkView::Acronym { word },
        Remark::Avoid { words, instead } => RemarkView::Avoid { words, instead },
    }
}

/// The kind of channel that is a talk on a page.
const WEBCHAT: &str = "webchat";
