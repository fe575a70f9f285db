//! What the team is to know and keep to: read, and said to have been read.

use crate::domain::Name;
use crate::protocol::List;
use crate::protocol::message::GuidanceRequest;
use crate::protocol::view::guidance::{AudienceView, GuidanceView};
use crate::terminal::{safe, when};

use super::App;
use super::ask::Then;

impl App {
    /// `guidance` shows all of it; `guidance read NAME` says that one has read a piece.
    pub(super) fn guidance_command(&mut self, rest: &str) {
        let Some(name) = rest.strip_prefix("read") else {
            self.read(GuidanceRequest::List, Then::Guidance(true));
            return;
        };
        let name = Name::new(name.trim()).ok();
        let mut known = self.guidance.iter();
        let found = name.and_then(|name| known.find(|it| it.name == name));
        let Some(found) = found else {
            self.warn_word("terminal.guidance_usage");
            return;
        };
        let ask = GuidanceRequest::Read {
            name: found.name.clone(),
            version: found.version,
        };
        // The news of it has the list read anew.
        self.act(ask, Then::Say("terminal.guidance_confirmed"));
    }

    /// Reads which there are without showing them.
    pub(super) fn look_for_guidance(&mut self) {
        if self.may("guidance.read") {
            self.read(GuidanceRequest::List, Then::Guidance(false));
        }
    }

    /// The list came: shown where it was asked for, else what is to be read is told of.
    pub(super) fn take_guidance(&mut self, found: List<GuidanceView>, shown: bool) {
        let mut found = found.into_vec();
        found.retain(|it| it.withdrawn_at.is_none());
        let is_due = |it: &&GuidanceView| it.mine && it.read_at.is_none();
        let fresh = found.iter().filter(is_due).any(|it| {
            let mut known = self.guidance.iter();
            !known.any(|before| before.name == it.name && before.version == it.version)
        });
        let due = found.iter().filter(is_due).count();
        self.guidance = found;
        if shown {
            self.show_guidance();
        } else if fresh {
            let speech = self.setup.speech;
            self.warn(speech.plural("terminal.guidance_due", due, &[("n", &due)]));
        }
    }

    fn show_guidance(&mut self) {
        let speech = self.setup.speech;
        let title = speech.word("terminal.guidance_title");
        let mut lines = Vec::new();
        for it in &self.guidance {
            let whom = match &it.audience {
                AudienceView::Everybody => speech.word("terminal.guidance_everybody"),
                AudienceView::Queue { queue } => self.called("queue", queue),
                AudienceView::Channel { channel } => self.called("channel", channel),
            };
            let is_due = it.mine && it.read_at.is_none();
            let mark = if is_due { "! " } else { "" };
            lines.push(format!("{mark}{} ({whom})", safe::line(&it.title)));
            lines.extend(
                it.text
                    .lines()
                    .map(|line| format!("  {}", safe::line(line))),
            );
            if is_due {
                let name = it.name.as_str();
                lines.push(speech.say("terminal.guidance_confirm", &[("name", &name)]));
            } else if let Some(at) = it.read_at {
                let at = when::clock(at, self.now, &self.setup.zone);
                lines.push(speech.say("terminal.guidance_read", &[("at", &at)]));
            }
            lines.push(String::new());
        }
        if lines.is_empty() {
            lines.push(speech.word("terminal.guidance_none"));
        }
        self.show_text(title, lines);
    }
}
