//! Resolving and ending: nothing is closed over words that its owner has not seen.

use crate::domain::{ConversationId, Name};
use crate::protocol::message::{Conflict, WorkRequest};

use super::App;
use super::ask::Then;
use super::overlay::{Clash, Overlay};

/// What closes a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Closing {
    conversation: ConversationId,
    how: How,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum How {
    /// No answer is needed; with `true` the next one is opened then.
    Resolve(bool),
    /// It ends: how it ended, and what there is to say about it.
    End(Option<Name>, String),
}

impl Closing {
    fn ask(&self, base_seq: Option<u32>) -> WorkRequest {
        let conversation = self.conversation;
        match &self.how {
            How::Resolve(_) => WorkRequest::Resolve {
                conversation,
                base_seq,
            },
            How::End(disposition, remark) => WorkRequest::End {
                conversation,
                base_seq,
                disposition: disposition.clone(),
                remark: remark.clone(),
            },
        }
    }
}

impl App {
    /// No answer is needed in those that are meant.
    pub(super) fn resolve(&mut self) {
        self.close_each(&How::Resolve(false));
    }

    /// No answer is needed in this one; then the next.
    pub(super) fn resolve_then_next(&mut self, conversation: ConversationId) {
        let how = How::Resolve(true);
        self.close(Closing { conversation, how }, None);
    }

    /// Ends those that are meant.
    pub(super) fn end(&mut self, disposition: Option<&Name>, remark: &str) {
        self.close_each(&How::End(disposition.cloned(), remark.to_owned()));
    }

    /// It is closed.
    pub(super) fn closed(&mut self, closing: &Closing) {
        match closing.how {
            How::Resolve(next) => {
                self.say_done("terminal.resolved");
                if next {
                    self.next_needing();
                }
            }
            How::End(..) => self.say_done("terminal.ended"),
        }
    }

    /// Somebody wrote meanwhile: it stays open, and the person decides.
    pub(super) fn not_closed(&mut self, closing: Closing, conflict: Conflict) {
        let id = closing.conversation;
        self.given_away.remove(&id);
        self.warn(self.setup.speech.refusal(&conflict.refusal));
        // Of several only one can be decided on at a time; the others stay open and say so in the list.
        if matches!(self.overlay, Some(Overlay::Conflict(_))) {
            return;
        }
        self.show_clash(id, conflict, Some(closing));
    }

    /// Closes what was stopped, having seen what is new.
    pub(super) fn close_anyway(&mut self, closing: Closing, base_seq: u32) {
        self.close(closing, Some(base_seq));
    }

    /// Shows what is new, and keeps what it stopped.
    pub(super) fn show_clash(
        &mut self,
        id: ConversationId,
        conflict: Conflict,
        stopped: Option<Closing>,
    ) {
        let mut since = conflict.since.into_vec();
        if let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) {
            for message in &since {
                thread.add(message.clone());
            }
        }
        since.sort_by_key(|message| message.seq);
        self.overlay = Some(Overlay::Conflict(Clash {
            conversation: id,
            base_seq: conflict.base_seq,
            since,
            stopped,
        }));
    }

    fn close_each(&mut self, how: &How) {
        let targets = self.targets();
        if targets.is_empty() {
            self.warn_word("terminal.none_chosen");
        }
        for conversation in targets {
            let how = how.clone();
            self.close(Closing { conversation, how }, None);
        }
        self.inbox.marked.clear();
    }

    fn close(&mut self, closing: Closing, seen: Option<u32>) {
        let seen = seen.or_else(|| self.seen_of(closing.conversation));
        self.act(closing.ask(seen), Then::Closed(Box::new(closing)));
    }

    /// The last message of a conversation that the person had before them: in the open thread what counts as
    /// read, in a list what its row rests on.
    fn seen_of(&self, id: ConversationId) -> Option<u32> {
        let thread = self.thread.as_ref().filter(|thread| thread.id == id);
        match thread.filter(|thread| thread.show.is_some()) {
            Some(thread) => Some(thread.read_seq),
            None => self.conversation(id).map(|view| view.seq),
        }
    }
}
