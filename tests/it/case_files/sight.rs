//! Who sees what: reserved entries, second-level teams, restricted files, grants with dates.

use super::given::{CASES, Case, colleague, elsewhere, entry, ferrante, head, hidden, team, who};
use domain::access::{Actor, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{auditor, everybody};
use tests::app::send;

async fn write(case: &Case, actor: &Actor, text: &str, reserved: bool) {
    let body = json!({ "entry": entry(text, reserved) });
    case.done(actor, "add-diary-entry", &body).await;
}

fn grant(office: &str, until_on: Option<&str>) -> Value {
    json!({
        "office": office, "from_on": "2026-03-01", "until_on": until_on, "reason": "shared-project",
    })
}

fn restrict() -> Value {
    json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" })
}

#[tokio::test]
async fn a_reserved_entry_is_for_those_who_work_on_the_case_its_author_and_the_head() {
    let case = Case::managed().await;
    write(&case, &colleague(), "aperta", false).await;
    write(&case, &ferrante(), "riservata", true).await;
    assert_eq!(case.diary(&ferrante()).await, ["aperta", "riservata"]);
    assert_eq!(case.diary(&head()).await, ["aperta", "riservata"]);
    assert_eq!(case.diary(&colleague()).await, ["aperta"]);
    write(&case, &colleague(), "sua", true).await;
    assert_eq!(case.diary(&colleague()).await, ["aperta", "sua"]);
    let third = who("terza", Role::SocialWorker, "centro-1");
    assert_eq!(case.diary(&third).await, ["aperta"]);
}

#[tokio::test]
async fn what_a_second_level_team_writes_is_hidden_from_every_other_office() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    let letting = grant("equipe-minori", None);
    case.done(&ferrante(), "grant-access", &letting).await;
    write(&case, &team(), "della squadra", false).await;
    write(&case, &ferrante(), "del centro", false).await;
    assert_eq!(case.diary(&team()).await, ["del centro", "della squadra"]);
    for other in [ferrante(), head(), colleague()] {
        assert_eq!(case.diary(&other).await, ["del centro"], "{other:?}");
    }
    let add = json!({
        "worker": { "office": "centro-2", "actor": "leonardi" },
        "reason": "joint-work", "from_on": "2026-03-01",
    });
    case.done(&head(), "add-coworker", &add).await;
    assert_eq!(case.diary(&elsewhere()).await, ["del centro"]);
}

#[tokio::test]
async fn an_amended_entry_stays_beside_what_took_its_place() {
    let case = Case::managed().await;
    write(&case, &ferrante(), "prima", false).await;
    let first = case.get(&ferrante(), "/diary").await.json()["items"][0]["id"].clone();
    let amend = json!({ "supersedes": first, "entry": entry("dopo", false) });
    case.done(&ferrante(), "amend-diary-entry", &amend).await;
    let items = case.get(&ferrante(), "/diary").await.json()["items"].clone();
    let of = |text: &str| {
        let items = items.as_array().expect("rows");
        let found = items.iter().find(|item| item["text"] == text);
        found.expect("it is there").clone()
    };
    assert_eq!(of("prima")["superseded_by"], of("dopo")["id"]);
    assert_eq!(of("dopo")["supersedes"], of("prima")["id"]);
}

#[tokio::test]
async fn a_restricted_file_is_not_there_for_colleagues_whatever_they_ask_or_send() {
    let case = Case::managed().await;
    write(&case, &colleague(), "prima", false).await;
    case.done(&ferrante(), "restrict-access", &restrict()).await;
    for rest in ["", "/diary", "/documents", "/households", "/records"] {
        let reply = case.get(&colleague(), rest).await;
        assert_eq!(reply.problem(), hidden(), "{rest}");
        assert_eq!(case.get(&ferrante(), rest).await.status, 200, "{rest}");
        assert_eq!(case.get(&team(), rest).await.status, 200, "{rest}");
    }
    let listed = case.ask(&colleague(), CASES).await.json();
    assert_eq!(listed["items"], json!([]));
    let body = json!({ "entry": entry("dopo", false) });
    let path = case.path("/add-diary-entry");
    for version in [1, case.version().await] {
        let reply = case.app.command(&colleague(), &path, version, &body).await;
        assert_eq!(reply.problem(), hidden(), "version {version}");
    }
    let unversioned = case.app.request(&colleague(), Method::POST, &path);
    assert_eq!(send(unversioned.json(&body)).await.problem(), hidden());
    let shown = case.get(&head(), "").await;
    assert_eq!(shown.status, 200, "the head can name another manager");
    assert_eq!(case.diary(&head()).await, Vec::<String>::new());
    let lift = json!({ "reason": "court-order" });
    case.done(&head(), "lift-restriction", &lift).await;
    assert_eq!(case.diary(&colleague()).await, ["prima"]);
}

#[tokio::test]
async fn a_grant_opens_a_file_on_its_days_and_no_longer_when_revoked() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    assert_eq!(case.get(&elsewhere(), "").await.problem(), hidden());
    let until = grant("centro-2", Some("2026-03-03"));
    case.done(&ferrante(), "grant-access", &until).await;
    assert_eq!(case.get(&elsewhere(), "").await.status, 200);
    let body = json!({ "entry": entry("da fuori", false) });
    assert_eq!(
        case.refused(&elsewhere(), "add-diary-entry", &body).await,
        hidden(),
        "a grant is for reading"
    );
    let clock = &case.app.database.clock;
    clock.set("2026-03-04T09:00:00Z".parse().expect("an instant"));
    assert_eq!(case.get(&elsewhere(), "").await.problem(), hidden());
    let again = json!({
        "office": "centro-2", "from_on": "2026-03-04", "until_on": null, "reason": "shared-project",
    });
    case.done(&ferrante(), "grant-access", &again).await;
    assert_eq!(case.get(&elsewhere(), "").await.status, 200);
    let revoke = json!({ "office": "centro-2", "reason": "project-ended" });
    case.done(&ferrante(), "revoke-access", &revoke).await;
    assert_eq!(case.get(&elsewhere(), "").await.problem(), hidden());
}

#[tokio::test]
async fn a_grant_does_not_open_a_restricted_file() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    let open = grant("centro-2", None);
    case.done(&ferrante(), "grant-access", &open).await;
    case.done(&ferrante(), "restrict-access", &restrict()).await;
    assert_eq!(case.get(&elsewhere(), "").await.problem(), hidden());
}

#[tokio::test]
async fn every_other_role_sees_no_case_file() {
    let case = Case::managed().await;
    for actor in everybody("centro-1") {
        let status = case.get(&actor, "").await.status;
        let expected = match actor.role {
            Role::SocialWorker | Role::CaseManager | Role::ServiceHead | Role::SpecialistTeam => {
                200
            }
            _ => 404,
        };
        assert_eq!(status, expected, "{:?}", actor.role);
        if expected == 404 {
            let listed = case.ask(&actor, CASES).await.json();
            assert_eq!(listed["items"], json!([]), "{:?}", actor.role);
        }
    }
}

#[tokio::test]
async fn acts_on_case_files_are_in_the_audit_of_those_who_check_and_not_of_the_office() {
    let case = Case::managed().await;
    let path = format!("/api/v1/audit/case_file/{}", case.id);
    let count = async |actor: &Actor| {
        let reply = case.ask(actor, &path).await.json();
        reply["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(count(&auditor()).await, 3);
    assert_eq!(count(&colleague()).await, 0);
    assert_eq!(count(&head()).await, 0);
}
