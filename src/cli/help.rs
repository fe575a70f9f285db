//! Help in the person's language, and what is made from it: man pages and completions.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::{Arg, ArgAction, Command, CommandFactory as _, Id};
use clap_complete::Shell;

use crate::words::{self, Lang};

use super::args::Cli;
use super::failure::Failure;

/// The whole command without a word of explanation: all that it takes to understand somebody.
pub(super) fn silent() -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(true)
        .action(ArgAction::Help);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    Cli::command()
        .disable_help_flag(true)
        .arg(help)
        .arg(version)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
}

/// Where `help` stands as the command of a command line, behind the options that stand before it and their values.
pub(super) fn place(arguments: &[OsString]) -> Option<usize> {
    // Help is put together for whoever asks, and a daemon does not.
    arguments.iter().position(|word| word == "help")?;
    let known = silent();
    let mut place = 1;
    loop {
        let word = arguments.get(place)?.to_str()?;
        if word == "help" {
            return Some(place);
        }
        let option = word.strip_prefix('-')?.trim_start_matches('-');
        let takes_value = known
            .get_arguments()
            .any(|arg| arg.get_long() == Some(option) && arg.get_action().takes_values());
        place += if takes_value { 2 } else { 1 };
    }
}

/// The whole command, speaking one language.
pub(super) fn command(lang: Lang) -> Command {
    speaking(silent(), lang, "")
        .about(words::say(lang, "help.about", &[]))
        .after_help(words::say(lang, "help.examples", &[]))
        .after_long_help(format!(
            "{}\n\n{}",
            words::say(lang, "help.examples", &[]),
            words::say(lang, "help.exit_codes", &[])
        ))
}

/// Puts the texts of a command, its flags and its subcommands into it. A flag means the same nearly
/// everywhere, so flags have one text each, and another one where they mean something else; commands have
/// one by their path.
fn speaking(command: Command, lang: Lang, path: &str) -> Command {
    let flags: Vec<Id> = command
        .get_arguments()
        .map(|arg| arg.get_id().clone())
        .collect();
    let flags = flags.into_iter().enumerate();
    let mut command = flags.fold(command, |command, (place, id)| {
        command.mut_arg(id, |arg| {
            let arg = explained(arg, lang, path);
            if arg.is_positional() {
                // Under a heading of ours they would be listed by the alphabet, not as they are typed.
                arg.display_order(place)
            } else {
                arg
            }
        })
    });
    command = command
        .help_template(words::say(lang, "help.template", &[]))
        .subcommand_help_heading(words::say(lang, "help.commands", &[]))
        .subcommand_value_name(words::say(lang, "help.command", &[]));
    if !path.is_empty() {
        command = command.about(words::say(lang, &format!("help.{path}"), &[]));
        let lines = examples(&command, lang, path);
        let key = if lines.lines().count() == 1 {
            "help.for_example"
        } else {
            "help.for_examples"
        };
        command = command.after_help(words::say(lang, key, &[("lines", &lines)]));
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    names.into_iter().fold(command, |command, name| {
        let below = under(path, &name);
        command.mut_subcommand(name, |sub| speaking(sub, lang, &below))
    })
}

/// What is typed for it; a word that only groups others shows how the first of them are typed.
fn examples(command: &Command, lang: Lang, path: &str) -> String {
    if !command.has_subcommands() {
        return words::say(lang, &format!("typed.{path}"), &[]);
    }
    let first = command.get_subcommands().take(GROUP_EXAMPLES);
    let first: Vec<String> = first
        .map(|sub| examples(sub, lang, &under(path, sub.get_name())))
        .collect();
    first.join("\n")
}

/// How many of a group's commands its help shows typed.
const GROUP_EXAMPLES: usize = 3;

/// A flag with its text, under its heading. The parser would say defaults and choices in English alone.
fn explained(arg: Arg, lang: Lang, path: &str) -> Arg {
    let here = format!("help.{path}_flag_{}", arg.get_id());
    let everywhere = format!("help.flag_{}", arg.get_id());
    let key = if words::has(&here) { here } else { everywhere };
    let mut text = words::say(lang, &key, &[]);
    let takes_value = arg.get_action().takes_values();
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|choice| choice.get_name().to_owned())
        .collect();
    if takes_value && !choices.is_empty() {
        let choices = choices.join(", ");
        text.push_str(&words::say(lang, "help.choices", &[("choices", &choices)]));
    }
    let value: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if takes_value && !value.concat().is_empty() {
        let value = value.join(" ");
        text.push_str(&words::say(lang, "help.default", &[("value", &value)]));
    }
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "help.arguments",
        (false, false) => "help.options",
        (false, true) => "help.everywhere",
    };
    let arg = arg.help(text).help_heading(words::say(lang, heading, &[]));
    if takes_value {
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

fn under(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}_{name}")
    }
}

