//! The real service and its private cluster in trouble: killed, doubled, closed in, without room, stopped.

#[path = "faults/appointed.rs"]
mod appointed;
#[path = "faults/filings.rs"]
mod filings;
#[path = "faults/full_disk.rs"]
mod full_disk;
#[path = "faults/imports.rs"]
mod imports;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/letters.rs"]
mod letters;
#[path = "faults/nodes.rs"]
mod nodes;
#[path = "faults/stopped.rs"]
mod stopped;
mod support;
#[path = "faults/uploaded.rs"]
mod uploaded;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use cli::cluster::{Cluster, ClusterConfig};

use support::{DataDir, Service, is_root, policentrica, wait_until};

#[test]
fn a_service_that_was_killed_finds_its_server_still_running() {
    let dir = DataDir::new();
    let service = Service::start(&dir);
    let server = dir.server_pid().unwrap();
    service.kill();
    let cluster = Cluster::start(&dir.config()).unwrap();
    assert_eq!(cluster.server_pid(), server);
    cluster.stop().unwrap();
    assert_eq!(dir.server_pid(), None);
}

#[test]
fn a_second_service_on_the_same_directory_is_refused_with_one_line() {
    let dir = DataDir::new();
    let service = Service::start(&dir);
    let second = policentrica(&dir).arg("serve").output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8(second.stderr).unwrap();
    let expected = format!(
        "policentrica: the data directory {} is in use by process {}\n",
        dir.path().canonicalize().unwrap().display(),
        service.pid()
    );
    assert_eq!(said, expected);
}

#[test]
fn the_other_verbs_work_beside_a_running_service_and_leave_it_alone() {
    let dir = DataDir::new();
    let service = Service::start(&dir);
    let server = dir.server_pid().unwrap();
    let migrate = policentrica(&dir)
        .args(["migrate", "--json"])
        .output()
        .unwrap();
    assert_eq!(migrate.status.code(), Some(0), "{migrate:?}");
    assert_eq!(dir.server_pid(), Some(server));
    service.end();
}

#[test]
fn a_service_that_is_asked_to_end_stops_its_server_and_ends_with_zero() {
    let dir = DataDir::new();
    let service = Service::start(&dir);
    assert_eq!(service.end(), Some(0));
    assert_eq!(dir.server_pid(), None);
    assert!(!dir.data().join("postmaster.pid").exists());
}

#[test]
fn a_cluster_whose_making_was_cut_off_is_made_again() {
    let dir = DataDir::new();
    let service = Service::spawn(&dir);
    let halves = || {
        let entries = fs::read_dir(dir.path().join("cluster"))
            .into_iter()
            .flatten()
            .flatten();
        entries
            .filter(|e| e.file_name().to_string_lossy().starts_with("data.new-"))
            .count()
    };
    wait_until("initdb has begun", || halves() > 0);
    service.kill();
    assert!(!dir.data().exists());
    let cluster = Cluster::start(&dir.config()).unwrap();
    assert!(dir.data().join("PG_VERSION").exists());
    cluster.stop().unwrap();
}

#[test]
fn a_pid_file_that_names_a_stranger_does_not_keep_the_server_from_starting() {
    let dir = DataDir::new();
    Cluster::start(&dir.config()).unwrap().stop().unwrap();
    let stranger = std::process::id();
    let stale = format!(
        "{stranger}\n{}\n1\n5432\n/nowhere\n\n  1 2\nready\n",
        dir.data().display()
    );
    fs::write(dir.data().join("postmaster.pid"), stale).unwrap();
    let cluster = Cluster::start(&dir.config()).unwrap();
    assert_ne!(cluster.server_pid(), stranger);
    cluster.stop().unwrap();
}

#[test]
fn a_server_that_was_killed_is_started_again_by_its_service() {
    let dir = DataDir::new();
    let (service, _) = Service::listening(&dir);
    let server = dir.server_pid().unwrap();
    support::signal(server, rustix::process::Signal::KILL);
    wait_until("another server", || {
        dir.server_pid().is_some_and(|pid| pid != server)
    });
    assert_eq!(service.end(), Some(0));
    assert_eq!(dir.server_pid(), None);
}

