//! A link by which somebody signs in once in a browser, without a password, and then chooses one.

use crate::client::ClientError;
use crate::domain::{Name, Span};
use crate::protocol::message::{Data, DeskRequest, PeopleRequest, ToDesk};

use super::connect::Session;
use super::failure::Failure;
use super::settings;

/// Where browsers reach the desk: the address that customers are told, else where it listens.
pub(super) async fn door(session: &mut Session) -> Result<String, Failure> {
    if let Some(url) = settings::value(session, "desk.url").await? {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    let listens = settings::value(session, "server.https").await?;
    let listens = listens.unwrap_or_default();
    let Some((host, port)) = listens.rsplit_once(':') else {
        return Err(Failure::Usage("cli.link_no_pages", Vec::new()));
    };
    let host = match host.trim_matches(['[', ']']) {
        // Whoever reads it may be on another machine, so by the name that the certificate is for.
        "0.0.0.0" | "::" => own_name(session).await?,
        "127.0.0.1" | "::1" => LOCAL.to_owned(),
        _ => host.to_owned(),
    };
    Ok(format!("https://{host}:{port}"))
}

async fn own_name(session: &mut Session) -> Result<String, Failure> {
    let asked = session.command(ToDesk::Desk(DeskRequest::Certificate));
    let Data::Certificate(certificate) = asked.await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    let mut names = certificate.names.iter();
    let name = names.find(|name| *name != LOCAL && !name.ends_with(LOCAL_ENDS));
    Ok(name.cloned().unwrap_or_else(|| LOCAL.to_owned()))
}

/// Makes a link for somebody, below a [`door`].
pub(super) async fn make(session: &mut Session, door: &str, who: &Name) -> Result<String, Failure> {
    let ask = PeopleRequest::MakeToken {
        agent: who.clone(),
        name: Name::new("link").map_err(|error| Failure::Here(error.to_string()))?,
        valid: LINK_LIFE,
        once: true,
    };
    match session.command(ToDesk::People(ask)).await?.data {
        Data::Token(token) => Ok(format!("{door}/enter/{}", token.token.0)),
        _ => Err(ClientError::Unexpected.into()),
    }
}

/// How long a link waits to be followed.
const LINK_LIFE: Span = Span::minutes(30);

/// What this machine is called by itself, and how addresses of that kind begin.
const LOCAL: &str = "localhost";
const LOCAL_ENDS: &str = ".localhost";
