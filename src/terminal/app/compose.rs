//! Writing: answers, notes and whispers, drafts that are never lost, and what happens to what was sent.

use crate::domain::message::Scope;
use crate::domain::{ConversationId, Moment, Name, Span};
use crate::protocol::message::answer::Conflict;
use crate::protocol::message::work::Outgoing;
use crate::protocol::message::{SuperviseRequest, WorkRequest};
use crate::protocol::view::conversation::{AddressView, FileView, WayView};
use crate::protocol::view::template::TemplateUse;
use crate::protocol::{Refusal, ToDesk};
use crate::terminal::field::Field;
use crate::terminal::safe;

use super::ask::Then;
use super::{App, Failed, Focus, Page, Wish};

/// Something being written in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Composer {
    /// In which.
    pub(crate) conversation: ConversationId,
    /// What it will be.
    pub(crate) writing: Writing,
    /// The text.
    pub(crate) field: Field,
    /// The last message that its author has seen.
    pub(crate) base_seq: u32,
    /// Files that go along.
    pub(crate) files: Vec<FileView>,
    /// The saved answer it was made with.
    pub(crate) made_with: Option<Name>,
    /// The channel's template that it is, with its text: what is changed is none any more.
    pub(crate) template: Option<(TemplateUse, String)>,
    /// Places of that answer that are still to be filled.
    pub(crate) gaps: Vec<String>,
    /// Another subject than the conversation's.
    pub(crate) subject: Option<String>,
    /// Another address than the customer wrote from.
    pub(crate) to: Option<AddressView>,
    /// By which other channel than the one the customer last used.
    pub(crate) via: Option<WayView>,
    /// Who else gets it.
    pub(crate) cc: Vec<AddressView>,
    /// By which channel it goes and what they are called, where there is no conversation yet.
    pub(crate) first: Option<First>,
    /// What of it is not as the desk wants to be written, as far as that was looked at.
    pub(crate) remarks: Vec<String>,
    /// The text that its author sends as it is, having read them.
    pub(crate) confirmed: Option<String>,
    /// When it last changed.
    pub(crate) changed_at: Moment,
    /// Whether the next conversation is wanted when it is sent.
    pub(crate) next: bool,
    /// What of it the desk has kept.
    kept: String,
    kept_at: Moment,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// An answer to the customer.
    Reply,
    /// A note that the team reads.
    TeamNote,
    /// A note that its author reads.
    OwnNote,
    /// Advice that the owner reads.
    Whisper,
    /// A first letter to somebody; the conversation begins with it.
    First,
}

/// Where a first letter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct First {
    /// By which channel.
    pub(crate) channel: Name,
    /// To whom, as the channel spells it.
    pub(crate) address: String,
    /// What they are called, for a desk that does not know them.
    pub(crate) name: String,
}

impl Writing {
    /// Whether the customer never reads it.
    fn is_inside(self) -> bool {
        match self {
            Self::TeamNote | Self::OwnNote | Self::Whisper => true,
            Self::Reply | Self::First => false,
        }
    }
}

impl Composer {
    pub(super) fn new(
        conversation: ConversationId,
        writing: Writing,
        base_seq: u32,
        now: Moment,
    ) -> Self {
        Self {
            conversation,
            writing,
            field: Field::default(),
            base_seq,
            files: Vec::new(),
            made_with: None,
            template: None,
            gaps: Vec::new(),
            subject: None,
            to: None,
            via: None,
            cc: Vec::new(),
            first: None,
            remarks: Vec::new(),
            confirmed: None,
            changed_at: Moment(0),
            next: false,
            kept: String::new(),
            kept_at: now,
        }
    }

    /// What the desk kept of an earlier one.
    pub(super) fn kept(id: ConversationId, text: &str, base_seq: u32, now: Moment) -> Self {
        let mut composer = Self::new(id, Writing::Reply, base_seq, now);
        composer.field.insert(text);
        composer.kept = composer.field.text().to_owned();
        composer
    }

    /// Whether there is nothing in it to lose.
    pub(crate) fn is_empty(&self) -> bool {
        self.field.is_blank() && self.files.is_empty()
    }
}

