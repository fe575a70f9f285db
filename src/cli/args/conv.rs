//! What can be typed about conversations.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::domain::case::CaseStatus;
use crate::domain::conversation::PRIORITY_MAX;
use crate::domain::{CaseId, ContactId, ConversationId, Name};
use crate::protocol::view::conversation::{AddressView, Param};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Conv {
    List(Box<ConvList>),
    Find {
        #[arg(value_name = "TEXT")]
        text: String,
        #[arg(long, default_value_t = 50)]
        limit: u32,
        #[arg(long)]
        cursor: Option<String>,
    },
    Show {
        id: ConversationId,
        #[arg(long, value_name = "SEQ")]
        since: Option<u32>,
    },
    Tail {
        id: ConversationId,
    },
    New(Box<ConvNew>),
    Reply(Box<ConvReply>),
    Note {
        id: ConversationId,
        #[command(flatten)]
        text: Text,
        #[arg(long)]
        private: bool,
        #[arg(long, conflicts_with = "private")]
        whisper: bool,
        #[arg(long, value_name = "PATH", conflicts_with = "whisper")]
        attach: Vec<PathBuf>,
    },
    #[command(subcommand)]
    Draft(Draft),
    Seen {
        id: ConversationId,
        #[arg(value_name = "SEQ")]
        seq: Option<u32>,
    },
    Claim {
        id: ConversationId,
        #[arg(long)]
        over_capacity: bool,
    },
    Accept {
        id: ConversationId,
    },
    Decline {
        id: ConversationId,
        #[arg(long, value_name = "NAME")]
        reason: Option<Name>,
    },
    Assign {
        id: ConversationId,
        agent: Name,
        #[arg(long)]
        over_capacity: bool,
    },
    Release {
        id: ConversationId,
    },
    Transfer {
        id: ConversationId,
        #[arg(required_unless_present = "agent", conflicts_with = "agent")]
        queue: Option<Name>,
        #[arg(long, value_name = "NAME")]
        agent: Option<Name>,
    },
    HandOver {
        id: ConversationId,
        queue: Option<Name>,
        #[arg(long, value_name = "NAME=TEXT", value_parser = crate::cli::values::field)]
        field: Vec<Param>,
    },
    Reassign {
        #[arg(required = true)]
        id: Vec<ConversationId>,
        #[arg(
            long,
            value_name = "NAME",
            required_unless_present = "agent",
            conflicts_with = "agent"
        )]
        queue: Option<Name>,
        #[arg(long, value_name = "NAME")]
        agent: Option<Name>,
        #[arg(long)]
        over_capacity: bool,
    },
    Postpone {
        id: ConversationId,
        #[arg(value_name = "SPAN|TIME", value_parser = crate::cli::values::until)]
        until: crate::cli::values::Until,
    },
    Resolve {
        id: ConversationId,
        #[arg(long, value_name = "SEQ")]
        base_seq: Option<u32>,
    },
    Reopen {
        id: ConversationId,
    },
    End {
        id: ConversationId,
        #[arg(long, value_name = "SEQ")]
        base_seq: Option<u32>,
        #[arg(long, value_name = "NAME")]
        disposition: Option<Name>,
        #[arg(long, value_name = "TEXT", default_value = "")]
        remark: String,
    },
    Tag {
        id: ConversationId,
        #[arg(value_name = "TAG")]
        add: Vec<Name>,
        #[arg(long, value_name = "TAG")]
        remove: Vec<Name>,
    },
    Priority {
        id: ConversationId,
        #[arg(value_parser = clap::value_parser!(u16).range(0..=i64::from(PRIORITY_MAX)))]
        priority: u16,
    },
    Subject {
        id: ConversationId,
        subject: String,
    },
    Case {
        id: ConversationId,
        #[arg(long, value_parser = crate::cli::values::case_status())]
        status: Option<CaseStatus>,
        #[arg(long, value_name = "NAME")]
        kind: Option<Name>,
        #[arg(long, value_name = "TEXT")]
        external: Option<String>,
        #[arg(long, value_name = "ID")]
        relates_to: Option<CaseId>,
    },
    Merge {
        into: ConversationId,
        from: ConversationId,
    },
    Split {
        id: ConversationId,
        seq: u32,
    },
    Flag {
        id: ConversationId,
        #[arg(long)]
        lower: bool,
    },
    Extend {
        id: ConversationId,
    },
    Finish {
        id: ConversationId,
    },
    Join {
        id: ConversationId,
    },
    TakeOver {
        id: ConversationId,
    },
    Undo {
        token: u64,
    },
    Export {
        id: ConversationId,
    },
    History {
        id: ConversationId,
        #[command(flatten)]
        part: super::Part,
    },
    Body {
        id: ConversationId,
        seq: u32,
        #[arg(long, value_enum, default_value_t)]
        form: Form,
        #[arg(long, short, value_name = "PATH")]
        output: Option<PathBuf>,
    },
    File {
        id: ConversationId,
        seq: u32,
        name: String,
        #[arg(long, short, value_name = "PATH")]
        output: Option<PathBuf>,
    },
}

