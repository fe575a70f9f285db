//! What a visitor is told, frame by frame.

use serde::Serialize;

use crate::domain::message::{Direction, Message, State};
use crate::domain::{MessageId, Moment};

use super::site::Ask;
use super::visitor::{Passes, Who};

/// One frame.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Told {
    /// The answer to `hello`.
    Welcome(Box<Welcome>),
    /// A message, or an earlier one as it is now: by its id it takes the place of what was told before.
    Message(Box<Shown>),
    /// Where the conversation stands now.
    State(Standing),
    /// A message of the visitor is on disk.
    Taken {
        /// What the client called it.
        id: String,
        /// What the desk calls it.
        message: MessageId,
    },
    /// Something was not taken.
    Refused {
        /// What the client called the message, where it was one.
        id: Option<String>,
        /// A stable word.
        code: String,
        /// What it is about.
        detail: String,
        /// Whether the same may be said again, and after how many milliseconds; `None` never.
        retry_after_ms: Option<i64>,
    },
    /// A mail left for the visitor.
    Mailed {
        /// What is in it.
        what: Mailed,
        /// Where it goes.
        to: String,
    },
    /// Somebody at the desk is typing; over after a while by itself.
    Typing {
        /// Who.
        name: String,
    },
}

impl Told {
    /// As the client reads it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("frames have only keys that are texts")
    }
}

/// What a client needs to begin, or to go on.
#[derive(Clone, Debug, Serialize)]
pub struct Welcome {
    /// The visitor's pass, to be kept and shown with the next `hello`.
    pub pass: String,
    /// The time at the desk.
    pub now: Moment,
    /// What is asked of a visitor before they write.
    pub form: Form,
    /// The last messages, oldest first, whatever of them the client has.
    pub messages: Vec<Shown>,
    /// There were more since than are told: what the client has is to be dropped.
    pub gap: bool,
    /// Where the conversation stands.
    pub state: Standing,
    /// Why what the site says of the visitor is not believed, if so: they are a stranger then.
    pub identity_refused: Option<&'static str>,
}

/// What is asked of a visitor before they write.
#[derive(Clone, Debug, Serialize)]
pub struct Form {
    /// What stands over the chat; empty for the client's own words.
    pub title: String,
    /// What greets them; empty for the client's own words.
    pub greeting: String,
    /// Whether their name is asked for.
    pub name: Ask,
    /// Whether their mail address is asked for.
    pub mail: Ask,
    /// Where the notice on their data is that they have to accept; empty for none.
    pub privacy: String,
    /// The largest file that is taken, in bytes; zero where none is.
    pub file_bytes_max: u64,
    /// Whether emoji are offered to whoever writes.
    pub emoji: bool,
    /// How soon half of the first answers came in the last days, in milliseconds, where that is known.
    pub usual_ms: Option<i64>,
    /// Whether the desk writes mail to who has left an address and is gone.
    pub by_mail: bool,
    /// Nothing of this need be asked: it is known, or was said.
    pub known: bool,
}

/// Where a conversation stands, for its customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// How far it is.
    pub stage: Stage,
    /// By what the customer can name the matter.
    pub reference: Option<String>,
    /// Who answers, where somebody does.
    pub agent: Option<String>,
    /// Their place in the line, 1 for the next; not told beyond a thousand.
    pub position: Option<u32>,
    /// About how long they have to wait still, in milliseconds and whole minutes, where that can be told.
    pub wait_ms: Option<i64>,
    /// Whether anybody is there to answer now.
    pub attended: bool,
    /// When somebody is there again, where nobody is and the hours say it.
    pub opens_at: Option<Moment>,
    /// How many of their last messages nobody at the desk has opened.
    pub unopened: u32,
    /// Whether it goes on by mail.
    pub by_mail: bool,
    /// Where they are written to once they are gone.
    pub mail: Option<String>,
    /// What they thought of it, from 1 to 5.
    pub rated: Option<u8>,
}

/// What is in a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mailed {
    /// That what they left has come.
    Receipt,
    /// What was said.
    Transcript,
}

/// How far a conversation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// There is none yet.
    #[default]
    None,
    /// It waits for somebody.
    Waiting,
    /// Somebody has it.
    With,
    /// It is over; another word begins it again.
    Ended,
}

/// A message, for the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its number: later ones have greater ones.
    pub id: MessageId,
    /// What the client called it, where it came from one.
    pub called: Option<String>,
    /// Whose it is.
    pub from: From,
    /// Who wrote it at the desk; empty where the desk itself did, and for the visitor's own.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its files.
    pub files: Vec<ShownFile>,
    /// When.
    pub at: Moment,
    /// How far it got: `sent`, `delivered` or `read` of the desk's, `taken` of the visitor's.
    pub state: &'static str,
}

/// Whose message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The visitor's.
    You,
    /// The desk's.
    Desk,
}

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownFile {
    /// By what it is fetched.
    pub file: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub mime: String,
    /// Its length in bytes.
    pub size: u64,
}

/// A message as its customer may see it; `None` where it is not for them, not on its way yet, or lost.
///
/// `name` is who wrote it, where somebody at the desk did.
pub fn shown(message: &Message, passes: &Passes, who: &Who, name: String) -> Option<Shown> {
    let (from, state) = match (message.direction, &message.state) {
        (Direction::In, _) => (From::You, "taken"),
        (Direction::Out, State::Sent | State::Delivered | State::Read) => {
            (From::Desk, message.state.word())
        }
        (Direction::Out | Direction::Note(_), _) => return None,
    };
    if message.channel.as_str() != passes.channel() {
        return None;
    }
    let mark = who.mark();
    let called = message.external_id.as_deref();
    let called = called.and_then(|id| id.strip_prefix(mark.as_str())?.strip_prefix('/'));
    let files = message.attachments.iter().map(|file| ShownFile {
        file: passes.ticket(who, &file.digest),
        name: file.name.clone(),
        mime: file.mime.clone(),
        size: file.size,
    });
    Some(Shown {
        id: message.id,
        called: called.map(str::to_owned),
        from,
        name: if from == From::You {
            String::new()
        } else {
            name
        },
        text: message.text.clone(),
        files: files.collect(),
        at: message.at,
        state,
    })
}
