//! From the first report to the closing and a new episode, and the move to another office in between.

use super::around::known;
use super::given::{CASES, Case, colleague, elsewhere, ferrante, head, hidden, report};
use domain::case_file::{CaseFile, CaseStatus};
use serde_json::{Value, json};
use store::Moment;
use tests::actors::{citizen, desk_operator, director};
use uuid::Uuid;

fn transfer() -> Value {
    json!({ "to": "centro-2", "reason": "moved-house", "summary": "La famiglia si è trasferita." })
}

fn acceptance() -> Value {
    json!({
        "manager": { "office": "centro-2", "actor": "leonardi" },
        "effective_on": "2026-03-02", "former_reads_until_on": "2026-03-10",
    })
}

#[tokio::test]
async fn a_case_is_reported_opened_taken_in_charge_closed_and_reopened() {
    let case = Case::managed().await;
    let from = json!({ "from_on": "2026-02-05" });
    case.done(&ferrante(), "take-in-charge", &from).await;
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["status"], "in_charge");
    assert_eq!(shown["manager"], "ferrante");
    let close = json!({
        "reason": { "scheme": "sinba.closure-reason", "code": "4" },
        "situation": { "scheme": "sinba.closure-situation", "code": "1" },
        "closed_on": "2026-02-27",
    });
    case.done(&ferrante(), "close-case", &close).await;
    let reopen = json!({ "reason": "new-report", "opened_on": "2026-03-01" });
    case.done(&ferrante(), "reopen-case", &reopen).await;
    let reply = case.get(&ferrante(), "").await;
    assert_eq!(
        reply.header("etag"),
        format!("\"{}\"", case.version().await)
    );
    let shown = reply.json();
    assert_eq!(shown["status"], "open");
    assert_eq!(shown["episodes"][0]["closed_on"], "2026-02-27");
    assert_eq!(shown["episodes"][0]["closing"]["reason"]["code"], "4");
    assert_eq!(shown["episodes"][1]["opened_on"], "2026-03-01");
    let stood = |day: &str| Moment {
        at: None,
        as_of: Some(format!("{day}T12:00:00Z").parse().expect("an instant")),
        known_at: None,
    };
    for (day, status) in [
        ("2026-02-02", CaseStatus::Reported),
        ("2026-02-10", CaseStatus::InCharge),
        ("2026-02-28", CaseStatus::Closed),
    ] {
        let replayed = case
            .app
            .store
            .replay::<CaseFile>(case.id, stood(day), false);
        let state = replayed.await.expect("replayed").loaded.state;
        assert_eq!(state.status(), status, "{day}");
    }
}

#[tokio::test]
async fn a_person_has_one_file_and_later_reports_join_it() {
    let case = Case::reported().await;
    let desk = desk_operator("centro-1");
    let again = json!({ "person_id": case.id, "report": report() });
    let reply = case.app.post(&desk, CASES, &again).await;
    assert_eq!(reply.problem(), (409, "resource.already-exists".to_owned()));
    let later = json!({ "report": report() });
    case.done(&desk, "receive-report", &later).await;
    let reports = case.get(&ferrante(), "/records?kind=report").await.json();
    assert_eq!(reports["items"].as_array().map(Vec::len), Some(2));
    let nobody = json!({ "person_id": Uuid::from_u128(9), "report": report() });
    let reply = case.app.post(&desk, CASES, &nobody).await;
    assert_eq!(reply.json()["errors"][0]["code"], "person.not-registered");
}

#[tokio::test]
async fn fields_that_are_not_known_are_refused_by_name() {
    let case = Case::reported().await;
    let mut body = json!({ "report": report() });
    body["report"]["phone"] = json!("095 0000001");
    let reply = case
        .send(&desk_operator("centro-1"), "receive-report", &body)
        .await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(reply.json()["errors"][0]["pointer"], "/report/phone");
}

