//! How the desk wants to be written: what of a text is not so, told to its author before it is sent.
//!
//! Nothing here stops a text. What is wrong in one and right in another only its author knows, so each remark says
//! where it is and leaves the rest to them.

use super::approval::Approve;
use super::text::folded;

/// What the operator asks of what people write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// How many characters a message is worth; `None` for any number.
    pub characters_max: Option<u32>,
    /// How many words a sentence is worth; `None` for any number.
    pub sentence_words_max: Option<u32>,
    /// Sentences are to be whole: they end with a mark.
    pub whole_sentences: bool,
    /// Acronyms that may stand besides those known everywhere; `None` where none is looked for.
    pub acronyms: Option<Vec<String>>,
    /// What is not to be written.
    pub avoid: Vec<Avoid>,
    /// Whether the author is asked once more before it leaves.
    pub asks: bool,
    /// Which good practice stands beside it.
    pub practice: Practice,
    /// Which answers wait for somebody who approves them.
    pub approve: Approve,
}

/// A word, or some in a row, that is not to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avoid {
    /// As the operator wrote it; neither case nor accents count.
    pub words: String,
    /// What to write instead, where there is something.
    pub instead: Option<String>,
}

/// The good practice of which kind of channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Practice {
    /// Of the kind that the channel is.
    #[default]
    OfChannel,
    /// Letters.
    Mail,
    /// A talk on a page.
    Chat,
    /// Short messages to a telephone.
    Messaging,
    /// What everybody reads.
    Social,
    /// A call that is heard.
    Voice,
    /// A call that is seen.
    Video,
    /// None.
    Nothing,
}

/// Something in a text that is not as the desk wants to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The whole is longer than it is worth.
    Long {
        /// How many characters it has.
        characters: u32,
        /// How many it is worth.
        most: u32,
    },
    /// A sentence is longer than it is worth.
    LongSentence {
        /// Its first words.
        begins: String,
        /// How many words it has.
        words: u32,
        /// How many it is worth.
        most: u32,
    },
    /// A sentence has no mark at its end.
    Unfinished {
        /// Its last words.
        ends: String,
    },
    /// Capitals that are not known everywhere.
    Acronym {
        /// Which.
        word: String,
    },
    /// Words that are not to be written.
    Avoid {
        /// Which, as the operator wrote them.
        words: String,
        /// What to write instead, where there is something.
        instead: Option<String>,
    },
}

impl Avoid {
    /// Reads `words` or `words: instead`; `None` where no word stands.
    pub fn parse(written: &str) -> Option<Self> {
        let (words, instead) = match written.split_once(':') {
            Some((words, instead)) => (words.trim(), instead.trim()),
            None => (written.trim(), ""),
        };
        let has_words = words.chars().any(char::is_alphanumeric);
        has_words.then(|| Self {
            words: words.to_owned(),
            instead: (!instead.is_empty()).then(|| instead.to_owned()),
        })
    }
}

impl Style {
    /// Whether there is nothing to look for.
    pub fn asks_nothing(&self) -> bool {
        self.characters_max.is_none()
            && self.sentence_words_max.is_none()
            && !self.whole_sentences
            && self.acronyms.is_none()
            && self.avoid.is_empty()
    }

    /// Of a channel's style and its queue's: the queue's numbers where it has any, and what either asks.
    #[must_use]
    pub fn with_queue(&self, queue: &Self) -> Self {
        let both = |own: &[Avoid], other: &[Avoid]| [own, other].concat();
        Self {
            characters_max: queue.characters_max.or(self.characters_max),
            sentence_words_max: queue.sentence_words_max.or(self.sentence_words_max),
            whole_sentences: self.whole_sentences || queue.whole_sentences,
            acronyms: match (&self.acronyms, &queue.acronyms) {
                (Some(own), Some(other)) => Some([own.as_slice(), other].concat()),
                (own, other) => own.clone().or_else(|| other.clone()),
            },
            avoid: both(&queue.avoid, &self.avoid),
            asks: self.asks || queue.asks,
            approve: self.approve.max(queue.approve),
            practice: match queue.practice {
                Practice::OfChannel => self.practice,
                named => named,
            },
        }
    }