/// Completions for a shell, on standard output. A shell does not ask for a language when it loads them,
/// so they are written in the one asked for here; packages install the English ones, as manual pages in
/// no language are, and keep the others beside them.
pub(super) fn completions(shell: Shell, lang: Lang) -> Result<(), Failure> {
    Ok(super::output::write(&completion(shell, lang))?)
}

fn completion(shell: Shell, lang: Lang) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "centralita", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// Man pages into a folder, one a command.
pub(super) fn man(folder: &Path, lang: Lang) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(command(lang).disable_help_subcommand(true), folder)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use clap::Parser as _;

    use super::*;

    #[test]
    fn help_is_found_behind_options_and_their_values_and_is_no_word_of_another_command() {
        let place = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            place(&words)
        };
        assert_eq!(place("centralita help manual"), Some(1));
        assert_eq!(place("centralita --lang es help manual"), Some(3));
        assert_eq!(place("centralita --data=d --json help"), Some(3));
        assert_eq!(place("centralita --data help conv"), None);
        assert_eq!(place("centralita conv reply 4 help"), None);
        assert_eq!(place("centralita conv"), None);
    }

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        for arg in command.get_arguments() {
            let key = format!("help.flag_{}", arg.get_id());
            if !words::has(&key) {
                found.push(key);
            }
        }
        for sub in command.get_subcommands() {
            let below = under(path, sub.get_name());
            let key = format!("help.{below}");
            if !words::has(&key) {
                found.push(key);
            }
            missing(sub, &below, found);
        }
    }

    #[test]
    fn every_command_and_flag_is_explained() {
        let mut found = Vec::new();
        missing(&command(Lang::En), "", &mut found);
        found.sort();
        found.dedup();
        assert!(
            found.is_empty(),
            "add to words/es/help.toml and words/en/help.toml: {found:#?}"
        );
    }

    /// A line of an example in words, as a shell makes them of it.
    fn typed(line: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (at, part) in line.trim().split('"').enumerate() {
            if at % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        words
    }

    fn unfit(command: &Command, lang: Lang, path: &str, found: &mut Vec<String>) {
        for sub in command.get_subcommands() {
            let below = under(path, sub.get_name());
            if sub.has_subcommands() {
                unfit(sub, lang, &below, found);
                continue;
            }
            let key = format!("typed.{below}");
            if !words::has(&key) {
                found.push(format!("{key} is missing"));
                continue;
            }
            for line in words::say(lang, &key, &[]).lines() {
                let words = typed(line);
                let own: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
                let is_own = own.join("_").starts_with(&below) && words[0] == "centralita";
                match Cli::try_parse_from(&words) {
                    Ok(_) if is_own => {}
                    Ok(_) => found.push(format!("{key}: of another command: {line}")),
                    Err(error) => found.push(format!("{key}: {line}: {error}")),
                }
            }
        }
    }

    #[test]
    fn every_command_has_an_example_that_can_be_typed() {
        for lang in [Lang::Es, Lang::En] {
            let mut found = Vec::new();
            unfit(&command(lang), lang, "", &mut found);
            assert!(
                found.is_empty(),
                "mend src/words/es/typed.toml and src/words/en/typed.toml: {found:#?}"
            );
        }
    }

    /// The commands that a text tells to type: `centralita conv show NUMBER` as its words.
    fn told(text: &str) -> Vec<Vec<&str>> {
        let quoted = text.split('`').skip(1).step_by(2);
        quoted
            .filter_map(|line| line.strip_prefix("centralita "))
            .map(|line| line.split_whitespace().collect())
            .collect()
    }

    #[test]
    fn every_command_that_an_error_tells_to_type_is_one() {
        for lang in [Lang::Es, Lang::En] {
            for code in words::codes() {
                let Some(found) = words::explain(lang, code) else {
                    continue;
                };
                for line in told(found.text)
                    .iter()
                    .chain(&told(found.hint.unwrap_or_default()))
                {
                    let mut at = command(lang);
                    for word in line {
                        if !at.has_subcommands() {
                            break;
                        }
                        let below = at.find_subcommand(word).cloned();
                        at = below.unwrap_or_else(|| panic!("{code} tells to type {line:?}"));
                    }
                    assert!(
                        !at.has_subcommands(),
                        "{code} tells half of a command: {line:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn help_ends_with_the_example_in_the_persons_language() {
        let shown = |typed: &str| {
            let line = typed.split(' ');
            let asked = command(Lang::Es).try_get_matches_from(line);
            asked.expect_err("help is shown").render().to_string()
        };
        let one = shown("centralita conv note --help");
        let example = "Ejemplo:\n  centralita conv note 4120 \"Ya llamó ayer.\" --as sofia\n";
        assert!(one.ends_with(example), "{one}");
        let group = shown("centralita store --help");
        assert!(
            group.ends_with("  centralita store compact\n") && group.contains("Ejemplos:\n"),
            "{group}"
        );
    }

    #[test]
    fn help_in_spanish_has_no_english_headings() {
        let shown = |typed: &[&str]| {
            let line = ["centralita"].iter().chain(typed).chain(&["--help"]);
            let asked = command(Lang::Es).try_get_matches_from(line);
            asked.expect_err("help is shown").render().to_string()
        };
        for typed in [&[][..], &["agent", "add"], &["conv", "list"]] {
            let text = shown(typed);
            for english in [
                "Usage:",
                "Commands:",
                "Options:",
                "Arguments:",
                "default:",
                "possible",
                "Print",
            ] {
                assert!(!text.contains(english), "{typed:?} says {english}: {text}");
            }
        }
    }

    #[test]
    fn arguments_are_listed_in_the_order_in_which_they_are_typed() {
        let asked = command(Lang::En).try_get_matches_from(["centralita", "conv", "assign", "-h"]);
        let text = asked.expect_err("help is shown").render().to_string();
        let (_, listed) = text.split_once("Arguments:").expect("there are some");
        let place = |name: &str| listed.find(name).expect("it is listed");
        assert!(place("<ID>") < place("<AGENT>"), "{listed}");
    }

    #[test]
    fn a_flag_says_what_it_means_to_its_own_command() {
        let shown = |typed: &[&str]| {
            let line = ["centralita"].iter().chain(typed).chain(&["--help"]);
            let asked = command(Lang::En).try_get_matches_from(line);
            asked.expect_err("help is shown").render().to_string()
        };
        for (typed, said) in [
            (&["report", "sla"][..], "Until when"),
            (&["backup", "create"], "that it is written to"),
            (&["conv", "new"], "Address of the customer"),
            (&["queue", "move"], "Queue that the work goes to"),
        ] {
            let text = shown(typed);
            let told = text.lines().any(|line| {
                (line.contains("--to <") || line.contains("<TO>")) && line.contains(said)
            });
            assert!(told, "{typed:?}: {text}");
        }
    }

    /// What the packages ship, by its place under `packaging/`.
    fn packaged() -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        for (lang, folder) in [(Lang::En, "completions"), (Lang::Es, "completions/es")] {
            for (shell, name) in [
                (Shell::Bash, "centralita.bash"),
                (Shell::Zsh, "_centralita"),
                (Shell::Fish, "centralita.fish"),
            ] {
                files.insert(Path::new(folder).join(name), completion(shell, lang));
            }
        }
        for (lang, folder) in [(Lang::En, "man"), (Lang::Es, "man/es")] {
            let made = tempfile::tempdir().expect("a folder");
            man(made.path(), lang).expect("written");
            for entry in fs::read_dir(made.path()).expect("a folder").flatten() {
                let text = fs::read_to_string(entry.path()).expect("text");
                files.insert(Path::new(folder).join(entry.file_name()), text);
            }
        }
        files
    }

    #[test]
    fn the_packaged_pages_and_completions_are_current() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging");
        let bless = std::env::var_os("BLESS").is_some();
        let files = packaged();
        if bless {
            for folder in ["man/es", "man", "completions/es", "completions"] {
                fs::remove_dir_all(root.join(folder)).unwrap_or_default();
            }
            for (place, text) in &files {
                let path = root.join(place);
                fs::create_dir_all(path.parent().expect("it is in a folder")).expect("made");
                fs::write(path, text).expect("written");
            }
        }
        let stale: Vec<&PathBuf> = files
            .iter()
            .filter(|(place, text)| {
                fs::read_to_string(root.join(place)).ok().as_ref() != Some(*text)
            })
            .map(|(place, _)| place)
            .collect();
        assert!(
            stale.is_empty(),
            "BLESS=1 writes packaging/man and packaging/completions anew: {stale:?}"
        );
        for folder in ["man", "man/es", "completions", "completions/es"] {
            for entry in fs::read_dir(root.join(folder)).expect("a folder").flatten() {
                let place = Path::new(folder).join(entry.file_name());
                let known = entry.path().is_dir() || files.contains_key(&place);
                assert!(
                    known,
                    "{} is of no command; BLESS=1 removes it",
                    place.display()
                );
            }
        }
    }

    #[test]
    fn the_command_holds_together() {
        command(Lang::Es).debug_assert();
    }
}
