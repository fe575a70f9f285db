//! Running the desk: queues, channels, outbox, configuration, events, store.

use super::{Ask, Given, No, Said, addresses, figures, journal, outbox, rejected, report, setup};
use crate::access::Action;
use crate::domain::conversation::Work as Place;
use crate::domain::{ConversationId, Moment, Name, Span};
use crate::engine::command::{Act, Work};
use crate::protocol::message::answer::{Bulk, BulkRefusal};
use crate::protocol::message::desk::ConfigFile;
use crate::protocol::message::{Data, DeskRequest};
use crate::protocol::view::desk::ConfigStatusView;
use crate::protocol::{Code, List, Refusal};
use crate::servers::panel;
use crate::servers::translate::floor;
use crate::servers::watching::Change;
use crate::store::snapshot::Found;
use crate::store::walk::Along;

pub(super) async fn answer(by: &Ask, ask: DeskRequest) -> Said {
    match ask {
        DeskRequest::Status => figures::status(by).await,
        DeskRequest::Queues => {
            by.asker.demand_anywhere(Action::QueueRead)?;
            let queues = panel::queues(&by.desk, &by.asker, Action::QueueRead, |_| true);
            Ok(Given::new(Data::Queues(List::from(queues))))
        }
        DeskRequest::Queue { queue } => {
            let mut found = panel::queues(&by.desk, &by.asker, Action::QueueRead, |name| {
                *name == queue
            });
            let view = found.pop();
            let view = view.ok_or_else(|| Refusal::new(Code::NO_QUEUE).with("name", &queue))?;
            Ok(Given::new(Data::Queue(Box::new(view))))
        }
        DeskRequest::PauseQueue { queue, paused } => act(by, Act::PauseQueue(queue, paused)).await,
        DeskRequest::MoveQueue { from, to } => move_queue(by, &from, &to).await,
        DeskRequest::Channels => figures::channels(by).await,
        DeskRequest::PauseChannel { channel, paused } => {
            act(by, Act::PauseChannel(channel, paused)).await
        }
        DeskRequest::TestChannel { channel, to } => test(by, channel, to).await,
        DeskRequest::Rejected {
            channel,
            after,
            limit,
        } => rejected::list(by, channel, after, limit).await,
        DeskRequest::RejectedOne { channel, id } => rejected::show(by, channel, id).await,
        DeskRequest::ReplayRejected { channel, ids } => {
            rejected::replay(by, channel, ids.into_vec()).await
        }
        DeskRequest::DiscardRejected { channel, ids } => {
            rejected::discard(by, channel, ids.into_vec()).await
        }
        DeskRequest::Addresses { channel } => addresses::list(by, channel).await,
        DeskRequest::VerifyAddress { address, code } => addresses::verify(by, address, code).await,
        ask @ (DeskRequest::Outbox { .. }
        | DeskRequest::Delivery { .. }
        | DeskRequest::RetryDelivery { .. }
        | DeskRequest::DropDelivery { .. }
        | DeskRequest::ApproveDelivery { .. }
        | DeskRequest::GiveBackDelivery { .. }
        | DeskRequest::WithdrawDelivery { .. }) => way_out(by, ask).await,
        DeskRequest::Events {
            after,
            limit,
            follow,
            kinds,
            conversation,
        } => journal::follow(by, after, limit, follow, kinds.into_vec(), conversation).await,
        DeskRequest::Audit {
            agent,
            from,
            to,
            after,
            limit,
        } => journal::audit(by, agent, from, to, after, limit).await,
        DeskRequest::Report { about, from, to } => report::answer(by, about, from, to).await,
        ask @ (DeskRequest::Store
        | DeskRequest::VerifyStore
        | DeskRequest::Certificate
        | DeskRequest::RenewCertificate
        | DeskRequest::StageBackup
        | DeskRequest::DropStaged { .. }) => upkeep(by, ask).await,
        settings => self::settings(by, settings).await,
    }
}

/// What is asked about messages that have not left.
async fn way_out(by: &Ask, ask: DeskRequest) -> Said {
    match ask {
        DeskRequest::Outbox {
            channel,
            dead,
            held,
            cursor,
            limit,
        } => outbox::list(by, channel, (dead, held), cursor, limit).await,
        DeskRequest::Delivery { message } => outbox::show(by, message).await,
        DeskRequest::RetryDelivery { message } => outbox::retry(by, message).await,
        DeskRequest::DropDelivery { message, reason } => outbox::give_up(by, message, reason).await,
        DeskRequest::ApproveDelivery { message, text } => outbox::approve(by, message, text).await,
        DeskRequest::GiveBackDelivery { message, reason } => {
            outbox::give_back(by, message, reason).await
        }
        DeskRequest::WithdrawDelivery { message } => outbox::withdraw(by, message).await,
        other => settings(by, other).await,
    }
}

/// What is asked about the record, its copies and the certificate.
async fn upkeep(by: &Ask, ask: DeskRequest) -> Said {
    match ask {
        DeskRequest::Store => figures::store(by, false).await,
        DeskRequest::VerifyStore => figures::store(by, true).await,
        DeskRequest::Certificate => {
            by.asker.demand(Action::CertificateRead, None)?;
            certificate(by)
        }
        DeskRequest::RenewCertificate => {
            by.asker.demand(Action::CertificateChange, None)?;
            by.desk.caretaker.renew_certificate().await?;
            certificate(by)
        }
        DeskRequest::StageBackup => {
            by.asker.demand(Action::BackupCreate, None)?;
            let staged = by.desk.caretaker.stage_backup().await?;
            Ok(Given::new(Data::Staged(staged)))
        }
        DeskRequest::DropStaged { folder } => {
            by.asker.demand(Action::BackupCreate, None)?;
            by.desk.caretaker.drop_staged(folder).await?;
            Ok(Given::new(Data::Done))
        }
        // Every other request is answered elsewhere.
        _ => Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    }
}

