//! An import is killed in the middle, or runs twice at once: the end is the same.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use crate::support::{DataDir, policentrica, wait_until};
use serde_json::Value;

/// Cases of the log, each with ten rows.
const CASES: usize = 1_000;

/// A log whose cases are mixed, so that every command holds rows from all over the file.
fn log(dir: &DataDir) -> (PathBuf, PathBuf) {
    let mut text = "case,what,when,who\n".to_owned();
    for row in 0..CASES * 10 {
        let (case, step) = (row % CASES, row / CASES);
        writeln!(
            text,
            "{case},step {step},2020-01-{:02}T10:00:00Z,operatore-{}",
            step + 1,
            case % 7
        )
        .unwrap();
    }
    let (log, mapping) = (dir.path().join("log.csv"), dir.path().join("mapping.toml"));
    fs::write(&log, text).unwrap();
    let words = "source = \"kill\"\ncase.id = \"case\"\n[event]\nactivity = \"what\"\ntime = \"when\"\nresource = \"who\"\n";
    fs::write(&mapping, words).unwrap();
    (log, mapping)
}

fn import(dir: &DataDir, log: &Path, mapping: &Path) -> std::process::Command {
    let mut command = policentrica(dir);
    command
        .args(["--json", "import", "log"])
        .arg(log)
        .arg("--mapping")
        .arg(mapping)
        .args(["--office", "centro-1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn answer(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The cases as they are given out.
fn exported(dir: &DataDir) -> String {
    let file = dir.path().join("out.xes");
    let output = policentrica(dir)
        .args(["export", "xes"])
        .arg(&file)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("<trace>").count(), CASES);
    assert_eq!(text.matches("<event>").count(), CASES * 10);
    text
}

fn assert_sound(dir: &DataDir) {
    for verb in [["verify"].as_slice(), &["rebuild", "--check"]] {
        let output = policentrica(dir).args(verb).output().unwrap();
        assert!(output.status.success(), "{verb:?}: {output:?}");
    }
}

/// Rows in the log, asked of the database that the killed import leaves running.
fn rows(dir: &DataDir) -> u64 {
    let output = policentrica(dir)
        .args(["--json", "verify"])
        .output()
        .unwrap();
    // The server may be there before the municipality is.
    let refusal = String::from_utf8_lossy(&output.stderr);
    if refusal.contains("municipality.unknown") {
        return 0;
    }
    answer(&output)["events"].as_u64().unwrap()
}

#[test]
fn an_import_that_was_killed_ends_like_one_that_was_not() {
    let whole = DataDir::new();
    let (log_file, mapping) = log(&whole);
    let done = answer(&import(&whole, &log_file, &mapping).output().unwrap());
    assert_eq!(done["imported"], CASES * 10);

    let killed = DataDir::new();
    let mut imported = 0;
    for pause in [1, 1_500] {
        let mut child = import(&killed, &log_file, &mapping).spawn().unwrap();
        let before = imported;
        wait_until("some rows are in", || {
            std::thread::sleep(Duration::from_millis(30));
            imported = killed.server_pid().map_or(0, |_| rows(&killed));
            imported > before + pause || child.try_wait().unwrap().is_some()
        });
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let cut = rows(&killed);
    assert!(
        cut > 0 && cut < (CASES * 11) as u64,
        "killed after {cut} events"
    );
    let rest = answer(&import(&killed, &log_file, &mapping).output().unwrap());
    assert_eq!(rest["refused"], 0);
    assert_eq!(rows(&killed), (CASES * 11) as u64);
    let is_same = exported(&killed) == exported(&whole);
    assert!(is_same, "the killed import ended otherwise");
    let again = answer(&import(&killed, &log_file, &mapping).output().unwrap());
    assert_eq!(
        (&again["imported"], &again["already_there"]),
        (&0.into(), &(CASES * 10).into())
    );
    assert_sound(&killed);
}

#[test]
fn two_imports_of_one_file_at_once_are_one_import() {
    let dir = DataDir::new();
    let (log_file, mapping) = log(&dir);
    // Somebody else holds the database, so that neither import takes it away when it ends.
    let _service = crate::support::Service::start(&dir);
    let children = [(); 2].map(|()| import(&dir, &log_file, &mapping).spawn().unwrap());
    let answers = children.map(|child| answer(&child.wait_with_output().unwrap()));
    let sum = |field: &str| -> u64 { answers.iter().map(|it| it[field].as_u64().unwrap()).sum() };
    assert_eq!((sum("imported"), sum("refused")), ((CASES * 10) as u64, 0));
    assert_eq!(sum("already_there"), (CASES * 10) as u64);
    exported(&dir);
    assert_sound(&dir);
}

#[test]
fn an_import_says_how_far_it_is_and_what_it_refuses() {
    let dir = DataDir::new();
    let (log_file, mapping) = log(&dir);
    let mut text = fs::read_to_string(&log_file).unwrap();
    text.push_str("1,step,never,nobody\n");
    fs::write(&log_file, text).unwrap();
    let output = import(&dir, &log_file, &mapping).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    let progress = said
        .lines()
        .filter(|line| line.starts_with("import: ") && line.contains('%'));
    assert!(progress.count() >= 5, "{said}");
    assert!(
        said.contains("policentrica: row 10001 (line 10002, byte "),
        "{said}"
    );
    assert!(
        said.contains("`when` is not a time in any declared format [history.unreadable-time]"),
        "{said}"
    );
    let told: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(told["code"], "import.rows-refused");
}

#[test]
fn an_import_of_which_nothing_was_taken_does_not_say_that_the_rest_is_in() {
    let dir = DataDir::new();
    let (log_file, mapping) = log(&dir);
    let text = fs::read_to_string(&log_file).unwrap();
    let header = text.lines().next().unwrap();
    fs::write(&log_file, format!("{header}\n1,step,never,nobody\n")).unwrap();
    let output = import(&dir, &log_file, &mapping).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("; nothing is in"), "{said}");
}

#[test]
fn an_import_says_that_its_office_was_never_opened() {
    let dir = DataDir::new();
    let (log_file, mapping) = log(&dir);
    let output = import(&dir, &log_file, &mapping).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("no office `centro-1` was ever opened"),
        "{said}"
    );
}
