//! `centralita serve`: the desk in the foreground.

use std::path::absolute;

use crate::daemon::{self, Options, failure};
use crate::words::{self, Lang};

use super::args::Global;
use super::check::{config_folder, show};
use super::connect::{data_folder, socket};
use super::failure::Failure;
use super::output::{complain, write};
use super::trouble;

pub(super) fn serve(global: &Global, lang: Lang) -> Result<(), Failure> {
    let config = config_folder(global);
    let options = Options {
        config: absolute(&config).unwrap_or(config),
        data: data_folder(global),
        socket: socket(global),
        demo: false,
    };
    // A reader who has seen enough of the output is no reason to stop a desk.
    let mut say = |line: &str| write(&format!("{line}\n")).unwrap_or_default();
    daemon::serve(&options, &mut say).map_err(|failure| {
        match &failure {
            failure::Failure::Settings { problems, left_out } => show(lang, problems, *left_out),
            other => complain(&format!(
                "{}: {}",
                words::say(lang, "cli.error", &[]),
                trouble::daemon(lang, other)
            )),
        }
        Failure::Quiet(i32::from(failure.code()))
    })
}
