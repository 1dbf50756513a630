//! What changes around a case becomes a task on it: a transfer, a death, a birthday, a move, a merge of two people.

use super::given::{CASES, Case, colleague, elsewhere, entry, ferrante, head, hidden};
use crate::care_plans::plan::{PLANS, Plan, case_manager};
use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::application::Application;
use domain::person::Person;
use projections::Projections;
use projections::reactions::{case_people, case_transfers};
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of};
use tests::app::TestApp;
use tests::applications::{filed, open_to_many};
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn views(case: &Case) -> Projections {
    Projections::new(case.app.store.clone())
}

/// Changes the file of a person, in the version there is.
pub(super) async fn known(case: &Case, person: Uuid, actor: &Actor, verb: &str, body: &Value) {
    let loaded = case.app.store.load::<Person>(person).await.expect("loads");
    let path = format!("/api/v1/people/{person}/{verb}");
    let reply = case.app.command(actor, &path, loaded.version, body).await;
    assert_eq!(reply.status, 200, "{verb}: {reply:?}");
}

/// What waits on the case, as its office sees it.
async fn due(case: &Case, actor: &Actor) -> Vec<String> {
    let shown = case.get(actor, "").await.json();
    let rows = shown["due"].as_array().expect("a list").clone();
    let mut kinds: Vec<String> = rows
        .iter()
        .map(|row| row["kind"].as_str().expect("a kind").to_owned())
        .collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn an_accepted_transfer_takes_open_applications_and_plans_along_and_shows_what_waits() {
    let app = open_to_many().await;
    let (place, _) = filed(&app).await;
    let application: Uuid = place
        .rsplit('/')
        .next()
        .expect("an id")
        .parse()
        .expect("an id");
    let plan = Plan::active(&app).await.parts().id;
    let case = Case {
        app,
        id: person_of(&citizen()).0,
    };
    let link = json!({ "application_id": application });
    case.done(&case_manager(), "link-application", &link).await;
    let ask = json!({ "to": "centro-2", "reason": "moved-house", "summary": "Si è trasferita." });
    case.done(&case_manager(), "request-transfer", &ask).await;
    assert_eq!(due(&case, &case_manager()).await, ["transfer"]);
    let accept = json!({
        "manager": { "office": "centro-2", "actor": "leonardi" },
        "effective_on": "2026-03-02", "former_reads_until_on": "2026-03-10",
    });
    case.done(&elsewhere(), "accept-transfer", &accept).await;
    assert_eq!(due(&case, &elsewhere()).await, ["handover", "handover"]);
    let written = json!({ "entry": entry("ancora io", false) });
    assert_eq!(
        case.refused(&case_manager(), "add-diary-entry", &written)
            .await,
        hidden(),
        "the old manager no longer writes"
    );
    assert_eq!(
        case.get(&case_manager(), "").await.status,
        200,
        "and still reads"
    );
    let views = views(&case);
    assert_eq!(case_transfers::hand_over(&views).await.expect("looked"), 2);
    assert_eq!(due(&case, &elsewhere()).await, Vec::<String>::new());
    assert_eq!(case_transfers::hand_over(&views).await.expect("looked"), 0);
    let store = &case.app.store;
    let moved = store
        .load::<Application>(application)
        .await
        .expect("loads")
        .state;
    assert_eq!(
        moved.office.map(|code| code.to_string()).as_deref(),
        Some("centro-2")
    );
    let shown = case
        .ask(&elsewhere(), &format!("{PLANS}/{plan}"))
        .await
        .json();
    assert_eq!(
        (&shown["office"], &shown["case_manager"]),
        (&json!("centro-2"), &json!("leonardi"))
    );
    case.app.database.clock.set(at("2026-03-11T09:00:00Z"));
    assert_eq!(case.get(&case_manager(), "").await.problem(), hidden());
}

#[tokio::test]
async fn a_death_on_the_persons_own_file_is_a_task_on_their_case_alone() {
    let mut case = Case::managed().await;
    let sister = case.id;
    case = Case::at(case.app).await;
    case.open().await;
    let died = json!({ "died_on": "2026-02-28" });
    known(
        &case,
        case.id,
        &desk_operator("centro-1"),
        "record-death",
        &died,
    )
    .await;
    case.get(&ferrante(), "").await;
    let views = views(&case);
    assert_eq!(case_people::note_deaths(&views).await.expect("looked"), 1);
    assert_eq!(due(&case, &ferrante()).await, ["death"]);
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(
        (&shown["died_on"], &shown["status"]),
        (&json!("2026-02-28"), &json!("open"))
    );
    assert_eq!(case_people::note_deaths(&views).await.expect("looked"), 0);
    let other = case
        .ask(&ferrante(), &format!("{CASES}/{sister}"))
        .await
        .json();
    assert_eq!(
        (&other["died_on"], &other["due"]),
        (&Value::Null, &json!([]))
    );
    let close = json!({
        "reason": { "scheme": "sinba.closure-reason", "code": "8" }, "situation": null,
        "closed_on": "2026-03-01",
    });
    case.done(&ferrante(), "close-case", &close).await;
    assert_eq!(due(&case, &ferrante()).await, Vec::<String>::new());
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn whoever_turns_eighteen_becomes_a_task_that_somebody_answers() {
    let case = Case::managed().await;
    let born = |on: &str| {
        json!({
            "identity": {
                "family_name": "Verdini", "given_name": "Lia", "birth_on": on, "birth_place": null,
            },
            "reason": "declared",
        })
    };
    let desk = desk_operator("centro-1");
    known(
        &case,
        case.id,
        &desk,
        "correct-identity",
        &born("2007-03-05"),
    )
    .await;
    let views = views(&case);
    case.get(&ferrante(), "").await;
    assert_eq!(
        case_people::note_coming_of_age(&views)
            .await
            .expect("looked"),
        0,
        "they were of age when they came"
    );
    known(
        &case,
        case.id,
        &desk,
        "correct-identity",
        &born("2008-03-05"),
    )
    .await;
    case.app.database.clock.set(at("2026-03-04T22:00:00Z"));
    case.get(&ferrante(), "").await;
    assert_eq!(
        case_people::note_coming_of_age(&views)
            .await
            .expect("looked"),
        0
    );
    case.app.database.clock.set(at("2026-03-04T23:30:00Z"));
    assert_eq!(
        case_people::note_coming_of_age(&views)
            .await
            .expect("looked"),
        1
    );
    assert_eq!(due(&case, &ferrante()).await, ["coming-of-age"]);
    assert_eq!(
        case_people::note_coming_of_age(&views)
            .await
            .expect("looked"),
        0
    );
    assert_eq!(case.get(&ferrante(), "").await.json()["status"], "open");
    let choice = json!({ "path": "continue", "reason": "still-at-school" });
    case.done(&ferrante(), "choose-adult-path", &choice).await;
    assert_eq!(due(&case, &ferrante()).await, Vec::<String>::new());
    assert_eq!(
        case.refused(&ferrante(), "choose-adult-path", &choice)
            .await,
        (409, "case-file.nothing-to-decide".to_owned())
    );
    assert_eq!(
        case_people::note_coming_of_age(&views)
            .await
            .expect("looked"),
        0
    );
}

#[tokio::test]
async fn a_move_to_another_offices_district_asks_for_a_review_and_moves_nothing() {
    let app = TestApp::start().await;
    app.open_offices().await;
    let case = Case::at(app).await;
    case.open().await;
    let lives = |district: &str, from_on: &str| {
        let address = json!({
            "street": "Via dei Platani", "number": &from_on[8..], "cap": "95100",
            "municipality_code": "C351", "province": "CT",
        });
        json!({ "residence": { "address": address, "district": district }, "from_on": from_on })
    };
    let desk = desk_operator("centro-1");
    let views = views(&case);
    for (district, from_on, raised) in [
        ("2", "2026-01-10", 0), // before the case began
        ("1", "2026-02-10", 0),
        ("2", "2026-02-20", 1),
        ("2", "2026-02-25", 1), // another address there: asked again once it was kept
    ] {
        let body = lives(district, from_on);
        known(&case, case.id, &desk, "record-residence", &body).await;
        case.get(&ferrante(), "").await;
        let looked = case_people::raise_competence_reviews(&views).await;
        assert_eq!(looked.expect("looked"), raised, "{district} {from_on}");
        let looked = case_people::raise_competence_reviews(&views).await;
        case.get(&ferrante(), "").await;
        assert_eq!(looked.expect("looked"), 0, "once");
        if raised == 1 {
            assert_eq!(due(&case, &ferrante()).await, ["competence"]);
            let keep = json!({ "reason": "few-months-left" });
            case.done(&ferrante(), "keep-competence", &keep).await;
        }
        let shown = case.get(&ferrante(), "").await.json();
        assert_eq!(
            (&shown["office"], &shown["due"]),
            (&json!("centro-1"), &json!([]))
        );
    }
}

#[tokio::test]
async fn the_case_of_a_merged_person_forwards_and_stays_readable_until_the_merge_is_undone() {
    let mut case = Case::managed().await;
    let first = case.id;
    let written = json!({ "entry": entry("di prima", false) });
    case.done(&ferrante(), "add-diary-entry", &written).await;
    let reply = case
        .app
        .post(&desk_operator("centro-1"), "/api/v1/people", &json!({}))
        .await;
    let survivor: Uuid = serde_json::from_value(reply.json()["id"].clone()).expect("an id");
    let merge = json!({ "survivor": survivor, "reason": "same-person" });
    known(&case, first, &ferrante(), "merge-persons", &merge).await;
    let views = views(&case);
    case.get(&ferrante(), "").await;
    assert_eq!(case_people::follow_merges(&views).await.expect("looked"), 0);
    assert_eq!(
        due(&case, &ferrante()).await,
        ["merge"],
        "the other has no file yet"
    );
    case = Case::of(case.app, survivor).await;
    case.get(&ferrante(), "").await;
    assert_eq!(case_people::follow_merges(&views).await.expect("looked"), 1);
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["absorbed"][0]["id"], json!(first));
    assert_eq!(shown["absorbed"][0]["status"], "absorbed");
    for actor in [ferrante(), colleague(), head()] {
        let path = format!("{CASES}/{first}/diary");
        let diary = case.ask(&actor, &path).await.json();
        assert_eq!(diary["items"][0]["text"], "di prima", "{actor:?}");
    }
    let path = format!("{CASES}/{first}");
    assert_eq!(case.ask(&elsewhere(), &path).await.problem(), hidden());
    let undo = json!({ "reason": "two-people" });
    known(&case, first, &ferrante(), "undo-merge", &undo).await;
    case.get(&ferrante(), "").await;
    assert_eq!(case_people::follow_merges(&views).await.expect("looked"), 1);
    let restored = case.ask(&ferrante(), &path).await.json();
    assert_eq!(
        (&restored["status"], &restored["absorbed_into"]),
        (&json!("open"), &Value::Null)
    );
    assert_eq!(
        case.get(&ferrante(), "").await.json()["absorbed"],
        json!([])
    );
    assert_eq!(case_people::follow_merges(&views).await.expect("looked"), 0);
}

#[tokio::test]
async fn what_was_absorbed_is_read_by_the_office_of_the_file_that_goes_on() {
    let mut case = Case::managed().await;
    let first = case.id;
    case = Case::at(case.app).await;
    case.office("centro-2").await;
    case.open().await;
    let ask = json!({ "to": "centro-2", "reason": "moved-house", "summary": "Altrove." });
    case.done(&ferrante(), "request-transfer", &ask).await;
    let accept = json!({
        "manager": { "office": "centro-2", "actor": "leonardi" },
        "effective_on": "2026-03-02", "former_reads_until_on": null,
    });
    case.done(&elsewhere(), "accept-transfer", &accept).await;
    let path = format!("{CASES}/{first}");
    assert_eq!(case.ask(&elsewhere(), &path).await.problem(), hidden());
    let survivor = case.id;
    let merge = json!({ "survivor": survivor, "reason": "same-person" });
    known(&case, first, &ferrante(), "merge-persons", &merge).await;
    case.get(&elsewhere(), "").await;
    let followed = case_people::follow_merges(&views(&case)).await;
    assert_eq!(followed.expect("looked"), 1);
    assert_eq!(case.ask(&elsewhere(), &path).await.status, 200);
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.id = survivor;
    case.done(&elsewhere(), "restrict-access", &restrict).await;
    assert_eq!(case.ask(&elsewhere(), &path).await.problem(), hidden());
}

#[tokio::test]
async fn a_case_that_another_municipality_goes_on_with_says_where_and_who_bears_the_cost() {
    let case = Case::managed().await;
    let cost = json!({
        "municipality": "087015", "from_on": "2026-02-10", "reason": "residential-placement",
    });
    case.done(&ferrante(), "record-cost-municipality", &cost)
        .await;
    assert_eq!(case.get(&ferrante(), "").await.json()["cost"], cost);
    let out = |code: &str, documents: Value| {
        json!({
            "municipality": "087002", "situation": null, "left_on": "2026-03-01",
            "closure": { "scheme": "sinba.closure-reason", "code": code }, "documents": documents,
        })
    };
    assert_eq!(
        case.refused(&ferrante(), "transfer-out", &out("4", json!([])))
            .await,
        (422, "case-file.not-a-leaving".to_owned())
    );
    let unknown = out("1", json!([Uuid::from_u128(9)]));
    assert_eq!(
        case.refused(&ferrante(), "transfer-out", &unknown).await,
        (409, "case-file.not-recorded".to_owned())
    );
    case.done(&ferrante(), "transfer-out", &out("1", json!([])))
        .await;
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["status"], "closed");
    assert_eq!(shown["left_for"]["municipality"], "087002");
    assert_eq!(shown["episodes"][0]["closing"]["reason"]["code"], "1");
}
