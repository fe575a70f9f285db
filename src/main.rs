//! Hands the arguments to the command line and exits with its code.

fn main() {
    std::process::exit(centralita::cli::run(std::env::args_os()));
}
