//! Certificates and tokens that end: told while there is time, of every server that a channel calls.

use std::time::Duration;

use serde_json::Value;

use crate::front::{Authority, Manner, Paper, front};
use crate::house::{Desk, get};
use crate::office::{asking_house, channel, mail, subjects, until, until_answer_is};
use crate::script::script;
use crate::site::Site;

/// What ends of the channel, by what it is called.
fn ends(told: &Value) -> Vec<String> {
    let ends = told["ends"].as_array().expect("a list").iter();
    let mut ends: Vec<String> = ends.map(|end| crate::office::text(&end["what"])).collect();
    ends.sort();
    ends
}

fn metric(desk: &Desk<'_>, what: &str) -> Option<i64> {
    let page = get(&desk.door("http"), "/metrics", "");
    let named = format!("centralita_channel_ends_seconds{{channel=\"post\",what=\"{what}\"}} ");
    let line = page.lines().find_map(|line| line.strip_prefix(&named));
    line.map(|left| left.parse().expect("a number"))
}

#[test]
fn the_certificates_of_real_servers_are_told_before_they_end_and_renewing_them_is_seen() {
    let Some(site) = Site::start() else { return };
    let root = tempfile::tempdir().expect("a folder");
    let ours = Authority::new();
    let (file, paper) = (
        ours.file(root.path().join("ca.pem")),
        root.path().join("paper"),
    );
    ours.issue_into(&paper, "127.0.0.1", 5 * A_DAY);
    site.show(&paper);
    let house = asking_house(Some(site.imap), site.submission, &file, |_| String::new());
    let desk = house.start();
    let both = {
        let mut both = [site.imap, site.submission].map(|port| format!("127.0.0.1:{port}"));
        both.sort();
        both
    };
    until("both are told", || ends(&channel(&desk)) == both);
    let told = channel(&desk);
    assert_eq!(
        (&told["state"], &told["cause"]),
        (&"degraded".into(), &"expiring".into())
    );
    for what in &both {
        let left = metric(&desk, what).expect("a metric");
        assert!((1..=5 * 86_400).contains(&left), "{what}: {left}");
    }
    // What ends is no reason not to work meanwhile.
    site.send("ana@shop.test", "help@desk.test", &mail("one", "One", ""));
    until("it is there", || subjects(&desk) == ["One"]);
    ours.issue_into(&paper, "127.0.0.1", 90 * A_DAY);
    site.show(&paper);
    let answered = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is(&desk, "1", "sent");
    until("the new ones are seen", || channel(&desk)["state"] == "ok");
    for what in &both {
        let left = metric(&desk, what).expect("a metric");
        assert!(left > 80 * 86_400, "{what}: {left}");
    }
}

#[test]
fn servers_that_nobody_has_written_to_are_watched_too() {
    let root = tempfile::tempdir().expect("a folder");
    let ours = Authority::new();
    let file = ours.file(root.path().join("ca.pem"));
    let paper = root.path().join("paper");
    ours.issue_into(&paper, "127.0.0.1", 5 * A_DAY);
    let script = script(Vec::new());
    let manner = Manner::Submission("");
    let smtp = front(Paper::read(&paper), manner, script.port);
    let hook = front(Paper::read(&paper), Manner::AtOnce, script.port);
    let house = asking_house(None, smtp, &file, |house| {
        let [token, signing] = ["token", "signing"].map(|name| {
            let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
            std::fs::write(house.path(name), secret).expect("written");
            house.path(name).display().to_string()
        });
        format!(
            "[channel.sms]\nkind = 'partner'\nqueue = 'support'\nauthorities = '{file}'\n\
             url = 'https://127.0.0.1:{hook}/in'\ntoken.file = '{token}'\n\
             signing_secret.file = '{signing}'\n"
        )
    });
    let desk = house.start();
    for (name, port) in [("post", smtp), ("sms", hook)] {
        let shown = || desk.ask_json(&["channel", "show", name, "--json"]);
        until(name, || shown()["cause"] == "expiring");
        let told = shown();
        assert_eq!(told["state"], "degraded", "{told}");
        assert_eq!(ends(&told), [format!("127.0.0.1:{port}")]);
    }
    let told = desk.ask(&["--lang", "es", "channel", "show", "post"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains(&format!("127.0.0.1:{smtp}")), "{told}");
    assert!(told.contains("caduca pronto"), "{told}");
    assert_eq!(script.mails.try_iter().count(), 0);
}

#[test]
fn a_certificate_that_has_ended_needs_somebody_though_nothing_is_sent() {
    let root = tempfile::tempdir().expect("a folder");
    let ours = Authority::new();
    let file = ours.file(root.path().join("ca.pem"));
    let paper = root.path().join("paper");
    // Long enough for a slow machine to see it once.
    ours.issue_into(&paper, "127.0.0.1", Duration::from_secs(20));
    let script = script(Vec::new());
    let smtp = front(Paper::read(&paper), Manner::Submission(""), script.port);
    let house = asking_house(None, smtp, &file, |_| String::new());
    let desk = house.start();
    until("it has ended", || {
        channel(&desk)["state"] == "needs_operator"
    });
    let told = channel(&desk);
    let cause = crate::office::text(&told["cause"]);
    assert!(
        ["expired", "certificate"].contains(&cause.as_str()),
        "{told}"
    );
    let page = get(&desk.door("http"), "/metrics", "");
    let line = "centralita_channel_condition{channel=\"post\"} 3";
    assert!(page.contains(line), "{page}");
}

#[test]
fn a_secret_whose_day_is_written_is_told_like_a_certificate() {
    let script = script(Vec::new());
    let root = tempfile::tempdir().expect("a folder");
    let file = Authority::new().file(root.path().join("ca.pem"));
    let (soon, later) = (day(5), day(300));
    let house = asking_house(None, script.port, &file, |_| {
        format!("[channel.post.expires]\npassword = {soon}\n'app secret' = {later}\n")
    });
    let desk = house.start();
    until("it is told", || channel(&desk)["cause"] == "expiring");
    let told = channel(&desk);
    assert_eq!(told["state"], "degraded", "{told}");
    assert_eq!(
        told["last_error"],
        format!("password {soon}T00:00:00.000Z"),
        "{told}"
    );
    assert_eq!(ends(&told), ["app secret", "password"]);
    let left = metric(&desk, "password").expect("a metric");
    assert!((1..=5 * 86_400).contains(&left), "{left}");
    // It has ended: the settings are taken all the same, and whoever checks them is warned.
    let written = std::fs::read_to_string(house.path("etc/centralita.toml")).expect("settings");
    house.settle(&written.replace(&soon, "2026-01-01"));
    let checked = desk.ask(&["--lang", "en", "check"]);
    let said = [checked.stdout, checked.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(checked.status.success(), "{said}");
    let warned = "CT-2044: channel.post.expires.password";
    assert!(said.contains(warned), "{said}");
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    until("it has ended", || {
        channel(&desk)["state"] == "needs_operator"
    });
    assert_eq!(channel(&desk)["cause"], "expired");
    // Renewed.
    house.settle(&written.replace(&soon, &later));
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    until("it is well", || channel(&desk)["state"] == "ok");
}

/// The day that it is in so many days.
fn day(days: i32) -> String {
    #[allow(clippy::disallowed_methods)] // The real desk goes by the real day.
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(i64::from(days) * 24);
    at.to_string()[..10].to_owned()
}

const A_DAY: Duration = Duration::from_secs(86_400);