/// The forms of a message's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Form {
    #[default]
    Text,
    Html,
    Raw,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Draft {
    Show {
        id: ConversationId,
    },
    Save {
        id: ConversationId,
        #[command(flatten)]
        text: Text,
        #[arg(long, value_name = "SEQ")]
        base_seq: Option<u32>,
    },
    Drop {
        id: ConversationId,
    },
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ConvList {
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) queue: Vec<Name>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) agent: Option<Name>,
    #[arg(long, conflicts_with = "agent")]
    pub(in crate::cli) mine: bool,
    #[arg(long, conflicts_with_all = ["agent", "mine"])]
    pub(in crate::cli) unassigned: bool,
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) tag: Vec<Name>,
    #[arg(long, value_parser = crate::cli::values::status())]
    pub(in crate::cli) status: Vec<crate::protocol::view::conversation::ConversationStatus>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) channel: Vec<Name>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) text: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) customer: Option<ContactId>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) case: Option<CaseId>,
    #[arg(long)]
    pub(in crate::cli) offered: bool,
    #[arg(long)]
    pub(in crate::cli) alarms: bool,
    #[arg(long, value_parser = crate::cli::values::sort(), default_value = "received")]
    pub(in crate::cli) sort: crate::protocol::message::lists::Sort,
    #[arg(long, default_value_t = 50)]
    pub(in crate::cli) limit: u32,
    #[arg(long)]
    pub(in crate::cli) cursor: Option<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ConvNew {
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) channel: Name,
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) to: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(in crate::cli) name: String,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) subject: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) queue: Option<Name>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) case: Option<CaseId>,
    #[arg(long, value_name = "SCHEME:ADDRESS", value_parser = crate::cli::values::address)]
    pub(in crate::cli) cc: Vec<AddressView>,
    #[command(flatten)]
    pub(in crate::cli) text: Text,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) html: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) attach: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) template: ByTemplate,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ConvReply {
    pub(in crate::cli) id: ConversationId,
    #[command(flatten)]
    pub(in crate::cli) text: Text,
    #[arg(long, value_name = "SEQ")]
    pub(in crate::cli) base_seq: Option<u32>,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) html: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) attach: Vec<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) subject: Option<String>,
    #[arg(long = "to", value_name = "SCHEME:ADDRESS", value_parser = crate::cli::values::address)]
    pub(in crate::cli) to_address: Option<AddressView>,
    #[arg(long, value_name = "SCHEME:ADDRESS", value_parser = crate::cli::values::address)]
    pub(in crate::cli) cc: Vec<AddressView>,
    #[arg(long, value_name = "CHANNEL")]
    pub(in crate::cli) via: Option<Name>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) r#macro: Option<Name>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) end: Option<Name>,
    #[command(flatten)]
    pub(in crate::cli) template: ByTemplate,
}

/// A template of the channel's, which is all that some channels take.
#[derive(Args, Debug)]
pub(in crate::cli) struct ByTemplate {
    #[arg(long = "template", value_name = "NAME", conflicts_with_all = ["text", "file"])]
    pub(in crate::cli) template: Option<Name>,
    #[arg(long, value_name = "NAME=TEXT", requires = "template", value_parser = crate::cli::values::field)]
    pub(in crate::cli) value: Vec<Param>,
    #[arg(long, value_name = "CODE", requires = "template")]
    pub(in crate::cli) template_language: Option<String>,
}

/// A text given as an argument, from a file, or from standard input (`-`).
#[derive(Args, Debug)]
pub(in crate::cli) struct Text {
    #[arg(value_name = "TEXT", conflicts_with = "file")]
    pub(in crate::cli) text: Option<String>,
    #[arg(long, short, value_name = "PATH")]
    pub(in crate::cli) file: Option<PathBuf>,
}
