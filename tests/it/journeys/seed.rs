//! The demo city in an empty municipality: every state, no fault, nothing twice, nobody's name in the log.

use chrono::{DateTime, NaiveDate, Utc};
use cli::seed::{identities, personal_texts, sow};
use domain::application::{Application, ApplicationStatus};
use domain::ranking::{Ranking, RankingEvent, recompute};
use domain::shared::ids::DocumentId;
use domain::shared::personal::RetentionClass;
use futures_util::TryStreamExt;
use projections::{Projections, Step};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::documents::{Archive, DocumentStore, DocumentStoreConfig};
use store::{Moment, Recorded, Store};
use tempfile::TempDir;
use tests::database::TestDatabase;
use uuid::Uuid;

fn yesterday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

struct City {
    _database: TestDatabase,
    store: Store,
    documents: DocumentStore,
    _folder: TempDir,
}

async fn empty() -> City {
    let database = TestDatabase::at(DateTime::<Utc>::UNIX_EPOCH).await;
    let folder = tempfile::tempdir().expect("a folder");
    let place = DocumentStoreConfig::local_under(folder.path());
    City {
        store: database.store().await,
        documents: DocumentStore::open(&place).expect("the folder opens"),
        _database: database,
        _folder: folder,
    }
}

impl City {
    async fn sow(&self, only: &[&str]) -> Result<cli::seed::Seeded, cli::failure::Failure> {
        let only: Vec<_> = only.iter().map(|name| (*name).to_owned()).collect();
        sow(&self.store, &self.documents, yesterday(), &only).await
    }

    async fn log(&self) -> Vec<Recorded> {
        let mut log = Vec::new();
        loop {
            let after = log.len().try_into().expect("a position");
            let page = self.store.read(after, 1000).await.expect("reads");
            if page.is_empty() {
                return log;
            }
            log.extend(page);
        }
    }
}

#[tokio::test]
async fn the_whole_city_is_seeded_once_and_without_a_fault() {
    let city = empty().await;
    let seeded = city.sow(&[]).await.expect("no step is refused");
    let log = city.log().await;
    assert_eq!(seeded.events, i64::try_from(log.len()).expect("small"));
    let verified = city.store.verify().await.expect("verifies");
    assert_eq!(verified.faults, []);
    let views = Projections::new(city.store.clone());
    views.prepare().await.expect("prepared");
    while views.step().await.expect("a step") != Step::Idle {}
    let differences = views.check(&views.names(), &|_, _| {}).await;
    assert_eq!(differences.expect("checked"), []);

    let again = city.sow(&[]).await.expect("no step is refused");
    assert_eq!(again.events, 0);

    assert_every_state(&city, &log).await;
    assert_rankings_are_computed_again(&city, &log).await;
    assert_nobody_is_named(&log);
    assert_papers_are_kept(&city, &log).await;

    // Every paper is named by the log, so that none is taken away once its day is over.
    let archive = Archive::new(city.store.clone(), city.documents.clone());
    let swept = archive.sweep(DateTime::<Utc>::MAX_UTC).await;
    assert_eq!(swept.expect("sweeps"), 0);
    assert_papers_are_kept(&city, &log).await;
}

async fn assert_every_state(city: &City, log: &[Recorded]) {
    let streams: BTreeSet<_> = log
        .iter()
        .filter(|event| event.aggregate_type == "application")
        .map(|event| event.aggregate_id.clone())
        .collect();
    let mut reached = BTreeSet::from([ApplicationStatus::Nothing]);
    for stream in streams {
        let id = Uuid::parse_str(&stream).expect("an identifier");
        let loaded = city.store.load::<Application>(id).await.expect("loads");
        reached.insert(loaded.state.status);
    }
    let all: BTreeSet<_> = ApplicationStatus::ALL.iter().copied().collect();
    assert_eq!(reached, all);
}

