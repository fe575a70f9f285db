//! What is done with conversations.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::case::CaseStatus;
use crate::domain::message::Scope;
use crate::domain::{CaseId, ConversationId, Moment, Name, OfferId};
use crate::protocol::key::{Id128, Ticket};
use crate::protocol::list::List;
use crate::protocol::view::conversation::{AddressView, FileView, Param};
use crate::protocol::view::template::TemplateUse;

/// What is asked about one conversation. Answered by `done` where nothing else is said; a request
/// that can be taken back is answered with an undo.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum WorkRequest {
    /// Takes an offer.
    Accept {
        /// Which offer.
        offer: OfferId,
    },
    /// Says no to an offer.
    Decline {
        /// Which offer.
        offer: OfferId,
        /// One of the offer's reasons, where it has any.
        reason: Option<Name>,
    },
    /// Takes a waiting conversation. The loser of a race is refused with CT-3002.
    Claim {
        /// Which.
        conversation: ConversationId,
        /// Takes it though it does not fit; needs the right `claim.over_capacity`.
        #[serde(default, rename = "override")]
        over_capacity: bool,
    },
    /// Gives it to a person.
    Assign {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        agent: Name,
        /// Whether it has to fit.
        check_capacity: bool,
    },
    /// Puts it back into its queue, with its age.
    Release {
        /// Which.
        conversation: ConversationId,
    },
    /// Answers the customer. Answered by `sent`.
    Reply {
        /// Which.
        conversation: ConversationId,
        /// The last message the author had seen; `null` sends whatever came since.
        base_seq: Option<u32>,
        /// What is sent.
        reply: Box<Outgoing>,
        /// Ends it in the same breath, with this disposition.
        end: Option<Name>,
        /// Asks for the next conversation that needs the author, in the same answer.
        #[serde(default)]
        next: bool,
    },
    /// Writes a note; a `whisper` is seen by its author and the owner only. Answered by `sent`.
    Note {
        /// Which.
        conversation: ConversationId,
        /// Who may read it.
        scope: Scope,
        /// Made up by the client; see `Outgoing`.
        client_message: Option<Id128>,
        /// What it says.
        text: String,
        /// Files uploaded before.
        #[serde(default)]
        attachments: List<FileView>,
    },
    /// Says that no answer is needed.
    Resolve {
        /// Which.
        conversation: ConversationId,
        /// The last message that was on screen; `null` resolves whatever came since.
        #[serde(default)]
        base_seq: Option<u32>,
    },
    /// Says that it needs an answer after all.
    Reopen {
        /// Which.
        conversation: ConversationId,
    },
    /// Ends it: nobody owns it any more.
    End {
        /// Which.
        conversation: ConversationId,
        /// The last message that was on screen; `null` ends it whatever came since.
        #[serde(default)]
        base_seq: Option<u32>,
        /// One of the configured dispositions.
        disposition: Option<Name>,
        /// What there is to say about it.
        #[serde(default)]
        remark: String,
    },
    /// Asks for more time to write it up.
    ExtendWrapUp {
        /// Which.
        conversation: ConversationId,
    },
    /// Says that it is written up.
    FinishWrapUp {
        /// Which.
        conversation: ConversationId,
    },
    /// Moves it, at once.
    Transfer {
        /// Which.
        conversation: ConversationId,
        /// Where to.
        to: Target,
    },
    /// Puts it off.
    Snooze {
        /// Which.
        conversation: ConversationId,
        /// Until when.
        until: Moment,
    },
    /// Puts labels on and takes labels off.
    Tag {
        /// Which.
        conversation: ConversationId,
        /// On.
        #[serde(default)]
        add: List<Name>,
        /// Off.
        #[serde(default)]
        remove: List<Name>,
    },
    /// Changes its place among others of its queue; 0 goes first, 500 is usual, 1000 is last.
    Prioritise {
        /// Which.
        conversation: ConversationId,
        /// The place.
        priority: u16,
    },
    /// Says what it is about.
    Subject {
        /// Which.
        conversation: ConversationId,
        /// In a line.
        subject: String,
    },
    /// Changes its case; what is `null` stays.
    Case {
        /// Which.
        conversation: ConversationId,
        /// Where the case stands.
        status: Option<CaseStatus>,
        /// What kind of matter it is.
        kind: Option<Name>,
        /// Its number in another system; an empty text removes it.
        external_id: Option<String>,
        /// Another case is the one the conversation belongs to.
        relates_to: Option<CaseId>,
    },
    /// Puts the messages of `from` into `into`, behind those that are there; `from` ends, and what the
    /// customer writes to it goes to `into`.
    Merge {
        /// Stays.
        into: ConversationId,
        /// Goes.
        from: ConversationId,
    },
    /// Begins another conversation with the messages from `seq` on. Answered by `conversation`.
    Split {
        /// Which.
        conversation: ConversationId,
        /// The first message that goes along.
        seq: u32,
    },
    /// Says that its messages have been seen up to `seq`.
    Seen {
        /// Which.
        conversation: ConversationId,
        /// Up to here.
        seq: u32,
    },
    /// Asks a supervisor for help, or no longer.
    Flag {
        /// Which.
        conversation: ConversationId,
        /// Whether help is wanted.
        raised: bool,
    },
    /// Takes back what the undo of an earlier answer stands for.
    Undo {
        /// The undo's ticket.
        undo: Ticket,
    },
    /// Keeps an unfinished answer for its author and shows others that there is one.
    SaveDraft {
        /// Which.
        conversation: ConversationId,
        /// What is written so far.
        text: String,
        /// The last message seen while writing it.
        base_seq: u32,
    },
    /// Fetches one's own unfinished answer. Answered by `draft`.
    LoadDraft {
        /// Which.
        conversation: ConversationId,
    },
    /// Throws one's own unfinished answer away.
    DropDraft {
        /// Which.
        conversation: ConversationId,
    },
    /// Writes to somebody first, in a new conversation. Answered by `sent`.
    Begin {
        /// By which channel.
        channel: Name,
        /// To whom, in the channel's own spelling: a mail address, a telephone number.
        address: String,
        /// What they are called, if the desk does not know them.
        #[serde(default)]
        contact_name: String,
        /// Whose work the answer will be; `null` for the channel's own queue.
        queue: Option<Name>,
        /// The case it belongs to, if there is one.
        case: Option<CaseId>,
        /// What is sent.
        message: Box<Outgoing>,
    },
    /// Gives what one has to the people of a queue, with its original age and with what was found out:
    /// what a bot does when it has asked what it can. Whoever gives it is not offered it again.
    HandOver {
        /// Which.
        conversation: ConversationId,
        /// To which queue, of the same kind; `null` for its own.
        queue: Option<Name>,
        /// What was found out; at most 50 fields in one conversation.
        #[serde(default)]
        fields: List<Param>,
    },
}

