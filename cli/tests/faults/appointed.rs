//! Appointing and dismissing people with the real binary, on a private cluster.

use std::io::Write;
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{DataDir, policentrica};

/// Runs `policentrica identity …` with something on standard input.
fn identity(dir: &DataDir, arguments: &[&str], input: &str) -> Output {
    let mut command = policentrica(dir);
    command.arg("identity").args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may refuse before it reads.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn told(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
}

#[test]
fn somebody_is_appointed_listed_and_dismissed() {
    let dir = DataDir::new();
    let migrated = policentrica(&dir).arg("migrate").status().unwrap();
    assert!(migrated.success());
    let put = ["put", "rossi", "--duty", "social_worker@centro-1", "--json"];
    let refused = identity(&dir, &put, "corta\n");
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let password = "una frase lunga abbastanza";
    let appointed = identity(&dir, &put, &format!("{password}\n"));
    assert_eq!(appointed.status.code(), Some(0), "{appointed:?}");
    let factor = told(&appointed)["second_factor"].to_string();
    assert!(factor.contains("otpauth://totp/"), "{factor}");
    let alone = identity(
        &dir,
        &[
            "put",
            "verdi",
            "--duty",
            "auditor",
            "--without-second-factor",
            "--json",
        ],
        password,
    );
    assert!(told(&alone)["second_factor"].is_null());
    let list = identity(&dir, &["list", "--json"], "");
    let expected = serde_json::json!([
        { "code": "rossi", "person": null, "duties": ["social_worker@centro-1"], "second_factor": true },
        { "code": "verdi", "person": null, "duties": ["auditor"], "second_factor": false },
    ]);
    assert_eq!(told(&list), expected);
    assert!(!String::from_utf8_lossy(&list.stdout).contains("argon2"));
    let gone = identity(&dir, &["remove", "rossi"], "");
    assert_eq!(gone.status.code(), Some(0), "{gone:?}");
    let again = identity(&dir, &["remove", "rossi"], "");
    assert_eq!(again.status.code(), Some(1), "{again:?}");
    let log = identity(&dir, &["log", "--json"], "");
    assert_eq!(told(&log), serde_json::json!([]));
    for wrong in [
        &["put", "rossi"][..],
        &["put", "rossi", "--duty", "citizen"],
        &["put", "rossi", "--duty", "mayor@centro-1"],
        &["put", "ro ssi", "--duty", "auditor"],
    ] {
        let refused = identity(&dir, wrong, password);
        assert_eq!(refused.status.code(), Some(2), "{wrong:?}");
    }
}
