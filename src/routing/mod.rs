//! Which queue, which agent, how soon, and why. Pure.
