//! What monitors read: alive, ready, numbers.

use crate::house::{House, get};

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
