//! What happens at the demo, one line a happening.

use crate::cli::output::safe;
use crate::client::Client;
use crate::domain::{ConversationId, Name};
use crate::protocol::message::lists::ListsRequest;
use crate::protocol::message::{Data, ToDesk};
use crate::protocol::view::conversation::{Direction, EventView, MessageView};
use crate::words::{self, Lang};

use super::banner::Commands;

/// Tells what happens.
#[derive(Debug)]
pub(super) struct News {
    lang: Lang,
}

impl News {
    /// Nothing happened yet.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The sentence for an entry of the journal; nothing where it is not worth a line.
    pub(super) async fn tell(&self, client: &Client, event: &EventView) -> Option<String> {
        let Some(id) = event.conversation else {
            return self.of_desk(client, event).await;
        };
        match event.kind.as_str() {
            "received" => self.received(client, id).await,
            // Acknowledgements would say everything twice.
            "replied" if event.by == "desk" => None,
            kind => {
                let (from, to) = (param(event, "from"), param(event, "to"));
                let moved = matches!(kind, "transferred" | "overflowed");
                let (from, to) = if moved {
                    tokio::join!(
                        self.called(client, "queue", from),
                        self.called(client, "queue", to)
                    )
                } else {
                    (from.to_owned(), to.to_owned())
                };
                self.of_conversation(kind, (id, event), (&from, &to))
            }
        }
    }

    /// A mail that left.
    pub(super) fn left(&self, to: &str, file: &str) -> String {
        let (to, file) = (safe(to), safe(file));
        words::say(self.lang, "demo.news_left", &[("to", &to), ("file", &file)])
    }

    async fn received(&self, client: &Client, id: ConversationId) -> Option<String> {
        let open = ListsRequest::Open {
            conversation: id,
            messages: MESSAGES_MAX,
            watch: false,
        };
        let Ok(answer) = client.ask(ToDesk::Lists(open)).await else {
            return None;
        };
        let Data::Opened(show) = answer.data else {
            return None;
        };
        // An acknowledgement may stand behind the first message already.
        let inward = |message: &&MessageView| message.direction == Direction::In;
        let is_new = !show.earlier
            && show.messages.first().as_ref().is_some_and(inward)
            && show.messages.iter().filter(inward).count() == 1;
        let conversation = show.conversation;
        let queue = self.called(client, "queue", &conversation.queue).await;
        let subject = clipped(&safe(&conversation.subject));
        let name = safe(&conversation.contact.name);
        let key = if is_new {
            "demo.news_new"
        } else {
            "demo.news_again"
        };
        let args: [(&str, &dyn std::fmt::Display); 4] = [
            ("id", &id),
            ("queue", &queue),
            ("name", &name),
            ("subject", &subject),
        ];
        Some(words::say(self.lang, key, &args))
    }

    fn of_conversation(
        &self,
        kind: &str,
        (id, event): (ConversationId, &EventView),
        (from, to): (&str, &str),
    ) -> Option<String> {
        let key = match kind {
            "offered" => "demo.news_offered",
            "accepted" => "demo.news_accepted",
            "declined" => "demo.news_declined",
            "timed_out" => "demo.news_timed_out",
            "assigned" if param(event, "cause") != "accepted" => "demo.news_assigned",
            "replied" => "demo.news_replied",
            "noted" => "demo.news_noted",
            "transferred" | "overflowed" => "demo.news_moved",
            "snoozed" => "demo.news_snoozed",
            "ended" => "demo.news_ended",
            "stranded" => "demo.news_stranded",
            _ => return None,
        };
        let (agent, by) = (param(event, "agent"), event.by.as_str());
        let args: [(&str, &dyn std::fmt::Display); 5] = [
            ("id", &id),
            ("agent", &agent),
            ("by", &by),
            ("from", &from),
            ("to", &to),
        ];
        Some(words::say(self.lang, key, &args))
    }

    async fn of_desk(&self, client: &Client, event: &EventView) -> Option<String> {
        let key = match event.kind.as_str() {
            "agent_status" => "demo.news_status",
            "agent_gone" => "demo.news_gone",
            "reconfigured" => "demo.news_settings",
            _ => return None,
        };
        let (agent, status) = (param(event, "agent"), param(event, "status"));
        let status = match status {
            "" => String::new(),
            named => self.called(client, "status", named).await,
        };
        let args: [(&str, &dyn std::fmt::Display); 2] = [("agent", &agent), ("status", &status)];
        Some(words::say(self.lang, key, &args))
    }

