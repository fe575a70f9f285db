//! What the desk has to say of a text before it is sent.

use crate::domain::{ConversationId, Name};
use crate::protocol::message::{Data, GuidanceRequest, ToDesk};
use crate::terminal;

use super::connect::Session;
use super::failure::Failure;
use super::output::complain;

/// Tells on standard error what of a text is not as the desk wants to be written, and asks before it is sent where
/// the operator wants that. Whether its author sends it as it is.
pub(super) async fn look_over(
    session: &mut Session,
    conversation: Option<ConversationId>,
    channel: Option<Name>,
    text: &str,
) -> Result<bool, Failure> {
    let beforehand = session.global.yes;
    if text.trim().is_empty() {
        return Ok(beforehand);
    }
    let request = GuidanceRequest::Review {
        conversation,
        channel,
        text: text.to_owned(),
    };
    // What is wrong, sending tells.
    let Ok(Data::Reviewed(found)) = session.ask(ToDesk::Guidance(request)).await else {
        return Ok(beforehand);
    };
    for remark in found.remarks.iter() {
        complain(&terminal::remark(session.out.lang, remark));
    }
    if found.ask && !found.remarks.is_empty() {
        session.confirm("cli.confirm_review", &[])?;
        return Ok(true);
    }
    Ok(beforehand)
}
