//! `[hours.NAME]`: when somebody is there.

use std::collections::BTreeSet;

use super::notation::{MINUTES_A_DAY, windows};
use super::reader::Reader;
use super::section::{Key, Pattern, Section};
use super::shape::Shape;
use super::tree::{Entry, Table, Value};

/// Windows of one day as minutes since midnight, from and to (excluded).
pub type Windows = Vec<(u16, u16)>;

/// The windows of each day from Monday.
pub type Week = [Windows; 7];

/// Weekly windows in one zone, less the holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The IANA zone.
    pub zone: String,
    /// The windows, in order and apart from each other.
    pub week: Week,
    /// Days nobody is there, as `YYYY-MM-DD`.
    pub holidays: BTreeSet<String>,
}

pub(super) fn read(entry: &Entry, desk_zone: &str) -> Hours {
    let at = Reader::new(entry.value.table(), &SECTION);
    let week = entry.value.table().map(week).unwrap_or_default();
    Hours {
        zone: at
            .maybe_text("zone")
            .unwrap_or_else(|| desk_zone.to_owned()),
        week: week.map(|mut day| {
            day.sort_unstable();
            day
        }),
        holidays: at.texts("holidays").into_iter().collect(),
    }
}

/// The windows of the week, not yet in order and perhaps overlapping: a day by its own name counts
/// before a range of days, and what ends past midnight runs into the next day.
pub(super) fn week(table: &Table) -> Week {
    let mut written: [Option<(usize, Windows)>; 7] = Default::default();
    for (key, entry) in table.iter() {
        let Some(days) = days(key) else { continue };
        let windows = texts(&entry.value).filter_map(windows).flatten();
        let windows: Windows = windows.collect();
        for day in &days {
            let narrower = written[*day]
                .as_ref()
                .is_none_or(|(width, _)| days.len() < *width);
            if narrower {
                written[*day] = Some((days.len(), windows.clone()));
            }
        }
    }
    let mut week: Week = Week::default();
    for (day, windows) in written.into_iter().enumerate() {
        for (from, to) in windows.map(|(_, windows)| windows).unwrap_or_default() {
            if from < to {
                week[day].push((from, to));
            } else {
                week[day].push((from, MINUTES_A_DAY));
                if to > 0 {
                    week[(day + 1) % 7].push((0, to));
                }
            }
        }
    }
    week
}

/// The days that `mon` or `mon-fri` names, from Monday as 0; a range may run over Sunday.
pub(super) fn days(key: &str) -> Option<Vec<usize>> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name);
    match key.split_once('-') {
        None => Some(vec![day(key)?]),
        Some((from, to)) => {
            let (from, to) = (day(from)?, day(to)?);
            let count = (to + 7 - from) % 7 + 1;
            Some((0..count).map(|n| (from + n) % 7).collect())
        }
    }
}

/// Whether any hours are written, well or badly.
pub(super) fn any_written(table: &Table) -> bool {
    let days = table.iter().filter(|(key, _)| is_days(key));
    let mut texts = days.flat_map(|(_, entry)| texts(&entry.value));
    texts.any(|text| !matches!(text.trim(), "" | "-"))
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let list = match value {
        Value::List(list) => list.as_slice(),
        _ => &[],
    };
    let items = list.iter().filter_map(|(_, value)| value.text());
    value.text().into_iter().chain(items)
}

fn is_days(key: &str) -> bool {
    days(key).is_some()
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) const SECTION: Section = Section {
    pattern: Some(Pattern {
        shown: "mon-fri",
        regex: "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$",
        fits: is_days,
        key: Key::new(
            "mon-fri",
            Shape::Windows,
            "",
            "Horas de un día (mon, tue, wed, thu, fri, sat, sun) o de varios seguidos; \"\" es cerrado.",
            "Hours of a day (mon, tue, wed, thu, fri, sat, sun) or of several in a row; \"\" is closed.",
        )
        .example("\"09:00-14:00, 16:00-19:00\""),
    }),
    ..Section::new(
        &["hours", "*"],
        &[
            Key::new(
                "zone",
                Shape::Zone,
                "",
                "La zona horaria; sin ella, la de [desk].",
                "The time zone; without it, that of [desk].",
            )
            .example("\"Atlantic/Canary\""),
            Key::new(
                "holidays",
                Shape::Dates,
                "",
                "Días en que no hay nadie.",
                "Days nobody is there.",
            )
            .example("[\"2026-12-25\", \"2027-01-06\"]"),
        ],
        "Un horario, para las colas que lo nombren.",
        "Opening hours, for the queues that name them.",
    )
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_days_may_run_over_sunday() {
        assert_eq!(days("sat-mon"), Some(vec![5, 6, 0]));
        assert_eq!(days("mon-mon"), Some(vec![0]));
        assert_eq!(days("monday"), None);
    }
}