    /// What of a text is not so, the length first and then as it stands there; at most [`REMARKS_MAX`].
    pub fn remarks(&self, text: &str) -> Vec<Remark> {
        let mut remarks = Vec::new();
        remarks.extend(self.length(text));
        let looked_at = super::text::clip(text, LOOKED_AT_BYTES_MAX);
        for sentence in sentences(looked_at) {
            self.sentence(&sentence, &mut remarks);
        }
        let words = words(looked_at);
        self.capitals(&words, &mut remarks);
        self.avoided(&words, &mut remarks);
        remarks.truncate(REMARKS_MAX);
        remarks
    }

    fn length(&self, text: &str) -> Option<Remark> {
        let most = self.characters_max?;
        let characters = u32::try_from(text.trim().chars().count()).unwrap_or(u32::MAX);
        (characters > most).then_some(Remark::Long { characters, most })
    }

    fn sentence(&self, one: &Sentence<'_>, remarks: &mut Vec<Remark>) {
        let words = u32::try_from(one.words.len()).unwrap_or(u32::MAX);
        if let Some(most) = self.sentence_words_max.filter(|most| words > *most) {
            remarks.push(Remark::LongSentence {
                begins: one.words[..SHOWN_WORDS.min(one.words.len())].join(" "),
                words,
                most,
            });
        }
        if self.whole_sentences && one.is_unfinished() {
            let from = one.words.len().saturating_sub(SHOWN_WORDS);
            remarks.push(Remark::Unfinished {
                ends: one.words[from..].join(" "),
            });
        }
    }

    fn capitals(&self, words: &[Word<'_>], remarks: &mut Vec<Remark>) {
        let Some(allowed) = &self.acronyms else {
            return;
        };
        let mut seen: Vec<&str> = Vec::new();
        for row in words.chunk_by(|a, b| a.is_capitals() == b.is_capitals()) {
            // Several in a row is somebody who raises their voice, not letters that stand for words.
            if !row[0].is_capitals() || row.len() >= SHOUTED_WORDS {
                continue;
            }
            for word in row.iter().map(|word| word.singular()) {
                let known = KNOWN.contains(&word)
                    || is_roman(word)
                    || allowed.iter().any(|it| folded(it) == folded(word));
                if !known && !seen.contains(&word) {
                    seen.push(word);
                    remarks.push(Remark::Acronym {
                        word: word.to_owned(),
                    });
                }
            }
        }
    }

    fn avoided(&self, words: &[Word<'_>], remarks: &mut Vec<Remark>) {
        let written: Vec<String> = words.iter().map(|word| folded(word.text)).collect();
        for avoid in &self.avoid {
            let wanted: Vec<String> = self::words(&avoid.words)
                .iter()
                .map(|word| folded(word.text))
                .collect();
            if !wanted.is_empty() && written.windows(wanted.len()).any(|row| row == wanted) {
                remarks.push(Remark::Avoid {
                    words: avoid.words.clone(),
                    instead: avoid.instead.clone(),
                });
            }
        }
    }
}

/// A sentence of a text.
struct Sentence<'a> {
    words: Vec<&'a str>,
    /// Whether it is a line of a list, which needs no mark.
    is_listed: bool,
}

impl Sentence<'_> {
    /// Long enough to be a sentence, and ends with a letter: neither a mark nor a greeting's comma, nor a link.
    fn is_unfinished(&self) -> bool {
        let Some(last) = self.words.last() else {
            return false;
        };
        !self.is_listed
            && self.words.len() >= SENTENCE_WORDS
            && !is_address(last)
            && last
                .trim_end_matches(CLOSING)
                .ends_with(char::is_alphanumeric)
    }
}

/// The sentences of a text, without what is quoted. A line is one or several, unless it was only wrapped.
fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut all = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut is_listed = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('>') {
            continue;
        }
        let begins_list = is_list(line);
        if line.is_empty() || begins_list {
            end(&mut all, &mut words, is_listed);
        }
        is_listed = begins_list || is_listed && !words.is_empty();
        for word in line.split_whitespace() {
            words.push(word);
            if word
                .trim_end_matches(CLOSING)
                .ends_with(['.', '!', '?', '…'])
            {
                end(&mut all, &mut words, is_listed);
            }
        }
        if line.chars().count() < WRAPPED_CHARACTERS {
            end(&mut all, &mut words, is_listed);
        }
    }
    end(&mut all, &mut words, is_listed);
    all
}

