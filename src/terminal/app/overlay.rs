//! What lies over the page and takes the keys: lists to choose from, lines to type, questions.

use std::collections::BTreeSet;

use crate::domain::{ContactId, ConversationId, MessageId, Name};
use crate::protocol::message::answer::Rendered;
use crate::protocol::view::conversation::{FileView, MessageView};
use crate::terminal::ascii;
use crate::terminal::field::Field;
use crate::terminal::key::{Code, Key};
use crate::terminal::safe;

use super::App;
use super::close::Closing;
use super::password::Passwords;

/// What lies over the page.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// The keys that work here; how many screens of them were turned over.
    Help(usize),
    /// Something to choose.
    Pick(Picker),
    /// A line to type.
    Prompt(Prompt),
    /// A mail before it leaves.
    Review(Review),
    /// Somebody wrote meanwhile.
    Conflict(Clash),
    /// A saved answer, filled.
    Macro(Rendered),
    /// Yes or no.
    Confirm(Confirm),
}

/// Something to choose.
#[derive(Debug)]
pub(crate) struct Picker {
    /// What is chosen.
    pub(crate) title: String,
    /// What there is.
    pub(crate) rows: Vec<Choice>,
    /// Which of the rows that match is under the cursor.
    pub(crate) cursor: usize,
    /// What was typed to narrow them.
    pub(crate) filter: Field,
    /// What is chosen so far, where several can be.
    pub(crate) chosen: Option<BTreeSet<String>>,
    /// What for.
    pub(crate) goal: Goal,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// As it is shown.
    pub(crate) label: String,
    /// As it is meant.
    pub(crate) value: String,
    /// As it is compared with what was typed.
    folded: String,
}

/// What is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// One's own status.
    Status,
    /// A colleague's status.
    AgentStatus(Name),
    /// Where it goes.
    Transfer,
    /// Where several go.
    Reassign,
    /// Why an offer is refused.
    Decline,
    /// How it ended.
    End,
    /// Its labels; which it had.
    Labels(Vec<Name>),
    /// The labels of the list.
    FilterTags,
    /// Until when.
    Snooze,
    /// In which order.
    Sort,
    /// Its place.
    Priority,
    /// A saved answer.
    Macro,
    /// Which file is saved.
    File(Vec<(u32, FileView)>),
    /// A command.
    Run,
    /// What was missing behind a command.
    Fill(String),
    /// Which of the customer's addresses it goes to.
    To,
    /// Which conversation goes into this one.
    Merge,
    /// Which files stay with what is being written.
    Keep,
    /// In which order the rows of the panel stand.
    PanelSort,
}

/// A line to type.
#[derive(Debug)]
pub(crate) struct Prompt {
    /// What is asked.
    pub(crate) title: String,
    /// What was typed.
    pub(crate) field: Field,
    /// What for.
    pub(crate) goal: Ask,
}

/// What a line is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// A command.
    Command,
    /// Words to look for.
    Search,
    /// Until when it is put off.
    Snooze,
    /// What there is to say about its end.
    Remark(Option<Name>),
    /// Which conversation goes into this one.
    Merge,
    /// Where a file is saved.
    SaveAs(u32, FileView),
    /// What was missing behind a command.
    Fill(String),
    /// A line above what is being written.
    Heading(Heading),
    /// What a first letter is about, before it is written.
    Subject,
    /// What the rows of the panel hold.
    PanelFilter,
    /// Why a delivery is given up.
    DropReason(MessageId),
    /// What an answer that waits for approval is to say.
    ChangeAnswer(MessageId),
    /// Why such an answer goes back to its author.
    GiveBackReason(MessageId),
    /// One's own password, in three steps.
    Password(Passwords),
}

impl Ask {
    /// Whether what is typed must not be seen.
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self, Self::Password(_))
    }
}

/// A line above a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// What it is about.
    Subject,
    /// To whom it goes.
    To,
    /// Who else gets it.
    Copies,
    /// What they are called.
    Name,
}

/// A mail before it leaves.
#[derive(Debug, Default)]
pub(crate) struct Review {
    /// How far it is scrolled down.
    pub(crate) scroll: usize,
}

/// Somebody wrote meanwhile.
#[derive(Debug)]
pub(crate) struct Clash {
    /// Where.
    pub(crate) conversation: ConversationId,
    /// The last message now.
    pub(crate) base_seq: u32,
    /// What is new.
    pub(crate) since: Vec<MessageView>,
    /// What it stopped, where that was not something written.
    pub(crate) stopped: Option<Closing>,
}

/// Yes or no.
#[derive(Debug)]
pub(crate) struct Confirm {
    /// What is asked.
    pub(crate) question: String,
    /// What yes means.
    pub(crate) then: Yes,
}