/// Every version that was ever approved follows from the log alone, to the byte.
async fn assert_rankings_are_computed_again(city: &City, log: &[Recorded]) {
    let streams: BTreeSet<_> = log
        .iter()
        .filter(|event| event.aggregate_type == "ranking")
        .map(|event| event.aggregate_id.clone())
        .collect();
    let mut versions = 0;
    for stream in streams {
        let id = Uuid::parse_str(&stream).expect("an identifier");
        let replayed = city.store.replay::<Ranking>(id, Moment::default(), true);
        let replayed = replayed.await.expect("replays");
        let history = replayed.events.iter().map(Recorded::decode);
        let history: Vec<RankingEvent> = history.collect::<Result<_, _>>().expect("events");
        let computed = recompute(&history).expect("computed");
        assert!(computed.iter().all(|version| version.same), "{computed:?}");
        versions += computed.len();
    }
    assert_eq!(versions, 5, "two rankings, one of them updated");
}

fn assert_nobody_is_named(log: &[Recorded]) {
    let texts = personal_texts();
    for event in log {
        let payload = event.payload.to_string();
        let shown = texts.iter().find(|text| payload.contains(text.as_str()));
        assert_eq!(shown, None, "{} {}", event.event_type, event.log_index);
    }
}

/// The bytes under each attached document are those whose digest the event holds.
async fn assert_papers_are_kept(city: &City, log: &[Recorded]) {
    let attached: Vec<_> = log
        .iter()
        .filter(|event| event.event_type == "document_attached")
        .collect();
    assert!(attached.len() > 40, "{} papers", attached.len());
    for event in attached.iter().step_by(7) {
        let document = &event.payload["document"];
        let id = document["document_id"].as_str().expect("an identifier");
        let id = DocumentId(Uuid::parse_str(id).expect("an identifier"));
        let stream = Uuid::parse_str(&event.aggregate_id).expect("an identifier");
        let loaded = city.store.load::<Application>(stream).await.expect("loads");
        let owner = loaded.state.beneficiary.expect("every case has one");
        let keyring = city.store.keyring();
        let key = keyring
            .document_key(owner.into(), RetentionClass::Application)
            .await
            .expect("reads keys")
            .expect("a key");
        let bytes: Vec<_> = city
            .documents
            .get(id, &key)
            .await
            .expect("is there")
            .try_collect()
            .await
            .expect("opens");
        let digest = hex::encode(Sha256::digest(bytes.concat()));
        assert_eq!(document["digest"], digest);
    }
}

#[tokio::test]
async fn one_story_is_seeded_alone_and_another_cannot_be_put_before_it() {
    let city = empty().await;
    let seeded = city.sow(&["guardian"]).await.expect("no step is refused");
    assert_eq!(seeded.applications, 1);
    assert_eq!(city.sow(&["guardian"]).await.expect("again").events, 0);
    let refused = city.sow(&["rejected"]).await.expect_err("it lies before");
    assert_eq!(refused.code(), "seed.too-late");
}

#[tokio::test]
async fn a_log_of_somebody_else_is_left_alone() {
    let city = empty().await;
    tests::letters::register(&city.store, Uuid::from_u128(1))
        .await
        .expect("registered");
    let refused = city.sow(&[]).await.expect_err("not empty");
    assert_eq!(refused.code(), "seed.not-empty");
    assert_eq!(city.log().await.len(), 1);
}

#[test]
fn the_identities_of_the_demo_are_always_the_same() {
    let arguments: Vec<_> = identities()
        .iter()
        .map(cli::seed::Identity::arguments)
        .collect();
    assert_eq!(
        arguments,
        [
            "--actor citizen-1 --role citizen",
            "--actor citizen-2 --role citizen",
            "--actor desk-centro-1 --role desk_operator --office centro-1",
            "--actor officer-centro-1 --role procedure_officer --office centro-1",
            "--actor officer-anziani-disabili --role procedure_officer --office anziani-disabili",
            "--actor social-worker-centro-1 --role case_manager --office centro-1",
            "--actor team-famiglia-minori --role specialist_team --office famiglia-minori",
            "--actor social-worker-casa-inclusione --role case_manager --office casa-inclusione",
            "--actor social-worker --role social_worker --office centro-1",
            "--actor head-centro-1 --role service_head --office centro-1",
            "--actor director --role director",
            "--actor protocol --role protocol_officer",
            "--actor auditor --role auditor",
            "--actor dpo --role dpo",
            "--actor planner --role planner",
        ]
    );
}
