//! What is offered to choose from, and what a choice, a typed line or a yes then does.

use std::path::PathBuf;

use crate::domain::Name;
use crate::protocol::message::answer::Rendered;
use crate::protocol::message::lists::Sort;
use crate::protocol::message::work::Target;
use crate::protocol::message::{
    ContactsRequest, DeskRequest, ListsRequest, PresenceRequest, SuperviseRequest, WorkRequest,
};
use crate::protocol::view::conversation::FileView;
use crate::terminal::{safe, when};

use super::ask::Then;
use super::choices::{PANEL_ORDERS, label_as_file_name};
use super::compose::Writing;
use super::overlay::{Ask, Goal, Heading, Yes};
use super::record::NONE;
use super::{App, Wish};

impl App {
    /// Something was chosen.
    pub(super) fn chosen(&mut self, goal: Goal, values: Vec<String>) {
        let names: Vec<Name> = values
            .iter()
            .filter_map(|one| Name::new(one).ok())
            .collect();
        let several = values.join(" ");
        let value = values.first().cloned().unwrap_or_default();
        let name = names.first().cloned();
        match (goal, name) {
            (Goal::Status, Some(status)) => self.set_status(status),
            (Goal::AgentStatus(agent), Some(status)) => self.act(
                SuperviseRequest::SetStatus { agent, status },
                Then::Say("terminal.agent_status_set"),
            ),
            (Goal::Transfer, _) => {
                if let Some(to) = target(&value) {
                    self.transfer(&to);
                }
            }
            (Goal::Reassign, _) => {
                if let Some(to) = target(&value) {
                    self.reassign(to);
                }
            }
            (Goal::Decline, reason) => self.decline(reason),
            (Goal::End, disposition) => self.ask_remark(disposition),
            (Goal::Labels(before), _) => self.set_labels(&before, &names),
            (Goal::FilterTags, _) => {
                self.inbox.tags = names;
                self.list_anew();
            }
            (Goal::Snooze, _) if value == "?" => self.prompt("terminal.snooze_until", Ask::Snooze),
            (Goal::Snooze, _) => self.snooze(&value),
            (Goal::Sort, _) => self.sort(&value),
            (Goal::Priority, _) => {
                if let Ok(priority) = value.parse() {
                    self.each(
                        |conversation| WorkRequest::Prioritise {
                            conversation,
                            priority,
                        },
                        "terminal.prioritised",
                    );
                }
            }
            (Goal::Macro, Some(name)) => {
                self.macro_named(&name);
            }
            (Goal::Run, _) => self.command(&value),
            (Goal::Fill(line), _) if several.is_empty() => self.command(&format!("{line} {NONE}")),
            (Goal::Fill(line), _) => self.command(&format!("{line} {several}")),
            (Goal::Merge, _) => self.typed(Ask::Merge, &value),
            (Goal::To, _) => self.head_with(Heading::To, &value),
            (Goal::Keep, _) => self.keep_files(&values),
            (Goal::PanelSort, _) => self.sort_panel(&value),
            (Goal::File(files), _) => {
                let file = value
                    .parse()
                    .ok()
                    .and_then(|at: usize| files.into_iter().nth(at));
                if let Some((seq, file)) = file {
                    let name = label_as_file_name(&file);
                    self.prompt_with("terminal.save_as", &name, Ask::SaveAs(seq, file));
                }
            }
            _ => {}
        }
    }

    fn sort_panel(&mut self, word: &str) {
        let found = PANEL_ORDERS.iter().find(|(known, _, _)| *known == word);
        if let Some((_, _, order)) = found {
            self.panel.sort(*order);
        }
    }

