//! A channel as a file of its own: the text that the set-up writes.

use std::fmt::Write as _;

use crate::domain::Name;

/// What a key says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    Texts(Vec<String>),
    /// A secret, by the file that it is in.
    File(String),
}

/// A channel, and the queue that is made with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Its name.
    pub name: Name,
    /// Of which kind.
    pub kind: Name,
    /// Where its work goes.
    pub queue: Option<Name>,
    /// Whether that queue is made with it.
    pub new_queue: bool,
    /// The kind's own keys, in the order in which they are written.
    pub keys: Vec<(&'static str, Said)>,
}

impl Fragment {
    /// The fragment as TOML, behind comments that say what `about` says.
    pub fn to_toml(&self, about: &str) -> String {
        let mut text = String::new();
        for line in about.lines() {
            text.extend(["# ", line, "\n"]);
        }
        let mut put = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        if let Some(queue) = self.queue.as_ref().filter(|_| self.new_queue) {
            put(&format!("\n[queue.{}]", key(queue)));
        }
        put(&format!("\n[channel.{}]", key(&self.name)));
        put(&format!("kind = {}", quoted(&self.kind)));
        if let Some(queue) = &self.queue {
            put(&format!("queue = {}", quoted(queue)));
        }
        for (name, said) in &self.keys {
            let value = match said {
                Said::Text(value) => quoted(value),
                Said::Flag(value) => value.to_string(),
                Said::Texts(items) => {
                    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
                    format!("[{}]", items.join(", "))
                }
                Said::File(path) => format!("{{ file = {} }}", quoted(path)),
            };
            put(&format!("{name} = {value}"));
        }
        text
    }
}

/// A name as a part of a table's name; a dot in it would be another part.
pub(super) fn key(name: &Name) -> String {
    part(name)
}

/// The same of a name that nobody looked at yet.
pub(super) fn part(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.is_empty() && name.chars().all(bare) {
        name.to_string()
    } else {
        quoted(name)
    }
}

/// A text between quotes on one line, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                write!(out, "\\u{:04X}", u32::from(c)).expect("a text can be written to");
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    fn fragment(name_of: &str, text: &str) -> Fragment {
        Fragment {
            name: name(name_of),
            kind: name("maildir"),
            queue: Some(name("soporte")),
            new_queue: true,
            keys: vec![
                ("inbox", Said::Text(text.to_owned())),
                ("lmtp", Said::Flag(false)),
                (
                    "aliases",
                    Said::Texts(vec!["a".to_owned(), text.to_owned()]),
                ),
                ("password", Said::File("/s/x".to_owned())),
            ],
        }
    }

    #[test]
    fn it_is_one_table_with_a_comment_above() {
        assert_eq!(
            fragment("correo", "/srv/in").to_toml("Uno.\nDos."),
            "# Uno.\n# Dos.\n\n[queue.soporte]\n\n[channel.correo]\nkind = \"maildir\"\nqueue = \"soporte\"\n\
             inbox = \"/srv/in\"\nlmtp = false\naliases = [\"a\", \"/srv/in\"]\npassword = { file = \"/s/x\" }\n"
        );
    }

    #[test]
    fn whatever_is_typed_stays_the_value_of_its_key() {
        for typed in [
            "a\"\nkind = \"webchat",
            "]\n[server]\nhttp = \"0.0.0.0:80\"",
            "\\",
            "\u{7f}\u{0}\r\n\t#",
            "ñ € 🙂",
        ] {
            for named in ["a.b", "correo", "niño@x"] {
                let text = fragment(named, typed).to_toml("x");
                let read: toml::Table = text.parse().expect("TOML");
                let channel = &read["channel"][named];
                assert_eq!(channel["inbox"].as_str(), Some(typed));
                assert_eq!(channel["aliases"][1].as_str(), Some(typed));
                assert_eq!(channel["kind"].as_str(), Some("maildir"));
                assert_eq!(read.len(), 2);
            }
        }
    }
}
