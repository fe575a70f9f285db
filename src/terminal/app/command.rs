//! The command line: the verbs of `centralita`, typed into the console, about the conversation at hand.

use std::path::PathBuf;

use crate::domain::{ConversationId, MessageId, Name};
use crate::protocol::message::WorkRequest;
use crate::protocol::message::work::Target;
use crate::terminal::field::Field;
use crate::terminal::keys::Action;

use super::ask::Then;
use super::compose::{Composer, First, Writing};
use super::overlay::{Ask, Choice, Goal};
use super::review::NOBODY;
use super::verbs::{VERBS, Words, nearest, take_apart};
use super::{App, Wish};

impl App {
    /// Does what was typed.
    pub(super) fn command(&mut self, line: &str) {
        let words = take_apart(line.trim());
        if words.verb.is_empty() {
            return;
        }
        if words.verb == "show" || words.verb == "open" {
            match words.number {
                Some(id) => self.open(id),
                None => self.warn_word("terminal.not_a_number"),
            }
            return;
        }
        let done = self.command_page(&words)
            || self.command_desk(&words)
            || self.command_work(&words)
            || self.command_text(&words);
        if !done {
            let verb = crate::terminal::safe::line(words.verb);
            let text = match nearest(words.verb) {
                Some(near) => self.setup.speech.say(
                    "terminal.unknown_verb_near",
                    &[("verb", &verb), ("near", &near)],
                ),
                None => self
                    .setup
                    .speech
                    .say("terminal.unknown_verb", &[("verb", &verb)]),
            };
            self.warn(text);
        }
    }

    /// Fills the verb that was begun, where only one begins so.
    pub(super) fn complete(field: &mut Field) {
        let begun = field.text().to_owned();
        let mut fitting = VERBS.iter().filter(|verb| verb.starts_with(begun.as_str()));
        if let (Some(verb), None) = (fitting.next(), fitting.next()) {
            *field = Field::holding(&format!("{verb} "));
        }
    }

    /// Pages, lists and the console itself.
    fn command_page(&mut self, words: &Words<'_>) -> bool {
        match words.verb {
            "mine" => self.tab(0),
            "queued" => self.tab(1),
            "all" | "list" => self.tab(2),
            "next" => self.next_needing(),
            "search" | "find" => self.search(words.rest),
            "customer" => {
                let text = words.rest.strip_prefix("find").unwrap_or(words.rest);
                self.find_customers(text.trim());
            }
            "contact" => match self.aimed(words) {
                Some(id) => self.read_contact(id),
                None => self.warn_word("terminal.none_chosen"),
            },
            "sort" => self.sort(words.rest),
            "filter" => {
                self.inbox.tags = names(words.rest);
                self.list_anew();
            }
            "help" => self.perform(Action::Help),
            "password" => self.begin_password(),
            "more" => self.read_more(),
            "outbox" => self.show_outbox_of(words.rest),
            "guidance" => self.guidance_command(words.rest),
            "practice" => self.practice_command(),
            "report" => self.read_report(words.rest),
            "reload" => self.read_all(),
            "quit" | "exit" => self.quit(),
            verb => return self.go_to(verb),
        }
        true
    }

    /// What is about the desk or about oneself, not about a conversation.
    fn command_desk(&mut self, words: &Words<'_>) -> bool {
        match (words.verb, Name::new(words.rest)) {
            ("accept", _) => self.accept(),
            ("decline", reason) => self.decline(reason.ok()),
            ("status", Ok(status)) => self.set_status(status),
            ("status", Err(_)) => self.perform(Action::Status),
            ("undo", _) => self.perform(Action::Undo),
            ("retry" | "drop", _) => {
                let (number, reason) = words.rest.split_once(' ').unwrap_or((words.rest, ""));
                match number.trim_start_matches('#').parse() {
                    Ok(id) if words.verb == "retry" => self.retry_delivery(MessageId(id)),
                    Ok(id) => self.drop_delivery(MessageId(id), reason.trim()),
                    Err(_) => self.warn_word("terminal.not_a_number"),
                }
            }
            ("approve" | "give-back" | "withdraw", _) => {
                let (number, rest) = words.rest.split_once(' ').unwrap_or((words.rest, ""));
                let rest = rest.trim();
                match number.trim_start_matches('#').parse().map(MessageId) {
                    Ok(id) if words.verb == "approve" => {
                        let text = (!rest.is_empty()).then(|| rest.to_owned());
                        self.approve_answer(id, text);
                    }
                    Ok(id) if words.verb == "give-back" => self.give_back_answer(id, rest),
                    Ok(id) => self.withdraw_answer(id),
                    Err(_) => self.warn_word("terminal.not_a_number"),
                }
            }
            ("begin", _) => self.begin(words.rest),
            _ => return self.command_floor(words) || self.command_customer(words),
        }
        true
    }

