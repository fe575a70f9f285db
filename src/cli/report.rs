//! Figures of the past: how much came, how long it waited, who did what, what was late.

use crate::client::ClientError;
use crate::domain::{Moment, Span};
use crate::protocol::message::desk::ReportAbout;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::report::{AgentFigures, QueueFigures, ReportView};
use crate::words::{self, Lang};

use super::args::{Period, Report};
use super::connect::Session;
use super::failure::Failure;
use super::output::{complain, write};
use super::when;

/// A column: the key of its header, its name for programs, and what stands in it.
type Column<T> = (&'static str, &'static str, fn(&T) -> Cell);

/// What stands in a cell.
enum Cell {
    Text(String),
    Count(u32),
    Took(Option<Span>),
    Percent(Option<u32>),
    /// In hundredths.
    Rating(Option<u32>),
}

pub(super) async fn run(session: &mut Session, act: Report) -> Result<(), Failure> {
    match act {
        Report::Now => super::floor::now(session).await,
        Report::Today { csv } => {
            let period = Period {
                from: Some(when::midnight()),
                to: None,
                csv,
            };
            queues(session, "report-today", &period, &TODAY).await
        }
        Report::Queue(period) => queues(session, "report-queue", &period, &QUEUE).await,
        Report::Sla(period) => queues(session, "report-sla", &period, &SLA).await,
        Report::Agent(period) => {
            let report = ask(session, ReportAbout::Agents, &period).await?;
            let rows: Vec<AgentFigures> = report.agents.iter().cloned().collect();
            show(session, "report-agent", &period, &report, &AGENT, &rows)
        }
    }
}

async fn queues(
    session: &mut Session,
    schema: &str,
    period: &Period,
    columns: &[Column<QueueFigures>],
) -> Result<(), Failure> {
    let report = ask(session, ReportAbout::Queues, period).await?;
    let rows: Vec<QueueFigures> = report.queues.iter().cloned().collect();
    show(session, schema, period, &report, columns, &rows)
}

async fn ask(
    session: &mut Session,
    about: ReportAbout,
    period: &Period,
) -> Result<ReportView, Failure> {
    let to = period.to.unwrap_or_else(|| Moment(when::now().0 + 1));
    let from = period.from.unwrap_or(to - PERIOD);
    let request = DeskRequest::Report { about, from, to };
    match session.ask(ToDesk::Desk(request)).await? {
        Data::Report(report) => Ok(*report),
        _ => Err(ClientError::Unexpected.into()),
    }
}

fn show<T: serde::Serialize>(
    session: &Session,
    schema: &str,
    period: &Period,
    report: &ReportView,
    columns: &[Column<T>],
    rows: &[T],
) -> Result<(), Failure> {
    let (out, lang) = (&session.out, session.out.lang);
    if out.json {
        let document = serde_json::json!({
            "from": report.from,
            "to": report.to,
            "known_from": report.known_from,
            "items": rows,
        });
        return Ok(out.document(schema, document)?);
    }
    if let Some(since) = report.known_from {
        // On standard error, so that what is piped on stays a table.
        let since = when::shown(since);
        complain(&words::say(lang, "cli.report_cut", &[("since", &since)]));
    }
    if period.csv {
        let head: Vec<String> = columns
            .iter()
            .map(|(_, name, _)| (*name).to_owned())
            .collect();
        let body = rows
            .iter()
            .map(|row| columns.iter().map(|(.., cell)| cell(row).bare()).collect());
        let lines: Vec<String> = std::iter::once(head)
            .chain(body)
            .map(|it| csv(&it))
            .collect();
        return Ok(write(&lines.concat())?);
    }
    out.say(
        "cli.report_period",
        &[
            ("from", &when::dated(report.from)),
            ("to", &when::dated(report.to)),
        ],
    )?;
    let headers: Vec<&str> = columns.iter().map(|(key, ..)| *key).collect();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            columns
                .iter()
                .map(|(.., cell)| cell(row).shown(lang))
                .collect()
        })
        .collect();
    Ok(out.table(&headers, &rows)?)
}

impl Cell {
    fn shown(self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text,
            Self::Count(n) => n.to_string(),
            Self::Took(took) => took.map_or_else(|| "—".to_owned(), when::span),
            Self::Percent(Some(n)) => words::say(lang, "cli.percent", &[("n", &n)]),
            Self::Percent(None) | Self::Rating(None) => "—".to_owned(),
            Self::Rating(Some(n)) => words::say(
                lang,
                "cli.rating_of",
                &[("whole", &(n / 100)), ("tenths", &(n % 100 / 10))],
            ),
        }
    }

    /// For programs: seconds, and nothing where nothing is known.
    fn bare(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Count(n) => n.to_string(),
            Self::Took(took) => took.map_or_else(String::new, |took| (took.0 / 1_000).to_string()),
            Self::Percent(n) => n.map_or_else(String::new, |n| n.to_string()),
            Self::Rating(n) => {
                n.map_or_else(String::new, |n| format!("{}.{:02}", n / 100, n % 100))
            }
        }
    }
}

