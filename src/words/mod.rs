//! What the desk says to people, in Spanish and English. Pure.
