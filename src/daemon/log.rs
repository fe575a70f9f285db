//! The log: to the journal when the service manager reads it, else to standard error.
//!
//! Never a message's text, never a secret. What other libraries have to say is heard from warnings on.

use std::io;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry, reload};

/// Changes how much is logged while the desk runs.
#[derive(Clone, Debug)]
pub struct Log {
    filter: reload::Handle<Targets, Registry>,
}

impl Log {
    /// Begins to log. A process that logs already, as tests do, goes on as it was.
    pub fn begin(level: &str) -> Self {
        let (filter, handle) = reload::Layer::new(targets(level));
        let _ = tracing_subscriber::registry()
            .with(filter)
            .with(sink())
            .try_init();
        Self { filter: handle }
    }

    /// Logs from `level` on: `error`, `warn`, `info`, `debug` or `trace`.
    pub fn set(&self, level: &str) {
        // Fails only when nobody logs any more.
        let _ = self.filter.reload(targets(level));
    }
}

fn targets(level: &str) -> Targets {
    let level = level.parse().unwrap_or(LevelFilter::INFO);
    Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_target("centralita", level)
}

fn sink<S: Subscriber + for<'a> LookupSpan<'a>>() -> Box<dyn Layer<S> + Send + Sync> {
    // Whoever starts the desk in a terminal wants to read it there, journal or not.
    let for_journal = std::env::var_os("JOURNAL_STREAM").is_some();
    if for_journal && let Ok(journal) = tracing_journald::layer() {
        // Fields are found as CENTRALITA_CHANNEL and the like; the default is a bare F_.
        return journal
            .with_field_prefix(Some("CENTRALITA".into()))
            .with_syslog_identifier("centralita".into())
            .boxed();
    }
    tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(false)
        .boxed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn other_libraries_are_heard_from_warnings_on() {
        let targets = targets("debug");
        assert!(targets.would_enable("centralita::outbox", &Level::DEBUG));
        assert!(!targets.would_enable("hyper", &Level::INFO));
        assert!(targets.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn a_desk_that_logs_errors_only_hears_no_warnings_of_others() {
        assert!(!targets("error").would_enable("hyper", &Level::WARN));
    }
}
