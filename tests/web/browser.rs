//! The console in Chromium: every step of `src/web/e2e`, against the program that was just built.

use std::path::Path;
use std::process::{Command, Stdio};

use centralita::web::BUILT_FROM;

use crate::house::without;

#[test]
fn an_agents_day_goes_as_written_in_a_browser() {
    goes("mail");
}

#[test]
fn what_an_agent_does_less_often_goes_in_a_browser() {
    goes("breadth");
}

#[test]
fn what_is_written_is_looked_at_and_outlives_what_is_killed_in_a_browser() {
    goes("writing");
}

#[test]
fn an_answer_waits_for_a_supervisor_who_approves_it_in_a_browser() {
    goes("approval");
}

#[test]
fn a_supervisor_watches_the_floor_in_a_browser() {
    goes("floor");
}

#[test]
fn an_administrator_runs_the_desk_in_a_browser() {
    goes("admin");
}

#[test]
fn a_customer_chats_from_a_shop_with_a_strict_policy() {
    goes("chat");
}

#[test]
fn a_newcomers_first_minute_goes_as_the_demo_says() {
    let tmux = Command::new("tmux").arg("-V").output();
    if !tmux.is_ok_and(|said| said.status.success()) {
        return without("the first minute", "tmux");
    }
    goes("sixty");
}

#[test]
fn a_form_works_without_any_script_and_on_anybodys_page() {
    goes("form");
}

#[test]
fn a_template_of_a_connectors_channel_is_sent_from_a_browser() {
    goes("partner");
}

#[test]
fn thousands_of_conversations_scroll_by_in_a_browser() {
    goes("many");
}

#[test]
fn the_console_is_painted_at_once_and_a_full_panel_stays_smooth() {
    goes("speed");
}

/// Runs a script of steps; skipped where there is no browser.
fn goes(script: &str) {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| CHROMIUM.to_owned());
    let needed = [
        (Path::new(&chromium).is_file(), "chromium"),
        (BUILT_FROM.is_some(), "npm"),
        (
            web.join("node_modules/playwright-core").is_dir(),
            "playwright-core (npm ci in src/web)",
        ),
    ];
    if let Some((_, missing)) = needed.into_iter().find(|(there, _)| !there) {
        return without("tests in a browser", missing);
    }
    let ran = Command::new("node")
        .arg(format!("e2e/{script}.mjs"))
        .current_dir(&web)
        .env("CENTRALITA", env!("CARGO_BIN_EXE_centralita"))
        .env("CHROMIUM", chromium)
        .env("SLACK", "10")
        .env_remove("SHOTS")
        .stdin(Stdio::null())
        .output()
        .expect("node starts");
    assert!(
        ran.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// Where Debian puts it.
const CHROMIUM: &str = "/usr/bin/chromium";
