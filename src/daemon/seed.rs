//! The only source of randomness: the kernel's.

/// Fills `bytes` at random, unguessably.
pub fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the kernel gives random numbers once it has booted");
}

/// Sixty-four random bits.
pub fn number() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_le_bytes(bytes)
}
