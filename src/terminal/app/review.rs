//! A letter before it leaves: what stands above it, who gets it, which files go along.

use crate::domain::ConversationId;
use crate::protocol::view::conversation::AddressView;
use crate::terminal::safe;

use super::compose::{Composer, First, Writing};
use super::overlay::{Ask, Choice, Goal, Heading, Overlay, Picker, Review};
use super::thread::Thread;
use super::{App, Focus, Page};

impl App {
    /// Shows what is written as it will leave.
    pub(super) fn review(&mut self) {
        self.overlay = Some(Overlay::Review(Review::default()));
    }

    /// The lines above what is being written, as it will leave.
    pub(crate) fn headings(&self) -> Vec<String> {
        let Some(composer) = self.composer() else {
            return Vec::new();
        };
        let speech = self.setup.speech;
        let view = self.thread.as_ref().and_then(Thread::view);
        let name = match (&composer.first, view) {
            (Some(first), _) => safe::line(&first.name),
            (None, Some(view)) => safe::line(&view.contact.name),
            (None, None) => String::new(),
        };
        let via = composer.via.as_ref().map(|via| &via.to);
        let address = match (composer.to.as_ref().or(via), &composer.first, view) {
            (Some(to), _, _) => safe::line(&to.value),
            (None, Some(first), _) => safe::line(&first.address),
            (None, None, Some(view)) => safe::line(&view.contact.address),
            (None, None, None) => String::new(),
        };
        let subject = match (&composer.subject, view) {
            (Some(subject), _) => safe::line(subject),
            (None, Some(view)) => safe::line(&view.subject),
            (None, None) => String::new(),
        };
        let mut lines = Vec::new();
        if let Some(first) = &composer.first {
            lines.push(speech.say("terminal.review_channel", &[("name", &first.channel)]));
        }
        if let Some(via) = &composer.via {
            lines.push(speech.say("terminal.review_channel", &[("name", &via.channel)]));
        }
        lines.push(speech.say(
            "terminal.review_to",
            &[("name", &name), ("address", &address)],
        ));
        if !composer.cc.is_empty() {
            let copies = safe::line(&joined(&composer.cc));
            lines.push(speech.say("terminal.review_copies", &[("addresses", &copies)]));
        }
        lines.push(speech.say("terminal.review_subject", &[("subject", &subject)]));
        for file in &composer.files {
            lines.push(format!("+ {}", safe::line(&file.name)));
        }
        lines
    }

    /// Begins an answer that leaves by another channel; by the customer's own where none is named.
    pub(super) fn go_by(&mut self, channel: &str) {
        let Some(show) = self.thread.as_ref().and_then(|thread| thread.show.as_ref()) else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        let id = show.conversation.id;
        let found = show.ways.iter().find(|way| way.channel.as_str() == channel);
        let own = channel.is_empty() || channel == show.conversation.channel.as_str();
        if found.is_none() && !own {
            let names: Vec<&str> = show.ways.iter().map(|way| way.channel.as_str()).collect();
            let speech = self.setup.speech;
            let text = if names.is_empty() {
                speech.word("terminal.no_other_way")
            } else {
                speech.say("terminal.no_such_way", &[("ways", &names.join(", "))])
            };
            self.warn(text);
            return;
        }
        let found = found.cloned();
        self.reply_to(id);
        if let Some(composer) = self.composer_mut() {
            composer.to = None;
            composer.via = found;
        }
    }

    /// Asks for a line above it.
    pub(super) fn ask_heading(&mut self, heading: Heading) {
        let own = self.composer().is_some_and(|one| one.first.is_none());
        if heading == Heading::To && own && self.choose_address() {
            return;
        }
        let Some(composer) = self.composer() else {
            return;
        };
        let view = self.thread.as_ref().and_then(Thread::view);
        let held = match heading {
            Heading::Subject => {
                let own = composer.subject.clone();
                own.or_else(|| view.map(|view| view.subject.clone()))
            }
            Heading::Copies => Some(joined(&composer.cc)),
            Heading::Name => match &composer.first {
                Some(first) => Some(first.name.clone()),
                None => {
                    self.review();
                    return;
                }
            },
            Heading::To => match &composer.first {
                Some(first) => Some(first.address.clone()),
                None => composer.to.as_ref().map(|to| to.value.clone()),
            },
        };
        let key = match heading {
            Heading::Subject => "terminal.heading_subject",
            Heading::To => "terminal.heading_to",
            Heading::Copies => "terminal.heading_copies",
            Heading::Name => "terminal.heading_name",
        };
        self.prompt_with(key, &held.unwrap_or_default(), Ask::Heading(heading));
    }

