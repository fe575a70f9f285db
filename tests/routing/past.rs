//! A past period lived again under other settings, both side by side.

use std::fs;

use serde_json::Value;

use crate::bureau::play;
use crate::person::hire;

fn side<'a>(simulation: &'a Value, queue: &str, which: &str) -> &'a Value {
    let queues = simulation["queues"].as_array().expect("a list");
    let found = queues.iter().find(|one| one["queue"] == queue);
    &found.expect("the queue is there")[which]
}

#[test]
fn waits_laps_and_overflows_stand_side_by_side() {
    let settings = "retry_cycle = '1s'\nmax_laps = 1\noverflow = 'general'\n[queue.general]\n";
    play(settings, |bureau| {
        let sofia = hire("sofia").arrives(bureau);
        let vera = hire("vera").of(&["general"]).arrives(bureau);
        // She says no to the first, which overflows; the second she takes.
        let first = bureau.mail("one");
        assert_eq!(sofia.decline(), first);
        assert_eq!(vera.accept(), first);
        vera.reply(first);
        let second = bureau.mail("two");
        assert_eq!(sofia.accept(), second);
        sofia.reply(second);
        let other = bureau.house.path("other");
        fs::create_dir(&other).expect("created");
        let text = fs::read_to_string(bureau.house.path("etc/centralita.toml")).expect("read");
        let text = text.replace("max_laps = 1\noverflow = 'general'\n", "");
        fs::write(other.join("centralita.toml"), text).expect("written");
        let folder = other.display().to_string();
        let socket = bureau.house.path("data/control.sock").display().to_string();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_centralita"));
        command.args([
            "simulate", "--json", "--config", &folder, "--socket", &socket,
        ]);
        let output = command.output().expect("ran");
        assert!(output.status.success(), "{output:?}");
        let simulation: Value = serde_json::from_slice(&output.stdout).expect("a document");
        assert_eq!(simulation["pieces"], 2, "{simulation}");
        let running = side(&simulation, "support", "running");
        assert_eq!(
            (&running["pieces"], &running["laps"], &running["overflows"]),
            (&2.into(), &1.into(), &1.into()),
            "{simulation}"
        );
        let changed = side(&simulation, "support", "changed");
        assert_eq!(changed["overflows"], 0, "{simulation}");
        assert_eq!(changed["taken"], 2, "{simulation}");
        assert_eq!(side(&simulation, "general", "running")["taken"], 1);
        // The first is hers only when everybody has been tried and the cycle begins again.
        let waited = |figures: &Value| figures["wait_max"].as_i64().expect("a length of time");
        assert!(waited(running) < 1_000, "{simulation}");
        assert!(waited(changed) >= 1_000, "{simulation}");
    });
}

#[test]
fn settings_that_are_wrong_are_told_and_nothing_is_lived() {
    play("", |bureau| {
        let other = bureau.house.path("other");
        fs::create_dir(&other).expect("created");
        fs::write(
            other.join("centralita.toml"),
            "[queue.support]\nmodle = 'external'\n",
        )
        .expect("written");
        let folder = other.display().to_string();
        let socket = bureau.house.path("data/control.sock").display().to_string();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_centralita"));
        command.args([
            "simulate", "--json", "--config", &folder, "--socket", &socket,
        ]);
        let output = command.output().expect("ran");
        let simulation: Value = serde_json::from_slice(&output.stdout).expect("a document");
        assert_eq!(simulation["pieces"], 0);
        let problems = simulation["problems"].as_array().expect("a list");
        assert!(!problems.is_empty(), "{simulation}");
    });
}
