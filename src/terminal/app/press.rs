//! Where a key goes: to what lies on top, to the text being written, or to the table of keys.

use crate::domain::Span;
use crate::terminal::field::FIELD_BYTES_MAX;
use crate::terminal::key::{Code, Key};
use crate::terminal::keys::{self, Action};

use super::compose::Writing;
use super::overlay::{Ask, Clash, Goal, Heading, Overlay, Review, Yes};
use super::{App, Focus, Page, Wish};

impl App {
    pub(super) fn press(&mut self, key: Key) {
        self.heard_out();
        if key == Key::ctrl('c') {
            self.quit();
        } else if let Some(overlay) = self.overlay.take() {
            self.press_overlay(overlay, key);
        } else if self.focus == Focus::Composer && self.page == Page::Inbox {
            self.press_composer(key);
        } else if std::mem::take(&mut self.going) {
            self.go(key);
        } else {
            self.press_page(key);
        }
    }

    /// Whoever goes on has read what was said: the keys are shown again. While somebody types it stays its time.
    fn heard_out(&mut self) {
        let types = self.focus == Focus::Composer && self.overlay.is_none();
        let now = self.now;
        if !types {
            self.said = self
                .said
                .take()
                .filter(|said| now.since(said.since) < SAID_AT_LEAST);
        }
    }

    /// Puts pasted text where text goes; where none does, it is ignored: it is no row of keys.
    pub(super) fn paste(&mut self, text: &str) {
        let now = self.now;
        match &mut self.overlay {
            Some(Overlay::Prompt(prompt)) => {
                prompt.field.insert(&text.replace(['\r', '\n'], " "));
            }
            Some(Overlay::Pick(picker)) => {
                picker.filter.insert(&text.replace(['\r', '\n'], " "));
            }
            None if self.focus == Focus::Composer => {
                let Some(composer) = self.composer_mut() else {
                    return;
                };
                let left = composer.field.insert(text);
                composer.changed_at = now;
                if left > 0 {
                    let most = FIELD_BYTES_MAX / 1024;
                    let speech = self.setup.speech;
                    self.warn(speech.say(
                        "terminal.paste_cut",
                        &[("left", &speech.bytes(left)), ("most", &most)],
                    ));
                }
            }
            Some(_) | None => {}
        }
    }

    fn press_page(&mut self, key: Key) {
        if key.code == Code::Enter && self.page == Page::Inbox && self.offer_is_seen() {
            self.accept();
            return;
        }
        let may = |action: &str| self.permissions.contains(action);
        if let Some(action) = keys::meaning(self.place(), key, &may) {
            self.perform(action);
        }
    }

    fn go(&mut self, key: Key) {
        let target = keys::GO
            .iter()
            .find(|(letter, _, _)| key == Key::char(*letter));
        if let Some((_, name, _)) = target {
            self.go_to(name);
        }
    }

    fn press_composer(&mut self, key: Key) {
        let now = self.now;
        match (key.code, key.ctrl) {
            (Code::Esc, _) => {
                self.save_draft(true);
                self.focus = Focus::Thread;
                // A box with nothing in it would only take room from what is read, but for where it was to go: a
                // template of that channel is chosen by a command.
                let id = self.thread.as_ref().map(|thread| thread.id);
                self.drafts.retain(|one, composer| {
                    let is_bound = composer.first.is_some() || composer.via.is_some();
                    Some(*one) != id || is_bound || !composer.is_empty()
                });
            }
            (Code::Enter, false) => self.finish_writing(false),
            (Code::Char('n'), true) => self.finish_writing(true),
            (Code::Char('e'), true) => self.edit_outside(),
            (Code::PageUp, _) => self.perform(Action::PageUp),
            (Code::PageDown, _) => self.perform(Action::PageDown),
            (Code::Tab | Code::BackTab, _) => self.tab_in_composer(),
            (Code::Char('j'), true) => {
                if let Some(composer) = self.composer_mut() {
                    composer.field.insert("\n");
                    composer.changed_at = now;
                }
            }
            _ => {
                if let Some(composer) = self.composer_mut()
                    && composer.field.key(key)
                {
                    composer.changed_at = now;
                }
            }
        }
    }

    /// After `/name` the saved answer of that name, else the next kind of text.
    fn tab_in_composer(&mut self) {
        let Some(composer) = self.composer_mut() else {
            return;
        };
        let begun = composer.field.text().trim();
        if let Some(name) = begun.strip_prefix('/').map(str::to_owned) {
            let before = composer.field.take();
            if !self.macro_named(&name) {
                if let Some(composer) = self.composer_mut() {
                    composer.field.insert(&before);
                }
                self.choose_macro(&name);
            }
            return;
        }
        composer.writing = match composer.writing {
            Writing::First => Writing::First,
            Writing::Reply => Writing::TeamNote,
            Writing::TeamNote => Writing::OwnNote,
            Writing::OwnNote | Writing::Whisper => Writing::Reply,
        };
    }