/// What is asked about the configuration.
async fn settings(by: &Ask, ask: DeskRequest) -> Said {
    match ask {
        DeskRequest::Config { prefix } => {
            by.asker.demand(Action::ConfigRead, None)?;
            let found = by.desk.caretaker.settings(prefix.as_deref());
            Ok(Given::new(Data::Config(List::from(found))))
        }
        DeskRequest::ConfigDiff => {
            by.asker.demand(Action::ConfigRead, None)?;
            let lines = by.desk.caretaker.differences().await?;
            Ok(Given::new(Data::Lines(List::from(lines))))
        }
        DeskRequest::ConfigHistory { limit } => {
            by.asker.demand(Action::ConfigRead, None)?;
            let most = limit.clamp(1, GENERATIONS_MAX) as usize;
            let read = by.desk.read(move |snapshot| {
                let found = snapshot.generations(most)?.into_iter();
                found
                    .map(|it| Ok((snapshot.written(it.number)?, it)))
                    .collect::<Found<Vec<_>>>()
            });
            let view = |(written, it)| floor::generation(&by.desk.directory, it, written);
            let found = read.await?.into_iter().map(view);
            Ok(Given::new(Data::Generations(found.collect())))
        }
        DeskRequest::ConfigStatus { watch } => {
            by.asker.demand(Action::ConfigRead, None)?;
            let given = Given::new(Data::ConfigStatus(Box::new(config(by))));
            Ok(given.watching(Change::Config(watch)))
        }
        DeskRequest::Reload { wait } => {
            by.asker.demand(Action::ConfigReload, None)?;
            let within = wait.map(|wait| Span(wait.0.clamp(0, RELOAD_WAIT_MAX.0)));
            let status = by.desk.caretaker.reload(within).await?;
            Ok(Given::new(Data::ConfigStatus(Box::new(status))))
        }
        ask @ (DeskRequest::ChannelKinds
        | DeskRequest::FindMailServers { .. }
        | DeskRequest::DraftChannel { .. }
        | DeskRequest::WriteChannel { .. }
        | DeskRequest::ThingKinds
        | DeskRequest::DraftThing { .. }
        | DeskRequest::WriteThing { .. }) => setup::answer(by, ask).await,
        DeskRequest::Simulate { from, to, files } => simulate(by, from, to, files.into_vec()).await,
        // Every other request is answered above.
        _ => Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    }
}

fn certificate(by: &Ask) -> Said {
    let none = || {
        Refusal::new(Code::NO_SUCH)
            .with("kind", "certificate")
            .with("name", "")
    };
    let found = by.desk.caretaker.certificate().ok_or_else(none)?;
    Ok(Given::new(Data::Certificate(found)))
}

pub(super) fn config(by: &Ask) -> ConfigStatusView {
    ConfigStatusView::clone(&by.desk.config.borrow())
}

async fn act(by: &Ask, act: Act) -> Said {
    let (answer, replayed) = by.command(act).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn test(by: &Ask, channel: Name, to: Option<String>) -> Said {
    by.asker.demand(Action::ChannelTest, None)?;
    if !by.desk.settings().plan.channels.contains_key(&channel) {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "channel")
            .with("name", channel)
            .into());
    }
    let found = by.desk.caretaker.test_channel(channel, to).await?;
    Ok(Given::new(Data::Test(found)))
}

async fn simulate(by: &Ask, from: Moment, to: Moment, files: Vec<ConfigFile>) -> Said {
    by.asker.demand(Action::SimulateRun, None)?;
    if to <= from {
        return Err(Refusal::new(Code::OUT_OF_RANGE).with("name", "to").into());
    }
    let found = by.desk.caretaker.simulate(from, to, files).await?;
    Ok(Given::new(Data::Simulation(Box::new(found))))
}

/// Moves everything that waits; what cannot be moved is told with its reason.
async fn move_queue(by: &Ask, from: &Name, to: &Name) -> Said {
    by.asker.demand(Action::QueueMove, Some(from))?;
    let settings = by.desk.settings();
    for queue in [from, to] {
        if !settings.plan.queues.contains_key(queue) {
            return Err(Refusal::new(Code::NO_QUEUE).with("name", queue).into());
        }
    }
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for id in waiting(by, from.clone()).await? {
        let act = Act::Work {
            conversation: id,
            fence: None,
            act: Work::Transfer(to.clone()),
        };
        match by.command_under(None, act).await {
            Ok(_) => done.push(id),
            Err(refusal) if refusal.code == Code::OTHER_KIND => return Err(No::Refused(refusal)),
            Err(refusal) => refused.push(BulkRefusal {
                conversation: id,
                refusal,
            }),
        }
    }
    Ok(Given::new(Data::Bulk(Bulk {
        done: List::from(done),
        refused: List::from(refused),
    })))
}

async fn waiting(by: &Ask, queue: Name) -> Result<Vec<ConversationId>, Refusal> {
    let read = by.desk.read(move |snapshot| {
        let mut ids = Vec::new();
        snapshot.each_conversation(&Along::Life(true, Some(queue)), &mut |it| {
            if it.work == Place::Queued {
                ids.push(it.id);
            }
            ids.len() < MOVED_MAX
        })?;
        ids.sort_unstable();
        Ok(ids)
    });
    read.await
}

/// How many generations one answer lists.
const GENERATIONS_MAX: u32 = 20;

/// The longest that an answer waits for a configuration to be applied.
const RELOAD_WAIT_MAX: Span = Span::minutes(5);

/// How much is moved by one request; asking again moves the rest.
const MOVED_MAX: usize = 1_000;
