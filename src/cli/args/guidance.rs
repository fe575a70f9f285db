//! What can be typed about guidance.

use clap::{Args, Subcommand};

use super::Text;
use crate::domain::Name;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Guidance {
    List,
    Show {
        name: Name,
        #[arg(value_name = "VERSION")]
        edition: Option<u32>,
    },
    Publish(Box<GuidancePublish>),
    Withdraw {
        name: Name,
    },
    Readers {
        name: Name,
    },
    Read {
        name: Name,
    },
}

#[derive(Args, Debug)]
pub(in crate::cli) struct GuidancePublish {
    pub(in crate::cli) name: Name,
    #[command(flatten)]
    pub(in crate::cli) text: Text,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["channel", "everybody"])]
    pub(in crate::cli) queue: Option<Name>,
    #[arg(long, value_name = "NAME", conflicts_with = "everybody")]
    pub(in crate::cli) channel: Option<Name>,
    #[arg(long)]
    pub(in crate::cli) everybody: bool,
}