impl App {
    /// What is being written in the open conversation.
    pub(crate) fn composer(&self) -> Option<&Composer> {
        self.drafts.get(&self.thread.as_ref()?.id)
    }

    pub(super) fn composer_mut(&mut self) -> Option<&mut Composer> {
        self.drafts.get_mut(&self.thread.as_ref()?.id)
    }

    /// Begins to write in the open conversation, or goes on with what was begun.
    pub(super) fn write(&mut self, writing: Writing) {
        let Some(thread) = &self.thread else {
            return;
        };
        let (id, base_seq, now) = (thread.id, thread.read_seq, self.now);
        let composer = self
            .drafts
            .entry(id)
            .or_insert_with(|| Composer::new(id, writing, base_seq, now));
        // What was begun for the house must not leave it because another key was pressed.
        let turned = !composer.is_empty() && composer.writing.is_inside() != writing.is_inside();
        let inside = composer.writing.is_inside();
        if !turned {
            composer.writing = writing;
        }
        if composer.is_empty() {
            composer.base_seq = base_seq;
        }
        self.page = Page::Inbox;
        self.focus = Focus::Composer;
        if turned && inside {
            self.warn_word("terminal.note_begun");
        } else if turned {
            self.warn_word("terminal.answer_begun");
        }
    }

    /// The person is done writing: a chat leaves at once, a mail is looked at once more.
    pub(super) fn finish_writing(&mut self, next: bool) {
        let long = self.writes_mail();
        let Some(composer) = self.composer_mut() else {
            return;
        };
        if composer.is_empty() {
            self.warn_word("terminal.nothing_written");
            return;
        }
        let text = composer.field.text();
        if let Some(gap) = composer
            .gaps
            .iter()
            .find(|gap| text.contains(*gap))
            .cloned()
        {
            composer.field.go_to(&gap);
            let speech = self.setup.speech;
            let gap = safe::line(&gap);
            self.warn(speech.say("terminal.macro_missing", &[("names", &gap)]));
            return;
        }
        composer.next = next;
        let letter =
            composer.writing == Writing::First || composer.writing == Writing::Reply && long;
        self.look_over(letter);
    }

    /// Whether an answer here is a letter rather than a line of a talk: its channel has subjects.
    pub(crate) fn writes_mail(&self) -> bool {
        if self.composer().is_some_and(|one| one.first.is_some()) {
            return true;
        }
        let shown = self.thread.as_ref().and_then(|thread| thread.show.as_ref());
        shown.is_some_and(|show| show.abilities.subject)
    }

    /// Sends what is written in the open conversation.
    pub(super) fn send_written(&mut self) {
        let Some(id) = self.thread.as_ref().map(|thread| thread.id) else {
            return;
        };
        if let Some(composer) = self.drafts.remove(&id) {
            self.focus = Focus::Thread;
            if composer.writing == Writing::Reply && !self.writes_mail() {
                // The talk goes on: the next line can be written while this one is on its way.
                self.write(Writing::Reply);
            }
            self.dispatch(composer);
        }
    }

    /// Sends something written, wherever.
    pub(super) fn dispatch(&mut self, composer: Composer) {
        let conversation = composer.conversation;
        let text = composer.field.text().trim_end().to_owned();
        let client_message = Some(self.made_up());
        let attachments = composer.files.clone().into();
        let note = |scope| WorkRequest::Note {
            conversation,
            scope,
            client_message,
            text: text.clone(),
            attachments: composer.files.clone().into(),
        };
        let template = composer.template.clone();
        let template = template.filter(|(_, whole)| whole.trim_end() == text);
        let outgoing = Box::new(Outgoing {
            client_message,
            text: text.clone(),
            html: None,
            attachments,
            subject: composer.subject.clone(),
            to: composer.to.clone(),
            channel: composer.via.as_ref().map(|via| via.channel.clone()),
            cc: composer.cc.clone().into(),
            made_with: composer.made_with.clone(),
            template: template.map(|(template, _)| template),
            confirmed: composer.confirmed.as_deref() == Some(composer.field.text()),
        });
        let ask: ToDesk = match (composer.writing, &composer.first) {
            (Writing::TeamNote, _) => note(Scope::Team).into(),
            (Writing::OwnNote, _) => note(Scope::Author).into(),
            (Writing::Whisper, _) => SuperviseRequest::Whisper { conversation, text }.into(),
            (Writing::First, Some(first)) => WorkRequest::Begin {
                channel: first.channel.clone(),
                address: first.address.clone(),
                contact_name: first.name.clone(),
                queue: None,
                case: None,
                message: outgoing,
            }
            .into(),
            (Writing::Reply | Writing::First, _) => WorkRequest::Reply {
                conversation,
                base_seq: Some(composer.base_seq),
                reply: outgoing,
                end: None,
                next: composer.next,
            }
            .into(),
        };
        let fence = match composer.writing {
            Writing::Reply => self.my_grant(conversation),
            _ => None,
        };
        self.act_under(ask, fence, Then::Sent(Box::new(composer)));
    }