/// A line of comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula is
/// shown as the text that it is.
fn csv(cells: &[String]) -> String {
    let cell = |text: &String| {
        let text = if text.starts_with(['=', '+', '-', '@']) {
            format!("'{text}")
        } else {
            text.clone()
        };
        if text.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    };
    let cells: Vec<String> = cells.iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

fn took(count: u32, span: Span) -> Cell {
    Cell::Took((count > 0).then_some(span))
}

fn in_time(of: &QueueFigures) -> Cell {
    let judged = of.in_time + of.late;
    let percent = (of.target.is_some() && judged > 0).then(|| of.in_time * 100 / judged);
    Cell::Percent(percent)
}

const NAME: Column<QueueFigures> = ("cli.queue", "queue", |of| Cell::Text(of.queue.to_string()));
const CAME: Column<QueueFigures> = ("cli.came", "came", |of| Cell::Count(of.came));
const ANSWERS: Column<QueueFigures> = ("cli.answers", "answers", |of| Cell::Count(of.answers));
const ENDED: Column<QueueFigures> = ("cli.ended", "ended", |of| Cell::Count(of.ended));
const UNANSWERED: Column<QueueFigures> = ("cli.unanswered", "unanswered", |of| {
    Cell::Count(of.unanswered)
});
const RESPONSE: Column<QueueFigures> = ("cli.first_response", "first_response_median", |of| {
    took(of.response.count, of.response.median)
});
const RESPONSE_90: Column<QueueFigures> = ("cli.first_response_p90", "first_response_p90", |of| {
    took(of.response.count, of.response.p90)
});
const IN_TIME: Column<QueueFigures> = ("cli.in_time", "in_time_percent", in_time);

const TODAY: [Column<QueueFigures>; 7] =
    [NAME, CAME, ANSWERS, ENDED, UNANSWERED, RESPONSE, IN_TIME];

const QUEUE: [Column<QueueFigures>; 13] = [
    NAME,
    CAME,
    ("cli.taken", "taken", |of| Cell::Count(of.taken)),
    ANSWERS,
    ENDED,
    ("cli.moved_on", "moved", |of| Cell::Count(of.moved)),
    UNANSWERED,
    ("cli.wait_median", "wait_median", |of| {
        took(of.wait.count, of.wait.median)
    }),
    ("cli.wait_max", "wait_max", |of| {
        took(of.wait.count, of.wait.max)
    }),
    RESPONSE,
    RESPONSE_90,
    ("cli.handling", "handling_median", |of| {
        took(of.handling.count, of.handling.median)
    }),
    ("cli.rating", "rating", |of| Cell::Rating(of.rating)),
];

const SLA: [Column<QueueFigures>; 7] = [
    NAME,
    ("cli.target", "target", |of| Cell::Took(of.target)),
    IN_TIME,
    ("cli.in_time_n", "in_time", |of| Cell::Count(of.in_time)),
    ("cli.late", "late", |of| Cell::Count(of.late)),
    RESPONSE,
    RESPONSE_90,
];

const AGENT: [Column<AgentFigures>; 9] = [
    ("cli.agent", "agent", |of| Cell::Text(of.agent.to_string())),
    ("cli.taken", "taken", |of| Cell::Count(of.taken)),
    ("cli.untaken", "untaken", |of| Cell::Count(of.untaken)),
    ("cli.answers", "answers", |of| Cell::Count(of.answers)),
    ("cli.ended", "ended", |of| Cell::Count(of.ended)),
    ("cli.response", "response_median", |of| {
        took(of.response.count, of.response.median)
    }),
    ("cli.handling", "handling_median", |of| {
        took(of.handling.count, of.handling.median)
    }),
    ("cli.present", "present", |of| Cell::Took(Some(of.present))),
    ("cli.rating", "rating", |of| Cell::Rating(of.rating)),
];

/// How far back a report looks unless somebody says otherwise.
const PERIOD: Span = Span::days(7);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_values_survives_what_is_in_them() {
        let cells = ["a,b", "c\"d", "=1+1", "x"].map(str::to_owned);
        assert_eq!(csv(&cells), "\"a,b\",\"c\"\"d\",'=1+1,x\r\n");
    }
}
