//! Mail over the network: Dovecot and Postfix for what goes right, a scripted server for what goes wrong.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

#[path = "mail/both.rs"]
mod both;
#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "partner/connector.rs"]
mod connector;
#[path = "desk/disk.rs"]
mod disk;
#[path = "mail/dns.rs"]
mod dns;
#[path = "mail/ends.rs"]
mod ends;
#[path = "mail/faults.rs"]
mod faults;
#[path = "mail/fetch.rs"]
mod fetch;
#[path = "mail/forged.rs"]
mod forged;
#[path = "mail/front.rs"]
mod front;
#[path = "mail/hand.rs"]
mod hand;
#[path = "mail/heavy.rs"]
mod heavy;
#[path = "mail/hours.rs"]
mod hours;
#[path = "mail/inbox.rs"]
mod inbox;
#[path = "mail/linked.rs"]
mod linked;
#[path = "mail/loops.rs"]
mod loops;
#[path = "mail/office.rs"]
mod office;
#[path = "desk/ports.rs"]
mod ports;
#[path = "mail/route.rs"]
mod route;
#[path = "mail/script.rs"]
mod script;
#[path = "mail/secure.rs"]
mod secure;
#[path = "mail/senders.rs"]
mod senders;
#[path = "mail/short.rs"]
mod short;
#[path = "mail/site.rs"]
mod site;
#[path = "mail/steps.rs"]
mod steps;
#[path = "mail/submit.rs"]
mod submit;
#[path = "mail/tokens.rs"]
mod tokens;
#[path = "mail/trial.rs"]
mod trial;
