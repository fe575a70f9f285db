//! What a check of the record found wrong: a stable word and its details, told by whoever shows it.

use std::fmt;

use super::fault::StoreError;

/// Something that a check found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What, as a stable word.
    pub kind: &'static str,
    /// The details, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Wrong {
    /// Something of a kind, without details so far.
    pub fn of(kind: &'static str) -> Self {
        let values = Vec::new();
        Self { kind, values }
    }

    /// The same with a detail.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

impl From<StoreError> for Wrong {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Damaged { table, key, .. } => {
                Self::of("damaged").with("table", table).with("key", key)
            }
            other => Self::of("unreadable").with("why", other),
        }
    }
}

/// As the log has it.
impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        self.values
            .iter()
            .try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}
