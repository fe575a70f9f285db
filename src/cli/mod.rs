//! One subcommand, one file.