    /// The number of the grant by which the person has a conversation, where they have it.
    fn my_grant(&self, id: ConversationId) -> Option<u32> {
        let view = self.conversation(id)?;
        let owner = view.assignee.as_ref()?;
        (Some(owner) == self.my_name()).then_some(view.fence)
    }

    /// How many texts would be lost if the console ended now: the desk keeps the words of unfinished answers, as
    /// long as it is there, and nothing else.
    pub(super) fn only_here(&self) -> usize {
        let up = self.line == super::Line::Up;
        let kept = |one: &Composer| {
            let plain = one.files.is_empty() && one.subject.is_none() && one.cc.is_empty();
            one.writing == Writing::Reply && plain && (up || one.kept == one.field.text())
        };
        let lost = |one: &&Composer| !one.is_empty() && !kept(one);
        self.drafts.values().filter(lost).count()
    }

    /// What was sent was not taken: it comes back into its composer, before what was written since.
    pub(super) fn come_back(&mut self, mut composer: Composer) {
        let id = composer.conversation;
        if let Some(since) = self.drafts.remove(&id)
            && !since.field.is_blank()
        {
            composer.field.key(crate::terminal::key::Key::plain(
                crate::terminal::key::Code::End,
            ));
            composer.field.insert("\n");
            composer.field.insert(since.field.text());
            composer.files.extend(since.files);
            composer.subject = since.subject.or(composer.subject);
            composer.to = since.to.or(composer.to);
            composer.cc.extend(since.cc);
        }
        composer.changed_at = self.now;
        self.drafts.insert(id, composer);
    }

    /// Somebody wrote meanwhile: nothing was sent, and the person decides.
    pub(super) fn clash(&mut self, composer: Composer, conflict: Conflict) {
        let id = composer.conversation;
        self.come_back(composer);
        self.warn(self.setup.speech.refusal(&conflict.refusal));
        self.show_clash(id, conflict, None);
    }

    /// Sends what was stopped, having seen what is new.
    pub(super) fn send_anyway(&mut self, id: ConversationId, base_seq: u32) {
        if let Some(mut composer) = self.drafts.remove(&id) {
            composer.base_seq = base_seq;
            self.dispatch(composer);
            self.focus = Focus::Thread;
        }
    }

    /// A refusal of something sent: the text stays where it can be mended.
    pub(super) fn not_sent(&mut self, composer: Composer, refusal: &Refusal) {
        self.come_back(composer);
        let why = self.setup.speech.refusal(refusal);
        self.warn(self.setup.speech.say("terminal.not_sent", &[("why", &why)]));
    }

    /// Keeps what is written at the desk, at once or when it was left alone for a moment.
    pub(super) fn save_draft(&mut self, at_once: bool) {
        let now = self.now;
        if self.setup.read_only || self.line != super::Line::Up {
            return;
        }
        let Some(composer) = self.composer_mut() else {
            return;
        };
        let rested = at_once || now.since(composer.kept_at) >= DRAFT_EVERY;
        let same = composer.kept == composer.field.text();
        if composer.writing != Writing::Reply || same || !rested {
            return;
        }
        composer.kept = composer.field.text().to_owned();
        composer.kept_at = now;
        let conversation = composer.conversation;
        let ask = if composer.field.is_blank() {
            WorkRequest::DropDraft { conversation }
        } else {
            WorkRequest::SaveDraft {
                conversation,
                text: composer.kept.clone(),
                base_seq: composer.base_seq,
            }
        };
        self.act(ask, Then::Quiet);
    }