fn end<'a>(all: &mut Vec<Sentence<'a>>, words: &mut Vec<&'a str>, is_listed: bool) {
    if !words.is_empty() {
        let words = std::mem::take(words);
        all.push(Sentence { words, is_listed });
    }
}

/// Whether a line is one of a list: it begins with a mark or a number.
fn is_list(line: &str) -> bool {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '*', '•', '–', '+'])
        || (numbered.len() < line.len() && numbered.starts_with(['.', ')']))
}

/// A word, without what stands around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
}

impl<'a> Word<'a> {
    /// Without the `s` of several: `PDFs`.
    fn singular(self) -> &'a str {
        let one = self.text.strip_suffix('s');
        one.filter(|one| all_capitals(one)).unwrap_or(self.text)
    }

    fn is_capitals(self) -> bool {
        all_capitals(self.singular())
    }
}

fn all_capitals(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=ACRONYM_LETTERS_MAX).contains(&letters) && word.chars().all(char::is_uppercase)
}

/// The words of a text, without addresses and links, and without what is quoted.
fn words(text: &str) -> Vec<Word<'_>> {
    let lines = text.lines().filter(|line| !line.trim().starts_with('>'));
    let pieces = lines.flat_map(str::split_whitespace);
    let pieces = pieces.filter(|piece| !is_address(piece));
    let each = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric()));
    let each = each.filter(|word| !word.is_empty());
    each.map(|text| Word { text }).collect()
}

fn is_address(piece: &str) -> bool {
    piece.contains("://") || piece.contains('@') || piece.starts_with("www.")
}

