//! One named thing of the configuration as a file of its own: what it can say, and the text that the set-up writes.
//!
//! A file of this kind is laid over the others, key by key. So it says only what they do not say already;
//! what they say can be changed by it, but not taken away.

use crate::domain::Name;

use super::Config;
use super::fragment::{key as bare, part, quoted};
use super::section::Key;
use super::server::LANGUAGES;
use super::tree::{Entry, Table};

mod spelling;
mod spot;

use spelling::{levels, says, spelled};
use spot::{Spot, below, sections};

/// The kinds of things that are edited one by one, in the order in which they are offered.
pub const KINDS: &[&str] = &[
    "template",
    "tag",
    "disposition",
    "decline_reason",
    "skill",
    "status",
    "hours",
    "queue",
    "rule",
    "permission_set",
];

/// A key of a kind.
#[derive(Clone, Debug)]
pub struct Asked {
    /// As it is written, with the tables below the thing that it stands in: `html.es`. A `*` among them is a
    /// name of the writer's choice: `step.*.after`.
    pub name: String,
    /// What it holds and does.
    pub key: &'static Key,
}

/// A thing as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its tables, or nothing where the others say all of it.
    pub text: String,
    /// The keys that it says, each with the tables below the thing that it stands in.
    pub keys: Vec<Vec<String>>,
    /// Keys that others say and that were left empty, each with where it stands: only there can they go.
    pub stuck: Vec<(String, String)>,
}

/// Why a thing cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAThing {
    /// There is no such kind, or it is not edited one by one.
    Kind,
    /// The kind has no such key.
    Key(String),
}

/// What a kind asks for: its own keys, then those of the tables below it.
pub fn keys(kind: &str) -> Vec<Asked> {
    sections(kind)
        .flat_map(|section| {
            let below: String = below(section).iter().flat_map(|at| [*at, "."]).collect();
            let asked = move |(name, key): (&str, &'static Key)| Asked {
                name: format!("{below}{name}"),
                key,
            };
            let pattern = section
                .pattern
                .as_ref()
                .into_iter()
                .flat_map(move |pattern| {
                    let names: &[&str] = if kind == "hours" { &DAYS } else { LANGUAGES };
                    names.iter().map(|name| (*name, &pattern.key))
                });
            let named = section.keys.iter().map(|key| (key.name, key));
            pattern.chain(named).map(asked)
        })
        .collect()
}

/// What the kind is for, in English and Spanish.
pub fn about(kind: &str) -> Option<(&'static str, &'static str)> {
    let own = sections(kind).next()?;
    Some((own.en, own.es))
}

/// The names there are of a kind of thing.
pub fn names<'a>(config: &'a Config, kind: &str) -> impl Iterator<Item = &'a str> {
    let table = config.tree.get(kind).and_then(|entry| entry.value.table());
    table
        .into_iter()
        .flat_map(Table::iter)
        .map(|(name, _)| name)
}

/// Where a thing stands, if it does: `centralita.toml:41`.
pub fn origin(config: &Config, kind: &str, name: &str) -> Option<String> {
    let entry = config.tree.find(&[kind, name])?;
    Some(config.sources().brief(entry.key))
}

/// A thing as a file of its own says it over `others`. An empty text leaves its key out.
pub fn write(
    kind: &str,
    name: &Name,
    said: &[(&str, &str)],
    others: Option<&Config>,
) -> Result<Written, NotAThing> {
    if sections(kind).next().is_none() {
        return Err(NotAThing::Kind);
    }
    let mut placed = Vec::new();
    for (key, value) in said {
        let at = Spot::of(kind, key).ok_or_else(|| NotAThing::Key((*key).to_owned()))?;
        placed.push((at, *key, *value));
    }
    // In the order of the reference, whatever order they came in; tables of one kind by their names.
    placed.sort_by(|(one, ..), (other, ..)| one.order().cmp(&other.order()));
    let mut over = Over {
        others,
        lines: Vec::new(),
        keys: Vec::new(),
        stuck: Vec::new(),
    };
    for (at, key, value) in &placed {
        let path: Vec<&str> = [kind, name].into_iter().chain(at.path()).collect();
        let there = others.and_then(|it| it.tree.find(&path));
        over.put(at, (key, value), there);
    }
    let known = others.is_some_and(|it| it.tree.find(&[kind, name]).is_some());
    Ok(Written {
        text: over.text(&format!("{kind}.{}", bare(name)), known),
        keys: over.keys,
        stuck: over.stuck,
    })
}

/// What is said over other files, key by key.
struct Over<'a> {
    others: Option<&'a Config>,
    /// Lines, each with the table below the thing's own that it stands in.
    lines: Vec<(&'a [String], String)>,
    keys: Vec<Vec<String>>,
    stuck: Vec<(String, String)>,
}

