//! What the desk told without being asked, put where it belongs.

use crate::domain::message::Scope;
use crate::domain::{ConversationId, Moment};
use crate::protocol::message::{Event, News};
use crate::protocol::view::conversation::{
    ConversationView, Direction, DraftView, MessageState, MessageView,
};
use crate::protocol::view::desk::{ConditionView, ConfigStatusView};
use crate::terminal::safe;

use super::inbox::{GLANCE, LIST};
use super::{App, Page, Wish};

impl App {
    pub(super) fn hear(&mut self, event: Event) {
        match *event.news {
            News::Resync => {
                self.ailing.clear();
                self.read_all();
            }
            News::Offer { offer } => self.offered(*offer),
            News::OfferGone { offer, how, .. } => self.offer_gone(offer, how),
            News::Conversation { conversation } => self.changed(&conversation),
            News::Lost { conversation, why } => {
                self.changed(&conversation);
                if self.sent_away(conversation.id) {
                    return;
                }
                let speech = self.setup.speech;
                let why = speech.known("terminal.lost_", &why);
                let text = speech.say(
                    "terminal.lost",
                    &[("number", &conversation.number), ("why", &why)],
                );
                self.warn(text);
            }
            News::Message {
                conversation,
                message,
            } => self.wrote(conversation, *message),
            News::List {
                list,
                changed,
                gone,
                counts,
            } => match list {
                LIST if self.inbox.search.is_none() => self.inbox.change(changed, &gone, counts),
                GLANCE => self.inbox.glance(changed, &gone, counts, false),
                _ => {}
            },
            News::Me { agent } => self.me = Some(*agent),
            News::Guidance { .. } => self.look_for_guidance(),
            News::Vocabulary => self.read_words(),
            News::Panel { panel } => self.panel.show(panel),
            News::Alarm { conversation, why } => self.alarm(&conversation, &why),
            News::Config { status } => self.config_stands(&status),
            News::Channel { condition } => self.channel_does(*condition),
            News::Notice {
                refusal,
                conversation,
            } => {
                let about = conversation.map_or_else(String::new, |id| format!("#{id} "));
                self.warn(about + &self.setup.speech.refusal(&refusal));
            }
            other => self.hear_of_thread(other),
        }
    }

    /// News of the open conversation alone. What is told to outside routers and to readers of the journal is
    /// not asked for here and does not come.
    fn hear_of_thread(&mut self, news: News) {
        match news {
            News::MessageState {
                conversation,
                seq,
                state,
                failure,
                answer,
                ..
            } => self.got_further(conversation, seq, state, (failure, answer)),
            News::History { event } => {
                let about = event.conversation;
                let moved = MOVES_MESSAGES.contains(&event.kind.as_str());
                if let Some(thread) = self.thread.as_mut().filter(|one| Some(one.id) == about) {
                    thread.happened(event);
                    if moved {
                        self.read_thread();
                    }
                }
            }
            News::Presence {
                conversation,
                present,
            } => {
                if let Some(view) = self.open_view(conversation) {
                    view.presence = present;
                }
            }
            News::Draft {
                conversation,
                agent,
                draft,
            } => self.drafted(conversation, &agent, draft),
            News::MessageChanged {
                conversation,
                message,
            } => {
                let thread = self.thread.as_mut();
                if let Some(thread) = thread.filter(|one| one.id == conversation) {
                    thread.add(*message);
                }
            }
            News::CustomerTyping {
                conversation,
                until,
            } => self.customer_types(conversation, until),
            _ => {}
        }
    }

    /// How the configuration stands, for those who may know: only what is wrong is shown.
    pub(super) fn config_stands(&mut self, status: &ConfigStatusView) {
        let first = status.problems.iter().find(|problem| problem.error);
        self.config_problem = match first {
            Some(problem) if !status.ok && !problem.file.is_empty() => {
                Some(format!("{}:{}", safe::line(&problem.file), problem.line))
            }
            _ if !status.ok => Some("?".to_owned()),
            _ => None,
        };
        self.certificate_refused = status.of_certificate().is_some();
    }

