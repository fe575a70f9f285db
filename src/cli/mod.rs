//! One subcommand, one file.
//!
//! The command line asks the desk over its protocol, as every other client does. It opens a record
//! only where no desk works on it: to copy, verify, restore or compact it. It never prints a secret
//! that it was not asked for. It speaks Spanish and English; JSON, codes and
//! keys are the same in both.

mod agent;
mod args;
mod backup;
mod bundle;
mod called;
mod cert;
mod channel;
mod check;
mod code;
mod connect;
mod console;
mod context;
mod conv;
mod customer;
mod demo;
mod describe;
mod desk;
mod downgrade;
mod draft;
mod explain;
mod export;
mod failure;
mod files;
mod floor;
mod form;
mod fresh;
mod guidance;
mod help;
mod journal;
mod link;
mod login;
mod macros;
mod manual;
mod messages;
mod outbox;
mod output;
mod owner;
mod person;
mod presence;
mod prompt;
mod queue;
mod rejected;
mod report;
mod review;
mod said;
mod serve;
mod settings;
mod setup;
mod signature;
mod sockets;
mod store;
mod support;
mod templates;
mod thing;
mod trouble;
mod usage;
mod values;
mod way;
mod when;
mod window;
mod work;

use clap::FromArgMatches as _;

use crate::manual::Topic;
use crate::words::Lang;

use args::{Cli, Command};
use connect::Session;
use failure::{Failure, exit};

/// Runs one command line and gives the number to exit with.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> i32 {
    let mut arguments: Vec<std::ffi::OsString> = arguments.into_iter().collect();
    // It is what everybody types first: `help`, `help agent`, `help manual`.
    if let Some(place) = help::place(&arguments) {
        arguments.remove(place);
        let about = arguments.get(place).and_then(|word| word.to_str());
        if let Some(topic) = about.and_then(Topic::named) {
            let shown = manual::show(topic, language(&arguments));
            return shown.map_or_else(|failure| failure.exit(), |()| 0);
        }
        arguments.push("--help".into());
    }
    let lang = language(&arguments);
    // Whoever is understood needs no text: a daemon that put some hundred pages of help together first
    // would keep the memory of it.
    let parsed = help::silent()
        .try_get_matches_from(&arguments)
        .or_else(|_| help::command(lang).try_get_matches_from(&arguments))
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() && error.kind() != HELP_INSTEAD {
                output::complain(&usage::wrong(&error, lang));
                return exit::USAGE;
            }
            // Where standard error is gone there is nobody left to tell.
            error.print().ok();
            return if error.use_stderr() { exit::USAGE } else { 0 };
        }
    };
    let way = way::Way::of(&cli.global);
    match carry_out(cli, lang) {
        Ok(()) => 0,
        Err(failure) => {
            if let Some(text) = failure.says(lang) {
                let text = way.along(&text);
                let error = crate::words::say(lang, "cli.error", &[]);
                // A code stands where `check` has it: scripts look for `error CT-3009`.
                let gap = if text.starts_with("CT-") { " " } else { ": " };
                output::complain(&format!("{error}{gap}{text}"));
            }
            failure.exit()
        }
    }
}

/// The language asked for, before anything is parsed: errors of parsing are spoken in it too.
fn language(arguments: &[std::ffi::OsString]) -> Lang {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let asked = words
        .find_map(|word| word.strip_prefix("--lang=").map(str::to_owned))
        .or_else(|| {
            let place = arguments.iter().position(|word| word == "--lang")?;
            arguments.get(place + 1)?.to_str().map(str::to_owned)
        });
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    asked
        .or(set)
        .map_or(Lang::default(), |text| Lang::parse(&text))
}

