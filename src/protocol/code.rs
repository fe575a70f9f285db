//! Error codes: stable numbers that people look up and programs match on.

use std::fmt;
use std::str::FromStr;

use bincode::{Decode, Encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A stable code: 3009 is `CT-3009` wherever people or JSON see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Code(pub u16);

macro_rules! codes {
    ($($name:ident $number:literal $says:literal;)*) => {
        impl Code {
            $(#[doc = $says] pub const $name: Self = Self($number);)*

            /// Every code that the desk answers with, and one English sentence on each.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self($number), $says),)*];
        }
    };
}

codes! {
    VERSION 1001 "No version of the protocol is spoken by both sides; `speaks` names the desk's.";
    FRAME_TOO_LARGE 1002 "A frame was announced that is longer than allowed here; `most` is the limit in bytes.";
    UNREADABLE 1003 "A frame could not be read; `why` says what was wrong.";
    NOT_SIGNED_IN 1004 "The request needs a signed-in session.";
    WRONG_PASSWORD 1005 "The name or the password is wrong.";
    CODE_NEEDED 1006 "The password is right; the account also asks for a six-digit code.";
    CODE_WRONG 1007 "The six-digit code is wrong or was used already.";
    WAIT 1008 "Too many tries; `wait_ms` says how long to wait.";
    SESSION_ENDED 1009 "The session expired, was ended, or its token is unknown.";
    TOO_MANY_SESSIONS 1010 "The desk or the account has as many sessions as allowed.";
    TOO_SLOW 1011 "The client did not read, write or beat in time and was cut off.";
    RESYNC 1012 "What was missed is no longer kept; everything has to be read anew.";
    UNKNOWN_REQUEST 1013 "The desk does not know this request.";
    OUT_OF_TURN 1014 "A frame came that has no place here: a request before the hello, a second hello.";
    STILL_OPEN 1015 "The number of a request is still waiting for its answer.";
    NO_CONVERSATION 3001 "No such conversation, or none that you may see; `number` is the one that was asked for, where one was.";
    TAKEN 3002 "Somebody has it: `by`, since `at`.";
    OFFER_GONE 3003 "The offer ran out, was taken back, or somebody else took it.";
    OVER_CAPACITY 3004 "It does not fit into the person's capacity.";
    SKILL_MISSING 3005 "A skill is missing, or too weak: `skill`, `level`.";
    NOT_A_MEMBER 3006 "The person does not belong to the queue.";
    NOT_YOURS 3007 "Somebody else has it, or nobody.";
    WRONG_STATE 3008 "It stands where this cannot be done; `state` says where.";
    CONFLICT 3009 "Somebody wrote after what you had seen; the answer lists what is new.";
    OTHER_KIND 3010 "The two queues are of different kinds: `from`, `to`.";
    WINDOW_CLOSED 3011 "The channel allows no free message now, since `at`, or never did where that is missing; `then` is what it takes instead: `template`, or `closed` for nothing.";
    TOO_LONG 3012 "The text is longer than the channel carries: `length`, `most`, and what both count, `unit`: `char`, `utf16` or `byte`.";
    FILE_TOO_LARGE 3013 "A file is larger than allowed: `name`, `most`.";
    FILE_UNSUPPORTED 3014 "The channel carries no such file, or not so many: `most`.";
    DISPOSITION_REQUIRED 3015 "An end needs a disposition here.";
    NOTHING_TO_UNDO 3016 "There is nothing to take back, or no longer.";
    NO_QUEUE 3017 "No such queue: `name`.";
    NO_MESSAGE 3018 "No such message: `seq`.";
    EMPTY 3019 "Nothing was written and nothing attached.";
    NO_TAG 3020 "No such tag: `name`.";
    CHANNEL_OFF 3021 "The channel is stopped or not in the configuration: `name`.";
    DRAFT_OLD 3022 "A newer draft is kept; this one was not.";
    PLACEHOLDER_EMPTY 3023 "A placeholder of the text has no value: `name`.";
    NO_SUCH 3024 "There is no such thing: `kind`, `name`.";
    OUT_OF_RANGE 3025 "A value is outside what is allowed: `name`.";
    TOO_MANY 3026 "More than the desk keeps: `kind`, `most`.";
    MAY_NOT_DECLINE 3027 "Offers of this queue cannot be declined.";
    REASON_REQUIRED 3028 "Declining needs a reason.";
    NOT_PROACTIVE 3029 "The channel does not let the desk write first: `name`.";
    NO_CONTACT 3030 "No such customer.";
    FILE_BROKEN 3031 "An upload's bytes do not fit what was announced, or the upload is gone.";
    UNAVAILABLE 3032 "The person does not take this work now: `why`.";
    STALE 3033 "It was asked as the holder of a grant that is over: `fence` was named, `now` is in force.";
    NO_CONSENT 3034 "This address may not be written to first: `address`.";
    UNCONFIRMED 3035 "The text is not as the desk wants to be written, and its author has not confirmed it; the answer lists what there is to say.";
    NOT_ALLOWED 4001 "Your role does not allow it: `action`.";
    NO_AGENT 4002 "No such person: `name`.";
    NAME_TAKEN 4003 "The name is taken: `name`.";
    PASSWORD_WEAK 4004 "The password is too short or too common.";
    DISABLED 4005 "The account is disabled.";
    LAST_ADMINISTRATOR 4006 "The last administrator has to stay.";
    CHANGED_MEANWHILE 4007 "Somebody else changed it after it was read; `name` is what: nothing of the request was done.";
    DELIVERY_REFUSED 5001 "A message was refused and given up: `seq`, `failure`.";
    DELIVERY_GIVEN_UP 5002 "A message did not leave in time and was given up: `seq`, `failure`.";
    DELIVERY_UNSURE 5003 "A message may have left; nobody can tell, and it is not tried again: `seq`, `failure`.";
    NO_DELIVERY 5004 "No such message in the outbox.";
    GIVEN_BACK 5005 "An answer of yours was given back and does not leave: `seq`, `failure`, and why in `reason`.";
    DISK_FULL 6001 "The disk is nearly full; nothing new is taken in.";
    STOPPING 6002 "The desk is stopping; connect again in a moment.";
    BUSY 6003 "The desk has too much to do; try again.";
    STORE_FAILED 6004 "The store failed; nothing of the request was kept.";
    RECORD_DAMAGED 6007 "What was asked about cannot be read back from the record; nothing of the request was done.";
    CERTIFICATE_UNUSABLE 2039 "The certificate that was put in place cannot be used; the one in force stays.";
    NOT_OURS 2040 "A file of that name is there that the desk did not write, or that was edited since: `name`.";
    UNWRITABLE 2041 "The desk cannot write there: `name`, `why`; nothing of the request was done.";
    CONFIG_REFUSED 2000 "The configuration was refused; the answer lists every problem.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CT-{:04}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not `CT-` and four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected CT- and four digits")
    }
}

impl std::error::Error for NotACode {}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits = text.strip_prefix("CT-").ok_or(NotACode)?;
        if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotACode);
        }
        digits.parse().map(Self).map_err(|_| NotACode)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
