//! What is offered to choose from.

use std::collections::BTreeSet;

use crate::domain::{ConversationId, Name};
use crate::protocol::view::conversation::FileView;
use crate::terminal::keys::Action;
use crate::terminal::{safe, when};

use super::App;
use super::chosen::SORTS;
use super::overlay::{Ask, Choice, Goal, Overlay, Picker};
use super::panel::Order;

impl App {
    /// Actions that first need something to be chosen.
    pub(super) fn perform_choice(&mut self, action: Action) {
        match action {
            Action::Status => {
                let rows = self.status_rows();
                self.pick("terminal.status_title", rows, Goal::Status);
            }
            Action::AgentStatus => match self.panel.agent() {
                Some(agent) => {
                    let rows = self.status_rows();
                    self.pick(
                        "terminal.agent_status_title",
                        rows,
                        Goal::AgentStatus(agent),
                    );
                }
                None => self.warn_word("terminal.none_chosen"),
            },
            Action::Transfer => {
                let mut rows = self.target_rows();
                self.leave_out_own(&mut rows);
                self.pick("terminal.transfer_title", rows, Goal::Transfer);
            }
            Action::Move => {
                let rows = self.target_rows();
                self.pick("terminal.move_title", rows, Goal::Reassign);
            }
            Action::End => self.choose_end(),
            Action::Labels => self.choose_labels(),
            Action::FilterTags => {
                let rows = self.tag_rows();
                let title = self.setup.speech.word("terminal.filter_title");
                let picker = Picker::several(title, rows, &self.inbox.tags, Goal::FilterTags);
                self.overlay = Some(Overlay::Pick(picker));
            }
            Action::Snooze => {
                let rows = self.labelled(&SNOOZES);
                self.pick("terminal.snooze_title", rows, Goal::Snooze);
            }
            Action::Sort => {
                let rows = self.labelled(&SORTS.map(|(value, key, _)| (value, key)));
                self.pick("terminal.sort_title", rows, Goal::Sort);
            }
            Action::Priority => {
                let rows = self.labelled(&PRIORITIES);
                self.pick("terminal.priority_title", rows, Goal::Priority);
            }
            Action::PanelSort => {
                let rows = self.labelled(&PANEL_ORDERS.map(|(value, key, _)| (value, key)));
                self.pick("terminal.sort_title", rows, Goal::PanelSort);
            }
            Action::Macro => self.choose_macro(""),
            Action::Files => self.choose_file(),
            _ => {}
        }
    }

    /// The files of the open conversation, each with its message.
    pub(crate) fn files(&self) -> Vec<(u32, FileView)> {
        let shown = self.thread.as_ref().and_then(|thread| thread.show.as_ref());
        let messages = shown.into_iter().flat_map(|show| &show.messages);
        messages
            .flat_map(|message| {
                message
                    .attachments
                    .iter()
                    .map(|file| (message.seq, file.clone()))
            })
            .take(FILES_MAX)
            .collect()
    }

    /// Lets the person choose a saved answer whose name begins so.
    pub(super) fn choose_macro(&mut self, begun: &str) {
        let rows: Vec<Choice> = self
            .macros
            .iter()
            .filter(|one| one.name.starts_with(begun))
            .map(|one| {
                let called = self.called("template", &one.name);
                let label = format!("{called}  {}", safe::line(&one.preview));
                Choice::labelled(label, one.name.to_string()).known_as(&one.name)
            })
            .collect();
        self.pick("terminal.macro_title", rows, Goal::Macro);
    }

    /// Lets the person choose what goes into a conversation: the same customer's others first, then what is listed.
    pub(super) fn choose_merged(&mut self, into: ConversationId) {
        let open = self.thread.as_ref().filter(|thread| thread.id == into);
        let same = open.into_iter().flat_map(|thread| &thread.timeline);
        let mut known = BTreeSet::from([into]);
        let mut rows = Vec::new();
        for view in same.chain(&self.inbox.items).take(MERGED_MAX) {
            if known.insert(view.id) {
                let name = safe::line(&view.contact.name);
                let label = format!("#{}  {name}  {}", view.number, safe::line(&view.subject));
                rows.push(Choice::labelled(label, view.id.to_string()));
            }
        }
        if rows.is_empty() {
            self.prompt("terminal.merge_title", Ask::Merge);
        } else {
            self.pick("terminal.merge_title", rows, Goal::Merge);
        }
    }

    /// Lets the person choose from which message on it is another conversation.
    pub(super) fn choose_split(&mut self, id: ConversationId) {
        let open = self.thread.as_ref().filter(|thread| thread.id == id);
        let shown = open.and_then(|thread| thread.show.as_ref());
        let messages = shown
            .into_iter()
            .flat_map(|show| show.messages.iter().skip(1));
        let rows: Vec<Choice> = messages
            .map(|message| {
                let hour = when::hour(message.at, &self.setup.zone);
                let (who, text) = (safe::line(&message.author), safe::line(&message.text));
                let label = format!("{}. {hour} {who}  {text}", message.seq);
                Choice::labelled(label, message.seq.to_string())
            })
            .collect();
        self.pick(
            "terminal.split_title",
            rows,
            Goal::Fill(format!("split #{id}")),
        );
    }

