//! The floor: four tiles, the queues, the people. Every figure that is out of bounds has a sign too.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::ConversationId;
use crate::protocol::view::conversation::ConversationView;
use crate::protocol::view::desk::{PanelView, QueueView, SkillView};
use crate::protocol::view::people::AgentView;
use crate::terminal::app::App;
use crate::terminal::app::panel::Table;
use crate::terminal::safe;

use super::bar::load;
use super::canvas::{Canvas, cells, indent, row};

/// Draws it.
pub(super) fn panel(app: &App, canvas: &mut Canvas<'_>, body: Rect) {
    let speech = app.setup.speech;
    let Some(view) = &app.panel.view else {
        canvas.text(row(body, 0), &speech.word("terminal.loading"), canvas.dim());
        return;
    };
    let tiles_height = 4.min(body.height);
    tiles(
        app,
        canvas,
        view,
        Rect {
            height: tiles_height,
            ..body
        },
    );
    let rest = Rect {
        y: body.y + tiles_height,
        height: body.height - tiles_height,
        ..body
    };
    let queues_height = (cells(view.queues.len()) + 3)
        .clamp(4, (rest.height / 2).max(4))
        .min(rest.height);
    let upper = Rect {
        height: queues_height,
        ..rest
    };
    let lower = Rect {
        y: rest.y + queues_height,
        height: rest.height - queues_height,
        ..rest
    };
    queues(app, canvas, view, upper);
    self::lower(app, canvas, view, lower);
}

/// The same as lines of text.
pub(super) fn lines(app: &App) -> Vec<String> {
    let speech = app.setup.speech;
    let Some(view) = &app.panel.view else {
        return vec![speech.word("terminal.loading")];
    };
    let mut lines: Vec<String> = figures(app, view)
        .into_iter()
        .map(|(figure, key, alarming)| {
            let sign = if alarming { " !" } else { "" };
            format!("{}: {figure}{sign}", speech.word(key))
        })
        .collect();
    let panel = &app.panel;
    lines.push(speech.word("terminal.queues_title"));
    let queues = (0..panel.len(Table::Queues)).filter_map(|at| panel.queue_at(at));
    lines.extend(queues.map(|one| queue_row(app, view, one)[..5].join("  ")));
    lines.push(speech.word("terminal.agents_title"));
    let agents = (0..panel.len(Table::Agents)).filter_map(|at| panel.agent_at(at));
    lines.extend(agents.map(|one| agent_row(app, view, one).join("  ")));
    if panel.len(Table::Skills) > 0 {
        lines.push(speech.word("terminal.skills_table"));
        let skills = (0..panel.len(Table::Skills)).filter_map(|at| panel.skill_at(at));
        lines.extend(skills.map(|one| skill_row(app, view, one).join("  ")));
    }
    if panel.len(Table::Alarms) > 0 {
        lines.push(speech.word("terminal.alarms_table"));
        let alarms = (0..panel.len(Table::Alarms)).filter_map(|at| panel.alarm_at(at));
        lines.extend(alarms.map(|one| alarm_row(app, view, one).join("  ")));
    }
    lines
}

fn tiles(app: &App, canvas: &mut Canvas<'_>, view: &PanelView, at: Rect) {
    let speech = app.setup.speech;
    let all = figures(app, view);
    let width = at.width / 4;
    for (number, (figure, key, alarming)) in (0..).zip(all) {
        let last = number == 3;
        let place = Rect {
            x: at.x + width * number,
            width: if last { at.width - width * 3 } else { width },
            ..at
        };
        let inside = canvas.frame(place, "", canvas.dim());
        let style = if alarming {
            canvas.alert()
        } else {
            canvas.bold()
        };
        let sign = if alarming { " !" } else { "" };
        canvas.text(row(inside, 0), &format!("{figure}{sign}"), style);
        canvas.text(row(inside, 1), &speech.word(key), canvas.plain());
    }
}

