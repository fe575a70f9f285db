//! Asking one named DNS server, and nobody else.

use std::net::SocketAddr;
use std::time::Duration;

use mail_auth::hickory_resolver::TokioResolver;
use mail_auth::hickory_resolver::config::{
    ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts,
};
use mail_auth::hickory_resolver::net::runtime::TokioRuntimeProvider;

/// What asks the server at `server`, by UDP and where that is too narrow by TCP; each question is waited for `patience`
/// at most, and up to `kept` records are remembered as long as they say. Says why there is none. Needs a runtime.
pub(super) fn resolver(
    server: SocketAddr,
    patience: Duration,
    kept: u64,
) -> Result<TokioResolver, String> {
    let ways = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut way| {
        way.port = server.port();
        way
    });
    let named = NameServerConfig::new(server.ip(), true, ways.into());
    let config = ResolverConfig::from_name_servers(vec![named]);
    let mut options = ResolverOpts::default();
    // Half of it each, for a question and the one more that a lost packet costs.
    options.timeout = patience / 2;
    options.attempts = 1;
    options.cache_size = kept;
    options.use_hosts_file = ResolveHosts::Never;
    TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
        .with_options(options)
        .build()
        .map_err(|error| error.to_string())
}