    /// What is done to a conversation.
    fn command_work(&mut self, words: &Words<'_>) -> bool {
        const KNOWN: &[&str] = &[
            "claim",
            "assign",
            "release",
            "resolve",
            "reopen",
            "end",
            "transfer",
            "reassign",
            "postpone",
            "snooze",
            "tag",
            "untag",
            "priority",
            "subject",
            "case",
            "case-kind",
            "case-number",
            "relates",
            "extend",
            "history",
            "body",
            "merge",
            "split",
            "flag",
            "unflag",
            "explain",
            "join",
            "takeover",
            "monitor",
            "save",
            "attach",
            "macro",
            "template",
            "finish",
        ];
        if !KNOWN.contains(&words.verb) {
            return false;
        }
        let Some(id) = self.aimed(words) else {
            self.warn_word("terminal.none_chosen");
            return true;
        };
        if words.verb == "monitor" {
            self.monitor(id);
            return true;
        }
        if words.number.is_some() {
            // What follows is about the one that was named, not about the one on the screen.
            self.aim(id);
        }
        self.do_work(words, id);
        true
    }

    fn do_work(&mut self, words: &Words<'_>, conversation: ConversationId) {
        let rest = words.rest;
        match words.verb {
            "claim" => self.perform(Action::Claim),
            "assign" => self.assign(conversation, rest),
            "release" => self.act(
                WorkRequest::Release { conversation },
                Then::Say("terminal.released"),
            ),
            "resolve" => self.perform(Action::Resolve),
            "reopen" => self.act(
                WorkRequest::Reopen { conversation },
                Then::Say("terminal.reopened"),
            ),
            "finish" => {
                self.act(
                    WorkRequest::FinishWrapUp { conversation },
                    Then::Say("terminal.written_up"),
                );
            }
            "end" => {
                let (disposition, remark) = rest.split_once(' ').unwrap_or((rest, ""));
                self.end(Name::new(disposition).ok().as_ref(), remark.trim());
            }
            "transfer" => match self.named_target(rest) {
                Some(to) => self.transfer(&to),
                None => self.perform(Action::Transfer),
            },
            "postpone" | "snooze" => self.snooze(rest),
            "tag" => self.tag(&names(rest), &[]),
            "untag" => self.tag(&[], &names(rest)),
            "flag" | "unflag" => {
                let raised = words.verb == "flag";
                let word = if raised {
                    "terminal.flagged"
                } else {
                    "terminal.unflagged"
                };
                self.act(
                    WorkRequest::Flag {
                        conversation,
                        raised,
                    },
                    Then::Say(word),
                );
            }
            "attach" => self.attach(conversation, rest),
            "macro" => {
                if !self.macro_named(rest) {
                    self.choose_macro(rest);
                }
            }
            "template" => self.template(rest),
            "save" => self.save_numbered(rest),
            _ => self.do_supervised(words, conversation),
        }
    }

    /// What supervisors do with somebody's conversation; what is left changes its record.
    fn do_supervised(&mut self, words: &Words<'_>, conversation: ConversationId) {
        match words.verb {
            "explain" => self.explain(conversation),
            "join" => self.perform(Action::Join),
            "takeover" => self.perform(Action::TakeOver),
            "reassign" => match self.named_target(words.rest) {
                Some(to) => self.reassign(to),
                None => self.perform_choice(Action::Move),
            },
            _ => self.command_record(words, conversation),
        }
    }

    /// What writes something.
    fn command_text(&mut self, words: &Words<'_>) -> bool {
        if words.verb == "via" {
            self.go_by(words.rest);
            return true;
        }
        let writing = match words.verb {
            "reply" => Writing::Reply,
            "note" => Writing::TeamNote,
            "own-note" => Writing::OwnNote,
            "whisper" => Writing::Whisper,
            _ => return false,
        };
        let Some(id) = self.aimed(words) else {
            self.warn_word("terminal.none_chosen");
            return true;
        };
        if words.rest.is_empty() {
            self.aim(id);
            if writing == Writing::Reply {
                self.reply_to(id);
            } else {
                self.write(writing);
            }
            return true;
        }
        let open = self.thread.as_ref().filter(|thread| thread.id == id);
        let seen = open
            .map(|thread| thread.read_seq.max(thread.last_seq()))
            .or_else(|| self.conversation(id).map(|view| view.seq));
        let mut composer = Composer::new(id, writing, seen.unwrap_or(0), self.now);
        if writing == Writing::Reply
            && let Some(begun) = self.drafts.remove(&id)
        {
            composer.files = begun.files;
        }
        composer.field = Field::holding(words.rest);
        self.dispatch(composer);
        true
    }

    /// The conversation that a command means: the one it names, or else the one at hand.
    fn aimed(&self, words: &Words<'_>) -> Option<ConversationId> {
        words
            .number
            .or_else(|| self.target())
            .or_else(|| self.thread.as_ref().map(|one| one.id))
    }

