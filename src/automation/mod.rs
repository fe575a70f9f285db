//! Texts with placeholders. Pure.
//!
//! Knows no channel, no record and no clock: fields come in, text goes out.

pub mod template;