fn is_roman(word: &str) -> bool {
    word.chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// Capitals that need no explanation, and words that people only stress.
const KNOWN: &[&str] = &[
    "AM", "ATM", "BIC", "CD", "CET", "CIF", "CP", "CV", "DNI", "DVD", "EE", "ES", "EU", "EUR",
    "FAQ", "FM", "GB", "GDPR", "GMT", "GPS", "HD", "HTML", "IBAN", "ID", "IP", "ISBN", "IT", "IVA",
    "KB", "LED", "MB", "NIE", "NIF", "NO", "NOT", "OK", "ONG", "ONU", "PC", "PDF", "PIN", "PM",
    "QR", "RGPD", "SA", "SI", "SÍ", "SIM", "SL", "SMS", "TB", "TV", "UE", "UK", "UN", "URL", "US",
    "USA", "USB", "UTC", "UU", "VAT", "VIP", "VPN", "WIFI", "YES", "ZIP",
];

/// What may stand behind the mark at the end of a sentence.
const CLOSING: [char; 8] = ['"', '\'', '»', '”', '’', ')', '*', '_'];

/// The most remarks about one text; whoever gets more reads none.
pub const REMARKS_MAX: usize = 12;

/// How much of a text is looked at, in bytes; its length counts all of it.
const LOOKED_AT_BYTES_MAX: usize = 32 * 1024;

/// How many words of a sentence are enough to find it by.
const SHOWN_WORDS: usize = 5;

/// Fewer words than these are a greeting, a name or a yes.
const SENTENCE_WORDS: usize = 4;

/// A line of so many characters goes on in the next one: editors wrap there.
const WRAPPED_CHARACTERS: usize = 55;

/// So many words in capitals in a row are no acronyms.
const SHOUTED_WORDS: usize = 3;

/// A longer word in capitals is a word.
const ACRONYM_LETTERS_MAX: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn style() -> Style {
        Style {
            sentence_words_max: Some(8),
            whole_sentences: true,
            acronyms: Some(vec!["RMA".into()]),
            avoid: ["ticket: caso", "a la mayor brevedad"]
                .into_iter()
                .filter_map(Avoid::parse)
                .collect(),
            ..Style::default()
        }
    }

    fn said(text: &str) -> Vec<Remark> {
        style().remarks(text)
    }

    #[test]
    fn a_plain_answer_has_nothing_to_remark() {
        assert_eq!(
            said("Hola, Ana:\nSu pedido sale hoy a las 14:00.\n\nUn saludo,\nSofía"),
            []
        );
        assert_eq!(said("Sí, claro"), [], "three words need no full stop");
    }

    #[test]
    fn a_long_sentence_is_told_by_its_first_words() {
        let text = "Le escribo para decirle que su pedido de ayer ya ha salido. Gracias.";
        assert_eq!(
            said(text),
            [Remark::LongSentence {
                begins: "Le escribo para decirle que".into(),
                words: 12,
                most: 8,
            }]
        );
    }

    #[test]
    fn a_sentence_without_a_mark_is_unfinished_but_lists_and_links_are_not() {
        let ends = |text: &str| said(text).len();
        assert_eq!(ends("Ahora mismo se lo miro"), 1);
        assert_eq!(ends("Ahora mismo se lo miro."), 0);
        assert_eq!(ends("Aquí puede ver todo: https://example.test/a"), 0);
        assert_eq!(ends("- su nombre y apellidos completos"), 0);
        assert_eq!(ends("1) su nombre y apellidos completos"), 0);
        assert_eq!(ends("(Ya se lo hemos enviado.)"), 0);
        assert_eq!(
            ends("> lo que usted nos escribió ayer"),
            0,
            "a quotation is not ours"
        );
    }

    #[test]
    fn a_wrapped_line_goes_on_in_the_next_one() {
        let plain = Style {
            whole_sentences: true,
            ..Style::default()
        };
        let text = "Su pedido ha salido esta mañana de nuestro almacén de Alcalá\ny llega mañana.";
        assert_eq!(plain.remarks(text), []);
    }

    #[test]
    fn acronyms_are_told_once_unless_known_allowed_or_shouted() {
        let found = |text: &str| -> Vec<String> {
            let all = said(text).into_iter();
            all.filter_map(|one| match one {
                Remark::Acronym { word } => Some(word),
                _ => None,
            })
            .collect()
        };
        assert_eq!(found("El SLA del RMA. El SLA, en PDF y sin IVA."), ["SLA"]);
        assert_eq!(found("Los SLAs y los PDFs."), ["SLA"]);
        assert_eq!(found("Caso C-12-NK, siglo XXI, a@SLA.test."), ["NK"]);
        assert_eq!(found("ESTO ES MUY RARO."), Vec::<String>::new());
        assert_eq!(found("NO lo abra."), Vec::<String>::new());
    }

    #[test]
    fn words_to_avoid_are_found_whatever_their_case_and_accents() {
        assert_eq!(
            said("Su Tícket se verá a la mayor  BREVEDAD."),
            [
                Remark::Avoid {
                    words: "ticket".into(),
                    instead: Some("caso".into())
                },
                Remark::Avoid {
                    words: "a la mayor brevedad".into(),
                    instead: None
                },
            ]
        );
        assert_eq!(said("Tickets."), [], "only whole words");
    }

    #[test]
    fn a_message_is_measured_in_characters() {
        let short = Style {
            characters_max: Some(5),
            ..Style::default()
        };
        assert_eq!(short.remarks("añoñó  "), []);
        assert_eq!(
            short.remarks("añoñós"),
            [Remark::Long {
                characters: 6,
                most: 5
            }]
        );
    }

    #[test]
    fn a_queue_adds_to_what_the_channel_asks() {
        let queue = Style {
            sentence_words_max: Some(20),
            avoid: Avoid::parse("barato: económico").into_iter().collect(),
            asks: true,
            ..Style::default()
        };
        let both = style().with_queue(&queue);
        assert_eq!(both.sentence_words_max, Some(20));
        assert_eq!(both.avoid.len(), 3);
        assert!(both.asks && both.whole_sentences);
    }

    #[test]
    fn nobody_gets_more_remarks_than_they_would_read() {
        let text = "A1. Una frase sin acabar nunca\n".repeat(200);
        assert_eq!(said(&text).len(), REMARKS_MAX);
    }
}