    /// Makes a conversation the one at hand.
    fn aim(&mut self, id: ConversationId) {
        self.inbox.marked.clear();
        if self.target() != Some(id) {
            self.open(id);
        }
    }

    fn assign(&mut self, conversation: ConversationId, to: &str) {
        match Name::new(to) {
            Ok(agent) => {
                let ask = WorkRequest::Assign {
                    conversation,
                    agent,
                    check_capacity: true,
                };
                self.act(ask, Then::Say("terminal.assigned"));
            }
            Err(_) => {
                let agents = self.vocabulary.iter().flat_map(|words| &words.agents);
                let others = agents.filter(|name| Some(*name) != self.my_name());
                let rows = others.map(Choice::name).collect();
                let line = format!("assign #{conversation}");
                self.pick("terminal.more_assign", rows, Goal::Fill(line));
            }
        }
    }

    pub(super) fn attach(&mut self, conversation: ConversationId, path: &str) {
        if path.is_empty() {
            let goal = Ask::Fill(format!("attach #{conversation}"));
            self.prompt("terminal.attach_title", goal);
            return;
        }
        self.aim(conversation);
        self.wishes.push(Wish::Upload {
            conversation,
            path: PathBuf::from(path),
        });
        self.say_word("terminal.attaching");
    }

    /// `save 2 factura.pdf`: the second file of the open conversation; without a number the list of them.
    fn save_numbered(&mut self, rest: &str) {
        let (number, path) = rest.split_once(' ').unwrap_or((rest, "."));
        let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match at.and_then(|at| self.files().into_iter().nth(at)) {
            Some((seq, file)) => self.save_file(seq, file, path.trim()),
            None => self.perform_choice(Action::Files),
        }
    }

    fn named_target(&self, text: &str) -> Option<Target> {
        if let Some(to) = super::chosen::target(text) {
            return Some(to);
        }
        let name = Name::new(text).ok()?;
        let known = self.vocabulary.as_ref();
        let is_queue = known.is_some_and(|words| words.queues.contains(&name));
        let is_agent = known.is_some_and(|words| words.agents.contains(&name));
        Some(if is_agent && !is_queue {
            Target::Agent { agent: name }
        } else {
            Target::Queue { queue: name }
        })
    }

    /// `begin correo ana@example.test Subject: text` writes to somebody first; what is missing is asked for.
    fn begin(&mut self, rest: &str) {
        let mut parts = rest.trim().splitn(3, ' ');
        let channel = parts.next().filter(|word| !word.is_empty()).map(Name::new);
        let (address, text) = (parts.next(), parts.next());
        match (channel, address) {
            (None, _) if self.has_begun_letter() => self.begin_letter(None, None),
            (None, _) => {
                let channels = self.vocabulary.iter().flat_map(|words| &words.channels);
                let rows = channels.map(|it| self.choice("channel", it)).collect();
                self.pick("terminal.begin_title", rows, Goal::Fill("begin".to_owned()));
            }
            (Some(Ok(channel)), None) => {
                let line = format!("begin {channel}");
                let known = self.address_at_hand();
                self.prompt_with("terminal.heading_to", &known, Ask::Fill(line));
            }
            (Some(Ok(channel)), Some(address)) => {
                let first = First {
                    channel,
                    address: address.to_owned(),
                    name: String::new(),
                };
                match text {
                    None => self.ask_first(first),
                    Some(text) => self.send_first(first, text),
                }
            }
            (Some(Err(_)), _) => self.warn_word("terminal.begin_usage"),
        }
    }

    /// Nothing is known yet but where it goes: what it is about is asked, and then it is written.
    fn ask_first(&mut self, first: First) {
        self.begin_letter(Some(first), None);
        let asked = self.composer().is_some_and(|one| one.subject.is_none());
        if asked {
            self.prompt("terminal.heading_subject", Ask::Subject);
        }
    }

    fn send_first(&mut self, first: First, text: &str) {
        let (subject, text) = match text.split_once(": ") {
            Some((subject, text)) => (Some(subject.to_owned()), text),
            None => (None, text),
        };
        let mut composer = Composer::new(NOBODY, Writing::First, 0, self.now);
        composer.field = Field::holding(text);
        composer.subject = subject;
        composer.first = Some(first);
        self.dispatch(composer);
    }

    /// The address of the customer that is looked at.
    fn address_at_hand(&self) -> String {
        let read = self.reading.contact.as_ref();
        let read = read.filter(|_| self.page == super::Page::Reading);
        let first = read.and_then(|contact| contact.addresses.first());
        let open = self.target().and_then(|id| self.conversation(id));
        match (first, open) {
            (Some(address), _) => address.value.clone(),
            (None, Some(view)) => view.contact.address.clone(),
            (None, None) => String::new(),
        }
    }
}

fn names(text: &str) -> Vec<Name> {
    text.split_whitespace()
        .filter_map(|one| Name::new(one).ok())
        .collect()
}
