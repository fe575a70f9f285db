//! What can be typed about backups.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Backup {
    Create {
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
        #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=1000))]
        keep: Option<u16>,
        #[arg(long, value_name = "KEY|FILE")]
        seal_for: Vec<String>,
    },
    List {
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    Verify {
        #[arg(value_name = "PATH")]
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        #[arg(long, value_name = "DIR")]
        scratch: Option<PathBuf>,
    },
    Restore {
        #[arg(value_name = "PATH")]
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        replace: bool,
        #[arg(long, conflicts_with = "dry_run")]
        restart: bool,
    },
    Key {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// What the unit does first, as root: only root sees what is in the store of credentials.
    #[command(hide = true)]
    HandOver {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}
