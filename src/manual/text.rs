//! A page of the manual as a terminal shows it.

use super::page::{Block, Page, words_of};

/// A page in lines of at most so many columns, where words allow it.
pub fn text(page: &Page, columns: usize) -> String {
    let mut out = format!("{}\n", page.title);
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(2, line) => out.push_str(&words_of(line).to_uppercase()),
            Block::Heading(_, line) => out.push_str(&words_of(line)),
            Block::Text(line) => fold(&mut out, &words_of(line), "  ", columns),
            Block::Code(text) => {
                let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
                out.push_str(&lines.join("\n"));
            }
            Block::Term(term, meaning) => {
                fold(&mut out, &words_of(term), "  ", columns);
                out.push('\n');
                fold(&mut out, &words_of(meaning), "      ", columns);
            }
            Block::Points { numbered, items } => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push('\n');
                    }
                    let mark = if *numbered {
                        format!("{}. ", at + 1)
                    } else {
                        "- ".to_owned()
                    };
                    fold(&mut out, &(mark + &words_of(item)), "    ", columns);
                }
            }
            Block::Table(rows) => {
                let lines: Vec<String> = table(rows, columns);
                out.push_str(&lines.join("\n"));
            }
        }
        out.push('\n');
    }
    out
}

/// Cells under each other where they fit; else the first of a row, and the others below it.
fn table(rows: &[Vec<Vec<super::Span>>], columns: usize) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| words_of(cell)).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let length = |cell: &String| cell.chars().count();
    let widths: Vec<usize> = (0..count)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(length).max())
        .map(Option::unwrap_or_default)
        .collect();
    let fits = widths.iter().map(|width| width + 2).sum::<usize>() <= columns;
    let line = |row: &Vec<String>| {
        if !fits {
            let (first, others) = row.split_at(row.len().min(1));
            let mut out = String::new();
            fold(&mut out, &first.concat(), "  ", columns);
            out.push('\n');
            fold(&mut out, &others.join(" · "), "      ", columns);
            return out;
        }
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("  {cell:<width$}"));
        cells.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Words in lines, each after a margin.
fn fold(out: &mut String, text: &str, margin: &str, columns: usize) {
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used == 0 || used + 1 + length > columns {
            if used > 0 {
                out.push('\n');
            }
            out.push_str(margin);
            used = margin.len();
        } else {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manual::page::Span;

    #[test]
    fn words_stay_within_the_columns_and_keep_their_margin() {
        let plain = |text: &str| vec![Span::Plain(text.into())];
        let page = Page {
            title: "t".into(),
            blocks: vec![
                Block::Heading(2, plain("Head")),
                Block::Text(plain("one two three four")),
                Block::Term(plain("key"), plain("what it means to us")),
                Block::Code("as  it is".into()),
                Block::Table(vec![
                    vec![plain("a"), plain("b")],
                    vec![plain("long"), plain("c")],
                ]),
            ],
        };
        let wanted = "t\n\nHEAD\n\n  one two\n  three four\n\n  key\n      what it\n      means to\n      us\n\n    as  it is\n\n  a     b\n  long  c\n";
        assert_eq!(text(&page, 14), wanted);
    }

    #[test]
    fn a_table_that_is_too_wide_has_the_first_of_a_row_above_the_others() {
        let plain = |text: &str| vec![Span::Plain(text.into())];
        let page = Page {
            title: "t".into(),
            blocks: vec![Block::Table(vec![vec![
                plain("a long name"),
                plain("one"),
                plain("two"),
            ]])],
        };
        assert_eq!(
            text(&page, 12),
            "t\n\n  a long\n  name\n      one ·\n      two\n"
        );
    }
}