/// What goes out to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Outgoing {
    /// Made up by the client, at random. Where the request has no `key`, this is the key (count 0),
    /// so that a message sent twice leaves once. Comes back in the message's view.
    pub client_message: Option<Id128>,
    /// The text; always present, also beside `html`.
    pub text: String,
    /// A formatted form; the desk makes it safe before it keeps or sends it.
    pub html: Option<String>,
    /// Files uploaded before, or files of messages that the author may read.
    #[serde(default)]
    pub attachments: List<FileView>,
    /// Another subject than the conversation's.
    pub subject: Option<String>,
    /// Another of the customer's addresses than the one they wrote from.
    pub to: Option<AddressView>,
    /// Another channel than the one they last wrote by, out of `ways` of the conversation. It is the
    /// conversation's from then on. Not in a first message.
    #[serde(default)]
    pub channel: Option<Name>,
    /// Copies, where the channel knows them.
    #[serde(default)]
    pub cc: List<AddressView>,
    /// The macro it was made with; its labels go on, and it resolves where the macro says so.
    #[serde(rename = "macro")]
    pub made_with: Option<Name>,
    /// The template of the channel's that it is; `text` is left empty then, and so is everything but `to` and
    /// `channel`.
    #[serde(default)]
    pub template: Option<TemplateUse>,
    /// Its author has read what the desk has to say of the text and sends it as it is. Where the operator wants
    /// that asked, a text of which there is something to say is answered by `remarked` without it. Bots are not
    /// asked.
    #[serde(default)]
    pub confirmed: bool,
}

/// Where something is moved.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Target {
    /// Into a queue, of the same kind as the present one.
    Queue {
        /// Which.
        queue: Name,
    },
    /// To a person.
    Agent {
        /// Who.
        agent: Name,
    },
}
