//! What can be typed about the configuration.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::domain::Name;
use crate::protocol::view::conversation::Param;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Config {
    Show {
        prefix: Option<String>,
        #[arg(long)]
        origin: bool,
    },
    Get {
        key: String,
    },
    List {
        kind: Option<Name>,
    },
    Set(Box<ThingSet>),
    Remove {
        kind: Name,
        name: Name,
        #[command(flatten)]
        how: Writing,
    },
    Describe {
        #[arg(value_name = "KEY")]
        key: Option<String>,
    },
    Schema,
    Sockets(Sockets),
    Diff,
    History {
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    Status,
}

/// How the sockets of a configuration are told.
#[derive(Args, Debug)]
pub(in crate::cli) struct Sockets {
    #[arg(long, conflicts_with_all = ["json", "plain"])]
    pub(in crate::cli) drop_in: bool,
    #[arg(long, value_name = "NETWORK", requires = "drop_in", value_delimiter = ',', value_parser = crate::cli::sockets::network)]
    pub(in crate::cli) from: Vec<crate::cli::sockets::Network>,
    #[arg(long, requires = "drop_in")]
    pub(in crate::cli) resolve: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ThingSet {
    pub(in crate::cli) kind: Name,
    pub(in crate::cli) name: Name,
    #[arg(value_name = "KEY=TEXT", value_parser = crate::cli::values::field)]
    pub(in crate::cli) says: Vec<Param>,
    #[arg(long, value_name = "KEY=PATH", value_parser = crate::cli::values::text_file)]
    pub(in crate::cli) from_file: Vec<(String, PathBuf)>,
    #[command(flatten)]
    pub(in crate::cli) how: Writing,
}

/// How a file of the configuration is written.
#[derive(Args, Clone, Copy, Debug)]
pub(in crate::cli) struct Writing {
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
}
