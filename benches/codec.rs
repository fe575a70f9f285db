//! What it costs to read and write frames, in both spellings.
//!
//! A request to answer a customer, the event of an offer, and a window of a hundred conversations. The
//! ratio is JSON's time to binary's, and binary's to copying the same bytes.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

use std::hint::black_box;
use std::time::{Duration, Instant};

use centralita::protocol::codec::{self, Packet};
use centralita::protocol::frame::{Decoder, FRAME_BYTES_MAX};

fn main() {
    println!(
        "{:<8} {:>8} {:>10} {:>10} {:>10} {:>10} {:>10} {:>8} {:>8}",
        "frame", "bytes", "write", "read", "write js", "read js", "copy", "js/bin", "bin/copy"
    );
    for (name, json) in frames() {
        let packet = codec::read_json(&json).expect("the bench's own frames");
        let bytes = codec::write(&packet).expect("a short frame");
        let write = best(|| {
            drop(black_box(codec::write(black_box(&packet))));
        });
        let read = best(|| {
            black_box(decoded(black_box(&bytes)));
        });
        let write_json = best(|| {
            drop(black_box(codec::write_json(black_box(&packet))));
        });
        let read_json = best(|| {
            drop(black_box(codec::read_json(black_box(&json))));
        });
        let copy = best(|| {
            black_box(black_box(&bytes).clone());
        });
        let both = (write + read).as_secs_f64();
        println!(
            "{name:<8} {:>8} {write:>10?} {read:>10?} {write_json:>10?} {read_json:>10?} {copy:>10?} {:>8.1} {:>8.1}",
            bytes.len(),
            (write_json + read_json).as_secs_f64() / both,
            both / (copy * 2).as_secs_f64().max(f64::MIN_POSITIVE),
        );
    }
}

fn decoded(bytes: &[u8]) -> Packet {
    let mut decoder = Decoder::new(FRAME_BYTES_MAX);
    decoder.feed(bytes);
    let frame = decoder.next_frame().expect("our own frame");
    codec::read(&frame.expect("a whole one")).expect("our own packet")
}

/// The mean time of one call in the best of several rounds.
fn best(mut call: impl FnMut()) -> Duration {
    let round = |call: &mut dyn FnMut()| {
        let begin = Instant::now();
        (0..CALLS).for_each(|_| call());
        begin.elapsed() / CALLS
    };
    (0..ROUNDS)
        .map(|_| round(&mut call))
        .min()
        .unwrap_or_default()
}

/// Frames by name, out of the golden ones.
fn frames() -> Vec<(&'static str, String)> {
    let reply = golden(
        include_str!("../tests/frames/v1/requests.txt"),
        "work.reply full",
    );
    let offer = golden(include_str!("../tests/frames/v1/events.txt"), "offer full");
    let window = golden(
        include_str!("../tests/frames/v1/answers.txt"),
        "window full",
    );
    let (head, rest) = window
        .split_once("\"items\":[")
        .expect("a window has items");
    let (items, tail) = rest.split_once("],\"next\"").expect("and a next");
    let hundred = [items; 50].join(",");
    vec![
        ("reply", reply.to_owned()),
        ("offer", offer.to_owned()),
        (
            "window",
            format!("{head}\"items\":[{hundred}],\"next\"{tail}"),
        ),
    ]
}

fn golden<'a>(file: &'a str, name: &str) -> &'a str {
    let mut lines = file.lines();
    lines.find(|line| *line == name).expect("a golden frame");
    lines.nth(1).expect("its JSON stands behind its bytes")
}

const CALLS: u32 = 200;
const ROUNDS: usize = 10;
