//! Who may do what. Pure: salt, seed and time are given.
