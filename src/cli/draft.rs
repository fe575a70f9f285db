//! One's own unfinished answers: reading, keeping, dropping.

use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::protocol::message::work::WorkRequest;
use crate::protocol::message::{Data, ToDesk};

use super::args::Draft;
use super::connect::Session;
use super::failure::Failure;
use super::{prompt, when, work};

pub(super) async fn run(session: &mut Session, act: Draft) -> Result<(), Failure> {
    match act {
        Draft::Show { id } => show(session, id).await,
        Draft::Save { id, text, base_seq } => {
            let text = prompt::message(&text)?;
            let base_seq = match base_seq {
                Some(seq) => seq,
                None => work::head(session, id).await?.conversation.seq,
            };
            let request = WorkRequest::SaveDraft {
                conversation: id,
                text,
                base_seq,
            };
            session.command(ToDesk::Work(request)).await?;
            Ok(session
                .out
                .done("conv-draft-save", "cli.draft_kept", &[("id", &id)])?)
        }
        Draft::Drop { id } => {
            let request = WorkRequest::DropDraft { conversation: id };
            session.command(ToDesk::Work(request)).await?;
            Ok(session
                .out
                .done("conv-draft-drop", "cli.draft_dropped", &[("id", &id)])?)
        }
    }
}

async fn show(session: &mut Session, id: ConversationId) -> Result<(), Failure> {
    let request = WorkRequest::LoadDraft { conversation: id };
    let Data::Draft(draft) = session.ask(ToDesk::Work(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let draft =
        draft.ok_or_else(|| Failure::Missing("cli.no_draft", vec![("id", id.to_string())]))?;
    if session.out.json {
        return Ok(session.out.document("conv-draft-show", &draft)?);
    }
    let at = when::shown(draft.at);
    session
        .out
        .say("cli.draft_of", &[("at", &at), ("seq", &draft.base_seq)])?;
    let text = draft.text.unwrap_or_default();
    Ok(session.out.lines(text.lines().map(str::to_owned))?)
}
