//! The console as people see and use it: screens kept as text, and one claim per behaviour.

mod behaviour;
mod desk;
mod floor;
mod hostile;
mod letters;
mod password;
mod people;
mod plain;
mod reach;
mod screens;
mod style;
mod templates;
mod writing;
