//! Mail over the network: Dovecot and Postfix for what goes right, a scripted server for what goes wrong.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

#[path = "mail/faults.rs"]
mod faults;
#[path = "mail/fetch.rs"]
mod fetch;
#[path = "mail/hand.rs"]
mod hand;
#[path = "mail/inbox.rs"]
mod inbox;
#[path = "mail/office.rs"]
mod office;
#[path = "mail/script.rs"]
mod script;
#[path = "mail/site.rs"]
mod site;
#[path = "mail/submit.rs"]
mod submit;
