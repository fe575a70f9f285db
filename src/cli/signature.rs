//! What stands under what somebody writes to customers.

use crate::client::ClientError;
use crate::protocol::message::{Data, PeopleRequest, ToDesk};

use super::args::{AgentSignature, Text};
use super::connect::Session;
use super::failure::Failure;
use super::{files, prompt};

/// Shows it, after it was changed where something new is given.
pub(super) async fn run(session: &mut Session, asked: AgentSignature) -> Result<(), Failure> {
    let AgentSignature {
        name: agent,
        text,
        file,
        html,
        clear,
    } = asked;
    let is_new = clear || text.is_some() || file.is_some() || html.is_some();
    let data = if is_new {
        let text = if text.is_some() || file.is_some() {
            prompt::message(&Text { text, file })?
        } else {
            String::new()
        };
        let html = files::html(html.as_deref())?.unwrap_or_default();
        let request = PeopleRequest::SetSignature { agent, text, html };
        session.command(ToDesk::People(request)).await?.data
    } else {
        let request = PeopleRequest::Signature { agent };
        session.ask(ToDesk::People(request)).await?
    };
    let Data::Signature(found) = data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("agent-signature", &found)?);
    }
    if found.text.is_empty() {
        let told = [("name", &found.agent as &dyn std::fmt::Display)];
        return Ok(session.out.say("cli.signature_none", &told)?);
    }
    let both = found.text.lines().chain(found.html.lines());
    Ok(session.out.lines(both.map(str::to_owned))?)
}