impl<'a> Over<'a> {
    fn put(&mut self, at: &'a Spot<'_>, (key, value): (&str, &str), there: Option<&Entry>) {
        if value.trim().is_empty() {
            if let Some(entry) = there {
                self.stay(key, entry);
            }
            return;
        }
        let written = spelled(at.key.shape, value);
        let theirs = there.and_then(|entry| entry.value.table());
        if let (Some(theirs), Some(ours)) = (theirs, levels(&written)) {
            return self.put_levels(at, key, theirs, &ours);
        }
        if !there.is_some_and(|entry| says(entry, &written)) {
            self.say(at, &written);
            self.keys.push(at.path().map(str::to_owned).collect());
        }
    }

    /// Of one table over another both hold: only what is new is said, and what is left out stays.
    fn put_levels(&mut self, at: &'a Spot<'_>, key: &str, theirs: &Table, ours: &toml::Table) {
        for (skill, entry) in theirs.iter() {
            if !ours.contains_key(skill) {
                self.stay(&format!("{key}.{skill}"), entry);
            }
        }
        let mut said = Vec::new();
        for (skill, level) in ours {
            let there = theirs.get(skill).map(|entry| entry.value.to_toml());
            if there.as_ref() != Some(level) {
                said.push(format!("{} = {level}", quoted(skill)));
                let path = at.path().chain([skill.as_str()]);
                self.keys.push(path.map(str::to_owned).collect());
            }
        }
        if !said.is_empty() {
            self.say(at, &format!("{{ {} }}", said.join(", ")));
        }
    }

    fn say(&mut self, at: &'a Spot<'_>, written: &str) {
        let line = format!("{} = {written}\n", at.last);
        self.lines.push((&at.tables, line));
    }

    /// What another file says can only go there.
    fn stay(&mut self, key: &str, entry: &Entry) {
        let place = self.others.map(|it| it.sources().brief(entry.key));
        self.stuck.push((key.to_owned(), place.unwrap_or_default()));
    }

    fn text(&self, head: &str, known: bool) -> String {
        let mut text = String::new();
        if !known || self.lines.iter().any(|(tables, _)| tables.is_empty()) {
            text = format!("\n[{head}]\n");
        }
        let mut table: &[String] = &[];
        for (tables, line) in &self.lines {
            if *tables != table {
                table = tables;
                let below: Vec<String> = table.iter().map(|at| part(at)).collect();
                text.extend(["\n[", head, ".", &below.join("."), "]\n"]);
            }
            text.push_str(line);
        }
        text
    }
}

