//! The pages for browsers: as files over HTTP, and used in a real browser.

#[expect(dead_code, reason = "every program of tests uses its own part of it")]
#[path = "desk/house.rs"]
mod house;

/// What the build script counts with.
#[path = "../src/web/stamp.rs"]
mod stamp;

#[path = "web/browser.rs"]
mod browser;
#[path = "web/files.rs"]
mod files;
