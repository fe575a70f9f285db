//! Routing judged from outside: the real program, its people on the wire, mails in a folder, and the
//! rules of `src/routing/RULES.md` to the letter.

#[path = "routing/absence.rs"]
mod absence;
#[path = "routing/answers.rs"]
mod answers;
#[path = "routing/bots.rs"]
mod bots;
#[path = "routing/bureau.rs"]
mod bureau;
#[path = "routing/choice.rs"]
mod choice;
#[path = "routing/claims.rs"]
mod claims;
#[path = "routing/external.rs"]
mod external;
#[path = "desk/house.rs"]
#[expect(dead_code, reason = "some of what a house offers is for other judges")]
mod house;
#[path = "routing/laps.rs"]
mod laps;
#[path = "routing/offers.rs"]
mod offers;
#[path = "routing/order.rs"]
mod order;
#[path = "routing/past.rs"]
mod past;
#[path = "routing/person.rs"]
mod person;
#[path = "routing/reasons.rs"]
mod reasons;
#[path = "routing/room.rs"]
mod room;
#[path = "routing/skills.rs"]
mod skills;
#[path = "routing/statuses.rs"]
mod statuses;
#[path = "routing/steps.rs"]
mod steps;
#[path = "routing/transfers.rs"]
mod transfers;
