//! How the desk is: its figures, its channels, its store.

use std::collections::BTreeMap;

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::{Name, Seq};
use crate::protocol::message::Data;
use crate::protocol::view::conversation::Param;
use crate::protocol::view::desk::{ChannelView, StatusView, StoreProblemView, StoreView};
use crate::protocol::{List, Refusal};
use crate::servers::panel;
use crate::servers::translate::{floor, people};
use crate::servers::way_out::{self, WayOut};
use crate::store::{StoreError, Verified, Wrong};

/// How the desk is.
pub(super) async fn status(by: &Ask) -> Said {
    by.asker.demand(Action::StatusRead, None)?;
    let machine = by.desk.caretaker.machine();
    let settings = by.desk.settings();
    let live = by.desk.live();
    let queues = panel::queues(&by.desk, &by.asker, Action::QueueRead, |_| true);
    let (pending, dead) = deliveries(by)
        .await?
        .values()
        .fold((0, 0), |sum, it| (sum.0 + it.pending, sum.1 + it.dead));
    let (mut online, mut available) = (0, 0);
    let (mut load, mut capacity, mut interruptible_load) = (0, 0, 0);
    for agent in by.desk.directory.people().by_name() {
        let view = people::agent(agent, live.agents.get(&agent.id), &settings.plan, false);
        online += u32::from(view.online);
        available += u32::from(view.available);
        if view.online {
            load += view.load;
            capacity += view.capacity;
            interruptible_load += view.interruptible_load;
        }
    }
    let only_reads = |why| Wrong::of("only_reads").with("why", why);
    let ailing = by.desk.caretaker.ailing().map(only_reads);
    let view = StatusView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        desk: settings.plan.desk.name.clone(),
        pid: machine.pid,
        started_at: machine.started_at,
        now: by.desk.now(),
        memory_bytes: machine.memory_bytes,
        intake: by.desk.writer.space().admits_files(),
        config: super::desk::config(by),
        queues: List::from(queues),
        online,
        available,
        load,
        capacity,
        interruptible_load,
        pending,
        dead,
        store: store_view(by, ailing.into_iter().collect()).await?,
        clock_astray: machine.astray,
        certificate: by.desk.caretaker.certificate(),
    };
    Ok(Given::new(Data::Status(Box::new(view))))
}

/// The ways in and out.
pub(super) async fn channels(by: &Ask) -> Said {
    by.asker.demand(Action::ChannelRead, None)?;
    let counts = deliveries(by).await?;
    let settings = by.desk.settings();
    let names: Vec<Name> = settings.plan.channels.keys().cloned().collect();
    let read = by.desk.read(move |snapshot| {
        let count = |name: Name| Ok((snapshot.strays_count(&name)?, name));
        names.into_iter().map(count).collect::<Result<Vec<_>, _>>()
    });
    let rejected = read.await?.into_iter().map(|(count, name)| (name, count));
    let rejected: BTreeMap<Name, usize> = rejected.collect();
    let (live, now) = (by.desk.live(), by.desk.now());
    let views = settings.plan.channels.iter().map(|(name, channel)| {
        let way_out = counts.get(name).copied().unwrap_or_default();
        let paused = live.paused_channels.contains(name) && !way_out.gone;
        let health = by.desk.caretaker.health(name);
        let rejected = rejected.get(name).copied().unwrap_or_default();
        let rejected = u32::try_from(rejected).unwrap_or(u32::MAX);
        floor::channel(
            name,
            (channel, &settings),
            paused,
            health,
            (&way_out, now),
            rejected,
        )
    });
    let views: Vec<ChannelView> = views.collect();
    Ok(Given::new(Data::Channels(List::from(views))))
}

/// How the store is, every record read once where that is asked.
pub(super) async fn store(by: &Ask, verify: bool) -> Said {
    by.asker.demand(Action::StoreRead, None)?;
    let problems = if verify {
        let store = by.desk.store.clone();
        let wrong = by.desk.blocking(move || {
            let told = |verified: Result<Verified, StoreError>| {
                verified.map_or_else(|fault| vec![fault.into()], |verified| verified.wrong)
            };
            [told(store.verify()), told(store.verify_files())].concat()
        });
        wrong.await?
    } else {
        Vec::new()
    };
    Ok(Given::new(Data::Store(Box::new(
        store_view(by, problems).await?,
    ))))
}

async fn store_view(by: &Ask, problems: Vec<Wrong>) -> Result<StoreView, Refusal> {
    let machine = by.desk.caretaker.machine();
    let read = by
        .desk
        .read(|snapshot| Ok((snapshot.counters()?, snapshot.first_event()?)));
    let (counters, first) = read.await?;
    Ok(StoreView {
        bytes: machine.store_bytes,
        free_bytes: machine.free_bytes,
        records_version: machine.schema,
        conversations: counters.conversation,
        messages: counters.message,
        contacts: counters.contact,
        files: machine.files,
        file_bytes: machine.file_bytes,
        seq: Seq(counters.seq),
        first_seq: first.unwrap_or_default(),
        problems: problems.into_iter().map(problem).collect(),
    })
}

fn problem(wrong: Wrong) -> StoreProblemView {
    let param = |(name, value): (&str, String)| Param {
        name: name.to_owned(),
        value,
    };
    StoreProblemView {
        kind: wrong.kind.to_owned(),
        params: wrong.values.into_iter().map(param).collect(),
    }
}

/// What is still to leave and what was given up, by channel.
async fn deliveries(by: &Ask) -> Result<BTreeMap<Name, WayOut>, Refusal> {
    by.desk.read(way_out::by_channel).await
}
