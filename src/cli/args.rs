//! What can be typed: nouns, verbs and flags. Their help texts are in `words`, in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::case::CaseStatus;
use crate::domain::{CaseId, ContactId, ConversationId, MessageId, Name, Seq};

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
    Check,
    Demo(super::demo::Demo),
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
    Macro(Macro),
    #[command(subcommand)]
    Outbox(Outbox),
    #[command(subcommand)]
    Event(Event),
    #[command(subcommand)]
    Store(Store),
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
pub(super) enum Conv {
    List(Box<ConvList>),
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
        queue: Name,
    },
    Postpone {
        id: ConversationId,
        #[arg(value_name = "SPAN|TIME", value_parser = super::values::until)]
        until: super::values::Until,
    },
    Resolve {
        id: ConversationId,
    },
    Reopen {
        id: ConversationId,
    },
    End {
        id: ConversationId,
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
        priority: u16,
    },
    Subject {
        id: ConversationId,
        subject: String,
    },
    Case {
        id: ConversationId,
        #[arg(long, value_parser = super::values::case_status)]
        status: Option<CaseStatus>,
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
    Undo {
        token: u64,
    },
    File {
        id: ConversationId,
        seq: u32,
        name: String,
        #[arg(long, short, value_name = "PATH")]
        output: Option<PathBuf>,
    },
}

#[derive(Args, Debug)]
pub(super) struct ConvList {
    #[arg(long, value_name = "NAME")]
    pub(super) queue: Vec<Name>,
    #[arg(long, value_name = "NAME")]
    pub(super) agent: Option<Name>,
    #[arg(long, conflicts_with = "agent")]
    pub(super) mine: bool,
    #[arg(long, conflicts_with_all = ["agent", "mine"])]
    pub(super) unassigned: bool,
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<Name>,
    #[arg(long, value_parser = super::values::status)]
    pub(super) status: Vec<crate::protocol::view::conversation::ConversationStatus>,
    #[arg(long, value_name = "NAME")]
    pub(super) channel: Vec<Name>,
    #[arg(long, value_name = "TEXT")]
    pub(super) text: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) customer: Option<ContactId>,
    #[arg(long, value_parser = super::values::sort, default_value = "received")]
    pub(super) sort: crate::protocol::message::lists::Sort,
    #[arg(long, default_value_t = 50)]
    pub(super) limit: u32,
    #[arg(long)]
    pub(super) cursor: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct ConvNew {
    #[arg(long, value_name = "NAME")]
    pub(super) channel: Name,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) to: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(super) name: String,
    #[arg(long, value_name = "TEXT")]
    pub(super) subject: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) queue: Option<Name>,
    #[command(flatten)]
    pub(super) text: Text,
    #[arg(long, value_name = "PATH")]
    pub(super) attach: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ConvReply {
    pub(super) id: ConversationId,
    #[command(flatten)]
    pub(super) text: Text,
    #[arg(long, value_name = "SEQ")]
    pub(super) base_seq: Option<u32>,
    #[arg(long, value_name = "PATH")]
    pub(super) attach: Vec<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub(super) subject: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) r#macro: Option<Name>,
    #[arg(long, value_name = "NAME")]
    pub(super) end: Option<Name>,
}

/// A text given as an argument, from a file, or from standard input (`-`).
#[derive(Args, Debug)]
pub(super) struct Text {
    #[arg(value_name = "TEXT", conflicts_with = "file")]
    pub(super) text: Option<String>,
    #[arg(long, short, value_name = "PATH")]
    pub(super) file: Option<PathBuf>,
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
pub(super) enum Agent {
    List,
    Show {
        name: Name,
    },
    Add(Box<AgentAdd>),
    Set(Box<AgentSet>),
    Disable {
        name: Name,
    },
    Enable {
        name: Name,
    },
    Passwd {
        name: Option<Name>,
        #[arg(long, value_name = "PATH")]
        password_file: Option<PathBuf>,
        #[arg(long)]
        must_change: bool,
    },
    Status {
        name: Name,
        status: Name,
    },
    Sessions {
        name: Option<Name>,
        #[arg(long)]
        end: bool,
    },
    ResetCode {
        name: Name,
    },
}

#[derive(Args, Debug)]
pub(super) struct AgentAdd {
    pub(super) name: Name,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(super) display: String,
    #[arg(long, value_parser = super::values::role, default_value = "agent")]
    pub(super) role: crate::domain::agent::Role,
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) queue: Vec<Name>,
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', value_parser = super::values::skill)]
    pub(super) skill: Vec<crate::protocol::view::people::SkillLevel>,
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) set: Vec<Name>,
    #[arg(long, default_value_t = 5)]
    pub(super) capacity: u32,
    #[arg(long)]
    pub(super) interruptible: Option<u32>,
    #[arg(long, value_name = "PATH")]
    pub(super) password_file: Option<PathBuf>,
    #[arg(long)]
    pub(super) no_password: bool,
    #[arg(long)]
    pub(super) must_change: bool,
}

#[derive(Args, Debug)]
pub(super) struct AgentSet {
    pub(super) name: Name,
    #[arg(long, value_name = "TEXT")]
    pub(super) display: Option<String>,
    #[arg(long, value_parser = super::values::role)]
    pub(super) role: Option<crate::domain::agent::Role>,
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 0..)]
    pub(super) queue: Option<Vec<Name>>,
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', num_args = 0.., value_parser = super::values::skill)]
    pub(super) skill: Option<Vec<crate::protocol::view::people::SkillLevel>>,
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 0..)]
    pub(super) set: Option<Vec<Name>>,
    #[arg(long)]
    pub(super) capacity: Option<u32>,
    #[arg(long)]
    pub(super) interruptible: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Customer {
    Find {
        text: String,
    },
    Show {
        id: ContactId,
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
}

#[derive(Debug, Subcommand)]
pub(super) enum Channel {
    List,
    Test { name: Name },
    Pause { name: Name },
    Resume { name: Name },
}

#[derive(Debug, Subcommand)]
pub(super) enum Macro {
    List,
    Show {
        name: Name,
        #[arg(long, value_name = "ID")]
        conv: ConversationId,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Outbox {
    List {
        #[arg(long, alias = "failed")]
        dead: bool,
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
}

#[derive(Debug, Subcommand)]
pub(super) enum Store {
    Info,
    Verify,
}

#[derive(Debug, Subcommand)]
pub(super) enum Config {
    Show {
        prefix: Option<String>,
        #[arg(long)]
        origin: bool,
    },
    Get {
        key: String,
    },
    Diff,
    History {
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    Status,
}

#[derive(Debug, Subcommand)]
pub(super) enum Cert {
    Show,
    Fingerprint,
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
