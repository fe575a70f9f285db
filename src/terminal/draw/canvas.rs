//! Where everything is drawn: text that fits, frames, and styles that also work without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::terminal::safe;
use crate::terminal::speech::Speech;

/// The cells of the screen, and how to draw into them.
pub(crate) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// Whom the screen speaks to.
    pub(crate) speech: Speech,
    color: bool,
}

impl<'a> Canvas<'a> {
    /// Draws into `buffer`; without `color` only weight and reversal are used.
    pub(crate) fn new(buffer: &'a mut Buffer, speech: Speech, color: bool) -> Self {
        Self {
            buffer,
            speech,
            color,
        }
    }

    /// One line into the first row of `at`, cut with a sign where it is longer.
    ///
    /// What users wrote must have gone through [`safe::line`] before.
    pub(crate) fn text(&mut self, at: Rect, text: &str, style: Style) {
        if at.width == 0 || at.height == 0 {
            return;
        }
        let text = safe::clip(text, usize::from(at.width), self.speech.glyphs().more);
        self.buffer
            .set_stringn(at.x, at.y, text, usize::from(at.width), style);
    }

    /// One line that ends at the right edge of `at`; gives how wide it became.
    pub(crate) fn right(&mut self, at: Rect, text: &str, style: Style) -> u16 {
        let width = cells(safe::width(text)).min(at.width);
        let place = Rect {
            x: at.right() - width,
            width,
            ..at
        };
        self.text(place, text, style);
        width
    }

    /// A style for a whole area that was drawn already.
    pub(crate) fn paint(&mut self, at: Rect, style: Style) {
        self.buffer.set_style(at, style);
    }

    /// Empties an area.
    pub(crate) fn clear(&mut self, at: Rect) {
        let blank = " ".repeat(usize::from(at.width));
        for y in at.top()..at.bottom() {
            self.buffer
                .set_stringn(at.x, y, &blank, usize::from(at.width), Style::reset());
        }
    }

    /// A frame with a title; gives the area inside.
    pub(crate) fn frame(&mut self, at: Rect, title: &str, style: Style) -> Rect {
        if at.width < 2 || at.height < 2 {
            return Rect {
                width: 0,
                height: 0,
                ..at
            };
        }
        let [across, down, up_left, up_right, low_right, low_left] = self.speech.glyphs().frame;
        let (right, bottom) = (at.right() - 1, at.bottom() - 1);
        for x in at.x + 1..right {
            self.put(x, at.y, across, style);
            self.put(x, bottom, across, style);
        }
        for y in at.y + 1..bottom {
            self.put(at.x, y, down, style);
            self.put(right, y, down, style);
        }
        self.put(at.x, at.y, up_left, style);
        self.put(right, at.y, up_right, style);
        self.put(at.x, bottom, low_left, style);
        self.put(right, bottom, low_right, style);
        if !title.is_empty() {
            let room = Rect {
                x: at.x + 1,
                y: at.y,
                width: at.width - 2,
                height: 1,
            };
            self.text(room, &format!(" {title} "), style);
        }
        Rect {
            x: at.x + 1,
            y: at.y + 1,
            width: at.width - 2,
            height: at.height - 2,
        }
    }

    /// A line across the first row of `at`, with a title at its beginning.
    pub(crate) fn rule(&mut self, at: Rect, title: &str, style: Style) {
        let across = self.speech.glyphs().frame[0];
        for x in at.x..at.right() {
            self.put(x, at.y, across, style);
        }
        if !title.is_empty() {
            self.text(at, &format!(" {title} "), style);
        }
    }

    /// As it is.
    #[allow(clippy::unused_self)] // one way to ask for a style, whichever it is
    pub(crate) fn plain(&self) -> Style {
        Style::reset()
    }

    /// What stands out: new, waiting for the person.
    pub(crate) fn bold(&self) -> Style {
        self.plain().add_modifier(Modifier::BOLD)
    }

    /// What stays behind: notes, events, frames without the keys.
    pub(crate) fn dim(&self) -> Style {
        self.plain().add_modifier(Modifier::DIM)
    }

    /// What the cursor is on.
    pub(crate) fn chosen(&self) -> Style {
        self.plain().add_modifier(Modifier::REVERSED)
    }

    /// What is late or went wrong; a word or sign beside it always says so too.
    pub(crate) fn alert(&self) -> Style {
        self.tinted(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What wants attention.
    pub(crate) fn warning(&self) -> Style {
        self.tinted(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// The frame of what has the keys, or of what has not.
    pub(crate) fn edge(&self, has_keys: bool) -> Style {
        if has_keys { self.plain() } else { self.dim() }
    }

    fn tinted(&self, color: Color) -> Style {
        if self.color {
            self.plain().fg(color)
        } else {
            self.plain()
        }
    }

    fn put(&mut self, x: u16, y: u16, symbol: &'static str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// A width in cells as the screen counts.
pub(crate) fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The row of `area` with this number; empty below its end.
pub(crate) fn row(area: Rect, at: usize) -> Rect {
    let at = cells(at).min(area.height);
    Rect {
        y: area.y + at,
        height: area.height.saturating_sub(at).min(1),
        ..area
    }
}

/// `area` without its first `by` columns.
pub(crate) fn indent(area: Rect, by: u16) -> Rect {
    let by = by.min(area.width);
    Rect {
        x: area.x + by,
        width: area.width - by,
        ..area
    }
}