    /// A line was typed.
    pub(super) fn typed(&mut self, goal: Ask, text: &str) {
        let text = if goal.is_secret() { text } else { text.trim() };
        let may_be_empty = matches!(
            goal,
            Ask::Remark(_) | Ask::Heading(_) | Ask::PanelFilter | Ask::DropReason(_)
        );
        if text.is_empty() && !may_be_empty {
            return;
        }
        match goal {
            Ask::Command => self.command(text),
            Ask::Search => self.search(text),
            Ask::Snooze => self.snooze(text),
            Ask::Remark(disposition) => self.end(disposition.as_ref(), text),
            Ask::Merge => match (text.parse(), self.target()) {
                (Ok(from), Some(into)) if from != into => {
                    let question = self
                        .setup
                        .speech
                        .say("terminal.ask_merge", &[("from", &from), ("into", &into)]);
                    self.confirm(question, Yes::Merge(into, from));
                }
                _ => self.warn_word("terminal.not_a_number"),
            },
            Ask::SaveAs(seq, file) => self.save_file(seq, file, text),
            Ask::Fill(line) => self.command(&format!("{line} {text}")),
            Ask::Heading(heading) => self.head_with(heading, text),
            Ask::Subject => {
                if let Some(composer) = self.composer_mut() {
                    composer.subject = Some(text.to_owned());
                }
            }
            Ask::PanelFilter => self.panel.narrow(text),
            Ask::DropReason(message) => self.confirm_drop(message, text),
            Ask::ChangeAnswer(message) => self.approve_answer(message, Some(text.to_owned())),
            Ask::GiveBackReason(message) => self.give_back_answer(message, text),
            Ask::Password(typed) => self.password_typed(typed, text),
        }
    }

    /// The person said yes.
    pub(super) fn confirmed(&mut self, yes: &Yes) {
        match yes.clone() {
            Yes::Quit => {
                self.leave_thread();
                self.wishes.push(Wish::Quit);
            }
            Yes::MergeContacts(into, from) => self.act(
                ContactsRequest::Merge { into, from },
                Then::ContactChanged(into),
            ),
            Yes::SignOut(agent) => self.act(
                SuperviseRequest::SignOut { agent },
                Then::Say("terminal.signed_out"),
            ),
            Yes::SendAsItIs(id) => self.send_as_it_is(id),
            Yes::MoveQueue(from, to) => self.act(DeskRequest::MoveQueue { from, to }, Then::Bulk),
            Yes::TakeOver(conversation) => {
                self.act(
                    SuperviseRequest::TakeOver { conversation },
                    Then::Say("terminal.taken_over"),
                );
                self.seen_from_now_on();
            }
            Yes::Drop(message, reason) => self.drop_delivery(message, &reason),
            Yes::Merge(into, from) => {
                self.act(
                    WorkRequest::Merge { into, from },
                    Then::Say("terminal.merged"),
                );
            }
        }
    }

    pub(super) fn set_status(&mut self, status: Name) {
        self.act(
            PresenceRequest::SetStatus { status },
            Then::Say("terminal.status_set"),
        );
    }

    pub(super) fn transfer(&mut self, to: &Target) {
        self.each(
            |conversation| WorkRequest::Transfer {
                conversation,
                to: to.clone(),
            },
            "terminal.transferred",
        );
    }

    pub(super) fn reassign(&mut self, to: Target) {
        let conversations = self.targets();
        if conversations.is_empty() {
            self.warn_word("terminal.none_chosen");
            return;
        }
        let ask = SuperviseRequest::Reassign {
            conversations: conversations.into(),
            to,
            check_capacity: true,
        };
        self.act(ask, Then::Bulk);
    }

    pub(super) fn snooze(&mut self, when: &str) {
        let until = match when {
            "morning" => when::morning(self.now, &self.setup.zone, false),
            "monday" => when::morning(self.now, &self.setup.zone, true),
            when => when::ahead(when, self.now, &self.setup.zone),
        };
        match until {
            Some(until) => self.each(
                |conversation| WorkRequest::Snooze {
                    conversation,
                    until,
                },
                "terminal.snoozed",
            ),
            None => self.warn_word("terminal.not_a_time"),
        }
    }

    pub(super) fn sort(&mut self, word: &str) {
        match SORTS.iter().find(|(value, _, _)| *value == word) {
            Some((_, _, sort)) => {
                self.inbox.sort = *sort;
                self.list_anew();
            }
            None => self.warn_word("terminal.unknown_sort"),
        }
    }

