//! Whether the process lives, whether it takes work, and what it does, in numbers.

use std::fmt;
use std::sync::{Arc, Mutex};

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Registry;

use super::desk::{Desk, locked};
use super::way_out;
use crate::domain::health::{Ailment, Condition};
use crate::domain::{Moment, Name, Span};
use crate::writer::gauges::{BATCH_EDGES, TOOK_EDGES_US};
use crate::writer::{Handle, Space};

/// What health and metrics are read from.
pub struct Vitals {
    desk: Arc<Desk>,
    writer: Handle,
    around: Box<dyn Fn() -> Around + Send + Sync>,
    /// The writer's beats when they last changed, and when that was seen.
    beats: Mutex<(u64, Moment)>,
}

/// What only the daemon knows.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Why no work is taken though everything runs: starting, stopping, a record that is only read.
    pub closed: Option<String>,
    /// The ways out.
    pub lanes: Vec<Lane>,
    /// The ways in for mail.
    pub mailboxes: Vec<Mailbox>,
    /// Memory in use, in bytes.
    pub memory_bytes: u64,
    /// Free space of the data folder's disk, in bytes.
    pub free_bytes: u64,
    /// Since when the desk runs.
    pub started_at: Moment,
    /// How far the time of day is from the desk's, where it is not believed.
    pub astray: Span,
    /// Whether a time server sets the machine's clock: 1, 0, or -1 where that is not known.
    pub clock_set: i64,
    /// Whether a certificate was put in place that cannot be used.
    pub certificate_refused: bool,
}

/// How one way out does.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Its channel.
    pub channel: Name,
    /// Attempts by what came of them: sent, refused, later, unsure.
    pub attempts: [u64; 4],
    /// Attempts under way.
    pub under_way: u32,
    /// Whether only probes leave.
    pub resting: bool,
}

/// How one mailbox does.
#[derive(Clone, Debug)]
pub struct Mailbox {
    /// Its channel.
    pub channel: Name,
    /// Mails by what came of them: new, repeated, not readable in full.
    pub mails: [u64; 5],
    /// What could not be taken and is not kept any more, for want of room.
    pub dropped: u64,
    /// Mails that cannot be taken now.
    pub aside: u64,
}

impl Vitals {
    /// The vitals of a desk; `around` tells what only the daemon knows.
    pub fn new(
        desk: Arc<Desk>,
        writer: Handle,
        around: Box<dyn Fn() -> Around + Send + Sync>,
    ) -> Arc<Self> {
        let now = desk.now();
        Arc::new(Self {
            desk,
            writer,
            around,
            beats: Mutex::new((0, now)),
        })
    }

    /// Whether the desk takes work; why not, beginning with one word for it, where it does not.
    pub fn readiness(&self) -> Result<(), String> {
        if self.writer.is_stopping() {
            return Err("stopping".to_owned());
        }
        if let Some(why) = (self.around)().closed {
            return Err(why);
        }
        if self.writer.space() >= Space::Stop {
            return Err("disk_full".to_owned());
        }
        if self.is_stuck() {
            return Err("writer_stuck".to_owned());
        }
        Ok(())
    }

    /// The page of metrics, as `OpenMetrics` has it.
    pub fn metrics(self: &Arc<Self>) -> String {
        let mut registry = Registry::default();
        registry.register_collector(Box::new(Collector(Arc::clone(self))));
        let mut page = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut page, &registry);
        page
    }

    /// The writer moves once a second at least, whatever happens.
    fn is_stuck(&self) -> bool {
        let (beats, now) = (self.writer.figures().beats, self.desk.now());
        let mut seen = locked(&self.beats);
        if seen.0 != beats {
            *seen = (beats, now);
        }
        now.since(seen.1) > STUCK_AFTER
    }
}

#[derive(Debug)]
struct Collector(Arc<Vitals>);

impl fmt::Debug for Vitals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vitals")
    }
}

impl prometheus_client::collector::Collector for Collector {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let vitals = &*self.0;
        let mut page = Page(encoder);
        vitals.floor(&mut page)?;
        vitals.record(&mut page)?;
        let around = (vitals.around)();
        ways(&mut page, &around)?;
        vitals.channels(&mut page)?;
        vitals.machine(&mut page, &around)
    }
}