    /// A line above it was typed; an empty one takes the line away.
    pub(super) fn head_with(&mut self, heading: Heading, text: &str) {
        let scheme = self
            .thread
            .as_ref()
            .and_then(Thread::view)
            .map(|view| view.contact.scheme.clone());
        let now = self.now;
        if let Some(composer) = self.composer_mut() {
            composer.changed_at = now;
            match (heading, &mut composer.first) {
                (Heading::Subject, _) => {
                    composer.subject = (!text.is_empty()).then(|| text.to_owned());
                }
                (Heading::Name, Some(first)) => text.clone_into(&mut first.name),
                (Heading::To, Some(first)) if !text.is_empty() => {
                    text.clone_into(&mut first.address);
                }
                (Heading::To, None) => {
                    composer.to = scheme
                        .filter(|_| !text.is_empty())
                        .map(|scheme| AddressView {
                            scheme,
                            value: text.to_owned(),
                        });
                }
                (Heading::Copies, _) => {
                    let scheme = scheme.or_else(|| crate::domain::Name::new("mail").ok());
                    composer.cc = text
                        .split([',', ';', ' '])
                        .filter(|one| !one.is_empty())
                        .filter_map(|one| {
                            let (scheme, value) = (scheme.clone()?, one.to_owned());
                            Some(AddressView { scheme, value })
                        })
                        .take(COPIES_MAX)
                        .collect();
                }
                (Heading::Name | Heading::To, _) => {}
            }
        }
        self.review();
    }

    /// Lets the person choose among the customer's addresses; `false` where there is nothing to choose.
    fn choose_address(&mut self) -> bool {
        let Some(thread) = &self.thread else {
            return false;
        };
        let (Some(view), Some(contact)) = (thread.view(), &thread.contact) else {
            return false;
        };
        let of_kind = contact
            .addresses
            .iter()
            .filter(|one| one.scheme == view.contact.scheme);
        let rows: Vec<Choice> = of_kind
            .map(|one| Choice::labelled(safe::line(&one.value), one.value.clone()))
            .collect();
        if rows.len() < 2 {
            return false;
        }
        self.pick("terminal.heading_to", rows, Goal::To);
        true
    }

    /// Lets the person take files off what is being written.
    pub(super) fn choose_kept_files(&mut self) {
        let Some(composer) = self.composer() else {
            return;
        };
        let rows: Vec<Choice> = composer
            .files
            .iter()
            .enumerate()
            .map(|(at, file)| Choice::labelled(safe::line(&file.name), at.to_string()))
            .collect();
        if rows.is_empty() {
            self.say_word("terminal.no_files");
            self.review();
            return;
        }
        let all = rows.iter().map(|row| row.value.clone()).collect();
        let title = self.setup.speech.word("terminal.keep_files");
        let picker = Picker {
            chosen: Some(all),
            ..Picker::new(title, rows, Goal::Keep)
        };
        self.overlay = Some(Overlay::Pick(picker));
    }

    /// Only these files stay.
    pub(super) fn keep_files(&mut self, kept: &[String]) {
        if let Some(composer) = self.composer_mut() {
            let mut at = 0;
            composer.files.retain(|_| {
                at += 1;
                kept.contains(&(at - 1).to_string())
            });
        }
        self.review();
    }

    /// Begins a first letter, or goes on with the one that was begun.
    pub(super) fn begin_letter(&mut self, first: Option<First>, subject: Option<String>) {
        self.leave_page();
        if self
            .thread
            .as_ref()
            .is_none_or(|thread| thread.id != NOBODY)
        {
            self.leave_thread();
            self.thread = Some(Thread::blank(NOBODY));
        }
        let now = self.now;
        if let Some(first) = first {
            let composer = self
                .drafts
                .entry(NOBODY)
                .or_insert_with(|| Composer::new(NOBODY, Writing::First, 0, now));
            composer.first = Some(first);
            composer.subject = subject.or(composer.subject.take());
        }
        self.page = Page::Inbox;
        self.focus = Focus::Composer;
    }

    /// Whether a first letter was begun and not sent.
    pub(super) fn has_begun_letter(&self) -> bool {
        self.drafts.contains_key(&NOBODY)
    }
}

fn joined(addresses: &[AddressView]) -> String {
    let values: Vec<&str> = addresses.iter().map(|one| one.value.as_str()).collect();
    values.join(", ")
}

/// Stands for the conversation that a first letter begins; no conversation has this number.
pub(crate) const NOBODY: ConversationId = ConversationId(0);

/// The most copies of one letter.
const COPIES_MAX: usize = 50;
