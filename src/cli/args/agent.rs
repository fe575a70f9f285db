//! What can be typed about people.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::domain::Name;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Agent {
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
        #[arg(value_name = "NAME|STATUS")]
        person: Option<Name>,
        status: Option<Name>,
    },
    Offers,
    History {
        name: Name,
        #[command(flatten)]
        part: super::Part,
    },
    Roles,
    Sessions {
        name: Option<Name>,
        #[arg(long)]
        end: bool,
    },
    Code {
        #[arg(long, value_name = "PATH")]
        confirm: Option<PathBuf>,
    },
    ResetCode {
        name: Name,
    },
    SignOut {
        name: Name,
    },
    Signature(AgentSignature),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct AgentAdd {
    pub(in crate::cli) name: Name,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(in crate::cli) display: String,
    #[arg(long, value_parser = crate::cli::values::role(), default_value = "agent")]
    pub(in crate::cli) role: crate::domain::agent::Role,
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(in crate::cli) queue: Vec<Name>,
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', value_parser = crate::cli::values::skill)]
    pub(in crate::cli) skill: Vec<crate::protocol::view::people::SkillLevel>,
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(in crate::cli) set: Vec<Name>,
    #[arg(long, default_value_t = 5)]
    pub(in crate::cli) capacity: u32,
    #[arg(long)]
    pub(in crate::cli) interruptible: Option<u32>,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) password_file: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) no_password: bool,
    #[arg(long, conflicts_with_all = ["password_file", "no_password"])]
    pub(in crate::cli) link: bool,
    #[arg(long)]
    pub(in crate::cli) must_change: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct AgentSet {
    pub(in crate::cli) name: Name,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) display: Option<String>,
    #[arg(long, value_parser = crate::cli::values::role())]
    pub(in crate::cli) role: Option<crate::domain::agent::Role>,
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 0..)]
    pub(in crate::cli) queue: Option<Vec<Name>>,
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        conflicts_with = "queue"
    )]
    pub(in crate::cli) add_queue: Vec<Name>,
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        conflicts_with = "queue"
    )]
    pub(in crate::cli) remove_queue: Vec<Name>,
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', num_args = 0.., value_parser = crate::cli::values::skill)]
    pub(in crate::cli) skill: Option<Vec<crate::protocol::view::people::SkillLevel>>,
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', conflicts_with = "skill", value_parser = crate::cli::values::skill)]
    pub(in crate::cli) add_skill: Vec<crate::protocol::view::people::SkillLevel>,
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        conflicts_with = "skill"
    )]
    pub(in crate::cli) remove_skill: Vec<Name>,
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 0..)]
    pub(in crate::cli) set: Option<Vec<Name>>,
    #[arg(long)]
    pub(in crate::cli) capacity: Option<u32>,
    #[arg(long)]
    pub(in crate::cli) interruptible: Option<u32>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct AgentSignature {
    pub(in crate::cli) name: Option<Name>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) text: Option<String>,
    #[arg(long, value_name = "PATH", conflicts_with = "text")]
    pub(in crate::cli) file: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) html: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["text", "file", "html"])]
    pub(in crate::cli) clear: bool,
}