    /// What everybody should know of is kept: who answers on a channel that is down writes to a wall.
    fn channel_does(&mut self, condition: ConditionView) {
        if condition.cause.is_some() {
            self.ailing.insert(condition.channel.clone(), condition);
        } else {
            self.ailing.remove(&condition.channel);
        }
    }

    fn open_view(&mut self, id: ConversationId) -> Option<&mut ConversationView> {
        let thread = self.thread.as_mut().filter(|thread| thread.id == id)?;
        thread.show.as_mut().map(|show| &mut show.conversation)
    }

    fn changed(&mut self, view: &ConversationView) {
        self.inbox.refresh(view);
        if let Some(open) = self.open_view(view.id) {
            open.clone_from(view);
        }
    }

    fn wrote(&mut self, id: ConversationId, message: MessageView) {
        let incoming = message.direction == Direction::In;
        let whispered = message.scope == Some(Scope::Whisper);
        let author = safe::line(&message.author);
        let text = safe::line(&message.text);
        let mine = self
            .my_name()
            .is_some_and(|me| me.as_str() == message.author);
        let now = self.now;
        let mut open = false;
        if let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) {
            open = true;
            if incoming {
                thread.typing_until = None;
            }
            if mine && thread.read_seq + 1 == message.seq {
                thread.read_seq = message.seq;
            } else {
                thread.news_at = thread.news_at.or(Some(now));
            }
            thread.add(message);
        }
        if open {
            self.see();
        }
        if whispered && !mine {
            // Advice is for now, and its reader may be at another conversation.
            let speech = self.setup.speech;
            self.say(speech.say(
                "terminal.whisper_came",
                &[("number", &id), ("name", &author)],
            ));
        }
        if incoming || whispered && !mine {
            self.wishes.push(Wish::Notify {
                title: format!("#{id} {author}"),
                body: crate::domain::text::clip(&text, NOTICE_BYTES_MAX).to_owned(),
            });
        }
    }

    fn got_further(
        &mut self,
        id: ConversationId,
        seq: u32,
        state: MessageState,
        (failure, answer): (Option<String>, Option<String>),
    ) {
        let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) else {
            return;
        };
        let Some(show) = &thread.show else { return };
        let known = show.messages.iter().find(|one| one.seq == seq).cloned();
        if let Some(mut message) = known {
            message.state = state;
            message.failure = failure;
            message.answer = answer;
            thread.add(message);
        }
    }

    fn drafted(&mut self, id: ConversationId, agent: &str, draft: Option<DraftView>) {
        let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) else {
            return;
        };
        let Some(show) = &mut thread.show else { return };
        let mut drafts = std::mem::take(&mut show.drafts).into_vec();
        drafts.retain(|one| one.agent.as_str() != agent);
        drafts.extend(draft);
        show.drafts = drafts.into();
    }

    fn customer_types(&mut self, id: ConversationId, until: Moment) {
        if let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) {
            thread.typing_until = Some(until);
        }
    }

    fn alarm(&mut self, view: &ConversationView, why: &str) {
        self.changed(view);
        if self.page == Page::Outbox && why.starts_with("approval") {
            self.show_outbox();
        }
        if why == "approval_over" {
            return;
        }
        let speech = self.setup.speech;
        let why = speech.known("terminal.alarm_", why);
        let owner = view
            .assignee
            .as_ref()
            .map_or_else(|| speech.word("terminal.nobody"), |name| safe::line(name));
        let text = speech.say(
            "terminal.alarm",
            &[("number", &view.number), ("owner", &owner), ("why", &why)],
        );
        self.wishes.push(Wish::Notify {
            title: text.clone(),
            body: safe::line(&view.subject),
        });
        self.warn(text);
    }
}

/// What happens to a conversation when messages leave it or come back: those on the screen are no longer so.
const MOVES_MESSAGES: &[&str] = &["split_off", "merged_into", "undone"];

/// The longest text of one notification, in bytes.
const NOTICE_BYTES_MAX: usize = 200;