/// What yes means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Yes {
    /// Ends the console.
    Quit,
    /// Takes it from its owner.
    TakeOver(ConversationId),
    /// Gives a delivery up, for this reason.
    Drop(MessageId, String),
    /// Makes one of two.
    Merge(ConversationId, ConversationId),
    /// Makes one customer of two.
    MergeContacts(ContactId, ContactId),
    /// Ends a colleague's presence.
    SignOut(Name),
    /// Moves everything that waits.
    MoveQueue(Name, Name),
    /// Sends an answer as it is written.
    SendAsItIs(ConversationId),
}

impl Clash {
    /// The catalogue text that says what was not done.
    pub(crate) fn title(&self) -> &'static str {
        match self.stopped {
            None => "terminal.conflict_title",
            Some(_) => "terminal.conflict_closing_title",
        }
    }

    /// The catalogue text that says which keys there are.
    pub(crate) fn keys(&self) -> &'static str {
        match self.stopped {
            None => "terminal.conflict_keys",
            Some(_) => "terminal.conflict_closing_keys",
        }
    }
}

impl Choice {
    /// A configured name.
    pub(crate) fn name(name: &Name) -> Self {
        Self::labelled(safe::line(name), name.as_str())
    }

    /// Something with another name on the screen.
    pub(crate) fn labelled(label: String, value: impl Into<String>) -> Self {
        Self {
            folded: plain(&label),
            label,
            value: value.into(),
        }
    }

    /// The same, found by what it is known as to programs too.
    pub(crate) fn known_as(mut self, name: &Name) -> Self {
        let name = plain(name);
        if !self.folded.contains(&name) {
            self.folded = format!("{} {name}", self.folded);
        }
        self
    }
}

impl Picker {
    /// One of these.
    pub(crate) fn new(title: String, rows: Vec<Choice>, goal: Goal) -> Self {
        Self {
            title,
            rows,
            cursor: 0,
            filter: Field::default(),
            chosen: None,
            goal,
        }
    }

    /// Any of these, `chosen` to begin with.
    pub(crate) fn several(title: String, rows: Vec<Choice>, chosen: &[Name], goal: Goal) -> Self {
        Self {
            chosen: Some(chosen.iter().map(ToString::to_string).collect()),
            ..Self::new(title, rows, goal)
        }
    }

    /// What matches what was typed; accents and case do not matter.
    pub(crate) fn matching(&self) -> Vec<&Choice> {
        let wanted = plain(self.filter.text());
        let fits = |choice: &&Choice| choice.folded.contains(&wanted);
        self.rows.iter().filter(fits).collect()
    }

    /// Takes a key; gives what was chosen, or nothing yet.
    pub(super) fn press(&mut self, key: Key) -> Option<Vec<String>> {
        let shown: Vec<Choice> = self.matching().into_iter().cloned().collect();
        match key.code {
            Code::Down => self.cursor = (self.cursor + 1).min(shown.len().saturating_sub(1)),
            Code::Up => self.cursor = self.cursor.saturating_sub(1),
            Code::Char(' ') if self.chosen.is_some() => {
                let at = shown.get(self.cursor)?;
                let chosen = self.chosen.as_mut()?;
                if !chosen.remove(&at.value) {
                    chosen.insert(at.value.clone());
                }
            }
            Code::Enter => {
                return match &self.chosen {
                    Some(chosen) => Some(chosen.iter().cloned().collect()),
                    None => shown.get(self.cursor).map(|at| vec![at.value.clone()]),
                };
            }
            _ => {
                if self.filter.key(key) {
                    self.cursor = 0;
                }
            }
        }
        None
    }
}

impl App {
    /// Lets the person choose.
    pub(super) fn pick(&mut self, title: &str, rows: Vec<Choice>, goal: Goal) {
        if rows.is_empty() {
            self.warn_word("terminal.nothing_to_choose");
            return;
        }
        let title = self.setup.speech.word(title);
        self.overlay = Some(Overlay::Pick(Picker::new(title, rows, goal)));
    }

    /// Lets the person type a line.
    pub(super) fn prompt(&mut self, title: &str, goal: Ask) {
        self.prompt_with(title, "", goal);
    }

    /// Lets the person change a line.
    pub(super) fn prompt_with(&mut self, title: &str, held: &str, goal: Ask) {
        self.prompt_titled(self.setup.speech.word(title), held, goal);
    }

    /// Lets the person change a line under a title of its own.
    pub(super) fn prompt_titled(&mut self, title: String, held: &str, goal: Ask) {
        self.overlay = Some(Overlay::Prompt(Prompt {
            title,
            field: Field::holding(&safe::line(held)),
            goal,
        }));
    }

    /// Asks before something that cannot be taken back.
    pub(super) fn confirm(&mut self, question: String, then: Yes) {
        self.overlay = Some(Overlay::Confirm(Confirm { question, then }));
    }
}

/// For comparing: lower case, without accents.
fn plain(text: &str) -> String {
    ascii::fold(&text.to_lowercase())
}