    /// What a queue or status is called, as the desk says now; its name where it says no more.
    async fn called(&self, client: &Client, kind: &str, name: &str) -> String {
        let answer = client.ask(ToDesk::Lists(ListsRequest::Vocabulary)).await;
        match (answer.map(|it| it.data), Name::new(name)) {
            (Ok(Data::Vocabulary(words)), Ok(name)) => {
                safe(words.called(kind, &name, self.lang.code()))
            }
            _ => name.to_owned(),
        }
    }
}

/// Five hints, each when the one before was followed.
pub(super) struct Tour {
    lang: Lang,
    commands: Commands,
    shown: usize,
}

impl Tour {
    /// Before the first hint.
    pub(super) fn new(lang: Lang, commands: Commands) -> Self {
        Self {
            lang,
            commands,
            shown: 0,
        }
    }

    /// The hint that is to be followed, once all were given nothing.
    pub(super) fn hint(&self, id: Option<ConversationId>) -> Option<String> {
        let (_, key) = HINTS.get(self.shown)?;
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        let args: [(&str, &dyn std::fmt::Display); 3] = [
            ("id", &id),
            ("console", &self.commands.console),
            ("desk", &self.commands.desk),
        ];
        Some(words::say(self.lang, key, &args))
    }

    /// The next hint, where what happened is what the last one asked for.
    pub(super) fn hear(&mut self, event: &EventView) -> Option<String> {
        let (awaited, _) = HINTS.get(self.shown)?;
        if event.kind != *awaited || event.by == "desk" && *awaited == "replied" {
            return None;
        }
        self.shown += 1;
        self.hint(event.conversation)
    }
}

/// What follows a hint, and the hint.
const HINTS: [(&str, &str); 5] = [
    ("agent_status", "demo.hint_sign_in"),
    ("accepted", "demo.hint_accept"),
    ("replied", "demo.hint_reply"),
    ("ended", "demo.hint_end"),
    ("", "demo.hint_explain"),
];

fn param<'a>(event: &'a EventView, name: &str) -> &'a str {
    let found = event.params.iter().find(|param| param.name == name);
    found.map_or("", |param| param.value.as_str())
}

fn clipped(text: &str) -> String {
    if text.chars().count() <= SUBJECT_CHARS_MAX {
        return text.to_owned();
    }
    let mut clipped: String = text.chars().take(SUBJECT_CHARS_MAX - 1).collect();
    clipped.push('…');
    clipped
}

/// How many messages tell whether a conversation has just begun.
const MESSAGES_MAX: u32 = 4;

/// How much of a subject fits on the line, in characters.
const SUBJECT_CHARS_MAX: usize = 48;

#[cfg(test)]
mod tests {
    use super::super::place::Place;
    use super::*;
    use crate::domain::{Moment, Seq};
    use crate::protocol::view::conversation::Param;

    fn event(kind: &str, by: &str) -> EventView {
        let agent = Param {
            name: "agent".to_owned(),
            value: "sofia".to_owned(),
        };
        EventView {
            seq: Seq(1),
            at: Moment(0),
            by: by.to_owned(),
            kind: kind.to_owned(),
            params: vec![agent].into(),
            generation: 1,
            conversation: Some(ConversationId(3)),
        }
    }

    #[test]
    fn every_hint_waits_for_the_one_before_to_be_followed() {
        let place = Place::of(Some(std::path::Path::new("/d"))).expect("a place");
        let mut tour = Tour::new(Lang::En, Commands::of(&place));
        assert!(
            tour.hint(None)
                .is_some_and(|hint| hint.contains("console --demo"))
        );
        let mut hear = |kind, by| tour.hear(&event(kind, by)).is_some();
        assert!(!hear("accepted", "sofia"));
        assert!(hear("agent_status", "sofia"));
        assert!(hear("accepted", "sofia"));
        assert!(!hear("replied", "desk"));
        assert!(hear("replied", "sofia"));
        assert!(hear("ended", "sofia"));
        assert!(!hear("ended", "sofia"));
    }

    #[test]
    fn what_is_told_names_the_conversation_and_the_person() {
        let news = News::new(Lang::En);
        let event = event("offered", "desk");
        let line = news.of_conversation("offered", (ConversationId(3), &event), ("", ""));
        let line = line.expect("worth a line");
        assert!(line.contains("#3") && line.contains("sofia"), "{line}");
    }
}
