//! One's own second factor: shown to an authenticator app, proved, switched on.

use std::path::Path;

use crate::client::ClientError;
use crate::protocol::key::Secret;
use crate::protocol::message::{Data, EntryRequest, ToDesk};

use super::connect::Session;
use super::failure::Failure;
use super::prompt;

/// Begins a second factor, and, where a person can be asked, goes on to switch it on.
///
/// A script gets the secret, reckons the six digits itself, and calls again with `--confirm`.
pub(super) async fn code(session: &mut Session, confirm: Option<&Path>) -> Result<(), Failure> {
    if let Some(file) = confirm {
        let digits = digits(session, Some(file))?;
        return switch_on(session, digits).await;
    }
    let ask = ToDesk::Entry(EntryRequest::EnrolCode);
    let Data::SecondFactor(begun) = session.command(ask).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"secret": begun.secret.0, "uri": begun.uri.0});
        return Ok(session.out.document("agent-code", document)?);
    }
    session.out.say(
        "cli.code_begun",
        &[("secret", &begun.secret.0), ("uri", &begun.uri.0)],
    )?;
    if session.global.no_input || !prompt::is_interactive() {
        return Ok(session.out.say("cli.code_confirm", &[])?);
    }
    let digits = digits(session, None)?;
    switch_on(session, digits).await
}

/// The six digits: from a file, from standard input (`-`), or typed.
pub(super) fn digits(session: &Session, file: Option<&Path>) -> Result<Secret, Failure> {
    let (lang, no_input) = (session.out.lang, session.global.no_input);
    let digits = match file {
        None if !no_input && prompt::is_interactive() => prompt::line(lang, "cli.code")?,
        file => prompt::password(lang, "cli.code", file, no_input)?,
    };
    Ok(Secret(digits.trim().to_owned()))
}

async fn switch_on(session: &mut Session, code: Secret) -> Result<(), Failure> {
    let ask = ToDesk::Entry(EntryRequest::ConfirmCode { code });
    let Data::Recovery(codes) = session.command(ask).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    let codes: Vec<String> = codes.iter().map(|code| code.0.clone()).collect();
    if session.out.json {
        let document = serde_json::json!({"recovery_codes": codes});
        return Ok(session.out.document("agent-code", document)?);
    }
    session.out.say("cli.code_on", &[])?;
    Ok(session.out.lines(codes)?)
}
