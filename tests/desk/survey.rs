//! What customers think, by a link in a mail: read without any script, answered once, and not for ever.

use serde_json::{Value, json};

use crate::house::{Desk, House, get, mail};
use crate::parting::mails;
use crate::session;
use crate::visitor::Visitor;
use crate::webchat::{accept, reply, sofia};
use crate::webform::{Answer, URLENCODED, post_as};

const URL: &str = "https://ayuda.example.test";

fn house(more: &str) -> House {
    let house = House::new();
    house.configure(&format!(
        "en = 'The counter'\n[desk]\nname = 'La Tienda'\nlanguage = 'en'\nurl = '{URL}'\n\
         [status.here]\navailable = true\n\
         [channel.shop]\nkind = 'webchat'\nqueue = 'support'\nundo_send = '0s'\ncontinue_by = 'mail'\n{more}"
    ));
    house
}

/// Where the link in a mail leads, below the desk's own address.
fn link(mail: &str) -> String {
    let (_, rest) = mail.split_once(URL).expect("a link");
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest[..end].to_owned()
}

/// Ana asked, Sofia answered, and Ana has what was said by mail; where its link leads.
fn asked(house: &House, desk: &Desk<'_>) -> String {
    session::hire_sofia(house, desk);
    let mut page = sofia(desk);
    let (mut ana, _) = Visitor::come(desk, "shop", &json!({"language": "en"}));
    ana.say(&json!({"type": "about", "name": "Ana", "mail": "ana@example.test"}));
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    ana.hear_that(|told| told["from"] == "desk");
    ana.say(&json!({"type": "transcript"}));
    assert_eq!(ana.hear("mailed")["what"], "transcript");
    link(&mails(house, 1)[0])
}

fn rate(desk: &Desk<'_>, link: &str, body: &str) -> Answer {
    post_as(desk, link, URLENCODED, body.as_bytes())
}

fn rating(desk: &Desk<'_>) -> Value {
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let fields = shown["fields"].as_array().expect("fields").iter();
    let of = |name: &str| {
        let mut found = fields.clone().filter(|field| field["name"] == name);
        found.next().map(|field| field["value"].clone())
    };
    json!([of("rating"), of("rating_remark")])
}

#[test]
fn a_link_in_what_was_said_takes_one_answer_and_the_reports_count_it() {
    let house = house("");
    let desk = house.start();
    let link = asked(&house, &desk);
    // Mail filters look at every link, and answer nothing by it.
    for _ in 0..3 {
        let page = get(&desk.door("http"), &link, "");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("name=\"score\" value=\"5\""), "{page}");
    }
    assert_eq!(rating(&desk), json!([null, null]));
    for odd in ["", "score=9", "score=x", "remark=only+words"] {
        let again = rate(&desk, &link, odd);
        assert_eq!(again.status(), "422", "{odd}: {}", again.body);
    }
    let kept = rate(&desk, &link, "score=4&remark=%3Cb%3Equick");
    assert_eq!(kept.status(), "200", "{}", kept.body);
    assert!(kept.body.contains("Your rating is kept"), "{}", kept.body);
    assert_eq!(rating(&desk), json!(["4", "<b>quick"]));

    let second = rate(&desk, &link, "score=1");
    assert!(second.body.contains("already"), "{}", second.body);
    assert_eq!(rating(&desk), json!(["4", "<b>quick"]), "one answer");
    let report = desk.ask_json(&["report", "queue", "--json"]);
    assert_eq!(report["items"][0]["rating"], 400, "{report}");
    let report = desk.ask_json(&["report", "agent", "--json"]);
    assert_eq!(report["items"][0]["rated"], 1, "{report}");
}

#[test]
fn a_link_that_nobody_gave_or_whose_time_is_over_takes_nothing() {
    let house = house("");
    let desk = house.start();
    let link = asked(&house, &desk);
    let forged = format!("/survey/{}", "0".repeat(32));
    for odd in [forged.as_str(), "/survey/x", "/survey/%00", "/survey/..%2f"] {
        let page = get(&desk.door("http"), odd, "");
        assert!(page.starts_with("HTTP/1.1 410"), "{odd}: {page}");
        assert_eq!(rate(&desk, odd, "score=1").status(), "410", "{odd}");
    }
    assert_eq!(rating(&desk), json!([null, null]));
    // What was asked holds over a stop.
    desk.kill();
    let desk = house.start();
    assert_eq!(rate(&desk, &link, "score=5").status(), "200");
    assert_eq!(rating(&desk), json!(["5", null]));
}

