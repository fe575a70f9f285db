//! The papers for programmers, as far as they use Markdown: headings, paragraphs, lists of one level, tables,
//! fenced lines, and what stands within a line.

use super::page::{Block, Page, Span};

/// Reads a paper.
pub(super) fn read(text: &str) -> Page {
    let mut page = Page::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() || line.starts_with("<!--") {
            continue;
        }
        if let Some(fence) = line.trim_start().strip_prefix(FENCE) {
            debug_assert!(!fence.contains('`'), "a fence on one line");
            let code = lines
                .by_ref()
                .take_while(|line| !line.trim_start().starts_with(FENCE));
            let code: Vec<&str> = code.collect();
            page.blocks.push(Block::Code(code.join("\n")));
        } else if let Some((level, title)) = heading(line) {
            if level == 1 && page.title.is_empty() {
                title.clone_into(&mut page.title);
            } else {
                page.blocks
                    .push(Block::Heading(level.clamp(2, 4), spans(title)));
            }
        } else if line.starts_with('|') {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(row);
            }
            page.blocks.push(table(&rows));
        } else {
            let mut whole = line.trim().to_owned();
            while let Some(more) = lines.next_if(|line| continues(line)) {
                whole.push(' ');
                whole.push_str(more.trim());
            }
            point_or_text(&mut page.blocks, &whole);
        }
    }
    page
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - title.len()).ok()?;
    (level > 0).then_some((level, title.strip_prefix(' ')?))
}

/// Whether a line goes on with the paragraph or the point above it.
fn continues(line: &str) -> bool {
    let text = line.trim_start();
    !(text.is_empty()
        || text.starts_with(FENCE)
        || line.starts_with('|')
        || line.starts_with("<!--")
        || heading(line).is_some()
        || point(text).is_some())
}

/// The text of a point of a list, and whether it is numbered.
fn point(text: &str) -> Option<(bool, &str)> {
    if let Some(text) = text.strip_prefix("- ") {
        return Some((false, text));
    }
    let (number, text) = text.split_once(". ")?;
    number.parse::<u16>().ok().map(|_| (true, text))
}

fn point_or_text(blocks: &mut Vec<Block>, whole: &str) {
    let Some((is_numbered, text)) = point(whole) else {
        blocks.push(Block::Text(spans(whole)));
        return;
    };
    match blocks.last_mut() {
        Some(Block::Points { numbered, items }) if *numbered == is_numbered => {
            items.push(spans(text));
        }
        _ => blocks.push(Block::Points {
            numbered: is_numbered,
            items: vec![spans(text)],
        }),
    }
}

/// Rows between bars; the second one only draws a line.
fn table(rows: &[&str]) -> Block {
    let is_line = |row: &str| row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let rows = rows.iter().filter(|row| !is_line(row)).map(|row| {
        // A bar within a cell is escaped.
        let row = row.trim().replace("\\|", BAR);
        let row = row.trim_start_matches('|').trim_end_matches('|');
        row.split('|')
            .map(|cell| spans(&cell.trim().replace(BAR, "|")))
            .collect()
    });
    Block::Table(rows.collect())
}

/// What stands within a line: code, strong, emphasis, links.
fn spans(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let Some((span, after)) = marked(rest, plain.chars().next_back()) else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        if !plain.is_empty() {
            found.push(Span::Plain(std::mem::take(&mut plain)));
        }
        found.push(span);
        rest = after;
    }
    if !plain.is_empty() {
        found.push(Span::Plain(plain));
    }
    found
}

/// The marked piece that a text begins with, and what comes after it.
fn marked(text: &str, before: Option<char>) -> Option<(Span, &str)> {
    if let Some((inside, after)) = between(text, "`", "`") {
        return Some((Span::Code(inside.to_owned()), after));
    }
    if let Some((inside, after)) = between(text, "**", "**") {
        return Some((Span::Strong(bare(inside)), after));
    }
    if let Some((inside, after)) = between(text, "*", "*")
        && !inside.starts_with([' ', '*'])
        && before.is_none_or(|c| !c.is_alphanumeric())
    {
        return Some((Span::Emphasis(bare(inside)), after));
    }
    if let Some((inside, after)) = between(text, "[", "](") {
        let (place, after) = after.split_once(')')?;
        let span = match place.strip_prefix('#') {
            Some(name) => Span::Link(bare(inside), name.to_owned()),
            // Another file or another site: here, without a network, it is its name.
            None if place.contains("://") => Span::Plain(format!("{} ({place})", bare(inside))),
            None => Span::Plain(bare(inside)),
        };
        return Some((span, after));
    }
    None
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<(&'t str, &'t str)> {
    let (inside, after) = text.strip_prefix(open)?.split_once(close)?;
    (!inside.is_empty()).then_some((inside, after))
}

fn bare(text: &str) -> String {
    text.replace('`', "")
}

const FENCE: &str = "```";

/// Stands for a bar that separates nothing; no paper has this character.
const BAR: &str = "\u{1}";

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Span {
        Span::Plain(text.to_owned())
    }

    #[test]
    fn a_line_is_read_with_what_is_marked_in_it() {
        let line =
            spans("Say `a*b`, **it `now`** or *soon*: 2 * 3, [there](#place), [x](http://y)");
        let wanted = [
            plain("Say "),
            Span::Code("a*b".into()),
            plain(", "),
            Span::Strong("it now".into()),
            plain(" or "),
            Span::Emphasis("soon".into()),
            plain(": 2 * 3, "),
            Span::Link("there".into(), "place".into()),
            plain(", "),
            plain("x (http://y)"),
        ];
        assert_eq!(line, wanted);
    }

    #[test]
    fn a_paper_is_read_from_top_to_bottom() {
        let page = read(
            "# Title\n\nOne\ntwo.\n- a\n  b\n- c\n\n1. d\n\n## Part `x`\n| k | v |\n|---|---|\n| a\\|b | `c` |\n```sh\n# no heading\n```\n",
        );
        assert_eq!(page.title, "Title");
        let points = |numbered, items: &[&str]| Block::Points {
            numbered,
            items: items.iter().map(|item| vec![plain(item)]).collect(),
        };
        let cell = |text: &str| vec![plain(text)];
        let wanted = [
            Block::Text(cell("One two.")),
            points(false, &["a b", "c"]),
            points(true, &["d"]),
            Block::Heading(2, vec![plain("Part "), Span::Code("x".into())]),
            Block::Table(vec![
                vec![cell("k"), cell("v")],
                vec![cell("a|b"), vec![Span::Code("c".into())]],
            ]),
            Block::Code("# no heading".into()),
        ];
        assert_eq!(page.blocks, wanted);
    }
}
