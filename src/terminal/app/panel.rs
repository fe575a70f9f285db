//! The floor as it is looked at: which table has the keys, in which order its rows stand, which are left out.

use std::cmp::Reverse;

use crate::domain::{ConversationId, Name};
use crate::protocol::view::conversation::ConversationView;
use crate::protocol::view::desk::{PanelView, QueueView, SkillView};
use crate::protocol::view::people::AgentView;
use crate::terminal::ascii;

use super::called::Called;

/// The floor, and where one is on it.
#[derive(Debug, Default)]
pub(crate) struct Panel {
    /// How it is.
    pub(crate) view: Option<Box<PanelView>>,
    /// Which table has the keys.
    pub(crate) table: Table,
    /// Which of its rows the cursor is on.
    pub(crate) cursor: usize,
    /// Only rows that hold this.
    pub(crate) filter: String,
    /// In which order the rows stand.
    pub(crate) order: Order,
    /// The rows of each table that are shown, in order; found out when the floor changes, not when it is drawn.
    rows: [Vec<usize>; 4],
    /// What the things on it are called.
    pub(super) called: Called,
}

/// The tables of the floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Table {
    /// Queues.
    #[default]
    Queues,
    /// People.
    Agents,
    /// Skills.
    Skills,
    /// Conversations for which help was asked, or that nobody can take.
    Alarms,
}

/// The orders of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// As the desk has them.
    #[default]
    Name,
    /// What waits longest, or stays longest as it is, first.
    Longest,
    /// What carries most first.
    Fullest,
}

impl Panel {
    /// How many rows a table shows.
    pub(crate) fn len(&self, table: Table) -> usize {
        self.rows[table as usize].len()
    }

    /// A row of the queues.
    pub(crate) fn queue_at(&self, at: usize) -> Option<&QueueView> {
        let view = self.view.as_ref()?;
        view.queues.get(*self.rows[Table::Queues as usize].get(at)?)
    }

    /// A row of the people.
    pub(crate) fn agent_at(&self, at: usize) -> Option<&AgentView> {
        let view = self.view.as_ref()?;
        view.agents.get(*self.rows[Table::Agents as usize].get(at)?)
    }

    /// A row of the skills.
    pub(crate) fn skill_at(&self, at: usize) -> Option<&SkillView> {
        let view = self.view.as_ref()?;
        view.skills.get(*self.rows[Table::Skills as usize].get(at)?)
    }

    /// A row of those that need somebody.
    pub(crate) fn alarm_at(&self, at: usize) -> Option<&ConversationView> {
        let view = self.view.as_ref()?;
        view.alarms.get(*self.rows[Table::Alarms as usize].get(at)?)
    }

    /// The colleague under the cursor.
    pub(crate) fn agent(&self) -> Option<Name> {
        let here = self.table == Table::Agents;
        let agent = here.then(|| self.agent_at(self.cursor)).flatten();
        agent.map(|agent| agent.name.clone())
    }

    /// The queue under the cursor.
    pub(crate) fn queue(&self) -> Option<Name> {
        let here = self.table == Table::Queues;
        let queue = here.then(|| self.queue_at(self.cursor)).flatten();
        queue.map(|queue| queue.name.clone())
    }

    /// The conversation that keys mean: the one under the cursor; of a colleague's the first for whom help was
    /// asked, else the first.
    pub(super) fn target(&self) -> Option<ConversationId> {
        if self.table == Table::Alarms {
            return self.alarm_at(self.cursor).map(|one| one.id);
        }
        let view = self.view.as_ref()?;
        let agent = self.agent_at(self.cursor)?;
        if self.table != Table::Agents {
            return None;
        }
        let alarmed = view
            .alarms
            .iter()
            .find(|one| one.assignee.as_ref() == Some(&agent.name));
        alarmed
            .map(|one| one.id)
            .or_else(|| agent.conversations.first().copied())
    }

    pub(super) fn step(&mut self, by: isize) {
        let last = self.len(self.table).saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// The next table that has anything in it.
    pub(super) fn other_table(&mut self) {
        let at = TABLES.iter().position(|one| *one == self.table);
        let rest = TABLES.iter().cycle().skip(at.unwrap_or(0) + 1);
        let next = rest.take(TABLES.len()).find(|one| self.len(**one) > 0);
        self.table = next.copied().unwrap_or_default();
        self.cursor = 0;
    }

    pub(super) fn show(&mut self, view: Box<PanelView>) {
        self.view = Some(view);
        self.arrange();
    }

    pub(super) fn narrow(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
        self.cursor = 0;
        self.arrange();
    }

    pub(super) fn sort(&mut self, order: Order) {
        self.order = order;
        self.arrange();
    }

    /// Finds out which rows are shown and in which order.
    fn arrange(&mut self) {
        let Some(view) = &self.view else { return };
        let wanted = folded(&self.filter);
        let fits = |texts: &[&str]| texts.iter().any(|text| folded(text).contains(&wanted));
        let thing = |kind: &str, name: &Name| fits(&[name, &self.called.get(kind, name)]);
        let queues = (0..view.queues.len()).filter(|at| thing("queue", &view.queues[*at].name));
        let agents = (0..view.agents.len()).filter(|at| {
            let one = &view.agents[*at];
            fits(&[&one.name, &one.display])
                || one.status.iter().any(|status| thing("status", status))
                || one.queues.iter().any(|queue| thing("queue", queue))
        });
        let skills = (0..view.skills.len()).filter(|at| thing("skill", &view.skills[*at].skill));
        let alarms = (0..view.alarms.len()).filter(|at| {
            let one = &view.alarms[*at];
            fits(&[&one.subject, &one.contact.name]) || thing("queue", &one.queue)
        });
        let mut rows = [
            queues.collect::<Vec<usize>>(),
            agents.collect(),
            skills.collect(),
            alarms.collect(),
        ];
        match self.order {
            Order::Name => {}
            Order::Longest => {
                rows[0].sort_by_key(|at| {
                    let oldest = view.queues[*at].oldest_at;
                    (oldest.is_none(), oldest)
                });
                rows[1].sort_by_key(|at| {
                    let since = view.agents[*at].since;
                    (since.is_none(), since)
                });
            }
            Order::Fullest => {
                rows[0].sort_by_key(|at| Reverse(view.queues[*at].waiting));
                rows[1].sort_by_key(|at| Reverse(view.agents[*at].load));
            }
        }
        self.rows = rows;
        self.step(0);
    }
}

fn folded(text: &str) -> String {
    ascii::fold(&text.to_lowercase())
}

const TABLES: [Table; 4] = [Table::Queues, Table::Agents, Table::Skills, Table::Alarms];
