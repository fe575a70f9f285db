//! HTML from mail as a plain sequence of tags and text, and that sequence tidied.
//!
//! The cleaner and every browser build a tree, in time that is quadratic or worse for input made for
//! it: tens of thousands of nested elements, formatting that is never closed, tags with a hundred
//! thousand attributes. What [`tidy`] writes is properly nested, shallow, and holds known tags with
//! known attributes only, so none of that reaches them. It is not what makes HTML safe: see `safe`.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, entities still in it.
    Text(&'a str),
    /// `<name …>`.
    Open { name: String, attributes: &'a str },
    /// `</name>`.
    Close { name: String },
}

/// Cuts HTML into tokens in one pass: nothing is searched for twice.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// No closing quotation mark of this sort is left, no `>`, or no end of a picture.
    spent: Spent,
}

#[derive(Default)]
struct Spent {
    double: bool,
    single: bool,
    angle: bool,
    picture: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            rest: html,
            spent: Spent::default(),
        }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// The length of the tag that `rest` begins with, its `>` included.
    fn tag(&mut self) -> Option<usize> {
        if self.spent.angle {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let mut at = 1;
        while at < bytes.len() {
            let quote = bytes[at];
            let spent = match quote {
                b'>' => return Some(at + 1),
                b'"' => &mut self.spent.double,
                b'\'' => &mut self.spent.single,
                _ => {
                    at += 1;
                    continue;
                }
            };
            if !*spent {
                match bytes[at + 1..].iter().position(|byte| *byte == quote) {
                    Some(length) => at += length + 1,
                    None => *spent = true,
                }
            }
            at += 1;
        }
        // Quotation marks may have hidden every `>`; then they are not taken for such.
        self.spent.double = true;
        self.spent.single = true;
        let end = bytes.iter().position(|byte| *byte == b'>');
        self.spent.angle = end.is_none();
        end.map(|at| at + 1)
    }

    /// Skips what stands between `<name>` and `</name>`: text of no use to a reader. A picture that ends
    /// nowhere, or in its own tag, hides nothing; in all others a browser shows nothing up to the end.
    fn skip_content(&mut self, name: &str, attributes: &str) {
        let is_picture = name == PICTURE;
        if is_picture && (self.spent.picture || attributes.ends_with('/')) {
            return;
        }
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</").map(|at| at + from) {
            let tail = &self.rest.as_bytes()[at + 2..];
            if tail.len() >= name.len() && tail[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            {
                self.take(at);
                return;
            }
            from = at + 2;
        }
        if is_picture {
            self.spent.picture = true;
            return;
        }
        self.take(self.rest.len());
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Text(self.take(end)));
            }
            if self.rest.starts_with("<!--") {
                let end = self.rest[4..]
                    .find("-->")
                    .map_or(self.rest.len(), |at| at + 7);
                self.take(end);
                continue;
            }
            let (close, first) = match self.rest.as_bytes() {
                [_, b'/', first, ..] => (true, *first),
                [_, first, ..] => (false, *first),
                _ => (false, b' '),
            };
            if !close && matches!(first, b'!' | b'?') {
                let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
                self.take(end);
                continue;
            }
            let length = if first.is_ascii_alphabetic() {
                self.tag()
            } else {
                None
            };
            let Some(length) = length else {
                return Some(Token::Text(self.take(1)));
            };
            let inside = &self.take(length)[if close { 2 } else { 1 }..];
            let inside = &inside[..inside.len() - 1];
            let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/');
            let (name, attributes) = inside.split_at(end.unwrap_or(inside.len()));
            let name: String = name.chars().take(NAME_CHARS_MAX).collect();
            let name = name.to_ascii_lowercase();
            if close {
                return Some(Token::Close { name });
            }
            if HIDDEN.contains(&name.as_str()) {
                self.skip_content(&name, attributes);
                continue;
            }
            return Some(Token::Open { name, attributes });
        }
    }
}

