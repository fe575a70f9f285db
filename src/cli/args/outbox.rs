//! `outbox`: what has not left yet.

use std::path::PathBuf;

use clap::Subcommand;

use crate::domain::{MessageId, Name};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Outbox {
    List {
        #[arg(long, alias = "failed", conflicts_with = "held")]
        dead: bool,
        #[arg(long)]
        held: bool,
        #[arg(long, value_name = "NAME")]
        channel: Option<Name>,
        #[arg(long)]
        cursor: Option<String>,
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    Show {
        message: MessageId,
    },
    Retry {
        #[arg(required = true)]
        message: Vec<MessageId>,
    },
    Drop {
        #[arg(required = true)]
        message: Vec<MessageId>,
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    Approve {
        #[arg(required = true)]
        message: Vec<MessageId>,
        #[arg(long, short, value_name = "PATH")]
        file: Option<PathBuf>,
    },
    GiveBack {
        #[arg(required = true)]
        message: Vec<MessageId>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Withdraw {
        #[arg(required = true)]
        message: Vec<MessageId>,
    },
}
