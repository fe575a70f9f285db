//! Manual pages, as far as ours use the macros of man(7).

use super::page::{Block, Page, Span, words_of};

/// Reads a manual page.
pub(super) fn read(text: &str) -> Page {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.take(line);
    }
    reader.end();
    reader.page
}

/// What is being put together.
#[derive(Default)]
struct Reader {
    page: Page,
    line: Vec<Span>,
    /// A term whose meaning is being read.
    term: Option<Vec<Span>>,
    /// Whether the next line is a term.
    term_next: bool,
    /// Lines that are kept as they are.
    typed: Option<Vec<String>>,
}

impl Reader {
    fn take(&mut self, line: &str) {
        let (name, rest) = match line.strip_prefix('.') {
            Some(request) => request.split_once(' ').unwrap_or((request, "")),
            None => ("", line),
        };
        let words = arguments(rest);
        let whole = words.join(" ");
        match name {
            "" => self.put(vec![Span::Plain(unescaped(rest))]),
            "TH" => self.page.title = words.iter().take(1).map(|it| it.to_lowercase()).collect(),
            "SH" | "SS" => {
                self.end();
                let level = if name == "SH" { 2 } else { 3 };
                let heading = vec![Span::Plain(sentence(&whole))];
                self.page.blocks.push(Block::Heading(level, heading));
            }
            "PP" => self.end(),
            "TP" => {
                self.end();
                self.term_next = true;
            }
            "IP" => {
                self.end();
                let tag = words.first().cloned().unwrap_or_default();
                self.term = Some(vec![Span::Plain(tag)]);
            }
            "nf" => {
                self.end();
                self.typed = Some(Vec::new());
            }
            "fi" => {
                let typed = self.typed.take().unwrap_or_default();
                self.page.blocks.push(Block::Code(typed.join("\n")));
            }
            "B" => self.put(vec![Span::Strong(whole)]),
            "I" => self.put(vec![Span::Emphasis(whole)]),
            // Two letters: words are of the one and the other kind in turn, without a space.
            pair if pair.len() == 2 && pair.chars().all(|c| "BIR".contains(c)) => {
                let kinds = pair.chars().cycle();
                let spans = words.into_iter().zip(kinds).map(|(word, kind)| match kind {
                    'B' => Span::Strong(word),
                    'I' => Span::Emphasis(word),
                    _ => Span::Plain(word),
                });
                self.put(spans.collect());
            }
            _ => self.put(vec![Span::Plain(line.to_owned())]),
        }
    }

    fn put(&mut self, spans: Vec<Span>) {
        if let Some(typed) = &mut self.typed {
            typed.push(words_of(&spans));
        } else if self.term_next {
            self.term_next = false;
            self.term = Some(spans);
        } else {
            if !self.line.is_empty() {
                self.line.push(Span::Plain(" ".to_owned()));
            }
            self.line.extend(spans);
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        match self.term.take() {
            Some(term) => self.page.blocks.push(Block::Term(term, line)),
            None if line.is_empty() => {}
            None => self.page.blocks.push(Block::Text(line)),
        }
    }
}

/// The words of a request; those in quotation marks are one.
fn arguments(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(unescaped(word));
        rest = after.trim_start();
    }
    words
}

fn unescaped(text: &str) -> String {
    text.replace("\\(dq", "\"")
        .replace("\\-", "-")
        .replace("\\&", "")
        .replace("\\e", "\\")
}

/// Headings are in capitals in a manual page, which is hard to read elsewhere.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.by_ref().take(1).collect();
    first + &letters.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_page_is_read_from_top_to_bottom() {
        let page = read(
            ".TH CENTRALITA 8 \"\"\n.SH FIRST RUN\nSee\n.BR centralita (1),\n.I /etc\n.PP\n.nf\n.B centralita \\-\\-help\n.fi\n.TP\n.BR \"a b\" :\nWhat it\nmeans.\n.IP 1. 3\nfirst\n",
        );
        assert_eq!(page.title, "centralita");
        let plain = |text: &str| Span::Plain(text.into());
        let wanted = [
            Block::Heading(2, vec![plain("First run")]),
            Block::Text(vec![
                plain("See"),
                plain(" "),
                Span::Strong("centralita".into()),
                plain("(1),"),
                plain(" "),
                Span::Emphasis("/etc".into()),
            ]),
            Block::Code("centralita --help".into()),
            Block::Term(
                vec![Span::Strong("a b".into()), plain(":")],
                vec![plain("What it"), plain(" "), plain("means.")],
            ),
            Block::Term(vec![plain("1.")], vec![plain("first")]),
        ];
        assert_eq!(page.blocks, wanted);
    }
}
