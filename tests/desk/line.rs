//! What a visitor of a chat is told of the line: their place in it, how long it takes, whether anybody is there.

use serde_json::{Value, json};

use crate::house::House;
use crate::visitor::Visitor;
use crate::webchat::{shop, sofia};

#[test]
fn everybody_who_waits_is_told_their_place_and_it_moves_with_the_line() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    assert_eq!(welcome["state"]["position"], Value::Null, "{welcome}");
    assert_eq!(
        welcome["state"]["attended"], false,
        "nobody is here: {welcome}"
    );
    ana.write("first-message", "Where is my order?");
    let (mut ben, _) = Visitor::come(&desk, "shop", &json!({}));
    ben.write("first-message", "And mine?");
    ben.hear_that(|told| told["type"] == "state" && told["position"] == 2);

    let mut page = sofia(&desk);
    let offer = page.hear("offer")["news"]["offer"].take();
    page.ask(&json!({"area": "work", "type": "accept", "offer": offer["offer_id"]}));
    let moved = ben.hear_that(|told| told["position"] == 1 && told["attended"] == true);
    assert_eq!(
        moved["wait_ms"],
        Value::Null,
        "one step is no pace: {moved}"
    );
}

#[test]
fn out_of_hours_a_visitor_is_told_when_somebody_is_there_again() {
    let house = House::new();
    house.configure(
        "hours = 'shut'\n[status.here]\navailable = true\n\
         [channel.shop]\nkind = 'webchat'\nqueue = 'support'\n\
         [hours.shut]\nzone = 'UTC'\nmon-sun = '00:00-24:00'\nholidays = []\n",
    );
    let desk = house.start();
    crate::session::hire_sofia(&house, &desk);
    let _page = sofia(&desk);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    if welcome["state"]["attended"] != true {
        ana.hear_that(|told| told["attended"] == true);
    }

    let days: Vec<String> = (0..3)
        .map(|days| {
            let day = std::time::UNIX_EPOCH.elapsed().expect("after 1970");
            let day = jiff::Timestamp::from_second(day.as_secs().cast_signed() + days * 86_400);
            day.expect("a day").strftime("'%Y-%m-%d'").to_string()
        })
        .collect();
    house.configure(&format!(
        "hours = 'shut'\n[status.here]\navailable = true\n\
         [channel.shop]\nkind = 'webchat'\nqueue = 'support'\n\
         [hours.shut]\nzone = 'UTC'\nmon-sun = '00:00-24:00'\nholidays = [{}]\n",
        days.join(", ")
    ));
    let shut = ana.hear_that(|told| told["attended"] == false);
    let opens = shut["opens_at"].as_str().expect("a moment");
    assert!(opens.ends_with("T00:00:00.000Z"), "{shut}");
}

/// Somebody without French who takes the next one takes nobody from those who wait for French.
#[test]
fn whom_the_same_people_cannot_take_is_ahead_of_nobody() {
    let house = House::new();
    house.configure(
        "[status.here]\navailable = true\n[skill.french]\n\
         [channel.shop]\nkind = 'webchat'\nqueue = 'support'\n\
         [channel.magasin]\nkind = 'webchat'\nqueue = 'support'\nskills = { french = 3 }\n",
    );
    let desk = house.start();
    crate::session::hire_sofia(&house, &desk);
    let come = |channel: &str| {
        let (mut visitor, welcome) = Visitor::come(&desk, channel, &json!({}));
        visitor.write("first-message", "Hello?");
        (visitor, welcome)
    };
    let at = |visitor: &mut Visitor, position: u32| {
        visitor.hear_that(|told| told["type"] == "state" && told["position"] == position)
    };
    for position in 1..=2 {
        at(&mut come("magasin").0, position);
    }
    at(&mut come("shop").0, 1);

    let _page = sofia(&desk);
    let (mut luc, welcome) = come("magasin");
    assert_eq!(
        welcome["state"]["attended"], false,
        "nobody speaks French here: {welcome}"
    );
    at(&mut luc, 3);
}
