//! What was asked of the desk and what it promised, written down before it was asked; and the counting.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};
use std::time::SystemTime;

use centralita::domain::ConversationId;
use centralita::protocol::message::answer::Sent;
use centralita::protocol::view::conversation::MessageView;
use serde_json::Value;

/// What was promised.
pub(super) struct Ledger {
    inner: Mutex<Inner>,
}

struct Inner {
    file: File,
    seed: u64,
    /// Mails by their token, and whether the desk took them.
    mails: BTreeMap<String, bool>,
    /// Answers by their text.
    answers: BTreeMap<String, Fate>,
    /// Messages that people were shown, by number.
    shown: BTreeMap<u64, String>,
}

enum Fate {
    /// Sent; no answer yet.
    Asked,
    Accepted(Sent),
    /// And why.
    Refused(String),
}

/// A message as the export has it.
struct Kept<'a> {
    conversation: u64,
    line: &'a Value,
}

impl Ledger {
    pub(super) fn begin(path: &Path, seed: u64) -> Self {
        let inner = Inner {
            file: File::create(path).expect("a ledger"),
            seed,
            mails: BTreeMap::new(),
            answers: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        Self {
            inner: Mutex::new(inner),
        }
    }

    /// A mail is about to be delivered.
    pub(super) fn wrote(&self, token: &str) {
        let mut inner = self.inner();
        inner.note("wrote", token);
        inner.mails.insert(token.to_owned(), false);
    }

    /// The desk took a mail.
    pub(super) fn taken(&self, token: &str) {
        let mut inner = self.inner();
        inner.note("taken", token);
        inner.mails.insert(token.to_owned(), true);
    }

    /// An answer is about to be sent, perhaps again.
    pub(super) fn asked(&self, text: &str) {
        let mut inner = self.inner();
        inner.note("asked", text);
        inner.answers.insert(text.to_owned(), Fate::Asked);
    }

    /// The desk accepted it.
    pub(super) fn accepted(&self, text: &str, sent: Sent) {
        let mut inner = self.inner();
        inner.note("accepted", text);
        inner.answers.insert(text.to_owned(), Fate::Accepted(sent));
    }

    /// The desk refused it.
    pub(super) fn refused(&self, text: &str, why: &str) {
        let mut inner = self.inner();
        inner.note("refused", &format!("{text}: {why}"));
        inner
            .answers
            .insert(text.to_owned(), Fate::Refused(why.to_owned()));
    }

    /// A person was shown a message: no crash may take it back.
    pub(super) fn shown(&self, conversation: ConversationId, message: &MessageView) {
        let place = place(conversation.0, message.seq.into(), &message.text);
        let mut inner = self.inner();
        let before = inner.shown.insert(message.id.0, place.clone());
        let agrees = before.is_none_or(|before| before == place);
        assert!(agrees, "message {} was shown as another", message.id);
    }

    /// Whether every mail has an accepted answer, and nothing is open.
    pub(super) fn is_answered(&self) -> bool {
        self.inner().unanswered().is_empty()
    }

    /// What is open, what was refused, and what the desk holds of it.
    pub(super) fn open_ends(&self, export: &[Value]) -> String {
        let inner = self.inner();
        let open = inner.unanswered();
        let refused = inner.answers.iter().filter_map(|(text, fate)| match fate {
            Fate::Refused(why) => Some(format!("{text}: {why}")),
            _ => None,
        });
        let refused: Vec<String> = refused.collect();
        let holds = export.iter().filter(|line| {
            let messages = line["messages"].as_array().into_iter().flatten();
            let mut texts = messages.filter_map(|message| message["text"].as_str());
            texts.any(|text| open.contains(&text.trim()))
        });
        let holds: Vec<&Value> = holds.collect();
        format!("without an answer: {open:?}; refused: {refused:?}; {holds:#?}")
    }

    /// Compares what the desk holds, and what left it, with what was promised.
    pub(super) fn check(&self, export: &[Value], outgoing: &Path) -> String {
        let inner = self.inner();
        let mut wrong = Vec::new();
        let mut mails = BTreeMap::new();
        let mut answers = BTreeMap::new();
        let mut places = BTreeMap::new();
        for line in export {
            let conversation = line["number"].as_u64().expect("a number");
            let messages = line["messages"].as_array().expect("a list");
            for (at, message) in messages.iter().enumerate() {
                if message["seq"] != at + 1 {
                    wrong.push(format!("{conversation} has a gap at {}", at + 1));
                }
                let text = message["text"].as_str().expect("a text").trim();
                let id: u64 = (message["id"].as_str())
                    .and_then(|id| id.parse().ok())
                    .expect("an id");
                places.insert(id, place(conversation, at as u64 + 1, text));
                let kept = Kept {
                    conversation,
                    line: message,
                };
                let side = match message["direction"].as_str() {
                    Some("in") => &mut mails,
                    _ => &mut answers,
                };
                if side.insert(text.to_owned(), kept).is_some() {
                    wrong.push(format!("{text:?} is there twice"));
                }
            }
        }
        inner.compare_mails(&mails, &mut wrong);
        inner.compare_answers(&answers, &mut wrong);
        for (id, shown) in &inner.shown {
            if places.get(id) != Some(shown) {
                wrong.push(format!("message {id} was shown and taken back: {shown}"));
            }
        }
        compare_outgoing(&answers, outgoing, &mut wrong);
        assert!(wrong.is_empty(), "seed {}: {wrong:#?}", inner.seed);
        format!(
            "{} mails in {} conversations, {} answers, {} shown",
            mails.len(),
            export.len(),
            answers.len(),
            inner.shown.len()
        )
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("nothing panics in the ledger")
    }
}

impl Inner {
    fn note(&mut self, what: &str, about: &str) {
        writeln!(self.file, "{what} {about}").expect("written");
    }

