//! The rules of the house, checked against the source itself: one test for each promise.
//!
//! A failure prints the file, the line, the rule and what to do instead. What the rules are checked against
//! stands in `house/tables.rs`; the direction of knowledge stands in `src/lib.rs`.

#[path = "house/crates.rs"]
mod crates;
#[path = "house/layers.rs"]
mod layers;
#[path = "house/leftovers.rs"]
mod leftovers;
#[path = "house/shape.rs"]
mod shape;
#[path = "house/source.rs"]
mod source;
#[path = "house/tables.rs"]
mod tables;
#[path = "house/words.rs"]
mod words;

/// Fails with everything that is wrong at once, because fixing one rule often breaks another.
pub(crate) fn settle(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}
