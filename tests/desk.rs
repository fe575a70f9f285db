//! The real program in a folder of its own, used through what it promises: sockets, folders, signals.

#[path = "desk/administration.rs"]
mod administration;
#[path = "desk/backup.rs"]
mod backup;
#[path = "desk/broken.rs"]
mod broken;
#[path = "desk/browser.rs"]
mod browser;
#[path = "desk/bundle.rs"]
mod bundle;
#[path = "desk/calls.rs"]
mod calls;
#[path = "desk/certificate.rs"]
mod certificate;
#[path = "desk/clock.rs"]
mod clock;
#[path = "desk/console.rs"]
mod console;
#[path = "desk/control.rs"]
mod control;
#[path = "desk/crash.rs"]
mod crash;
#[path = "desk/damage.rs"]
mod damage;
#[path = "desk/dice.rs"]
mod dice;
#[path = "desk/disk.rs"]
mod disk;
#[path = "desk/factor.rs"]
mod factor;
#[path = "desk/failing.rs"]
mod failing;
#[path = "desk/full.rs"]
mod full;
#[path = "desk/going_back.rs"]
mod going_back;
#[path = "desk/guidance.rs"]
mod guidance;
#[path = "desk/health.rs"]
mod health;
#[path = "desk/hostile.rs"]
mod hostile;
#[path = "desk/house.rs"]
mod house;
#[path = "desk/line.rs"]
mod line;
#[path = "desk/linked.rs"]
mod linked;
#[path = "desk/mail.rs"]
mod mail;
#[path = "desk/nouns.rs"]
mod nouns;
#[path = "desk/parting.rs"]
mod parting;
#[path = "desk/polled.rs"]
mod polled;
#[path = "desk/ports.rs"]
mod ports;
#[path = "desk/quarantine.rs"]
mod quarantine;
#[path = "desk/readonly.rs"]
mod readonly;
#[path = "desk/reload.rs"]
mod reload;
#[path = "desk/scarce.rs"]
mod scarce;
#[path = "desk/session.rs"]
mod session;
#[path = "desk/setup.rs"]
mod setup;
#[path = "desk/sockets.rs"]
mod sockets;
#[path = "desk/start.rs"]
mod start;
#[path = "desk/stop.rs"]
mod stop;
#[path = "desk/storm.rs"]
mod storm;
#[path = "desk/support.rs"]
mod support;
#[path = "desk/survey.rs"]
mod survey;
#[path = "desk/told.rs"]
mod told;
#[path = "desk/typed.rs"]
mod typed;
#[path = "desk/unit.rs"]
mod unit;
#[path = "desk/usual.rs"]
mod usual;
#[path = "desk/verbs.rs"]
mod verbs;
#[path = "desk/visitor.rs"]
mod visitor;
#[path = "desk/webchat.rs"]
mod webchat;
#[path = "desk/webform.rs"]
mod webform;
