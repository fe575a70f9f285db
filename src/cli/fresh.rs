//! `channel add`: a new channel written into the configuration as a file of its own, or shown as it would be.

use crate::client::ClientError;
use crate::protocol::key::Secret;
use crate::protocol::message::answer::Held;
use crate::protocol::message::setup::{NewChannel, NewSecret};
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::ProblemView;
use crate::protocol::view::setup::ChannelDraft;
use crate::words::{self, Lang};

use super::args::ChannelAdd;
use super::connect::Session;
use super::failure::Failure;
use super::output::{complain, write};
use super::prompt;

pub(super) async fn run(session: &mut Session, add: ChannelAdd) -> Result<(), Failure> {
    let lang = session.out.lang;
    let mut secrets = Vec::new();
    for (key, path) in add.secret_file {
        let secret = prompt::password(lang, "cli.new_password", Some(path.as_path()), true)?;
        secrets.push(NewSecret {
            key,
            secret: Some(Secret(secret)),
        });
    }
    let channel = NewChannel {
        name: add.name,
        kind: add.kind,
        queue: add.queue,
        new_queue: add.new_queue,
        settings: add.setting.into_iter().collect(),
        secrets: secrets.into(),
        language: lang.code().to_owned(),
    };
    let draft = draft(session, &channel).await?;
    let errors = draft.problems.iter().any(|problem| problem.error);
    if add.dry_run || errors {
        return shown(session, &draft, errors);
    }
    let request = DeskRequest::WriteChannel {
        channel: Box::new(channel),
        seen: draft.seen,
        replace: add.overwrite,
    };
    let Data::ChannelWritten(written) = session.command(ToDesk::Desk(request)).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    problems(lang, written.status.problems.iter());
    if session.out.json {
        session.out.document("channel-add", &written)?;
    } else if written.status.ok {
        let generation = written.status.generation;
        session.out.say(
            "cli.channel_added",
            &[("file", &written.file), ("generation", &generation)],
        )?;
    }
    if written.status.ok {
        Ok(())
    } else {
        Err(Failure::Config)
    }
}

async fn draft(session: &mut Session, channel: &NewChannel) -> Result<ChannelDraft, Failure> {
    let request = DeskRequest::DraftChannel {
        channel: Box::new(channel.clone()),
    };
    match session.ask(ToDesk::Desk(request)).await? {
        Data::ChannelDraft(draft) => Ok(*draft),
        _ => Err(ClientError::Unexpected.into()),
    }
}

/// The file as it would be on standard output, and what is said of it beside.
fn shown(session: &Session, draft: &ChannelDraft, errors: bool) -> Result<(), Failure> {
    let lang = session.out.lang;
    problems(lang, draft.problems.iter());
    if session.out.json {
        session.out.document("channel-add", draft)?;
    } else if !errors {
        write(&draft.text)?;
        let unmet = draft.checks.iter().filter(|it| it.result == Held::Failed);
        for claim in unmet {
            complain(spoken(lang, &claim.text, &claim.text_es));
        }
        complain(&words::say(
            lang,
            "cli.channel_not_added",
            &[("file", &draft.file)],
        ));
    }
    if errors { Err(Failure::Config) } else { Ok(()) }
}

pub(super) fn problems<'a>(lang: Lang, all: impl Iterator<Item = &'a ProblemView>) {
    for problem in all {
        complain(spoken(lang, &problem.text, &problem.text_es));
    }
}

pub(super) fn spoken<'a>(lang: Lang, english: &'a str, spanish: &'a str) -> &'a str {
    match lang {
        Lang::Es => spanish,
        Lang::En => english,
    }
}
