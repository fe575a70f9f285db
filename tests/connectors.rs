//! The connectors that come with the desk, each between the real desk and a real system.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

#[path = "connectors/network.rs"]
mod network;
#[path = "connectors/place.rs"]
mod place;
#[path = "desk/ports.rs"]
mod ports;
#[path = "connectors/sms.rs"]
mod sms;
#[path = "connectors/trial.rs"]
mod trial;
#[path = "connectors/xmpp.rs"]
mod xmpp;
