//! Rebuilds the crate when a migration is added, and tells it which build of the domain it stands on.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=../migrations");
    println!("cargo:rerun-if-changed=../domain/src");
    let mut files = Vec::new();
    collect(Path::new("../domain/src"), &mut files);
    files.sort();
    // FNV-1a: a fingerprint against mistakes, not against forgery.
    let mut digest: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for file in &files {
        let bytes = std::fs::read(file).expect("the domain's sources are readable");
        for byte in bytes {
            digest = (digest ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
    }
    println!("cargo:rustc-env=POLICENTRICA_DOMAIN_DIGEST={digest:032x}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the domain's sources are beside the store") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
