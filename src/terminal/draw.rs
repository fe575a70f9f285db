//! Screen state into cells: which parts fill the screen, and the words that several of them share.

mod bar;
mod canvas;
mod composer;
mod event;
mod help;
pub(crate) mod lines;
mod list;
mod marks;
mod offer;
mod overlay;
mod page;
mod panel;
mod side;
mod thread;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::protocol::view::conversation::{ConversationStatus, ConversationView, EventView};

use super::app::{App, Drawn, Focus, Page};
use canvas::Canvas;

/// What a drawing found out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Picture {
    /// What the state wants to know.
    pub(crate) drawn: Drawn,
    /// Where the terminal's cursor belongs, where text is typed.
    pub(crate) cursor: Option<(u16, u16)>,
}

/// Draws the whole console into `buffer`.
pub(crate) fn draw(app: &App, buffer: &mut Buffer, color: bool) -> Picture {
    let area = buffer.area;
    let mut canvas = Canvas::new(buffer, app.setup.speech, color);
    let mut picture = Picture::default();
    if area.width < COLUMNS_MIN || area.height < ROWS_MIN {
        let text = app.setup.speech.word("terminal.too_small");
        canvas.text(Rect { height: 1, ..area }, &text, canvas.plain());
        return picture;
    }
    let banners = bar::banners(app);
    let below = u16::try_from(banners.len()).unwrap_or(0);
    bar::top(app, &mut canvas, row(area, 0));
    for (at, banner) in (1..).zip(&banners) {
        bar::banner(banner, &mut canvas, row(area, at));
    }
    let body = Rect {
        y: area.y + 1 + below,
        height: area.height - 2 - below,
        ..area
    };
    match app.page {
        Page::Inbox => inbox(app, &mut canvas, body, &mut picture),
        Page::Panel => panel::panel(app, &mut canvas, body),
        Page::Outbox | Page::Customers | Page::Reading => {
            picture.drawn.thread_rows = usize::from(body.height.saturating_sub(2));
            page::page(app, &mut canvas, body);
        }
    }
    offer::card(app, &mut canvas, body);
    if let Some(overlay) = &app.overlay {
        picture.cursor = overlay::overlay(app, overlay, &mut canvas, body, &mut picture.drawn);
    }
    bar::footer(app, &mut canvas, row(area, area.height - 1));
    picture
}

/// The case of a conversation, a line for each thing that is known of it.
pub(crate) fn case_lines(app: &App, view: &ConversationView) -> Vec<String> {
    side::case(app, view)
}

/// What happened, in a line without the day.
pub(crate) fn event_text(app: &App, event: &EventView) -> String {
    event::row(app, event)
}

/// The catalogue's word for where a conversation stands.
pub(crate) fn status_key(status: ConversationStatus) -> &'static str {
    match status {
        ConversationStatus::New => "terminal.status_new",
        ConversationStatus::Open => "terminal.status_open",
        ConversationStatus::Resolved => "terminal.status_resolved",
        ConversationStatus::Snoozed => "terminal.status_snoozed",
    }
}

/// The inbox: list and thread side by side, the customer beside them where there is room; one of them
/// where there is not.
fn inbox(app: &App, canvas: &mut Canvas<'_>, body: Rect, picture: &mut Picture) {
    let one_pane = body.width < TWO_PANES_COLUMNS;
    let on_list = app.focus == Focus::List || app.thread.is_none();
    if one_pane && on_list {
        picture.drawn.list_rows = list::list(app, canvas, body);
        return;
    }
    if one_pane {
        thread::thread(app, canvas, body, picture);
        return;
    }
    let wide = body.width >= THREE_PANES_COLUMNS;
    let list_width = (body.width * 3 / 8).clamp(24, if wide { 40 } else { 31 });
    let side_width = if wide {
        (body.width / 4).clamp(26, 40)
    } else {
        0
    };
    let left = Rect {
        width: list_width,
        ..body
    };
    let middle = Rect {
        x: body.x + list_width,
        width: body.width - list_width - side_width,
        ..body
    };
    picture.drawn.list_rows = list::list(app, canvas, left);
    thread::thread(app, canvas, middle, picture);
    if wide {
        let right = Rect {
            x: middle.right(),
            width: side_width,
            ..body
        };
        side::side(app, canvas, right);
    }
}

fn row(area: Rect, at: u16) -> Rect {
    Rect {
        y: area.y + at,
        height: 1,
        ..area
    }
}

/// Narrower or lower than this nothing sensible fits.
const COLUMNS_MIN: u16 = 24;

const ROWS_MIN: u16 = 8;

/// From here on list and thread stand side by side.
const TWO_PANES_COLUMNS: u16 = 60;

/// From here on the customer stands beside them.
const THREE_PANES_COLUMNS: u16 = 110;
