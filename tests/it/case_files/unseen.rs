//! No answer to a command tells whether there is a file that is hidden from whoever gives it.

use super::around::known;
use super::given::{CASES, Case, colleague, elsewhere, ferrante, head, hidden, report};
use domain::access::Actor;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{desk_operator, everybody};
use tests::app::{Reply, send};
use uuid::Uuid;

/// Somebody on file without a case.
async fn somebody(case: &Case) -> Uuid {
    let desk = desk_operator("centro-1");
    let reply = case.app.post(&desk, "/api/v1/people", &json!({})).await;
    serde_json::from_value(reply.json()["id"].clone()).expect("an id")
}

async fn reports(case: &Case, actor: &Actor, person: Uuid, received_on: &str) -> Reply {
    let mut report = report();
    report["received_on"] = json!(received_on);
    let body = json!({ "person_id": person, "report": report });
    case.app.post(actor, CASES, &body).await
}

/// An answer without what differs between any two of them.
fn shape(reply: &Reply, person: Uuid) -> Value {
    let mut body = reply.json();
    for changing in ["position", "recorded_at", "instance", "request_id"] {
        body.as_object_mut().expect("an object").remove(changing);
    }
    let told = json!({
        "status": reply.status, "body": body,
        "etag": reply.header("etag"), "location": reply.header("location"),
    });
    let anonymous = told.to_string().replace(&person.to_string(), "ID");
    serde_json::from_str(&anonymous).expect("as it was")
}

#[tokio::test]
async fn any_office_reports_and_is_answered_the_same_whether_or_not_there_is_a_file() {
    let case = Case::managed().await;
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    for actor in [desk_operator("centro-2"), elsewhere(), colleague_of_none()] {
        let nobodys = somebody(&case).await;
        for received_on in ["2026-03-03", "1899-12-31", "2026-02-27"] {
            let joined = reports(&case, &actor, case.id, received_on).await;
            let made = reports(&case, &actor, nobodys, received_on).await;
            assert_eq!(
                shape(&joined, case.id),
                shape(&made, nobodys),
                "{actor:?} {received_on}"
            );
        }
        assert_eq!(case.get(&actor, "").await.problem(), hidden());
    }
    let told = case.get(&ferrante(), "/records?kind=report").await.json();
    assert_eq!(
        told["items"].as_array().map(Vec::len),
        Some(4),
        "each of them is read by whoever works on the case"
    );
    let again = reports(&case, &ferrante(), case.id, "2026-02-27").await;
    assert_eq!(again.problem(), (409, "resource.already-exists".to_owned()));
}

/// A desk of an office that has nothing to do with the case.
fn colleague_of_none() -> Actor {
    desk_operator("centro-3")
}

#[tokio::test]
async fn a_later_report_is_for_those_the_file_is_open_to_and_there_is_none_for_all_others() {
    let case = Case::managed().await;
    let nobodys = somebody(&case).await;
    let later = json!({ "report": report() });
    for version in [1, case.version().await, 99] {
        for id in [case.id, nobodys] {
            let path = format!("{CASES}/{id}/receive-report");
            let reply = case.app.command(&elsewhere(), &path, version, &later).await;
            assert_eq!(reply.problem(), hidden(), "{version} {id}");
            let without = case.app.request(&elsewhere(), Method::POST, &path);
            let reply = send(without.json(&later)).await;
            assert_eq!(reply.problem(), hidden(), "{version} {id}");
        }
    }
    case.done(&colleague(), "receive-report", &later).await;
}

#[tokio::test]
async fn who_may_break_no_glass_is_answered_the_same_whether_or_not_there_is_a_file() {
    let case = Case::managed().await;
    let nobodys = somebody(&case).await;
    let body = json!({ "reason": "Chiamata dal pronto soccorso" });
    let mut refused = 0;
    for actor in everybody("centro-1") {
        let mut told = Vec::new();
        for id in [nobodys, case.id] {
            let path = format!("{CASES}/{id}/break-glass");
            let asked = case.app.request(&actor, Method::POST, &path).json(&body);
            told.push(send(asked).await);
        }
        // Whoever may open a file in an emergency learns of it by doing so, and is seen.
        if told[1].status != 200 {
            assert_eq!(told[0].problem(), told[1].problem(), "{actor:?}");
            refused += 1;
        }
    }
    assert!(refused > 5, "{refused}");
}

#[tokio::test]
async fn a_file_forwards_only_to_the_file_of_whom_the_person_was_merged_into() {
    let mut case = Case::managed().await;
    let first = case.id;
    let (second, missing) = (somebody(&case).await, somebody(&case).await);
    case = Case::of(case.app, second).await;
    case.open().await;
    case.office("centro-2").await;
    let unfit = (422, "case-file.survivor-unfit".to_owned());
    let absorb = |into: Uuid| json!({ "into": into, "reason": "same-person" });
    case.id = first;
    for into in [second, missing, first] {
        let refused = case
            .refused(&ferrante(), "absorb-case", &absorb(into))
            .await;
        assert_eq!(refused, unfit, "nobody was merged");
    }
    let merge = json!({ "survivor": second, "reason": "same-person" });
    known(&case, first, &ferrante(), "merge-persons", &merge).await;
    // The other file goes to a team: it is not there for anybody else, whatever else would refuse the command.
    case.id = second;
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    case.id = first;
    let manager = super::given::who("altra", domain::access::Role::CaseManager, "centro-1");
    for into in [second, missing] {
        let refused = case.refused(&manager, "absorb-case", &absorb(into)).await;
        assert_eq!(refused, unfit, "hidden is as missing");
    }
    let ask = json!({ "to": "centro-2", "reason": "moved-house", "summary": "Altrove." });
    case.done(&ferrante(), "request-transfer", &ask).await;
    for into in [second, missing] {
        let refused = case.refused(&manager, "absorb-case", &absorb(into)).await;
        assert_eq!(refused, unfit, "also while the file moves");
    }
    let pending = (409, "case-file.transfer-pending".to_owned());
    let refused = case
        .refused(&ferrante(), "absorb-case", &absorb(second))
        .await;
    assert_eq!(refused, pending);
    let refuse = json!({ "reason": "still-resident", "note": null });
    case.done(&elsewhere(), "refuse-transfer", &refuse).await;
    case.done(&head(), "absorb-case", &absorb(second)).await;
    case.id = second;
    let back = case
        .refused(&ferrante(), "absorb-case", &absorb(first))
        .await;
    assert_eq!(back, unfit, "two files never forward to each other");
}
