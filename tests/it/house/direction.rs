//! Who may use whom: everyone may look left, no one right.

use super::source;
use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use std::collections::BTreeSet;

/// What one crate may name in its manifest.
struct Allowed {
    name: &'static str,
    /// Crates of ours.
    ours: &'static [&'static str],
    /// Crates of others, beside [`EVERYWHERE`].
    others: &'static [&'static str],
}

/// What every crate may use: values, errors, times.
const EVERYWHERE: &[&str] = &["chrono", "serde", "serde_json", "thiserror", "uuid"];

/// What tests beside the code may use.
const FOR_TESTS: &[&str] = &["insta", "proptest", "rcgen", "tempfile", "tokio", "toml"];

/// The table. A new name is a decision: it is added here, with its reason, or not at all.
const TABLE: &[Allowed] = &[
    Allowed {
        name: "domain",
        ours: &[],
        others: &[
            "cqrs-es",
            "chrono-tz",    // legal terms run on days in Rome
            "jsonschema", // the form of a service is data, checked when the application is submitted
            "rust_decimal", // money and points are exact
            // a draw that everybody can compute again
            "sha2",
            "hmac",
        ],
    },
    Allowed {
        name: "store",
        ours: &["domain"],
        others: &[
            "cqrs-es",
            "postgres-es",
            "sqlx",
            "async-trait",
            "tokio",
            "futures-util",
            "tracing",
            // sealing
            "chacha20poly1305",
            "aead-stream",
            "sha2",
            "hmac",
            "hkdf",
            "secrecy",
            "zeroize",
            "getrandom",
            "base64",
            "hex",
            // documents
            "object_store",
            "infer",
            "bytes",
            "reqwest",
            "rustls",
            "rustix",
        ],
    },
    Allowed {
        name: "projections",
        ours: &["domain", "store"],
        others: &[
            "sqlx",
            "tokio",
            "futures-util",
            "tracing",
            "metrics",
            "chrono-tz",    // statistics and deadlines are counted in days in Rome
            "rust_decimal", // amounts are summed exactly
            "base64",       // cursors of lists
            "hex",
            "sha2", // rows of two builds are compared by digest
        ],
    },
    Allowed {
        name: "api",
        ours: &["domain", "store", "projections"],
        others: &[
            "axum",
            "axum-extra",
            "tower",
            "tower-http",
            "http",
            "hyper",      // connections with time-outs
            "hyper-util", // the same
            "bytes",
            "tokio",
            "tokio-util",
            "tokio-rustls", // the listener encrypts where no proxy does
            "rustls",
            "futures-util",
            "utoipa",
            "utoipa-axum",
            "utoipa-swagger-ui",
            "jsonwebtoken",
            "reqwest", // asks providers of identities for their keys
            "url",
            "argon2", // passwords of local identities
            "zxcvbn", // how easily they are guessed
            "sha1",   // the codes of authenticators
            "hmac",
            "subtle",
            "getrandom",
            "askama", // pages of what is posted
            "csv",    // the same as a table
            "rust_decimal",
            "chrono-tz",
            "serde_path_to_error", // a bad field is named by its place
            "serde_urlencoded",    // the same for query strings
            "form_urlencoded",
            "infer",
            "sha2",
            "hmac",
            "hex",
            "base64",
            "getrandom",
            "tracing",
            "metrics",
            "metrics-exporter-prometheus",
            "async-trait",
            "secrecy",
            // the receipt as an accessible PDF
            "typst",
            "typst-layout",
            "typst-pdf",
            "typst-as-lib",
            "typst-assets",
        ],
    },
    Allowed {
        name: "cli",
        ours: &["domain", "store", "projections", "api"],
        others: &[
            "tokio",
            "clap",
            "config",
            "toml",
            "anyhow",
            "tracing",
            "tracing-subscriber",
            "indicatif",
            "axum",
            "rustls",
            "mimalloc", // commands make and drop many small values, from several threads
            "sha2",
            "hex",
            "getrandom",
            "rust_decimal",
            "chrono-tz",
            "futures-util",
            "secrecy",
            "rustix",
            "tempfile",
            "reqwest",
            "metrics",
            "metrics-exporter-prometheus",
            "jsonwebtoken",
            "base64",
            // histories of other systems
            "csv",
            "quick-xml",
            "flate2",
            "encoding_rs",
            "encoding_rs_io",
            // the benchmarks measure peers, and databases without the store in between (docs/adr)
            "cqrs-es",
            "postgres-es",
            "sqlx",
        ],
    },
];

fn packages() -> Vec<Package> {
    MetadataCommand::new()
        .manifest_path(source::root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo describes the workspace")
        .packages
}

#[test]
fn every_crate_looks_left_only() {
    let ours: BTreeSet<&str> = source::CRATES.iter().copied().collect();
    let mut faults = Vec::new();
    for package in packages() {
        let place = source::CRATES
            .iter()
            .position(|name| *name == package.name.as_str());
        let Some(place) = place else {
            faults.push(format!("{}: a crate that is in no table", package.name));
            continue;
        };
        let left = &source::CRATES[..place];
        for dependency in &package.dependencies {
            if ours.contains(dependency.name.as_str()) && !left.contains(&dependency.name.as_str())
            {
                faults.push(format!("{} uses {}", package.name, dependency.name));
            }
        }
    }
    source::assert_none(
        &faults,
        "domain ← store ← projections ← api ← cli ← tests: a crate that looks right ties the rules to the machinery that serves them.",
    );
}

#[test]
fn every_crate_uses_only_what_the_table_allows() {
    let mut faults = Vec::new();
    for package in packages() {
        let Some(allowed) = TABLE.iter().find(|row| row.name == package.name.as_str()) else {
            continue; // the crate of the tests may use anything
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let known = allowed.ours.contains(&name)
                || allowed.others.contains(&name)
                || EVERYWHERE.contains(&name)
                || (dependency.kind == DependencyKind::Development && FOR_TESTS.contains(&name));
            if !known {
                faults.push(format!("{} uses {name}", package.name));
            }
        }
    }
    source::assert_none(
        &faults,
        "A dependency is a decision. Add it, with its reason, to the table in tests/it/house/direction.rs and read docs/adr first: \
         the domain stays free of clocks, randomness and IO; SQL stays in store and projections; the web stays in api.",
    );
}

#[test]
fn every_crate_keeps_the_lints_and_versions_of_the_workspace() {
    let mut faults = Vec::new();
    for name in source::CRATES {
        let path = format!("{name}/Cargo.toml");
        let manifest = source::read(&path);
        if !manifest.contains("[lints]\nworkspace = true") {
            faults.push(format!("{path}: no `[lints] workspace = true`"));
        }
        if manifest.lines().any(|line| line.contains("version = \"")) {
            faults.push(format!("{path}: a version of its own"));
        }
    }
    source::assert_none(
        &faults,
        "Lints and versions stand once, in the workspace: two versions of one crate are two incompatible types.",
    );
}
