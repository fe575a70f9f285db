//! Every no of the engine as a stable code with its details.

use crate::engine::refusal::Refusal as No;
use crate::protocol::{Code, Refusal};
use crate::routing::standing::Standing;
use crate::routing::verdict::Verdict;
use crate::servers::directory::Directory;
use crate::store::StoreError;
use crate::writer::Rejected;

/// Why a command was not carried out.
pub(in crate::servers) fn rejected(directory: &Directory, rejected: Rejected) -> Refusal {
    match rejected {
        Rejected::Refused(no) => refusal(directory, no),
        Rejected::Busy => Refusal::new(Code::BUSY),
        Rejected::Full => Refusal::new(Code::DISK_FULL),
        Rejected::OnlyReads => Refusal::new(Code::STORE_FAILED).with("why", "only_reads"),
        Rejected::Stopping => Refusal::new(Code::STOPPING),
        Rejected::Failed => Refusal::new(Code::STORE_FAILED),
    }
}

/// Why the record could not be read.
pub(in crate::servers) fn unread(fault: &StoreError) -> Refusal {
    Refusal::new(match fault {
        StoreError::Damaged { .. } => Code::RECORD_DAMAGED,
        _ => Code::STORE_FAILED,
    })
}

fn refusal(directory: &Directory, no: No) -> Refusal {
    let bare = Refusal::new;
    match no {
        No::NoConversation => bare(Code::NO_CONVERSATION),
        No::Damaged => bare(Code::RECORD_DAMAGED),
        No::Taken { by, at } => bare(Code::TAKEN)
            .with("by", directory.name(by))
            .with("at", at),
        No::OfferGone => bare(Code::OFFER_GONE),
        No::CannotTake(verdict) => cannot_take(verdict),
        No::NotYours => bare(Code::NOT_YOURS),
        No::Stale { fence, now } => bare(Code::STALE).with("fence", fence).with("now", now),
        No::WrongState(state) => bare(Code::WRONG_STATE).with("state", state),
        No::Conflict { base_seq, seq } => bare(Code::CONFLICT)
            .with("base_seq", base_seq)
            .with("seq", seq)
            .hinting("send_anyway"),
        No::OtherFamily { from, to } => bare(Code::OTHER_KIND).with("from", from).with("to", to),
        No::WindowClosed { since, then } => {
            let refusal = bare(Code::WINDOW_CLOSED).with("then", then.word());
            match since {
                Some(at) => refusal.with("at", at),
                None => refusal,
            }
        }
        No::Unfilled(name) => bare(Code::PLACEHOLDER_EMPTY).with("name", name),
        No::TooLong { length, most, unit } => bare(Code::TOO_LONG)
            .with("length", length)
            .with("most", most)
            .with("unit", unit.word()),
        No::FileTooLarge { name, most } => bare(Code::FILE_TOO_LARGE)
            .with("name", name)
            .with("most", most),
        No::TooManyFiles(most) => bare(Code::FILE_UNSUPPORTED).with("most", most),
        No::DispositionRequired => bare(Code::DISPOSITION_REQUIRED),
        No::NothingToUndo => bare(Code::NOTHING_TO_UNDO),
        No::NoSuch(kind, name) => no_such(kind, &name),
        No::EmptyText => bare(Code::EMPTY),
        No::ChannelOff(name) => bare(Code::CHANNEL_OFF).with("name", name),
        No::MayNotDecline => bare(Code::MAY_NOT_DECLINE),
        No::ReasonRequired => bare(Code::REASON_REQUIRED),
        No::NotAllowed(action) => bare(Code::NOT_ALLOWED).with("action", action),
        No::NameTaken(name) => bare(Code::NAME_TAKEN).with("name", name),
        No::LastAdministrator => bare(Code::LAST_ADMINISTRATOR),
        No::ChangedMeanwhile(name) => bare(Code::CHANGED_MEANWHILE).with("name", name),
        No::Disabled => bare(Code::DISABLED),
        No::ProofSpent => bare(Code::CODE_WRONG),
        No::TooMany(kind, most) => bare(Code::TOO_MANY).with("kind", kind).with("most", most),
        No::OutOfRange(name) => bare(Code::OUT_OF_RANGE).with("name", name),
        No::NoDelivery => bare(Code::NO_DELIVERY),
        No::NoConsent(address) => bare(Code::NO_CONSENT).with("address", address),
        No::NotProactive(name) => bare(Code::NOT_PROACTIVE).with("name", name),
    }
}

/// Something that is not there, by the code that its kind has.
pub(in crate::servers) fn no_such(kind: &str, name: &str) -> Refusal {
    match kind {
        "queue" => Refusal::new(Code::NO_QUEUE).with("name", name),
        "agent" => Refusal::new(Code::NO_AGENT).with("name", name),
        "tag" => Refusal::new(Code::NO_TAG).with("name", name),
        "message" => Refusal::new(Code::NO_MESSAGE).with("seq", name),
        "contact" => Refusal::new(Code::NO_CONTACT),
        _ => Refusal::new(Code::NO_SUCH)
            .with("kind", kind)
            .with("name", name),
    }
}

fn cannot_take(verdict: Verdict) -> Refusal {
    match verdict {
        Verdict::Full { needed, free } => Refusal::new(Code::OVER_CAPACITY)
            .with("needed", needed)
            .with("free", free),
        Verdict::Skill(skill, level) => Refusal::new(Code::SKILL_MISSING)
            .with("skill", skill)
            .with("level", level),
        Verdict::NotMember => Refusal::new(Code::NOT_A_MEMBER),
        other => Refusal::new(Code::UNAVAILABLE).with("why", verdict_word(&other)),
    }
}

/// What routing says of somebody, as a stable word.
pub(in crate::servers) fn verdict_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Chosen => "chosen",
        Verdict::Behind => "outranked",
        Verdict::Away => "away",
        Verdict::Lost => "lost",
        Verdict::Status(_) => "status",
        Verdict::NotMember => "not_member",
        Verdict::Skill(..) => "skill",
        Verdict::Tried => "tried",
        Verdict::Full { .. } => "full",
        Verdict::TooMany => "too_many",
        Verdict::Ramping => "ramping",
        Verdict::Preferred(_) => "preferred",
        Verdict::QueuePaused => "queue_paused",
        Verdict::Pull => "pull",
        Verdict::External => "external",
    }
}

/// How many stand, as the same words.
pub(in crate::servers) fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::NotMember => "not_member",
        Standing::Away => "away",
        Standing::Lost => "lost",
        Standing::Status => "status",
        Standing::Skill => "skill",
        Standing::Preferred => "preferred",
        Standing::Tried => "tried",
        Standing::TooMany => "too_many",
        Standing::Full => "full",
        Standing::Ramping => "ramping",
        Standing::Fit => "outranked",
    }
}