    pub(super) fn search(&mut self, text: &str) {
        self.page = super::Page::Inbox;
        self.focus = super::Focus::List;
        self.inbox.search = Some(text.to_owned());
        self.list_anew();
    }

    pub(super) fn save_file(&mut self, seq: u32, file: FileView, path: &str) {
        if let Some(conversation) = self.thread.as_ref().map(|thread| thread.id) {
            self.wishes.push(Wish::Save {
                conversation,
                seq,
                file,
                path: PathBuf::from(path),
            });
        }
    }

    /// Asks for a saved answer filled for the open conversation; `false` where there is none so called.
    pub(super) fn macro_named(&mut self, name: &str) -> bool {
        let known = self.macros.iter().any(|one| one.name.as_str() == name);
        let (Ok(name), Some(thread), true) = (Name::new(name), &self.thread, known) else {
            return false;
        };
        let conversation = thread.id;
        let ask = ListsRequest::RenderMacro { conversation, name };
        self.read(ask, Then::Rendered(conversation));
        true
    }

    /// Puts a filled answer into what is being written. What only its author can know stays to be filled there;
    /// what the record lacks is asked for first.
    pub(super) fn insert_macro(&mut self, rendered: Rendered) {
        let speech = self.setup.speech;
        let gaps: Vec<String> = rendered.missing.iter().map(|one| gap(one)).collect();
        let unseen = gaps.iter().any(|gap| !rendered.text.contains(gap));
        if unseen {
            let names: Vec<String> = rendered.missing.iter().map(|one| safe::line(one)).collect();
            let names = names.join(", ");
            self.warn(speech.say("terminal.macro_missing", &[("names", &names)]));
            if rendered.missing.iter().any(|one| one == "name") {
                self.command("contact-name");
            }
            return;
        }
        self.write(Writing::Reply);
        let now = self.now;
        if let Some(composer) = self.composer_mut() {
            // The beginning of the name by which it was found is not part of the answer.
            let typed = composer.field.text().trim();
            if typed.starts_with('/') && !typed.contains(char::is_whitespace) {
                composer.field.take();
            }
            composer.field.insert(&rendered.text);
            if let Some(first) = gaps.first() {
                composer.field.go_to(first);
            }
            composer.gaps = gaps;
            composer.made_with = Some(rendered.name);
            composer.changed_at = now;
        }
    }

    pub(super) fn set_labels(&mut self, before: &[Name], after: &[Name]) {
        let only = |these: &[Name], not: &[Name]| -> Vec<Name> {
            these
                .iter()
                .filter(|tag| !not.contains(tag))
                .cloned()
                .collect()
        };
        let (add, remove) = (only(after, before), only(before, after));
        if add.is_empty() && remove.is_empty() {
            return;
        }
        self.tag(&add, &remove);
    }

    pub(super) fn tag(&mut self, add: &[Name], remove: &[Name]) {
        self.each(
            |conversation| WorkRequest::Tag {
                conversation,
                add: add.to_vec().into(),
                remove: remove.to_vec().into(),
            },
            "terminal.labelled",
        );
    }
}

/// A place in a saved answer that is still to be filled, as it stands in the text.
fn gap(name: &str) -> String {
    format!("{{{name}}}")
}

/// Reads `queue soporte`, `agent marcos`.
pub(super) fn target(text: &str) -> Option<Target> {
    let (kind, name) = text.split_once(' ')?;
    let name = Name::new(name.trim()).ok()?;
    match kind {
        "queue" => Some(Target::Queue { queue: name }),
        "agent" => Some(Target::Agent { agent: name }),
        _ => None,
    }
}

/// The orders of the list: as typed, as said, as asked for.
pub(super) const SORTS: [(&str, &str, Sort); 5] = [
    ("received", "terminal.sort_received", Sort::Received),
    ("priority", "terminal.sort_priority", Sort::Priority),
    ("channel", "terminal.sort_channel", Sort::Channel),
    ("due", "terminal.sort_due", Sort::Due),
    ("updated", "terminal.sort_updated", Sort::Updated),
];