    fn unanswered(&self) -> Vec<&str> {
        let answered: BTreeSet<&str> = self
            .answers
            .iter()
            .filter(|(_, fate)| matches!(fate, Fate::Accepted(_)))
            .filter_map(|(text, _)| answered_by(text))
            .collect();
        let open = self
            .answers
            .iter()
            .filter(|(_, fate)| matches!(fate, Fate::Asked))
            .map(|(text, _)| text.as_str());
        let mails = self.mails.keys().map(String::as_str);
        mails
            .filter(|mail| !answered.contains(mail))
            .chain(open)
            .collect()
    }

    fn compare_mails(&self, kept: &BTreeMap<String, Kept<'_>>, wrong: &mut Vec<String>) {
        for token in self.mails.keys().filter(|token| !kept.contains_key(*token)) {
            wrong.push(format!("{token} is lost"));
        }
        for token in kept.keys().filter(|token| !self.mails.contains_key(*token)) {
            wrong.push(format!("{token:?} was never written"));
        }
        // Follow-ups were written only after the one before was taken.
        let mut threads: BTreeMap<&str, Vec<(u64, u64, &str)>> = BTreeMap::new();
        for (token, it) in kept {
            if let Some((thread, follow)) = token.rsplit_once('-') {
                let seq = it.line["seq"].as_u64().expect("a number");
                let follow = follow.parse().unwrap_or(u64::MAX);
                let place = (follow, seq, token.as_str());
                threads.entry(thread).or_default().push(place);
                let first = kept.get(&format!("{thread}-0"));
                if first.is_some_and(|first| first.conversation != it.conversation) {
                    wrong.push(format!("{token} lies in another conversation"));
                }
            }
        }
        for mut thread in threads.into_values() {
            thread.sort_unstable();
            if !thread.is_sorted_by_key(|(_, seq, _)| *seq) {
                wrong.push(format!("out of order: {thread:?}"));
            }
        }
    }

    fn compare_answers(&self, kept: &BTreeMap<String, Kept<'_>>, wrong: &mut Vec<String>) {
        for (text, fate) in &self.answers {
            match (fate, kept.get(text)) {
                (Fate::Accepted(sent), Some(it)) => {
                    let is_there = it.conversation == sent.conversation.0
                        && it.line["seq"] == sent.seq
                        && it.line["id"] == sent.message.to_string();
                    if !is_there {
                        wrong.push(format!("{text:?} is not where it was said to be"));
                    }
                }
                (Fate::Accepted(_), None) => wrong.push(format!("{text:?} is lost")),
                (Fate::Refused(why), Some(_)) => {
                    wrong.push(format!("{text:?} was refused with {why} and is kept"));
                }
                (Fate::Asked, _) => wrong.push(format!("{text:?} never had an answer")),
                (Fate::Refused(_), None) => {}
            }
        }
        for text in kept.keys().filter(|text| !self.answers.contains_key(*text)) {
            wrong.push(format!("{text:?} was never written"));
        }
    }
}

/// Every answer left once, and those of one conversation in their order.
fn compare_outgoing(kept: &BTreeMap<String, Kept<'_>>, folder: &Path, wrong: &mut Vec<String>) {
    let mut left: BTreeMap<String, SystemTime> = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("answers left") {
        let path = entry.expect("listed").path();
        let text = fs::read_to_string(&path).expect("readable");
        let id = text
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: "))
            .expect("it has an id");
        let written = fs::metadata(&path).and_then(|it| it.modified());
        if left.insert(bare(id), written.expect("a time")).is_some() {
            wrong.push(format!("{id} left twice"));
        }
    }
    let mut lanes: BTreeMap<u64, BTreeMap<u64, SystemTime>> = BTreeMap::new();
    for (text, it) in kept {
        let id = bare(it.line["external_id"].as_str().unwrap_or_default());
        match left.remove(&id) {
            Some(written) => {
                let seq = it.line["seq"].as_u64().expect("a number");
                let lane = lanes.entry(it.conversation).or_default();
                lane.insert(seq, written);
            }
            None => wrong.push(format!("{text:?} never left: {}", it.line["state"])),
        }
    }
    for id in left.keys() {
        wrong.push(format!("{id} left and is not kept"));
    }
    for (conversation, lane) in lanes {
        if !lane.values().is_sorted() {
            wrong.push(format!("answers of {conversation} left out of order"));
        }
    }
}

/// The mail that a text answers.
pub(super) fn answered_by(text: &str) -> Option<&str> {
    text.strip_prefix("answer to ")?.split(' ').next()
}

fn place(conversation: u64, seq: u64, text: &str) -> String {
    format!("{conversation}/{seq} {}", text.trim())
}

fn bare(id: &str) -> String {
    id.trim().trim_matches(['<', '>']).to_owned()
}