/// The attributes of a tag, names in lower case, values still with their entities.
pub(super) fn attributes(text: &str) -> Vec<(String, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while out.len() < ATTRIBUTES_MAX {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
        let (name, tail) = rest.split_at(end.unwrap_or(rest.len()).max(1).min(rest.len()));
        rest = tail.trim_start();
        let mut value = "";
        if let Some(tail) = rest.strip_prefix('=') {
            let tail = tail.trim_start();
            let quote = tail.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => tail[1..].split_once(quote).unwrap_or((&tail[1..], "")),
                None => tail.split_at(tail.find(char::is_whitespace).unwrap_or(tail.len())),
            };
        }
        let name: String = name.chars().take(NAME_CHARS_MAX).collect();
        out.push((name.to_ascii_lowercase(), value));
    }
    out
}

/// The same HTML with known tags and attributes only, properly nested and shallow.
pub(super) fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len().min(1 << 20));
    let mut open: Vec<&'static str> = Vec::new();
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => push_escaped(&mut out, text),
            Token::Open { name, attributes } => {
                let Some(name) = TAGS.iter().find(|tag| **tag == name).copied() else {
                    continue;
                };
                make_room(&mut out, &mut open, name);
                let empty = EMPTY.contains(&name);
                let tangled = FORMATTING.contains(&name)
                    && open.iter().filter(|tag| FORMATTING.contains(tag)).count() >= FORMATTING_MAX;
                if !empty && (open.len() >= DEPTH_MAX || tangled) {
                    continue;
                }
                push_tag(&mut out, name, attributes);
                if !empty {
                    open.push(name);
                }
            }
            Token::Close { name } => {
                if let Some(at) = open.iter().rposition(|tag| *tag == name) {
                    close_to(&mut out, &mut open, at);
                }
            }
        }
    }
    close_to(&mut out, &mut open, 0);
    out
}

/// Closes what HTML closes by itself when `name` begins: a paragraph, the item or cell before.
fn make_room(out: &mut String, open: &mut Vec<&'static str>, name: &str) {
    let (ends, until): (&[&str], &[&str]) = match name {
        "li" => (&["li"], &["ul", "ol"]),
        "dd" | "dt" => (&["dd", "dt"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        "a" => (&["a"], &["td", "th"]),
        _ if BLOCKS.contains(&name) => (&["p"], &["td", "th", "li", "table"]),
        _ => return,
    };
    for at in (0..open.len()).rev() {
        if until.contains(&open[at]) {
            return;
        }
        if ends.contains(&open[at]) {
            close_to(out, open, at);
            return;
        }
    }
}

fn close_to(out: &mut String, open: &mut Vec<&'static str>, at: usize) {
    for tag in open.drain(at..).rev() {
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
}

fn push_tag(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    let mut seen: Vec<&str> = Vec::new();
    for (attribute, value) in attributes(text) {
        let Some(known) = ATTRIBUTES.iter().find(|known| **known == attribute) else {
            continue;
        };
        let max = if *known == "src" {
            SOURCE_BYTES_MAX
        } else {
            VALUE_BYTES_MAX
        };
        if seen.contains(known) || value.len() > max {
            continue;
        }
        seen.push(known);
        out.push(' ');
        out.push_str(known);
        out.push_str("=\"");
        push_escaped(out, value);
        out.push('"');
    }
    out.push('>');
}

/// Entities pass; what could begin or end a tag or a value does not.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => {}
            _ => out.push(c),
        }
    }
}

/// Elements whose content no reader should see.
const HIDDEN: [&str; 9] = [
    "script", "style", "title", "iframe", "noembed", "noframes", "xmp", "template", PICTURE,
];

/// The one of them whose own tag may end it (HTML, 13.1.2: foreign elements).
const PICTURE: &str = "svg";