    fn choose_end(&mut self) {
        let open = self
            .thread
            .as_ref()
            .filter(|one| Some(one.id) == self.target());
        let own = open.and_then(|thread| thread.show.as_ref());
        let all = self.vocabulary.as_ref().map(|words| &words.dispositions);
        let ending = |name: &Name| self.choice("disposition", name);
        // What the conversation's own queue takes, where it is known.
        let dispositions: Vec<Choice> = match (own.map(|show| &show.dispositions), all) {
            (Some(own), _) if !own.is_empty() => own.iter().map(ending).collect(),
            (_, Some(all)) => all.iter().map(ending).collect(),
            (_, None) => Vec::new(),
        };
        if dispositions.is_empty() {
            self.ask_remark(None);
        } else {
            self.pick("terminal.end_title", dispositions, Goal::End);
        }
    }

    pub(super) fn ask_remark(&mut self, disposition: Option<Name>) {
        self.prompt("terminal.remark_title", Ask::Remark(disposition));
    }

    fn choose_labels(&mut self) {
        let Some(id) = self.target() else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        let before: Vec<Name> = self
            .conversation(id)
            .map(|view| view.tags.to_vec())
            .unwrap_or_default();
        let mut rows = self.tag_rows();
        for tag in &before {
            let choice = self.choice("tag", tag);
            if !rows.contains(&choice) {
                rows.push(choice);
            }
        }
        if rows.is_empty() {
            self.warn_word("terminal.nothing_to_choose");
            return;
        }
        let title = self.setup.speech.word("terminal.labels_title");
        let picker = Picker::several(title, rows, &before, Goal::Labels(before.clone()));
        self.overlay = Some(Overlay::Pick(picker));
    }

    fn choose_file(&mut self) {
        let files = self.files();
        if files.is_empty() {
            self.say_word("terminal.no_files");
            return;
        }
        let rows = files
            .iter()
            .enumerate()
            .map(|(at, (_, file))| {
                let label = format!(
                    "{}  {}",
                    safe::line(&file.name),
                    self.setup.speech.bytes(file.size)
                );
                Choice::labelled(label, at.to_string())
            })
            .collect();
        self.pick("terminal.files_title", rows, Goal::File(files));
    }

    pub(super) fn status_rows(&self) -> Vec<Choice> {
        let glyphs = self.setup.speech.glyphs();
        let statuses = self.vocabulary.iter().flat_map(|words| &words.statuses);
        let mut statuses: Vec<_> = statuses.collect();
        // Those that take work come first: it is the one that is looked for most.
        statuses.sort_by_key(|status| !status.available);
        statuses
            .into_iter()
            .map(|status| {
                let dot = glyphs.dots[usize::from(!status.available)];
                let label = format!("{dot} {}", self.called("status", &status.name));
                Choice::labelled(label, status.name.to_string()).known_as(&status.name)
            })
            .collect()
    }

    fn target_rows(&self) -> Vec<Choice> {
        let speech = self.setup.speech;
        let Some(vocabulary) = &self.vocabulary else {
            return Vec::new();
        };
        let queues = vocabulary.queues.iter().map(|queue| {
            let name = self.called("queue", queue);
            let label = speech.say("terminal.to_queue", &[("name", &name)]);
            Choice::labelled(label, format!("queue {queue}")).known_as(queue)
        });
        let agents = vocabulary.agents.iter().map(|agent| {
            let label = speech.say("terminal.to_agent", &[("name", agent)]);
            Choice::labelled(label, format!("agent {agent}"))
        });
        queues.chain(agents).collect()
    }

    /// Nobody hands work to themselves, or to the queue that it is in.
    fn leave_out_own(&self, rows: &mut Vec<Choice>) {
        let own = self.my_name().map(|name| format!("agent {name}"));
        let here = match self.targets().as_slice() {
            [one] => self.conversation(*one),
            _ => None,
        };
        let here = here.map(|view| format!("queue {}", view.queue));
        rows.retain(|row| Some(&row.value) != own.as_ref() && Some(&row.value) != here.as_ref());
    }

    fn tag_rows(&self) -> Vec<Choice> {
        let tags = self.vocabulary.iter().flat_map(|words| &words.tags);
        tags.map(|tag| self.choice("tag", tag)).collect()
    }

    fn labelled(&self, rows: &[(&str, &str)]) -> Vec<Choice> {
        rows.iter()
            .map(|(value, key)| Choice::labelled(self.setup.speech.word(key), *value))
            .collect()
    }
}

/// A file's label as the name of a file here: never a path, never hidden, never empty.
pub(crate) fn label_as_file_name(file: &FileView) -> String {
    let last = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = safe::line(last)
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' '))
        .collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        file.sha256.to_string()
    } else {
        name.to_owned()
    }
}

const SNOOZES: [(&str, &str); 5] = [
    ("1h", "terminal.snooze_hour"),
    ("3h", "terminal.snooze_hours"),
    ("morning", "terminal.snooze_morning"),
    ("monday", "terminal.snooze_monday"),
    ("?", "terminal.snooze_asked"),
];

const PRIORITIES: [(&str, &str); 4] = [
    ("100", "terminal.priority_urgent"),
    ("300", "terminal.priority_high"),
    ("500", "terminal.priority_usual"),
    ("700", "terminal.priority_low"),
];

/// The orders of the panel's rows: as chosen, as said, as meant.
pub(super) const PANEL_ORDERS: [(&str, &str, Order); 3] = [
    ("name", "terminal.order_name", Order::Name),
    ("longest", "terminal.order_longest", Order::Longest),
    ("fullest", "terminal.order_fullest", Order::Fullest),
];

/// The most conversations offered to be merged; the others go by their number.
const MERGED_MAX: usize = 500;

/// The most files offered to be saved.
const FILES_MAX: usize = 500;
