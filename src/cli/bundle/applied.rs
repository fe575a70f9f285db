//! Which bundles were applied here, and which files of the configuration came of them.
//!
//! It lies beside the configuration, where only root writes: in the data folder the service could say of itself that
//! an older one comes next.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::net::durable::replace_file;

/// What was applied, by series.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Applied {
    schema: String,
    pub(super) series: BTreeMap<Name, Last>,
}

/// The last one of a series.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Last {
    pub(super) number: u32,
    /// By the name of the file, the sum that it had.
    pub(super) files: BTreeMap<String, Digest>,
}

impl Applied {
    /// As the folder of the configuration has it; nothing where none was ever applied.
    pub(super) fn read(config: &Path) -> io::Result<Self> {
        match fs::read_to_string(config.join(FILE)) {
            Ok(text) => serde_json::from_str(&text).map_err(io::Error::other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self {
                schema: SCHEMA.to_owned(),
                series: BTreeMap::new(),
            }),
            Err(error) => Err(error),
        }
    }

    pub(super) fn write(&self, config: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        replace_file(&config.join(FILE), format!("{text}\n").as_bytes(), 0o644)
    }

    /// The number of the last one of a series, where there was any.
    pub(super) fn number(&self, series: &Name) -> Option<u32> {
        self.series.get(series).map(|last| last.number)
    }
}

pub(super) const FILE: &str = "bundles.json";

const SCHEMA: &str = "centralita/bundles/1";
