//! What can be typed: nouns, verbs and flags. Their help texts are in `words`, in both languages.

mod agent;
mod backup;
mod bundle;
mod config;
mod conv;
mod guidance;
mod outbox;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::{ContactId, ConversationId, Name, Seq, StrayId};

pub(super) use agent::{Agent, AgentAdd, AgentSet, AgentSignature};
pub(super) use backup::Backup;
pub(super) use bundle::{Bundle, BundleApply, BundleCreate};
pub(super) use config::{Config, Sockets, ThingSet, Writing};
pub(super) use conv::{ByTemplate, Conv, ConvList, ConvNew, ConvReply, Draft, Form, Text};
pub(super) use guidance::{Guidance, GuidancePublish};
pub(super) use outbox::Outbox;

#[derive(Debug, Parser)]
#[command(
    name = "centralita",
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Args, Clone, Debug, Default)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) socket: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) context: Option<String>,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(super) acting_for: Option<Name>,
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[arg(long, global = true, conflicts_with = "json")]
    pub(super) plain: bool,
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) color: Color,
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    #[arg(long, short = 'y', global = true)]
    pub(super) yes: bool,
    #[arg(long, global = true, value_name = "SPAN", default_value = "30s", value_parser = super::values::span)]
    pub(super) timeout: crate::domain::Span,
    #[arg(long, global = true, value_name = "es|en")]
    pub(super) lang: Option<String>,
    #[arg(long, short, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Serve,
    #[command(short_flag = 't')]
    Check {
        #[arg(value_name = "PATH")]
        file: Option<PathBuf>,
        #[arg(long)]
        strict: bool,
    },
    Demo(super::demo::Demo),
    Setup {
        #[arg(long, value_name = "PATH")]
        answers: Option<PathBuf>,
    },
    #[command(name = "support-bundle")]
    SupportBundle {
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
        #[arg(long, value_name = "COUNT", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(0..=100_000))]
        lines: u32,
    },
    Console(super::console::Console),
    Reload {
        #[arg(long, value_name = "SPAN", num_args = 0..=1, default_missing_value = "30s", value_parser = super::values::span)]
        wait: Option<crate::domain::Span>,
    },
    Status {
        #[arg(long)]
        watch: bool,
    },
    Login {
        #[arg(value_name = "HOST:PORT")]
        address: String,
        #[arg(long, value_name = "NAME")]
        user: Option<String>,
        #[arg(long, value_name = "NAME")]
        save_as: Option<String>,
        #[arg(long, value_name = "PATH")]
        password_file: Option<PathBuf>,
        #[arg(long, value_name = "PATH")]
        code_file: Option<PathBuf>,
        #[arg(long, value_name = "SHA256")]
        fingerprint: Option<String>,
    },
    Logout,
    Whoami,
    #[command(subcommand)]
    Context(Context),
    #[command(subcommand)]
    Conv(Conv),
    #[command(subcommand)]
    Queue(Queue),
    #[command(subcommand)]
    Agent(Agent),
    #[command(subcommand)]
    Customer(Customer),
    #[command(subcommand)]
    Channel(Channel),
    #[command(subcommand)]
    Form(WebForm),
    #[command(subcommand)]
    Macro(Macro),
    #[command(subcommand)]
    Guidance(Guidance),
    #[command(subcommand)]
    Outbox(Outbox),
    #[command(subcommand)]
    Event(Event),
    #[command(subcommand)]
    Report(Report),
    #[command(subcommand)]
    Store(Store),
    #[command(subcommand)]
    Backup(Backup),
    #[command(subcommand)]
    Bundle(Bundle),
    #[command(subcommand)]
    Config(Config),
    #[command(subcommand)]
    Cert(Cert),
    #[command(subcommand)]
    Token(Token),
    Explain {
        #[arg(value_name = "CT-NNNN | conv")]
        what: String,
        #[arg(value_name = "ID")]
        conversation: Option<ConversationId>,
    },
    Simulate {
        #[arg(long, value_name = "TIME", value_parser = super::values::moment)]
        from: Option<crate::domain::Moment>,
        #[arg(long, value_name = "TIME", value_parser = super::values::moment)]
        to: Option<crate::domain::Moment>,
    },
    Export {
        #[arg(long, value_name = "NAME")]
        queue: Option<Name>,
        #[arg(long, value_name = "ID")]
        customer: Option<ContactId>,
    },
    Completions {
        shell: clap_complete::Shell,
    },
    Man {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    Version,
}

#[derive(Debug, Subcommand)]
pub(super) enum Context {
    List,
    Use { name: String },
    Rm { name: String },
}

#[derive(Debug, Subcommand)]
pub(super) enum Queue {
    List,
    Show { name: Name },
    Pause { name: Name },
    Resume { name: Name },
    Move { from: Name, to: Name },
}

