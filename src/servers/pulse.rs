//! How the floor has been over the last hour: what waited every five minutes, and what began in each minute.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::{Moment, Name, Span};

/// The last hour, as far back as the desk runs.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    samples: VecDeque<(Moment, BTreeMap<Name, Sample>)>,
    /// By queue and channel.
    begun: BTreeMap<Name, BTreeMap<Name, Minutes>>,
}

/// A queue, or several, at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sample {
    /// How many waited.
    pub(super) waiting: u32,
    /// How long the oldest had waited.
    pub(super) oldest: Span,
    /// First answers of the hour before.
    pub(super) answered: u32,
    /// How many of those came in time.
    pub(super) in_time: u32,
}

impl Sample {
    fn with(self, other: Self) -> Self {
        Self {
            waiting: self.waiting + other.waiting,
            oldest: self.oldest.max(other.oldest),
            answered: self.answered + other.answered,
            in_time: self.in_time + other.in_time,
        }
    }

    /// How many first answers came in time, in hundredths; none without any.
    pub(super) fn percent(self) -> Option<u8> {
        let hundredths = (self.in_time * 100).checked_div(self.answered)?;
        Some(u8::try_from(hundredths).unwrap_or(100))
    }
}

/// How many began, by minutes since 1970; only those in which any did.
type Minutes = VecDeque<(i64, u32)>;

/// What began over a channel in each of 60 minutes, the present one last.
pub(super) type Arrivals = (Option<Name>, Vec<u32>);

impl Pulse {
    /// Whether five minutes are over.
    pub(super) fn is_due(&self, now: Moment) -> bool {
        let last = self.samples.back();
        last.is_none_or(|(at, _)| now.since(*at) >= SAMPLE_EVERY)
    }

    /// Notes how each queue is, and forgets what is older than an hour.
    pub(super) fn sample(&mut self, now: Moment, queues: BTreeMap<Name, Sample>) {
        self.begun.retain(|queue, channels| {
            channels.retain(|_, minutes| {
                trim(minutes, minute(now));
                !minutes.is_empty()
            });
            queues.contains_key(queue) && !channels.is_empty()
        });
        self.samples.push_back((now, queues));
        while self.samples.len() > SAMPLES_KEPT {
            self.samples.pop_front();
        }
    }

    /// A customer began something.
    pub(super) fn began(&mut self, queue: &Name, channel: &Name, at: Moment) {
        // Names are only copied where something is new.
        if !self.begun.contains_key(queue) {
            self.begun.insert(queue.clone(), BTreeMap::new());
        }
        let Some(channels) = self.begun.get_mut(queue) else {
            return;
        };
        if !channels.contains_key(channel) {
            channels.insert(channel.clone(), Minutes::new());
        }
        let Some(minutes) = channels.get_mut(channel) else {
            return;
        };
        let minute = minute(at);
        match minutes.back_mut() {
            Some((last, count)) if *last >= minute => *count += 1,
            _ => minutes.push_back((minute, 1)),
        }
        trim(minutes, minute);
    }

    /// How many waited in a queue every five minutes, oldest first.
    pub(super) fn waits(&self, queue: &Name) -> Vec<u32> {
        let samples = self.samples.iter();
        let waits = samples.filter_map(|(_, queues)| queues.get(queue));
        waits.map(|sample| sample.waiting).collect()
    }

    /// How the wanted queues were together every five minutes, oldest first.
    pub(super) fn samples(
        &self,
        wanted: impl Fn(&Name) -> bool,
    ) -> impl Iterator<Item = (Moment, Sample)> {
        self.samples.iter().map(move |(at, queues)| {
            let seen = queues.iter().filter(|(queue, _)| wanted(queue));
            let sum = seen.fold(Sample::default(), |sum, (_, one)| sum.with(*one));
            (*at, sum)
        })
    }

