//! HTML as text: what a terminal shows and search reads. One pass, no tree.

use mail_parser::decoders::html::add_html_token;

use crate::domain::text::BODY_BYTES_MAX;

use super::markup::{Token, Tokens, attributes};

/// The text of `html`.
pub fn text(html: &str) -> String {
    let mut page = Page::default();
    for token in Tokens::new(html) {
        // Whoever asked cuts there; the rest of a page of megabytes is not worth the time.
        if page.out.len() > BODY_BYTES_MAX {
            break;
        }
        match token {
            Token::Text(text) => page.text(&entities(text)),
            Token::Open { name, attributes } => page.open(&name, attributes),
            Token::Close { name } => page.close(&name),
        }
    }
    page.out.truncate(page.out.trim_end().len());
    page.out
}

#[derive(Default)]
struct Page {
    out: String,
    /// Line ends owed before the next text.
    breaks: usize,
    /// A space owed before the next text.
    space: bool,
    quotes: usize,
    preformatted: usize,
    link: Option<(String, usize)>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.breaks += 1;
                }
                if !line.is_empty() {
                    self.word(line.trim_end_matches('\r'));
                }
            }
            return;
        }
        let blank = |c: char| c.is_ascii_whitespace();
        for (number, word) in text.split(blank).enumerate() {
            self.space |= number > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    /// Puts down a word after whatever is owed.
    fn word(&mut self, word: &str) {
        if self.out.is_empty() || self.breaks > 0 {
            // Lines made of tags alone are not worth more than one empty line.
            let breaks = if self.out.is_empty() {
                0
            } else {
                self.breaks.min(2)
            };
            let prefix = "> ".repeat(self.quotes.min(QUOTES_MAX));
            for number in 0..breaks {
                self.out.push('\n');
                if number + 1 < breaks {
                    self.out.push_str(prefix.trim_end());
                }
            }
            self.out.push_str(&prefix);
        } else if self.space {
            self.out.push(' ');
        }
        self.breaks = 0;
        self.space = false;
        for c in word.chars() {
            self.out.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }

    fn end_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
        self.space = false;
    }

    fn open(&mut self, name: &str, text: &str) {
        match name {
            "br" => {
                self.breaks += 1;
                self.space = false;
            }
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" => {
                self.end_line(if name == "p" || name.starts_with('h') {
                    2
                } else {
                    1
                });
            }
            "div" | "tr" | "dt" | "dd" | "center" | "address" | "section" | "article" => {
                self.end_line(1);
            }
            "blockquote" => {
                self.end_line(2);
                self.quotes += 1;
            }
            "pre" => {
                self.end_line(2);
                self.preformatted += 1;
            }
            "li" => {
                self.end_line(1);
                self.word("-");
                self.space = true;
            }
            "td" | "th" if self.breaks == 0 && !self.out.is_empty() => {
                self.space = false;
                self.out.push_str("  ");
            }
            "hr" => {
                self.end_line(1);
                self.word("---");
                self.end_line(1);
            }
            "img" => {
                let found = attributes(text).into_iter().find(|pair| pair.0 == "alt");
                let alt = found.map(|pair| entities(pair.1)).unwrap_or_default();
                if !alt.trim().is_empty() {
                    self.word(&format!("[{}]", alt.trim()));
                }
            }
            "a" => {
                let found = attributes(text).into_iter().find(|pair| pair.0 == "href");
                let target = found.map(|pair| entities(pair.1)).unwrap_or_default();
                let target = target.trim();
                let shown = ["http://", "https://"]
                    .iter()
                    .any(|scheme| target.starts_with(scheme));
                let fits = target.len() <= LINK_BYTES_MAX && !target.contains(char::is_whitespace);
                self.link = (shown && fits).then(|| (target.to_owned(), self.out.len()));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_line(2),
            "div" | "tr" | "table" | "ul" | "ol" | "li" | "dt" | "dd" | "center" | "address" => {
                self.end_line(1);
            }
            "blockquote" => {
                self.end_line(2);
                self.quotes = self.quotes.saturating_sub(1);
            }
            "pre" => {
                self.end_line(2);
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "a" => {
                let Some((target, start)) = self.link.take() else {
                    return;
                };
                let shown = self.out.get(start..).unwrap_or_default();
                // A link that shows where it leads need not say it twice.
                let bare = target
                    .split("://")
                    .nth(1)
                    .unwrap_or_default()
                    .trim_end_matches('/');
                if !shown.trim().is_empty() && !shown.contains(bare) {
                    self.out.extend([" <", &target, ">"]);
                }
            }
            _ => {}
        }
    }
}

/// Character references as the characters they stand for.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.bytes().skip(1).take(ENTITY_BYTES_MAX);
        let name = name
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            .count();
        let end = (rest.as_bytes().get(name + 1) == Some(&b';')).then_some(name + 1);
        if let Some(end) = end {
            add_html_token(&mut out, &rest.as_bytes()[..=end], false);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The longest character reference that is looked for, in bytes.
const ENTITY_BYTES_MAX: usize = 34;

/// Quotations nested deeper are marked as this deep.
const QUOTES_MAX: usize = 5;

/// Longer targets are for machines.
const LINK_BYTES_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_tables_keep_their_lines() {
        let html = "<style>x</style><p>Hola&nbsp;Ana,</p>\n<p>Dos  cosas:</p><ul><li>una</li><li>otra</li></ul>\n<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>";
        assert_eq!(
            text(html),
            "Hola Ana,\n\nDos cosas:\n\n- una\n- otra\n1  2\n3"
        );
    }

    #[test]
    fn quotations_are_marked() {
        assert_eq!(
            text("a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e"),
            "a\n>\n> b\n> c\n> >\n> > d\n\ne"
        );
    }

    #[test]
    fn links_say_where_they_lead_once() {
        assert_eq!(
            text("<a href='https://a.test/x?y=1&amp;z'>aquí</a>"),
            "aquí <https://a.test/x?y=1&z>"
        );
        assert_eq!(
            text("<a href=https://a.test/>https://a.test</a>"),
            "https://a.test"
        );
        assert_eq!(text("<a href=javascript:x>a</a>"), "a");
    }

    #[test]
    fn entities_of_any_sort_are_read() {
        assert_eq!(
            text("&lt;b&gt; &ntilde; &#241; &#xF1; &unknown; & &amp;lt;"),
            "<b> ñ ñ ñ &unknown; & &lt;"
        );
    }

    #[test]
    fn preformatted_text_keeps_its_spaces() {
        assert_eq!(text("<pre>a\n  b\n</pre>c"), "a\n  b\n\nc");
    }
}
