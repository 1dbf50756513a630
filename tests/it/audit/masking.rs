//! What auditors see masked, and how they come to see one thing of it.

use crate::edge::city::{City, asked_to_unmask};
use chrono::TimeDelta;
use domain::access::{Actor, Role};
use domain::shared::ids::ActorCode;
use projections::Projections;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::actors::{auditor, citizen, director, dpo, person_of, protocol_officer, stranger};
use tests::app::{Reply, TestApp};
use tests::applications::{draft, open};
use tests::schema::operations;

const UNMASKINGS: &str = "/api/v1/unmaskings";
const MASKED: (u16, &str) = (403, "audit.masked");

/// Another auditor.
fn colleague() -> Actor {
    Actor {
        code: ActorCode::new("revisore-2").expect("a code"),
        ..auditor()
    }
}

/// Every text inside of personal fields, and every one outside of them.
fn texts(value: &Value, is_personal: bool, into: &mut (BTreeSet<String>, BTreeSet<String>)) {
    match value {
        Value::String(text) if is_personal => drop(into.0.insert(text.clone())),
        Value::String(text) => drop(into.1.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, is_personal, into)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "$clear" {
                    texts(&field["value"], true, into);
                    continue;
                }
                if !is_personal {
                    into.1.insert(name.clone());
                }
                texts(field, is_personal, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What the log of a municipality holds of anybody; a word that also stands in the open tells of nobody.
async fn personal(app: &TestApp) -> BTreeSet<String> {
    let mut events = app.store.read(0, 100_000).await.expect("reads");
    let mut payloads: Vec<&mut Value> = events.iter_mut().map(|event| &mut event.payload).collect();
    let revealed = app.store.keyring().reveal(&mut payloads).await;
    revealed.expect("every key is there");
    let mut found = (BTreeSet::new(), BTreeSet::new());
    for event in events
        .iter()
        .filter(|event| event.aggregate_type != "unmasking")
    {
        texts(&event.payload, false, &mut found);
    }
    let (personal, open) = found;
    let told = |text: &String| text.len() > 3 && !open.contains(text);
    personal.into_iter().filter(told).collect()
}

/// Which of these an answer holds: a sentence anywhere, a word where it is a value of its own.
fn held<'a>(reply: &Reply, personal: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
    let holds = |text: &&str| {
        reply.text.contains(&format!("\"{text}\""))
            || text.contains(' ') && reply.text.contains(text)
    };
    personal.iter().map(String::as_str).filter(holds).collect()
}

/// Every question of the description, asked of something that is there; the audit of more than one kind of thing.
fn questions(city: &City) -> Vec<String> {
    let all = operations(&api::openapi()).into_iter();
    let mut paths: Vec<String> = all
        .filter(|(method, path, _)| method == "GET" && path.starts_with("/api/v1/"))
        .map(|(_, path, _)| city.real(&path))
        .collect();
    paths.push("/api/v1/applications?which=all".to_owned());
    let (case, plan) = (city.case.id.to_string(), last(&city.plan).to_owned());
    for (kind, id) in [
        ("case_file", &case),
        ("care_plan", &plan),
        ("registration", &city.registration),
    ] {
        for axis in ["as_of", "known_at"] {
            let state = format!("/api/v1/audit/{kind}/{id}/state");
            paths.push(format!("{state}?{axis}=2027-01-01T00:00:00Z"));
        }
    }
    paths
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().expect("a path")
}

/// An answer that holds everything that has happened.
async fn now(app: &TestApp, actor: &Actor, path: &str) -> Reply {
    let head = app.store.head().await.expect("a head");
    let with = if path.contains('?') { '&' } else { '?' };
    app.get(actor, &format!("{path}{with}min_position={head}"))
        .await
}

async fn does(app: &TestApp, actor: &Actor, id: &str, verb: &str, body: &Value) -> Reply {
    let shown = now(app, &dpo(), &format!("{UNMASKINGS}/{id}")).await;
    let version = shown.json()["version"].as_u64().expect("a version");
    let path = format!("{UNMASKINGS}/{id}/{verb}-unmasking");
    app.command(actor, &path, version, body).await
}

/// What the routes of one application say to somebody: the application, its receipt, one of its papers.
async fn of_application(city: &City, actor: &Actor) -> [Reply; 3] {
    let app = city.app();
    let receipt = format!("{}/receipt", city.place);
    let paper = format!("/api/v1/documents/{}", city.paper);
    [
        now(app, actor, &city.place).await,
        now(app, actor, &receipt).await,
        now(app, actor, &paper).await,
    ]
}

/// Whether the application is masked to somebody: its values, its receipt and its papers alike.
async fn is_masked(city: &City, actor: &Actor) -> bool {
    let [shown, receipt, paper] = of_application(city, actor).await;
    assert_eq!(shown.status, 200, "{shown:?}");
    let form = &shown.json()["details"]["form"];
    if *form == json!({ "masked": true }) {
        for bytes in [receipt, paper] {
            let (status, code) = bytes.problem();
            assert_eq!((status, &*code), MASKED, "{bytes:?}");
        }
        return true;
    }
    assert!(form.is_object(), "{form}");
    assert_eq!((receipt.status, paper.status), (200, 200));
    assert!(receipt.text.contains("Agata Torrisi"), "{receipt:?}");
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_finds_nothing_of_anybody_on_any_route_and_only_what_was_unmasked_later() {
    let city = City::build().await;
    let app = city.app();
    let personal = personal(app).await;
    assert!(personal.len() > 25, "{personal:?}");
    let questions = questions(&city);
    let (mut answered, mut told) = (0, BTreeSet::new());
    for path in &questions {
        let reply = now(app, &auditor(), path).await;
        assert!(
            matches!(reply.status, 200 | 403 | 404 | 422),
            "{path}: {reply:?}"
        );
        assert_eq!(
            held(&reply, &personal),
            BTreeSet::new(),
            "{path}: {reply:?}"
        );
        assert!(!reply.text.contains("$sealed"), "{path}: {reply:?}");
        answered += usize::from(reply.status == 200);
        let open = now(app, &protocol_officer(), path).await;
        told.extend(held(&open, &personal));
    }
    assert!(answered > 20, "{answered} answers prove little");
    assert!(told.len() > 10, "others are told {told:?}");
    let file = format!("/api/v1/people/{}", person_of(&citizen()).0);
    let reply = now(app, &auditor(), &file).await;
    assert_eq!(reply.json()["identity"], json!({ "masked": true }));

    let done = does(
        app,
        &dpo(),
        &city.unmasking,
        "approve",
        &json!({ "hours": 2 }),
    )
    .await;
    assert_eq!(done.status, 200, "{done:?}");
    let of_this = |path: &String| path.starts_with(&city.place) || path.ends_with(&city.paper);
    let mut unmasked = BTreeSet::new();
    for path in &questions {
        let held: BTreeSet<_> = held(&now(app, &auditor(), path).await, &personal)
            .into_iter()
            .map(str::to_owned)
            .collect();
        if of_this(path) {
            unmasked.extend(held);
        } else {
            assert_eq!(held, BTreeSet::new(), "{path}");
        }
    }
    for shown in ["Agata Torrisi", "Quando potete venire?", "certificato.pdf"] {
        assert!(unmasked.contains(shown), "{shown}: {unmasked:?}");
    }
}

#[tokio::test]
async fn what_is_unmasked_is_shown_to_who_asked_alone_and_until_its_time_is_over() {
    let city = City::build().await;
    let app = city.app();
    assert!(is_masked(&city, &auditor()).await);
    let hours = json!({ "hours": 2 });
    let done = does(app, &dpo(), &city.unmasking, "approve", &hours).await;
    assert_eq!(done.status, 200, "{done:?}");
    assert!(!is_masked(&city, &auditor()).await);
    assert!(is_masked(&city, &colleague()).await);
    app.store.clock().advance(TimeDelta::minutes(119));
    assert!(!is_masked(&city, &auditor()).await);
    app.store.clock().advance(TimeDelta::minutes(1));
    assert!(is_masked(&city, &auditor()).await);
}

#[tokio::test]
async fn what_was_ended_is_masked_at_the_next_question() {
    let city = City::build().await;
    let app = city.app();
    let agreed = does(
        app,
        &colleague(),
        &city.unmasking,
        "approve",
        &json!({ "hours": 8 }),
    )
    .await;
    assert_eq!(agreed.status, 200, "{agreed:?}");
    assert!(!is_masked(&city, &auditor()).await);
    let ended = does(app, &auditor(), &city.unmasking, "end", &json!({})).await;
    assert_eq!(ended.json()["events"], json!(["unmasking_ended"]));
    let shown = app.get(&auditor(), &city.place).await;
    assert_eq!(shown.json()["details"]["form"], json!({ "masked": true }));
    let row = now(app, &dpo(), &format!("{UNMASKINGS}/{}", city.unmasking)).await;
    let row = row.json();
    assert_eq!(
        (&row["status"], &row["answered_by"], &row["ended_by"]),
        (&json!("ended"), &json!("revisore-2"), &json!("revisore"))
    );
    let views = Projections::new(app.store.clone());
    let differences = views.check(&["unmaskings"], &|_, _| {}).await;
    assert_eq!(differences.expect("checked"), []);
}

#[tokio::test]
async fn nobody_agrees_to_their_own_request_in_whatever_role_and_nobody_else_may() {
    let city = City::build().await;
    let app = city.app();
    let as_officer = Actor {
        code: auditor().code,
        ..dpo()
    };
    let hours = json!({ "hours": 1 });
    for actor in [auditor(), as_officer] {
        let reply = does(app, &actor, &city.unmasking, "approve", &hours).await;
        let own = (403, "unmasking.own-request".to_owned());
        assert_eq!(reply.problem(), own, "{actor:?}");
    }
    for actor in [director(), protocol_officer(), citizen()] {
        let reply = does(app, &actor, &city.unmasking, "approve", &hours).await;
        assert!(
            matches!(reply.problem().0, 403 | 404),
            "{actor:?}: {reply:?}"
        );
        let list = now(app, &actor, UNMASKINGS).await;
        assert_eq!(list.json()["items"], json!([]), "{actor:?}");
    }
    let too_long = does(
        app,
        &dpo(),
        &city.unmasking,
        "approve",
        &json!({ "hours": 9 }),
    )
    .await;
    let refused = (422, "unmasking.hours-out-of-range".to_owned());
    assert_eq!(too_long.problem(), refused);
    let reason = json!({ "reason": "not-necessary" });
    let no = does(app, &dpo(), &city.unmasking, "refuse", &reason).await;
    assert_eq!(no.status, 200, "{no:?}");
    let later = does(app, &dpo(), &city.unmasking, "approve", &hours).await;
    let answered = (409, "unmasking.already-answered".to_owned());
    assert_eq!(later.problem(), answered);
    assert!(is_masked(&city, &auditor()).await);
}

#[tokio::test]
async fn only_an_auditor_asks_and_only_for_something_that_is_there() {
    let app = open().await;
    let mut body = json!({
        "target": "person", "target_id": person_of(&stranger()).0, "reason": "complaint", "note": "Esposto",
    });
    for target in ["application", "mandate", "person", "registration"] {
        body["target"] = json!(target);
        let nothing = app.post(&auditor(), UNMASKINGS, &body).await;
        let refused = (422, "unmasking.target-unknown".to_owned());
        assert_eq!(nothing.problem(), refused, "{target}");
    }
    let place = draft(&app).await;
    let of_draft = json!({
        "target": "application", "target_id": last(&place), "reason": "complaint", "note": "Esposto",
    });
    let nothing = app.post(&auditor(), UNMASKINGS, &of_draft).await;
    let refused = (422, "unmasking.target-unknown".to_owned());
    assert_eq!(nothing.problem(), refused, "a draft is its people's");
    for actor in [dpo(), director(), citizen()] {
        let reply = app.post(&actor, UNMASKINGS, &body).await;
        assert!(matches!(reply.problem().0, 403 | 404), "{reply:?}");
    }
}

#[tokio::test]
async fn whose_data_were_unmasked_and_who_protects_them_find_it_among_the_accesses() {
    let city = City::build().await;
    let app = city.app();
    does(
        app,
        &dpo(),
        &city.unmasking,
        "approve",
        &json!({ "hours": 1 }),
    )
    .await;
    let before = now(app, &dpo(), "/api/v1/accesses?unmasked=true").await;
    assert_eq!(before.json()["items"], json!([]));
    assert!(!is_masked(&city, &auditor()).await);
    assert!(is_masked(&city, &colleague()).await);
    let items = now(app, &dpo(), "/api/v1/accesses?unmasked=true")
        .await
        .json();
    let items = items["items"].as_array().expect("a page").clone();
    let operations: BTreeSet<_> = items
        .iter()
        .map(|item| item["operation"].as_str())
        .collect();
    let wanted = ["get_application", "get_document", "get_receipt"];
    assert_eq!(operations, wanted.map(Some).into());
    for item in &items {
        assert_eq!(item["unmasking"], json!(city.unmasking), "{item}");
        assert_eq!(item["actor"], "revisore", "{item}");
    }
    let own = now(app, &citizen(), "/api/v1/people/me/accesses")
        .await
        .json();
    let own = own["items"].as_array().expect("a page").clone();
    let of = |role: Role, unmasked: bool| {
        let mut own = own.iter();
        own.any(|item| item["role"] == role.as_str() && item["unmasked"] == json!(unmasked))
    };
    assert!(of(Role::Auditor, true), "{own:?}");
    app.store.clock().advance(TimeDelta::minutes(1));
    let alerts = now(app, &dpo(), "/api/v1/accesses/alerts").await.json();
    let alerts = alerts["items"].as_array().expect("a page");
    let unmasked = alerts.iter().filter(|alert| alert["kind"] == "unmasked");
    let readers: Vec<_> = unmasked.map(|alert| &alert["actor"]).collect();
    assert_eq!(readers, [&json!("revisore")]);
    let verified = app.store.accesses().verify().await.expect("reads");
    assert_eq!(verified.faults, []);
}

#[tokio::test]
async fn where_nobody_knows_what_was_unmasked_everything_stays_masked() {
    let city = City::build().await;
    let app = city.app();
    sqlx::query(
        "UPDATE projection SET status = 'stopped', failed_at_index = log_index + 1, error = 'test' \
         WHERE name = 'unmaskings'",
    )
    .execute(app.store.pool())
    .await
    .expect("stopped");
    let path = format!("{UNMASKINGS}/{}/approve-unmasking", city.unmasking);
    let agreed = app.command(&dpo(), &path, 1, &json!({ "hours": 1 })).await;
    assert_eq!(agreed.status, 200, "{agreed:?}");
    let shown = app.get(&auditor(), &city.place).await;
    assert_eq!(shown.json()["details"]["form"], json!({ "masked": true }));
}

#[tokio::test]
async fn each_kind_of_thing_is_unmasked_by_itself() {
    let city = City::build().await;
    let app = city.app();
    let agata = person_of(&citizen()).0.to_string();
    let mandate = last(&city.real("/api/v1/mandates/{id}")).to_owned();
    for (target, id, path, pointer) in [
        ("person", &agata, "people", "/identity"),
        ("mandate", &mandate, "mandates", "/proof/reference"),
        (
            "registration",
            &city.registration,
            "registrations",
            "/subject",
        ),
    ] {
        let path = format!("/api/v1/{path}/{id}");
        let masked = now(app, &auditor(), &path).await.json();
        assert_eq!(
            masked.pointer(pointer),
            Some(&json!({ "masked": true })),
            "{masked}"
        );
        let asked = asked_to_unmask(app, target, id).await;
        does(app, &dpo(), &asked, "approve", &json!({ "hours": 1 })).await;
        let open = now(app, &auditor(), &path).await.json();
        let open = open.pointer(pointer).expect("it is shown");
        assert!(
            open["masked"].is_null() && !open.is_null(),
            "{path}: {open}"
        );
    }
    // What a ranking says of somebody is unmasked with their application.
    let path = city.real("/api/v1/rankings/{id}/entries/{code}");
    let masked = now(app, &auditor(), &path).await.json();
    assert_eq!(masked["known"], json!({ "masked": true }), "{masked}");
    let application = masked["application"].as_str().expect("an application");
    let asked = asked_to_unmask(app, "application", application).await;
    does(app, &dpo(), &asked, "approve", &json!({ "hours": 1 })).await;
    let open = now(app, &auditor(), &path).await.json();
    assert!(open["known"]["facts"].is_object(), "{open}");
}
