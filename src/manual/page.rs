//! What a page of the manual is made of, however it was written and wherever it is shown.

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What stands above it.
    pub title: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a page that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 2 (the page's title is the first) to 4.
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Text(Vec<Span>),
    /// A list, numbered from 1 or not.
    Points {
        /// Whether it is numbered.
        numbered: bool,
        /// What it lists.
        items: Vec<Vec<Span>>,
    },
    /// A word or a key, and what it means.
    Term(Vec<Span>, Vec<Span>),
    /// Lines as they are typed or sent.
    Code(String),
    /// Rows of cells, the first of which names the columns.
    Table(Vec<Vec<Vec<Span>>>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// Strong, as what is typed is in manual pages.
    Strong(String),
    /// Emphasised, as places are in manual pages.
    Emphasis(String),
    /// As a program reads it.
    Code(String),
    /// What leads to another place of the same page, by its heading's name.
    Link(String, String),
}

impl Block {
    /// Whether it heads what follows.
    pub fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(..))
    }
}

impl Span {
    /// What it says, without how.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Strong(text)
            | Self::Emphasis(text)
            | Self::Code(text)
            | Self::Link(text, _) => text,
        }
    }
}

/// What a line says, without how.
pub(super) fn words_of(line: &[Span]) -> String {
    line.iter().map(Span::words).collect()
}
