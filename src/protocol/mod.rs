//! What agents and consoles say to the desk. Pure.
