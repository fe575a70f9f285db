//! Hands the arguments to the command line and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = centralita::cli::run(std::env::args_os());
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