/// The four figures: each with the key of its name, and whether it is out of bounds.
fn figures(app: &App, view: &PanelView) -> [(String, &'static str, bool); 4] {
    let speech = app.setup.speech;
    let late = view.queues.iter().any(|queue| queue.warning);
    let oldest = view.oldest_at.map_or_else(
        || "--:--".to_owned(),
        |oldest| speech.span(view.at.since(oldest)),
    );
    let service = view
        .service_percent
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"));
    let full = view.capacity > 0 && view.load >= view.capacity;
    [
        (view.waiting.to_string(), "terminal.tile_waiting", late),
        (oldest, "terminal.tile_oldest", late),
        (service, "terminal.tile_service", false),
        (
            load(view.load, view.capacity, view.interruptible_load),
            "terminal.tile_load",
            full,
        ),
    ]
}

fn queues(app: &App, canvas: &mut Canvas<'_>, view: &PanelView, at: Rect) {
    let heads = [
        "terminal.col_queue",
        "terminal.col_waiting",
        "terminal.col_oldest",
        "terminal.col_service",
        "terminal.col_load",
        "terminal.col_hour",
    ];
    let row = |at| {
        let queue = app.panel.queue_at(at)?;
        Some((queue_row(app, view, queue), queue.warning))
    };
    table(
        app,
        canvas,
        (Table::Queues, "terminal.queues_title", heads),
        at,
        &row,
    );
}

fn queue_row(app: &App, view: &PanelView, queue: &QueueView) -> [String; 6] {
    let speech = app.setup.speech;
    let mut name = app.called("queue", &queue.name);
    if queue.warning {
        name.push_str(" !");
    }
    if queue.paused {
        name = format!("{name} ({})", speech.word("terminal.queue_paused"));
    } else if !queue.open {
        name = format!("{name} ({})", speech.word("terminal.queue_closed"));
    }
    let oldest = queue.oldest_at.map_or_else(
        || "-".to_owned(),
        |oldest| speech.span(view.at.since(oldest)),
    );
    let service = queue
        .service_percent
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"));
    [
        name,
        queue.waiting.to_string(),
        oldest,
        service,
        load(queue.load, queue.capacity, queue.interruptible_load),
        bars(app, &queue.recent),
    ]
}

/// The lower table: people, or what was turned to.
fn lower(app: &App, canvas: &mut Canvas<'_>, view: &PanelView, at: Rect) {
    match app.panel.table {
        Table::Queues | Table::Agents => {
            let heads = [
                "terminal.col_agent",
                "terminal.col_status",
                "terminal.col_load",
                "terminal.col_work",
                "terminal.col_since",
                "terminal.col_help",
            ];
            let row = |at| {
                let agent = app.panel.agent_at(at)?;
                Some((agent_row(app, view, agent), asks_help(view, agent)))
            };
            table(
                app,
                canvas,
                (Table::Agents, "terminal.agents_title", heads),
                at,
                &row,
            );
        }
        Table::Skills => {
            let heads = [
                "terminal.col_skill",
                "terminal.col_waiting",
                "terminal.col_oldest",
                "terminal.col_holders",
                "terminal.col_there",
                "",
            ];
            let row = |at| {
                let skill = app.panel.skill_at(at)?;
                Some((
                    skill_row(app, view, skill),
                    skill.waiting > 0 && skill.available == 0,
                ))
            };
            table(
                app,
                canvas,
                (Table::Skills, "terminal.skills_table", heads),
                at,
                &row,
            );
        }
        Table::Alarms => {
            let heads = [
                "terminal.col_conversation",
                "terminal.col_customer",
                "terminal.col_queue",
                "terminal.col_subject",
                "terminal.col_oldest",
                "terminal.col_agent",
            ];
            let row = |at| Some((alarm_row(app, view, app.panel.alarm_at(at)?), true));
            table(
                app,
                canvas,
                (Table::Alarms, "terminal.alarms_table", heads),
                at,
                &row,
            );
        }
    }
}

fn skill_row(app: &App, view: &PanelView, skill: &SkillView) -> [String; 6] {
    let speech = app.setup.speech;
    let mut name = app.called("skill", &skill.skill);
    if skill.waiting > 0 && skill.available == 0 {
        name.push_str(" !");
    }
    let oldest = skill.oldest_at.map_or_else(
        || "-".to_owned(),
        |oldest| speech.span(view.at.since(oldest)),
    );
    [
        name,
        skill.waiting.to_string(),
        oldest,
        skill.holders.to_string(),
        skill.available.to_string(),
        String::new(),
    ]
}

fn alarm_row(app: &App, view: &PanelView, one: &ConversationView) -> [String; 6] {
    let speech = app.setup.speech;
    // Somebody who asks for help, or nobody who could take it.
    let owner = one
        .assignee
        .as_ref()
        .map_or_else(|| speech.word("terminal.nobody"), |name| safe::line(name));
    let owner = if one.flagged {
        format!("{owner}: {}", speech.word("terminal.asks_help"))
    } else {
        owner
    };
    [
        format!("! #{}", one.number),
        safe::line(&one.contact.name),
        app.called("queue", &one.queue),
        safe::line(&one.subject),
        speech.span(view.at.since(one.enqueued_at)),
        owner,
    ]
}

fn agent_row(app: &App, view: &PanelView, agent: &AgentView) -> [String; 6] {
    let speech = app.setup.speech;
    let help = if asks_help(view, agent) {
        format!("! {}", speech.word("terminal.asks_help"))
    } else {
        String::new()
    };
    let since = agent
        .since
        .map_or_else(|| "-".to_owned(), |since| speech.span(view.at.since(since)));
    [
        safe::line(&agent.display),
        status(app, agent),
        load(agent.load, agent.capacity, agent.interruptible_load),
        numbers(app, &agent.conversations),
        since,
        help,
    ]
}

fn asks_help(view: &PanelView, agent: &AgentView) -> bool {
    let mut alarms = view.alarms.iter();
    alarms.any(|one| one.flagged && one.assignee.as_ref() == Some(&agent.name))
}

fn status(app: &App, agent: &AgentView) -> String {
    let speech = app.setup.speech;
    let dots = speech.glyphs().dots;
    match &agent.status {
        None => format!("{} {}", dots[2], speech.word("terminal.absent")),
        Some(status) => {
            let dot = dots[usize::from(!agent.available)];
            format!("{dot} {}", app.called("status", status))
        }
    }
}

fn numbers(app: &App, ids: &[ConversationId]) -> String {
    let shown: Vec<String> = ids.iter().take(3).map(|id| format!("#{id}")).collect();
    match ids.len() {
        0 => "-".to_owned(),
        1..=3 => shown.join(" "),
        _ => format!("{} {}", shown.join(" "), app.setup.speech.glyphs().more),
    }
}

/// The last hour in small steps; the figures themselves are in the table of the queue.
fn bars(app: &App, recent: &[u32]) -> String {
    let signs = app.setup.speech.glyphs().bars;
    let most = u64::from(recent.iter().copied().max().unwrap_or(0)).max(1);
    let step = |n: u32| usize::try_from(u64::from(n) * 7 / most).unwrap_or(7).min(7);
    recent.iter().map(|n| signs[step(*n)]).collect()
}

/// One table: its heads, and those of its rows that fit, made only for them.
fn table(
    app: &App,
    canvas: &mut Canvas<'_>,
    (which, title, heads): (Table, &str, [&str; 6]),
    at: Rect,
    make: &dyn Fn(usize) -> Option<([String; 6], bool)>,
) {
    let speech = app.setup.speech;
    let has_keys = app.panel.table == which;
    let mut title = speech.word(title);
    if !app.panel.filter.is_empty() {
        title = format!("{title} /{}", safe::line(&app.panel.filter));
    }
    let inside = canvas.frame(at, &title, canvas.edge(has_keys));
    let heads = heads.map(|key| match key {
        "" => String::new(),
        key => speech.word(key),
    });
    columns(canvas, row(inside, 0), &heads, canvas.bold());
    let cursor = has_keys.then_some(app.panel.cursor);
    let fit = usize::from(inside.height.saturating_sub(1)).max(1);
    let first = cursor.map_or(0, |cursor| (cursor / fit) * fit);
    for at in first..first + fit {
        let Some((cells, warned)) = make(at) else {
            break;
        };
        let place = row(inside, at - first + 1);
        let style = match (cursor == Some(at), warned) {
            (true, _) => canvas.chosen(),
            (false, true) => canvas.alert(),
            _ => canvas.plain(),
        };
        columns(canvas, place, &cells, style);
        if cursor == Some(at) {
            canvas.paint(place, style);
        }
    }
}

/// Six columns in the same shares whatever the width.
fn columns(canvas: &mut Canvas<'_>, at: Rect, texts: &[String; 6], style: Style) {
    let mut x = 0;
    for (number, (share, text)) in SHARES.iter().zip(texts).enumerate() {
        let width = at.width * share / 100;
        let left = indent(at, x);
        // The last one has the rest, and no gap behind it.
        let own = if number + 1 < SHARES.len() {
            width.saturating_sub(1)
        } else {
            left.width
        };
        let place = Rect {
            width: own.min(left.width),
            ..left
        };
        canvas.text(place, text, style);
        x += width;
    }
}

/// The columns' shares of the width, in hundredths.
const SHARES: [u16; 6] = [20, 17, 11, 24, 13, 15];
