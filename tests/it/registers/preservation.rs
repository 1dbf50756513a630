//! Closed days on their way to preservation: by when, whether they are late, what the preservation system answered.

use super::PATH;
use chrono::{TimeDelta, TimeZone, Utc};
use domain::access::Actor;
use domain::register::{CloseDay, DailyRegisterClosed, Register, samples};
use domain::shared::ids::{RegisterCode, SubjectId};
use projections::reactions::days;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Context, Expected};
use tests::actors::{admin_officer, citizen, desk_operator, planner, protocol_officer};
use tests::app::{Reply, TestApp, aoo};
use uuid::Uuid;

/// A letter on Friday 6 March, and the days up to Sunday closed.
async fn closed() -> TestApp {
    let app = TestApp::with_offices().await;
    app.store.clock().advance(TimeDelta::days(4));
    let letter = json!({
        "direction": "inbound", "act": "communication", "office": "centro-1",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    });
    let reply = app
        .post(&protocol_officer(), "/api/v1/registrations", &letter)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    stand_at(&app, 9, 8);
    assert_eq!(
        days::close_days(&app.store, &aoo()).await.expect("closed"),
        3
    );
    app
}

fn stand_at(app: &TestApp, day: u32, hour: u32) {
    let at = Utc.with_ymd_and_hms(2026, 3, day, hour, 0, 0).single();
    app.store.clock().set(at.expect("an instant"));
}

/// The answer to a question, once the read models have everything.
async fn ask(app: &TestApp, path: &str) -> Reply {
    let head = app.store.head().await.expect("a head");
    let reply = app
        .get(
            &protocol_officer(),
            &format!("{PATH}/generale{path}?min_position={head}"),
        )
        .await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, ""),
        "{reply:?}"
    );
    reply
}

/// Gives a command on the register in the version that is shown.
async fn tell(app: &TestApp, verb: &str, body: &Value) -> Reply {
    let shown = ask(app, "").await;
    let path = format!("{PATH}/generale/{verb}");
    let request = app
        .request(&protocol_officer(), reqwest::Method::POST, &path)
        .header("If-Match", shown.header("etag"));
    tests::app::send(request.json(body)).await
}

async fn friday(app: &TestApp) -> Value {
    ask(app, "/days/2026-03-06").await.json()
}

fn standing(day: &Value) -> (&str, bool) {
    let preservation = day["preservation"].as_str().expect("a word");
    (preservation, day["overdue"].as_bool().expect("yes or no"))
}

#[tokio::test]
async fn a_day_is_late_after_the_next_working_day_until_it_is_sent() {
    let app = closed().await;
    // Friday's file may be sent all Monday long.
    let day = friday(&app).await;
    assert_eq!(day["send_by_on"], "2026-03-09");
    assert_eq!(standing(&day), ("to_send", false));
    stand_at(&app, 9, 22);
    assert_eq!(standing(&friday(&app).await), ("to_send", false));
    stand_at(&app, 10, 8);
    assert_eq!(standing(&friday(&app).await), ("to_send", true));
    let sending = json!({
        "day": "2026-03-06", "package": "PdV-2026-03-06", "sent_at": "2026-03-10T08:00:00Z",
    });
    let sent = tell(&app, "send-to-preservation", &sending).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    let day = friday(&app).await;
    assert_eq!(standing(&day), ("sent", false));
    assert_eq!(day["package"], "PdV-2026-03-06");
}

#[tokio::test]
async fn a_refused_package_is_late_again_and_an_accepted_one_is_done() {
    let app = closed().await;
    stand_at(&app, 11, 8);
    for (package, outcome, after) in [
        ("PdV-1", "rejected", ("rejected", true)),
        ("PdV-2", "accepted", ("accepted", false)),
    ] {
        let sending = json!({
            "day": "2026-03-06", "package": package, "sent_at": "2026-03-11T08:00:00Z",
        });
        let sent = tell(&app, "send-to-preservation", &sending).await;
        assert_eq!(sent.status, 200, "{sent:?}");
        // A new package waits for an answer of its own.
        let day = friday(&app).await;
        assert_eq!(
            (standing(&day), &day["receipt"]),
            (("sent", false), &Value::Null)
        );
        let answer = json!({
            "day": "2026-03-06", "receipt": format!("RdV-{package}"), "outcome": outcome,
            "received_at": "2026-03-11T09:00:00Z",
        });
        let noted = tell(&app, "record-preservation-receipt", &answer).await;
        assert_eq!(noted.status, 200, "{noted:?}");
        let day = friday(&app).await;
        assert_eq!(standing(&day), after);
        assert_eq!(day["receipt"], format!("RdV-{package}"));
    }
    let late: Vec<Value> = ask(&app, "/days").await.json()["items"]
        .as_array()
        .expect("days")
        .iter()
        .map(|day| json!([day["day_on"], day["overdue"]]))
        .collect();
    assert_eq!(
        late,
        [
            json!(["2026-03-08", true]),
            json!(["2026-03-07", true]),
            json!(["2026-03-06", false]),
        ]
    );
}

