//! What the demo says when it is ready: where to write, how to answer, whose password, where everything is.

use std::path::PathBuf;
use std::time::Duration;

use crate::cli::way::pasted;
use crate::words::{self, Lang};

use super::address::Addresses;
use super::people;
use super::place::Place;

/// What there is to say.
pub(super) struct Banner<'a> {
    pub(super) lang: Lang,
    pub(super) place: &'a Place,
    pub(super) addresses: &'a Addresses,
    pub(super) fingerprint: Option<String>,
    /// Whether the data was made just now.
    pub(super) is_new: bool,
    /// How many conversations there are.
    pub(super) conversations: u32,
    /// What signs an agent in once.
    pub(super) agent: String,
    /// What signs a supervisor in once.
    pub(super) supervisor: String,
    /// The passwords, where they are not the printed one.
    pub(super) secrets: Option<&'a [String]>,
    pub(super) took: Duration,
}

impl Banner<'_> {
    /// The lines, without colours.
    pub(super) fn lines(&self) -> Vec<String> {
        let lang = self.lang;
        let root = pasted(self.place.root());
        let Commands { desk, console } = Commands::of(self.place);
        let inbox = pasted(&self.place.inbox().join("new"));
        let outbox = pasted(&self.place.outbox().join("new"));
        let seconds = format!(
            "{}.{}",
            self.took.as_secs(),
            self.took.subsec_millis() / 100
        );
        let seconds = match lang {
            Lang::Es => seconds.replace('.', ","),
            Lang::En => seconds,
        };
        let say = |key: &str, args: &[(&str, &dyn std::fmt::Display)]| words::say(lang, key, args);
        let version = env!("CARGO_PKG_VERSION");
        let mut lines = vec![say("demo.title", &[("version", &version)])];
        let moved = self.addresses.moved.iter();
        lines.extend(moved.map(|port| say("demo.moved", &[("port", port)])));
        lines.push(String::new());
        let http = self.addresses.http;
        lines.push(say("demo.customer", &[("address", &http)]));
        lines.push(say("demo.by_form", &[("address", &http)]));
        lines.push(say("demo.by_mail", &[("inbox", &inbox)]));
        let link = self.agent.as_str();
        lines.push(say("demo.pages", &[("address", &http), ("link", &link)]));
        lines.push(say("demo.agent", &[("console", &console)]));
        lines.push(say("demo.orders", &[("desk", &desk)]));
        lines.push(say("demo.answer", &[("desk", &desk)]));
        let link = self.supervisor.as_str();
        lines.push(say(
            "demo.supervisor",
            &[("address", &http), ("link", &link)],
        ));
        lines.push(say("demo.links", &[("address", &http)]));
        lines.push(String::new());
        lines.extend(self.users());
        let count = u64::from(self.conversations);
        lines.push(words::plural(
            lang,
            "demo.mail",
            count,
            &[("inbox", &inbox)],
        ));
        lines.push(say("demo.answers", &[("outbox", &outbox)]));
        let agents = self.addresses.agents;
        let fingerprint = self.fingerprint.as_deref().unwrap_or("—");
        lines.push(say(
            "demo.tls",
            &[("address", &agents), ("fingerprint", &fingerprint)],
        ));
        lines.push(say("demo.health", &[("address", &http)]));
        let data = if self.is_new {
            "demo.data_new"
        } else {
            "demo.data_kept"
        };
        let reset = reset(self.place);
        lines.push(say(data, &[("folder", &root), ("reset", &reset)]));
        lines.push(String::new());
        lines.push(say("demo.ready", &[("seconds", &seconds)]));
        lines
    }

    fn users(&self) -> Vec<String> {
        match self.secrets {
            None => {
                let password = people::PASSWORD;
                vec![words::say(
                    self.lang,
                    "demo.users",
                    &[("password", &password)],
                )]
            }
            Some(secrets) => {
                let head = words::say(self.lang, "demo.users_public", &[]);
                let each = people::names().zip(secrets);
                let each = each.map(|(name, secret)| format!("              {name:<8} {secret}"));
                std::iter::once(head).chain(each).collect()
            }
        }
    }
}

/// How a person at a shell reaches this demo.
pub(super) struct Commands {
    /// What stands before any command.
    pub(super) desk: String,
    /// What opens the console.
    pub(super) console: String,
}

impl Commands {
    /// The ones for the demo in this place.
    pub(super) fn of(place: &Place) -> Self {
        let program = program();
        let desk = format!("{program} --data {}", pasted(place.root()));
        let console = if place.is_usual() {
            format!("{program} console --demo")
        } else {
            format!("{desk} console --demo")
        };
        Self { desk, console }
    }
}

/// What is said when the desk has stopped.
pub(super) fn farewell(lang: Lang, place: &Place) -> Vec<String> {
    let root = pasted(place.root());
    let again = command(place);
    let reset = reset(place);
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("folder", &root), ("again", &again), ("reset", &reset)];
    vec![
        words::say(lang, "demo.stopped", &args),
        words::say(lang, "demo.remove", &args),
    ]
}

fn reset(place: &Place) -> String {
    format!("{} --reset", command(place))
}

fn command(place: &Place) -> String {
    let program = program();
    if place.is_usual() {
        format!("{program} demo")
    } else {
        format!("{program} demo --dir {}", pasted(place.root()))
    }
}

/// How a person at a shell calls this program: by its name where the shell would find it, else by its place.
fn program() -> String {
    let name = env!("CARGO_PKG_NAME");
    let Ok(own) = std::env::current_exe() else {
        return name.to_owned();
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).map(|folder| folder.join(name));
    let is_own = |found: PathBuf| found.canonicalize().is_ok_and(|found| found == own);
    if found.any(is_own) {
        name.to_owned()
    } else {
        pasted(&own)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn both_languages_say_user_password_folders_and_fingerprint() {
        let place = Place::of(Some(Path::new("/somewhere/demo"))).expect("a place");
        let addresses = Addresses {
            agents: "127.0.0.1:7443".parse().expect("an address"),
            http: "127.0.0.1:9999".parse().expect("an address"),
            moved: vec![7480],
        };
        for lang in [Lang::Es, Lang::En] {
            let banner = Banner {
                lang,
                place: &place,
                addresses: &addresses,
                fingerprint: Some("SHA256:abc".to_owned()),
                is_new: true,
                conversations: 10,
                agent: "k3Tq".to_owned(),
                supervisor: "9fWd".to_owned(),
                secrets: None,
                took: Duration::from_millis(1_420),
            };
            let text = banner.lines().join("\n");
            for part in [
                "sofia",
                "demo",
                "/somewhere/demo/maildir/new",
                "/somewhere/demo/outgoing/new",
                "SHA256:abc",
                "7480",
                "http://127.0.0.1:9999/console/",
                "/k3Tq",
                "/9fWd",
            ] {
                assert!(text.contains(part), "{part} is missing in:\n{text}");
            }
            assert!(!text.contains('{'), "{text}");
        }
    }
}
