//! What a connector says that its channel carries, and what the composer makes of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::attachment::ATTACHMENTS_MAX;
use crate::domain::channel::{Abilities, TextUnit};
use crate::domain::window::{Then, Window, Writer};
use crate::domain::{Name, Span};

use super::windows;

/// A descriptor, as far as the desk goes by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// What the channel can carry.
    pub abilities: Abilities,
    /// The schemes of the addresses that it reaches.
    pub schemes: Vec<Name>,
    /// How many messages may leave by it in a day; `None` for any number.
    pub daily_out: Option<u32>,
    /// How many messages may leave by it in a second; `None` for any number.
    pub per_second: Option<u32>,
    /// How far apart two messages to one recipient leave.
    pub between: Option<Span>,
    /// The largest file by the first half of its media type, in bytes, where that differs.
    pub file_classes: BTreeMap<String, u64>,
    /// Its vendor fetches files itself, from a public address.
    pub fetches_files: bool,
    /// Words that opt out, where the desk is to go by them.
    pub stop_words: Vec<String>,
    /// Words that take it back.
    pub back_words: Vec<String>,
    /// Its vendor confirms an opt-out itself.
    pub stop_answered: bool,
    /// When a free message is allowed.
    pub windows: Vec<Window>,
    /// What its vendor lets the desk send outside of them: texts with placeholders by language.
    pub templates: BTreeMap<Name, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
