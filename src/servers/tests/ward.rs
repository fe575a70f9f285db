//! A daemon that knows nothing but what ails the desk's channels.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::domain::Name;
use crate::domain::health::Ailment;
use crate::servers::Caretaker;

/// What ails them now; clones share it.
#[derive(Clone, Default)]
pub(super) struct Ward(Arc<Mutex<BTreeMap<Name, Ailment>>>);

impl Ward {
    /// Replaces what is known.
    pub(super) fn set(&self, ailing: BTreeMap<Name, Ailment>) {
        *self.0.lock().expect("no test panics here") = ailing;
    }
}

impl Caretaker for Ward {
    fn ailments(&self) -> BTreeMap<Name, Ailment> {
        self.0.lock().expect("no test panics here").clone()
    }
}
