//! One customer by mail servers and by a connector: one record once somebody says so, one timeline, and a
//! matter begun on either that is finished on the other.

use serde_json::{Value, json};

use crate::connector::{Connector, TOKEN, message};
use crate::house::{Desk, House};
use crate::office::{house, mail, subjects, until, until_answer_is};
use crate::site::Site;

const ANA: &str = "ana@shop.test";

/// A desk with a mailbox at this site, and a connector's channel `sms`.
fn house_of_both(site: &Site) -> House {
    let sms = "[channel.sms]\nkind = 'partner'\nqueue = 'support'\nundo_send = '0s'\n";
    let house = house(Some(site.imap), site.submission, "");
    std::fs::write(house.path("sms.token"), TOKEN).expect("written");
    let token = house.path("sms.token").display().to_string();
    std::fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    let sms = format!("{sms}token.file = '{token}'\n");
    std::fs::write(house.path("etc/conf.d/sms.toml"), sms).expect("written");
    house
}

/// Ana by mail (conversation 1) and by telephone (conversation 2).
fn both<'a>(house: &'a House, site: &Site) -> (Desk<'a>, Connector) {
    let desk = house.start();
    site.send(ANA, "help@desk.test", &mail("first", "Parcel", ""));
    until("the mail is there", || subjects(&desk) == ["Parcel"]);
    let connector = Connector::of(&desk);
    let page = json!({"v": 1, "text": {"limit": 1600}, "proactive": true,
        "identity_schemes": ["tel"]});
    assert_eq!(connector.send("PUT", "descriptor", &page).status, 200);
    let said = connector.events(&json!([message("k1", "by telephone")]));
    assert_eq!(said[0]["conversation"], "2", "never by a guess: {said:?}");
    (desk, connector)
}

fn done(desk: &Desk<'_>, words: &[&str]) {
    let said = desk.ask(words);
    assert!(said.status.success(), "{words:?}: {said:?}");
}

fn contact(desk: &Desk<'_>, conversation: &str) -> String {
    let shown = desk.ask_json(&["conv", "show", conversation, "--json"]);
    let id = shown["contact"]["id"].as_str().expect("an id");
    id.to_owned()
}

/// The texts of a conversation, each with its channel.
fn told(desk: &Desk<'_>, conversation: &str) -> Vec<(String, String)> {
    let shown = desk.ask_json(&["conv", "show", conversation, "--json"]);
    let messages = shown["messages"].as_array().expect("messages");
    let word = |of: &Value| of.as_str().unwrap_or_default().trim().to_owned();
    let each = messages.iter();
    each.map(|one| (word(&one["channel"]), word(&one["text"])))
        .collect()
}

/// The mail in Ana's mailbox that says this.
fn arrived(site: &Site, text: &str) -> String {
    let folder = site.mailbox(ANA).join("new");
    let mut found = None;
    until("it lies in her mailbox", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut mails = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
        found = mails.find(|mail| mail.contains(text));
        found.is_some()
    });
    found.expect("it was found")
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let found = mail.lines().find_map(|line| line.strip_prefix(name));
    found.unwrap_or_else(|| panic!("{name} in {mail}")).trim()
}

#[test]
fn one_customer_by_mail_and_telephone_is_one_record_answered_by_the_way_used_or_chosen() {
    let Some(site) = Site::start() else { return };
    let house = house_of_both(&site);
    let (desk, connector) = both(&house, &site);
    let (by_mail, by_tel) = (contact(&desk, "1"), contact(&desk, "2"));
    assert_ne!(by_mail, by_tel);
    done(&desk, &["customer", "merge", "--yes", &by_mail, &by_tel]);
    assert_eq!(contact(&desk, "2"), by_mail);

    // By the way that was used, without a word about it.
    done(&desk, &["conv", "reply", "1", "It leaves today."]);
    let answer = arrived(&site, "It leaves today.");
    assert_eq!(header(&answer, "In-Reply-To:"), "<first@shop.test>");
    done(&desk, &["conv", "reply", "2", "Good morning."]);
    let delivery = connector.fetch().remove(0);
    assert_eq!(delivery["message"]["parts"][0]["text"], "Good morning.");
    connector.settle(&delivery, &json!({"outcome": "accepted"}));

    // Begun by mail, finished on the telephone.
    let words = ["conv", "reply", "1", "--via", "sms", "It is at the door."];
    done(&desk, &words);
    let delivery = connector.fetch().remove(0);
    assert_eq!(delivery["message"]["to"]["value"], "+34600111222");
    let taken = json!({"outcome": "accepted", "vendor_ids": ["v1"]});
    connector.settle(&delivery, &taken);
    let mut back = message("k2", "I have it.");
    back["thread"] = json!({"in_reply_to": "v1"});
    let result = connector.events(&json!([back]));
    assert_eq!(result[0]["conversation"], "1", "{result:?}");

    // Begun on the telephone, finished by mail.
    let words = ["conv", "reply", "2", "--via", "post", "The bill."];
    done(&desk, &words);
    let bill = arrived(&site, "The bill.");
    let id = header(&bill, "Message-ID:");
    let back = mail("paid", "Re: The bill", &format!("In-Reply-To: {id}\r\n"));
    let to = header(&bill, "Reply-To:");
    let to = to.rsplit('<').next().expect("an address");
    site.send(ANA, to.trim_end_matches('>'), &back);
    until("it is in its place", || told(&desk, "2").len() == 4);
    until_answer_is(&desk, "2", "sent");

    let of = |channel: &str, text: &str| (channel.to_owned(), text.to_owned());
    let first = [
        of("post", "Text of first."),
        of("post", "It leaves today."),
        of("sms", "It is at the door."),
        of("sms", "I have it."),
    ];
    assert_eq!(told(&desk, "1"), first);
    let second = [
        of("sms", "by telephone"),
        of("sms", "Good morning."),
        of("post", "The bill."),
        of("post", "Text of paid."),
    ];
    let mut whole = told(&desk, "2");
    // From a talk to a letter: what was said stands under it.
    let (bill, said) = whole[2].1.split_once("\n\n___").expect("a line between");
    assert!(said.contains("by telephone") && said.ends_with("Good morning."));
    whole[2].1 = bill.to_owned();
    assert_eq!(whole, second);
    let held = desk.ask(&["export", "--customer", &by_mail, "--json"]);
    let held = String::from_utf8_lossy(&held.stdout).into_owned();
    assert_eq!(held.lines().count(), 2, "one timeline of both: {held}");
}
