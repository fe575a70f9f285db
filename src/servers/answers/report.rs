//! Figures of the past, reckoned from as much of the journal as is kept.

use std::collections::BTreeMap;

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::{AgentId, Moment, Name, Seq, Span};
use crate::engine::report::{OfAgent, OfQueue, Report, percentile};
use crate::protocol::message::Data;
use crate::protocol::message::desk::ReportAbout;
use crate::protocol::view::report::{AgentFigures, QueueFigures, ReportView, Spread};
use crate::protocol::{Code, List, Refusal};
use crate::routing::Plan;

type Reckoned = (BTreeMap<Name, OfQueue>, BTreeMap<AgentId, OfAgent>);

/// Reckons a period. Who may read the figures of some queues sees those; people's are for those who
/// may read all of them.
pub(super) async fn answer(by: &Ask, about: ReportAbout, from: Moment, to: Moment) -> Said {
    match about {
        ReportAbout::Queues => by.asker.demand_anywhere(Action::ReportRead)?,
        ReportAbout::Agents => by.asker.demand(Action::ReportRead, None)?,
    }
    if to <= from {
        return Err(Refusal::new(Code::OUT_OF_RANGE).with("name", "to").into());
    }
    let now = by.desk.now();
    let read = by.desk.read(move |snapshot| {
        let mut report = Report::new(from, to);
        let first = snapshot.first_event()?;
        let mut next = first.unwrap_or_default();
        let mut since = None;
        loop {
            let page = snapshot.events(next, EVENTS_AT_ONCE)?;
            let Some(last) = page.last() else { break };
            next = Seq(last.seq.0 + 1);
            let over = last.at >= to;
            since = since.or(page.first().map(|event| event.at));
            for event in &page {
                report.read(event);
            }
            if over {
                break;
            }
        }
        Ok((report.finish(now), since.filter(|_| first != Some(Seq(1)))))
    });
    let ((queues, agents), since): (Reckoned, _) = read.await?;
    let settings = by.desk.settings();
    let may = |name: &Name| by.asker.may(Action::ReportRead, Some(name));
    let queues = match about {
        ReportAbout::Queues => queues.into_iter().filter(|(name, _)| may(name)).collect(),
        ReportAbout::Agents => BTreeMap::new(),
    };
    let agents = match about {
        ReportAbout::Queues => BTreeMap::new(),
        ReportAbout::Agents => agents,
    };
    let agents: Vec<AgentFigures> = agents
        .into_iter()
        .map(|(id, figures)| of_agent(by.desk.directory.name(id), figures))
        .collect();
    let queues: Vec<QueueFigures> = queues
        .into_iter()
        .map(|(name, figures)| of_queue(&settings.plan, name, figures))
        .collect();
    let view = ReportView {
        from,
        to: to.min(now),
        // Where the journal was cut, figures from before that are not to be had.
        known_from: since.filter(|since| *since > from),
        queues: List::from(queues),
        agents: List::from(agents),
    };
    Ok(Given::new(Data::Report(Box::new(view))))
}

fn of_queue(plan: &Plan, name: Name, figures: OfQueue) -> QueueFigures {
    let target = plan
        .queues
        .get(&name)
        .and_then(|queue| queue.first_response);
    let within = |spans: &[Span], late: bool| {
        let counted = target.map_or(0, |target| {
            let counted = spans.iter().filter(|span| (**span > target) == late);
            counted.count()
        });
        u32::try_from(counted).unwrap_or(u32::MAX)
    };
    let in_time = within(&figures.responses, false);
    let late = within(&figures.responses, true) + within(&figures.unanswered, true);
    QueueFigures {
        came: figures.came,
        taken: figures.taken,
        answers: figures.answers,
        ended: figures.ended,
        moved: figures.moved,
        rated: count(&figures.ratings),
        rating: mean(&figures.ratings),
        unanswered: u32::try_from(figures.unanswered.len()).unwrap_or(u32::MAX),
        wait: spread(figures.waits),
        response: spread(figures.responses),
        handling: spread(figures.handled),
        target,
        in_time,
        late,
        queue: name,
    }
}

fn of_agent(agent: Name, figures: OfAgent) -> AgentFigures {
    AgentFigures {
        agent,
        taken: figures.taken,
        untaken: figures.untaken,
        answers: figures.answers,
        ended: figures.ended,
        rated: count(&figures.ratings),
        rating: mean(&figures.ratings),
        response: spread(figures.responses),
        handling: spread(figures.handled),
        present: figures.present,
    }
}

fn count(ratings: &[u8]) -> u32 {
    u32::try_from(ratings.len()).unwrap_or(u32::MAX)
}

/// In hundredths.
fn mean(ratings: &[u8]) -> Option<u32> {
    let sum: u32 = ratings.iter().copied().map(u32::from).sum();
    (sum * 100).checked_div(count(ratings))
}

fn spread(mut spans: Vec<Span>) -> Spread {
    Spread {
        count: u32::try_from(spans.len()).unwrap_or(u32::MAX),
        median: percentile(&mut spans, 50),
        p90: percentile(&mut spans, 90),
        max: percentile(&mut spans, 100),
    }
}

/// How many entries of the journal are read at once.
const EVENTS_AT_ONCE: usize = 1_000;
