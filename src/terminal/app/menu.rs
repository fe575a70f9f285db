//! Everything that has no key of its own, in one list: what it does, and the command that does it too.

use crate::protocol::view::conversation::WorkState;
use crate::terminal::safe;

use super::overlay::{Choice, Goal};
use super::{App, Page};

impl App {
    /// Lets the person choose what else can be done here.
    pub(super) fn choose_more(&mut self) {
        let rows = match self.page {
            Page::Inbox => self.conversation_menu(),
            Page::Panel => self.floor_menu(),
            Page::Reading if self.reading.contact.is_none() => Vec::new(),
            Page::Reading | Page::Customers => {
                let rows = self.customer_rows().iter();
                rows.map(|(key, verb)| self.entry(key, verb, "")).collect()
            }
            Page::Outbox => OUTBOX
                .iter()
                .map(|(key, line)| self.entry(key, line, ""))
                .collect(),
        };
        self.pick("terminal.more_title", rows, Goal::Run);
    }

    fn conversation_menu(&self) -> Vec<Choice> {
        let own = self.entry("terminal.more_password", "password", "");
        let Some(id) = self.target() else {
            return vec![self.entry("terminal.more_begin", "begin", ""), own];
        };
        let ends = self
            .conversation(id)
            .is_some_and(|view| view.work == WorkState::WrapUp);
        let mark = format!("#{id}");
        CONVERSATION
            .iter()
            .filter(|(_, _, needs)| needs.is_none_or(|action| self.may(action)))
            .filter(|(_, verb, _)| ends || !matches!(*verb, "extend" | "finish"))
            .map(|(key, verb, _)| {
                let mark = if *verb == "begin" { "" } else { &mark };
                self.entry(key, verb, mark)
            })
            .chain([own])
            .collect()
    }

    fn floor_menu(&self) -> Vec<Choice> {
        let (table, name) = match (self.panel.agent(), self.panel.queue()) {
            (Some(agent), _) => (AGENT, agent.to_string()),
            (None, Some(queue)) => (QUEUE, queue.to_string()),
            (None, None) => (&[][..], String::new()),
        };
        let about = table.iter().map(|row| (row, name.as_str()));
        about
            .chain(FLOOR.iter().map(|row| (row, "")))
            .filter(|((_, _, action), _)| self.may(action))
            .map(|((key, verb, _), name)| self.entry(key, verb, name))
            .collect()
    }

    /// One of them: in words, and as it is typed.
    fn entry(&self, key: &str, verb: &str, about: &str) -> Choice {
        let speech = self.setup.speech;
        let word = safe::pad(&speech.word(key), WORD_CELLS, speech.glyphs().more);
        let line = format!("{verb} {about}");
        Choice::labelled(format!("{word} :{verb}"), line.trim_end())
    }
}

/// What can be done to a conversation: in words, as typed, and what one must be allowed.
const CONVERSATION: &[(&str, &str, Option<&str>)] = &[
    ("terminal.more_subject", "subject", None),
    ("terminal.more_case", "case", None),
    ("terminal.more_case_kind", "case-kind", None),
    ("terminal.more_case_number", "case-number", None),
    ("terminal.more_relates", "relates", None),
    ("terminal.more_own_note", "own-note", None),
    ("terminal.more_via", "via", None),
    ("terminal.more_attach", "attach", None),
    ("terminal.more_body", "body", None),
    ("terminal.more_history", "history", None),
    (
        "terminal.more_assign",
        "assign",
        Some("conversation.assign"),
    ),
    ("terminal.more_release", "release", None),
    ("terminal.more_reopen", "reopen", None),
    ("terminal.more_extend", "extend", None),
    ("terminal.more_finish", "finish", None),
    (
        "terminal.more_monitor",
        "monitor",
        Some("supervise.monitor"),
    ),
    ("terminal.more_begin", "begin", None),
];

/// What can be done about a colleague.
const AGENT: &[(&str, &str, &str)] = &[
    (
        "terminal.more_agent_status",
        "agent-status",
        "supervise.set_status",
    ),
    (
        "terminal.more_agent_queues",
        "agent-queues",
        "supervise.set_queues",
    ),
    (
        "terminal.more_agent_skills",
        "agent-skills",
        "supervise.set_skills",
    ),
    (
        "terminal.more_agent_capacity",
        "agent-capacity",
        "supervise.set_capacity",
    ),
    (
        "terminal.more_agent_history",
        "agent-history",
        "supervise.panel",
    ),
    (
        "terminal.more_agent_signout",
        "agent-signout",
        "supervise.sign_out",
    ),
];

/// What can be done about a queue.
const QUEUE: &[(&str, &str, &str)] = &[
    ("terminal.more_queue_pause", "queue-pause", "queue.pause"),
    ("terminal.more_queue_resume", "queue-resume", "queue.pause"),
    ("terminal.more_queue_move", "queue-move", "queue.move"),
];

/// What can be read about the whole floor.
const FLOOR: &[(&str, &str, &str)] = &[
    ("terminal.more_report", "report", "report.read"),
    (
        "terminal.more_report_agents",
        "report agents",
        "report.read",
    ),
    ("terminal.more_report_week", "report week", "report.read"),
    ("terminal.more_channels", "channels", "report.read"),
];

/// What can be done on the page of what has not left.
const OUTBOX: &[(&str, &str)] = &[
    ("terminal.more_outbox_all", "outbox all"),
    ("terminal.more_outbox_dead", "outbox dead"),
    ("terminal.more_outbox_waiting", "outbox waiting"),
    ("terminal.more_outbox_held", "outbox held"),
];

/// How wide the words are, so that the commands stand below each other.
const WORD_CELLS: usize = 34;
