//! Help in the person's language, and what is made from it: man pages and completions.

use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory as _};

use crate::words::{self, Lang};

use super::args::Cli;
use super::failure::Failure;

/// The whole command, speaking one language.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = speaking(Cli::command(), lang, "");
    command = command
        .about(words::say(lang, "help.about", &[]))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .after_help(words::say(lang, "help.examples", &[]));
    command
}

/// Puts the texts of a command, its flags and its subcommands into it. A flag means the same wherever it
/// stands, so flags have one text each; commands have one by their path.
fn speaking(command: Command, lang: Lang, path: &str) -> Command {
    let flags: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    let mut command = flags.into_iter().fold(command, |command, id| {
        let key = format!("help.flag_{id}");
        if words::has(&key) {
            command.mut_arg(id, |arg| arg.help(words::say(lang, &key, &[])))
        } else {
            command
        }
    });
    if !path.is_empty() {
        let key = format!("help.{path}");
        command = command.about(words::say(lang, &key, &[]));
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    names.into_iter().fold(command, |command, name| {
        let below = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}_{name}")
        };
        command.mut_subcommand(name, |sub| speaking(sub, lang, &below))
    })
}

/// Completions for a shell, on standard output.
pub(super) fn completions(shell: clap_complete::Shell, lang: Lang) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "centralita", &mut text);
    Ok(super::output::write(&String::from_utf8_lossy(&text))?)
}

/// Man pages into a folder, one a command.
pub(super) fn man(folder: &Path, lang: Lang) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(command(lang).disable_help_subcommand(true), folder)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        for arg in command
            .get_arguments()
            .filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version"))
        {
            let key = format!("help.flag_{}", arg.get_id());
            if !words::has(&key) {
                found.push(key);
            }
        }
        for sub in command.get_subcommands() {
            let below = if path.is_empty() {
                sub.get_name().to_owned()
            } else {
                format!("{path}_{}", sub.get_name())
            };
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
        missing(&Cli::command(), "", &mut found);
        found.sort();
        found.dedup();
        assert!(
            found.is_empty(),
            "add to words/es/help.toml and words/en/help.toml: {found:#?}"
        );
    }

    #[test]
    fn the_command_holds_together() {
        command(Lang::Es).debug_assert();
    }
}
