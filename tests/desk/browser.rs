//! An agent in a browser: the session as JSON over a WebSocket, at the same address as its page.

use serde_json::json;
use tungstenite::Message;
use tungstenite::http::StatusCode;

use crate::house::{Desk, House, mail};
use crate::session::{self, Page};

fn sofia(house: &House) -> Desk<'_> {
    house.configure("[status.here]\navailable = true\n");
    let desk = house.start();
    session::hire_sofia(house, &desk);
    desk
}

#[test]
fn a_mail_is_offered_accepted_and_answered_over_a_websocket() {
    let house = House::new();
    let desk = sofia(&house);
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    let entered = page.enter();
    assert_eq!(
        entered["data"]["value"]["agent"]["name"], "sofia",
        "{entered}"
    );
    let status = page.ask(&json!({"area": "presence", "type": "set_status", "status": "here"}));
    assert_eq!(status["type"], "accepted", "{status}");

    house.deliver("1", &mail("one", "A table with a dent"));
    let offer = page.hear("offer")["news"]["offer"].take();
    assert_eq!(offer["conversation"]["subject"], "A table with a dent");
    let accepted = page.ask(&json!({"area": "work", "type": "accept", "offer": offer["offer_id"]}));
    assert_eq!(accepted["type"], "accepted", "{accepted}");
    let reply = json!({"client_message": "11111111111111111111111111111111",
        "text": "We will send another one.", "attachments": [], "cc": []});
    let sent = page.ask(
        &json!({"area": "work", "type": "reply", "conversation": "1",
        "base_seq": 1, "reply": reply}),
    );
    assert_eq!(sent["data"]["type"], "sent", "{sent}");
    house.wait_for("out/new", |names| names.len() == 1);
}

#[test]
fn a_page_of_another_site_gets_no_session() {
    let house = House::new();
    let desk = house.start();
    for origin in ["https://evil.example", "null", "http://{door}.evil.example"] {
        let refused = Page::open(&desk, origin).err();
        assert_eq!(refused, Some(StatusCode::FORBIDDEN), "{origin}");
    }
}

#[test]
fn whoever_does_not_speak_the_protocol_is_told_and_left() {
    let house = House::new();
    let desk = house.start();
    for nonsense in [
        "hello".to_owned(),
        "{}".to_owned(),
        "[".repeat(4_000),
        format!(
            "{{\"frame\":\"hello\",\"client\":\"{}\"}}",
            "x".repeat(5_000)
        ),
    ] {
        let mut page = Page::open(&desk, "http://{door}").expect("opened");
        page.socket.send(Message::text(nonsense)).expect("sent");
        let last = page.next().expect("a farewell");
        assert_eq!(last["frame"], "farewell", "{last}");
        assert_eq!(page.next(), None);
    }
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    let bytes = Message::binary(vec![0, 0, 0, 1, 1]);
    page.socket.send(bytes).expect("sent");
    assert_eq!(page.next(), None);
}

#[test]
fn a_browser_is_told_that_the_desk_stops_and_may_come_back() {
    let house = House::new();
    let desk = house.start();
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    page.greet();
    desk.stop();
    let last = page.next().expect("a farewell");
    assert_eq!(last["frame"], "farewell", "{last}");
    assert_eq!(last["why"]["code"], "CT-6002");
}
