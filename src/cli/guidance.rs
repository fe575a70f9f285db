//! Guidance: what there is, publishing it, and who has read it.

use crate::client::ClientError;
use crate::domain::Name;
use crate::protocol::message::{Data, GuidanceRequest, ToDesk};
use crate::protocol::view::guidance::{AudienceView, GuidanceView, ReaderView};
use crate::protocol::{Code, List};
use crate::words;

use super::args::{Guidance, GuidancePublish};
use super::called::Called;
use super::connect::Session;
use super::failure::Failure;
use super::{prompt, when};

pub(super) async fn run(session: &mut Session, act: Guidance) -> Result<(), Failure> {
    match act {
        Guidance::List => list(session).await,
        Guidance::Show { name, edition } => {
            let request = GuidanceRequest::Show {
                name,
                version: edition,
            };
            let found = ask(session, request).await?;
            show(session, "guidance-show", &found).await
        }
        Guidance::Publish(asked) => publish(session, *asked).await,
        Guidance::Withdraw { name } => {
            session.confirm("cli.confirm_withdraw", &[("name", &name)])?;
            let request = GuidanceRequest::Withdraw { name: name.clone() };
            let done = session.command(ToDesk::Guidance(request)).await?;
            if session.out.json {
                return Ok(session.out.document("guidance-withdraw", &done)?);
            }
            Ok(session
                .out
                .say("cli.guidance_withdrawn", &[("name", &name)])?)
        }
        Guidance::Readers { name } => readers(session, name).await,
        Guidance::Read { name } => {
            let found = ask(session, shown(&name)).await?;
            let version = found.first().map_or(0, |it| it.version);
            let request = GuidanceRequest::Read { name, version };
            session.command(ToDesk::Guidance(request)).await?;
            let name = found.first().map(|it| it.name.clone());
            let name = name.ok_or(ClientError::Unexpected)?;
            let found = ask(session, shown(&name)).await?;
            show(session, "guidance-read", &found).await
        }
    }
}

async fn ask(
    session: &mut Session,
    request: GuidanceRequest,
) -> Result<List<GuidanceView>, Failure> {
    match session.ask(ToDesk::Guidance(request)).await? {
        Data::Guidance(found) => Ok(found),
        _ => Err(ClientError::Unexpected.into()),
    }
}

fn shown(name: &Name) -> GuidanceRequest {
    GuidanceRequest::Show {
        name: name.clone(),
        version: None,
    }
}

async fn list(session: &mut Session) -> Result<(), Failure> {
    let found = ask(session, GuidanceRequest::List).await?;
    if session.out.json {
        let document = serde_json::json!({"items": found});
        return Ok(session.out.document("guidance-list", document)?);
    }
    let called = Called::ask(session).await;
    let lang = session.out.lang;
    let row = |it: &GuidanceView| {
        let state = match (it.withdrawn_at, it.read_at, it.mine) {
            (Some(_), ..) => "cli.guidance_gone",
            (None, Some(_), _) => "cli.guidance_read",
            (None, None, true) => "cli.guidance_unread",
            (None, None, false) => "cli.guidance_others",
        };
        let readers = it.readers.as_ref();
        vec![
            it.name.to_string(),
            it.version.to_string(),
            audience(session, &called, it),
            it.title.clone(),
            words::say(lang, state, &[]),
            readers.map_or_else(String::new, |count| format!("{}/{}", count.read, count.of)),
        ]
    };
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    let headers = [
        "cli.name",
        "cli.version",
        "cli.audience",
        "cli.title",
        "cli.state",
        "cli.readers",
    ];
    Ok(session.out.table(&headers, &rows)?)
}

fn audience(session: &Session, called: &Called, it: &GuidanceView) -> String {
    let lang = session.out.lang;
    match &it.audience {
        AudienceView::Everybody => words::say(lang, "cli.everybody", &[]),
        AudienceView::Queue { queue } => {
            let name = called.shown("queue", queue);
            words::say(lang, "cli.of_queue", &[("name", &name)])
        }
        AudienceView::Channel { channel } => {
            let name = called.shown("channel", channel);
            words::say(lang, "cli.of_channel", &[("name", &name)])
        }
    }
}

