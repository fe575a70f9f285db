//! What stands under what people write: the address's template, and the writer's own signature in it or above it.

use std::collections::BTreeMap;

use crate::automation::template::{fill_known, placeholders};
use crate::domain::agent::Signature;
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::routing::plan;

use super::command::Reply;
use super::turn::Turn;
use super::undo;

type Fields = BTreeMap<&'static str, String>;

/// The same with the signature under it, where a person writes and they, the address or the channel
/// have one. A person's own stands alone only where there are subjects: under every line of a chat
/// nobody wants it.
pub(super) fn signed(
    turn: &Turn<'_>,
    conversation: &Conversation,
    channel: &plan::Channel,
    mut reply: Reply,
) -> Reply {
    // Of nothing but a signature nobody would say that it is an answer.
    if reply.text.trim().is_empty() {
        return reply;
    }
    let Some(writer) = undo::agent_of(turn.by) else {
        return reply;
    };
    let route = channel.route(conversation.ours.as_deref());
    let template = route.map_or(&channel.signature, |route| &route.signature);
    let template = template
        .as_ref()
        .and_then(|template| turn.state.plan.templates.get(template));
    let own = turn
        .ledger
        .agent(writer)
        .map(|agent| agent.signature)
        .unwrap_or_default();
    let contact = turn.ledger.contact(conversation.contact);
    let fields = super::case::fields(turn, conversation, contact.as_ref());
    let desk = &turn.state.plan.desk.language;
    let of = |texts| in_language(texts, desk, contact.as_ref()).map(String::as_str);
    let text = template.and_then(|template| of(&template.texts));
    let formatted = template.and_then(|template| of(&template.html));
    let alone = channel.abilities.subject;
    let plain = plain(text, &own, fields.clone(), alone);
    if reply.html.is_some() {
        let under = html(formatted, text, &own, fields, alone);
        if let Some(html) = reply.html.as_mut().filter(|_| !under.is_empty()) {
            html.push_str("<div>-- <br></div><div>");
            html.push_str(&under);
            html.push_str("</div>");
        }
    }
    if !plain.is_empty() {
        reply.text = format!("{}\n\n{MARK}\n{plain}", reply.text.trim_end());
    }
    reply
}

/// What somebody wrote of a text, without the signature under it and what comes after that.
pub(super) fn without(text: &str) -> &str {
    let signed = text.rfind(&format!("\n\n{MARK}\n"));
    signed.map_or(text, |at| &text[..at])
}

/// A text of these in the customer's language, else in the desk's, else in any.
pub(super) fn in_language<'t>(
    texts: &'t BTreeMap<String, String>,
    desk: &str,
    contact: Option<&Contact>,
) -> Option<&'t String> {
    let language = contact.and_then(|contact| contact.language.as_deref());
    texts
        .get(language.unwrap_or(desk))
        .or_else(|| texts.get(desk))
        .or_else(|| texts.values().next())
}

/// The same as words within HTML: what a customer calls themselves is no markup of ours.
pub(super) fn escaped(fields: &Fields) -> Fields {
    fields
        .iter()
        .map(|(name, value)| (*name, words(value)))
        .collect()
}

fn plain(template: Option<&str>, own: &Signature, mut fields: Fields, alone: bool) -> String {
    let mine = fill_known(&own.text, &fields).trim().to_owned();
    let above = above(template, alone).then(|| mine.clone());
    fields.insert(OWN, mine);
    let under = template.map(|text| fill_known(text, &fields).trim().to_owned());
    let both = above.into_iter().chain(under);
    let both: Vec<String> = both.filter(|part| !part.is_empty()).collect();
    both.join("\n")
}

/// Where only the plain form is written, it stands for the other: one of a person's two forms never
/// goes without what the address has to say.
fn html(
    template: Option<&str>,
    plain: Option<&str>,
    own: &Signature,
    fields: Fields,
    alone: bool,
) -> String {
    let mut fields = escaped(&fields);
    let mine = if own.html.trim().is_empty() {
        fill_known(&words(&own.text), &fields).trim().to_owned()
    } else {
        fill_known(&own.html, &fields).trim().to_owned()
    };
    let above = above(template.or(plain), alone).then(|| mine.clone());
    fields.insert(OWN, mine);
    let under = match (template, plain) {
        (Some(html), _) => fill_known(html, &fields),
        (None, Some(text)) => fill_known(&words(text), &fields),
        (None, None) => String::new(),
    };
    let both = above.into_iter().chain([under.trim().to_owned()]);
    let both: Vec<String> = both.filter(|part| !part.is_empty()).collect();
    both.join("<br>")
}

/// Whether a person's own signature stands above the address's: where that does not say where else.
fn above(template: Option<&str>, alone: bool) -> bool {
    alone && !template.is_some_and(|text| placeholders(text).contains(OWN))
}

/// Words as they stand in formatted text, line by line.
pub(super) fn words(text: &str) -> String {
    let safe = text
        .trim()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    safe.replace('\n', "<br>")
}

/// The field that a person's own signature fills.
const OWN: &str = "signature";

/// What stands above a signature, so that readers know it for one (RFC 3676, 4.3).
const MARK: &str = "-- ";

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str, html: &str) -> Signature {
        Signature {
            text: text.into(),
            html: html.into(),
        }
    }

    fn fields() -> Fields {
        Fields::from([("agent", "Eva <3".to_owned()), ("desk", "Shop".to_owned())])
    }

    #[test]
    fn ones_own_stands_above_the_address_or_where_it_says() {
        let mine = own("{agent}, tel. 7", "");
        let put = |template| plain(template, &mine, fields(), true);
        assert_eq!(put(None), "Eva <3, tel. 7");
        assert_eq!(put(Some("{desk}")), "Eva <3, tel. 7\nShop");
        assert_eq!(put(Some("{desk}\n{signature}")), "Shop\nEva <3, tel. 7");
        let none = plain(Some("{desk}\n{signature}"), &own("", ""), fields(), true);
        assert_eq!(none, "Shop");
    }

    #[test]
    fn in_a_chat_ones_own_stands_only_where_the_channel_says() {
        let mine = own("Eva", "");
        assert_eq!(plain(None, &mine, fields(), false), "");
        assert_eq!(plain(Some("{desk}"), &mine, fields(), false), "Shop");
        assert_eq!(plain(Some("{signature}"), &mine, fields(), false), "Eva");
    }

    #[test]
    fn what_fills_a_formatted_signature_is_words_and_no_markup() {
        let mine = own("plain", "<b>{agent}</b>");
        let put = |template, text| html(template, text, &mine, fields(), true);
        assert_eq!(put(None, None), "<b>Eva &lt;3</b>");
        assert_eq!(
            put(Some("<i>{desk}</i>"), Some("x")),
            "<b>Eva &lt;3</b><br><i>Shop</i>"
        );
        assert_eq!(
            put(None, Some("{desk} & co\n{signature}")),
            "Shop &amp; co<br><b>Eva &lt;3</b>"
        );
        let text_only = html(None, None, &own("a\n<b>", ""), fields(), true);
        assert_eq!(text_only, "a<br>&lt;b&gt;");
    }
}
