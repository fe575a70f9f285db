//! What the desk is for, tried as its users would: a small business, mail by mail, row by row.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "partner/connector.rs"]
mod connector;

#[path = "rows/approval.rs"]
mod approval;
#[path = "rows/channels.rs"]
mod channels;
#[path = "rows/handing.rs"]
mod handing;
#[path = "rows/history.rs"]
mod history;
#[path = "rows/intake.rs"]
mod intake;
#[path = "rows/kept.rs"]
mod kept;
#[path = "rows/permissions.rs"]
mod permissions;
#[path = "rows/replying.rs"]
mod replying;
#[path = "rows/schemas.rs"]
mod schemas;
#[path = "rows/shop.rs"]
mod shop;
#[path = "rows/style.rs"]
mod style;
#[path = "rows/traffic.rs"]
mod traffic;
#[path = "rows/unasked.rs"]
mod unasked;
