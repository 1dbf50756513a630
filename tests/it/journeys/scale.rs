//! A city with the proportions of published tables, through the real log: made once, and gone on with where it broke off.

use chrono::{DateTime, NaiveDate, Utc};
use cli::seed::scale::{AREAS, CHANNELS, District, Scale, TARGETS, read, sow};
use domain::care_plan::{CarePlan, PlanStatus};
use std::collections::BTreeMap;
use std::path::PathBuf;
use store::documents::{DocumentStore, DocumentStoreConfig};
use store::{Recorded, Store};
use tests::database::TestDatabase;
use uuid::Uuid;

fn yesterday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// The invented tables beside the seeder.
fn districts(folder: &std::path::Path) -> Vec<District> {
    let sources = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cli/src/seed/scale/tests");
    for (from, to) in [
        ("plans", "pai_2014_quartieri_dei_servizi"),
        ("interventions", "interventi_2014_quartieri_dei_servizi"),
        ("contacts", "sportelli_sociali_2014_quartiere_del_nodo"),
    ] {
        let (from, to) = (format!("{from}.tsv"), format!("{to}.tsv"));
        std::fs::copy(sources.join(from), folder.join(to)).expect("copied");
    }
    read(folder).expect("three tables")
}

async fn log(store: &Store) -> Vec<Recorded> {
    let mut log = Vec::new();
    loop {
        let after = log.len().try_into().expect("a position");
        let page = store.read(after, 1000).await.expect("reads");
        if page.is_empty() {
            return log;
        }
        log.extend(page);
    }
}

fn count(log: &[Recorded], event: &str, is: impl Fn(&Recorded) -> bool) -> u64 {
    log.iter()
        .filter(|e| e.event_type == event && is(e))
        .count() as u64
}

fn office(district: &District) -> String {
    format!("centro-{}", district.id)
}

#[tokio::test]
async fn a_city_at_scale_has_the_numbers_of_its_tables_and_no_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let districts = districts(folder.path());
    let database = TestDatabase::at(DateTime::<Utc>::UNIX_EPOCH).await;
    let store = database.store().await;
    let kept = tempfile::tempdir().expect("a folder");
    let place = DocumentStoreConfig::local_under(kept.path());
    let documents = DocumentStore::open(&place).expect("the folder opens");
    let whole: Scale = "0.5".parse().expect("a scale");
    let scaled = sow(&store, &documents, &districts, yesterday(), (whole, 1))
        .await
        .expect("no step is refused");
    let log = log(&store).await;
    assert_eq!(scaled.events, i64::try_from(log.len()).expect("small"));
    assert_eq!(
        (scaled.plans, scaled.interventions, scaled.contacts),
        (50, 120, 125)
    );
    assert_eq!(store.verify().await.expect("verifies").faults, []);
    assert_plans(&store, &log, &districts, whole).await;
    assert_contacts(&log, &districts, whole);

    let again = sow(&store, &documents, &districts, yesterday(), (whole, 1))
        .await
        .expect("again");
    assert_eq!(again.events, 0);
    for other in [("0.25", 1), ("0.5", 2)] {
        let other = (other.0.parse().expect("a scale"), other.1);
        let refused = sow(&store, &documents, &districts, yesterday(), other)
            .await
            .expect_err("another city");
        assert_eq!(refused.code(), "seed.not-empty");
    }
}

/// As many plans in every state, of every area of users, with as many interventions of every area of need.
async fn assert_plans(store: &Store, log: &[Recorded], districts: &[District], scale: Scale) {
    for district in districts {
        let here = office(district);
        let of_plan: BTreeMap<&str, &Recorded> = log
            .iter()
            .filter(|e| e.event_type == "care_plan_drafted" && e.payload["office"] == here.as_str())
            .map(|e| (e.aggregate_id.as_str(), e))
            .collect();
        assert_eq!(of_plan.len() as u64, scale.of(district.plans.total));
        let mut reached: BTreeMap<&str, u64> = BTreeMap::new();
        for id in of_plan.keys() {
            let id = Uuid::parse_str(id).expect("an identifier");
            let plan = store.load::<CarePlan>(id).await.expect("loads").state;
            let state = match plan.status {
                PlanStatus::Active => "Avviato",
                PlanStatus::Suspended => "Sospeso",
                PlanStatus::Closed => "ended",
                PlanStatus::Draft | PlanStatus::Missing | PlanStatus::Abandoned => "begun",
            };
            *reached.entry(state).or_default() += 1;
        }
        let plans = &district.plans;
        let near = |made: u64, counted: u64, what: &str| {
            let wanted = scale.of(counted);
            assert!(
                made.abs_diff(wanted) <= 2,
                "{here}, {what}: {made} instead of {wanted}"
            );
        };
        for column in ["Avviato", "Sospeso"] {
            near(
                reached.get(column).copied().unwrap_or_default(),
                plans.of(column),
                column,
            );
        }
        near(
            reached["ended"],
            plans.of("Chiuso") + plans.of("Interrotto"),
            "ended",
        );
        for (column, code) in TARGETS {
            let made = of_plan
                .values()
                .filter(|e| e.payload["needs"][0]["code"]["code"] == *code);
            near(made.count() as u64, plans.of(column), column);
        }
        for area in AREAS {
            let made = count(log, "intervention_planned", |e| {
                of_plan.contains_key(e.aggregate_id.as_str())
                    && e.payload["intervention"]["code"]["code"] == area.code
            });
            near(made, district.interventions.of(area.column), area.column);
        }
    }
}

/// As many contacts through every channel: on sheets of the desk, as reports and in diaries.
fn assert_contacts(log: &[Recorded], districts: &[District], scale: Scale) {
    for district in districts {
        let here = office(district);
        let files: Vec<&str> = log
            .iter()
            .filter(|e| e.event_type == "report_received" && e.payload["office"] == here.as_str())
            .map(|e| e.aggregate_id.as_str())
            .collect();
        for (column, channel) in CHANNELS {
            let through = |e: &Recorded| {
                let of_file = files.contains(&e.aggregate_id.as_str());
                let at_desk = e.payload["operator"]["office"] == here.as_str();
                (of_file || at_desk) && e.metadata["channel"] == *channel
            };
            let events = ["access_recorded", "report_received", "diary_entry_added"];
            let made: u64 = events.iter().map(|event| count(log, event, through)).sum();
            let wanted = scale.of(district.contacts.of(column));
            assert!(
                made.abs_diff(wanted) <= 2,
                "{here}, {column}: {made} instead of {wanted}"
            );
        }
    }
}