#[test]
fn data_of_another_major_version_are_refused_and_untouched() {
    let dir = DataDir::new();
    fs::create_dir_all(dir.data()).unwrap();
    fs::write(dir.data().join("PG_VERSION"), "14\n").unwrap();
    let refused = policentrica(&dir)
        .args(["--json", "migrate"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said: serde_json::Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!(said["code"], "cluster.other-major");
    assert_eq!(fs::read_dir(dir.data()).unwrap().count(), 1);
}

#[test]
fn a_data_directory_with_a_long_name_still_has_a_socket() {
    let dir = DataDir::new();
    let long = dir.path().join("a".repeat(120));
    let cluster = Cluster::start(&ClusterConfig::new(&long)).unwrap();
    let socket_dir = cluster.socket_dir().to_owned();
    assert!(socket_dir.as_os_str().len() < 90);
    assert_eq!(mode(&socket_dir), 0o700);
    cluster.stop().unwrap();
    fs::remove_dir_all(socket_dir).unwrap();
}

#[test]
fn nobody_else_gets_in() {
    let dir = DataDir::new();
    let cluster = Cluster::start(&dir.config()).unwrap();
    assert_eq!(mode(cluster.socket_dir()), 0o700);
    assert_eq!(mode(&dir.path().join("cluster")), 0o700);
    assert_eq!(mode(&dir.path().join("cluster/password")), 0o600);
    assert_eq!(authentication_asked_over_tcp(cluster.port()), SASL);
    cluster.stop().unwrap();
}

#[test]
fn root_may_keep_its_data_where_the_server_cannot_come() {
    if !is_root() {
        eprintln!("skipped: only root steps down to another account");
        return;
    }
    let dir = DataDir::new();
    let closed = dir.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let config = ClusterConfig::new(closed.join("data"));
    let first = Cluster::start(&config).unwrap();
    first.stop().unwrap();
    let place = fs::read_link(closed.join("data/cluster")).unwrap();
    let again = Cluster::start(&config).unwrap();
    assert!(again.socket_dir().starts_with(&place));
    again.stop().unwrap();
    fs::remove_dir_all(place).unwrap();
}

#[test]
fn a_server_never_runs_as_root() {
    let dir = DataDir::new();
    let cluster = Cluster::start(&dir.config()).unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", cluster.server_pid())).unwrap();
    let uids = status
        .lines()
        .find(|line| line.starts_with("Uid:"))
        .unwrap();
    assert!(
        uids.split_whitespace().skip(1).all(|uid| uid != "0"),
        "{uids}"
    );
    cluster.stop().unwrap();
}

#[test]
fn a_folder_without_the_programs_is_named_in_the_refusal() {
    let dir = DataDir::new();
    let mut command: Command = policentrica(&dir);
    let refused = command
        .arg("migrate")
        .env("PG_BINDIR", "/nowhere")
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("PG_BINDIR names /nowhere")
    );
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The code of the SASL exchange, which SCRAM is.
const SASL: u32 = 10;

/// Knocks on the loopback as the superuser and returns how the server wants to know it.
fn authentication_asked_over_tcp(port: u16) -> u32 {
    let mut body = 196_608_u32.to_be_bytes().to_vec();
    body.extend(b"user\0policentrica\0database\0policentrica\0\0");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream
        .write_all(&u32::try_from(body.len() + 4).unwrap().to_be_bytes())
        .unwrap();
    stream.write_all(&body).unwrap();
    let mut answer = [0_u8; 9];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(answer[0], b'R', "an authentication request");
    u32::from_be_bytes(answer[5..9].try_into().unwrap())
}

/// Where a scratch cluster lies is its own affair; that it goes away is not.
#[test]
fn a_scratch_cluster_leaves_nothing_behind() {
    let scratch = cli::cluster::Scratch::start().unwrap();
    let url = scratch.url();
    let socket_dir = PathBuf::from(url.split_once("host=").unwrap().1);
    assert!(socket_dir.exists());
    drop(scratch);
    assert!(!socket_dir.exists());
}

#[test]
fn the_scratch_cluster_of_a_killed_process_is_swept_away() {
    let name = format!("policentrica-scratch-test-{}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    let dir = DataDir::at(&directory);
    let service = Service::start(&dir);
    service.kill();
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    fs::File::open(&directory)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    drop(cli::cluster::Scratch::start().unwrap());
    assert!(!directory.exists());
}

#[test]
fn the_doctor_says_what_to_do_before_the_first_migration_and_is_content_after_it() {
    let dir = DataDir::new();
    let examined = || {
        let output = policentrica(&dir)
            .args(["doctor", "--json"])
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        (report, output.status.code())
    };
    let check = |report: &serde_json::Value, name: &str| {
        let checks = report["checks"].as_array().unwrap();
        let check = checks.iter().find(|check| check["name"] == name);
        check.unwrap().clone()
    };
    let migrate = |municipality: &str| {
        let mut command = policentrica(&dir);
        command.args(["migrate", "--municipality", municipality]);
        assert!(command.status().unwrap().success());
    };
    let (report, status) = examined();
    let detail = check(&report, "database")["detail"].to_string();
    assert!(detail.contains("there is no database in "), "{detail}");
    assert_eq!(status, Some(1));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "only a look");
    migrate("noto");
    let (report, status) = examined();
    let detail = check(&report, "migrations")["detail"].to_string();
    assert!(
        detail.contains("not applied: run policentrica migrate"),
        "{detail}"
    );
    assert_eq!(status, Some(1));
    migrate("catania");
    let (report, status) = examined();
    assert_eq!(check(&report, "migrations")["ok"], true);
    assert_eq!(check(&report, "read-models")["ok"], true);
    assert_eq!(status, Some(0));
}

#[test]
fn who_only_looks_is_told_that_there_is_no_such_municipality_and_makes_none() {
    let dir = DataDir::new();
    let migrated = policentrica(&dir).arg("migrate").status().unwrap();
    assert!(migrated.success());
    let looks: [&[&str]; 5] = [
        &["verify"],
        &["rebuild", "--check"],
        &["views", "list"],
        &["replay", "office/centro-1"],
        &["export", "xes", "log.xes"],
    ];
    for look in looks {
        // Twice: the first one must not have made what the second one finds.
        for _ in 0..2 {
            let mut command = policentrica(&dir);
            let refused = command
                .args(["--municipality", "catnia"])
                .args(look)
                .output()
                .unwrap();
            assert_eq!(refused.status.code(), Some(1), "{look:?}: {refused:?}");
            assert_eq!(
                String::from_utf8(refused.stderr).unwrap(),
                "policentrica: there is no municipality catnia in this database\n"
            );
            assert!(!dir.path().join("log.xes").exists());
        }
        let empty = DataDir::new();
        let refused = policentrica(&empty).args(look).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("there is no database in "), "{said}");
        assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0, "{look:?}");
    }
}

