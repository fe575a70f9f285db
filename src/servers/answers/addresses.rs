//! The addresses that customers reach channels by, and whether mail for them was shown to arrive.

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::channels::Own;
use crate::domain::Name;
use crate::engine::command::Act;
use crate::protocol::message::Data;
use crate::protocol::message::answer::Test;
use crate::protocol::view::way::OwnAddressView;
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan::{Channel, Target};
use crate::words::{self, Lang};

/// All of them, or those of one channel.
pub(super) async fn list(by: &Ask, channel: Option<Name>) -> Said {
    by.asker.demand(Action::ChannelRead, None)?;
    let own = by.desk.caretaker.own_addresses();
    let wanted = |of: &Name| channel.as_ref().is_none_or(|channel| channel == of);
    let own: Vec<(Name, Own)> = own.into_iter().filter(|(of, _)| wanted(of)).collect();
    let asked: Vec<(Name, String)> = own
        .iter()
        .map(|(of, own)| (of.clone(), own.address.to_lowercase()))
        .collect();
    let read = by.desk.read(move |snapshot| {
        let proven = asked
            .iter()
            .map(|(of, address)| snapshot.proven(of, address));
        proven.collect::<Result<Vec<_>, _>>()
    });
    let proven = read.await?;
    let settings = by.desk.settings();
    let views = own
        .into_iter()
        .zip(proven)
        .filter_map(|((of, own), proven)| {
            let channel = settings.plan.channels.get(&of)?;
            Some(view(of, channel, own, proven.map(|proven| proven.at)))
        });
    Ok(Given::new(Data::Addresses(views.collect())))
}

fn view(
    of: Name,
    channel: &Channel,
    own: Own,
    verified_at: Option<crate::domain::Moment>,
) -> OwnAddressView {
    let route = channel.route(Some(&own.address.to_lowercase()));
    let target = route.map_or(&channel.target, |route| &route.target);
    let agent = match target {
        Target::Person { agent, .. } => Some(agent.clone()),
        Target::Queue(_) => None,
    };
    let (case_kind, origin) = match route {
        Some(route) => (&route.case_kind, &route.origin),
        None => (&channel.case_kind, &channel.origin),
    };
    OwnAddressView {
        name: route.map_or_else(|| of.clone(), |route| route.name.clone()),
        channel: of,
        address: own.address,
        forwarding: own.forwarding,
        queue: Some(target.queue().clone()),
        agent,
        priority: route.map_or(channel.priority, |route| route.priority),
        case_kind: case_kind.clone(),
        origin: origin.clone(),
        verified_at,
    }
}

/// Mails a code to an address, or takes the one that somebody read there.
pub(super) async fn verify(by: &Ask, address: String, code: Option<String>) -> Said {
    by.asker.demand(Action::ChannelTest, None)?;
    let own = by.desk.caretaker.own_addresses();
    let found = own
        .into_iter()
        .find(|(_, own)| own.address.eq_ignore_ascii_case(address.trim()));
    let Some((channel, own)) = found else {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "address")
            .with("name", address)
            .into());
    };
    let caretaker = &by.desk.caretaker;
    let test = match code {
        None => caretaker.mail_code(channel, own).await?,
        Some(code) if caretaker.proves(&channel, &own.address, &code) => {
            by.command(Act::Proven(channel, own.address.clone()))
                .await?;
            told(true, "cli.address_verified", &own)
        }
        Some(_) => told(false, "cli.address_code_wrong", &own),
    };
    Ok(Given::new(Data::Test(test)))
}

fn told(ok: bool, key: &str, own: &Own) -> Test {
    let line = |lang| List::from(vec![words::say(lang, key, &[("address", &own.address)])]);
    Test {
        ok,
        lines: line(Lang::En),
        lines_es: line(Lang::Es),
        claims: List::default(),
    }
}