#[tokio::test]
async fn the_file_that_is_sent_hashes_to_what_the_day_says() {
    let app = closed().await;
    let file = ask(&app, "/days/2026-03-06/file").await;
    let hash = hex::encode(Sha256::digest(file.text.as_bytes()));
    assert_eq!(friday(&app).await["sha256"], hash);
    assert!(file.text.contains("Agata Torrisi"), "{}", file.text);
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"generale-2026-03-06.jsonl\""
    );
    let saturday = ask(&app, "/days/2026-03-07").await.json();
    assert_eq!(saturday["previous_sha256"], hash);
}

#[tokio::test]
async fn bytes_that_are_not_those_of_the_day_are_not_given() {
    let app = closed().await;
    let file = async |day: &str| {
        let head = app.store.head().await.expect("a head");
        let path = format!("{PATH}/generale/days/{day}/file?min_position={head}");
        app.get(&protocol_officer(), &path).await.problem()
    };
    let sender = sender(&app).await;
    app.store
        .keyring()
        .destroy(sender, None)
        .await
        .expect("erased");
    let erased = (410, "register.day-erased".to_owned());
    assert_eq!(file("2026-03-06").await, erased);
    let last = ask(&app, "/days/2026-03-08").await.json();
    let day = Utc.with_ymd_and_hms(2026, 3, 9, 0, 0, 0).single();
    app.store.clock().advance(TimeDelta::days(1));
    let closing = DailyRegisterClosed {
        day: day.expect("a day").date_naive(),
        first: None,
        last: None,
        count: 0,
        annulled: 0,
        previous_sha256: serde_json::from_value(last["sha256"].clone()).expect("a digest"),
        closed_at: app.store.clock().now(),
        ..samples::close_day().closing
    };
    let system = Context::new(Actor::system(), Uuid::from_u128(0xc1), "test");
    let stream = RegisterCode::default().stream_id();
    let command = CloseDay { closing }.into();
    app.store
        .execute::<Register>(&system, stream, Expected::Any, &command)
        .await
        .expect("closed");
    ask(&app, "/days/2026-03-09").await;
    let altered = (500, "register.day-altered".to_owned());
    assert_eq!(file("2026-03-09").await, altered);
}

/// Whose name the letter bears.
async fn sender(app: &TestApp) -> SubjectId {
    let recorded = app.store.read(0, 1_000).await.expect("reads");
    let letter = recorded
        .iter()
        .find(|it| it.aggregate_type == "registration");
    let counterparty = &letter.expect("a letter").payload["counterparty"];
    serde_json::from_value(counterparty["$sealed"]["subject"].clone()).expect("a subject")
}

#[tokio::test]
async fn a_day_is_not_sent_before_it_ended_nor_tomorrow() {
    let app = closed().await;
    for (sent_at, code) in [
        ("2026-03-06T22:59:00Z", "register.sent-before-day-ended"),
        ("2099-01-01T00:00:00Z", "register.not-yet"),
    ] {
        let sending = json!({ "day": "2026-03-06", "package": "PdV-1", "sent_at": sent_at });
        let reply = tell(&app, "send-to-preservation", &sending).await;
        assert_eq!(reply.problem(), (422, code.to_owned()));
    }
}

#[tokio::test]
async fn nobody_without_the_whole_register_sees_its_days() {
    let app = closed().await;
    for actor in [
        citizen(),
        desk_operator("centro-1"),
        admin_officer("centro-1"),
        planner(),
    ] {
        for path in ["", "/days", "/days/2026-03-06", "/days/2026-03-06/file"] {
            let reply = app.get(&actor, &format!("{PATH}/generale{path}")).await;
            assert_eq!(reply.problem().0, 404, "{path}");
        }
    }
    for path in [
        "/days/2026-03-09",
        "/days/2026-03-09/file",
        "/days/6-marzo",
        "/days/-200000-01-01",
    ] {
        let reply = app
            .get(&protocol_officer(), &format!("{PATH}/generale{path}"))
            .await;
        assert_eq!(reply.problem().0, 404, "{path}");
    }
}
