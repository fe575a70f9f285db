//! What is written is looked at before it leaves: what the channel cannot carry, and how the desk wants to be written.

use crate::domain::text::has_emoji;
use crate::domain::{ConversationId, Name};
use crate::protocol::List;
use crate::protocol::message::{GuidanceRequest, Remarked};
use crate::protocol::view::conversation::AbilitiesView;
use crate::protocol::view::style::{RemarkView, Reviewed};
use crate::terminal::safe;
use crate::words::{self, Lang};

use super::ask::Then;
use super::compose::{Composer, Writing};
use super::overlay::{Overlay, Yes};
use super::{App, Line};

/// An answer that is being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    /// In which conversation.
    conversation: ConversationId,
    /// As it was when it was looked at; what was changed since is not sent.
    text: String,
    /// It is a letter: it waits for its author whatever comes of it.
    letter: bool,
}

impl App {
    /// What the way that an answer takes can carry.
    pub(crate) fn carried<'a>(&'a self, composer: &'a Composer) -> Option<&'a AbilitiesView> {
        let via = composer.via.as_ref().map(|via| &via.abilities);
        via.or_else(|| Some(&self.thread.as_ref()?.show.as_ref()?.abilities))
    }

    /// Whether emoji stand in an answer whose channel takes none; says so.
    pub(super) fn has_unwanted_emoji(&mut self) -> bool {
        let unwanted = self.composer().is_some_and(|one| {
            let takes = self.carried(one).is_none_or(|can| can.emoji);
            one.writing == Writing::Reply && !takes && has_emoji(one.field.text())
        });
        if unwanted {
            self.warn_word("terminal.no_emoji");
        }
        unwanted
    }

    /// The person is done writing: what the desk has to say of it comes before it leaves.
    pub(super) fn look_over(&mut self, letter: bool) {
        if self.has_unwanted_emoji() {
            return;
        }
        if letter {
            self.review();
        }
        if let Some((looked, ask)) = self.question(letter) {
            self.read(ask, Then::Reviewed(looked));
        } else if !letter {
            self.send_written();
        }
    }

    /// What to ask about what is written; `None` where nothing is looked for, or nobody is there to look.
    fn question(&mut self, letter: bool) -> Option<(Looked, GuidanceRequest)> {
        if self.line != Line::Up {
            return None;
        }
        let composer = self.composer()?;
        let review = self.carried(composer).is_some_and(|can| can.review);
        if composer.writing != Writing::Reply || !review {
            return None;
        }
        let looked = Looked {
            conversation: composer.conversation,
            text: composer.field.text().to_owned(),
            letter,
        };
        let ask = GuidanceRequest::Review {
            conversation: Some(composer.conversation),
            channel: composer.via.as_ref().map(|via| via.channel.clone()),
            text: looked.text.clone(),
        };
        self.composer_mut()?.remarks.clear();
        Some((looked, ask))
    }

    /// What there is to say of it: it is told, and asked where the operator wants that.
    pub(super) fn reviewed(&mut self, found: Reviewed, looked: &Looked) {
        let lang = self.setup.speech.lang;
        let remarks: Vec<String> = found.remarks.iter().map(|one| said(lang, one)).collect();
        let Some(composer) = self.drafts.get_mut(&looked.conversation) else {
            return;
        };
        if composer.field.text() != looked.text {
            return;
        }
        composer.remarks.clone_from(&remarks);
        if looked.letter {
            // They stand above the letter, which leaves after a yes in any case.
            composer.confirmed = Some(looked.text.clone());
            return;
        }
        if remarks.is_empty() || !found.ask {
            self.passed(looked);
        } else {
            self.ask_as_it_is(looked.conversation, &remarks);
        }
    }

    fn ask_as_it_is(&mut self, id: ConversationId, remarks: &[String]) {
        let speech = self.setup.speech;
        let remarks = remarks.join(" ");
        let question = speech.say("terminal.send_as_it_is", &[("remarks", &remarks)]);
        self.confirm(question, Yes::SendAsItIs(id));
    }

