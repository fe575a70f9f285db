//! What a supervisor changes on the floor: colleagues' queues, skills and capacity, queues stopped and emptied.

use crate::domain::Name;
use crate::protocol::message::{DeskRequest, SuperviseRequest};
use crate::protocol::view::people::{AgentView, SkillLevel};

use super::App;
use super::ask::Then;
use super::overlay::{Ask, Choice, Goal, Overlay, Picker, Yes};
use super::pages::Of;
use super::record::NONE;
use super::verbs::Words;

impl App {
    /// A command about a colleague or a queue; `false` where it is none.
    pub(super) fn command_floor(&mut self, words: &Words<'_>) -> bool {
        let known = words.verb.starts_with("agent-") || words.verb.starts_with("queue-");
        if !known {
            return false;
        }
        let (name, rest) = words.rest.split_once(' ').unwrap_or((words.rest, ""));
        let Ok(name) = Name::new(name) else {
            self.warn_word(if words.verb.starts_with("agent-") {
                "terminal.agent_usage"
            } else {
                "terminal.queue_usage"
            });
            return true;
        };
        let rest = rest.trim();
        match words.verb {
            "agent-history" => self.read_events(Of::Agent(name), None),
            "agent-signout" => {
                let speech = self.setup.speech;
                let question = speech.say("terminal.ask_sign_out", &[("name", &name)]);
                self.confirm(question, Yes::SignOut(name));
            }
            "queue-pause" | "queue-resume" => self.pause_queue(name, words.verb == "queue-pause"),
            verb if rest.is_empty() => self.ask_floor(verb, &name),
            verb => self.change_floor(verb, name, rest),
        }
        true
    }

    fn change_floor(&mut self, verb: &str, agent: Name, rest: &str) {
        let names = || {
            let words = rest.split_whitespace().filter(|one| *one != NONE);
            words.map(Name::new).collect::<Result<Vec<Name>, _>>().ok()
        };
        let ask = match verb {
            "agent-status" => Name::new(rest)
                .ok()
                .map(|status| SuperviseRequest::SetStatus { agent, status }),
            "agent-queues" => names().map(|queues| SuperviseRequest::SetQueues {
                agent,
                queues: queues.into(),
            }),
            "agent-skills" => skills(rest).map(|skills| SuperviseRequest::SetSkills {
                agent,
                skills: skills.into(),
            }),
            "agent-capacity" => {
                capacity(rest).map(|(capacity, interruptible)| SuperviseRequest::SetCapacity {
                    agent,
                    capacity,
                    interruptible,
                })
            }
            "queue-move" => {
                let Ok(to) = Name::new(rest) else {
                    self.warn_word("terminal.queue_usage");
                    return;
                };
                let speech = self.setup.speech;
                let question =
                    speech.say("terminal.ask_move_queue", &[("from", &agent), ("to", &to)]);
                self.confirm(question, Yes::MoveQueue(agent, to));
                return;
            }
            _ => None,
        };
        match ask {
            Some(ask) => self.act(ask, Then::Say("terminal.agent_changed")),
            None => self.warn_word("terminal.agent_usage"),
        }
    }

    fn pause_queue(&mut self, queue: Name, paused: bool) {
        let done = if paused {
            "terminal.queue_is_paused"
        } else {
            "terminal.queue_is_resumed"
        };
        self.act(DeskRequest::PauseQueue { queue, paused }, Then::Say(done));
    }

    /// Asks for what a command about the floor needs.
    fn ask_floor(&mut self, verb: &str, name: &Name) {
        let line = format!("{verb} {name}");
        let agent = self.colleague(name).cloned();
        match verb {
            "agent-status" => {
                let rows = self.status_rows();
                self.pick("terminal.agent_status_title", rows, Goal::Fill(line));
            }
            "agent-queues" => {
                let all = self.vocabulary.iter().flat_map(|words| &words.queues);
                let rows: Vec<Choice> = all.map(|it| self.choice("queue", it)).collect();
                let before = agent.map(|one| one.queues.to_vec()).unwrap_or_default();
                let title = self.setup.speech.word("terminal.more_agent_queues");
                let picker = Picker::several(title, rows, &before, Goal::Fill(line));
                self.overlay = Some(Overlay::Pick(picker));
            }
            "agent-skills" => {
                let all = self.vocabulary.iter().flat_map(|words| &words.skills);
                let known: Vec<&str> = all.map(Name::as_str).collect();
                let speech = self.setup.speech;
                let title = speech.say(
                    "terminal.skills_title",
                    &[("known", &crate::terminal::safe::line(&known.join(", ")))],
                );
                let held = agent.map(|one| spelt(&one)).unwrap_or_default();
                self.prompt_titled(title, &held, Ask::Fill(line));
            }
            "agent-capacity" => {
                let held = agent.map(|one| match one.interruptible {
                    Some(more) => format!("{} {more}", one.capacity),
                    None => one.capacity.to_string(),
                });
                let held = held.unwrap_or_default();
                self.prompt_with("terminal.capacity_title", &held, Ask::Fill(line));
            }
            "queue-move" => {
                let all = self.vocabulary.iter().flat_map(|words| &words.queues);
                let rows = all.filter(|one| *one != name);
                let rows = rows.map(|it| self.choice("queue", it)).collect();
                self.pick("terminal.move_title", rows, Goal::Fill(line));
            }
            _ => self.warn_word("terminal.agent_usage"),
        }
    }

    /// What the panel knows of a colleague.
    fn colleague(&self, name: &Name) -> Option<&AgentView> {
        let panel = self.panel.view.as_ref()?;
        panel.agents.iter().find(|one| one.name == *name)
    }
}

/// Skills as they are typed: `envíos=8 inglés=3`; one without a level counts as 10.
fn skills(text: &str) -> Option<Vec<SkillLevel>> {
    let words = text.split_whitespace().filter(|one| *one != NONE);
    words
        .map(|one| {
            let (skill, level) = one.split_once(['=', ':']).unwrap_or((one, "10"));
            Some(SkillLevel {
                skill: Name::new(skill).ok()?,
                level: level.parse().ok()?,
            })
        })
        .collect()
}

/// Units as they are typed: `5`, or `5 10` with those of interruptible work.
fn capacity(text: &str) -> Option<(u32, Option<u32>)> {
    let (capacity, more) = text.split_once(' ').unwrap_or((text, ""));
    let more = match more.trim() {
        "" | NONE => None,
        more => Some(more.parse().ok()?),
    };
    Some((capacity.parse().ok()?, more))
}

fn spelt(agent: &AgentView) -> String {
    let skills = agent.skills.iter();
    let spelt: Vec<String> = skills
        .map(|one| format!("{}={}", one.skill, one.level))
        .collect();
    spelt.join(" ")
}
