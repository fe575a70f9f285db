//! Saved answers: which there are, and how one reads filled in.

use crate::client::ClientError;
use crate::domain::{ConversationId, Name};
use crate::protocol::message::{Data, ListsRequest, ToDesk};

use super::args::Macro;
use super::called::Called;
use super::connect::Session;
use super::failure::Failure;
use super::templates;

pub(super) async fn run(session: &mut Session, act: Macro) -> Result<(), Failure> {
    match act {
        Macro::List => list(session).await,
        Macro::Edit { name } => templates::edit(session, &name),
        Macro::Import { file } => templates::import(session, &file),
        Macro::Export { saved } => templates::export(session, saved.as_ref()),
        Macro::Show { name, conv: None } => templates::export(session, Some(&name)),
        Macro::Show {
            name,
            conv: Some(conv),
        } => {
            let text = rendered(session, conv, &name).await?;
            if session.out.json {
                let document = serde_json::json!({"name": name, "text": text});
                return Ok(session.out.document("macro-show", document)?);
            }
            Ok(session.out.lines(text.lines().map(str::to_owned))?)
        }
    }
}

async fn list(session: &mut Session) -> Result<(), Failure> {
    let Data::Macros(macros) = session.ask(ToDesk::Lists(ListsRequest::Macros)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session
            .out
            .document("macro-list", serde_json::json!({"items": macros}))?);
    }
    let called = Called::ask(session).await;
    let rows: Vec<Vec<String>> = macros
        .iter()
        .map(|one| vec![called.shown("template", &one.name), one.preview.clone()])
        .collect();
    Ok(session.out.table(&["cli.name", "cli.text"], &rows)?)
}

/// A saved answer filled in for a conversation; refused while a placeholder has no value.
pub(super) async fn rendered(
    session: &mut Session,
    conversation: ConversationId,
    name: &Name,
) -> Result<String, Failure> {
    let request = ListsRequest::RenderMacro {
        conversation,
        name: name.clone(),
    };
    let Data::Rendered(rendered) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    match rendered.missing.first() {
        Some(missing) => Err(Failure::Usage(
            "cli.placeholder",
            vec![("name", missing.clone())],
        )),
        None => Ok(rendered.text),
    }
}
