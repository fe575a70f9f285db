//! The heart: a command and a moment in; changes, effects and the next deadline out. Pure.
