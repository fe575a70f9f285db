//! `centralita check`: every problem of the configuration at once.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::config::Problem;
use crate::daemon::compile::{self, Outcome};
use crate::daemon::folder;
use crate::domain::Span;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::ConfigStatusView;
use crate::words::{self, Lang};

use super::args::Global;
use super::connect::{self, Session};
use super::desk;
use super::failure::Failure;
use super::output::{Output, complain};

/// Checks the configuration's folder, another folder, or one file by itself.
pub(super) fn check(
    global: &Global,
    place: Option<&Path>,
    strict: bool,
    lang: Lang,
) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let folder = place.map_or_else(|| settings_folder(global), Path::to_owned);
    let look = if folder.is_file() {
        folder::look_at_one(&folder)
    } else {
        folder::look(&folder)
    };
    // Nothing is written, and none of the checks depends on the desk's own key.
    let ground = Ground::new(ThreadKey::new(&[0; 32]));
    let Outcome {
        compiled,
        problems,
        left_out,
    } = compile::from_look(&look, &ground);
    let good = compiled.is_some() && (!strict || problems.is_empty());
    let running = running(global);
    if output.json {
        let problems: Vec<Value> = problems
            .iter()
            .map(|problem| document(problem, lang))
            .collect();
        output.document(
            "config-check",
            json!({
                "good": good,
                "problems": problems,
                "left_out": left_out,
                "generation": running.as_ref().map(|running| running.generation),
                "applied_at": running.as_ref().map(|running| running.applied_at),
            }),
        )?;
    } else {
        show(lang, &problems, left_out);
    }
    if !good {
        if let Some(running) = running.filter(|_| !output.json) {
            complain(&desk::still_running(lang, &running));
        }
        return Err(Failure::Config);
    }
    let count = |key: &str, n: usize| words::plural(lang, key, n as u64, &[]);
    let files = count("cli.files", look.files.iter().flatten().count());
    let config = compiled.as_ref().map(|(config, _)| config);
    let queues = count("cli.queues", config.map_or(0, |config| config.queues.len()));
    let channels = count(
        "cli.channels",
        config.map_or(0, |config| config.channels.len()),
    );
    let warnings = count("cli.warnings", problems.len());
    Ok(output.say(
        "cli.check_good",
        &[
            ("files", &files),
            ("queues", &queues),
            ("channels", &channels),
            ("warnings", &warnings),
        ],
    )?)
}

/// Shows problems on standard error, and how many of them are errors.
pub(super) fn show(lang: Lang, problems: &[Problem], left_out: usize) {
    for problem in problems {
        complain(&problem.render(lang));
    }
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = problems.len() - errors;
    let errors = errors + left_out;
    let count = |key: &str, n: usize| words::plural(lang, key, n as u64, &[]);
    if errors > 0 {
        let warnings = (warnings > 0).then(|| count("cli.warnings", warnings));
        let counts: Vec<String> = [count("cli.errors", errors)]
            .into_iter()
            .chain(warnings)
            .collect();
        complain(&format!("\n{}.", counts.join(", ")));
    }
}

/// The settings in force at the desk of this machine; none where no desk answers soon, or not to us.
fn running(global: &Global) -> Option<ConfigStatusView> {
    let socket = connect::socket(global);
    if !socket.exists() {
        return None;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .ok()?;
    let mut global = global.clone();
    global.timeout = global.timeout.min(ANSWERED_WITHIN);
    (global.socket, global.context, global.acting_for) = (Some(socket), None, None);
    // Nothing it could say is in words of a person's.
    let mut session = Session::new(global, Lang::default());
    let asked = ToDesk::Desk(DeskRequest::ConfigStatus { watch: false });
    let answer = runtime.block_on(session.ask(asked));
    runtime.shutdown_background();
    match answer {
        Ok(Data::ConfigStatus(status)) => Some(*status),
        _ => None,
    }
}

/// The folder of the configuration that these flags mean.
pub(super) fn config_folder(global: &Global) -> PathBuf {
    global.config.clone().unwrap_or_else(|| CONFIG.into())
}

/// The folder whose settings are looked at: the one that is named, else the demo's own beside its data.
pub(super) fn settings_folder(global: &Global) -> PathBuf {
    let own = global.data.as_ref().map(|data| data.join(CONFIG_IN_DATA));
    let own = own.filter(|own| global.config.is_none() && own.join("centralita.toml").exists());
    own.unwrap_or_else(|| config_folder(global))
}

fn document(problem: &Problem, lang: Lang) -> Value {
    json!({
        "code": problem.code(),
        "error": problem.is_error(),
        "file": problem.file(),
        "line": problem.line(),
        "column": problem.column(),
        "message": problem.message(lang),
        "remedy": problem.remedy(lang),
    })
}

/// Where a demo has its configuration.
const CONFIG_IN_DATA: &str = "config";

/// Where the configuration is unless somebody says otherwise.
const CONFIG: &str = "/etc/centralita";

/// How long a desk is waited for that is only asked what it runs by.
const ANSWERED_WITHIN: Span = Span::seconds(2);