fn carry_out(cli: Cli, lang: Lang) -> Result<(), Failure> {
    let global = cli.global.clone();
    let command = match cli.command {
        Command::Completions { shell } => return help::completions(shell, lang),
        Command::Man { folder } => return help::man(&folder, lang),
        Command::Version => return version(global.json),
        Command::Serve => return serve::serve(&global, lang),
        Command::Check { file, strict } => {
            return check::check(&global, file.as_deref(), strict, lang);
        }
        Command::Config(args::Config::Describe { key }) => {
            return describe::describe(&global, key.as_deref(), lang);
        }
        Command::Setup { answers } => {
            return setup::setup(&global, answers.as_deref(), lang);
        }
        Command::Config(args::Config::Sockets(asked)) => {
            return sockets::sockets(&global, &asked, lang);
        }
        Command::Config(args::Config::Schema) => return describe::schema(lang),
        Command::Form(args::WebForm::Html { name, url }) => {
            return form::html(&global, &name, &url, lang);
        }
        Command::Demo(demo) => return demo::run(&global, &demo, lang),
        other => other,
    };
    let running = Running(Some(
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?,
    ));
    let runtime = running.0.as_ref().expect("there until it is dropped");
    runtime.block_on(ask(Session::new(global, lang), command))
}

/// A runtime that waits for nobody at its end, not even at a bad one: whoever still waits for a key on
/// a terminal that is gone would wait for ever.
struct Running(Option<tokio::runtime::Runtime>);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

fn version(json: bool) -> Result<(), Failure> {
    let version = env!("CARGO_PKG_VERSION");
    if json {
        let text = serde_json::json!({"schema": "centralita/version-show/1", "version": version});
        return Ok(output::write(&format!("{text}\n"))?);
    }
    Ok(output::write(&format!("centralita {version}\n"))?)
}

async fn ask(mut session: Session, command: Command) -> Result<(), Failure> {
    let session = &mut session;
    match command {
        Command::Console(asked) => console::run(session, &asked).await,
        Command::Reload { wait } => desk::reload(session, wait).await,
        Command::Status { watch } => desk::status(session, watch).await,
        Command::Login {
            address,
            user,
            save_as,
            password_file,
            code_file,
            fingerprint,
        } => {
            let login = login::Login {
                address,
                user,
                save_as,
                password_file,
                code_file,
                fingerprint,
            };
            login::login(session, login).await
        }
        Command::Logout => login::logout(session).await,
        Command::Whoami => login::whoami(session).await,
        Command::Context(act) => login::context(session, act),
        Command::Conv(act) => conv::run(session, act).await,
        Command::Queue(act) => queue::queue(session, act).await,
        Command::Agent(act) => agent::run(session, act).await,
        Command::Customer(act) => customer::run(session, act).await,
        Command::Channel(act) => queue::channel(session, act).await,
        Command::Macro(act) => macros::run(session, act).await,
        Command::Guidance(act) => guidance::run(session, act).await,
        Command::Outbox(act) => outbox::run(session, act).await,
        Command::Event(act) => journal::events(session, act).await,
        Command::SupportBundle { to, lines } => support::bundle(session, to, lines).await,
        Command::Store(act) => store::run(session, act).await,
        Command::Backup(act) => backup::run(session, act).await,
        Command::Bundle(act) => bundle::run(session, act).await,
        Command::Report(act) => report::run(session, act).await,
        Command::Config(act) => settings::run(session, act).await,
        Command::Cert(act) => cert::run(session, act).await,
        Command::Token(act) => agent::token(session, act).await,
        Command::Explain { what, conversation } => explain::run(session, &what, conversation).await,
        Command::Simulate { from, to } => {
            let folder = session.global.config.clone();
            export::simulate(session, folder.as_deref(), from, to).await
        }
        Command::Export { queue, customer } => export::export(session, queue, customer).await,
        Command::Serve
        | Command::Check { .. }
        | Command::Demo(_)
        | Command::Form(_)
        | Command::Setup { .. }
        | Command::Completions { .. }
        | Command::Man { .. }
        | Command::Version => {
            unreachable!("these ask no desk and were carried out before")
        }
    }
}

/// What the parser answers to a noun without a verb: it shows the help, which is in words of ours.
const HELP_INSTEAD: clap::error::ErrorKind =
    clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
