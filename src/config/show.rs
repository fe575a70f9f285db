//! What is written, key by key, with the file that said it last; secrets hidden.

use super::Config;
use super::diff::{told, whole};
use super::tree::{Table, Value};

/// One key that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The whole key.
    pub path: String,
    /// Its value, a text without its quotes; cut where long, unless it was asked for by its whole name;
    /// `•••` for a secret.
    pub value: String,
    /// Where: `centralita.toml:41`.
    pub origin: String,
}

/// Every key that was written, in order; `prefix` keeps those below a table or key.
pub fn show(config: &Config, prefix: &str) -> Vec<Shown> {
    let mut all = Vec::new();
    walk(config, prefix, &mut Vec::new(), config.written(), &mut all);
    let below = format!("{prefix}.");
    all.retain(|shown| prefix.is_empty() || shown.path == prefix || shown.path.starts_with(&below));
    all
}

/// Goes as deep as the parser did, which has a limit.
fn walk<'a>(
    config: &Config,
    wanted: &str,
    path: &mut Vec<&'a str>,
    table: &'a Table,
    all: &mut Vec<Shown>,
) {
    for (key, entry) in table.iter() {
        path.push(key);
        match &entry.value {
            Value::Table(inner) if inner.iter().next().is_some() => {
                walk(config, wanted, path, inner, all);
            }
            value => {
                let name = path.join(".");
                let is_wanted = name == wanted;
                all.push(Shown {
                    value: if is_wanted {
                        whole(path, value)
                    } else {
                        told(path, value)
                    },
                    path: name,
                    origin: config.sources().brief(entry.key),
                });
            }
        }
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_said_it_last_is_named_and_no_secret() {
        let files = [
            (
                "etc/a.toml",
                "[queue.q]\nsize = 1\n[tag.t]\n[server]\nmetrics_token = { file = 'x' }\n",
            ),
            ("etc/b.toml", "[queue.q]\nsize = 2\n"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let config = super::super::parse(&files).config.expect("good");
        let lines = |prefix| {
            let shown = show(&config, prefix).into_iter();
            shown
                .map(|shown| format!("{} = {}  {}", shown.path, shown.value, shown.origin))
                .collect::<Vec<_>>()
        };
        assert_eq!(lines("queue"), ["queue.q.size = 2  b.toml:2"]);
        assert_eq!(
            lines(""),
            [
                "queue.q.size = 2  b.toml:2",
                "server.metrics_token.file = •••  a.toml:5",
                "tag.t = {  }  a.toml:3",
            ]
        );
    }

    #[test]
    fn a_value_asked_for_by_its_name_is_shown_whole() {
        let long = "Buenos días.\\n".repeat(20);
        let text = format!("[template.saludo]\nes = \"{long}\"\n");
        let files = [("a.toml".to_owned(), text)];
        let config = super::super::parse(&files).config.expect("good");
        let one = &show(&config, "template.saludo.es")[0];
        assert_eq!(one.value, "Buenos días.\n".repeat(20));
        let listed = &show(&config, "template")[0];
        assert!(listed.value.ends_with('…') && !listed.value.contains('\n'));
    }
}
