//! A page of the manual as browsers read it: no script, no style of its own, every letter escaped.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page::{Block, Page, Span, words_of};

/// How it looks, by light and by night.
pub const STYLE: &str = include_str!("style.css");

/// What a page says, after its title: the contents, then the text.
pub fn html(page: &Page) -> String {
    let mut names = Names::default();
    let mut contents = String::new();
    let mut body = String::new();
    // Several terms in a row are one list.
    let mut in_terms = false;
    for block in &page.blocks {
        let is_term = matches!(block, Block::Term(..));
        if is_term != in_terms {
            body.push_str(if is_term { "<dl>\n" } else { "</dl>\n" });
            in_terms = is_term;
        }
        if let Block::Heading(level, line) = block {
            let name = names.of(&words_of(line));
            let text = spans(line);
            let _ = writeln!(body, "<h{level} id=\"{name}\">{text}</h{level}>");
            if *level == 2 {
                let text = escaped(&words_of(line));
                let _ = writeln!(contents, "<li><a href=\"#{name}\">{text}</a></li>");
            }
        } else {
            put(&mut body, block);
        }
    }
    if in_terms {
        body.push_str("</dl>\n");
    }
    if contents.is_empty() {
        return body;
    }
    format!("<ul class=\"contents\">\n{contents}</ul>\n{body}")
}

fn put(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading(..) => Ok(()),
        Block::Text(line) => writeln!(out, "<p>{}</p>", spans(line)),
        Block::Code(text) => {
            writeln!(
                out,
                "<pre tabindex=\"0\"><code>{}</code></pre>",
                escaped(text)
            )
        }
        Block::Term(term, meaning) => {
            writeln!(out, "<dt>{}</dt>\n<dd>{}</dd>", spans(term), spans(meaning))
        }
        Block::Points { numbered, items } => {
            let tag = if *numbered { "ol" } else { "ul" };
            let items = items
                .iter()
                .map(|item| format!("<li>{}</li>\n", spans(item)));
            writeln!(out, "<{tag}>\n{}</{tag}>", items.collect::<String>())
        }
        Block::Table(rows) => {
            let mut rows = rows.iter();
            let row = |tag: &str, row: &Vec<Vec<Span>>| {
                let cells = row.iter().map(|it| format!("<{tag}>{}</{tag}>", spans(it)));
                format!("<tr>{}</tr>\n", cells.collect::<String>())
            };
            let head = rows.next().map(|it| row("th", it)).unwrap_or_default();
            let body: String = rows.map(|it| row("td", it)).collect();
            writeln!(
                out,
                "<div class=\"wide\" tabindex=\"0\"><table>\n<thead>{head}</thead>\n<tbody>\n{body}</tbody></table></div>"
            )
        }
    };
}

fn spans(line: &[Span]) -> String {
    let one = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Span::Emphasis(text) => format!("<em>{}</em>", escaped(text)),
        Span::Code(text) => format!("<code>{}</code>", escaped(text)),
        Span::Link(text, name) => format!("<a href=\"#{}\">{}</a>", escaped(name), escaped(text)),
    };
    line.iter().map(one).collect()
}

/// The letters that mean something in HTML, as what they are.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// What headings are called in addresses, as the papers' own links have it: a second of the same name gets a number.
#[derive(Default)]
struct Names(BTreeMap<String, u32>);

impl Names {
    fn of(&mut self, heading: &str) -> String {
        let letters = heading.to_lowercase();
        let name: String = letters
            .chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
                _ => None,
            })
            .collect();
        let before = self.0.entry(name.clone()).or_default();
        let number = *before;
        *before += 1;
        match number {
            0 => name,
            number => format!("{name}-{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_written_becomes_a_tag() {
        let page = Page {
            title: String::new(),
            blocks: vec![
                Block::Text(vec![Span::Plain("<script>&\"".into())]),
                Block::Code("a < b".into()),
            ],
        };
        let shown = html(&page);
        assert_eq!(
            shown,
            "<p>&lt;script&gt;&amp;&quot;</p>\n<pre tabindex=\"0\"><code>a &lt; b</code></pre>\n"
        );
    }

    #[test]
    fn headings_of_one_name_have_places_of_their_own() {
        let mut names = Names::default();
        assert_eq!(names.of("1. The `Wire`!"), "1-the-wire");
        assert_eq!(names.of("Wire"), "wire");
        assert_eq!(names.of("Wire"), "wire-1");
    }
}
