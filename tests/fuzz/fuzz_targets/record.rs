//! Feeds made-up bytes to `targets::record`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::record(bytes));