async fn show(session: &mut Session, verb: &str, found: &[GuidanceView]) -> Result<(), Failure> {
    let one = found.first().ok_or(ClientError::Unexpected)?;
    if session.out.json {
        return Ok(session.out.document(verb, one)?);
    }
    let called = Called::ask(session).await;
    let by = one.by.as_ref().map_or("—", Name::as_str);
    let head = [
        ("title", &one.title as &dyn std::fmt::Display),
        ("version", &one.version),
        ("audience", &audience(session, &called, one)),
        ("at", &when::shown(one.published_at)),
        ("by", &by),
    ];
    session.out.say("cli.guidance_head", &head)?;
    session.out.lines(one.text.lines().map(str::to_owned))?;
    if let Some(at) = one.withdrawn_at {
        session
            .out
            .say("cli.guidance_gone_at", &[("at", &when::shown(at))])?;
    } else if let Some(at) = one.read_at {
        session
            .out
            .say("cli.guidance_read_at", &[("at", &when::shown(at))])?;
    } else if one.mine {
        session
            .out
            .say("cli.guidance_next", &[("name", &one.name)])?;
    }
    Ok(())
}

/// The next version of a piece; what is not said stays as it was.
async fn publish(session: &mut Session, asked: GuidancePublish) -> Result<(), Failure> {
    let text = prompt::message(&asked.text)?;
    let before = match ask(session, shown(&asked.name)).await {
        Ok(found) => found.into_vec().pop(),
        Err(Failure::Desk(error)) if is_missing(&error) => None,
        Err(other) => return Err(other),
    };
    let audience = match (asked.queue, asked.channel, asked.everybody) {
        (Some(queue), ..) => Some(AudienceView::Queue { queue }),
        (_, Some(channel), _) => Some(AudienceView::Channel { channel }),
        (_, _, true) => Some(AudienceView::Everybody),
        _ => before.as_ref().map(|it| it.audience.clone()),
    };
    let missing = |key| Failure::Usage(key, Vec::new());
    let audience = audience.ok_or_else(|| missing("cli.needs_audience"))?;
    let title = asked
        .title
        .or_else(|| before.as_ref().map(|it| it.title.clone()));
    let request = GuidanceRequest::Publish {
        name: asked.name,
        base: before.map_or(0, |it| it.version),
        audience,
        title: title.ok_or_else(|| missing("cli.needs_title"))?,
        text,
    };
    let done = session.command(ToDesk::Guidance(request)).await?;
    let Data::Guidance(found) = done.data else {
        return Err(ClientError::Unexpected.into());
    };
    show(session, "guidance-publish", &found).await
}

fn is_missing(error: &ClientError) -> bool {
    matches!(error, ClientError::Refused(no) if no.code == Code::NO_SUCH)
}

async fn readers(session: &mut Session, name: Name) -> Result<(), Failure> {
    let request = GuidanceRequest::Readers { name };
    let Data::GuidanceReaders(found) = session.ask(ToDesk::Guidance(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"items": found});
        return Ok(session.out.document("guidance-readers", document)?);
    }
    let lang = session.out.lang;
    let row = |it: &ReaderView| {
        let meant = if it.meant { "cli.yes" } else { "cli.no" };
        vec![
            it.agent.to_string(),
            it.display.clone(),
            words::say(lang, meant, &[]),
            it.version
                .map_or_else(|| "—".to_owned(), |version| version.to_string()),
            it.read_at.map_or_else(|| "—".to_owned(), when::shown),
        ]
    };
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    let headers = [
        "cli.name",
        "cli.display",
        "cli.meant",
        "cli.version",
        "cli.read_at",
    ];
    Ok(session.out.table(&headers, &rows)?)
}
