//! The settings the server runs with; on its command line, so that no file in the data can differ.

use std::path::Path;

use super::{ClusterConfig, Durability};

/// What holds for every cluster, with the reason where it is not plain.
const ALWAYS: [&str; 12] = [
    "cluster_name=policentrica",
    "shared_buffers=128MB",
    "max_wal_size=4GB", // imports and rebuilds write much at once: fewer checkpoints
    "wal_compression=on",
    "max_prepared_transactions=0", // a forgotten one would hold back every reader of the log
    "timezone=UTC",
    "log_timezone=UTC",
    "unix_socket_permissions=0700",
    "password_encryption=scram-sha-256",
    // Personal data must not reach the log: neither statements nor the values in a DETAIL line.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_destination=stderr",
];

/// The command line after `postgres -D DATA`.
pub(super) fn arguments(config: &ClusterConfig, socket_dir: &Path, port: u16) -> Vec<String> {
    let (fsync, synchronous) = match config.durability {
        Durability::Durable => ("on", "on"),
        Durability::Scratch => ("off", "off"),
    };
    let own = [
        format!("port={port}"),
        format!("unix_socket_directories={}", quoted(socket_dir)),
        format!(
            "listen_addresses={}",
            if config.tcp { "127.0.0.1" } else { "" }
        ),
        format!("max_connections={}", config.max_connections),
        format!("fsync={fsync}"),
        format!("full_page_writes={fsync}"),
        format!("synchronous_commit={synchronous}"),
    ];
    let always = ALWAYS.iter().map(|&setting| setting.to_owned());
    always
        .chain(own)
        .flat_map(|setting| ["-c".to_owned(), setting])
        .collect()
}

/// The setting is a list: a comma in the path must not split it.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.to_string_lossy().replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(config: &ClusterConfig, wanted: &str) -> bool {
        arguments(config, Path::new("/s"), 5432)
            .iter()
            .any(|argument| argument == wanted)
    }

    #[test]
    fn a_service_flushes_what_it_commits() {
        let durable = ClusterConfig::new("/d");
        assert!(setting(&durable, "fsync=on"));
        assert!(setting(&durable, "synchronous_commit=on"));
        assert!(setting(&durable, "full_page_writes=on"));
    }

    #[test]
    fn the_server_listens_on_the_loopback_at_most() {
        let mut config = ClusterConfig::new("/d");
        assert!(setting(&config, "listen_addresses=127.0.0.1"));
        config.tcp = false;
        assert!(setting(&config, "listen_addresses="));
    }
}