    /// The desk did not take what was sent, because of what there is to say of it: the text is back, and its author
    /// is asked.
    pub(super) fn remarked(&mut self, composer: Composer, remarked: &Remarked) {
        let lang = self.setup.speech.lang;
        let remarks: Vec<String> = remarked.remarks.iter().map(|one| said(lang, one)).collect();
        let id = composer.conversation;
        let here = self.thread.as_ref().is_some_and(|thread| thread.id == id);
        self.come_back(composer);
        if let Some(composer) = self.drafts.get_mut(&id) {
            composer.remarks.clone_from(&remarks);
        }
        if here && self.overlay.is_none() {
            self.ask_as_it_is(id, &remarks);
        } else {
            let speech = self.setup.speech;
            let why = remarks.join(" ");
            self.warn(speech.say("terminal.not_sent", &[("why", &why)]));
        }
    }

    /// Nothing keeps it from leaving.
    pub(super) fn passed(&mut self, looked: &Looked) {
        let same = |one: &Composer| one.field.text() == looked.text;
        if !looked.letter && self.drafts.get(&looked.conversation).is_some_and(same) {
            self.send_off(looked.conversation);
        }
    }

    /// The person has read what there is to say and sends it all the same.
    pub(super) fn send_as_it_is(&mut self, id: ConversationId) {
        if let Some(composer) = self.drafts.get_mut(&id) {
            composer.remarks.clear();
            composer.confirmed = Some(composer.field.text().to_owned());
        }
        self.send_off(id);
    }

    fn send_off(&mut self, id: ConversationId) {
        if self.thread.as_ref().is_some_and(|thread| thread.id == id) {
            self.send_written();
        } else if let Some(composer) = self.drafts.remove(&id) {
            self.dispatch(composer);
        }
    }

    /// What left with something to say of it: told, so that the next one is better.
    pub(super) fn remark_on(&mut self, sent: &Composer) {
        if !sent.remarks.is_empty() && !matches!(self.overlay, Some(Overlay::Review(_))) {
            let remarks = sent.remarks.join(" ");
            let speech = self.setup.speech;
            self.warn(speech.say("terminal.sent_with_remarks", &[("remarks", &remarks)]));
        }
    }

    /// `practice` shows how to write well by the channel of the open conversation.
    pub(super) fn practice_command(&mut self) {
        let Some(thread) = &self.thread else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        let via = self.composer().and_then(|one| one.via.as_ref());
        let channel: Option<Name> = via.map(|via| via.channel.clone());
        let ask = GuidanceRequest::Practice {
            conversation: Some(thread.id),
            channel,
            language: self.setup.speech.lang.code().to_owned(),
        };
        self.read(ask, Then::Practice);
    }

    pub(super) fn show_practice(&mut self, lines: List<String>) {
        let speech = self.setup.speech;
        if lines.is_empty() {
            self.say_word("terminal.practice_none");
            return;
        }
        let bullet = speech.glyphs().middle;
        let lines = lines
            .iter()
            .map(|line| format!("{bullet} {}", safe::line(line)));
        let lines = lines.collect();
        self.show_text(speech.word("terminal.practice_title"), lines);
    }
}

/// A remark in a person's language.
pub(crate) fn said(lang: Lang, remark: &RemarkView) -> String {
    match remark {
        RemarkView::Long { characters, most } => words::say(
            lang,
            "practice.long",
            &[("characters", characters), ("most", most)],
        ),
        RemarkView::LongSentence {
            begins,
            words,
            most,
        } => words::say(
            lang,
            "practice.long_sentence",
            &[
                ("begins", &safe::line(begins)),
                ("words", words),
                ("most", most),
            ],
        ),
        RemarkView::Unfinished { ends } => {
            words::say(lang, "practice.unfinished", &[("ends", &safe::line(ends))])
        }
        RemarkView::Acronym { word } => {
            words::say(lang, "practice.acronym", &[("word", &safe::line(word))])
        }
        RemarkView::Avoid {
            words,
            instead: None,
        } => words::say(lang, "practice.avoid", &[("words", &safe::line(words))]),
        RemarkView::Avoid {
            words,
            instead: Some(instead),
        } => words::say(
            lang,
            "practice.avoid_for",
            &[
                ("words", &safe::line(words)),
                ("instead", &safe::line(instead)),
            ],
        ),
    }
}
