//! What changes the record of a conversation: what it is about, its case, its place, who has it.

use crate::domain::case::CaseStatus;
use crate::domain::conversation::PRIORITY_MAX;
use crate::domain::{CaseId, ConversationId, Name};
use crate::protocol::message::WorkRequest;
use crate::protocol::view::conversation::ConversationView;

use super::App;
use super::ask::Then;
use super::overlay::{Ask, Choice, Goal};
use super::verbs::Words;

impl App {
    /// A command about the record of a conversation; without its value the value is asked for.
    pub(super) fn command_record(&mut self, words: &Words<'_>, conversation: ConversationId) {
        let rest = words.rest.trim();
        if rest.is_empty() && self.ask_for(words.verb, conversation) {
            return;
        }
        match words.verb {
            "subject" => {
                let subject = rest.to_owned();
                let ask = WorkRequest::Subject {
                    conversation,
                    subject,
                };
                self.act(ask, Then::Say("terminal.retitled"));
            }
            "case" | "case-kind" | "case-number" | "relates" => {
                self.change_case(words.verb, rest, conversation);
            }
            "extend" => self.act(
                WorkRequest::ExtendWrapUp { conversation },
                Then::Say("terminal.extended"),
            ),
            "history" => self.read_history(conversation),
            "body" => match rest.trim_start_matches('#').parse() {
                Ok(seq) => self.read_body(conversation, seq),
                Err(_) => self.read_clipped(conversation),
            },
            verb => self.number_record(verb, rest, conversation),
        }
    }

    /// What is said by a number.
    fn number_record(&mut self, verb: &str, rest: &str, conversation: ConversationId) {
        let Ok(number) = rest.trim_start_matches('#').parse::<u64>() else {
            self.warn_word("terminal.not_a_number");
            return;
        };
        let place = u16::try_from(number).ok();
        let place = place.filter(|place| *place <= PRIORITY_MAX);
        match (verb, place, u32::try_from(number)) {
            ("priority", Some(priority), _) => self.act(
                WorkRequest::Prioritise {
                    conversation,
                    priority,
                },
                Then::Say("terminal.prioritised"),
            ),
            ("priority", None, _) => self.warn_word("terminal.priority_bounds"),
            ("merge", _, _) => self.act(
                WorkRequest::Merge {
                    into: conversation,
                    from: ConversationId(number),
                },
                Then::Say("terminal.merged"),
            ),
            ("split", _, Ok(seq)) => {
                self.act(WorkRequest::Split { conversation, seq }, Then::Split);
            }
            _ => self.warn_word("terminal.not_a_number"),
        }
    }

    /// Where the case stands, what kind of matter it is, its number elsewhere, which case it is.
    fn change_case(&mut self, verb: &str, rest: &str, conversation: ConversationId) {
        let status = case_status(rest);
        if verb == "case" && status.is_none() {
            self.warn_word("terminal.unknown_case_status");
            return;
        }
        let kind = Name::new(rest).ok();
        // `C-2041-K` and `2041` are the same case.
        let digits = rest.split('-').find_map(|part| {
            let bare = part.trim_start_matches('#');
            bare.parse().ok().map(CaseId)
        });
        if verb == "case-kind" && kind.is_none() || verb == "relates" && digits.is_none() {
            self.warn_word("terminal.not_a_case");
            return;
        }
        let number = if rest == NONE { "" } else { rest };
        let ask = WorkRequest::Case {
            conversation,
            status: status.filter(|_| verb == "case"),
            kind: kind.filter(|_| verb == "case-kind"),
            external_id: (verb == "case-number").then(|| number.to_owned()),
            relates_to: digits.filter(|_| verb == "relates"),
        };
        self.act(ask, Then::Say("terminal.case_set"));
    }

    /// Asks for what a command needs; `false` where it needs nothing.
    fn ask_for(&mut self, verb: &str, id: ConversationId) -> bool {
        let line = format!("{verb} #{id}");
        let view = self.conversation(id);
        let held = |value: fn(&ConversationView) -> String| view.map(value).unwrap_or_default();
        match verb {
            "case" => {
                let rows = self.case_rows();
                self.pick("terminal.more_case", rows, Goal::Fill(line));
            }
            "subject" => {
                let held = held(|view| view.subject.clone());
                self.prompt_with("terminal.more_subject", &held, Ask::Fill(line));
            }
            "case-kind" => {
                let held = held(|view| view.case_kind.iter().map(Name::to_string).collect());
                self.prompt_with("terminal.more_case_kind", &held, Ask::Fill(line));
            }
            "case-number" => {
                let held = held(|view| view.case_external_id.clone().unwrap_or_default());
                self.prompt_with("terminal.more_case_number", &held, Ask::Fill(line));
            }
            "relates" => self.prompt("terminal.more_relates", Ask::Fill(line)),
            _ => return false,
        }
        true
    }

    fn case_rows(&self) -> Vec<Choice> {
        let speech = self.setup.speech;
        CASES
            .iter()
            .map(|(word, _)| Choice::labelled(speech.known("terminal.case_", word), *word))
            .collect()
    }
}

fn case_status(word: &str) -> Option<CaseStatus> {
    let word = if word == "hold" { "on_hold" } else { word };
    let found = CASES.iter().find(|(known, _)| *known == word);
    found.map(|(_, status)| *status)
}

/// What is typed where something is taken away.
pub(super) const NONE: &str = "-";

const CASES: [(&str, CaseStatus); 6] = [
    ("new", CaseStatus::New),
    ("open", CaseStatus::Open),
    ("pending", CaseStatus::Pending),
    ("on_hold", CaseStatus::OnHold),
    ("solved", CaseStatus::Solved),
    ("closed", CaseStatus::Closed),
];
