//! `centralita check`: every problem of the configuration at once.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::config::Problem;
use crate::daemon::{compile, folder};
use crate::words::{self, Lang};

use super::args::Global;
use super::failure::Failure;
use super::output::{Output, complain};

pub(super) fn check(global: &Global, lang: Lang) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let (good, problems, left_out) = match folder::read(&config_folder(global)) {
        Err(problems) => (false, problems, 0),
        Ok(files) => {
            // Nothing is written, and none of the checks depends on the desk's own key.
            let ground = Ground {
                thread_key: ThreadKey::new(&[0; 32]),
            };
            let outcome = compile::from_files(&files, &ground);
            (
                outcome.compiled.is_some(),
                outcome.problems,
                outcome.left_out,
            )
        }
    };
    if output.json {
        let problems: Vec<Value> = problems
            .iter()
            .map(|problem| document(problem, lang))
            .collect();
        output.document(
            "config-check",
            json!({"good": good, "problems": problems, "left_out": left_out}),
        )?;
    } else {
        show(lang, &problems, left_out);
    }
    if !good {
        return Err(Failure::Config);
    }
    output.say("cli.check_good", &[])?;
    Ok(())
}

/// Shows problems on standard error, and how many of them are errors.
pub(super) fn show(lang: Lang, problems: &[Problem], left_out: usize) {
    for problem in problems {
        complain(&problem.render(lang));
    }
    let errors = problems.iter().filter(|problem| problem.is_error()).count() + left_out;
    if errors > 0 {
        complain(&words::plural(lang, "cli.errors", errors as u64, &[]));
    }
}

/// The folder of the configuration that these flags mean.
pub(super) fn config_folder(global: &Global) -> PathBuf {
    global.config.clone().unwrap_or_else(|| CONFIG.into())
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

/// Where the configuration is unless somebody says otherwise.
const CONFIG: &str = "/etc/centralita";
