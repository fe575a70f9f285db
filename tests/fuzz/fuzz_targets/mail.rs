//! Feeds made-up bytes to `targets::mail`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::mail(bytes));
