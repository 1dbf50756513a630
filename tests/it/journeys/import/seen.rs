//! What people see of imported cases: on the desk and in the trail, but not among what is to be done.

use super::given::{declared, export, import, import_bytes, log, mapping};
use domain::application::{Application, ApplicationStatus};
use domain::shared::ids::ApplicationId;
use projections::{PageRequest, Projections, Viewer, application_desk, work_list};
use serde_json::Value;
use store::Moment;
use tests::actors::{auditor, procedure_officer, service_head};
use tests::app::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn imported_cases_are_seen_by_their_office_and_are_nobody_s_work() {
    let Some(csv) = log("receipt.csv.gz") else {
        return;
    };
    let app = TestApp::start().await;
    import(&app.store, &csv, &declared("receipt.toml"), "delft").await;
    let head = app.store.head().await.expect("a head");
    let count = async |actor, path: &str| {
        let path = format!("{path}?count=true&limit=1&min_position={head}");
        let reply = app.get(&actor, &path).await;
        assert_eq!(reply.header("policentrica-stale"), "", "{path}");
        reply.json()["count"]
            .as_u64()
            .unwrap_or_else(|| panic!("{reply:?}"))
    };
    assert_eq!(
        count(service_head("delft"), "/api/v1/audit").await,
        1_434 + 8_577
    );
    assert_eq!(count(service_head("leiden"), "/api/v1/audit").await, 0);
    assert_nothing_to_do(&app).await;
    let views = Projections::new(app.store.clone());
    let names = views.names();
    let differences = views.check(&names, &|_, _| {}).await.expect("checked");
    assert_eq!(differences, []);
}

async fn assert_nothing_to_do(app: &TestApp) {
    let viewer = Viewer::new(procedure_officer("delft"));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    let (filter, first) = (work_list::Filter::default(), PageRequest::default());
    let page = work_list::page(&viewer, &app.store, today, &filter, &first);
    assert_eq!(page.await.expect("asked").items, vec![]);
    for table in ["work_list", "deadline_watch", "registrations", "duplicates"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = sqlx::query_scalar(&sql)
            .fetch_one(app.store.pool())
            .await
            .expect("counted");
        assert_eq!(rows, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_is_shown_with_its_own_time_and_its_own_actor() {
    let text = "case:concept:name,concept:name,time:timestamp,org:resource\n\
                7,Ricezione,2019-05-06T10:00:00+02:00,operatore-3\n\
                7,Rilascio,2019-05-08T10:00:00+02:00,operatore-4\n";
    let app = TestApp::start().await;
    let milestone = "[[milestone]]\nis = \"granted\"\nactivities = [\"Rilascio\"]\n";
    import_bytes(&app.store, text, &mapping(milestone), "centro-1").await;
    let id = cli::history::ids::case_uuid("sample", "centro-1", "7");
    let position = app.store.head().await.expect("a head");
    let trail = app
        .get(
            &auditor(),
            &format!("/api/v1/audit/application/{id}?min_position={position}"),
        )
        .await;
    let items = trail.json()["items"].clone();
    let of = |n: usize, field: &str| items[n][field].as_str().unwrap_or_default().to_owned();
    assert_eq!(of(1, "effective_at"), "2019-05-06T08:00:00Z");
    assert_eq!(
        (of(1, "actor"), of(1, "role"), of(1, "channel")),
        ("import".into(), "system".into(), "import".into())
    );
    assert_eq!(
        (of(0, "external_actor"), of(1, "external_actor")),
        ("operatore-4".into(), "operatore-3".into())
    );
    assert_eq!(items[2]["external_actor"], Value::Null);

    let viewer = Viewer::new(service_head("centro-1"));
    let row = application_desk::by_id(&viewer, &app.store, ApplicationId(id))
        .await
        .expect("asked");
    let row = row.expect("the office sees it");
    assert_eq!(
        (row.line.status, row.milestone),
        (
            ApplicationStatus::Imported,
            Some(ApplicationStatus::Granted)
        )
    );
    let first = PageRequest::default();
    let steps = application_desk::steps(&viewer, &app.store, ApplicationId(id), &first);
    let steps = steps.await.expect("asked").items;
    let done: Vec<_> = steps
        .iter()
        .filter_map(|step| step.activity.clone())
        .collect();
    assert_eq!(done.len(), 2, "{steps:?}");
    assert!(done.contains(&"Rilascio".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_imported_case_is_replayed_as_of_any_day() {
    let text = "case:concept:name,concept:name,time:timestamp\n\
                7,Ricezione,2019-05-06T10:00:00+02:00\n7,Rilascio,2019-05-08T10:00:00+02:00\n";
    let app = TestApp::start().await;
    let milestone = "[[milestone]]\nis = \"submitted\"\nactivities = [\"Ricezione\"]\n\
                     [[milestone]]\nis = \"granted\"\nactivities = [\"Rilascio\"]\n";
    import_bytes(&app.store, text, &mapping(milestone), "centro-1").await;
    let id = cli::history::ids::case_uuid("sample", "centro-1", "7");
    for (as_of, state) in [
        ("2019-05-07T00:00:00Z", Some(ApplicationStatus::Submitted)),
        ("2019-05-09T00:00:00Z", Some(ApplicationStatus::Granted)),
    ] {
        let moment = Moment {
            as_of: Some(as_of.parse().expect("an instant")),
            ..Moment::default()
        };
        let replayed = app
            .store
            .replay::<Application>(id, moment, false)
            .await
            .expect("replayed");
        let history = replayed.loaded.state.imported;
        assert_eq!(history.and_then(|history| history.status), state, "{as_of}");
    }
    assert_eq!(export(&app.store, None).await.len(), 2);
}
