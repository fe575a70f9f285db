//! Opening hours: weekly windows and holidays in a zone of the world.

/// When somebody is there: weekly windows in one zone, less the holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// The zone's IANA name; it exists.
    pub zone: String,
    /// For each day from Monday, windows as minutes since midnight: from (included) to (excluded), up to 1440.
    pub week: [Vec<(u16, u16)>; 7],
    /// Days nobody is there, as `YYYY-MM-DD`.
    pub holidays: std::collections::BTreeSet<String>,
}
