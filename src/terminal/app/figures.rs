//! Figures to read: what came and was answered, how the channels are.

use crate::domain::{Moment, Span};
use crate::protocol::message::DeskRequest;
use crate::protocol::message::desk::ReportAbout;
use crate::protocol::view::desk::ChannelView;
use crate::protocol::view::report::{AgentFigures, QueueFigures, ReportView, Spread};
use crate::terminal::{safe, when};

use super::App;
use super::ask::Then;

impl App {
    /// `report`, `report agents`, `report week`: today's figures, or those of seven days.
    pub(super) fn read_report(&mut self, rest: &str) {
        if !self.may("report.read") {
            self.warn_word("terminal.not_allowed");
            return;
        }
        let (mut about, mut from) = (ReportAbout::Queues, None);
        for word in rest.split_whitespace() {
            match word {
                "agents" | "agent" => about = ReportAbout::Agents,
                "queues" | "queue" | "today" => {}
                "week" => from = Some(self.now - Span::days(7)),
                _ => {
                    self.warn_word("terminal.report_usage");
                    return;
                }
            }
        }
        let midnight = when::midnight(self.now, &self.setup.zone);
        let ask = DeskRequest::Report {
            about,
            from: from.or(midnight).unwrap_or(self.now - Span::days(1)),
            // The last moment counts too.
            to: Moment(self.now.0 + 1),
        };
        self.read(ask, Then::Report(about));
    }

    /// Every channel, how it is and what is on its way.
    pub(super) fn read_channels(&mut self) {
        self.read(DeskRequest::Channels, Then::Channels);
    }

    pub(super) fn show_report(&mut self, about: ReportAbout, report: &ReportView) {
        let speech = self.setup.speech;
        let at = |moment| when::clock(moment, self.now, &self.setup.zone);
        let (from, to) = (at(report.from), at(report.to));
        let title = speech.say("terminal.report_title", &[("from", &from), ("to", &to)]);
        let mut lines: Vec<String> = Vec::new();
        if let Some(since) = report.known_from {
            lines.push(speech.say("terminal.report_cut", &[("since", &at(since))]));
            lines.push(String::new());
        }
        match about {
            ReportAbout::Queues => {
                let queues = report.queues.iter();
                lines.extend(queues.flat_map(|of| self.queue_lines(of)));
            }
            ReportAbout::Agents => {
                let agents = report.agents.iter();
                lines.extend(agents.flat_map(|of| self.agent_lines(of)));
            }
        }
        if lines.is_empty() {
            lines.push(speech.word("terminal.report_empty"));
        }
        lines.push(String::new());
        lines.push(speech.word("terminal.report_more"));
        self.show_text(title, lines);
    }

    fn queue_lines(&self, of: &QueueFigures) -> Vec<String> {
        let speech = self.setup.speech;
        let judged = of.in_time + of.late;
        let percent = (of.target.is_some() && judged > 0).then(|| of.in_time * 100 / judged);
        let percent = percent.map_or_else(|| NOTHING.to_owned(), |percent| format!("{percent} %"));
        let counts = speech.say(
            "terminal.report_counts",
            &[
                ("came", &of.came),
                ("answers", &of.answers),
                ("ended", &of.ended),
                ("unanswered", &of.unanswered),
            ],
        );
        let times = speech.say(
            "terminal.report_times",
            &[
                ("median", &self.took(&of.response, |spread| spread.median)),
                ("p90", &self.took(&of.response, |spread| spread.p90)),
                ("in_time", &percent),
            ],
        );
        vec![self.called("queue", &of.queue), counts, times]
    }

    fn agent_lines(&self, of: &AgentFigures) -> Vec<String> {
        let speech = self.setup.speech;
        let counts = speech.say(
            "terminal.report_agent_counts",
            &[
                ("taken", &of.taken),
                ("untaken", &of.untaken),
                ("answers", &of.answers),
                ("ended", &of.ended),
            ],
        );
        let times = speech.say(
            "terminal.report_agent_times",
            &[
                ("median", &self.took(&of.response, |spread| spread.median)),
                ("present", &speech.span(of.present)),
            ],
        );
        vec![safe::line(&of.agent), counts, times]
    }

    fn took(&self, spread: &Spread, of: fn(&Spread) -> Span) -> String {
        if spread.count == 0 {
            return NOTHING.to_owned();
        }
        self.setup.speech.span(of(spread))
    }

    pub(super) fn show_channels(&mut self, channels: &[ChannelView]) {
        let speech = self.setup.speech;
        let at = |moment: Option<Moment>| {
            moment.map_or_else(
                || NOTHING.to_owned(),
                |moment| when::clock(moment, self.now, &self.setup.zone),
            )
        };
        let mut lines = Vec::new();
        for one in channels {
            let state = speech.known("health.", &one.state);
            let (name, kind) = (safe::line(&one.name), safe::line(&one.kind));
            lines.push(format!("{name} ({kind}): {state}"));
            if let Some(cause) = &one.cause {
                lines.push(format!("  ! {}", speech.known("health.cause_", cause)));
                lines.push(format!("    {}", speech.known("health.remedy_", cause)));
            }
            if let Some(said) = &one.last_error {
                lines.push(format!("    {}", safe::line(said)));
            }
            lines.push(speech.say(
                "terminal.channel_counts",
                &[
                    ("pending", &one.pending),
                    ("dead", &one.dead),
                    ("last_in", &at(one.last_in_at)),
                    ("last_out", &at(one.last_out_at)),
                ],
            ));
        }
        self.show_text(speech.word("terminal.channels_title"), lines);
    }
}

/// What stands where nothing is known.
const NOTHING: &str = "-";