#[derive(Debug, Subcommand)]
pub(super) enum Customer {
    Find {
        text: String,
    },
    Show {
        #[arg(value_name = "ID|ADDRESS")]
        who: String,
    },
    Edit {
        id: ContactId,
        #[arg(long, value_name = "TEXT")]
        name: Option<String>,
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
        #[arg(long, value_name = "NAME=TEXT", value_parser = super::values::field)]
        field: Vec<crate::protocol::view::conversation::Param>,
        #[arg(long, value_name = "SCHEME:ADDRESS", value_parser = super::values::address)]
        address: Option<crate::protocol::view::conversation::AddressView>,
    },
    Merge {
        into: ContactId,
        from: ContactId,
    },
    Export {
        #[arg(value_name = "ID|ADDRESS")]
        who: String,
    },
    Erase {
        #[arg(value_name = "ID|ADDRESS")]
        who: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Channel {
    List,
    Show {
        name: Name,
    },
    Test {
        name: Name,
        #[arg(long, value_name = "ADDRESS")]
        to: Option<String>,
    },
    Pause {
        name: Name,
    },
    Resume {
        name: Name,
    },
    Addresses {
        name: Option<Name>,
    },
    Verify {
        address: String,
        #[arg(long, value_name = "CODE")]
        code: Option<String>,
    },
    Rejected {
        name: Name,
        rejected: Option<StrayId>,
        #[arg(long)]
        cursor: Option<StrayId>,
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    Replay {
        name: Name,
        #[arg(value_name = "REJECTED")]
        several: Vec<StrayId>,
    },
    Discard {
        name: Name,
        #[arg(value_name = "REJECTED")]
        several: Vec<StrayId>,
    },
    Add(Box<ChannelAdd>),
}

#[derive(Args, Debug)]
pub(super) struct ChannelAdd {
    pub(super) name: Name,
    #[arg(long, value_name = "NAME")]
    pub(super) kind: Name,
    #[arg(long, value_name = "NAME")]
    pub(super) queue: Option<Name>,
    #[arg(long)]
    pub(super) new_queue: bool,
    #[arg(long, value_name = "KEY=TEXT", value_parser = super::values::field)]
    pub(super) setting: Vec<crate::protocol::view::conversation::Param>,
    #[arg(long, value_name = "KEY=PATH", value_parser = super::values::secret_file)]
    pub(super) secret_file: Vec<(String, PathBuf)>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) overwrite: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum WebForm {
    Html {
        name: Name,
        #[arg(long, value_name = "URL")]
        url: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Macro {
    List,
    Show {
        name: Name,
        #[arg(long, value_name = "ID")]
        conv: Option<ConversationId>,
    },
    Edit {
        name: Name,
    },
    Import {
        #[arg(value_name = "PATH")]
        file: PathBuf,
    },
    Export {
        #[arg(value_name = "NAME")]
        saved: Option<Name>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Event {
    Tail {
        #[arg(long, value_name = "SEQ")]
        after: Option<Seq>,
        #[arg(long, value_name = "ID")]
        conv: Option<ConversationId>,
        #[arg(long)]
        follow: bool,
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    Audit {
        #[arg(long, value_name = "NAME")]
        agent: Option<Name>,
        #[arg(long, value_name = "DAY|TIME|SPAN", value_parser = super::values::past)]
        from: Option<crate::domain::Moment>,
        #[arg(long, value_name = "DAY|TIME|SPAN", value_parser = super::values::past)]
        to: Option<crate::domain::Moment>,
        #[command(flatten)]
        part: Part,
    },
}

/// A part of what happened.
#[derive(Args, Debug)]
pub(super) struct Part {
    #[arg(long, value_name = "SEQ")]
    pub(super) after: Option<Seq>,
    #[arg(long, default_value_t = 500)]
    pub(super) limit: u32,
}

#[derive(Debug, Subcommand)]
pub(super) enum Store {
    Info,
    Verify,
    Compact,
    Downgrade {
        #[arg(long, value_name = "SCHEMA")]
        to: Option<u32>,
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Report {
    Now,
    Today {
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    Queue(Period),
    Agent(Period),
    Sla(Period),
}

#[derive(Args, Debug)]
pub(super) struct Period {
    #[arg(long, value_name = "DAY|TIME|SPAN", value_parser = super::values::past)]
    pub(super) from: Option<crate::domain::Moment>,
    #[arg(long, value_name = "DAY|TIME|SPAN", value_parser = super::values::past)]
    pub(super) to: Option<crate::domain::Moment>,
    #[arg(long, conflicts_with = "json")]
    pub(super) csv: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Cert {
    Show,
    Fingerprint,
    Renew,
    Trust {
        #[arg(value_name = "HOST:PORT")]
        address: String,
        #[arg(long, value_name = "SHA256")]
        fingerprint: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Token {
    Create {
        agent: Name,
        name: Name,
        #[arg(long, value_name = "SPAN", default_value = "365d", value_parser = super::values::span)]
        valid: crate::domain::Span,
        #[arg(long)]
        once: bool,
    },
    List {
        agent: Option<Name>,
    },
    Revoke {
        session: String,
    },
}
