//! What a contact centre outside writes about work that it gives out.

use crate::domain::order::Order;
use crate::domain::text::line;
use crate::domain::{ConversationId, Name};

use super::{Fault, Written, fault};

/// The order that an event of this kind is; `None` where it is none.
pub(super) fn order(kind: &str, written: &Written) -> Result<Option<Order>, Fault> {
    Ok(Some(match kind {
        "work.assign" => Order::Assign {
            work: work(written)?,
            agent: agent(written)?,
        },
        "work.decline" => Order::Decline {
            work: work(written)?,
        },
        "work.transfer" => transfer(written)?,
        "conference.add" => Order::Join {
            work: work(written)?,
            agent: agent(written)?,
        },
        "conference.remove" => Order::Leave {
            work: work(written)?,
            agent: agent(written)?,
        },
        "work.end" => Order::End {
            work: work(written)?,
            wrap_up: written.wrap_up.unwrap_or(false),
            disposition: name(written.disposition.as_ref(), "disposition")?,
            remark: line(
                written.remark.as_deref().unwrap_or_default(),
                REMARK_BYTES_MAX,
            ),
        },
        "presence.changed" => Order::Status {
            agent: agent(written)?,
            status: name(written.status.as_ref(), "status")?,
        },
        _ => return Ok(None),
    }))
}

/// To a queue, or from one person to another.
fn transfer(written: &Written) -> Result<Order, Fault> {
    let work = work(written)?;
    match name(written.queue.as_ref(), "queue")? {
        Some(queue) => Ok(Order::Transfer { work, queue }),
        None if written.agent.is_some() => Ok(Order::Assign {
            work,
            agent: agent(written)?,
        }),
        None => Err(fault("queue_missing", "queue or agent says where it goes")),
    }
}

pub(super) fn work(written: &Written) -> Result<ConversationId, Fault> {
    let work = written.work.as_ref();
    let number = work.and_then(|work| work.parse::<u64>().ok());
    number.map(ConversationId).ok_or_else(|| {
        fault(
            "work_missing",
            "work is the id that an inbound message was given",
        )
    })
}

fn agent(written: &Written) -> Result<Name, Fault> {
    name(written.agent.as_ref(), "agent")?.ok_or_else(|| {
        fault(
            "agent_missing",
            "agent is the name that somebody signs in by",
        )
    })
}

pub(super) fn name(written: Option<&String>, what: &str) -> Result<Option<Name>, Fault> {
    written
        .map(|text| Name::new(text).map_err(|_| fault("name", &format!("{what} is not a name"))))
        .transpose()
}

/// The longest remark, in bytes.
const REMARK_BYTES_MAX: usize = 1_000;
