//! What monitors read: alive, ready, numbers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::house::{House, get, mail};

#[test]
fn a_desk_that_runs_is_alive_and_ready() {
    let house = House::new();
    let desk = house.start();
    for path in ["/healthz", "/readyz"] {
        let answer = get(&desk.door("http"), path, "");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
    }
}

#[test]
fn the_metrics_name_every_queue() {
    let house = House::new();
    let desk = house.start();
    let answer = get(&desk.door("http"), "/metrics", "");
    for line in [
        "centralita_queue_waiting{queue=\"support\"} 0",
        "centralita_config_generation 1",
        "centralita_batch_seconds_bucket{le=\"+Inf\"}",
        "# EOF",
    ] {
        assert!(answer.contains(line), "{line} is not in {answer}");
    }
}

#[test]
fn every_metric_of_the_dashboard_and_the_alerts_is_told_by_a_desk() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("1", "an order"));
    house.wait_for("in/cur", |names| names.len() == 1);
    let page = get(&desk.door("http"), "/metrics", "");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/monitoring");
    for file in ["centralita.json", "centralita.rules.yml"] {
        let text = fs::read_to_string(folder.join(file)).expect("text");
        let named: BTreeSet<&str> = text
            .match_indices("centralita_")
            .map(|(at, _)| {
                let rest = &text[at..];
                let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                &rest[..end.unwrap_or(rest.len())]
            })
            .collect();
        assert!(named.len() > 10, "{file}: {named:?}");
        // What nobody has done yet has no figure, but it is described; a histogram has several.
        let told = |name: &str| {
            let kinds = ["", "_total", "_bucket"];
            kinds.iter().any(|end| {
                let family = name.strip_suffix(end);
                family.is_some_and(|family| page.contains(&format!("# TYPE {family} ")))
            })
        };
        let untold: Vec<&&str> = named.iter().filter(|name| !told(name)).collect();
        assert!(untold.is_empty(), "{file}: {untold:?} in {page}");
    }
}

#[test]
fn whoever_comes_by_a_proxy_needs_the_token() {
    let house = House::new();
    let desk = house.start();
    let answer = get(
        &desk.door("http"),
        "/metrics",
        "X-Forwarded-For: 192.0.2.1\r\n",
    );
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
}
