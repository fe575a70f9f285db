//! Several addresses of one channel: each sorts what comes to it, answers for itself, and can be checked.

use std::net::TcpStream;

use serde_json::Value;

use crate::house::Desk;
use crate::office::{house, mail, subjects, text, until, until_answer_is};
use crate::script::script;
use crate::site::{Site, hand_over};

const ROUTES: &str = "lmtp = true\nname = 'Shop'\nsignature = 'plain'\n\
    [channel.post.route.sales]\naddress = 'Sales@desk.test'\nname = 'Sales at Shop'\n\
    queue = 'sales'\npriority = 100\ncase_kind = 'order'\norigin = 'sales-box'\n\
    signature = 'sales'\n[channel.post.route.press]\naddress = 'press@paper.test'\n\
    [queue.sales]\nmode = 'pull'\n\
    [template.plain]\nen = 'Shop'\n[template.sales]\nen = '{agent}, Sales'\nes = '{agent}, Ventas'\n";

fn deliver(desk: &Desk<'_>, to: &[&str], mail: &[u8]) {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let said = hand_over(stream, "LHLO", "ana@shop.test", to, mail);
    assert!(
        said.last().is_some_and(|said| said.starts_with("250")),
        "{said:?}"
    );
}

fn addresses(desk: &Desk<'_>) -> Vec<Value> {
    let shown = desk.ask_json(&["channel", "addresses", "post", "--json"]);
    shown["items"].as_array().expect("a list").clone()
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find(|line| line.starts_with(name));
    line.unwrap_or_default()
}

#[test]
fn the_address_decides_queue_priority_kind_and_origin_and_explain_says_so() {
    let house = house(None, 9, ROUTES);
    let desk = house.start();
    // Who received it decides, whatever stands in its header.
    deliver(&desk, &["sales+x@desk.test"], &mail("one", "One", ""));
    deliver(&desk, &["help@desk.test"], &mail("two", "Two", ""));
    until("both are there", || subjects(&desk).len() == 2);
    let of = |number: &str| desk.ask_json(&["conv", "show", number, "--json"]);
    assert_eq!(text(&of("1")["queue"]), "sales");
    assert_eq!(of("1")["priority"], 100);
    assert_eq!(text(&of("2")["queue"]), "support");
    let why = desk.ask_json(&["explain", "conv", "1", "--json"]);
    let why = why["rules"].to_string();
    assert!(
        why.contains("addressed") && why.contains("sales@desk.test"),
        "{why}"
    );
}

#[test]
fn an_answer_leaves_from_the_address_that_was_written_to_with_its_signature() {
    let script = script(Vec::new());
    let house = house(None, script.port, ROUTES);
    let desk = house.start();
    let sofia = desk.ask(&[
        "agent",
        "add",
        "sofia",
        "--display",
        "Sofia Gil",
        "--role",
        "supervisor",
        "--queue",
        "sales,support",
        "--no-password",
    ]);
    assert!(sofia.status.success(), "{sofia:?}");
    deliver(&desk, &["sales@desk.test"], &mail("one", "One", ""));
    deliver(&desk, &["press@paper.test"], &mail("two", "Two", ""));
    for number in ["1", "2"] {
        let said = desk.ask(&["--as", "sofia", "conv", "reply", number, "It leaves today."]);
        assert!(said.status.success(), "{said:?}");
        until_answer_is(&desk, number, "sent");
    }
    let mut mails: Vec<String> = script.mails.try_iter().collect();
    mails.sort_by_key(|mail| !mail.contains("sales@desk.test"));
    let [sales, press] = &mails[..] else {
        panic!("{mails:?}")
    };
    assert_eq!(
        header(sales, "From:"),
        "From: \"Sales at Shop\" <sales@desk.test>"
    );
    assert!(
        header(sales, "Reply-To:").contains("<sales+c-1."),
        "{sales}"
    );
    assert!(sales.contains("\r\nSofia Gil, Ventas\r\n"), "{sales}");
    // Nobody has shown that mail for it arrives here.
    assert_eq!(header(press, "From:"), "From: \"Shop\" <help@desk.test>");
    // Another domain may not know what a plus means.
    assert!(header(press, "Reply-To:").contains("<help+c-2."), "{press}");
    assert!(press.contains("\r\nShop\r\n"), "{press}");
}

