//! What is shown to somebody who sets a channel up: kinds, servers that were found, what would be written.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::protocol::list::List;
use crate::protocol::message::answer::Claim;

use super::desk::{ConfigStatusView, ProblemView};

/// A kind of channel, or of another thing with a name.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct KindView {
    /// Its word.
    pub kind: Name,
    /// What it is, in English.
    pub help: String,
    /// The same in Spanish.
    pub help_es: String,
    /// Its own keys.
    pub settings: List<KindSettingView>,
}

/// A key of a kind of channel.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct KindSettingView {
    /// The key. Of a thing, with the tables below it that the key stands in, as `html.es`; a `*` among them
    /// stands for a name of the writer's choice, as in `step.*.after`, and there are as many as are named.
    pub key: String,
    /// What it holds: `text`, `long` (a text of several lines), `flag`, `list`, `choice` or `secret`.
    pub shape: String,
    /// Of a choice, the words there are; of a list, those it can hold, where they are known.
    pub choices: List<String>,
    /// Whether it has to be there.
    pub required: bool,
    /// What the reference shows as its value, as TOML, in English.
    pub example: String,
    /// The same in Spanish.
    pub example_es: String,
    /// What it is for, in English.
    pub help: String,
    /// The same in Spanish.
    pub help_es: String,
}

/// The servers of a mail address, as far as they could be found.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MailServersView {
    /// Whose servers they are, where the company is known.
    pub provider: Option<String>,
    /// The one that mail is fetched from.
    pub imap: Option<MailServerView>,
    /// The one that answers leave by.
    pub smtp: Option<MailServerView>,
    /// What one should know about signing in there, as a stable word; see Stable words.
    pub advice: Option<String>,
}

/// A mail server.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MailServerView {
    /// Its name, with the port where that is not the usual one for the way it is kept private.
    pub server: String,
    /// How the way there is kept private: `tls` or `starttls`.
    pub security: String,
    /// How it is known: `dns` where the domain names it, `known` where its company does, `guessed` where
    /// a usual name answered.
    pub how: String,
    /// Whether it answered just now, with a certificate that is believed.
    pub answered: bool,
}

/// A new channel, or another thing with a name, as it would be written. Nothing was.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ChannelDraft {
    /// The file that it would be.
    pub file: String,
    /// What would stand in it; nothing where it would be removed.
    pub text: String,
    /// What is there under that name: `new` for nothing; `ours` for what the desk wrote; `edited` for what
    /// the desk wrote and somebody changed; `foreign` for what somebody else wrote; `elsewhere` where
    /// another file has a channel of that name, or says something else of a thing and has the last word.
    pub standing: String,
    /// A digest of what is there; the `seen` of `write_channel`.
    pub seen: Option<Digest>,
    /// What is there, where the desk wrote it.
    pub before: Option<String>,
    /// Files that secrets are written into.
    pub secrets: List<String>,
    /// What would change against the configuration in force, a line each.
    pub changes: List<String>,
    /// What is wrong or looks odd in the configuration as it would be then; nothing is written while any of
    /// it is an error.
    pub problems: List<ProblemView>,
    /// What has to be so for it to be of use, and whether it is.
    pub checks: List<Claim>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ChannelWritten {
    /// The file.
    pub file: String,
    /// How the configuration stands since it was read anew.
    pub status: ConfigStatusView,
}
