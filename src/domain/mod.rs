//! What the desk talks about: plain values, no policy, no input or output.
