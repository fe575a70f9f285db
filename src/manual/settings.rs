//! The commented reference of the configuration: a remark belongs to the key or the table below it.

use super::page::{Block, Page, Span};

/// Reads the reference.
pub(super) fn read(text: &str) -> Page {
    let mut page = Page {
        title: "centralita.toml".to_owned(),
        blocks: Vec::new(),
    };
    let mut said = String::new();
    for line in text.lines() {
        if line.starts_with("#:schema") {
            continue;
        }
        if let Some(remark) = line.strip_prefix("# ") {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(remark);
            continue;
        }
        let remark = std::mem::take(&mut said);
        let remark = (!remark.is_empty()).then(|| vec![Span::Plain(remark)]);
        let setting = line.strip_prefix('#').unwrap_or(line);
        if setting.starts_with('[') {
            let heading = vec![Span::Code(setting.to_owned())];
            page.blocks.push(Block::Heading(2, heading));
            page.blocks.extend(remark.map(Block::Text));
        } else if setting.contains(" = ") {
            let term = vec![Span::Code(setting.to_owned())];
            page.blocks
                .push(Block::Term(term, remark.unwrap_or_default()));
        } else {
            page.blocks.extend(remark.map(Block::Text));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_belongs_to_what_is_below_it() {
        let page =
            read("#:schema x\n# Head\n# of it.\n\n# A table.\n[a]\n# A key.\n#k = 1\nl = 2\n");
        let code = |text: &str| vec![Span::Code(text.into())];
        let plain = |text: &str| vec![Span::Plain(text.into())];
        let wanted = [
            Block::Text(plain("Head of it.")),
            Block::Heading(2, code("[a]")),
            Block::Text(plain("A table.")),
            Block::Term(code("k = 1"), plain("A key.")),
            Block::Term(code("l = 2"), Vec::new()),
        ];
        assert_eq!(page.blocks, wanted);
    }
}
