//! What somebody says about themselves: their status, and the work that is offered to them.

use crate::client::ClientError;
use crate::domain::Name;
use crate::protocol::message::{Data, EntryRequest, PresenceRequest, SuperviseRequest, ToDesk};
use crate::protocol::view::conversation::OfferView;
use crate::words;

use super::called::Called;
use super::connect::Session;
use super::failure::Failure;
use super::{agent, when, work};

/// Sets a status: with one word one's own, with two somebody's; without any lists what there is.
pub(super) async fn status(
    session: &mut Session,
    who: Option<Name>,
    status: Option<Name>,
) -> Result<(), Failure> {
    let (own, request) = match (who, status) {
        (Some(who), Some(status)) => (own_name(session).await?.filter(|me| *me == who), {
            SuperviseRequest::SetStatus { agent: who, status }
        }),
        (Some(status), None) => return set_own(session, status).await,
        (None, _) => return statuses(session).await,
    };
    match (own, request) {
        // What everybody may say of themselves takes no supervisor.
        (Some(_), SuperviseRequest::SetStatus { status, .. }) => set_own(session, status).await,
        (_, request) => agent::oversee(session, "agent-status", request).await,
    }
}

async fn set_own(session: &mut Session, status: Name) -> Result<(), Failure> {
    let request = PresenceRequest::SetStatus { status };
    session.command(ToDesk::Presence(request)).await?;
    let me = ToDesk::Presence(PresenceRequest::Me);
    agent::show_asked(session, "agent-status", me, "cli.person").await
}

/// Who asks, where it is a person.
async fn own_name(session: &mut Session) -> Result<Option<Name>, Failure> {
    match session.ask(ToDesk::Entry(EntryRequest::WhoAmI)).await? {
        Data::Session(view) => Ok(view.agent.as_ref().map(|agent| agent.name.clone())),
        _ => Err(ClientError::Unexpected.into()),
    }
}

async fn statuses(session: &mut Session) -> Result<(), Failure> {
    let ask = ToDesk::Presence(PresenceRequest::Statuses);
    let Data::Statuses(statuses) = session.ask(ask).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"items": statuses});
        return Ok(session.out.document("agent-status", document)?);
    }
    let called = Called::ask(session).await;
    let lang = session.out.lang;
    let rows: Vec<Vec<String>> = statuses
        .iter()
        .map(|one| {
            let takes = if one.available {
                "cli.takes_work"
            } else {
                "cli.takes_none"
            };
            let channels: Vec<&str> = one.channels.iter().map(Name::as_str).collect();
            vec![
                called.shown("status", &one.name),
                words::say(lang, takes, &[]),
                channels.join(", "),
            ]
        })
        .collect();
    let headers = ["cli.status", "cli.takes", "cli.channels_only"];
    Ok(session.out.table(&headers, &rows)?)
}

/// The work that is offered to whoever asks, with what can be said to it.
pub(super) async fn offers(session: &mut Session) -> Result<(), Failure> {
    let ask = ToDesk::Presence(PresenceRequest::Me);
    let Data::Agent(me) = session.ask(ask).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let mut offers: Vec<OfferView> = Vec::new();
    for id in me.conversations.iter() {
        // What they work on already is no offer.
        offers.extend(work::head(session, *id).await?.offer);
    }
    if session.out.json {
        let document = serde_json::json!({"items": offers});
        return Ok(session.out.document("agent-offers", document)?);
    }
    let called = Called::ask(session).await;
    let rows: Vec<Vec<String>> = offers.iter().map(|it| row(&called, it)).collect();
    let headers = [
        "cli.number",
        "cli.queue",
        "cli.customer",
        "cli.until",
        "cli.decline_with",
        "cli.subject",
    ];
    session.out.table(&headers, &rows)?;
    match offers.first() {
        Some(first) => {
            let id = first.conversation.id;
            Ok(session.out.say("cli.offers_next", &[("id", &id)])?)
        }
        None => Ok(()),
    }
}

fn row(called: &Called, offer: &OfferView) -> Vec<String> {
    let reasons = offer.reasons.iter();
    let reasons: Vec<String> = reasons
        .map(|it| called.shown("decline_reason", it))
        .collect();
    let reasons = match (offer.can_decline, reasons.is_empty()) {
        (false, _) | (true, true) => "—".to_owned(),
        (true, false) => reasons.join(", "),
    };
    vec![
        format!("#{}", offer.conversation.id),
        called.shown("queue", &offer.conversation.queue),
        offer.conversation.contact.name.clone(),
        when::shown(offer.deadline),
        reasons,
        offer.conversation.subject.clone(),
    ]
}
