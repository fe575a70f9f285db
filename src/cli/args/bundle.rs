//! What can be typed about signed bundles.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::domain::Name;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Bundle {
    Key {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Create(BundleCreate),
    Verify {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[arg(long, value_name = "FILE")]
        trust: Option<PathBuf>,
    },
    Apply(BundleApply),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct BundleCreate {
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) key: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) series: Name,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) number: u32,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct BundleApply {
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) trust: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) skip_missing: bool,
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
}