#[test]
fn whoever_wrote_by_mail_is_asked_once_their_conversation_has_ended() {
    let house = house(
        "[template.asked]\nen = 'How was it, {name}? {survey}'\n\
         [notification.asked]\non = 'ended'\ntemplate = 'asked'\n",
    );
    let desk = house.start();
    session::hire_sofia(&house, &desk);
    let mut page = sofia(&desk);
    house.deliver("1", &mail("one", "A table with a dent"));
    let conversation = accept(&mut page);
    let ended = page.ask(&json!({"area": "work", "type": "end",
        "conversation": conversation["id"], "base_seq": 1, "disposition": null, "remark": ""}));
    assert_eq!(ended["type"], "accepted", "{ended}");
    let sent = &mails(&house, 1)[0];
    assert!(sent.contains("How was it, Ana Ruiz?"), "{sent}");
    assert_eq!(rate(&desk, &link(sent), "score=2").status(), "200");
    assert_eq!(rating(&desk), json!(["2", null]));
}

#[test]
fn the_operators_own_texts_take_the_place_of_the_built_in_ones() {
    let house = house(
        "transcript = 'said'\nreceipt = 'left'\n\
         [template.said]\nes = 'Hablado: {said}'\nen = 'Said at {queue}, {reference}: {said}'\n\
         [template.said.subject]\nes = 'Lo hablado'\nen = 'Your chat {reference} with {desk}'\n\
         [template.left]\nen = 'We have {reference}.'\n\
         [template.left.subject]\nes = 'Lo tenemos'\n",
    );
    let desk = house.start();
    let (mut eva, _) = Visitor::come(&desk, "shop", &json!({"language": "en-GB"}));
    eva.say(&json!({"type": "about", "mail": "eva@example.test"}));
    eva.write("first-message", "Is anybody there?");
    assert_eq!(eva.hear("mailed")["what"], "receipt");
    let left = mails(&house, 1).remove(0);
    assert!(left.contains("We have C-"), "{left}");
    let built_in = "Subject: We have received your message [C-";
    assert!(left.contains(built_in), "of no other language: {left}");
    session::hire_sofia(&house, &desk);
    let mut page = sofia(&desk);
    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 2, "I am.");
    eva.hear_that(|told| told["from"] == "desk");
    eva.say(&json!({"type": "transcript"}));
    assert_eq!(eva.hear("mailed")["what"], "transcript");
    let all = mails(&house, 2);
    let said = all
        .iter()
        .find(|mail| mail.contains("Said at The counter, C-"));
    let said = said.expect("the one of the template");
    assert!(said.contains("sofia: I am."), "{said}");
    assert!(said.contains("Your chat C-"), "{said}");
    assert!(said.contains(" with La Tienda"), "{said}");
}

#[test]
fn a_text_that_cannot_be_filled_is_told_before_anybody_reads_it() {
    let house = House::new();
    house.configure(
        "[channel.shop]\nkind = 'webchat'\nqueue = 'support'\ncontinue_by = 'mail'\n\
         transcript = 'mute'\nreceipt = 'typed'\n\
         [channel.blog]\nkind = 'webchat'\nqueue = 'support'\nunread = 'nosuch'\n\
         [template.mute]\nen = 'Nothing of it'\n\
         [template.typed]\nen = 'Dear {name}'\n\
         [template.mute.subject]\nen = 'You said {said}'\n\
         [template.typed.subject]\nen = 'About {subject}'\n\
         [template.asked]\nen = 'How was it? {survey}'\n\
         [template.asked.subject]\nen = 'How was it?'\n",
    );
    let checked = house.command(&["check"]).output().expect("ran");
    let text = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert_eq!(checked.status.code(), Some(78), "{text}");
    for part in [
        "template.mute.en",
        "lacks {said}",
        "template.typed.en",
        "template.asked.en",
        "template.mute.subject.en",
        "template.typed.subject.en",
        "template.asked.subject does nothing",
        "[desk] url",
        "channel.blog.unread",
        "there is no template “nosuch”",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