#[test]
fn a_day_or_a_word_is_no_instant_and_who_writes_one_is_told_how() {
    let dir = DataDir::new();
    for (flag, word) in [("--as-of", "2026-11-26"), ("--known-at", "ieri")] {
        let refused = policentrica(&dir)
            .args(["replay", "office/centro-1", flag, word])
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(2), "{refused:?}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("such as 2026-11-26T09:00:00Z"), "{said}");
    }
}

#[test]
fn a_log_without_a_row_is_no_import() {
    let dir = DataDir::new();
    let (log, mapping) = (dir.path().join("log.csv"), dir.path().join("mapping.toml"));
    fs::write(&log, "case,what,when\n").unwrap();
    let text =
        "source = \"old\"\ncase.id = \"case\"\n[event]\nactivity = \"what\"\ntime = \"when\"\n";
    fs::write(&mapping, text).unwrap();
    let refused = policentrica(&dir)
        .args(["import", "log"])
        .arg(&log)
        .arg("--mapping")
        .arg(&mapping)
        .args(["--office", "centro-1"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(
        said.lines().last(),
        Some("policentrica: there is no row in the file: nothing is in"),
        "{said}"
    );
}

#[test]
fn no_token_is_written_that_the_service_would_not_take() {
    let dir = DataDir::new();
    let token = |role: &str| {
        let mut command = policentrica(&dir);
        command.args(["token", "--actor", "prova", "--role", role]);
        command.env("POLICENTRICA_IDENTITIES_LOCAL", "true");
        command.output().unwrap()
    };
    let refused = token("system");
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(refused.stdout.is_empty());
    let warned = token("service_head");
    assert_eq!(warned.status.code(), Some(0), "{warned:?}");
    let said = String::from_utf8(warned.stderr).unwrap();
    assert!(said.contains("sees only its own office"), "{said}");
    let plain = token("auditor");
    assert!(
        plain.status.success() && plain.stderr.is_empty(),
        "{plain:?}"
    );
}
