//! The Rust client of the agent protocol: console, command line and tests speak through it.
