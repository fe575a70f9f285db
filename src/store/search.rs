//! Finding words in messages: the newest first, whatever their case and accents.

use crate::domain::message::Message;
use crate::domain::text::folded;
use crate::domain::{ConversationId, MessageId};

use super::rows;
use super::snapshot::{Found, Snapshot};

/// A message with all the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The message.
    pub message: Message,
    /// What stands around the first word found, as it was written.
    pub excerpt: String,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The messages, newest first.
    pub hits: Vec<Hit>,
    /// Where to go on; `None` when everything was looked at.
    pub next: Option<MessageId>,
}

impl Snapshot {
    /// Messages before `before` that hold every word, at most `most`. `may_see` is asked once for
    /// each conversation of a message that would be shown.
    pub fn search(
        &self,
        words: &str,
        before: Option<MessageId>,
        most: usize,
        may_see: &mut dyn FnMut(ConversationId) -> bool,
    ) -> Found<Hits> {
        let words: Vec<String> = folded(words)
            .split_whitespace()
            .take(WORDS_MAX)
            .map(str::to_owned)
            .collect();
        let mut found = Hits::default();
        if words.is_empty() {
            return Ok(found);
        }
        let end = before.map_or(u64::MAX, |before| before.0);
        let newest_first = self.rows.messages.open()?.range(..end)?.rev();
        for (looked_at, row) in newest_first.enumerate() {
            let (number, value) = row?;
            let message: Message = rows::read(&self.rows.messages, &number.value(), value.value())?;
            let id = message.id;
            if let Some(excerpt) = excerpt(&message, &words)
                && may_see(message.conversation)
            {
                found.hits.push(Hit { message, excerpt });
            }
            if found.hits.len() == most || looked_at + 1 == LOOKED_AT_MAX {
                found.next = Some(id);
                return Ok(found);
            }
        }
        Ok(found)
    }
}

/// What stands around the first word of a message that has all of them.
fn excerpt(message: &Message, words: &[String]) -> Option<String> {
    let subject = message.subject.as_deref().unwrap_or_default();
    let in_subject = folded(subject);
    let in_text = folded(&message.text);
    let (first, _) = words.split_first()?;
    let holds =
        |word: &String| in_subject.contains(word.as_str()) || in_text.contains(word.as_str());
    if !words.iter().all(holds) {
        return None;
    }
    Some(match in_text.find(first.as_str()) {
        // Folding keeps one character for one, so the place is counted in characters.
        Some(at) => around(&message.text, in_text[..at].chars().count()),
        None => around(subject, 0),
    })
}

fn around(text: &str, at: usize) -> String {
    let start = at.saturating_sub(EXCERPT_BEFORE_CHARS);
    let shown: String = text.chars().skip(start).take(EXCERPT_CHARS).collect();
    crate::domain::text::line(&shown, shown.len())
}

/// The most words looked for at once.
const WORDS_MAX: usize = 16;

/// How many messages are looked at for one answer.
const LOOKED_AT_MAX: usize = 20_000;

const EXCERPT_CHARS: usize = 120;

const EXCERPT_BEFORE_CHARS: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::sample::message;

    fn found(text: &str, words: &str) -> Option<String> {
        let mut it = message(1, 1, 1);
        it.text = text.into();
        it.subject = Some("Devolución".into());
        let words: Vec<String> = folded(words)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        excerpt(&it, &words)
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        assert!(found("¿Dónde está mi CAMIÓN?", "camion donde").is_some());
        assert!(found("El año que viene", "ano devolucion").is_some());
        assert!(found("El año que viene", "ano factura").is_none());
    }

    #[test]
    fn the_excerpt_shows_the_words_as_they_were_written() {
        let text = format!(
            "{} El paquete llegó\r\nROTO. {}",
            "x".repeat(400),
            "y".repeat(400)
        );
        let excerpt = found(&text, "llego roto").expect("found");
        assert!(excerpt.contains("llegó ROTO."), "{excerpt}");
        assert!(excerpt.len() < 200);
    }
}
