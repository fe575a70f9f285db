//! What a visitor is told of how soon an answer comes.

use serde_json::{Value, json};

use crate::house::House;
use crate::visitor::Visitor;
use crate::webchat::shop;

/// Row 0.30 and what whoever is about to write wants to know first.
#[test]
fn how_soon_an_answer_usually_comes_is_told_once_five_are_known_and_never_guessed() {
    let house = House::new();
    let desk = shop(&house);
    for number in 1..=5 {
        let (mut visitor, welcome) = Visitor::come(&desk, "shop", &json!({"language": "en"}));
        assert_eq!(welcome["form"]["usual_ms"], Value::Null, "{welcome}");
        assert_eq!(visitor.write("first-message", "hello")["type"], "taken");
        let number = number.to_string();
        let reply = ["conv", "reply", &number, "Here.", "--as", "sofia"];
        let replied = desk.ask(&reply);
        assert!(replied.status.success(), "{replied:?}");
    }
    desk.stop();
    // What was reckoned holds for an hour: the next start reckons anew, when somebody comes.
    let desk = house.start();
    for _ in 0..TRIES_MAX {
        // One machine comes so often and no oftener: whoever is turned away tries again.
        let Ok(mut visitor) = Visitor::open(&desk, "shop", None) else {
            std::thread::yield_now();
            continue;
        };
        visitor.say(&json!({"type": "hello", "language": "en"}));
        let welcome = visitor.hear("welcome");
        assert_eq!(welcome["form"]["emoji"], true);
        if let Some(usual) = welcome["form"]["usual_ms"].as_i64() {
            assert!((0..60_000).contains(&usual), "{usual}");
            return;
        }
    }
    panic!("never told");
}

/// Half a minute of trying, and more.
const TRIES_MAX: usize = 100_000;