#[tokio::test]
async fn a_case_moves_when_the_other_office_accepts_and_the_former_one_reads_for_some_days() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    assert_eq!(
        case.get(&elsewhere(), "").await.problem(),
        hidden(),
        "not before it is asked"
    );
    case.done(&ferrante(), "request-transfer", &transfer())
        .await;
    let asked = case.get(&elsewhere(), "").await.json();
    assert_eq!(asked["status"], "transfer_pending");
    assert_eq!(asked["due"][0]["kind"], "transfer");
    assert_eq!(asked["transfer"]["summary"], "La famiglia si è trasferita.");
    assert_eq!(case.diary(&elsewhere()).await, Vec::<String>::new());
    case.done(&elsewhere(), "accept-transfer", &acceptance())
        .await;
    let shown = case.get(&elsewhere(), "").await.json();
    assert_eq!(
        (&shown["office"], &shown["manager"]),
        (&json!("centro-2"), &json!("leonardi"))
    );
    let entry = json!({ "entry": super::given::entry("Dopo", false) });
    assert_eq!(
        case.refused(&ferrante(), "add-diary-entry", &entry).await,
        hidden()
    );
    assert_eq!(case.get(&ferrante(), "").await.status, 200, "still reads");
    let later = "2026-03-11T09:00:00Z".parse().expect("an instant");
    case.app.database.clock.set(later);
    assert_eq!(case.get(&ferrante(), "").await.problem(), hidden());
}

#[tokio::test]
async fn a_case_does_not_move_to_an_office_that_is_closed() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    case.done(&ferrante(), "request-transfer", &transfer())
        .await;
    case.close_office("centro-2").await;
    assert_eq!(
        case.refused(&elsewhere(), "accept-transfer", &acceptance())
            .await,
        (409, "case-file.office-closed".to_owned())
    );
    let refuse = json!({ "reason": "office-closes", "note": null });
    case.done(&elsewhere(), "refuse-transfer", &refuse).await;
    assert_eq!(
        case.refused(&ferrante(), "request-transfer", &transfer())
            .await,
        (409, "case-file.office-closed".to_owned())
    );
}

#[tokio::test]
async fn the_caseload_of_a_worker_holds_what_they_work_on() {
    let case = Case::managed().await;
    case.office("centro-1").await;
    let count = async |path: &str| {
        let reply = case.ask(&colleague(), path).await.json();
        reply["items"].as_array().map(Vec::len)
    };
    assert_eq!(
        count("/api/v1/case-files?worker=ferrante&open=true").await,
        Some(1)
    );
    assert_eq!(count("/api/v1/case-files?worker=altra").await, Some(0));
    let add = json!({
        "worker": { "office": "centro-1", "actor": "altra" },
        "reason": "educator", "from_on": "2026-02-10",
    });
    case.done(&head(), "add-coworker", &add).await;
    assert_eq!(count("/api/v1/case-files?worker=altra").await, Some(1));
    let remove = json!({
        "worker": { "office": "centro-1", "actor": "altra" },
        "reason": "leave", "until_on": "2026-02-20",
    });
    case.done(&head(), "remove-coworker", &remove).await;
    assert_eq!(count("/api/v1/case-files?worker=altra").await, Some(0));
    let workers = case.get(&head(), "").await.json()["workers"].clone();
    assert_eq!(workers[1]["until_on"], "2026-02-20");
}

#[tokio::test]
async fn a_file_forwards_to_another_one_and_stands_for_itself_again() {
    let case = Case::managed().await;
    let desk = desk_operator("centro-1");
    let other = case.app.post(&desk, "/api/v1/people", &json!({})).await;
    let into = other.json()["id"].clone();
    let absorb = json!({ "into": into, "reason": "same-person" });
    assert_eq!(
        case.refused(&ferrante(), "absorb-case", &absorb).await,
        (422, "case-file.survivor-unfit".to_owned())
    );
    let body = json!({ "person_id": into, "report": report() });
    assert_eq!(case.app.post(&desk, CASES, &body).await.status, 201);
    let merge = json!({ "survivor": into, "reason": "same-person" });
    known(&case, case.id, &ferrante(), "merge-persons", &merge).await;
    case.done(&ferrante(), "absorb-case", &absorb).await;
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(
        (&shown["status"], &shown["absorbed_into"]),
        (&json!("absorbed"), &into)
    );
    let restore = json!({ "reason": "two-people" });
    case.done(&ferrante(), "restore-case", &restore).await;
    assert_eq!(case.get(&ferrante(), "").await.json()["status"], "open");
}

#[tokio::test]
async fn only_social_workers_reach_a_case_file() {
    let case = Case::managed().await;
    let open = json!({ "opened_on": "2026-02-03", "reason": "report-accepted" });
    for actor in [citizen(), director(), desk_operator("centro-1")] {
        assert_eq!(case.get(&actor, "").await.problem(), hidden(), "{actor:?}");
        let (status, _) = case.refused(&actor, "open-case", &open).await;
        assert!([403, 404].contains(&status), "{actor:?}: {status}");
    }
}
