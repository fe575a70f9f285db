//! Bring your own channel: connectors as the contract means them, and connectors that misbehave.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/session.rs"]
mod session;

#[path = "partner/both.rs"]
mod both;
#[path = "partner/child.rs"]
mod child;
#[path = "partner/connector.rs"]
mod connector;
#[path = "partner/contract.rs"]
mod contract;
#[path = "partner/cut.rs"]
mod cut;
#[path = "partner/deeds.rs"]
mod deeds;
#[path = "partner/door.rs"]
mod door;
#[path = "partner/doubt.rs"]
mod doubt;
#[path = "partner/events.rs"]
mod events;
#[path = "partner/faults.rs"]
mod faults;
#[path = "partner/gone.rs"]
mod gone;
#[path = "partner/libraries.rs"]
mod libraries;
#[path = "partner/media.rs"]
mod media;
#[path = "partner/outbox.rs"]
mod outbox;
#[path = "partner/page.rs"]
mod page;
#[path = "partner/push.rs"]
mod push;
#[path = "partner/rejected.rs"]
mod rejected;
#[path = "partner/routing.rs"]
mod routing;
#[path = "partner/socket.rs"]
mod socket;
#[path = "partner/terms.rs"]
mod terms;
#[path = "partner/trial.rs"]
mod trial;
#[path = "partner/window.rs"]
mod window;
#[path = "partner/wire.rs"]
mod wire;
