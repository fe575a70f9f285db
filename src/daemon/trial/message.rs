//! Messages that try a connector: really sent, to an address that the operator named.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Sheet;
use super::limits;
use super::post::{Answered, Connector, trial};
use crate::automation::template::{fill_known, placeholders};
use crate::channels::partner::json::{Value, json};
use crate::domain::Span;
use crate::servers::byoc::trials::MESSAGE;

/// What is claimed of messages.
pub(super) const CLAIMS: [&str; 9] = [
    "message",
    "once",
    "longest",
    "longer",
    "files",
    "more_files",
    "larger",
    "template",
    "receipts",
];

pub(super) async fn run(connector: &Connector<'_>, to: &str, page: &Value, sheet: &mut Sheet) {
    let trials = &connector.care.trials;
    trials.sent(connector.channel, &[]);
    let parts = json!([text("Centralita: prueba del canal / channel test.")]);
    let first = message(connector, to, page, parts);
    let answered = connector.deliver(first.clone()).await;
    let Some(ids) = taken(&answered) else {
        sheet.held("message", false, &what(&answered));
        return sheet.untried(&CLAIMS[1..], "unsent");
    };
    trials.sent(connector.channel, &ids);
    sheet.held("message", true, &ids.join(", "));
    let again = connector.deliver(first).await;
    match taken(&again) {
        _ if ids.is_empty() => sheet.untried(&["once"], "nameless"),
        Some(same) => sheet.held("once", same == ids, &same.join(", ")),
        None => sheet.held("once", false, &what(&again)),
    }
    limits::run(connector, to, page, sheet).await;
    template(connector, to, page, sheet).await;
    let promised = ["delivered", "sent", "read"];
    let promised = promised
        .iter()
        .find(|state| page["receipts"][**state] == true);
    match promised {
        None => sheet.untried(&["receipts"], "unpromised"),
        Some(state) => {
            let came = trials
                .receipt(connector.channel, state, RECEIPT_WITHIN)
                .await;
            sheet.held("receipts", came, state);
        }
    }
}

/// One of the channel's templates, with what it is called in each of its places.
async fn template(connector: &Connector<'_>, to: &str, page: &Value, sheet: &mut Sheet) {
    let plan = connector.care.current.borrow().plan.clone();
    let channel = plan.channels.get(connector.channel);
    let first = channel.and_then(|channel| channel.terms.templates.first_key_value());
    let Some((name, (language, body))) =
        first.and_then(|(name, texts)| Some((name, texts.first_key_value()?)))
    else {
        return sheet.untried(&["template"], "no_templates");
    };
    let values: BTreeMap<String, String> = placeholders(body)
        .into_iter()
        .map(|place| (place.clone(), place))
        .collect();
    let by_name = values
        .iter()
        .map(|(place, value)| (place.as_str(), value.clone()));
    let filled = fill_known(body, &by_name.collect());
    let mut delivery = message(connector, to, page, json!([text(&filled)]));
    delivery["message"]["template"] = json!({"name": name, "language": language, "values": values});
    let answered = connector.deliver(delivery).await;
    sheet.held(
        "template",
        taken(&answered).is_some(),
        &format!("{name}: {}", what(&answered)),
    );
}

/// A delivery of these parts.
pub(super) fn message(connector: &Connector<'_>, to: &str, page: &Value, parts: Value) -> Value {
    let now = connector.care.clock.now();
    let mut delivery = trial("message", 7);
    delivery["message"] = json!({
        "id": MESSAGE,
        "conversation": MESSAGE,
        "to": {"scheme": page["identity_schemes"][0], "value": to, "display": null},
        "reply_to": null,
        "thread": null,
        "parts": parts,
        "author": "system",
        "intent": "notification",
        "template": null,
        "window": null,
        "tagged": false,
        "at": now,
        "not_after": now + Span::minutes(10),
    });
    delivery
}

/// A part that is a text.
pub(super) fn text(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

/// The vendor's ids of what was taken.
pub(super) fn taken(answered: &Answered) -> Option<Vec<String>> {
    let Answered::Outcome(outcome, _) = answered else {
        return None;
    };
    let ids = outcome["vendor_ids"].as_array().into_iter().flatten();
    let ids = ids
        .filter_map(|id| id.as_str().map(str::to_owned))
        .collect();
    (outcome["outcome"] == "accepted").then_some(ids)
}

/// What was answered, in so many words.
pub(super) fn what(answered: &Answered) -> String {
    match answered {
        Answered::Outcome(outcome, _) => outcome.to_string(),
        Answered::Status(status) => super::post::status(*status),
        Answered::Wrong(why) | Answered::Nothing(why) => why.clone(),
    }
}

const RECEIPT_WITHIN: Duration = Duration::from_secs(30);
