//! What a connector said and the desk could not take: looked at, taken after all, dropped.

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::stray::{STRAYS_MAX, Stray};
use crate::domain::text::clip;
use crate::domain::{Name, StrayId};
use crate::engine::command::Act;
use crate::protocol::message::Data;
use crate::protocol::message::answer::{Rejected, ReplayRefusal, Replayed};
use crate::protocol::view::way::{RejectedShow, RejectedView};
use crate::protocol::{Code, List, Refusal};

/// Lists them, oldest first.
pub(super) async fn list(by: &Ask, channel: Name, after: Option<StrayId>, limit: u32) -> Said {
    by.asker.demand(Action::ChannelRejected, None)?;
    let most = limit.clamp(1, ITEMS_MAX) as usize;
    let of = channel.clone();
    let read = by.desk.read(move |snapshot| {
        let total = snapshot.strays_count(&channel)?;
        let found = snapshot.strays(&channel, after.unwrap_or_default(), most + 1)?;
        Ok((total, found))
    });
    let (total, mut found) = read.await?;
    if total == 0 {
        configured(by, &of)?;
    }
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().map(|it| it.id).filter(|_| more);
    Ok(Given::new(Data::Rejected(Rejected {
        items: found.iter().map(view).collect(),
        next,
        total: u32::try_from(total).unwrap_or(u32::MAX),
    })))
}

/// Shows one with what was said.
pub(super) async fn show(by: &Ask, channel: Name, id: StrayId) -> Said {
    by.asker.demand(Action::ChannelRejected, None)?;
    let read = by.desk.read(move |snapshot| snapshot.stray(&channel, id));
    let Some((stray, bytes)) = read.await? else {
        return Err(none(id).into());
    };
    let text = String::from_utf8_lossy(&bytes);
    let shown = clip(&text, SHOWN_BYTES_MAX);
    Ok(Given::new(Data::RejectedOne(Box::new(RejectedShow {
        rejected: view(&stray),
        cut: shown.len() < text.len(),
        text: shown.to_owned(),
    }))))
}

/// Reads some again, or all, as if they had just come: what is taken now is kept here no more.
pub(super) async fn replay(by: &Ask, channel: Name, ids: Vec<StrayId>) -> Said {
    by.asker.demand(Action::ChannelRejected, None)?;
    let missing = |name| {
        let refusal = Refusal::new(Code::NO_SUCH).with("kind", "service");
        refusal.with("name", name)
    };
    let connectors = by.desk.connectors().ok_or_else(|| missing("connectors"))?;
    let forms = by.desk.forms().ok_or_else(|| missing("forms"))?;
    let is_form = forms.has(&channel);
    let ids = named(by, &channel, ids).await?;
    let mut taken = Vec::new();
    let mut refused = Vec::new();
    for id in ids {
        let of = channel.clone();
        let read = by.desk.read(move |snapshot| snapshot.stray(&of, id));
        let Some((stray, bytes)) = read.await? else {
            // It was dropped meanwhile.
            continue;
        };
        let again = if is_form {
            forms.again(&channel, &bytes).await
        } else {
            connectors.again(&channel, &stray, &bytes).await
        };
        match again {
            Ok(()) => taken.push(id),
            Err((code, detail)) => refused.push(ReplayRefusal { id, code, detail }),
        }
    }
    by.command(Act::DropStrays(channel, taken.clone(), true))
        .await?;
    Ok(Given::new(Data::Replayed(Replayed {
        taken: List::from(taken),
        refused: List::from(refused),
    })))
}

/// Drops some, or all, for good.
pub(super) async fn discard(by: &Ask, channel: Name, ids: Vec<StrayId>) -> Said {
    by.asker.demand(Action::ChannelRejected, None)?;
    let ids = named(by, &channel, ids).await?;
    let act = Act::DropStrays(channel, ids, false);
    let (answer, replayed) = by.command(act).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

/// Those that are named, which all have to be there; all where none is named.
async fn named(by: &Ask, channel: &Name, ids: Vec<StrayId>) -> Result<Vec<StrayId>, Refusal> {
    let of = channel.clone();
    let read = by
        .desk
        .read(move |snapshot| snapshot.strays(&of, StrayId(0), STRAYS_MAX));
    let known: Vec<StrayId> = read.await?.into_iter().map(|it| it.id).collect();
    if known.is_empty() {
        configured(by, channel)?;
    }
    if ids.is_empty() {
        return Ok(known);
    }
    match ids.iter().find(|id| !known.contains(id)) {
        Some(missing) => Err(none(*missing)),
        None => Ok(ids),
    }
}

/// Refuses a channel that the settings do not have; one that they had once may still have some.
fn configured(by: &Ask, channel: &Name) -> Result<(), Refusal> {
    if by.desk.settings().plan.channels.contains_key(channel) {
        return Ok(());
    }
    Err(Refusal::new(Code::NO_SUCH)
        .with("kind", "channel")
        .with("name", channel))
}

fn none(id: StrayId) -> Refusal {
    Refusal::new(Code::NO_SUCH)
        .with("kind", "rejected")
        .with("name", id)
}

fn view(stray: &Stray) -> RejectedView {
    let said = &stray.said;
    RejectedView {
        id: stray.id,
        channel: stray.channel.clone(),
        key: said.key.clone(),
        from: said.from.as_ref().map(|from| from.value.clone()),
        whole: said.whole,
        code: said.code.clone(),
        detail: said.detail.clone(),
        bytes: said.size,
        times: stray.times,
        first_at: stray.first_at,
        last_at: stray.last_at,
    }
}

/// How many one answer lists.
const ITEMS_MAX: u32 = 200;

/// How much of what was said is shown, in bytes; the whole is read again all the same.
const SHOWN_BYTES_MAX: usize = 256 * 1024;
