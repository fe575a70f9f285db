//! What no single key can be blamed for: values that contradict each other.

use std::collections::BTreeMap;

use crate::domain::{Name, Span};

use super::Config;
use super::fault::Fault;
use super::measure::write_span;
use super::problem::{Arg, Report};
use super::source::Place;
use super::tree::{Table, Value};
use super::{circle, hours};

/// Reports every contradiction.
pub(super) fn check(config: &Config, report: &mut Report<'_>) {
    let mut check = Check {
        tree: &config.tree,
        report,
    };
    check.listeners(config);
    check.tls();
    check.figures(config);
    for (name, queue) in &config.queues {
        check.queue(name, queue.first_response, queue.warn_before);
        check.moves(config, name);
    }
    for cycle in circle::cycles(&config.queues) {
        check.cycle(&cycle);
    }
    check.channels(config);
    check.statuses(config);
    for name in config.hours.keys() {
        check.hours(name);
    }
    check.templates(config);
}

struct Check<'a, 'r, 's> {
    tree: &'a Table,
    report: &'r mut Report<'s>,
}

impl Check<'_, '_, '_> {
    fn place(&self, path: &[&str]) -> Option<Place> {
        self.tree.find(path).map(|entry| entry.place)
    }

    /// The key itself, or the table it is missing from.
    fn nearest_place(&self, path: &[&str]) -> Place {
        (0..path.len())
            .find_map(|n| self.place(&path[..path.len() - n]))
            .unwrap_or_default()
    }

    fn listeners(&mut self, config: &Config) {
        let Some(http) = config.server.http else {
            return;
        };
        let allowed = self
            .tree
            .find(&["server", "http_from_elsewhere"])
            .is_some_and(|entry| entry.value == Value::Flag(true));
        if !http.ip().is_loopback() && !allowed {
            self.report
                .add(Fault::Exposed, self.nearest_place(&["server", "http"]))
                .with("address", http.to_string());
        }
    }

    fn tls(&mut self) {
        let flag = |key| match self.tree.find(&["tls", key]).map(|entry| &entry.value) {
            Some(Value::Flag(flag)) => Some(*flag),
            _ => None,
        };
        let self_signed = flag("self_signed");
        let [cert, key] = ["cert_file", "key_file"].map(|key| self.place(&["tls", key]));
        match (cert, key) {
            (Some(place), None) => {
                self.needs(place, "tls", "key_file", "{ credential = \"tls-key\" }");
            }
            (None, Some(place)) => {
                self.needs(
                    place,
                    "tls",
                    "cert_file",
                    "\"/etc/centralita/tls/cert.pem\"",
                );
            }
            (Some(place), Some(_)) if self_signed == Some(true) => {
                self.exclusive(place, "tls.cert_file", "tls.self_signed");
            }
            (None, None) if self_signed == Some(false) => {
                let place = self.nearest_place(&["tls", "self_signed"]);
                self.needs(
                    place,
                    "tls",
                    "cert_file",
                    "\"/etc/centralita/tls/cert.pem\"",
                );
            }
            _ => {}
        }
        let asked = self
            .tree
            .find(&["tls", "client_certificates"])
            .filter(|entry| matches!(entry.value.text(), Some("accepted" | "required")));
        if let Some(entry) = asked
            && self.place(&["tls", "client_ca_file"]).is_none()
        {
            let example = "\"/etc/centralita/tls/agents-ca.pem\"";
            self.needs(entry.place, "tls", "client_ca_file", example);
        }
    }

    fn figures(&mut self, config: &Config) {
        let store = &config.store;
        for (more, less, high, low) in [
            ("free_low", "free_stop", store.low, store.stop),
            ("free_stop", "free_hard", store.stop, store.hard),
        ] {
            if high.zip(low).is_some_and(|(high, low)| high < low) {
                let place = self.nearest_place(&["store", more]);
                self.order(place, format!("store.{more}"), format!("store.{less}"));
            }
        }
        let pairs = [("idle_after", "idle_status"), ("idle_status", "idle_after")];
        for (key, other) in pairs {
            self.no_effect(&["desk", key], &["desk", other]);
        }
    }

    fn queue(&mut self, name: &Name, first_response: Option<Span>, warn_before: Span) {
        if let Some(first) = first_response
            && first < warn_before
        {
            let path = ["queue", name.as_str(), "first_response"];
            let key = self.tree.find(&path).map(|entry| entry.key);
            self.report
                .add(Fault::EarlyWarning, key.unwrap_or_default())
                .with("queue", name.to_string())
                .with("first", write_span(first))
                .with("warn", write_span(warn_before));
        }
        let queue = |key: &'static str| ["queue", name.as_str(), key];
        let is_true = |key: &'static str| {
            let entry = self.tree.find(&queue(key));
            entry.filter(|entry| entry.value == Value::Flag(true))
        };
        if let (Some(entry), Some(_)) = (is_true("may_decline"), is_true("auto_accept")) {
            let place = entry.place;
            let key = |key| format!("queue.{name}.{key}");
            self.exclusive(place, &key("may_decline"), &key("auto_accept"));
        }
        for (key, other) in [
            ("overflow", "max_laps"),
            ("max_laps", "overflow"),
            ("drop_after", "wish"),
            ("wrap_up_extensions", "wrap_up"),
            ("on_wrap_up", "wrap_up"),
            ("warn_before", "first_response"),
        ] {
            self.no_effect(&queue(key), &queue(other));
        }
        let external = self.tree.find(&queue("model"));
        if external.and_then(|entry| entry.value.text()) != Some("external")
            && let Some(entry) = self.tree.find(&queue("external_timeout"))
        {
            self.report
                .add(Fault::NoEffect, entry.key)
                .with("key", format!("queue.{name}.external_timeout"))
                .with("other", format!("queue.{name}.model = \"external\""));
        }
    }

    /// Where work of a queue can go by itself: of the same family, and each step at an age of its own.
    fn moves(&mut self, config: &Config, name: &Name) {
        let queue = &config.queues[name];
        let base = ["queue", name.as_str()];
        let mut targets: Vec<(Vec<&str>, &Name)> = Vec::new();
        if let Some(to) = &queue.overflow {
            targets.push((vec![base[0], base[1], "overflow"], to));
        }
        let written = self.tree.find(&[base[0], base[1], "step"]);
        let steps = written.and_then(|entry| entry.value.table());
        let mut ages: BTreeMap<Span, &str> = BTreeMap::new();
        for (step, entry) in steps.into_iter().flat_map(Table::iter) {
            let Some(table) = entry.value.table() else {
                continue;
            };
            let text = |key| table.get(key)?.value.text();
            if let Some(to) = text("to").and_then(|to| config.queues.get_key_value(to)) {
                targets.push((vec![base[0], base[1], "step", step, "to"], to.0));
            }
            let Some(after) = text("after").and_then(super::measure::span) else {
                continue;
            };
            if let Some(other) = ages.insert(after, step) {
                let place = table.get("after").map(|entry| entry.place);
                self.report
                    .add(Fault::SameAge, place.unwrap_or_default())
                    .with("step", format!("queue.{name}.step.{step}"))
                    .with("other", format!("queue.{name}.step.{other}"))
                    .with("after", write_span(after));
            }
        }
        for (path, to) in targets {
            let Some(target) = config.queues.get(to) else {
                continue;
            };
            if target.family != queue.family {
                self.report
                    .add(Fault::OtherFamily, self.nearest_place(&path))
                    .with("from", name.to_string())
                    .with("family", queue.family.to_string())
                    .with("to", to.to_string())
                    .with("other", target.family.to_string());
            }
        }
    }

    fn cycle(&mut self, cycle: &[Name]) {
        let (Some(first), Some(next)) = (cycle.first(), cycle.get(1).or(cycle.first())) else {
            return;
        };
        let overflow = ["queue", first.as_str(), "overflow"];
        let step = self
            .tree
            .find(&["queue", first.as_str(), "step"])
            .and_then(|entry| entry.value.table())
            .into_iter()
            .flat_map(Table::iter)
            .filter_map(|(_, step)| step.value.table()?.get("to"))
            .find(|entry| entry.value.text() == Some(next.as_str()));
        let entry = self
            .tree
            .find(&overflow)
            .filter(|entry| entry.value.text() == Some(next.as_str()))
            .or(step);
        let round: Vec<&str> = cycle.iter().chain([first]).map(Name::as_str).collect();
        let place = entry.map_or_else(|| self.nearest_place(&overflow), |entry| entry.place);
        self.report
            .add(Fault::Cycle, place)
            .with("round", round.join(" → "));
    }

    /// Whoever began to write statuses and never said which of them takes work has a desk that gives none out.
    fn statuses(&mut self, config: &Config) {
        if !config.statuses.values().any(|status| status.available) {
            let place = self.nearest_place(&["status"]);
            self.report.add(Fault::NobodyAvailable, place);
        }
    }

    fn channels(&mut self, config: &Config) {
        let mut taken: BTreeMap<(&str, &str), (&Name, bool)> = BTreeMap::new();
        for (name, channel) in &config.channels {
            let table = ["channel", name.as_str()];
            if channel.enabled
                && channel.routed
                && self.place(&[table[0], table[1], "queue"]).is_none()
            {
                let place = self.nearest_place(&table);
                self.needs(place, &format!("channel.{name}"), "queue", "\"soporte\"");
            }
            let [agent, required] =
                ["agent", "agent_required"].map(|key| [table[0], table[1], key]);
            self.no_effect(&required, &agent);
            for (route, written) in &channel.routes {
                let path = [table[0], table[1], "route", route.as_str(), "address"];
                let same = ("address", written.address.as_str());
                if let Some((other, _)) = taken.insert(same, (name, true)) {
                    let other = other.to_string();
                    self.report
                        .add(Fault::Shared, self.nearest_place(&path))
                        .with("key", path.join("."))
                        .with("value", written.address.clone())
                        .with("other", other);
                }
                let of = |key| [table[0], table[1], "route", route.as_str(), key];
                self.no_effect(&of("agent_required"), &of("agent"));
            }
            for (key, entry) in channel.own.iter() {
                let place = match key {
                    "inbox" | "outbox" => "folder",
                    "address" => "address",
                    _ => continue,
                };
                let Some(value) = entry.value.text() else {
                    continue;
                };
                let same = (place, value.trim_end_matches('/'));
                // Answers of many channels may leave through one folder; whatever one channel
                // reads, no other may read or write.
                let reads = key != "outbox";
                let other = taken.get(&same).copied();
                if let Some((other, _)) =
                    other.filter(|(other, read)| *other != name && (reads || *read))
                {
                    self.report
                        .add(Fault::Shared, entry.place)
                        .with("key", format!("channel.{name}.{key}"))
                        .with("value", value)
                        .with("other", other.to_string());
                }
                if other.is_none() || reads {
                    taken.insert(same, (name, reads));
                }
            }
        }
    }

    fn hours(&mut self, name: &Name) {
        let Some(entry) = self.tree.find(&["hours", name.as_str()]) else {
            return;
        };
        let Some(table) = entry.value.table() else {
            return;
        };
        let mut week = hours::week(table);
        // Hours that could not be read are hours all the same.
        if week.iter().all(Vec::is_empty) && !hours::any_written(table) {
            self.report
                .add(Fault::NeverOpen, entry.key)
                .with("name", name.to_string());
        }
        for (day, windows) in week.iter_mut().enumerate() {
            windows.sort_unstable();
            if windows.is_sorted_by(|a, b| a.1 <= b.0) {
                continue;
            }
            let written = table
                .iter()
                .find(|(key, _)| hours::days(key).is_some_and(|days| days.contains(&day)));
            let (key, place) = written.map_or(("", entry.place), |(key, entry)| (key, entry.place));
            self.report
                .add(Fault::Overlap, place)
                .with("key", format!("hours.{name}.{key}"));
            return;
        }
    }

    fn templates(&mut self, config: &Config) {
        for (name, template) in &config.templates {
            if template.texts.is_empty() {
                let place = self.nearest_place(&["template", name.as_str()]);
                self.needs(place, &format!("template.{name}"), "es", "\"…\"");
            }
        }
    }

    fn needs(&mut self, place: Place, table: &str, key: &'static str, example: &str) {
        self.report
            .add(Fault::Missing, place)
            .with("key", key)
            .with("table", table)
            .with("example", format!("{key} = {example}"));
    }

    fn exclusive(&mut self, place: Place, one: &str, other: &str) {
        self.report
            .add(Fault::Exclusive, place)
            .with("one", one)
            .with("other", other);
    }

    fn order(&mut self, place: Place, more: String, less: String) {
        self.report
            .add(Fault::Order, place)
            .with("more", Arg::Text(more))
            .with("less", Arg::Text(less));
    }

    /// A key that was written and does nothing, because another was not.
    fn no_effect(&mut self, path: &[&str], other: &[&str]) {
        if let Some(entry) = self.tree.find(path)
            && self.tree.find(other).is_none()
        {
            self.report
                .add(Fault::NoEffect, entry.key)
                .with("key", path.join("."))
                .with("other", other.join("."));
        }
    }
}
