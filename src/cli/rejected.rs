//! What a channel's connector said and the desk could not take: read it, have it taken, drop it.

use crate::client::ClientError;
use crate::domain::{Name, StrayId};
use crate::protocol::List;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::way::RejectedView;
use crate::words;

use super::args::Channel;
use super::connect::Session;
use super::failure::Failure;
use super::output::complain;
use super::when;

pub(super) async fn run(session: &mut Session, act: Channel) -> Result<(), Failure> {
    match act {
        Channel::Rejected {
            name,
            rejected: Some(id),
            ..
        } => show(session, name, id).await,
        Channel::Rejected {
            name,
            cursor,
            limit,
            ..
        } => {
            let request = DeskRequest::Rejected {
                channel: name,
                after: cursor,
                limit,
            };
            list(session, request).await
        }
        Channel::Replay { name, several } => replay(session, name, several).await,
        Channel::Discard { name, several } => discard(session, name, several).await,
        // The others are answered where channels are.
        _ => Err(ClientError::Unexpected.into()),
    }
}

async fn list(session: &mut Session, request: DeskRequest) -> Result<(), Failure> {
    let Data::Rejected(found) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("channel-rejected", &found)?);
    }
    let rows: Vec<Vec<String>> = found.items.iter().map(row).collect();
    let headers = [
        "cli.rejected_id",
        "cli.when",
        "cli.times",
        "cli.key",
        "cli.from",
        "cli.why",
    ];
    session.out.table(&headers, &rows)?;
    if let Some(next) = found.next {
        let shown = found.items.len();
        session.out.say(
            "cli.more",
            &[
                ("shown", &shown),
                ("total", &found.total),
                ("cursor", &next),
            ],
        )?;
    }
    Ok(())
}

fn row(one: &RejectedView) -> Vec<String> {
    vec![
        one.id.to_string(),
        when::shown(one.last_at),
        one.times.to_string(),
        one.key.clone().unwrap_or_else(|| "—".to_owned()),
        one.from.clone().unwrap_or_else(|| "—".to_owned()),
        format!("{}: {}", one.code, one.detail),
    ]
}

async fn show(session: &mut Session, channel: Name, id: StrayId) -> Result<(), Failure> {
    let request = DeskRequest::RejectedOne { channel, id };
    let Data::RejectedOne(shown) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("channel-rejected-show", &*shown)?);
    }
    let lang = session.out.lang;
    let one = &shown.rejected;
    let what = if one.whole {
        "cli.rejected_body"
    } else {
        "cli.rejected_event"
    };
    let rows = [
        ("cli.rejected_id", one.id.to_string()),
        ("cli.what", words::say(lang, what, &[])),
        ("cli.key", one.key.clone().unwrap_or_default()),
        ("cli.from", one.from.clone().unwrap_or_default()),
        ("cli.why", format!("{}: {}", one.code, one.detail)),
        ("cli.times", one.times.to_string()),
        ("cli.first_time", when::dated(one.first_at)),
        ("cli.last_time", when::dated(one.last_at)),
        ("cli.size", when::bytes(lang, u64::from(one.bytes))),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| vec![words::say(lang, key, &[]), value])
        .collect();
    session.out.table(&["cli.what", "cli.value"], &rows)?;
    let text = shown.text.lines().map(str::to_owned);
    session
        .out
        .lines(std::iter::once(String::new()).chain(text))?;
    if shown.cut {
        session.out.say("cli.rejected_cut", &[])?;
    }
    Ok(())
}

async fn replay(
    session: &mut Session,
    channel: Name,
    several: Vec<StrayId>,
) -> Result<(), Failure> {
    let request = ToDesk::Desk(DeskRequest::ReplayRejected {
        channel,
        ids: List::from(several),
    });
    let Data::Replayed(replayed) = session.command(request).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document("channel-replay", &replayed)?;
    } else {
        let taken = replayed.taken.len();
        session.out.say("cli.rejected_taken", &[("n", &taken)])?;
        for one in replayed.refused.iter() {
            complain(&format!("{}: {}: {}", one.id, one.code, one.detail));
        }
    }
    if replayed.refused.is_empty() {
        Ok(())
    } else {
        Err(Failure::Partly)
    }
}

async fn discard(
    session: &mut Session,
    channel: Name,
    several: Vec<StrayId>,
) -> Result<(), Failure> {
    session.confirm("cli.confirm_discard", &[("name", &channel)])?;
    let request = ToDesk::Desk(DeskRequest::DiscardRejected {
        channel: channel.clone(),
        ids: List::from(several),
    });
    let accepted = session.command(request).await?;
    if session.out.json {
        return Ok(session.out.document("channel-discard", &accepted)?);
    }
    Ok(session
        .out
        .say("cli.rejected_discarded", &[("name", &channel)])?)
}
