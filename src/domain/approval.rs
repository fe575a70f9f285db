//! Which answers wait for somebody who approves them before they leave.

/// Which answers wait, by a channel's settings or a queue's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Approve {
    /// None.
    #[default]
    Nothing,
    /// Those that everybody can read.
    Public,
    /// All.
    All,
}

impl Approve {
    /// Whether an answer waits that goes by a channel on which everybody reads along, or not.
    pub fn holds(self, is_public: bool) -> bool {
        match self {
            Self::Nothing => false,
            Self::Public => is_public,
            Self::All => true,
        }
    }
}

/// Why an answer failed that its author took back before it had left.
pub const RECALLED: &str = "recalled";

/// Why an answer failed that somebody gave back to its author.
pub const GIVEN_BACK: &str = "given_back";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stricter_of_two_settings_holds() {
        assert_eq!(Approve::Nothing.max(Approve::Public), Approve::Public);
        assert_eq!(Approve::All.max(Approve::Public), Approve::All);
    }

    #[test]
    fn what_only_the_customer_reads_waits_where_all_do() {
        assert!(!Approve::Public.holds(false));
        assert!(Approve::Public.holds(true));
        assert!(Approve::All.holds(false));
    }
}