struct Written {
    v: Option<u64>,
    text: Text,
    #[serde(default)]
    files: Option<Files>,
    #[serde(default)]
    windows: Option<Vec<WrittenWindow>>,
    #[serde(default)]
    templates: Option<Templates>,
    #[serde(default)]
    receipts: Option<Receipts>,
    #[serde(default)]
    typing: Option<Typing>,
    #[serde(default)]
    edits: bool,
    #[serde(default = "yes")]
    proactive: bool,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    rate: Option<Rate>,
    #[serde(default)]
    opt_out: Option<OptOut>,
    identity_schemes: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Text {
    limit: u32,
    #[serde(default)]
    unit: Option<TextUnit>,
    #[serde(default)]
    split: Option<Split>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Split {
    Adapter,
    Refuse,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Files {
    max_bytes: BTreeMap<String, u64>,
    max_count: Option<u32>,
    needs_public_url: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct WrittenWindow {
    pub(super) name: String,
    pub(super) seconds: i64,
    #[serde(default)]
    pub(super) opens_on: Option<Vec<String>>,
    #[serde(default)]
    pub(super) authors: Option<Vec<Writer>>,
    #[serde(default)]
    pub(super) then: Option<Then>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Templates {
    pub(super) required: bool,
    pub(super) items: Vec<WrittenTemplate>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WrittenTemplate {
    pub(super) name: String,
    pub(super) texts: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Receipts {
    delivered: bool,
    read: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typing {
    #[serde(rename = "in")]
    inbound: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Rate {
    #[serde(rename = "per_s")]
    second: Option<u32>,
    #[serde(rename = "per_recipient_s")]
    recipient: Option<u32>,
    #[serde(rename = "per_day")]
    day: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OptOut {
    keywords: BTreeMap<String, Vec<String>>,
    opt_in_keywords: BTreeMap<String, Vec<String>>,
    enforced_by: Option<EnforcedBy>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EnforcedBy {
    Us,
    Vendor,
    Both,
}

/// Reads a descriptor as it was kept, or says what is wrong with it.
pub fn parse(page: &str) -> Result<Descriptor, String> {
    read(serde_json::from_str(page).map_err(|error| error.to_string())?)
}

/// Reads a descriptor, or says what is wrong with it.
pub fn read(value: Value) -> Result<Descriptor, String> {
    let written: Written = serde_json::from_value(value).map_err(|error| error.to_string())?;
    if written.v.is_some_and(|version| version != 1) {
        return Err("v is 1 in this version of the contract".into());
    }
    if !(1..=TEXT_MAX).contains(&written.text.limit) {
        return Err(format!("text.limit is 1 to {TEXT_MAX}"));
    }
    let carried = written.files.unwrap_or_default();
    let (file_bytes_max, files_max) = files(&carried)?;
    let rate = written.rate.unwrap_or_default();
    let receipts = written.receipts.unwrap_or_default();
    let opt_out = written.opt_out.unwrap_or_default();
    // Whoever else goes by the words answers them as well.
    let stop_answered = opt_out.enforced_by.is_some_and(|by| by != EnforcedBy::Us);
    let (stop_words, back_words) = words(opt_out)?;
    let templates = written.templates.unwrap_or_default();
    let windows = windows::read(written.windows.unwrap_or_default(), &templates)?;
    Ok(Descriptor {
        abilities: Abilities {
            // A text that the connector splits is as long as the desk keeps any.
            text_max: match written.text.split {
                Some(Split::Adapter) => TEXT_MAX,
                _ => written.text.limit,
            },
            text_unit: written.text.unit.unwrap_or(TextUnit::Char),
            file_bytes_max,
            files_max,
            formatting: false,
            subject: false,
            typing: written.typing.unwrap_or_default().inbound,
            receipts: receipts.delivered || receipts.read,
            edits: written.edits,
            emoji: written.text.unit != Some(TextUnit::Gsm),
            proactive: written.proactive,
            public: written.public,
            reply_window: windows::after_a_message(&windows),
        },
        schemes: schemes(&written.identity_schemes)?,
        daily_out: within("rate.per_day", rate.day, 1..=PER_DAY_MAX)?,
        per_second: within("rate.per_s", rate.second, 1..=PER_SECOND_MAX)?,
        between: within(
            "rate.per_recipient_s",
            rate.recipient,
            0..=BETWEEN_SECONDS_MAX,
        )?
        .filter(|seconds| *seconds > 0)
        .map(|seconds| Span::seconds(seconds.into())),
        fetches_files: carried.needs_public_url,
        file_classes: classes(carried, file_bytes_max),
        stop_words,
        back_words,
        stop_answered,
        windows,
        templates: windows::templates(templates)?,
    })
}

/// The largest file and the most of them: the largest that any kind of file may have, as the composer
/// knows one number.
fn files(written: &Files) -> Result<(u64, u32), String> {
    if written.max_bytes.len() > CLASSES_MAX {
        return Err(format!("files.max_bytes has at most {CLASSES_MAX} members"));
    }
    if written
        .max_bytes
        .values()
        .any(|bytes| *bytes > FILE_BYTES_MAX)
    {
        return Err(format!("files.max_bytes is at most {FILE_BYTES_MAX}"));
    }
    let most = u32::try_from(ATTACHMENTS_MAX).unwrap_or(u32::MAX);
    let largest = written.max_bytes.values().max().copied().unwrap_or(0);
    let count = match written.max_count {
        Some(count) if count > FILES_MAX => {
            return Err(format!("files.max_count is at most {FILES_MAX}"));
        }
        Some(count) => count.min(most),
        None => FILES_MAX.min(most),
    };
    Ok(if largest == 0 {
        (0, 0)
    } else {
        (largest, count)
    })
}

/// The kinds of files whose largest is another than that of most; `*` is of all that have none of their own.
fn classes(written: Files, largest: u64) -> BTreeMap<String, u64> {
    let others = written.max_bytes.get(ANY_CLASS).copied().unwrap_or(0);
    let mut classes: BTreeMap<String, u64> = MEDIA_CLASSES
        .iter()
        .map(|class| ((*class).to_owned(), others))
        .collect();
    let own = written.max_bytes.into_iter();
    classes.extend(own.map(|(class, most)| (class.to_ascii_lowercase(), most)));
    classes.retain(|class, most| class != ANY_CLASS && *most != largest);
    classes
}

/// The words that opt out and those that take it back, where the vendor does not see to it alone.
fn words(written: OptOut) -> Result<(Vec<String>, Vec<String>), String> {
    let all = |by_language: BTreeMap<String, Vec<String>>| -> Vec<String> {
        let words = by_language.into_values().flatten();
        words.filter(|word| !word.trim().is_empty()).collect()
    };
    let (out, mut back) = (all(written.keywords), all(written.opt_in_keywords));
    if out.len() > WORDS_MAX || back.len() > WORDS_MAX {
        return Err(format!("opt_out has at most {WORDS_MAX} words"));
    }
    if out.is_empty() || written.enforced_by == Some(EnforcedBy::Vendor) {
        return Ok((Vec::new(), Vec::new()));
    }
    if back.is_empty() {
        back.extend(BACK_WORDS.map(str::to_owned));
    }
    Ok((out, back))
}

/// A number, where it is given, that has to lie in a range.
fn within(
    what: &str,
    written: Option<u32>,
    range: std::ops::RangeInclusive<u32>,
) -> Result<Option<u32>, String> {
    match written {
        Some(number) if !range.contains(&number) => {
            Err(format!("{what} is {} to {}", range.start(), range.end()))
        }
        number => Ok(number),
    }
}

fn schemes(written: &[String]) -> Result<Vec<Name>, String> {
    if written.is_empty() || written.len() > CLASSES_MAX {
        return Err(format!("identity_schemes has 1 to {CLASSES_MAX} members"));
    }
    let names = written.iter().map(|scheme| Name::new(scheme));
    names
        .collect::<Result<_, _>>()
        .map_err(|_| "a scheme is a name of at most 64 bytes".to_owned())
}

fn yes() -> bool {
    true
}

/// The longest text of one message, in any unit.
pub(super) const TEXT_MAX: u32 = 100_000;

/// The largest file that may be promised, in bytes.
const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

/// The most files of one message that may be promised.
const FILES_MAX: u32 = 50;

/// The longest list in a descriptor.
pub(super) const CLASSES_MAX: usize = 20;

/// The most messages a day that may be promised.
const PER_DAY_MAX: u32 = 100_000_000;

/// The most messages a second that may be promised.
const PER_SECOND_MAX: u32 = 100_000;

/// The longest that two messages to one recipient are kept apart, in seconds: a day.
const BETWEEN_SECONDS_MAX: u32 = 86_400;

/// The most words that opt out, over all languages.
const WORDS_MAX: usize = 2_500;

/// What takes an opt-out back where a connector names no words for it (channels of short messages, by custom).
pub const BACK_WORDS: [&str; 3] = ["START", "UNSTOP", "ALTA"];

/// In `files.max_bytes`, all kinds that have no entry of their own.
const ANY_CLASS: &str = "*";

/// The kinds of files that may have an entry of their own (RFC 6838, section 4.2).
const MEDIA_CLASSES: [&str; 8] = [
    "application",
    "audio",
    "font",
    "image",
    "message",
    "model",
    "text",
    "video",
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn least() -> Value {
        json!({"text": {"limit": 160, "unit": "gsm"}, "identity_schemes": ["tel"]})
    }

    #[test]
    fn the_composer_is_held_to_what_is_said() {
        let mut written = least();
        written["files"] = json!({"max_bytes": {"image": 5, "*": 3}, "max_count": 2});
        written["receipts"] = json!({"sent": true, "read": true});
        written["windows"] = json!([{"name": "a", "seconds": 60, "opens_on": ["reaction"]},
            {"name": "b", "seconds": 30, "opens_on": ["message", "reaction"]}]);
        let found = read(written).expect("a descriptor");
        assert_eq!(found.schemes, [Name::new("tel").expect("a name")]);
        let abilities = found.abilities;
        assert_eq!(
            (abilities.text_max, abilities.text_unit),
            (160, TextUnit::Gsm)
        );
        assert_eq!((abilities.file_bytes_max, abilities.files_max), (5, 2));
        assert!(abilities.receipts && !abilities.emoji);
        assert_eq!(abilities.reply_window, Some(Span::seconds(30)));
    }

    #[test]
    fn what_a_connector_does_not_say_is_as_the_contract_has_it() {
        let contract: Value = serde_json::from_str(super::super::CONTRACT).expect("JSON");
        let members = &contract["components"]["schemas"]["Descriptor"]["properties"];
        let found = read(least()).expect("a descriptor");
        assert_eq!(members["proactive"]["default"], found.abilities.proactive);
        assert_eq!(members["public"]["default"], found.abilities.public);
        assert_eq!(members["edits"]["default"], found.abilities.edits);
        assert_eq!(found.daily_out, None);
        assert_eq!((found.per_second, found.between), (None, None));
        let files = &members["files"]["properties"];
        assert_eq!(files["needs_public_url"]["default"], found.fetches_files);
    }

    #[test]
    fn every_kind_of_file_has_the_limit_that_is_said_of_it() {
        let mut written = least();
        written["files"] = json!({"max_bytes": {"image": 5, "video": 9}});
        let found = read(written).expect("a descriptor");
        assert_eq!(found.abilities.file_bytes_max, 9);
        assert_eq!(found.file_classes.get("image"), Some(&5));
        assert_eq!(found.file_classes.get("video"), None, "as large as any");
        assert_eq!(found.file_classes.get("application"), Some(&0));
    }

    #[test]
    fn a_pace_is_taken_as_it_is_said() {
        let mut written = least();
        written["rate"] = json!({"per_s": 20, "per_recipient_s": 6});
        let found = read(written.clone()).expect("a descriptor");
        assert_eq!(found.per_second, Some(20));
        assert_eq!(found.between, Some(Span::seconds(6)));
        written["rate"] = json!({"per_recipient_s": 0});
        assert_eq!(read(written.clone()).expect("a descriptor").between, None);
        written["rate"] = json!({"per_s": 0});
        assert!(read(written).is_err());
    }

    #[test]
    fn words_that_opt_out_bring_words_that_take_it_back() {
        let mut written = least();
        written["opt_out"] = json!({"keywords": {"es": ["BAJA"], "en": ["STOP", " "]}});
        let found = read(written.clone()).expect("a descriptor");
        assert_eq!(found.stop_words, ["STOP", "BAJA"]);
        assert!(found.back_words.contains(&"START".to_owned()));
        written["opt_out"]["opt_in_keywords"] = json!({"es": ["VUELVO"]});
        let found = read(written.clone()).expect("a descriptor");
        assert_eq!(found.back_words, ["VUELVO"]);
        written["opt_out"]["enforced_by"] = json!("vendor");
        let found = read(written).expect("a descriptor");
        assert_eq!(found.stop_words, [""; 0]);
    }

    #[test]
    fn a_connector_that_splits_takes_any_length() {
        let written =
            json!({"text": {"limit": 160, "split": "adapter"}, "identity_schemes": ["x"]});
        assert_eq!(
            read(written).expect("a descriptor").abilities.text_max,
            TEXT_MAX
        );
    }

    #[test]
    fn without_files_none_are_carried() {
        let found = read(least()).expect("a descriptor").abilities;
        assert_eq!((found.file_bytes_max, found.files_max), (0, 0));
    }

    #[test]
    fn what_is_out_of_range_is_refused() {
        let bent = |path: &str, to: Value| {
            let mut written = least();
            written[path] = to;
            read(written).is_err()
        };
        assert!(bent("text", json!({"limit": 0})) && bent("text", json!({"limit": 100_001})));
        assert!(bent("text", json!({"limit": 1, "unit": "ell"})) && bent("text", json!(7)));
        assert!(bent("identity_schemes", json!([])));
        assert!(bent("identity_schemes", json!(["a b"])));
        assert!(bent("files", json!({"max_count": 51})));
        assert!(bent("files", json!({"max_bytes": {"*": -1}})));
        assert!(bent("windows", json!([{"name": "x", "seconds": 0}])));
        assert!(bent("v", json!(2)));
    }
}
