//! A read model that stopped is told by everything that says how the service is, also after a new start.

use std::process::Output;
use std::str::FromStr;

use crate::letters::Sender;
use crate::support::{DataDir, Service, policentrica};
use cli::cluster::Cluster;
use serde_json::Value;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor};

/// The read models that are made to stop.
const SPOILT: [&str; 2] = ["audit_trail", "registrations"];

#[tokio::test(flavor = "multi_thread")]
async fn read_models_that_stopped_are_named_wherever_one_asks() {
    let dir = DataDir::new();
    let (service, address, metrics) = Service::with_metrics(&dir, &[]);
    let sender = Sender::new(&dir);
    sender.insist(&address, 0..3).await;
    assert_eq!(ready(&address).await["status"], "ok");
    // No row fits any more: whatever comes next cannot be taken.
    for view in SPOILT {
        let spoil = format!(
            "ALTER TABLE m_catania_read.{view} ADD CONSTRAINT spoilt CHECK (false) NOT VALID"
        );
        by_the_owner(&dir, &spoil).await;
    }
    sender.insist(&address, 3..5).await;
    while named_in(&ready(&address).await) != SPOILT {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(ready(&address).await["status"], "degraded");
    assert_eq!(stopped_in(&metrics).await, SPOILT);
    service.kill();

    for view in SPOILT {
        let mend = format!("ALTER TABLE m_catania_read.{view} DROP CONSTRAINT spoilt");
        by_the_owner(&dir, &mend).await;
    }
    let (service, address, metrics) = Service::with_metrics(&dir, &[]);
    assert_eq!(stopped_in(&metrics).await, SPOILT);
    assert_eq!(named_in(&ready(&address).await), SPOILT);
    for verb in [&["rebuild", "--check"][..], &["doctor"]] {
        let (told, failure) = asked(&dir, verb);
        assert_eq!(failure.status.code(), Some(1), "{verb:?}: {failure:?}");
        for view in SPOILT {
            let named = format!("{view} stopped at event ");
            assert!(told.contains(&named), "{verb:?}: {told}");
        }
        assert!(told.contains("(store.database)"), "{verb:?}: {told}");
    }

    for view in SPOILT {
        let (told, resumed) = asked(&dir, &["views", "resume", view]);
        assert_eq!(resumed.status.code(), Some(0), "{told}");
    }
    while ready(&address).await["status"] != "ok" {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(stopped_in(&metrics).await, Vec::<String>::new());
    assert_eq!(service.end(), Some(0));
    for verb in [&["rebuild", "--check"][..], &["doctor"]] {
        let (told, content) = asked(&dir, verb);
        assert_eq!(content.status.code(), Some(0), "{verb:?}: {told}");
    }
}

/// What only goes on more slowly is no fault.
#[tokio::test(flavor = "multi_thread")]
async fn a_read_model_that_is_only_behind_is_told_and_no_fault() {
    let dir = DataDir::new();
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    sender.insist(&address, 0..3).await;
    assert_eq!(service.end(), Some(0));
    assert_eq!(asked(&dir, &["rebuild"]).1.status.code(), Some(0));
    let back = "UPDATE m_catania_read.projection SET log_index = 0 WHERE name = 'mandates'";
    by_the_owner(&dir, back).await;
    for verb in [&["rebuild", "--check"][..], &["doctor"]] {
        let (told, content) = asked(&dir, verb);
        assert_eq!(content.status.code(), Some(0), "{verb:?}: {told}");
        let behind = told.contains("mandates is ") && told.contains(" events behind the log");
        assert!(behind, "{verb:?}: {told}");
    }
}

async fn by_the_owner(dir: &DataDir, statement: &str) {
    let config = dir.config();
    let cluster = tokio::task::spawn_blocking(move || Cluster::start_or_attach(&config));
    let cluster = cluster.await.unwrap().unwrap();
    let options = PgConnectOptions::from_str(&cluster.url()).unwrap();
    let mut connection = options.connect().await.unwrap();
    connection.execute(statement).await.unwrap();
    connection.close().await.unwrap();
    tokio::task::spawn_blocking(move || cluster.stop())
        .await
        .unwrap()
        .unwrap();
}

/// What a verb says, to people, and how it ended.
fn asked(dir: &DataDir, verb: &[&str]) -> (String, Output) {
    let output = policentrica(dir).args(verb).output().unwrap();
    let told = [&output.stdout[..], &output.stderr].concat();
    (String::from_utf8(told).unwrap(), output)
}

async fn ready(address: &str) -> Value {
    let answer = reqwest::get(format!("http://{address}/health/ready"))
        .await
        .unwrap();
    assert_eq!(answer.status(), 200, "it takes requests all the same");
    answer.json().await.unwrap()
}

fn named_in(ready: &Value) -> Vec<String> {
    let stopped = ready["stopped"].as_array().into_iter().flatten();
    let mut named: Vec<String> = stopped
        .map(|stopped| stopped.as_str().unwrap().to_owned())
        .collect();
    named.sort();
    named
}

async fn stopped_in(metrics: &str) -> Vec<String> {
    let text = reqwest::get(format!("http://{metrics}/metrics"))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let named = |line: &str| {
        let (name, value) = line
            .strip_prefix("policentrica_projection_stopped{projection=\"")?
            .split_once("\"} ")?;
        (value == "1").then(|| name.to_owned())
    };
    let mut stopped: Vec<String> = text.lines().filter_map(named).collect();
    assert!(text.contains("policentrica_projection_stopped"), "{text}");
    stopped.sort();
    stopped
}