impl Vitals {
    fn floor(&self, page: &mut Page<'_>) -> fmt::Result {
        let (live, now) = (self.desk.live(), self.desk.now());
        let queues = live.queues.iter();
        page.gauges(
            "centralita_queue_waiting",
            "Conversations waiting",
            queues.clone().map(|(name, queue)| {
                let waiting = i64::try_from(queue.waiting).unwrap_or(i64::MAX);
                ([("queue", name.to_string())], waiting)
            }),
        )?;
        page.gauges(
            "centralita_queue_oldest_seconds",
            "Age of the longest wait",
            queues.map(|(name, queue)| {
                let age = queue.oldest.map_or(0, |oldest| now.since(oldest).0 / 1000);
                ([("queue", name.to_string())], age)
            }),
        )?;
        let mut statuses = std::collections::BTreeMap::new();
        for agent in live.agents.values() {
            let status = agent.status.as_ref().map_or("gone", Name::as_str);
            *statuses.entry(status.to_owned()).or_insert(0) += 1;
        }
        page.gauges(
            "centralita_agents",
            "People by status",
            statuses
                .into_iter()
                .map(|(status, count)| ([("status", status)], count)),
        )?;
        let outbox = i64::try_from(live.outbox).unwrap_or(i64::MAX);
        page.gauge("centralita_outbox_pending", "Messages on their way", outbox)?;
        page.gauge(
            "centralita_sessions",
            "Connections that are signed in",
            i64::try_from(self.desk.sessions_connected()).unwrap_or(i64::MAX),
        )?;
        let config = self.desk.config.borrow().clone();
        page.gauge(
            "centralita_config_generation",
            "The generation of the configuration in force",
            i64::from(config.generation),
        )?;
        page.gauge(
            "centralita_config_refused",
            "Whether the last change of the configuration was refused",
            i64::from(!config.ok),
        )
    }

    fn record(&self, page: &mut Page<'_>) -> fmt::Result {
        let figures = self.writer.figures();
        page.count("centralita_commands", "Commands decided", figures.commands)?;
        page.count("centralita_commits", "Batches synced", figures.commits)?;
        page.count(
            "centralita_commands_busy",
            "Commands turned away, too many waiting",
            figures.busy,
        )?;
        page.count(
            "centralita_commands_full",
            "Commands turned away, disk full",
            figures.full,
        )?;
        page.gauge(
            "centralita_commands_waiting",
            "Commands waiting to be decided",
            i64::try_from(figures.waiting).unwrap_or(i64::MAX),
        )?;
        let edges = TOOK_EDGES_US.map(seconds);
        page.histogram(
            "centralita_batch_seconds",
            "From the first decision to the end of the commit",
            seconds(figures.took_us),
            &edges,
            &figures.took,
        )?;
        let edges = BATCH_EDGES.map(|count| f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
        page.histogram(
            "centralita_batch_commands",
            "Commands that shared a commit",
            f64::from(u32::try_from(figures.commands).unwrap_or(u32::MAX)),
            &edges,
            &figures.batches,
        )
    }

    fn channels(&self, page: &mut Page<'_>) -> fmt::Result {
        let (settings, now) = (self.desk.settings(), self.desk.now());
        let ailments = self.desk.caretaker.ailments();
        let names = settings.plan.channels.keys();
        let conditions = names.map(|name| {
            let condition = ailments.get(name).map_or(Condition::Ok, Ailment::condition);
            ([("channel", name.to_string())], condition as i64)
        });
        page.gauges(
            "centralita_channel_condition",
            "How a channel does: 0 well, 1 degraded, 2 down, 3 an operator has to do something",
            conditions,
        )?;
        // A page without these figures is worth more than none.
        let waiting = self
            .desk
            .store
            .read(way_out::by_channel)
            .unwrap_or_default();
        page.gauges(
            "centralita_channel_oldest_seconds",
            "How long the oldest message of a channel has been waiting to leave",
            waiting.iter().map(|(name, waiting)| {
                let age = waiting.oldest_at.map_or(0, |at| now.since(at).0 / 1000);
                ([("channel", name.to_string())], age)
            }),
        )?;
        let ends = settings.plan.channels.keys().flat_map(|name| {
            let endings = self.desk.caretaker.health(name).endings.into_iter();
            endings.map(move |ending| {
                let labels = [("channel", name.to_string()), ("what", ending.what)];
                (labels, ending.at.since(now).0 / 1000)
            })
        });
        page.gauges(
            "centralita_channel_ends_seconds",
            "How long a certificate, token or secret still holds that a channel needs",
            ends,
        )?;
        page.gauges(
            "centralita_channel_dead",
            "Messages of a channel that were given up and that nobody has looked at",
            waiting
                .iter()
                .map(|(name, waiting)| ([("channel", name.to_string())], waiting.dead.into())),
        )
    }

    fn machine(&self, page: &mut Page<'_>, around: &Around) -> fmt::Result {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        page.gauge(
            "centralita_memory_bytes",
            "Memory in use",
            number(around.memory_bytes),
        )?;
        page.gauge(
            "centralita_disk_free_bytes",
            "Free space where the record is",
            number(around.free_bytes),
        )?;
        page.gauge(
            "centralita_disk_state",
            "Room on the disk: 0 ample, 1 low, 2 nothing new is taken, 3 hardly anything is written",
            self.writer.space() as i64,
        )?;
        page.gauge(
            "centralita_clock_astray_seconds",
            "How far the time of day is from the desk's where it is not believed",
            around.astray.0 / 1000,
        )?;
        page.gauge(
            "centralita_clock_synchronised",
            "Whether a time server sets the machine's clock: 1 yes, 0 no, -1 it cannot be seen",
            around.clock_set,
        )?;
        if let Some(certificate) = self.desk.caretaker.certificate() {
            page.gauge(
                "centralita_certificate_left_seconds",
                "How long the certificate still holds",
                certificate.not_after.since(self.desk.now()).0 / 1000,
            )?;
        }
        page.gauge(
            "centralita_certificate_refused",
            "Whether a certificate was put in place that cannot be used, so that the old one stays",
            around.certificate_refused.into(),
        )?;
        page.gauge(
            "centralita_uptime_seconds",
            "Since when the desk runs",
            self.desk.now().since(around.started_at).0 / 1000,
        )?;
        page.gauges(
            "centralita_build",
            "The version that runs",
            [([("version", env!("CARGO_PKG_VERSION").to_owned())], 1)],
        )
    }
}

