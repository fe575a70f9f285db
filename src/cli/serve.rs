//! `centralita serve`: the desk in the foreground.

use crate::daemon::{self, Options, failure};
use crate::words::Lang;

use super::args::Global;
use super::check::{config_folder, show};
use super::connect::socket;
use super::failure::Failure;
use super::output::{complain, write};

pub(super) fn serve(global: &Global, lang: Lang) -> Result<(), Failure> {
    let data = global.data.clone();
    let options = Options {
        config: config_folder(global),
        data: data.unwrap_or_else(|| DATA.into()),
        socket: socket(global),
        demo: false,
    };
    // A reader who has seen enough of the output is no reason to stop a desk.
    let mut say = |line: &str| write(&format!("{line}\n")).unwrap_or_default();
    daemon::serve(&options, &mut say).map_err(|failure| {
        match &failure {
            failure::Failure::Settings { problems, left_out } => show(lang, problems, *left_out),
            other => complain(&format!("centralita: {other}")),
        }
        Failure::Quiet(i32::from(failure.code()))
    })
}

/// Where the state is unless somebody says otherwise.
const DATA: &str = "/var/lib/centralita";