    /// What began in the wanted queues, by channel: those with the most first, then all others together.
    pub(super) fn arrivals(&self, now: Moment, wanted: impl Fn(&Name) -> bool) -> Vec<Arrivals> {
        let mut by_channel: BTreeMap<&Name, Vec<u32>> = BTreeMap::new();
        let seen = self.begun.iter().filter(|(queue, _)| wanted(queue));
        for (channel, minutes) in seen.flat_map(|(_, channels)| channels) {
            let sums = by_channel
                .entry(channel)
                .or_insert_with(|| vec![0; MINUTES_KEPT]);
            for (at, count) in minutes {
                let ago = usize::try_from(minute(now) - at).unwrap_or(0);
                if ago < MINUTES_KEPT {
                    sums[MINUTES_KEPT - 1 - ago] += count;
                }
            }
        }
        let mut all: Vec<Arrivals> = by_channel
            .into_iter()
            .filter(|(_, sums)| sums.iter().any(|sum| *sum > 0))
            .map(|(channel, sums)| (Some(channel.clone()), sums))
            .collect();
        all.sort_by_key(|(_, sums)| std::cmp::Reverse(sums.iter().sum::<u32>()));
        if all.len() > CHANNELS_TOLD_MAX {
            let others = all.split_off(CHANNELS_TOLD_MAX);
            let mut together = vec![0; MINUTES_KEPT];
            for (_, sums) in others {
                for (sum, one) in together.iter_mut().zip(sums) {
                    *sum += one;
                }
            }
            all.push((None, together));
        }
        all
    }
}

fn minute(at: Moment) -> i64 {
    at.seconds().div_euclid(60)
}

fn trim(minutes: &mut Minutes, present: i64) {
    while minutes
        .front()
        .is_some_and(|(at, _)| present - at >= AN_HOUR)
    {
        minutes.pop_front();
    }
}

/// How often it is noted how many wait.
const SAMPLE_EVERY: Span = Span::minutes(5);

/// How many notes of how many wait are kept: an hour of them.
const SAMPLES_KEPT: usize = 12;

/// Over how many minutes it is counted what begins.
const MINUTES_KEPT: usize = 60;

/// How many channels are told by themselves.
const CHANNELS_TOLD_MAX: usize = 6;

/// The same, as minutes are counted.
const AN_HOUR: i64 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    fn at(minutes: i64) -> Moment {
        Moment::default() + Span::minutes(minutes)
    }

    #[test]
    fn what_begins_stands_in_its_minute_and_goes_after_an_hour() {
        let mut pulse = Pulse::default();
        let (sales, mail) = (name("sales"), name("mail"));
        for minute in [100, 100, 103] {
            pulse.began(&sales, &mail, at(minute));
        }
        let told = pulse.arrivals(at(103), |_| true);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0.as_ref(), Some(&mail));
        assert_eq!(told[0].1[56..], [2, 0, 0, 1]);
        assert_eq!(pulse.arrivals(at(159), |_| true)[0].1[..4], [2, 0, 0, 1]);
        assert!(pulse.arrivals(at(163), |_| true).is_empty());
        assert!(pulse.arrivals(at(103), |queue| *queue != sales).is_empty());
    }

    #[test]
    fn channels_beyond_the_first_six_are_told_together() {
        let mut pulse = Pulse::default();
        for channel in 0..9 {
            for _ in channel..9 {
                pulse.began(&name("all"), &name(&format!("c{channel}")), at(5));
            }
        }
        let told = pulse.arrivals(at(5), |_| true);
        let sums = told.iter().map(|(_, minutes)| minutes[59]);
        assert_eq!(sums.collect::<Vec<_>>(), [9, 8, 7, 6, 5, 4, 3 + 2 + 1]);
        assert_eq!(told[6].0, None);
    }

    #[test]
    fn queues_are_told_together_at_each_sample() {
        let mut pulse = Pulse::default();
        let sample = |waiting, oldest, answered, in_time| Sample {
            waiting,
            oldest: Span::minutes(oldest),
            answered,
            in_time,
        };
        let queues = [
            (name("a"), sample(2, 7, 4, 4)),
            (name("b"), sample(3, 1, 1, 0)),
        ];
        pulse.sample(at(10), queues.into());
        assert!(!pulse.is_due(at(14)) && pulse.is_due(at(15)));
        let (when, both) = pulse.samples(|_| true).next().expect("a sample");
        assert_eq!((when, both), (at(10), sample(5, 7, 5, 4)));
        assert_eq!(both.percent(), Some(80));
        let (_, none) = pulse.samples(|_| false).next().expect("a sample");
        assert_eq!(none.percent(), None);
        assert_eq!(pulse.waits(&name("b")), [3]);
    }
}