    fn press_overlay(&mut self, overlay: Overlay, key: Key) {
        let closing = key.code == Code::Esc;
        match overlay {
            Overlay::Prompt(prompt) if closing && matches!(prompt.goal, Ask::Heading(_)) => {
                self.review();
            }
            Overlay::Pick(picker) if closing && matches!(picker.goal, Goal::To | Goal::Keep) => {
                self.review();
            }
            _ if closing && !matches!(overlay, Overlay::Review(_)) => {}
            Overlay::Help(turned) => {
                let on = matches!(
                    key.code,
                    Code::Down | Code::PageDown | Code::Char(' ' | 'j')
                );
                if on && turned + 1 < self.drawn.help_screens {
                    self.overlay = Some(Overlay::Help(turned + 1));
                }
            }
            Overlay::Pick(mut picker) => match picker.press(key) {
                Some(values) => self.chosen(picker.goal, values),
                None => self.overlay = Some(Overlay::Pick(picker)),
            },
            Overlay::Prompt(mut prompt) => {
                if key.code == Code::Enter {
                    self.typed(prompt.goal, prompt.field.text());
                    return;
                }
                if key.code == Code::Tab && prompt.goal == Ask::Command {
                    Self::complete(&mut prompt.field);
                } else if prompt.field.is_blank() && key.code == Code::Backspace {
                    return;
                } else {
                    prompt.field.key(key);
                }
                self.overlay = Some(Overlay::Prompt(prompt));
            }
            Overlay::Review(review) => self.press_review(review, key),
            Overlay::Conflict(clash) => self.press_clash(clash, key),
            Overlay::Macro(rendered) => match key.code {
                Code::Enter | Code::Char('y') => self.insert_macro(rendered),
                _ => self.overlay = Some(Overlay::Macro(rendered)),
            },
            Overlay::Confirm(confirm) => match key.code {
                Code::Char('y' | 's' | 'Y' | 'S') => self.confirmed(&confirm.then),
                Code::Char('n' | 'N') => {}
                _ => self.overlay = Some(Overlay::Confirm(confirm)),
            },
        }
    }

    /// `y` does what was stopped all the same, `v` looks, `q` lets it be; what was written can be edited.
    fn press_clash(&mut self, clash: Clash, key: Key) {
        match (key.code, clash.stopped) {
            (Code::Char('y'), None) => self.send_anyway(clash.conversation, clash.base_seq),
            (Code::Char('y'), Some(closing)) => self.close_anyway(closing, clash.base_seq),
            (Code::Char('q'), None) => self.drop_written(),
            (Code::Char('q'), Some(_)) => {}
            (Code::Char('v') | Code::Enter, Some(_)) => self.open(clash.conversation),
            (Code::Char('v' | 'e') | Code::Enter, None) => {
                // To look is to have seen: what is written now rests on all of it.
                if let Some(composer) = self.drafts.get_mut(&clash.conversation) {
                    composer.base_seq = clash.base_seq;
                }
                self.open(clash.conversation);
                if key.code == Code::Char('e') {
                    self.focus = Focus::Composer;
                }
            }
            (_, stopped) => self.overlay = Some(Overlay::Conflict(Clash { stopped, ..clash })),
        }
    }

    /// `y` sends, `e` edits on, `p` keeps it for later, `q` throws it away; `s`, `t`, `c` change what stands
    /// above it, `f` takes files off.
    fn press_review(&mut self, mut review: Review, key: Key) {
        match key.code {
            Code::Char('s') => self.ask_heading(Heading::Subject),
            Code::Char('t') => self.ask_heading(Heading::To),
            Code::Char('c') => self.ask_heading(Heading::Copies),
            Code::Char('w') => self.ask_heading(Heading::Name),
            Code::Char('f') => self.choose_kept_files(),
            Code::Char('y') => self.send_written(),
            Code::Char('n') => {
                if let Some(composer) = self.composer_mut() {
                    composer.next = true;
                }
                self.send_written();
            }
            Code::Char('e') if key.ctrl => self.edit_outside(),
            Code::Char('e') | Code::Esc => self.focus = Focus::Composer,
            Code::Char('p') => {
                self.save_draft(true);
                self.focus = Focus::Thread;
                self.say_word("terminal.kept");
            }
            Code::Char('q') => self.drop_written(),
            Code::Down | Code::Char('j') => {
                review.scroll += 1;
                self.overlay = Some(Overlay::Review(review));
            }
            Code::Up | Code::Char('k') => {
                review.scroll = review.scroll.saturating_sub(1);
                self.overlay = Some(Overlay::Review(review));
            }
            _ => self.overlay = Some(Overlay::Review(review)),
        }
    }

    /// Ends, or asks first where something would be lost.
    pub(super) fn quit(&mut self) {
        let unsent = self.unsent();
        let here_only = self.only_here();
        if unsent + here_only > 0 && !matches!(&self.overlay, Some(Overlay::Confirm(_))) {
            let (key, n) = if unsent > 0 {
                ("terminal.quit_unsent", unsent)
            } else {
                ("terminal.quit_written", here_only)
            };
            let question = self.setup.speech.plural(key, n, &[]);
            self.confirm(question, Yes::Quit);
            return;
        }
        self.leave_thread();
        self.wishes.push(Wish::Quit);
    }
}

/// How long what was said stays whatever is pressed.
const SAID_AT_LEAST: Span = Span::millis(1500);
