//! A customer who writes one mail after the other, the next when the last was taken.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::ledger::Ledger;
use crate::dice::Dice;
use crate::house::House;

/// Begins conversations and follows them up, until `stop`.
pub(super) async fn write(
    house: Arc<House>,
    ledger: Arc<Ledger>,
    number: u64,
    mut dice: Dice,
    stop: watch::Receiver<bool>,
) {
    for matter in 0.. {
        if *stop.borrow() {
            return;
        }
        for follow in 0..=dice.below(4) {
            let token = format!("mail-{number}-{matter}-{follow}");
            let bytes = mail(number, matter, follow, &token);
            ledger.wrote(&token);
            house.deliver(&token, &bytes);
            let taken = house.path("in/cur").join(format!("{token}:2,S"));
            while !taken.exists() {
                sleep(LOOK_EVERY).await;
            }
            ledger.taken(&token);
            sleep(Duration::from_millis(dice.below(60))).await;
        }
    }
}

fn mail(number: u64, matter: u64, follow: u64, token: &str) -> Vec<u8> {
    let thread = if follow == 0 {
        String::new()
    } else {
        format!("In-Reply-To: <mail-{number}-{matter}-0@example.test>\r\n")
    };
    format!(
        "From: c{number}-{matter}@example.test\r\nTo: help@desk.test\r\n\
         Subject: Matter {number}-{matter}\r\nMessage-ID: <{token}@example.test>\r\n{thread}\r\n\
         {token}\r\n"
    )
    .into_bytes()
}

const LOOK_EVERY: Duration = Duration::from_millis(10);
