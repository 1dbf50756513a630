//! PostgreSQL dies, or cuts connections, while commands are under way.

use cli::cluster::{Cluster, ClusterConfig};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::process::Command;
use std::str::FromStr;
use std::time::Duration;
use store::seal::MasterKey;
use store::{Clock, Store, StoreConfig, Tenant};
use tests::database::TestDatabase;
use tests::letters::register;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Asks until there is an answer, always under the same identifier.
async fn insist(store: Store, command: Uuid) -> (Uuid, u64) {
    loop {
        match register(&store, command).await {
            Ok(receipt) => return (command, receipt.registrations[0].number),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn same_answers_again(store: &Store, acknowledged: &BTreeMap<Uuid, u64>) {
    for (command, number) in acknowledged {
        let again = register(store, *command).await.expect("the answer is kept");
        assert_eq!(again.registrations[0].number, *number);
    }
    let verified = store.verify().await.expect("the log can be read");
    assert_eq!(verified.faults, vec![]);
    assert_eq!(usize::try_from(verified.numbers), Ok(acknowledged.len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_cut_in_the_middle_of_commits_lose_and_double_nothing() {
    let database = TestDatabase::at(chrono::DateTime::UNIX_EPOCH).await;
    let store = database.store().await;
    let mut own = database.owner.connect().await.expect("connects");
    // Other tests share the server, and their connections stay.
    let name = database.tenant.to_string();
    let cutter = tokio::spawn(async move {
        for _ in 0..40 {
            sqlx::query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE application_name = $1 AND state = 'active' AND query LIKE '%append_batch%'",
            )
            .bind(&name)
            .execute(&mut own)
            .await
            .expect("cuts");
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        own.close().await.expect("closes");
    });
    let mut tasks = JoinSet::new();
    for n in 0..400_u128 {
        tasks.spawn(insist(store.clone(), Uuid::from_u128(n)));
    }
    let acknowledged = tasks.join_all().await.into_iter().collect();
    cutter.await.expect("the cutter ends");
    same_answers_again(&store, &acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_postgresql_loses_no_acknowledged_number() {
    let folder = tempfile::tempdir_in("/tmp").expect("a folder");
    let config = ClusterConfig::new(folder.path());
    let mut cluster = start(config.clone()).await;
    let owner = PgConnectOptions::from_str(&cluster.url()).expect("a URL");
    let tenant = Tenant::new("catania").expect("a name");
    store::migrate(&owner, &tenant).await.expect("migrates");
    let store = Store::open(StoreConfig {
        database: owner,
        tenant,
        master: MasterKey::new([7; 32]),
        clock: Clock::System,
        connections: 8,
    })
    .await
    .expect("opens");
    let mut acknowledged = BTreeMap::new();
    for round in 0..3_u128 {
        let mut tasks = JoinSet::new();
        for n in 0..150 {
            tasks.spawn(insist(store.clone(), Uuid::from_u128(round * 1000 + n)));
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
        kill(cluster.server_pid());
        drop(cluster);
        cluster = start(config.clone()).await;
        acknowledged.extend(tasks.join_all().await);
    }
    same_answers_again(&store, &acknowledged).await;
    store.close().await;
}

async fn start(config: ClusterConfig) -> Cluster {
    tokio::task::spawn_blocking(move || Cluster::start(&config))
        .await
        .expect("no panic")
        .expect("the cluster starts")
}

fn kill(pid: u32) {
    let done = Command::new("kill")
        .args(["-9", &pid.to_string()])
        .status()
        .expect("kill runs");
    assert!(done.success());
}
