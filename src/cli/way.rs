//! The flags that lead to the same desk again: a command that a hint names reaches it as it stands.

use std::path::Path;

use super::args::Global;

/// What has to stand behind `centralita` in a hint.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// Leads to the desk; empty where nothing needs to be said.
    desk: String,
    /// Whose place it is in.
    acting: String,
    /// Leads to the settings.
    config: String,
}

impl Way {
    /// The one that these flags went.
    pub(super) fn of(global: &Global) -> Self {
        let flag = |name: &str, value: Option<String>| {
            value.map_or_else(String::new, |value| format!(" --{name} {value}"))
        };
        // What is said of a folder holds wherever it is read.
        let path = |path: &Option<std::path::PathBuf>| {
            let path = path.as_deref()?;
            let whole = std::path::absolute(path);
            Some(pasted(whole.as_deref().unwrap_or(path)))
        };
        let context = global.context.as_ref().map(|it| pasted(Path::new(it)));
        Self {
            desk: [
                flag("data", path(&global.data)),
                flag("socket", path(&global.socket)),
                flag("context", context),
            ]
            .concat(),
            acting: flag("as", global.acting_for.as_ref().map(ToString::to_string)),
            config: flag("config", path(&global.config)),
        }
    }

    /// The same text with every command in it as it has to be typed to go this way: the flags stand right behind
    /// the program's name, wherever in the text the command does.
    ///
    /// A command that says where to already stays as it is.
    pub(super) fn along(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(PROGRAM) {
            let (before, after) = rest.split_at(at + PROGRAM.len());
            told.push_str(before);
            let is_word =
                !rest[..at].ends_with(|c: char| c.is_alphanumeric() || "/._-".contains(c));
            if is_word && let Some(next) = after.strip_prefix(' ') {
                let noun = next
                    .split(|c: char| !c.is_ascii_lowercase() && c != '-')
                    .next();
                let command = command(next);
                if !FLAGS.iter().any(|flag| command.contains(flag)) {
                    told.push_str(&self.flags(noun.unwrap_or_default(), command));
                }
            }
            rest = after;
        }
        told + rest
    }

    /// What a command that begins with this noun needs.
    fn flags(&self, noun: &str, command: &str) -> String {
        match noun {
            "conv" | "guidance" | "whoami" => format!("{}{}", self.desk, self.acting),
            "config" if command.starts_with("config describe") => String::new(),
            "check" => self.config.clone(),
            noun if DESKS.contains(&noun) => self.desk.clone(),
            _ => String::new(),
        }
    }
}

/// As much of a text as can be one command: up to the end of what is quoted, of the line, or the next command.
fn command(text: &str) -> &str {
    let ends = ["`", "\n", ";", "·", PROGRAM];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    &text[..end.unwrap_or(text.len())]
}

/// A path as it can be pasted into a shell.
pub(super) fn pasted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | '@');
    if text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

const PROGRAM: &str = "centralita";

/// What says where to.
const FLAGS: [&str; 4] = ["--data", "--socket", "--context", "--config"];

/// Commands that ask a desk, or read its data.
const DESKS: [&str; 21] = [
    "agent",
    "backup",
    "bundle",
    "cert",
    "channel",
    "config",
    "console",
    "customer",
    "event",
    "explain",
    "export",
    "macro",
    "outbox",
    "queue",
    "reload",
    "report",
    "simulate",
    "status",
    "store",
    "support-bundle",
    "token",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Commands that ask no desk, or are told which one.
    const ALONE: [&str; 10] = [
        "completions",
        "context",
        "demo",
        "form",
        "login",
        "logout",
        "man",
        "serve",
        "setup",
        "version",
    ];

    fn way(flags: &[&str]) -> Way {
        use clap::Parser as _;
        let words = ["centralita"].iter().chain(flags).chain(&["status"]);
        let cli = super::super::args::Cli::try_parse_from(words).expect("they are flags");
        Way::of(&cli.global)
    }

    #[test]
    fn a_command_in_a_hint_leads_where_the_one_before_went() {
        let there = way(&["--data", "/srv/a desk", "--as", "sofia"]);
        assert_eq!(
            there.along("To take it back: centralita conv undo 7"),
            "To take it back: centralita --data '/srv/a desk' --as sofia conv undo 7"
        );
        // An administrator's errand is not sofia's.
        assert_eq!(
            there.along("(`centralita agent enable`)"),
            "(`centralita --data '/srv/a desk' agent enable`)"
        );
    }

    #[test]
    fn what_says_where_to_already_stays() {
        let there = way(&["--data", "/srv/desk"]);
        let line = "centralita agent add ana --data /srv/desk";
        assert_eq!(there.along(line), line);
        let two = "centralita config status; centralita status --socket /run/there";
        assert_eq!(
            there.along(two),
            "centralita --data /srv/desk config status; centralita status --socket /run/there"
        );
        let folder = "the group centralita and /etc/centralita agent";
        assert_eq!(there.along(folder), folder);
        let login = "Sign in with: centralita login";
        assert_eq!(there.along(login), login);
    }

    #[test]
    fn a_hint_leads_there_from_every_folder() {
        let here = std::env::current_dir().expect("a folder").join("desk");
        assert_eq!(
            way(&["--data", "desk"]).along("centralita status"),
            format!("centralita --data {} status", pasted(&here))
        );
    }

    #[test]
    fn no_hint_names_a_command_without_the_program_before_it() {
        let nouns = DESKS.iter().chain(&["conv", "guidance"]);
        let bare: Vec<String> = nouns.map(|noun| format!("`{noun} ")).collect();
        let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
        for file in [
            "es/cli.toml",
            "en/cli.toml",
            "es/errors.toml",
            "en/errors.toml",
        ] {
            let texts = std::fs::read_to_string(words.join(file)).expect("readable");
            for text in texts.lines() {
                let is_bare = |bare: &String| text.contains(bare.as_str());
                assert!(!bare.iter().any(is_bare), "{file}: {text}");
            }
        }
    }

    #[test]
    fn guidance_is_read_by_whoever_is_told_of_it_at_the_same_desk() {
        let there = way(&["--data", "/srv/desk", "--as", "sofia"]);
        assert_eq!(
            there.along("centralita guidance read returns"),
            "centralita --data /srv/desk --as sofia guidance read returns"
        );
    }

    #[test]
    fn of_every_command_it_is_known_whether_it_asks_a_desk() {
        use clap::CommandFactory as _;
        let there = way(&["--data", "/srv/desk", "--config", "/srv/etc"]);
        let cli = super::super::args::Cli::command();
        let mut left: Vec<&str> = cli
            .get_subcommands()
            .map(clap::Command::get_name)
            .filter(|noun| there.flags(noun, noun).is_empty())
            .collect();
        left.sort_unstable();
        assert_eq!(left, ALONE);
    }

    #[test]
    fn a_path_can_be_pasted_into_a_shell() {
        assert_eq!(pasted(Path::new("/tmp/a-b/demo")), "/tmp/a-b/demo");
        assert_eq!(pasted(Path::new("/tmp/a b's")), "'/tmp/a b'\\''s'");
    }

    #[test]
    fn without_flags_every_hint_is_as_it_was() {
        let hint = "centralita conv undo 7";
        assert_eq!(way(&[]).along(hint), hint);
    }
}
