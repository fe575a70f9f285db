//! What the engine promises, told one behaviour at a time.