fn ways(page: &mut Page<'_>, around: &Around) -> fmt::Result {
    let channel = |name: &Name| name.to_string();
    let attempts = around.lanes.iter().flat_map(|lane| {
        let outcomes = ["sent", "refused", "later", "unsure"];
        let pairs = outcomes.into_iter().zip(lane.attempts);
        pairs.map(|(outcome, count)| {
            let labels = [
                ("channel", channel(&lane.channel)),
                ("outcome", outcome.to_owned()),
            ];
            (labels, count)
        })
    });
    page.counts("centralita_lane_attempts", "Attempts to send", attempts)?;
    let under_way = around
        .lanes
        .iter()
        .map(|lane| ([("channel", channel(&lane.channel))], lane.under_way.into()));
    page.gauges("centralita_lane_under_way", "Attempts under way", under_way)?;
    let resting = around
        .lanes
        .iter()
        .map(|lane| ([("channel", channel(&lane.channel))], lane.resting.into()));
    page.gauges(
        "centralita_lane_resting",
        "Whether a lane only probes, as its other side does not answer",
        resting,
    )?;
    let mails = around.mailboxes.iter().flat_map(|mailbox| {
        let outcomes = ["taken", "repeated", "odd", "ignored", "rejected"];
        let pairs = outcomes.into_iter().zip(mailbox.mails);
        pairs.map(|(outcome, count)| {
            let labels = [
                ("channel", channel(&mailbox.channel)),
                ("outcome", outcome.to_owned()),
            ];
            (labels, count)
        })
    });
    page.counts("centralita_mailbox_mails", "Mails taken in", mails)?;
    let dropped = around
        .mailboxes
        .iter()
        .map(|mailbox| ([("channel", channel(&mailbox.channel))], mailbox.dropped));
    page.counts(
        "centralita_rejected_dropped",
        "What was rejected and is not kept any more, for want of room",
        dropped,
    )?;
    let aside = around.mailboxes.iter().map(|mailbox| {
        let aside = i64::try_from(mailbox.aside).unwrap_or(i64::MAX);
        ([("channel", channel(&mailbox.channel))], aside)
    });
    page.gauges(
        "centralita_mailbox_aside",
        "Mails that cannot be taken now",
        aside,
    )
}

/// A page being written, one family after the other.
struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    fn gauge(&mut self, name: &str, help: &str, value: i64) -> fmt::Result {
        self.0
            .encode_descriptor(name, help, None, MetricType::Gauge)?
            .encode_gauge(&value)
    }

    fn gauges<const N: usize>(
        &mut self,
        name: &str,
        help: &str,
        values: impl IntoIterator<Item = ([(&'static str, String); N], i64)>,
    ) -> fmt::Result {
        let mut family = self
            .0
            .encode_descriptor(name, help, None, MetricType::Gauge)?;
        for (labels, value) in values {
            family.encode_family(&labels)?.encode_gauge(&value)?;
        }
        Ok(())
    }

    fn count(&mut self, name: &str, help: &str, value: u64) -> fmt::Result {
        self.0
            .encode_descriptor(name, help, None, MetricType::Counter)?
            .encode_counter::<NoLabelSet, _, f64>(&value, None)
    }

    fn counts<const N: usize>(
        &mut self,
        name: &str,
        help: &str,
        values: impl IntoIterator<Item = ([(&'static str, String); N], u64)>,
    ) -> fmt::Result {
        let mut family = self
            .0
            .encode_descriptor(name, help, None, MetricType::Counter)?;
        for (labels, value) in values {
            family
                .encode_family(&labels)?
                .encode_counter::<NoLabelSet, _, f64>(&value, None)?;
        }
        Ok(())
    }

    /// `counts` has one more than `edges`: what lies beyond the last.
    fn histogram(
        &mut self,
        name: &str,
        help: &str,
        sum: f64,
        edges: &[f64],
        counts: &[u64],
    ) -> fmt::Result {
        let edges = edges.iter().copied().chain([f64::INFINITY]);
        let buckets: Vec<(f64, u64)> = edges.zip(counts.iter().copied()).collect();
        self.0
            .encode_descriptor(name, help, None, MetricType::Histogram)?
            .encode_histogram::<NoLabelSet>(sum, counts.iter().sum(), &buckets, None)
    }
}

fn seconds(us: u64) -> f64 {
    std::time::Duration::from_micros(us).as_secs_f64()
}

/// A writer that did not move for so long is stuck.
const STUCK_AFTER: Span = Span::seconds(15);