    /// Throws away what is written in the open conversation.
    pub(super) fn drop_written(&mut self) {
        let Some(id) = self.thread.as_ref().map(|thread| thread.id) else {
            return;
        };
        if let Some(composer) = self.drafts.remove(&id)
            && !composer.kept.is_empty()
        {
            self.act(WorkRequest::DropDraft { conversation: id }, Then::Quiet);
        }
        self.focus = Focus::Thread;
        self.say_word("terminal.dropped");
    }

    /// Hands what is written to the person's editor.
    pub(super) fn edit_outside(&mut self) {
        if let Some(composer) = self.composer() {
            let text = composer.field.text().to_owned();
            self.wishes.push(Wish::Edit(text));
        }
    }

    /// The editor is done; what it wrote is looked at before it is sent.
    pub(super) fn edited(&mut self, text: Option<String>) {
        let now = self.now;
        let Some(composer) = self.composer_mut() else {
            return;
        };
        match text {
            Some(text) => {
                composer.field = Field::holding(text.trim_end());
                composer.changed_at = now;
                self.review();
            }
            None => self.warn_word("terminal.editor_failed"),
        }
    }

    /// A file is at the desk and goes along.
    pub(super) fn uploaded(&mut self, id: ConversationId, result: Result<FileView, Failed>) {
        let speech = self.setup.speech;
        match result {
            Ok(file) if self.too_large_for(id, file.size) => {
                let shown = self.thread.as_ref().and_then(|one| one.show.as_ref());
                let most = shown.map_or(0, |show| show.abilities.file_bytes_max);
                self.warn(speech.say(
                    "terminal.file_too_large",
                    &[
                        ("name", &safe::line(&file.name)),
                        ("size", &speech.bytes(file.size)),
                        ("most", &speech.bytes(most)),
                    ],
                ));
            }
            Ok(file) => {
                let name = safe::line(&file.name);
                let base_seq = self.thread.as_ref().map_or(0, |thread| thread.read_seq);
                let now = self.now;
                self.drafts
                    .entry(id)
                    .or_insert_with(|| Composer::new(id, Writing::Reply, base_seq, now))
                    .files
                    .push(file);
                self.say(speech.say("terminal.attached", &[("name", &name)]));
            }
            Err(why) => {
                let why = self.failed(&why);
                self.warn(speech.say("terminal.not_attached", &[("why", &why)]));
            }
        }
    }

    /// Whether the channel carries no file of that size to the customer; a note carries any.
    fn too_large_for(&self, id: ConversationId, size: u64) -> bool {
        let shown = self.thread.as_ref().and_then(|one| one.show.as_ref());
        let here = shown.filter(|show| show.conversation.id == id);
        let draft = self.drafts.get(&id);
        let inside = draft.is_some_and(|one| one.writing != Writing::Reply);
        let can = here.map(|show| &show.abilities);
        !inside && can.is_some_and(|can| !can.links && size > can.file_bytes_max)
    }

    pub(super) fn failed(&self, why: &Failed) -> String {
        match why {
            Failed::Refused(refusal) => self.setup.speech.refusal(refusal),
            Failed::Here(why) => safe::line(why),
        }
    }

    /// A file was saved, or was not.
    pub(super) fn saved(&mut self, result: Result<std::path::PathBuf, Failed>) {
        let speech = self.setup.speech;
        match result {
            Ok(path) => {
                let path = safe::line(&path.display().to_string());
                self.say(speech.say("terminal.saved", &[("path", &path)]));
            }
            Err(why) => {
                let why = self.failed(&why);
                self.warn(speech.say("terminal.not_saved", &[("why", &why)]));
            }
        }
    }
}

/// How often what is being written is kept at the desk.
const DRAFT_EVERY: Span = Span::seconds(2);