/// Everything that is shown as more than its text.
pub(super) const TAGS: [&str; 49] = [
    "a",
    "abbr",
    "address",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// The attributes that survive.
const ATTRIBUTES: [&str; 11] = [
    "href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "align", "dir", "lang",
];

/// Elements without content.
const EMPTY: [&str; 3] = ["br", "hr", "img"];

/// Elements that a browser opens again after closing what they were opened in.
const FORMATTING: [&str; 9] = ["a", "b", "code", "em", "font", "i", "s", "strong", "u"];

/// Elements before which a paragraph ends.
const BLOCKS: [&str; 18] = [
    "address",
    "blockquote",
    "center",
    "div",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
    "caption",
];

/// The deepest nesting that is kept; deeper elements are shown by their content alone.
const DEPTH_MAX: usize = 100;

/// The most formatting elements inside each other.
const FORMATTING_MAX: usize = 12;

/// The most attributes of a tag that are looked at.
const ATTRIBUTES_MAX: usize = 60;

/// The longest name that is compared.
const NAME_CHARS_MAX: usize = 30;

/// The longest value of an attribute, in bytes.
const VALUE_BYTES_MAX: usize = 2_048;

/// The longest source of a picture, in bytes: it may hold the picture itself.
const SOURCE_BYTES_MAX: usize = 128 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_hides_what_is_in_it_and_nothing_behind_it() {
        for picture in [
            "<svg width='1' />",
            "<svg/>",
            "<svg><path d='x'>",
            "<svg/onload=a>",
        ] {
            let html = format!("<p>a</p>{picture}<p>b</p>");
            assert_eq!(tidy(&html), "<p>a</p><p>b</p>", "{picture}");
        }
        assert_eq!(tidy("<p>a<svg><text>no</text></SVG>b"), "<p>ab</p>");
    }

    #[test]
    fn pictures_without_an_end_take_no_more_time_each() {
        let html = "<svg></x>".repeat(200_000);
        assert_eq!(tidy(&html), "");
    }

    #[test]
    fn what_is_open_gets_closed_in_order() {
        assert_eq!(tidy("<p>a<b>b<p>c</b></i>"), "<p>a<b>b</b></p><p>c</p>");
        assert_eq!(
            tidy("<ul><li>1<li>2<ul><li>3</ul>"),
            "<ul><li>1</li><li>2<ul><li>3</li></ul></li></ul>"
        );
        assert_eq!(
            tidy("<table><tr><td>1<td>2<tr><td>3"),
            "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
        );
    }

    #[test]
    fn scripts_comments_and_styles_go_with_their_content() {
        assert_eq!(tidy("a<script>x<y</SCRIPT >b<!-- <p> -->c<style>d"), "abc");
        assert_eq!(tidy("<!DOCTYPE html><?xml?><html><body>a"), "a");
    }

    #[test]
    fn a_lone_angle_is_text() {
        assert_eq!(tidy("1 < 2 <3 <"), "1 &lt; 2 &lt;3 &lt;");
        assert_eq!(tidy("<b"), "&lt;b");
        assert_eq!(tidy("<a href=\"x>y"), "<a href=\"x\">y</a>");
    }

    #[test]
    fn attributes_are_known_first_and_quoted() {
        assert_eq!(
            tidy("<img SRC=cid:a onerror='x()' alt='\"<>' src=b / style=c>"),
            "<img src=\"cid:a\" alt=\"&quot;&lt;&gt;\">"
        );
        assert_eq!(
            tidy("<td colspan = 2 = x lang=es>"),
            "<td colspan=\"2\" lang=\"es\"></td>"
        );
    }

    #[test]
    fn depth_and_formatting_are_bounded() {
        let deep = tidy(&"<div>".repeat(50_000));
        assert_eq!(deep.matches("<div>").count(), DEPTH_MAX);
        let bold = tidy(&"<b><i x=1>".repeat(50_000));
        assert_eq!(
            bold.matches("<b>").count() + bold.matches("<i>").count(),
            FORMATTING_MAX
        );
    }

    #[test]
    fn input_made_to_be_slow_is_not() {
        for hostile in [
            "<a \"", "<a '", "<!--", "<", "</", "<a b", "<script>", "</script", "<a =\"'",
        ] {
            tidy(&hostile.repeat(200_000 / hostile.len()));
        }
        tidy(&format!("<a {}>", "a1 ".repeat(100_000)));
    }
}