#[test]
fn a_persons_own_signature_stands_in_the_addresses_as_text_and_formatted() {
    let script = script(Vec::new());
    let more = "lmtp = true\nname = 'Shop'\nsignature = 'house'\n[template.house]\n\
                en = \"{signature}\\n{queue}, {agent}\"\n\
                [template.house.html]\nen = '{signature}<p><i>{queue} &amp; co</i></p>'\n";
    let house = house(None, script.port, more);
    let desk = house.start();
    for (name, role) in [("sofia", "supervisor"), ("eva", "agent")] {
        let queue = ["--queue", "support", "--no-password"];
        let said = desk.ask(&[&["agent", "add", name, "--role", role][..], &queue].concat());
        assert!(said.status.success(), "{said:?}");
    }
    let formatted = house.path("signature.html");
    let html = "<b onclick=x>{agent}</b><script>1</script><br>tel. 7";
    std::fs::write(&formatted, html).expect("written");
    let formatted = formatted.display().to_string();
    let own = ["agent", "signature"];
    let set = |by: &str, more: &[&str]| desk.ask(&[&["--as", by], &own[..], more].concat());
    let foreign = set("eva", &["sofia", "--text", "x"]);
    assert!(!foreign.status.success(), "{foreign:?}");
    let theirs = set("sofia", &["eva", "--html", &formatted]);
    assert!(theirs.status.success(), "{theirs:?}");
    let shown = desk.ask_json(&["--as", "eva", "agent", "signature", "--json"]);
    assert_eq!(text(&shown["text"]), "{agent}\ntel. 7");
    assert_eq!(text(&shown["html"]), "<b>{agent}</b><br>tel. 7");
    let cleared = set("eva", &["--clear"]);
    assert!(cleared.status.success(), "{cleared:?}");
    let mine = set("sofia", &["--text", "S. Gil", "--html", &formatted]);
    assert!(mine.status.success(), "{mine:?}");

    deliver(&desk, &["help@desk.test"], &mail("one", "One", ""));
    let body = house.path("answer.html");
    std::fs::write(&body, "<p>It <b>leaves</b> today.</p>").expect("written");
    let body = body.display().to_string();
    let reply = ["conv", "reply", "1", "It leaves today.", "--html", &body];
    let said = desk.ask(&[&["--as", "sofia"], &reply[..]].concat());
    assert!(said.status.success(), "{said:?}");
    until_answer_is(&desk, "1", "sent");
    let sent = script.mails.try_iter().next().expect("it was sent");
    assert!(sent.contains("--=20\r\nS. Gil\r\nsupport, sofia"), "{sent}");
    let flat = sent.replace("=\r\n", "").replace("\r\n", "");
    assert!(
        flat.contains("<b>sofia</b><br>tel. 7<p><i>support &amp; co</i></p>"),
        "{sent}"
    );
}

#[test]
fn an_address_of_another_domain_is_answered_from_once_it_is_proven() {
    let script = script(Vec::new());
    let house = house(None, script.port, ROUTES);
    let desk = house.start();
    deliver(&desk, &["press@paper.test"], &mail("one", "One", ""));
    let answer = || {
        let said = desk.ask(&["conv", "reply", "1", "It leaves today."]);
        assert!(said.status.success(), "{said:?}");
        let sent = script
            .mails
            .recv_timeout(std::time::Duration::from_secs(60));
        header(&sent.expect("it was sent"), "From:").to_owned()
    };
    until("it is there", || subjects(&desk) == ["One"]);
    assert_eq!(answer(), "From: \"Shop\" <help@desk.test>");
    assert!(
        desk.ask(&["channel", "verify", "press@paper.test"])
            .status
            .success()
    );
    let sent = script
        .mails
        .recv_timeout(std::time::Duration::from_secs(60));
    let sent = sent.expect("the code was sent");
    let code = sent.split_whitespace().find_map(|word| {
        let word = word.trim_matches(['[', ']', '.', ':']);
        (word.len() == 14 && word.matches('-').count() == 2).then_some(word)
    });
    let verify = ["channel", "verify", "press@paper.test", "--code"];
    let said = desk.ask(&[&verify[..], &[code.expect("a code")]].concat());
    assert!(said.status.success(), "{said:?}");
    assert_eq!(answer(), "From: \"Shop\" <press@paper.test>");
}

#[test]
fn what_another_server_forwards_is_told_by_its_address_and_a_code_that_comes_back_proves_it() {
    let Some(site) = Site::start() else { return };
    let routes = "[channel.post.route.sales]\naddress = 'sales@shop.test'\nqueue = 'sales'\n\
                  [queue.sales]\nmode = 'pull'\n";
    let house = house(Some(site.imap), site.submission, routes);
    let desk = house.start();
    let [_, sales] = &addresses(&desk)[..] else {
        panic!("two addresses")
    };
    assert_eq!(text(&sales["name"]), "sales");
    assert_eq!(sales["verified_at"], Value::Null);
    let shown = desk.ask(&["--lang", "en", "channel", "addresses"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("unverified"));
    site.forward("sales@shop.test", &text(&sales["forwarding"]));
    let asked = desk.ask(&["channel", "verify", "sales@shop.test"]);
    assert!(asked.status.success(), "{asked:?}");
    until("the code came back", || {
        addresses(&desk)[1]["verified_at"] != Value::Null
    });
    assert_eq!(addresses(&desk)[0]["verified_at"], Value::Null);
    assert!(subjects(&desk).is_empty(), "the code is nobody's work");
    // Not even its header says for whom it was.
    let blind = mail("blind", "Blind", "");
    site.send("ana@shop.test", "sales@shop.test", &blind);
    until("it is there", || subjects(&desk) == ["Blind"]);
    let found = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(text(&found["queue"]), "sales");
}

#[test]
fn a_code_that_somebody_typed_proves_an_address_and_another_does_not() {
    let script = script(Vec::new());
    let house = house(None, script.port, ROUTES);
    let desk = house.start();
    let asked = desk.ask(&["--lang", "en", "channel", "verify", "press@paper.test"]);
    assert!(asked.status.success(), "{asked:?}");
    let sent = script.mails.recv().expect("the code");
    let line = sent
        .lines()
        .find(|line| line.contains("--code"))
        .expect("what to type");
    let code = line.rsplit(' ').next().expect("a code").trim();
    let verify = |code: &str| {
        desk.ask(&["channel", "verify", "press@paper.test", "--code", code])
            .status
            .success()
    };
    assert!(!verify("aaaa-bbbb-cccc"));
    assert!(verify(code), "{sent}");
    let [.., press, _sales] = &addresses(&desk)[..] else {
        panic!("three addresses")
    };
    assert!(press["verified_at"].is_string(), "{press}");
    let unknown = desk.ask(&["channel", "verify", "nobody@desk.test"]);
    assert!(!unknown.status.success());
}