/// The days of a week, as opening hours name them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        let parsed = super::super::parse(&[("a.toml".to_owned(), text.to_owned())]);
        parsed.config.or(parsed.draft).expect("it is TOML")
    }

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    #[test]
    fn every_kind_is_declared_and_says_what_it_is_for() {
        for kind in KINDS {
            assert!(about(kind).is_some(), "{kind}");
            for asked in keys(kind) {
                let said = asked.name.replace('*', "a.b");
                assert!(Spot::of(kind, &said).is_some(), "{kind} {said}");
            }
        }
    }

    #[test]
    fn what_stands_in_tables_below_is_written_with_it() {
        let others =
            config("[queue.q]\n[queue.q.step.tarde]\nafter = '5m'\nto = 'otra'\n[queue.otra]\n");
        let said = [
            ("step.a.b.to", "otra"),
            ("wish.envios.level", "3"),
            ("step.tarde.after", "9m"),
            ("step.tarde.to", "otra"),
            ("size", "2"),
            ("step.a.b.after", "1m"),
            ("step.a.b.skip_if_no_agent", "true"),
        ];
        let written = write("queue", &name("q"), &said, Some(&others)).expect("written");
        assert_eq!(
            written.text,
            "\n[queue.q]\nsize = 2\n\n[queue.q.wish.envios]\nlevel = 3\n\
             \n[queue.q.step.\"a.b\"]\nafter = \"1m\"\nto = \"otra\"\nskip_if_no_agent = true\n\
             \n[queue.q.step.tarde]\nafter = \"9m\"\n"
        );
        assert_eq!(
            written.keys.last(),
            Some(&vec![
                "step".to_owned(),
                "tarde".to_owned(),
                "after".to_owned()
            ])
        );
        let html = [("html.es", "<p>Hola</p>"), ("subject.en", "Your order")];
        let written = write("template", &name("t"), &html, None).expect("written");
        assert_eq!(
            written.text,
            "\n[template.t]\n\n[template.t.subject]\nen = \"Your order\"\n\n[template.t.html]\nes = \"<p>Hola</p>\"\n"
        );
    }

    #[test]
    fn what_others_say_below_is_told_where_it_is_left_empty() {
        let others = config("[queue.q.step.s]\nafter = '5m'\nto = 'q'\n");
        let said = [("step.s.after", ""), ("step.s.to", "q")];
        let written = write("queue", &name("q"), &said, Some(&others)).expect("written");
        assert_eq!(
            written.stuck,
            [("step.s.after".to_owned(), "a.toml:2".to_owned())]
        );
        assert_eq!(written.text, "");
    }

    #[test]
    fn only_what_the_others_do_not_say_is_written() {
        let others = config("[template.envio]\nes = 'Hola'\nen = 'Hello'\ntags = ['a']\n[tag.a]\n");
        let said = [
            ("es", "Buenas:\n\nha salido \"hoy\""),
            ("en", "Hello"),
            ("tags", "a\nb"),
            ("resolve", "true"),
            ("macro", ""),
        ];
        let written = write("template", &name("envio"), &said, Some(&others)).expect("written");
        assert_eq!(
            written.text,
            "\n[template.envio]\nes = \"\"\"\nBuenas:\n\nha salido \\\"hoy\\\"\"\"\"\ntags = [\"a\", \"b\"]\nresolve = true\n"
        );
        assert_eq!(written.stuck, []);
        let same = write("template", &name("envio"), &[("es", "Hola")], Some(&others));
        assert_eq!(same.expect("written").text, "");
    }

    #[test]
    fn what_others_say_cannot_be_left_out() {
        let others = config("[queue.q]\nsize = 3\nfirst_response = '2m'\n");
        let written = write(
            "queue",
            &name("q"),
            &[("size", "3"), ("first_response", " ")],
            Some(&others),
        );
        let written = written.expect("written");
        assert_eq!(
            written.stuck,
            [("first_response".to_owned(), "a.toml:3".to_owned())]
        );
        assert_eq!(written.text, "");
    }

    #[test]
    fn levels_that_others_say_are_added_to_and_cannot_be_left_out() {
        let others =
            config("[queue.q]\nskills = { a = 4, b = 1 }\n[skill.a]\n[skill.b]\n[skill.c]\n");
        let said = [("skills", "a=4\nc=2")];
        let written = write("queue", &name("q"), &said, Some(&others)).expect("written");
        assert_eq!(written.text, "\n[queue.q]\nskills = { \"c\" = 2 }\n");
        assert_eq!(written.keys, [["skills", "c"]]);
        assert_eq!(
            written.stuck,
            [("skills.b".to_owned(), "a.toml:2".to_owned())]
        );
        let same = write(
            "queue",
            &name("q"),
            &[("skills", "b=1\na=4")],
            Some(&others),
        );
        assert_eq!(same.expect("written").text, "");
    }

    #[test]
    fn whatever_is_typed_stays_the_value_of_its_key() {
        for typed in [
            "a\"\n[server]\nhttp = \"0.0.0.0:80\"",
            "\"\"\"\n[x]",
            "\\",
            "\u{0}\n\t#",
            "ñ 🙂",
        ] {
            let written = write("template", &name("a.b"), &[("es", typed)], None).expect("written");
            let read: toml::Table = written.text.parse().expect("TOML");
            assert_eq!(read["template"]["a.b"]["es"].as_str(), Some(typed));
            assert_eq!(read.len(), 1);
        }
        for named in ["a\"]\n[server]", "a.b", "", "\n", "*", "ñ 🙂"] {
            let said = [format!("step.{named}.after"), format!("wish.{named}.level")];
            let said: Vec<(&str, &str)> = said.iter().map(|key| (key.as_str(), "1")).collect();
            let written = write("queue", &name("q"), &said, None).expect("written");
            let read: toml::Table = written.text.parse().expect("TOML");
            assert_eq!(
                read["queue"]["q"]["step"][named]["after"].as_str(),
                Some("1")
            );
            assert_eq!(read.len(), 1);
        }
        let said = [
            ("skills", "a\" = 1\nb=x"),
            ("size", "3\n[x]"),
            ("paused", "yes"),
        ];
        let written = write("queue", &name("q"), &said, None).expect("written");
        let read: toml::Table = written.text.parse().expect("TOML");
        assert_eq!(read.len(), 1);
    }

    #[test]
    fn keys_and_kinds_that_there_are_not_are_refused() {
        assert_eq!(write("server", &name("x"), &[], None), Err(NotAThing::Kind));
        assert_eq!(
            write("tag", &name("x"), &[("a", "b")], None),
            Err(NotAThing::Key("a".to_owned()))
        );
        for key in ["step.after", "step.s.x", "wish..", "html.es", "step"] {
            let said = [(key, "1")];
            let refused = Err(NotAThing::Key(key.to_owned()));
            assert_eq!(write("queue", &name("q"), &said, None), refused);
        }
        let plain = write("tag", &name("x"), &[], None).expect("written");
        assert_eq!(plain.text, "\n[tag.x]\n");
    }
}
